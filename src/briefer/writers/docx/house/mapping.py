"""Which style of a house stands for which of ours: guessed by names, ids and levels of outlines.

A theme may say otherwise for any of our names. Names of headers, of contents and of sources are
not guessed: their lines need tab stops that no house has where ours are.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from briefer.writers.docx.house.colour import contrast
from briefer.writers.docx.house.style import HouseStyle, HouseStyles
from briefer.writers.docx.name import style_id

TABLE: Final = "Briefer Table"
"""What the style of tables is called."""

PARAGRAPHS: Final = (
    "Body Text", "Title", "Subtitle", *(f"heading {level}" for level in range(1, 7)),
    "List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "Quote", "caption",
    "footnote text",
)  # fmt: skip
"""The styles of paragraphs that are looked for."""

CHARACTERS: Final = ("Strong", "Emphasis", "Hyperlink", "footnote reference")
"""The styles of characters that are looked for."""

_SAME: Final = {
    "body text": ("Textkörper", "Fließtext", "Corps de texte", "Texto independiente", "Corpo testo",
        "Body Copy", "Body", "Text Body", "Brødtekst", "Brödtext", "Platte tekst",
        "Основной текст", "نص أساسي", "النص الأساسي"),
    "title": ("Titel", "Titre", "Título", "Titolo", "Document Title", "Название", "العنوان"),
    "subtitle": ("Untertitel", "Sous-titre", "Subtítulo", "Sottotitolo", "Ondertitel",
        "Document Subtitle", "Подзаголовок", "عنوان فرعي", "العنوان الفرعي"),
    "list bullet": ("Aufzählungszeichen", "Aufzählung", "Liste à puces", "Lista con viñetas",
        "Punto elenco", "Opsomming", "Bullet", "Bullets", "Bullet 1", "Bullet List", "تعداد نقطي"),
    "list bullet 2": ("Aufzählungszeichen 2", "Liste à puces 2", "Bullet 2"),
    "list bullet 3": ("Aufzählungszeichen 3", "Liste à puces 3", "Bullet 3"),
    "list number": ("Listennummer", "Nummerierung", "Liste à numéros", "Lista con números",
        "Numero elenco", "Numbered List", "Number 1", "قائمة مرقمة"),
    "quote": ("Zitat", "Citation", "Cita", "Citazione", "Citaat", "Block Quote", "Block Text",
        "Цитата", "اقتباس"),
    "caption": ("Beschriftung", "Légende", "Epígrafe", "Didascalia", "Bijschrift",
        "Figure Caption", "Название объекта", "تسمية توضيحية"),
    "footnote text": ("Fußnotentext", "Note de bas de page", "Texto nota pie",
        "Testo nota a piè di pagina", "Voetnoottekst", "نص حاشية سفلية"),
    "strong": ("Fett", "Élevé", "Texto en negrita", "Enfasi (grassetto)", "قوي"),
    "emphasis": ("Hervorhebung", "Accentuation", "Énfasis", "Enfasi (corsivo)", "تأكيد"),
    "hyperlink": ("Link", "Lien hypertexte", "Hipervínculo", "Collegamento ipertestuale"),
    "footnote reference": ("Fußnotenzeichen", "Appel note de bas de page",
        "Referencia de nota al pie"),
}  # fmt: skip
_HEADING: Final = (
    "heading", "überschrift", "titre", "título", "titolo", "kop", "rubrik", "overskrift",
    "nagłówek", "заголовок", "عنوان", "العنوان", "h",
)  # fmt: skip


_SEEN: Final = 1.5
"""How much text differs from white at least; what is white was made for a table or a cover."""


class StyleMap(NamedTuple):
    """The house's ids for our names; `missing` are ours that it lacks.

    `unknown` are names of the house that a theme says and that there are none of.
    """

    ids: Mapping[str, str]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def mapped(styles: HouseStyles, chosen: Mapping[str, str]) -> StyleMap:
    """Return the mapping; `chosen` says names or ids of the house for our names, "" for ours."""
    found: dict[str, str] = {}
    missing: list[str] = []
    unknown: list[str] = []
    known = _Known(styles)
    for kind, names in (("paragraph", PARAGRAPHS), ("character", CHARACTERS)):
        for name in names:
            if name in chosen:
                continue
            if identity := known.guessed(name, kind):
                found[name] = identity
            else:
                missing.append(name)
    for name, wanted in chosen.items():
        if not wanted:
            continue
        kind = "table" if name == TABLE else "character" if name in CHARACTERS else "paragraph"
        if identity := known.named(wanted, kind):
            found[name] = identity
        else:
            unknown.append(wanted)
            missing.append(name)
    return StyleMap(found, tuple(missing), tuple(unknown))


class _Known:
    def __init__(self, styles: HouseStyles) -> None:
        self._styles = styles
        self._names: dict[tuple[str, str], HouseStyle] = {}
        self._levels: dict[int, HouseStyle] = {}
        for style in styles:
            for name in style.name.split(","):  # the others are what Word calls aliases
                self._names.setdefault((style.kind, _folded(name)), style)
            is_heading = style.kind == "paragraph" and style.outline is not None
            if is_heading and not style.name.lower().startswith("toc"):
                self._levels.setdefault(style.outline or 0, style)

    def named(self, name: str, kind: str) -> str:
        """Return the id of the style of that very name or id, empty where there is none."""
        if style := self._names.get((kind, _folded(name))):
            return style.id
        if name in self._styles and self._styles.get(name).kind == kind:
            return name
        return ""

    def guessed(self, name: str, kind: str) -> str:
        """Return the id of the style that likely is that of our name, empty where none is."""
        wanted = [name, *_SAME.get(name.lower(), ())]
        level = int(name[-1]) if name.startswith("heading ") else 0
        if level:
            wanted += [f"{word} {level}" for word in _HEADING]
            wanted += [f"{word}{level}" for word in _HEADING]
        for each in wanted:
            found = self._names.get((kind, _folded(each)))
            if found and self._is_fit(name, found):
                return found.id
        if level and (found := self._levels.get(level - 1)) and self._is_fit(name, found):
            return found.id
        identity = style_id(name)
        if identity in self._styles:
            found = self._styles.get(identity)
            if found.kind == kind and self._is_fit(name, found):
                return identity
        return self._styles.default if name == "Body Text" else ""

    @staticmethod
    def _is_fit(name: str, style: HouseStyle) -> bool:
        """Return whether a style can be ours: seen on white, and of a list with its labels."""
        if name.startswith("List ") and style.number is None:
            return False
        return contrast(style.look.colour) >= _SEEN or style.has_ground


def _folded(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip().lower())

"""Names of styles: Word's own where it has them, the roles' elsewhere.

Word knows its built-in styles by w:name in these very letters (ECMA-376-1 §17.7.4.9).
"""

import re

from briefer.writers.docx.place import Place

_KINDS = {
    "paragraph": "Body Text",
    "paragraph.title": "Title",
    "paragraph.subtitle": "Subtitle",
    "item": "List Continue",
    "definition": "Definition",
    "quoted": "Quote",
    "term": "Definition Term",
    "caption": "caption",
    "note": "Table Note",
    "head": "Table Head",
    "rowhead": "Table Row Head",
    "cell": "Table Text",
    "rule.writing": "Writing Line",
    "sources": "Bibliography",
    "footnote": "footnote text",
    "header": "header",
    "footer": "footer",
    "contents": "TOC Heading",
    **{f"heading{level}": f"heading {level}" for level in range(1, 7)},
    **{f"contents{level}": f"toc {level}" for level in range(1, 7)},
}
_INLINES = {
    "strong": "Strong",
    "emphasis": "Emphasis",
    "link": "Hyperlink",
    "note": "footnote reference",
    "badge": "Badge",
}
_BUILT_IN = {
    "Body Text", "Title", "Subtitle", "caption", "TOC Heading", "footnote text", "header", "footer",
    "Bibliography", "Strong", "Emphasis", "Hyperlink", "footnote reference", "Quote",
    *(f"{name} {level}" for name in ("heading", "toc") for level in range(1, 7)),
    *(
        f"List {kind}{level}"
        for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3", " 4", " 5")
    ),
}  # fmt: skip
_DEEPEST = 5


def paragraph_name(kind: str, role: str, place: Place, name: str = "") -> str:
    """Return what Word shows for the style of a kind of block; `name` is the block's own."""
    own = name or _KINDS.get(f"{kind}.{role}" if role else kind) or _KINDS.get(kind, "")
    if role and (kind == "paragraph" or not own):
        own = _KINDS.get(f"{kind}.{role}") or _title(role)
    elif not own:
        own = _title(kind)
    elif role and kind in ("item", "sources", "term", "definition", "quoted", "note", "caption"):
        own += f" {_title(role)}"
    if place.depth and not own.startswith("List "):
        own += " List"
    if place.within:
        panel = f"Briefer {_title(place.within)}"
        own = panel if own == "Body Text" else f"{panel} {own[:1].upper()}{own[1:]}"
    return f"{own} {min(place.depth, _DEEPEST)}" if place.depth > 1 else own


def character_name(kinds: tuple[tuple[str, str], ...]) -> str:
    """Return what Word shows for the style of inlines inside each other."""
    names = (_title(role) if role else _INLINES.get(kind) or _title(kind) for kind, role in kinds)
    return " ".join(dict.fromkeys(names))


def is_built_in(name: str) -> bool:
    """Return whether Word has a style of the name itself."""
    return name in _BUILT_IN


def style_id(name: str) -> str:
    """Return the id of a style: the letters and digits of its name."""
    return re.sub("[^A-Za-z0-9]", "", name[:1].upper() + name[1:]) or "Style"


def _title(role: str) -> str:
    """Return a role as words of a name, without what such a name cannot hold."""
    return " ".join(re.findall(r"[^\W_]+", role)).title()[:60] or "Plain"

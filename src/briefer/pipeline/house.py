"""Themes from a house's Word file: what of it a theme takes, and the theme made one's own.

Pages get its margins, colours and fonts, as far as these are here and may be embedded; Word files
get all the rest from the file itself, of which the library has a copy. The file is not changed.
"""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefer.document.theme import Theme, read_theme
from briefer.errors import FileError, InTheWayError, Problem, said, warning
from briefer.model.record import IDENTIFIER
from briefer.store import home
from briefer.store.installed import usable
from briefer.store.layered import Layer, text_of
from briefer.store.layout import NAMES
from briefer.store.library import Library
from briefer.store.place import shown
from briefer.store.saving import replace_whole
from briefer.store.toml import read_toml, write_toml
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.writers.docx.house.dress import Look

_MM: Final = 72 / 25.4
_MARGINS: Final = ("top", "bottom", "start", "end", "header", "footer")
_HEADINGS: Final = ("heading", "paragraph.title")
_LEAST_MARGIN, _LEAST_LINE, _BETWEEN = 20, 9, 8
"""The narrowest margin above and below, and where its line stands, in millimetres."""

_LETTER: Final = 800
"""Higher than this, in points, a page is A4 rather than Letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A theme that is proposed: its tables, the styles of the file by our names, and problems.

    A style of ours that has none in the file is named with an empty text.
    """

    file: Path
    tables: Mapping[str, Any]
    styles: Mapping[str, str]
    problems: tuple[Problem, ...]


def check_house(path: Path) -> None:
    """Raise FileError where a file is none whose styles can be used."""
    from briefer.writers.docx.house.file import read_house  # noqa: PLC0415 - few files are read

    read_house(path)


def styles_of(theme: Theme) -> Mapping[str, str]:
    """Return the styles of a theme's Word file by our names, empty where ours are used.

    Raises FileError where the file cannot be read.
    """
    from briefer.writers.docx.house import styles_of  # noqa: PLC0415 - few themes have one

    return styles_of(theme.house, theme.house_styles) if theme.house else {}


def theme_from_word(
    path: Path, library: Library, theme_id: str, name: str = "", base: str = "plain"
) -> Proposed:
    """Return the theme that is proposed for a house's file, made from a theme of the library.

    Raises BrieferError where the file, the id or the theme is none.
    """
    from briefer.writers.docx.house import appearance, styles_of  # noqa: PLC0415 - as above

    suffix = path.suffix.lower()
    file_name = f"{theme_id}{suffix}"
    if not IDENTIFIER.fullmatch(theme_id) or not re.fullmatch(NAMES["word"], file_name):
        raise FileError(
            said("{file} cannot be the theme {id}.", file=path.name, id=shown(theme_id)),
            "An id has letters, digits, - and _, and the file is a .docx, .dotx, .docm or .dotm.",
            path=path,
        )
    worn = library.themes.read(base)
    look, problems = appearance(path, worn)
    tables = copy.deepcopy(read_toml(text_of(library.themes.path(base))))
    tables |= {"id": theme_id, "name": name or path.stem.replace("_", " ")[:60], "version": 1}
    tables["house"] = {"file": file_name}
    tables["page"] = _page(tables.get("page", {}), look)
    tables["colours"] = {**tables.get("colours", {}), **look.colours}
    if look.chart:
        tables["chart"] = list(look.chart)
    missing = _fonts(tables, look, worn)
    read_theme(tables, lambda each: path if each == file_name else library.file(each), usable)
    return Proposed(
        file=path,
        tables=tables,
        styles=styles_of(path, {}),
        problems=(*problems, *missing),
    )


def take(proposed: Proposed, library: Library, *, overwrite: bool = False) -> str:
    """Return the id of the theme, now one of the user's own, with a copy of the Word file.

    Raises FileError, and InTheWayError where it would replace one without `overwrite`.
    """
    theme_id = str(proposed.tables["id"])
    if library.themes.file(theme_id, Layer.OWN) and not overwrite:
        raise InTheWayError(
            said("You have a theme {name} already.", name=theme_id), "Choose another id."
        )
    target = home.library() / "word" / str(proposed.tables["house"]["file"])
    try:
        raw = proposed.file.read_bytes()
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise FileError(
            said("{file} could not be copied.", file=proposed.file.name), path=proposed.file
        ) from None
    replace_whole(target, (raw,))
    library.themes.keep(theme_id, ".toml", write_toml(proposed.tables).encode())
    return theme_id


def _page(page: Mapping[str, Any], look: "Look") -> dict[str, Any]:
    found = {key: value for key, value in page.items() if key.removesuffix("_mm") not in _MARGINS}
    found["size"] = "a4" if look.page.height > _LETTER else "letter"
    given = {side: getattr(look.page, side) / _MM for side in _MARGINS}
    # Word moves its text down where a header is high; ours stands where it is said to.
    for margin, line in (("top", "header"), ("bottom", "footer")):
        given[margin] = max(given[margin], _LEAST_MARGIN)
        given[line] = max(_LEAST_LINE, min(given[line], given[margin] - _BETWEEN))
    return found | {f"{side}_mm": round(length, 1) for side, length in given.items()}


def _fonts(tables: dict[str, Any], look: "Look", worn: Theme) -> list[Problem]:
    """Let the tables name the fonts of the house; return a warning for each that is not here."""
    fonts = tables.setdefault("fonts", {})
    key = worn.style("text").font
    missing: list[Problem] = []
    for at, family in ((key, look.text_font), ("heading", look.heading_font)):
        if not family or (at == "heading" and family == look.text_font):
            continue
        if usable(family) is None:
            missing.append(
                warning(
                    said(
                        "There is no font {family} that may be embedded: {other} stands for it.",
                        family=family,
                        other=worn.fonts[key].name,
                    ),
                    "Install it, and make the theme again.",
                )
            )
            continue
        fonts[at] = {**fonts.get(key, {}), "name": family, "family": family}
        if at == "heading":
            for each in _HEADINGS:
                tables.setdefault("styles", {}).setdefault(each, {})["font"] = "heading"
    return missing

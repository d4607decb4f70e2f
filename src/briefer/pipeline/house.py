"""Themes from a house's Word file: what of it a theme takes, and the theme made one's own.

Pages get its margins, colours, fonts and logo, as far as they are wanted, are here and may be
embedded; Word files get all the rest from the file itself, of which the library has a copy without
its text, macros and properties. The file is not changed.
"""

import copy
import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefer.document.theme import Theme, read_theme
from briefer.document.tree import Picture
from briefer.errors import (
    BrieferError,
    ExportError,
    FileError,
    InTheWayError,
    Problem,
    error,
    said,
    warning,
)
from briefer.model.record import IDENTIFIER
from briefer.store import home
from briefer.store.installed import usable
from briefer.store.layered import Layer, text_of
from briefer.store.layout import is_of_library
from briefer.store.library import Library
from briefer.store.logo import logo_from, logo_name
from briefer.store.place import shown
from briefer.store.saving import replace_whole
from briefer.store.toml import read_toml, write_toml
from briefer.value import dataclass, field

if TYPE_CHECKING:
    from briefer.pipeline.check import Checked
    from briefer.writers.docx.house.dress import Look
    from briefer.writers.docx.house.survey import HouseLogo, Survey

_MM: Final = 72 / 25.4
_MARGINS: Final = ("top", "bottom", "start", "end", "header", "footer")
_HEADINGS: Final = ("heading", "paragraph.title")
_LEAST_MARGIN, _LEAST_LINE, _BETWEEN = 20, 9, 8
"""The narrowest margin above and below, and where its line stands, in millimetres."""

_LETTER, _NEAR = 612, 30
"""The width of a Letter page, and how far from it a page is none of those that we print on."""

_OTHER_PAGE: Final = (
    "The house has no upright A4 or Letter pages: ours keep the margins of the theme.",
    "Word files have the pages of the house; change the margins of ours in the theme.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is in a house's file, which `copy` has without what nobody needs.

    `styles` are those of the file by our names, as they are guessed, empty where it has none.
    `logo` are the pixels of that of the survey. `missing` are families that are not here.
    """

    file: Path
    copy: bytes
    look: "Look"
    survey: "Survey"
    styles: Mapping[str, str]
    logo: Picture | None
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What pages take of a file, and which of its styles stand for ours, by our names."""

    margins: bool = True
    fonts: bool = True
    colours: bool = True
    logo: bool = True
    styles: Mapping[str, str] = field(default_factory=dict)


EVERYTHING: Final = Wanted()
"""All that there is, and the styles as they are guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A theme that is proposed: its tables, what it is made of, and problems.

    A style of ours that has none in the file is named with an empty text.
    """

    found: Found
    tables: Mapping[str, Any]
    styles: Mapping[str, str]
    problems: tuple[Problem, ...]

    def put_into(self, folder: Path) -> None:
        """Write the copy of the file, and the logo, into a folder as a library has them."""
        found, logo = self.found, self.tables.get("logo", {}).get("file")
        files = {f"word/{self.tables['house']['file']}": found.copy}
        if found.logo and logo == logo_name(found.logo, found.file.stem):
            files[f"logos/{logo}"] = found.logo.data
        for name, raw in files.items():
            target = folder / name
            try:
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError:
                raise FileError(
                    said("{file} could not be copied.", file=found.file.name), path=found.file
                ) from None
            replace_whole(target, (raw,))


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


def lacking(checked: "Checked") -> tuple[Problem, ...]:
    """Return what the Word file of an edition will tell of its house's file, before it is written.

    An edition whose theme names none has nothing to tell.
    """
    if checked.document is None or checked.theme.house is None:
        return ()
    from briefer.writers import docx  # noqa: PLC0415 - few themes have one

    try:
        made = docx.write(checked.document, checked.theme, checked.pages, embed_fonts=False)
    except ExportError as fault:
        return (error(fault.message, fault.hint),)
    return tuple(each for each in made.problems if each not in checked.problems)


def find(path: Path, library: Library, base: Mapping[str, Any]) -> Found:
    """Return what there is in a house's file; what it does not say is as in a theme's tables.

    Raises FileError where the file is none.
    """
    from briefer.writers.docx import house  # noqa: PLC0415 - as above

    worn = _worn(base, library)
    look, problems = house.appearance(path, worn)
    survey = house.surveyed(path, worn)
    families = dict.fromkeys(filter(None, (look.text_font, look.heading_font)))
    return Found(
        file=path,
        copy=house.copy_of(path),
        look=look,
        survey=survey,
        styles=house.styles_of(path, {}),
        logo=_pixels(survey.logo, path),
        missing=tuple(each for each in families if usable(each) is None),
        problems=problems,
    )


def propose(
    found: Found, library: Library, base: Mapping[str, Any], wanted: Wanted = EVERYTHING
) -> Proposed:
    """Return the theme that is proposed for a file: the tables of another with what is wanted.

    Raises BrieferError where these make no theme.
    """
    tables: dict[str, Any] = copy.deepcopy({**base})
    name = _file_name(found, str(tables.get("id", "")))
    known = {
        key: theirs for key, theirs in wanted.styles.items() if theirs != found.styles.get(key)
    }
    tables["house"] = {"file": name, **({"styles": known} if known else {})}
    worn = _worn(base, library)
    problems = list(found.problems)
    if wanted.margins:
        tables["page"] = _page(tables.get("page", {}), found.look)
        if not _is_upright(found.look):
            problems.append(warning(*_OTHER_PAGE))
    if wanted.colours:
        tables["colours"] = {**tables.get("colours", {}), **found.look.colours}
        if found.look.chart:
            tables["chart"] = list(found.look.chart)
    if wanted.fonts:
        problems += _fonts(tables, found, worn)
    logo = found.survey.logo
    if wanted.logo and logo and found.logo:
        tables["logo"] = {
            "file": logo_name(found.logo, found.file.stem),
            **({"alt": logo.alt} if logo.alt else {}),
            "height": round(logo.height, 1),
            "place": logo.place,
            "side": logo.side,
        }
    offered = (name, tables.get("logo", {}).get("file") if found.logo else None)
    read_theme(tables, lambda each: found.file if each in offered else library.file(each), usable)
    styles = {**found.styles, **wanted.styles}
    return Proposed(found=found, tables=tables, styles=styles, problems=tuple(problems))


def theme_from_word(  # noqa: PLR0913 - what the command line says
    path: Path,
    library: Library,
    theme_id: str,
    name: str = "",
    base: str = "plain",
    *,
    wanted: Wanted = EVERYTHING,
) -> Proposed:
    """Return the theme that is proposed for a house's file, made from a theme of the library.

    Raises BrieferError where the file, the id or the theme is none.
    """
    suffix = path.suffix.lower()
    if not IDENTIFIER.fullmatch(theme_id) or not is_of_library(f"word/{theme_id}{suffix}"):
        raise FileError(
            said("{file} cannot be the theme {id}.", file=path.name, id=shown(theme_id)),
            "An id has letters, digits, - and _, and the file is a .docx, .dotx, .docm or .dotm.",
            path=path,
        )
    tables = based(library, theme_id, name or called(path), base)
    return propose(find(path, library, tables), library, tables, wanted)


def based(library: Library, theme_id: str, name: str, base: str = "plain") -> Mapping[str, Any]:
    """Return the tables of a theme of the library under another id and name."""
    tables = read_toml(text_of(library.themes.path(base)))
    return {**tables, "id": theme_id, "name": name, "version": 1}


def called(path: Path) -> str:
    """Return what the theme of a file is called that has no other name."""
    return path.stem.replace("_", " ")[:60]


def take(proposed: Proposed, library: Library, *, overwrite: bool = False) -> str:
    """Return the id of the theme, now one of the user's own, with a copy of the Word file.

    Raises FileError, and InTheWayError where it would replace one without `overwrite`.
    """
    theme_id = str(proposed.tables["id"])
    if library.themes.file(theme_id, Layer.OWN) and not overwrite:
        raise InTheWayError(
            said("You have a theme {name} already.", name=theme_id), "Choose another id."
        )
    proposed.put_into(home.library())
    library.themes.keep(theme_id, ".toml", write_toml(proposed.tables).encode())
    return theme_id


def _worn(base: Mapping[str, Any], library: Library) -> Theme:
    """Return the theme of the tables as pages wear it."""
    return read_theme({key: base[key] for key in base if key != "house"}, library.file, usable)


def _file_name(found: Found, theme_id: str) -> str:
    """Return how the library calls the copy: by the theme, unless that is another file."""
    name, digest = f"{theme_id}.docx", hashlib.sha256(found.copy).hexdigest()[:8]
    path = home.library() / "word" / name
    with suppress(OSError):
        if path.read_bytes() != found.copy:
            return f"{theme_id}-{digest}.docx"
    return name


def _pixels(logo: "HouseLogo | None", path: Path) -> Picture | None:
    with suppress(BrieferError):
        return logo_from(logo.data, path.name) if logo else None
    return None


def _page(page: Mapping[str, Any], look: "Look") -> dict[str, Any]:
    is_letter = abs(min(look.page.width, look.page.height) - _LETTER) < _NEAR / 4
    size = {"size": "letter" if is_letter else "a4"}
    if not _is_upright(look):
        return {**page, **size}
    found = {key: value for key, value in page.items() if key.removesuffix("_mm") not in _MARGINS}
    found |= size
    given = {side: getattr(look.page, side) / _MM for side in _MARGINS}
    # Word moves its text down where a header is high; ours stands where it is said to.
    for margin, line in (("top", "header"), ("bottom", "footer")):
        given[margin] = max(given[margin], _LEAST_MARGIN)
        given[line] = max(_LEAST_LINE, min(given[line], given[margin] - _BETWEEN))
    return found | {f"{side}_mm": round(length, 1) for side, length in given.items()}


def _is_upright(look: "Look") -> bool:
    return look.page.width < look.page.height and abs(look.page.width - _LETTER) < _NEAR


def _fonts(tables: dict[str, Any], found: Found, worn: Theme) -> list[Problem]:
    """Let the tables name the fonts of the house; return a warning for each that is not here."""
    fonts, look = tables.setdefault("fonts", {}), found.look
    key = worn.style("text").font
    missing: list[Problem] = []
    for at, family in ((key, look.text_font), ("heading", look.heading_font)):
        if not family or (at == "heading" and family == look.text_font):
            continue
        if family in found.missing:
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

"""A house's own Word file as the source of styles, lists, page, headers and footers.

    file      what is taken of the file; archive, markup: its zip and its XML, within limits
    style     its styles, and what each comes to; mapping: which stand for ours
    dress     our theme in its clothes, for what it has no style for
    clean     what of its parts may go into our file; copy: a file of these alone
    survey    what there is to choose from
    sheet, package, furniture: the writer's own with the house's in their place

The file is never changed. It is loaded only where a theme names such a file.
"""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from briefer.document.theme import PageStyle, Theme
from briefer.document.tree import Document
from briefer.errors import ExportError, FileError, Problem, said, warning
from briefer.value import replace
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.furniture import Furniture
from briefer.writers.docx.house.copy import copied
from briefer.writers.docx.house.dress import Look, dressed, look_of, page_of
from briefer.writers.docx.house.file import HouseFile, read_house
from briefer.writers.docx.house.furniture import furnish
from briefer.writers.docx.house.mapping import CHARACTERS, PARAGRAPHS, mapped
from briefer.writers.docx.house.package import HousePackage, pixels
from briefer.writers.docx.house.sheet import HouseNumbering, HouseSheet, families
from briefer.writers.docx.house.style import HouseStyles
from briefer.writers.docx.house.survey import Survey, survey


class House:
    """A house's file as one document is written in its style; `theme` is ours in its clothes.

    The `document` is without the logo of the theme where the house has one.
    """

    def __init__(self, file: HouseFile, theme: Theme, document: Document) -> None:
        self._file = file
        self._styles = HouseStyles(file)
        self._found = mapped(self._styles, theme.house_styles)
        text = self._styles.text(self._found.ids.get("Body Text", ""))
        look = look_of(file, self._styles, text, theme.page)
        worn = dressed(theme, look, is_short=bool(document.max_pages))
        self.document = replace(document, logo=None) if self._has_logo() else document
        self._is_narrow = bool(document.max_pages) and _area(look.page) < _area(theme.page)
        self.theme = replace(worn, fonts=families(worn, self._styles))
        self._problems: list[Problem] = []

    def _has_logo(self) -> bool:
        """Return whether a picture stands in its headers or footers."""
        return any(
            map(
                pixels,
                chain.from_iterable(
                    each.pictures.values() for each in self._file.furniture.values()
                ),
            )
        )

    def parts(
        self, fonts: Fonts, document: Document
    ) -> tuple[HousePackage, HouseSheet, HouseNumbering]:
        """Return the package, the styles and the lists that the document is written with."""
        rtl = document.dir == "rtl"
        numbering = HouseNumbering(fonts, self._styles, self._found)
        package = HousePackage(self._file, numbering, lang=document.lang, rtl=rtl)
        self._package = package
        self._sheet = HouseSheet(
            self.theme,
            fonts,
            (self._styles, self._found),
            lang=document.lang,
            rtl=rtl,
            is_short=bool(document.max_pages),
        )
        return package, self._sheet, numbering

    def furnish(self, furniture: Furniture, document: Document) -> None:
        """Put headers and footers into the package, each with the marking."""
        self._problems += furnish(self._package, self._file, furniture, document)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is worth knowing of the file, and what of it the document lacked."""
        used = self._sheet.used
        found = [*_macros(self._file), *self._problems, *self._package.problems]
        if self._is_narrow:
            found.append(
                warning(
                    said(
                        "The pages of {file} have less room: Word may need more.",
                        file=self._file.name,
                    ),
                    "Make a theme of the file, so that pages are laid out with its margins.",
                )
            )
        if self._found.unknown:
            found.append(
                warning(
                    said(
                        "{file} has no style {names}.",
                        file=self._file.name,
                        names=self._found.unknown,
                    ),
                    "Name another in the theme.",
                )
            )
        known = (*PARAGRAPHS, *CHARACTERS)
        lacking = tuple(each for each in known if each in used and each in self._found.missing)
        if lacking:
            found.append(
                warning(
                    said(
                        "{file} has no style for {names}: those of the theme are added.",
                        file=self._file.name,
                        names=lacking,
                    ),
                    "Choose styles of it for them in the theme, or leave it so.",
                )
            )
        return tuple(found)


def house_of(theme: Theme, document: Document) -> House | None:
    """Return the house of a theme, None where it names no file. Raises ExportError."""
    if theme.house is None:
        return None
    try:
        return House(read_house(theme.house), theme, document)
    except FileError as fault:
        raise ExportError(fault.message, fault.hint, format="docx") from None


def appearance(path: Path, theme: Theme) -> tuple[Look, tuple[Problem, ...]]:
    """Return what a house looks like, and what is worth knowing of its file. Raises FileError."""
    file = read_house(path)
    styles = HouseStyles(file)
    text = styles.text(mapped(styles, {}).ids.get("Body Text", ""))
    return look_of(file, styles, text, theme.page), _macros(file)


def surveyed(path: Path, theme: Theme) -> Survey:
    """Return what there is in a file to choose from. Raises FileError."""
    file = read_house(path)
    return survey(file, HouseStyles(file), page_of(file.section, theme.page).width)


def copy_of(path: Path) -> bytes:
    """Return the bytes of a .docx with what is taken of a file, and no more. Raises FileError."""
    return copied(read_house(path))


def styles_of(path: Path, chosen: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names of a file's styles by ours, empty where it has none. Raises FileError."""
    styles = HouseStyles(read_house(path))
    found = mapped(styles, chosen)
    names = dict.fromkeys((*PARAGRAPHS, *CHARACTERS, *chosen))
    return {name: styles.get(found.ids[name]).name if name in found.ids else "" for name in names}


def _area(page: PageStyle) -> float:
    """Return the room for text on a page, with a little to spare."""
    width, height = page.width - page.start - page.end, page.height - page.top - page.bottom
    return round(width * height, -3)


def _macros(file: HouseFile) -> tuple[Problem, ...]:
    if not file.has_macros:
        return ()
    return (warning(said("The macros of {file} are not taken.", file=file.name)),)

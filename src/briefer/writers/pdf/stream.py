"""Streams: the content of pages, deflated, and kept from one file to the next.

A page that shows what it showed in the file before, by the same names, is not drawn again.
"""

from collections.abc import Iterable, Mapping, Sequence

from briefer.document.theme import PageStyle
from briefer.typeset.page import Glyphs, Mark, Page, Run
from briefer.value import dataclass
from briefer.writers.pdf.content import Content
from briefer.writers.pdf.font import Font
from briefer.writers.pdf.packing import deflated


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A page as it was drawn: the names and tags it was drawn with, its marks, its content."""

    names: object
    tags: Sequence[str]
    marks: Sequence[int]
    data: bytes


@dataclass(slots=True, eq=False)
class Sheet:
    """A page with the words that it shows in each face, and its stream once it is drawn."""

    page: Page
    words: Mapping[str, tuple[Glyphs, ...]]
    stream: Stream | None = None


_last: dict[int, Sheet] = {}


def sheets(pages: Iterable[Page]) -> list[Sheet]:
    """Return the sheets of the pages of a file: those of the file before where they are as good."""
    global _last  # noqa: PLW0603 - what is kept is that of one file, not of all so far
    found = [_sheet(page, _last.get(page.number)) for page in pages]
    _last = {sheet.page.number: sheet for sheet in found}
    return found


def _sheet(page: Page, last: Sheet | None) -> Sheet:
    if last is not None and last.page.looks_like(page):
        last.page = page
        return last
    words: dict[str, set[Glyphs]] = {}
    for item in page.items:
        if isinstance(item, Run):
            words.setdefault(item.face, set()).update(item.words)
    return Sheet(page, {face: tuple(each) for face, each in words.items()})


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    """What the pages of a file are drawn with: margins, tags of marks, fonts and pictures."""

    style: PageStyle
    tags: Mapping[Mark, str]
    fonts: Mapping[str, tuple[str, Font]]
    pictures: Mapping[str, tuple[str, object]]

    def names(self) -> object:
        """Return what streams depend on beside their page and its tags."""
        fonts = {face: (label, font.ambiguous) for face, (label, font) in self.fonts.items()}
        return self.style, fonts, {picture: label for picture, (label, _) in self.pictures.items()}

    def draw(self, sheet: Sheet, names: object) -> Stream:
        """Return the stream of a sheet, drawn where it is not as it was."""
        known, tags = sheet.stream, [self.tags[mark] for mark in sheet.page.marks]
        if known is not None and known.names == names and tags == known.tags:
            return known
        content = Content(sheet.page, self.style, tags, self.fonts, self.pictures)
        stream = Stream(names, tags, content.marks, deflated(bytes(content)))
        sheet.stream = stream
        return stream

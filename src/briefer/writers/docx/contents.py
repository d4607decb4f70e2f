"""Contents: the list of headings as links to them, inside the field that makes it anew in Word.

Page numbers are Word's own and known to it alone: they come when the reader updates the field.
"""

from collections.abc import Iterator

from briefer.document import tree
from briefer.document.tree import Blocks
from briefer.document.walk import plain
from briefer.writers.docx.element import NOTHING, Xml, element, empty, foreign, joined
from briefer.writers.docx.element import plain as typed
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet


class Contents:
    """The bookmarks of headings, and the entries that lead to them; none for too few pages."""

    def __init__(
        self, label: str, found: Blocks, styles: StyleSheet, inlines: InlineWriter, pages: int
    ) -> None:
        self._label = label
        self._styles = styles
        self._inlines = inlines
        self._pages = pages
        self._headings = [block for block in found if isinstance(block, tree.Heading)]
        lists = [block for block in found if isinstance(block, tree.Contents)]
        is_printed = any(block.over_pages < pages for block in lists)
        self._marks = {
            block.id: f"_Toc{number}"
            for number, block in enumerate(self._headings, 1)
            if is_printed
        }

    def mark(self, block: str) -> str:
        """Return the bookmark of a heading, or nothing where none leads to it."""
        return self._marks.get(block, "")

    def entries(self, block: tree.Contents, place: Place) -> Iterator[tuple[Named, Xml]]:
        """Yield each paragraph of the list with its style."""
        headings = [
            heading
            for heading in self._headings
            if heading.level <= block.depth and plain(heading.content)
        ]
        if block.over_pages >= self._pages or not headings:
            return
        title = self._styles.paragraph("contents", block.role, place)
        voice = Voice(title, lang=place.lang, rtl=place.rtl)
        yield title, self._inlines.text(self._label, voice)
        for heading in headings:
            named = self._styles.paragraph(f"contents{heading.level}", "", place)
            text = " ".join(plain(heading.content).split())
            line = self._inlines.text(text, Voice(named, rtl=place.rtl))
            link = element("hyperlink", line, anchor=self._marks[heading.id], history=1)
            begin = _field_begin(block.depth) if heading is headings[0] else NOTHING
            end = _field_mark("end") if heading is headings[-1] else NOTHING
            yield named, joined((begin, link, end))


def _field_begin(depth: int) -> Xml:
    instruction = typed(f' TOC \\o "1-{depth}" \\h \\z \\u ')
    text = foreign("w:instrText", instruction, xml__space="preserve")
    return joined((_field_mark("begin"), element("r", text), _field_mark("separate")))


def _field_mark(kind: str) -> Xml:
    return element("r", empty("fldChar", fldCharType=kind))

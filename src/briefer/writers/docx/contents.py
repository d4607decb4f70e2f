"""Contents: the list of headings as links to them, inside the field that makes it anew in Word.

Page numbers are Word's own and known to it alone: they come when the reader updates the field.
"""

from collections.abc import Callable, Iterator

from lxml.etree import SubElement, _Element

from briefer.document import tree
from briefer.document.tree import Document
from briefer.document.walk import blocks, plain
from briefer.writers.docx.element import R, add, w
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet


class Contents:
    """The bookmarks of headings, and the entries that lead to them; none for too few pages."""

    def __init__(
        self, document: Document, styles: StyleSheet, inlines: InlineWriter, pages: int
    ) -> None:
        self._label = document.labels.contents
        self._styles = styles
        self._inlines = inlines
        self._pages = pages
        found = list(blocks(document.blocks))
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

    def entries(
        self, block: tree.Contents, place: Place
    ) -> Iterator[tuple[Named, Callable[[_Element], None]]]:
        """Yield the style of each paragraph of the list and what fills it."""
        headings = [
            heading
            for heading in self._headings
            if heading.level <= block.depth and plain(heading.content)
        ]
        if block.over_pages >= self._pages or not headings:
            return
        title = self._styles.paragraph("contents", block.role, place)
        voice = Voice(title.style, lang=place.lang, rtl=place.rtl)
        yield title, lambda paragraph: self._inlines.text(paragraph, self._label, voice)
        for heading in headings:
            named = self._styles.paragraph(f"contents{heading.level}", "", place)

            def fill(
                paragraph: _Element, heading: tree.Heading = heading, named: Named = named
            ) -> None:
                if heading is headings[0]:
                    _begin_field(paragraph, f' TOC \\o "1-{block.depth}" \\h \\z \\u ')
                link = add(paragraph, "hyperlink", anchor=self._marks[heading.id], history=1)
                title = " ".join(plain(heading.content).split())
                self._inlines.text(link, title, Voice(named.style, rtl=place.rtl))
                if heading is headings[-1]:
                    add(SubElement(paragraph, R), "fldChar", fldCharType="end")

            yield named, fill


def _begin_field(paragraph: _Element, instruction: str) -> None:
    add(SubElement(paragraph, R), "fldChar", fldCharType="begin")
    text = add(SubElement(paragraph, R), "instrText")
    text.text = instruction
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    add(SubElement(paragraph, R), "fldChar", fldCharType="separate")
    _ = w

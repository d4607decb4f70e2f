"""Contents: the list of headings as links to them, inside the field that makes it anew in Word.

Word alone knows on which of its pages a heading stands. A field in each entry asks it for that, and
shows until then the page of our own layout, where there is one. Nothing marks the fields as out of
date: Word would ask its user for leave before it opens the file.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from briefer.document import tree
from briefer.document.tree import Blocks
from briefer.document.walk import plain
from briefer.writers.docx.element import NOTHING, Xml, element, empty, foreign, joined
from briefer.writers.docx.element import plain as typed
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet, Variant


class Pages(NamedTuple):
    """How many pages there are, or may be, and on which the blocks are of which that is known."""

    total: int
    of: Mapping[str, int]


class Contents:
    """The bookmarks of headings, and the entries that lead to them; none for too few pages."""

    def __init__(
        self, label: str, found: Blocks, styles: StyleSheet, inlines: InlineWriter, pages: Pages
    ) -> None:
        self._label = label
        self._styles = styles
        self._inlines = inlines
        self._pages = pages
        self._headings = [block for block in found if isinstance(block, tree.Heading)]
        lists = [block for block in found if isinstance(block, tree.Contents)]
        is_printed = any(block.over_pages < pages.total for block in lists)
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
        if block.over_pages >= self._pages.total or not headings:
            return
        title = self._styles.paragraph("contents", block.role, place)
        voice = Voice(title, lang=place.lang, rtl=place.rtl)
        yield title, self._inlines.text(self._label, voice)
        begin = _field_begin(f'TOC \\o "1-{block.depth}" \\h \\z \\u')
        for heading in headings:
            named = self._styles.paragraph(
                f"contents{heading.level}", "", place, Variant(leader="dot")
            )
            first = begin if heading is headings[0] else NOTHING
            last = _field_mark("end") if heading is headings[-1] else NOTHING
            yield named, joined((first, self._entry(heading, Voice(named, rtl=place.rtl)), last))

    def _entry(self, heading: tree.Heading, voice: Voice) -> Xml:
        """Return a link with the words of the heading and the number of its page."""
        mark = self._marks[heading.id]
        page = self._pages.of.get(heading.id)
        return element(
            "hyperlink",
            self._inlines.text(" ".join(plain(heading.content).split()), voice),
            element("r", empty("tab")),
            _field_begin(f"PAGEREF {mark} \\h"),
            self._inlines.text(str(page), voice) if page else NOTHING,
            _field_mark("end"),
            anchor=mark,
            history=1,
        )


def _field_begin(instruction: str) -> Xml:
    text = foreign("w:instrText", typed(f" {instruction} "), xml__space="preserve")
    return joined((_field_mark("begin"), element("r", text), _field_mark("separate")))


@cache
def _field_mark(kind: str) -> Xml:
    return element("r", empty("fldChar", fldCharType=kind))

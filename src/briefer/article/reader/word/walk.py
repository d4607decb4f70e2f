"""The elements of a part of a Word file as blocks, in order, each seen once.

A box of text comes after the paragraph that it is anchored in, a note after the one that refers to
it. Where the mark at the end of a paragraph is deleted, the next goes on with it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefer.article.reader.collector import Collector, Run
from briefer.article.reader.word.block import Block, Paragraph, Table
from briefer.article.reader.word.run import Handler, Text
from briefer.article.reader.word.style import (
    Styles,
    child,
    is_on,
    list_of,
    number,
    outline_of,
    switch,
    val,
    value,
)


class Walk:
    """Goes over the elements of a part; `notes` gives up those that are referred to."""

    def __init__(
        self,
        styles: Styles,
        addresses: Mapping[str, str],
        collector: Collector,
        notes: dict[str, list[Block]],
    ) -> None:
        self._styles = styles
        self._collector = collector
        self._notes = notes
        self._text = Text(styles, addresses, collector)
        self._open: list[Paragraph | Table] = []
        self._ready: list[Block] = []
        self._carried: list[Run] = []

    def blocks(self, elements: Iterable[tuple[str, Any, str]]) -> Iterator[Block]:
        """Yield the paragraphs of the part."""
        starts, ends = self._handlers()
        for event, element, tag in elements:
            for handle in (starts if event == "start" else ends).get(tag, ()):
                handle(element, tag)
            if self._ready:
                yield from self._ready
                self._ready = []
        if self._carried:
            yield Block(self._carried)
            self._carried = []

    def _handlers(self) -> tuple[dict[str, list[Handler]], dict[str, list[Handler]]]:
        starts: dict[str, Handler] = {
            "p": self._start_paragraph,
            "tbl": lambda *_: self._open.append(Table()),
            "tr": lambda *_: self._table.begin_row(),
            "tc": lambda *_: self._table.begin_cell(),
        }
        ends: dict[str, Handler] = {
            "p": self._end_paragraph,
            "pPr": self._paragraph_properties,
            "tbl": self._end_table,
            "tblPr": self._table_properties,
            "trPr": self._row_properties,
            "tcPr": lambda element, _: self._table.widen(number(val(child(element, "gridSpan")))),
            "tc": lambda *_: self._table.end_cell(),
            "altChunk": lambda element, _: self._end([Block([], chunk=value(element, "id"))]),
        }
        return _merged(self._text.starts(), starts), _merged(ends, self._text.ends())

    @property
    def _table(self) -> Table:
        """Return the table that is open; one that leads nowhere where there is none."""
        return next((each for each in reversed(self._open) if isinstance(each, Table)), Table())

    def _end(self, blocks: Iterable[Block]) -> None:
        """Hand blocks to what they stand in."""
        if self._open:
            self._open[-1].take(blocks)
        else:
            self._ready += blocks

    def _start_paragraph(self, *_: object) -> None:
        style = self._styles.properties(self._styles.default)
        paragraph = Paragraph(style=style, item=style.item, heading=style.heading)
        if not any(isinstance(each, Paragraph) for each in self._open):
            paragraph.runs, self._carried = self._carried, []
        self._open.append(paragraph)
        self._text.paragraph = paragraph

    def _paragraph_properties(self, element: Any, _: str) -> None:
        paragraph = self._text.paragraph
        if not paragraph or not element.getparent().tag.endswith("}p"):
            return
        if style_id := val(child(element, "pStyle")):
            paragraph.style = self._styles.properties(style_id)
        outline = outline_of(element)
        paragraph.item = list_of(element, paragraph.style.item)
        paragraph.heading = paragraph.style.heading
        if outline is not None:
            paragraph.heading = outline + 1 if outline < 9 else 0
        mark = child(element, "rPr")
        paragraph.is_joined = any(child(mark, name) is not None for name in ("del", "moveFrom"))

    def _end_paragraph(self, *_: object) -> None:
        paragraph = self._open.pop()
        if not isinstance(paragraph, Paragraph):
            return
        self._text.end_paragraph()
        outer = [each for each in self._open if isinstance(each, Paragraph)]
        self._text.paragraph = outer[-1] if outer else None
        blocks = [paragraph.block()]
        if paragraph.style.role == "contents":
            self._collector.drop("navigation", "".join(run.text for run in paragraph.runs))
            blocks = []
        elif paragraph.is_joined and not outer:
            self._carried, blocks = paragraph.runs, []
        blocks += paragraph.after
        for note in paragraph.notes:
            blocks += self._notes.pop(note, [])
        self._end(blocks)

    def _table_properties(self, element: Any, _: str) -> None:
        look = child(element, "tblLook")
        first = value(look, "firstRow") if look is not None else ""
        self._table.has_head_style = is_on(first) if first else bool(_bits(val(look)) & 0x20)

    def _row_properties(self, element: Any, _: str) -> None:
        if switch(element, "tblHeader"):
            self._table.is_head = True
        if child(element, "del") is not None:
            self._text.leave_row()

    def _end_table(self, *_: object) -> None:
        table = self._open.pop()
        if isinstance(table, Table):
            self._end(table.blocks(self._collector.begin_table() if table.is_data() else None))


def _merged(*tables: Mapping[str, Handler]) -> dict[str, list[Handler]]:
    found: dict[str, list[Handler]] = {}
    for table in tables:
        for tag, handle in table.items():
            found.setdefault(tag, []).append(handle)
    return found


def _bits(text: str) -> int:
    """Return a number that is written to the base of 16, 0 where it is none."""
    try:
        return int(text, 16)
    except ValueError:
        return 0

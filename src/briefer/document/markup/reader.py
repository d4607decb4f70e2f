"""Reading of markup: XML text -> tree, strict, with the line of what is wrong."""

import base64
import binascii
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, cast

from briefer.document.grid import placed
from briefer.document.markup.frame import Frame, Ids, Slot, framed
from briefer.document.markup.line import inlines
from briefer.document.markup.node import Node, parse
from briefer.document.tree import (
    Align,
    AnyBlock,
    Blocks,
    Bullets,
    Cell,
    Chart,
    ChartKind,
    Column,
    Contents,
    Definition,
    Definitions,
    Direction,
    Document,
    Figure,
    Heading,
    Labels,
    Marking,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Series,
    SourceItem,
    SourceList,
    Table,
)
from briefer.errors import meant, said
from briefer.value import replace

_STRINGS = ("title", "subject", "author", "organisation", "reference", "header", "footer")
"""The attributes of a document that are texts, and are kept as they stand."""

_COMMON = ("id", "role", "lang", "dir")
_MOST_TIMES = 10
"""How often a passage may stand: it is long, and its name is short."""

_MOST_COLUMNS = 1000
_MOST_CELLS = 50_000
"""What all tables may have together: a cell over rows pushes those below it aside."""


def read(text: str) -> Document:
    """Return the document; blocks without an id of their own get b1, b2, ... in reading order.

    Raises TemplateError, with the line, where the text leaves the vocabulary.
    """
    return read_frame(text).document


def read_frame(
    text: str, passages: Collection[str] = (), pictures: Collection[str] | None = None
) -> Frame:
    """Return the document with a slot for each <passage of="..."/>, one of those named.

    So text that was parsed once is not written as markup only to be read again. Where `pictures`
    are named, figures show no others.

    Raises TemplateError, with the line, where the text leaves the vocabulary.
    """
    root = parse(text)
    if root.name != "document":
        raise root.fault(
            said("The markup begins with <{element}>, not with <document>.", element=root.name)
        )
    root.expect((*_STRINGS, "lang", "dir", "marking", "marking_scheme", "date", "max_pages"))
    strings = {name: root.attributes.get(name, "") for name in _STRINGS}
    reader = _Reader(passages, pictures)
    labels = Labels()
    pixels: dict[str, Picture] = {}
    blocks: list[AnyBlock] = []
    for child in root.elements():
        if child.name == "labels":
            child.expect(("page", "contents", "continued", "notes"))
            labels = Labels(**child.attributes)
        elif child.name == "picture":
            pixels[child.attributes.get("id", "")] = _picture(child)
        else:
            blocks.append(reader.block(child))
    document = Document(
        **cast("dict[str, Any]", strings),
        lang=root.attributes.get("lang", "en"),
        dir=cast("Direction", root.choice("dir", ("ltr", "rtl"))),
        marking=Marking(
            cast("Any", root.choice("marking_scheme", ("", "tlp", "text"))),
            root.attributes.get("marking", ""),
        ),
        date=_date(root),
        max_pages=root.number("max_pages", 0, 0, 10_000),
        labels=labels,
        pictures=pixels,
        blocks=tuple(blocks),
    )
    return framed(document, reader.ids.taken(), reader.times)


def _date(node: Node) -> date | None:
    text = node.attributes.get("date", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise node.fault(
            said(
                "date of <{element}> is “{text}”, not a date like 2026-01-31.",
                element=node.name,
                text=text,
            )
        ) from None


def _picture(node: Node) -> Picture:
    node.expect(("id", "type", "width", "height"))
    try:
        data = base64.b64decode(node.text(), validate=True)
    except binascii.Error:
        raise node.fault("The pixels of a <picture> are not base64.") from None
    media_type = node.choice("type", ("image/png", "image/jpeg"))
    size = [node.number(name, 1, 1, 1_000_000) for name in ("width", "height")]
    return Picture(data, cast("Any", media_type), *size)


class _Reader:
    """Reads blocks and hands out ids."""

    def __init__(self, passages: Collection[str], pictures: Collection[str] | None) -> None:
        self.ids = Ids()
        self._passages = passages
        self.times = Counter[str]()
        self._cells = 0
        self._pictures = pictures
        self._blocks: dict[str, Callable[[Node], AnyBlock]] = {
            "heading": self._heading,
            "p": self._paragraph,
            "bullets": lambda node: Bullets(items=self._items(node)),
            "numbers": lambda node: Numbers(items=self._items(node)),
            "definitions": self._definitions,
            "table": self._table,
            "panel": lambda node: Panel(blocks=self.blocks(node)),
            "figure": self._figure,
            "chart": self._chart,
            "quote": lambda node: Quote(blocks=self.blocks(node)),
            "rule": lambda node: self._empty(node, Rule()),
            "pagebreak": lambda node: self._empty(node, PageBreak()),
            "sources": self._sources,
            "contents": self._contents,
        }
        self._own = {
            "heading": ("level",),
            "table": ("row_heads",),
            "figure": ("picture", "alt"),
            "chart": ("kind", "unit", "alt"),
            "contents": ("depth", "over_pages"),
        }

    def blocks(self, node: Node) -> Blocks:
        return tuple(map(self.block, node.elements()))

    def _slot(self, node: Node) -> Slot:
        node.expect(("of",))
        node.expect_empty()
        name = node.attributes.get("of", "")
        if name not in self._passages:
            raise node.fault(said("There is no passage {name}.", name=name))
        self.times[name] += 1
        if self.times[name] > _MOST_TIMES:
            raise node.fault(said("A passage is printed more than {most} times.", most=_MOST_TIMES))
        return Slot(passage=name)

    def block(self, node: Node) -> AnyBlock:
        if node.name == "passage":
            return cast("AnyBlock", self._slot(node))
        read_block = self._blocks.get(node.name)
        if read_block is None:
            raise node.fault(
                said("<{element}> is not known here.", element=node.name),
                meant(node.name, self._blocks),
            )
        node.expect((*_COMMON, *self._own.get(node.name, ())))
        identity = self.ids.new(node.attributes.get("id", ""))
        return replace(
            read_block(node),
            id=identity,
            role=node.attributes.get("role", ""),
            lang=node.attributes.get("lang", ""),
            dir=cast("Direction", node.choice("dir", ("", "ltr", "rtl"))),
        )

    @staticmethod
    def _empty(node: Node, block: AnyBlock) -> AnyBlock:
        node.expect_empty()
        return block

    def _heading(self, node: Node) -> Heading:
        return Heading(level=node.number("level", 1, 1, 6), content=inlines(node))

    def _paragraph(self, node: Node) -> Paragraph:
        return Paragraph(content=inlines(node))

    def _items(self, node: Node) -> tuple[Blocks, ...]:
        return tuple(self.blocks(item) for item in _only(node, "item"))

    def _definitions(self, node: Node) -> Definitions:
        pairs: list[Definition] = []
        for child in node.elements():
            if child.name == "term":
                pairs.append(Definition(inlines(child), ()))
            elif child.name == "definition" and pairs:
                pairs[-1] = replace(pairs[-1], blocks=self.blocks(child))
            else:
                raise child.fault(
                    said("<{element}> cannot stand here.", element=child.name),
                    "<term> and <definition> do.",
                )
        return Definitions(items=tuple(pairs))

    def _table(self, node: Node) -> Table:
        parts = _parts(node, ("columns", "head", "rows", "caption", "note"))
        columns = [
            Column(cast("Align", column.choice("align", ("start", "end", "center", "decimal"))))
            for column in _only(parts.get("columns"), "column", ("align",))
        ]
        head, rows = _rows(parts.get("head")), _rows(parts.get("rows"))
        widest = max((sum(cell.columns for cell in row) for row in (*head, *rows)), default=0)
        width = max(len(columns), widest, _reach(head), _reach(rows))
        if width > _MOST_COLUMNS:
            raise node.fault(said("A table has more than {most:,} columns.", most=_MOST_COLUMNS))
        self._cells += width * (len(head) + len(rows))
        if self._cells > _MOST_CELLS:
            raise node.fault(said("Tables have more than {most:,} cells.", most=_MOST_CELLS))
        columns += [Column()] * (widest - len(columns))
        return Table(
            columns=tuple(columns),
            head=head,
            rows=rows,
            row_heads=node.number("row_heads", 0, 0, 100),
            caption=inlines(parts.get("caption")),
            note=inlines(parts.get("note")),
        )

    def _figure(self, node: Node) -> Figure:
        parts = _parts(node, ("caption", "note"))
        picture = node.attributes.get("picture", "")
        if self._pictures is not None and picture not in self._pictures:
            raise node.fault(
                said("There is no picture “{picture}”.", picture=picture),
                "Pictures stand in passages.",
            )
        return Figure(
            picture=picture,
            alt=node.attributes.get("alt", ""),
            caption=inlines(parts.get("caption")),
            note=inlines(parts.get("note")),
        )

    def _chart(self, node: Node) -> Chart:
        parts = _parts(node, ("categories", "caption", "note"), many="series")
        series = []
        for child in node.elements():
            if child.name == "series":
                child.expect(("name",))
                values = tuple(_value(value) for value in _only(child, "value"))
                series.append(Series(child.attributes.get("name", ""), values))
        return Chart(
            kind=cast("ChartKind", node.choice("kind", ("bar", "column", "line"))),
            categories=tuple(c.text() for c in _only(parts.get("categories"), "category")),
            series=tuple(series),
            unit=node.attributes.get("unit", ""),
            alt=node.attributes.get("alt", ""),
            caption=inlines(parts.get("caption")),
            note=inlines(parts.get("note")),
        )

    def _sources(self, node: Node) -> SourceList:
        items = []
        for child in _only(node, "source", ("id", "label")):
            name = self.ids.new(child.attributes.get("id", ""))
            items.append(SourceItem(name, child.attributes.get("label", ""), inlines(child)))
        return SourceList(items=tuple(items))

    def _contents(self, node: Node) -> AnyBlock:
        contents = Contents(
            depth=node.number("depth", 2, 1, 6),
            over_pages=node.number("over_pages", 4, 0, 10_000),
        )
        return self._empty(node, contents)


def _only(node: Node | None, name: str, attributes: Collection[str] = ()) -> Iterator[Node]:
    """Yield the elements within, all of which have the name, and no other attributes."""
    if node is None:
        return
    for child in node.elements():
        if child.name != name:
            raise child.fault(
                said("<{child}> cannot stand in <{element}>.", child=child.name, element=node.name),
                said("<{element}> does.", element=name),
            )
        child.expect(attributes)
        yield child


def _parts(node: Node, names: tuple[str, ...], *, many: str = "") -> dict[str, Node]:
    """Return the elements within by name; only that of the name `many` may stand more than once."""
    parts: dict[str, Node] = {}
    for child in node.elements():
        if child.name == many:
            continue
        if child.name not in names:
            raise child.fault(
                said("<{child}> cannot stand in <{element}>.", child=child.name, element=node.name)
            )
        if child.name in parts:
            raise child.fault(
                said("<{child}> stands twice in <{element}>.", child=child.name, element=node.name)
            )
        child.expect(())
        parts[child.name] = child
    return parts


def _reach(rows: tuple[Row, ...]) -> int:
    """Return how many columns the rows come to, or the first count that is too many."""
    reach = 0
    for row in placed(rows):
        reach = max((reach, *(column + cell.columns for column, cell in row)))
        if reach > _MOST_COLUMNS:
            break
    return reach


def _rows(node: Node | None) -> tuple[Row, ...]:
    return tuple(
        tuple(_cell(cell) for cell in _only(row, "cell", ("columns", "rows")))
        for row in _only(node, "row")
    )


def _cell(node: Node) -> Cell:
    return Cell(
        inlines(node), node.number("columns", 1, 1, 1000), node.number("rows", 1, 1, 10_000)
    )


def _value(node: Node) -> float | None:
    text = node.text().strip()
    try:
        value = float(text) if text else None
    except ValueError:
        value = math.nan
    if value is not None and not math.isfinite(value):
        raise node.fault(said("<value> holds “{text}”, not a number.", text=text))
    return value

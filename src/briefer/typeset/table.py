"""Tables: rows whose cells stand side by side, under a head that is repeated on each page."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from briefer.document.tree import Span, Table
from briefer.document.walk import plain
from briefer.errors import said, warning
from briefer.typeset.bidi import has_rtl_letter
from briefer.typeset.column import Column, widths
from briefer.typeset.decimal import is_number, point, span
from briefer.typeset.flow import Flow, Owner
from briefer.typeset.grid import Placed, filled, grid, joined
from briefer.typeset.group import Group
from briefer.typeset.page import Element
from briefer.typeset.setting import Setting
from briefer.typeset.sheet import Sheet
from briefer.typeset.strip import LINES, NEVER, RowStrip, Strip, TextStrip
from briefer.value import replace

_LEAST_READABLE = 2.5
_TALL_ROW = 0.4
_ROUNDING = 0.001
_MOST_FLOATING = 0.3


def set_table(flow: Flow, table: Table) -> None:
    """Set a table with its caption and note."""
    start = len(flow.strips)
    _Setter(flow, table).set()
    flow.let_float(start, _MOST_FLOATING)


class _Setter:
    def __init__(self, flow: Flow, table: Table) -> None:
        self._flow = flow
        self._table = table
        self._within = flow.place.within
        style = flow.settings.get("table", table.role, self._within).style
        x, width = flow.place.inset(style.start, style.end)
        self._x, self._width = x, width
        style = replace(
            style,
            before=0 if table.caption else style.before,
            after=0 if table.note else style.after,
            pad_y=0,
        )
        self._group = Group(table.id, table.role, x, width, style, flow.place.rtl)
        self._aligns: list[str] = [column.align for column in table.columns]
        self._columns: list[Column] = []
        self._edges: list[float] = []
        self._head: tuple[Strip, ...] = ()

    def set(self) -> None:
        flow, table = self._flow, self._table
        offset = len(plain(table.caption)) + 1
        head, offset = grid(table.head, len(table.columns), offset)
        body, offset = grid(table.rows, len(table.columns), offset)
        columns = [each.column + each.columns for each in (*head, *body)]
        count = max(columns, default=0)
        head = filled(head, len(table.head), count)
        body = filled(body, len(table.rows), count)
        self._measure([*head, *body], len(head), count)
        element = flow.element("Table", table)
        with flow.inside(element):
            continued = self._caption()
            with flow.inside(element, groups=(*flow.place.groups, self._group)):
                if head:
                    section = flow.element("THead")
                    rows = self._rows(head, len(table.head), section, is_head=True)
                    repeated = (*continued, *rows)
                    if sum(row.height for row in repeated) < flow.page_height * _TALL_ROW:
                        self._head = repeated
                    self._add(rows, is_head=True)
                section = flow.element("TBody")
                self._add(self._rows(body, len(table.rows), section, is_head=False), is_head=False)
        if table.note:
            flow.barrier = NEVER
            setting = flow.settings.get("note", table.role, self._within)
            flow.text(table.note, setting, flow.element("P"), Owner(table.id, table.role, offset))

    def _caption(self) -> tuple[Strip, ...]:
        """Set the caption; return what stands for it where the table goes on."""
        flow, table = self._flow, self._table
        if not table.caption:
            return ()
        setting = flow.settings.get("caption", table.role, self._within)
        flow.text(table.caption, setting, flow.element("Caption"), Owner(table.id, table.role))
        flow.barrier = NEVER
        words = (*table.caption, Span(f" ({flow.document.labels.continued})"))
        silent = flow.settings.changed(setting, before=0)
        notes = flow.notes
        lines = flow.lines(words, silent, Element(tag="Artifact"), Owner(table.id))
        flow.notes = notes
        lines[-1].height += setting.style.after
        return tuple(lines)

    def _measure(self, placed: Sequence[Placed], heads: int, count: int) -> None:
        """Find the edges of the columns from all cells."""
        flow = self._flow
        missing = count - len(self._aligns)
        self._aligns += ["start"] * missing
        self._columns = [Column() for _ in self._aligns]
        spans = []
        for at, each in enumerate(placed):
            setting = self._setting(each, is_head=at < heads)
            least, most = flow.galleys.extents(each.cell.content, setting)
            pads = self._pads(each, setting)
            needed = Column(least + sum(pads), most + sum(pads))
            if each.columns > 1:
                spans.append((each.column, each.columns, needed))
                continue
            column = self._columns[each.column]
            column.least = max(column.least, needed.least)
            column.most = max(column.most, needed.most)
            if self._is_decimal(each) and (parts := self._parts(each, setting)):
                column.head = max(column.head, parts[0] + sum(pads))
                column.tail = max(column.tail, parts[1])
        found = widths(self._columns, spans, self._width)
        self._edges = [0.0, *accumulate(found)]
        size = flow.settings.get("cell", self._table.role, self._within).style.size
        is_squeezed = sum(column.least for column in self._columns) > self._width
        if is_squeezed and min(found) < size * _LEAST_READABLE:
            flow.problems.append(
                warning(
                    said(
                        "The table has {columns} columns, and some are too narrow to be read.",
                        columns=len(found),
                    ),
                    "Split the table, or turn rows into columns.",
                    block_id=self._table.id,
                )
            )

    def _setting(self, each: Placed, *, is_head: bool) -> Setting:
        kind = "head" if is_head else "rowhead" if each.column < self._table.row_heads else "cell"
        return self._flow.settings.get(kind, self._table.role, self._within)

    def _pads(self, each: Placed, setting: Setting) -> tuple[float, float]:
        """Return the space at the start and the end of a cell.

        Outer edges are flush with the rules.
        """
        pad = setting.style.pad_x
        is_last = each.column + each.columns == len(self._columns)
        return (pad if each.column else 0, 0 if is_last else pad)

    def _is_decimal(self, each: Placed) -> bool:
        return self._aligns[each.column] == "decimal"

    def _parts(self, each: Placed, setting: Setting) -> tuple[float, float] | None:
        """Return the widths of a number left of its decimal point and from it on; None for words.

        A unit in Arabic letters is left of its number.
        """
        text = plain(each.cell.content)
        if not is_number(text):
            return None
        at = point(text, self._flow.place.lang)
        left = [text[:at]]
        if self._is_mirrored(text):
            start, end = span(text)
            left = [text[start:at], text[end:]]
        extents = self._flow.galleys.extents
        head = sum(extents((Span(part),), setting)[1] for part in left if part)
        return head, extents(each.cell.content, setting)[1] - head

    def _is_mirrored(self, text: str) -> bool:
        return self._flow.place.rtl and has_rtl_letter(text)

    def _rows(
        self, placed: Sequence[Placed], count: int, section: Element, *, is_head: bool
    ) -> list[RowStrip]:
        """Return the rows as strips, tall ones in slices."""
        by_row: list[list[Placed]] = [[] for _ in range(count)]
        for each in placed:
            by_row[each.row].append(each)
        heights = [0.0] * count
        lines: list[list[tuple[Placed, Setting, list[TextStrip]]]] = []
        for number, row in enumerate(by_row):
            element = Element(tag="TR")
            section.children.append(element)
            cells = [self._cell(each, element, is_head=is_head) for each in row]
            lines.append(cells)
            for each, setting, strips in cells:
                height = sum(strip.height for strip in strips) + 2 * setting.style.pad_y
                if each.rows == 1:
                    heights[number] = max(heights[number], height)
                else:
                    last = number + each.rows - 1
                    heights[last] = max(heights[last], height - sum(heights[number:last]))
        reached = joined(placed)
        rows: list[RowStrip] = []
        start = 0
        for end in range(1, count + 1):
            if end < count and end in reached:
                continue
            parts: list[tuple[float, Strip]] = []
            top = 0.0
            for number in range(start, end):
                parts += _stacked(lines[number], top)
                top += heights[number]
            rows += self._strips(parts, top, rule=is_head and end == count)
            start = end
        return rows

    def _cell(
        self, each: Placed, row: Element, *, is_head: bool
    ) -> tuple[Placed, Setting, list[TextStrip]]:
        flow = self._flow
        setting = self._setting(each, is_head=is_head)
        attributes: dict[str, object] = {}
        is_row_head = each.column < self._table.row_heads
        if is_head or is_row_head:
            attributes["Scope"] = "Column" if is_head else "Row"
        if each.columns > 1:
            attributes["ColSpan"] = each.columns
        if each.rows > 1:
            attributes["RowSpan"] = each.rows
        element = Element(tag="TH" if is_head or is_row_head else "TD", attributes=attributes)
        row.children.append(element)
        x, width, align = self._frame(each, setting)
        set_in = flow.settings.aligned(setting, align)
        outer = flow.place
        flow.place = replace(
            outer, x=x, width=width, element=element, groups=(), rtl=outer.rtl and align != "left"
        )
        strips = flow.lines(
            each.cell.content, set_in, element, Owner(self._table.id, offset=each.offset)
        )
        flow.place = outer
        return each, setting, strips

    def _frame(self, each: Placed, setting: Setting) -> tuple[float, float, str]:
        """Return the left edge, the width and the alignment of a cell's text."""
        start, end = self._pads(each, setting)
        low, high = self._edges[each.column], self._edges[each.column + each.columns]
        rtl = self._flow.place.rtl
        if rtl:
            low, high = self._width - high, self._width - low
            start, end = end, start
        x, width = self._x + low + start, high - low - start - end + _ROUNDING
        align = self._aligns[each.column]
        if align != "decimal":
            return x, width, align
        column = self._columns[each.column]
        parts = self._parts(each, setting) if each.columns == 1 else None
        if parts is None or column.head + column.tail > high - low + 0.01:
            return x, width, "end"
        head, tail = parts
        point = x + column.head - start - end if rtl else x + width - column.tail
        if self._is_mirrored(plain(each.cell.content)):
            return point - head - 1, head + tail + 1, "start"
        return point - head, max(head + tail, 1) + 1, "left"

    def _strips(
        self, parts: Sequence[tuple[float, Strip]], height: float, *, rule: bool
    ) -> Iterator[RowStrip]:
        """Yield a row, or rows that a cell joins, as one strip, or as slices if too tall."""
        finish = self._rule(is_head=rule)
        is_tall = height > self._flow.page_height * _TALL_ROW
        slices = _slices(parts, height) if is_tall else [(parts, height)]
        for number, (part, tall) in enumerate(slices):
            yield RowStrip(
                height=tall,
                block=self._table.id,
                role=self._table.role,
                x=self._x,
                width=self._width,
                groups=self._flow.place.groups,
                notes=tuple(note for _, strip in part for note in strip.notes),
                cells=tuple(part),
                finish=finish if number == len(slices) - 1 else None,
            )

    def _rule(self, *, is_head: bool) -> Callable[[Sheet, float], None] | None:
        kind = "head" if is_head else "cell"
        style = self._flow.settings.get(kind, self._table.role, self._within).style
        if not style.line_bottom:
            return None
        start, end = self._x, self._x + self._width
        colour = style.line_colour or style.colour

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(start, end, y, style.line_bottom, colour)

        return draw

    def _add(self, rows: Sequence[RowStrip], *, is_head: bool) -> None:
        for number, row in enumerate(rows):
            row.head = self._head
            if is_head and number:
                row.barrier = NEVER
            elif number in {1, len(rows) - 1} and number:
                row.barrier = LINES
            self._flow.add(row)
        if is_head:
            self._flow.barrier = NEVER


def _stacked(
    cells: Sequence[tuple[Placed, Setting, list[TextStrip]]], top: float
) -> Iterator[tuple[float, Strip]]:
    """Yield the lines of a row's cells with their distance from the top."""
    pad = max((setting.style.pad_y for _, setting, _ in cells), default=0)
    for _, _, strips in cells:
        y = top + pad
        for strip in strips:
            yield y, strip
            y += strip.height


def _slices(
    placed: Sequence[tuple[float, Strip]], height: float
) -> list[tuple[list[tuple[float, Strip]], float]]:
    """Return a row that is too tall for one strip as several, one for each line of its cells."""
    ordered = sorted(placed, key=lambda each: each[0])
    lines = [list(line) for _, line in groupby(ordered, key=lambda each: each[0])]
    edges = [0.0, *(line[0][0] for line in lines[1:]), height]
    return [
        ([(y - low, strip) for y, strip in line], high - low)
        for line, (low, high) in zip(lines, pairwise(edges), strict=True)
    ]

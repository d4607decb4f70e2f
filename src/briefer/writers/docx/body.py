"""The body: blocks -> paragraphs, tables and drawings, in one pass.

Each block is a paragraph of a named style; what stands around it, such as the background of a panel,
is in that style and, at the panel's ends, in the paragraph itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from lxml.etree import SubElement, _Element

from briefer.document import tree
from briefer.document.theme import Style, Theme
from briefer.document.tree import AnyBlock, Blocks, Document, Inlines
from briefer.document.walk import plain
from briefer.writers.docx.element import R, add
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.look import Borders, Line
from briefer.writers.docx.numbering import Kind, Numbering
from briefer.writers.docx.paragraph import Direct, Paragraph, open_paragraph
from briefer.writers.docx.picture import add_picture, fit
from briefer.writers.docx.style import Named, Place, StyleSheet
from briefer.writers.docx.table import TableWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the body is written with."""

    document: Document
    theme: Theme
    styles: StyleSheet
    numbering: Numbering
    inlines: InlineWriter
    tables: TableWriter
    sources: Mapping[str, str]
    headings: Mapping[str, str]
    picture: Callable[[tree.Picture], str]
    has_contents: bool


class BodyWriter:
    """Appends blocks to the body of one file."""

    def __init__(self, root: _Element, means: Means) -> None:
        self._root = root
        self._means = means
        self._theme = means.theme
        self._styles = means.styles
        self._last: Paragraph | None = None
        self._in_row: str = ""
        self._before: float = 0
        self._opening: Style | None = None
        self._page_break = False
        self._marks = 0
        self._drawings = 0

    def write(self) -> None:
        """Append the document's blocks."""
        rtl = self._means.document.dir == "rtl"
        self._blocks(self._means.document.blocks, Place(rtl=rtl))
        if self._before or self._page_break or self._last is None:
            self._space()
        self._close()

    def _blocks(self, blocks: Blocks, place: Place) -> None:
        for block in blocks:
            self._block(block, _within(place, block))

    def _block(self, block: AnyBlock, place: Place) -> None:  # noqa: C901 - one arm a block
        match block:
            case tree.Heading():
                self._heading(block, place)
            case tree.Paragraph(role=role, content=content):
                self._text(self._styles.paragraph("paragraph", role, place), content, place)
            case tree.Bullets():
                self._list(block, "bullets", place)
            case tree.Numbers():
                self._list(block, "numbers", place)
            case tree.Definitions():
                self._definitions(block, place)
            case tree.Table():
                self._table(block, place)
            case tree.Panel():
                self._panel(block, place)
            case tree.Figure():
                self._figure(block, place)
            case tree.Chart():
                self._chart(block, place)
            case tree.Quote(blocks=blocks):
                self._quote(block, place)
            case tree.Rule(role=role):
                self._text(self._styles.paragraph("rule", role, place), (), place)
            case tree.PageBreak():
                self._page_break = True
            case tree.SourceList():
                self._sources(block, place)
            case tree.Contents():
                self._contents(block, place)
            case _:
                assert_never(block)

    # Paragraphs

    def _text(
        self,
        named: Named,
        content: Inlines,
        place: Place,
        direct: Direct | None = None,
        bookmark: str = "",
    ) -> Paragraph:
        """Append a paragraph with its text, inside a bookmark if it has a name."""
        paragraph = self._open(named, place, direct)
        if bookmark:
            self._marks += 1
            add(paragraph.element, "bookmarkStart", id=self._marks, name=bookmark)
        self._means.inlines.write(paragraph.element, content, _voice(named, place))
        if bookmark:
            add(paragraph.element, "bookmarkEnd", id=self._marks)
        return paragraph

    def _open(self, named: Named, place: Place, direct: Direct | None = None) -> Paragraph:
        direct = direct or Direct()
        self._close()
        if place.rtl != (self._means.document.dir == "rtl"):
            direct.rtl = place.rtl
        if place.box:
            if named.id != self._in_row:
                direct.before = 0
            self._in_row = named.id
        if panel := self._opening:
            self._begin_panel(panel, named, place, direct)
        elif self._before:
            direct.before = max(self._before, named.look.before)
        direct.page_break, self._page_break = self._page_break, False
        self._before, self._opening = 0, None
        self._last = open_paragraph(self._root, named, direct, rtl=place.rtl)
        return self._last

    def _begin_panel(self, panel: Style, named: Named, place: Place, direct: Direct) -> None:
        """Set the line, padding and distance above the first paragraph of a panel."""
        direct.before = max(panel.before, self._before)
        top = Line(panel.line_top, panel.line_colour or panel.colour, panel.pad_y)
        if place.box:
            look = named.look.borders
            assert look
            assert look.top
            top = top if panel.line_top else replace(look.top, space=panel.pad_y)
            direct.borders = replace(look, top=top)
            self._in_row = ""
        elif panel.line_top:
            direct.borders = replace(named.look.borders or Borders(), top=top)

    def _end_panel(self, panel: Style, place: Place) -> None:
        """Set the line, padding and distance below the last paragraph of a panel."""
        if self._last is None:
            self._before = max(self._before, panel.after)
            return
        direct, look = self._last.direct, self._last.named.look
        direct.after = panel.after
        bottom = Line(panel.line_bottom, panel.line_colour or panel.colour, panel.pad_y)
        if place.box:
            if direct.borders is None:
                direct.before = 0
            borders = direct.borders or look.borders
            assert borders
            assert borders.bottom
            bottom = bottom if panel.line_bottom else replace(borders.bottom, space=panel.pad_y)
            direct.borders = replace(borders, bottom=bottom)
        elif panel.line_bottom:
            direct.borders = replace(direct.borders or look.borders or Borders(), bottom=bottom)
        self._in_row = ""

    def _close(self) -> None:
        if self._last:
            self._last.close()
        self._last = None

    def _space(self) -> None:
        """Append an empty line, where Word wants a paragraph: after a table, and at the end."""
        named = self._styles.paragraph("space", name="Space")
        self._open(named, Place(rtl=self._means.document.dir == "rtl"))

    # Blocks

    def _heading(self, block: tree.Heading, place: Place) -> None:
        named = self._styles.paragraph(f"heading{block.level}", block.role, place)
        bookmark = self._means.headings.get(block.id, "")
        self._text(named, block.content, place, bookmark=bookmark)

    def _list(self, block: tree.Bullets | tree.Numbers, kind: Kind, place: Place) -> None:
        marker = self._theme.style(kind, block.role, place.within)
        level = min(place.depth, 8)
        inner = replace(
            place,
            depth=place.depth + 1,
            indent=place.indent + marker.start,
            list_role=block.role or place.list_role,
        )
        shared = self._means.numbering.shared(kind, marker)
        own = self._means.numbering.restarted(marker, level) if kind == "numbers" else None
        for item in block.items:
            for index, child in enumerate(item):
                if index or not isinstance(child, tree.Paragraph):
                    self._in_item(child, block.role, _within(inner, child))
                    continue
                name = "" if child.role else f"List {kind[:-1].title()}".replace("Bullet", "Bullet")
                named = self._styles.paragraph(
                    "paragraph" if child.role else "item",
                    child.role or block.role,
                    inner,
                    name=name,
                    number=(shared, level),
                    hanging=marker.start,
                )
                direct = Direct(number=(own, level) if own else None)
                self._text(named, child.content, _within(inner, child), direct)
        if place.depth == 0 and self._last and not place.box:
            self._last.direct.after = max(marker.after, self._last.named.look.after)

    def _in_item(self, child: AnyBlock, list_role: str, place: Place) -> None:
        """Append what follows the first paragraph of an item."""
        if isinstance(child, tree.Paragraph) and not child.role:
            named = self._styles.paragraph("item", list_role, place, name="List Continue")
            self._text(named, child.content, place)
        else:
            self._block(child, place)

    def _definitions(self, block: tree.Definitions, place: Place) -> None:
        style = self._theme.style("definitions", block.role, place.within)
        inner = replace(place, indent=place.indent + style.start)
        for item in block.items:
            self._text(self._styles.paragraph("term", block.role, place), item.term, place)
            self._blocks(item.blocks, inner)

    def _panel(self, block: tree.Panel, place: Place) -> None:
        panel = self._theme.style("panel", block.role, place.within)
        inner = replace(place, within=block.role or "panel", panel=panel)
        self._opening = panel
        self._blocks(block.blocks, inner)
        if self._opening is None:
            self._end_panel(panel, inner)
        self._opening = None

    def _quote(self, block: tree.Quote, place: Place) -> None:
        quote = self._theme.style("quote", block.role, place.within)
        self._before = max(self._before, quote.before)
        self._blocks(block.blocks, replace(place, quote=quote))
        if self._last:
            self._last.direct.after = quote.after

    def _table(self, block: tree.Table, place: Place) -> None:
        style = self._theme.style("table", block.role, place.within)
        self._captioned(block.caption, place)
        if self._page_break or self._last is None:
            self._space()
        self._close()
        self._opening = None
        room = self._room(place)
        self._means.tables.write(self._root, block, place, room)
        self._before = style.after
        self._noted(block.note, place)

    def _room(self, place: Place) -> float:
        page = self._theme.page
        panel = place.box
        inset = panel.pad_x * 2 + panel.line_start if panel else 0
        return page.width - page.start - page.end - place.indent - inset

    def _captioned(self, caption: Inlines, place: Place) -> None:
        if caption:
            self._text(self._styles.paragraph("caption", place=place), caption, place)

    def _noted(self, note: Inlines, place: Place) -> None:
        if note:
            self._before = 0
            self._text(self._styles.paragraph("note", place=place), note, place)

    def _figure(self, block: tree.Figure, place: Place) -> None:
        picture = self._means.document.pictures.get(block.picture)
        self._captioned(block.caption, place)
        if picture:
            page = self._theme.page
            most = (page.height - page.top - page.bottom) * 0.7
            size = fit(picture.width, picture.height, self._room(place), most)
            self._draw(self._means.picture(picture), size, block.alt, place)
        self._noted(block.note, place)

    def _draw(self, relation: str, size: tuple[float, float], alt: str, place: Place) -> None:
        self._drawings += 1
        paragraph = self._open(self._styles.paragraph("figure", place=place), place)
        add_picture(SubElement(paragraph.element, R), relation, self._drawings, size, alt)

    def _chart(self, block: tree.Chart, place: Place) -> None:
        head = (tree.Cell((tree.Span(block.unit),) if block.unit else ()),) + tuple(
            tree.Cell((tree.Span(series.name),)) for series in block.series
        )
        rows = tuple(
            (tree.Cell((tree.Span(category),)),)
            + tuple(
                tree.Cell(() if value is None else (tree.Span(f"{value:g}"),))
                for series in block.series
                for value in series.values[index : index + 1]
            )
            for index, category in enumerate(block.categories)
        )
        columns = (tree.Column(),) + (tree.Column("end"),) * len(block.series)
        self._table(
            tree.Table(
                columns=columns, head=(head,), rows=rows, caption=block.caption, note=block.note
            ),
            place,
        )

    def _sources(self, block: tree.SourceList, place: Place) -> None:
        named = self._styles.paragraph(
            "sources", block.role, place, hanging=self._theme.style("sources", block.role).start
        )
        for item in block.items:
            paragraph = self._open(named, place)
            self._marks += 1
            add(paragraph.element, "bookmarkStart", id=self._marks,
                name=self._means.sources[item.id])  # fmt: skip
            add(paragraph.element, "bookmarkEnd", id=self._marks)
            voice = _voice(named, place)
            if item.label:
                label = replace(voice, kinds=(("source label", ""),))
                self._means.inlines.text(paragraph.element, f"[{item.label}]", label)
                add(SubElement(paragraph.element, R), "tab")
            self._means.inlines.write(paragraph.element, item.content, voice)

    def _contents(self, block: tree.Contents, place: Place) -> None:
        if not self._means.has_contents:
            return
        _ = (block, place, plain)


def _within(place: Place, block: AnyBlock) -> Place:
    """Return the place with the language and direction that the block itself has."""
    if not block.lang and not block.dir:
        return place
    rtl = block.dir == "rtl" if block.dir else place.rtl
    return replace(place, lang=block.lang or place.lang, rtl=rtl)


def _voice(named: Named, place: Place) -> Voice:
    return Voice(named.style, lang=place.lang, rtl=place.rtl)

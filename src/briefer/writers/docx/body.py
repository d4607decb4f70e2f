"""The body: blocks -> paragraphs, tables and drawings, in one pass."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from typing import NamedTuple, assert_never

from briefer.document import tree
from briefer.document.theme import MOST_SOURCES, Style, Theme
from briefer.document.tree import AnyBlock, Blocks, Document, Inlines
from briefer.document.walk import lines, plain
from briefer.value import replace
from briefer.writers.docx.contents import Contents
from briefer.writers.docx.element import NOTHING, Xml, element, empty, joined
from briefer.writers.docx.flow import Flow
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.logo import LogoAbove
from briefer.writers.docx.look import Borders
from briefer.writers.docx.numbering import LEVELS, Kind, Numbering
from briefer.writers.docx.paragraph import Direct
from briefer.writers.docx.picture import Drawing, Pictures, drawn
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named, StyleSheet, Variant
from briefer.writers.docx.table import TableWriter

_CHARACTER = 0.5
"""How wide a character usually is, as a part of the size."""

_NOTHING_YET = element("fldSimple", instr=' IF 1 = 2 "" "" ')
"""A field that never says anything.

LibreOffice deals paragraphs out to pages by their number before it lays them out, and then forgets
to keep the last one of a page with the next. It lays out once more what has such a field.
"""

_LINE = 60
"""How many characters surely stand on one line of a list."""

_LARGER, _FITTING = 1.2, 1.14
"""How much larger than its text a label pushes lines apart, and than their distance it fits in."""

_MOST_KEPT = 0.4
"""How much of a page a panel may fill to be kept on one."""


class Means(NamedTuple):
    """What the body is written with.

    `sources` are the bookmarks of entries of the list of sources.
    """

    document: Document
    theme: Theme
    styles: StyleSheet
    numbering: Numbering
    inlines: InlineWriter
    tables: TableWriter
    contents: Contents
    sources: Mapping[str, str]
    pictures: Pictures
    logo: LogoAbove | None


class BodyWriter:
    """Appends the blocks of a document to a flow."""

    def __init__(self, flow: Flow, means: Means, section: Callable[..., Xml]) -> None:
        self._flow = flow
        self._section = section
        self._means = means
        self._theme = means.theme
        self._styles = means.styles
        self._outermost = Place(rtl=means.document.dir == "rtl")
        self._level = 0
        self._marks = 0
        self._drawings = 0
        self._across = 1
        self._markers: dict[tuple[str, str, str], Style] = {}

    def write(self) -> None:
        """Append all blocks, those that stand in columns as sections of their own."""
        blocks = self._means.document.blocks
        if logo := self._means.logo:
            self._drawings += 1
            self._flow.add(logo.named, self._outermost, element("r", drawn(logo.drawing, 1)))
        for index, (columns, run) in enumerate(groupby(blocks, partial(_columns, self._means))):
            self._across = columns
            for part, wide in ((), 1), (tuple(run), columns):
                self._blocks(part, self._outermost)
                if columns > 1 and (part or index or logo):
                    if self._flow.needs_paragraph:
                        self._space()
                    self._flow.end_section(self._section(columns=wide))
        if self._flow.needs_paragraph:
            self._space()

    def _blocks(self, blocks: Blocks, place: Place) -> None:
        above: AnyBlock | None = None
        for block in blocks:
            if _announces(above, block):
                self._flow.keep_last()
            self._block(block, place.spoken(block))
            above = block

    def _block(self, block: AnyBlock, place: Place) -> None:  # noqa: C901, PLR0912 - an arm a block
        match block:
            case tree.Heading():
                self._heading(block, place)
            case tree.Paragraph():
                self._paragraph(block, place)
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
            case tree.Quote():
                self._quote(block, place)
            case tree.Figure() | tree.Chart():
                self._illustration(block, place)
            case tree.Rule():
                self._rule(block, place)
            case tree.PageBreak():
                self._flow.break_page()
            case tree.SourceList():
                self._sources(block, place)
            case tree.Contents():
                self._contents(block, place)
            case _:
                assert_never(block)

    # Text

    def _text(
        self, named: Named, content: Inlines, place: Place, direct: Direct | None = None
    ) -> None:
        """Append a paragraph with its text."""
        self._flow.add(named, place, self._line(named, content, place), direct)

    def _line(self, named: Named, content: Inlines, place: Place) -> Xml:
        return self._means.inlines.write(content, Voice(named, lang=place.lang, rtl=place.rtl))

    def _marked(self, content: Xml, name: str) -> Xml:
        """Return the content in a bookmark, if that has a name."""
        if not name:
            return content
        self._marks += 1
        begin = empty("bookmarkStart", id=self._marks, name=name)
        return joined((begin, content, empty("bookmarkEnd", id=self._marks)))

    def _heading(self, block: tree.Heading, place: Place) -> None:
        named = self._styles.paragraph(f"heading{block.level}", block.role, place)
        self._level = min(block.level, self._level + 1)
        outline = self._level - 1 if self._level != block.level else None
        line = self._line(named, block.content, place)
        marked = self._marked(line, self._means.contents.mark(block.id))
        self._flow.add(named, place, joined((marked, _NOTHING_YET)), Direct(outline=outline))
        self._flow.keep_last()

    def _paragraph(self, block: tree.Paragraph, place: Place) -> None:
        kind, role = ("paragraph", block.role) if block.role else (place.kind, place.role)
        # What is said of a heading, such as a horizon, goes with it to where the text begins.
        direct = Direct(keep_next=bool(block.role) and self._flow.is_below_heading())
        self._text(self._styles.paragraph(kind, role, place), block.content, place, direct)

    def _rule(self, block: tree.Rule, place: Place) -> None:
        style = self._theme.style("rule", block.role, place.within)
        variant = Variant(
            style=replace(style, size=4, leading=4, before=style.before + style.pad_y, pad_y=0)
        )
        named = self._styles.paragraph("rule", block.role, place, variant)
        direct = Direct()
        top = named.look.borders and named.look.borders.top
        if top and self._flow.follows(named):
            # Word joins neighbours whose lines are the same and leaves out the line between them.
            direct.borders = Borders(top=top._replace(width=top.width + 0.125))
        self._flow.add(named, place, direct=direct)

    def _space(self) -> None:
        """Append an empty line, where Word wants a paragraph."""
        style = replace(self._styles.text, size=4, leading=4)
        named = self._styles.paragraph("space", variant=Variant(style=style))
        self._flow.add(named, self._outermost)

    # Lists

    def _list(self, block: tree.Bullets | tree.Numbers, kind: Kind, place: Place) -> None:
        text = self._theme.style("item", block.role, place.within)
        marker = self._marker(kind, block.role, place.within)
        level = min(place.depth, LEVELS - 1)
        inner = place.indented(marker.start, kind="item", role=block.role)
        numbering = self._means.numbering
        shared = numbering.shared(kind, block.role, place.trail, marker)
        own = numbering.restarted(shared, level) if kind == "numbers" else shared
        name = "List Bullet" if kind == "bullets" else "List Number"
        variant = Variant(
            name=name,
            hanging=marker.start,
            number=(shared, level),
            is_exact=marker.size > text.size * _LARGER,
        )
        ends = {0, len(block.items) - 2} if len(block.items) > 1 else ()
        for at, item in enumerate(block.items):
            for index, child in enumerate(item):
                where = inner.spoken(child)
                if index or not isinstance(child, tree.Paragraph):
                    self._block(child, where)
                else:
                    direct = Direct(number=(own, level) if own != shared else None)
                    self._text(self._item(child, where, variant), child.content, where, direct)
                if index + 1 < len(item) and _is_said_of(item[index + 1]):
                    self._flow.keep_last()
            if at in ends and _is_line(block.items[0 if at == 0 else -1]):
                self._flow.keep_last()
        if place.depth == 0:
            self._flow.end_list(marker.after)

    def _marker(self, kind: Kind, role: str, within: str) -> Style:
        """Return the style of labels, which fit into their lines."""
        key = (kind, role, within)
        if key not in self._markers:
            marker, text = (self._theme.style(each, role, within) for each in (kind, "item"))
            size = min(marker.size, text.leading * _FITTING)
            self._markers[key] = replace(marker, size=size)
        return self._markers[key]

    def _item(self, child: tree.Paragraph, place: Place, variant: Variant) -> Named:
        """Return the style of a paragraph that has the label of its item."""
        if child.role:
            variant = variant._replace(name=f"{variant.name} {child.role.title()}")
            return self._styles.paragraph("paragraph", child.role, place, variant)
        return self._styles.paragraph("item", place.role, place, variant)

    def _definitions(self, block: tree.Definitions, place: Place) -> None:
        style = self._theme.style("definitions", block.role, place.within)
        inner = place.indented(style.start, kind="definition", role=block.role, end=style.end)
        term = self._styles.paragraph("term", block.role, place)
        for item in block.items:
            self._text(term, item.term, place)
            self._blocks(item.blocks, inner)
        self._flow.end_list(style.after)

    def _sources(self, block: tree.SourceList, place: Place) -> None:
        style = self._theme.style("sources", block.role, place.within)
        inner = place.indented(style.start, kind="source", role=block.role)
        if self._across > 1:
            style = replace(style, end=0)
        variant = Variant(style=style, hanging=style.start)
        named = self._styles.paragraph("sources", block.role, inner, variant)
        label = Voice(named, (("label", "source label"),), lang=place.lang, rtl=place.rtl)
        for item in block.items:
            begin: tuple[Xml, ...] = ()
            if item.label:
                text = self._means.inlines.text(f"[{item.label}]", label)
                begin = (text, element("r", empty("tab")))
            line = joined((*begin, self._line(named, item.content, place)))
            self._flow.add(named, inner, self._marked(line, self._means.sources[item.id]))

    # Frames

    def _panel(self, block: tree.Panel, place: Place) -> None:
        style = self._theme.style("panel", block.role, place.within)
        if style.columns > self._across and not place.within:
            place = place._replace(end=place.end + _inset(self._theme, block.role))
        within = block.role or place.within or "panel"
        inner = place.framed(style, within=within, kind="paragraph", role="")
        is_kept = self._is_short(block, inner)
        self._flow.begin_frame(style, is_kept=is_kept)
        self._blocks(block.blocks, inner)
        self._flow.end_frame(style, inner)

    def _is_short(self, block: tree.Panel, place: Place) -> bool:
        """Return whether the panel is short enough to go to the next page as a whole."""
        text = self._theme.style("paragraph", "", place.within)
        found = [plain(line) for line in lines(block)]
        per_line = self._room(place) / (text.size * _CHARACTER)
        height = sum(1 + len(line) // per_line for line in found) * text.leading
        page = self._theme.page
        return height < (page.height - page.top - page.bottom) * _MOST_KEPT

    def _quote(self, block: tree.Quote, place: Place) -> None:
        style = self._theme.style("quote", block.role, place.within)
        inner = place.framed(style, within=place.within, kind="quoted", role=block.role)
        self._flow.begin_frame(style)
        self._blocks(block.blocks, inner)
        self._flow.end_frame(style, inner)

    # What is drawn

    def _room(self, place: Place) -> float:
        page = self._theme.page
        width = page.width - page.start - page.end
        column = (width + page.gap) / self._across - page.gap
        return max(72, column - place.start - place.end)

    def _beside(self, kind: str, content: Inlines, role: str, place: Place) -> None:
        """Append a caption, which stays with what follows, or a note, if there is one."""
        if content:
            self._text(self._styles.paragraph(kind, role, place), content, place)
            if kind == "caption":
                self._flow.keep_last()

    def _table(self, block: tree.Table, place: Place) -> None:
        style = self._theme.style("table", block.role, place.within)
        self._beside("caption", block.caption, block.role, place)
        if self._flow.needs_paragraph:
            self._space()
        self._flow.add_table(self._means.tables.write(block, place, self._room(place)))
        if not block.note:
            self._flow.add_space(style.after)
        self._beside("note", block.note, block.role, place)

    def _illustration(self, block: tree.Figure | tree.Chart, place: Place) -> None:
        self._beside("caption", block.caption, block.role, place)
        drawing = self._means.pictures.drawing(block, self._room(place), rtl=place.rtl)
        if drawing:
            self._draw(block, drawing, place)
        self._beside("note", block.note, block.role, place)

    def _draw(self, block: tree.Figure | tree.Chart, drawing: Drawing, place: Place) -> None:
        """Append a paragraph that holds the drawing, kept with its note."""
        self._drawings += 1
        kind = "chart" if isinstance(block, tree.Chart) else "figure"
        style = self._theme.style(kind, block.role, place.within)
        style = replace(style, leading=style.size * 1.3)
        named = self._styles.paragraph(kind, block.role, place, Variant(style=style))
        spoken = element("rPr", empty("lang", place.lang)) if place.lang else NOTHING
        self._flow.add(named, place, element("r", spoken, drawn(drawing, self._drawings)))
        if block.note:
            self._flow.keep_last()

    def _contents(self, block: tree.Contents, place: Place) -> None:
        for named, entry in self._means.contents.entries(block, place):
            self._flow.add(named, place, entry)


def _announces(above: AnyBlock | None, block: AnyBlock) -> bool:
    """Return whether a paragraph ends in a colon before a list, which it stays with."""
    is_list = isinstance(block, (tree.Bullets, tree.Numbers))
    return is_list and isinstance(above, tree.Paragraph) and plain(above.content).endswith(":")


def _is_said_of(block: AnyBlock) -> bool:
    """Return whether a block goes with what it is said of, such as the basis of a judgement."""
    return isinstance(block, tree.Paragraph) and bool(block.role)


def _is_line(item: Blocks) -> bool:
    """Return whether an item of a list is likely one line, which is not to be alone on a page."""
    if len(item) != 1:
        return False
    only = item[0]
    if isinstance(only, tree.Paragraph):
        return len(plain(only.content)) < _LINE
    return sum(len(plain(line)) for line in lines(only)) < _LINE


def _columns(means: Means, block: AnyBlock) -> int:
    """Return in how many columns a block stands, as panels of a brief and few sources do."""
    theme = means.theme
    columns = theme.page.columns
    if means.document.max_pages == 1 and isinstance(block, tree.Panel):
        return theme.style("panel", block.role).columns
    if columns == 1 and isinstance(block, tree.SourceList) and 1 < len(block.items) <= MOST_SOURCES:
        return theme.style("sources", block.role).columns
    return 1 if columns == 1 or theme.style(_kind(block), block.role).wide else columns


def _kind(block: AnyBlock) -> str:
    """Return the kind whose style in the theme is a block's."""
    match block:
        case tree.Heading(level=level):
            return f"heading{level}"
        case tree.SourceList():
            return "sources"
        case _:
            return type(block).__name__.lower()


def _inset(theme: Theme, role: str) -> float:
    """Return how much narrower than the page a panel is whose lines are as long as those of text.

    Pages have such panels side by side where they can; in Word they stand below each other.
    """
    text, inner = theme.style("paragraph"), theme.style("paragraph", within=role)
    width = theme.page.width - theme.page.start - theme.page.end
    return width - (width - text.end) * min(1, inner.size / text.size)

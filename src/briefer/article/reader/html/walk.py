"""From elements to paragraphs: each piece of text goes into one, or is counted as left out."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.article.extract import Cell
from briefer.article.reader import limit
from briefer.article.reader.collector import PLAIN, Collector, Manner, Run
from briefer.article.reader.declaration import link
from briefer.article.reader.html.furniture import furniture
from briefer.article.reader.html.main import Main
from briefer.article.reader.html.node import BLOCKS, Node
from briefer.value import replace

_WHITE: Final = re.compile(r"\s+")
_HEADING: Final = re.compile(r"h([1-6])")
_MANNERS: Final = {
    "blockquote": Manner(kind="quote"),
    "figcaption": Manner(kind="caption"),
    "caption": Manner(kind="caption"),
}
_BOLD: Final = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_HEAVY: Final = ("bold", "bolder", "600", "700", "800", "900")
_SLANT: Final = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_WORD_ITEM: Final = re.compile(r"mso-list\s*:\s*(l\d+)\s+level([1-9])", re.IGNORECASE)
_WORD_SIGN: Final = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NOTE: Final = re.compile(r"[\[(]?[\w*†‡]{1,3}[\])]?")
_UNSEEN: Final = frozenset(("link", "meta", "base", "source", "track"))
_LARGEST_SPAN: Final = 100
_LONGEST_CELL: Final = 300


class _Table:
    """A table as it is walked: which cell comes next, with those that reach down from above."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = self.column = -1
        self._below: dict[int, int] = {}

    def begin_row(self) -> None:
        self.row += 1
        self.column = 0

    def cell(self, node: Node, *, is_head: bool) -> Cell:
        """Return the place of the next cell, and go past it."""
        self.row = max(self.row, 0)
        self.column = max(self.column, 0)
        while self._below.get(self.column, 0) > self.row and self.column < _LARGEST_SPAN:
            self.column += 1
        found = Cell(table=self.number, row=self.row, column=self.column, is_head=is_head)
        wide, high = _span(node.get("colspan")), _span(node.get("rowspan"))
        for column in range(self.column, self.column + wide):
            self._below[column] = self.row + high
        self.column += wide
        return found


class _Place(NamedTuple):
    """What holds for the text at a place of the page."""

    end: int
    node: Node
    manner: Manner = PLAIN
    dropped: str = ""
    is_strong: bool = False
    is_emphasis: bool = False
    address: str = ""
    is_kept_white: bool = False
    is_head: bool = False
    table: _Table | None = None


class Walk:
    """Goes over the elements of a page once, in order."""

    def __init__(
        self, nodes: Sequence[Node], main: Main, collector: Collector, manner: Manner = PLAIN
    ) -> None:
        self._nodes = nodes
        self._main = main
        self._collector = collector
        self._runs: list[Run] = []
        self._word_lists: dict[str, int] = {}
        self._manner = self._outer = manner
        self._dropped: dict[str, tuple[list[int], list[str]]] = {}

    def run(self) -> None:
        """Put all into the collector."""
        stack: list[_Place] = []
        for node in self._nodes:
            while stack and stack[-1].end <= node.index:
                self._leave(stack)
            above = (
                stack[-1] if stack else _Place(end=len(self._nodes), node=node, manner=self._outer)
            )
            place = self._enter(node, above)
            stack.append(place)
            self._text(node.element.text, place)
        while stack:
            self._leave(stack)
        self._flush()
        for kind, (count, texts) in self._dropped.items():
            self._collector.drop(kind, " ".join(texts), count[0])

    def _enter(self, node: Node, above: _Place) -> _Place:
        if node.tag in BLOCKS:
            self._flush()
        dropped = self._left_out(node, above)
        if dropped:
            if (dropped != above.dropped or dropped == "picture") and node.tag not in _UNSEEN:
                self._counted(dropped)[0][0] += 1
            return above._replace(end=node.end, node=node, dropped=dropped)
        if node.tag == "br":
            self._runs.append(Run("\n"))
        place = above._replace(end=node.end, node=node)
        return self._inline(node, place) if node.tag not in BLOCKS else self._block(node, place)

    def _left_out(self, node: Node, above: _Place) -> str:
        main = self._main
        kind = furniture(node, main)
        if kind or above.dropped:
            return kind or above.dropped
        if node.end <= main.start or node.index >= main.end:
            return "navigation"
        if _WORD_SIGN.search(node.get("style")):
            return "markup"
        return "field" if _is_reference(node) else ""

    def _leave(self, stack: list[_Place]) -> None:
        place = stack.pop()
        if place.node.tag in BLOCKS:
            self._flush()
        if stack:
            self._text(place.node.element.tail, stack[-1])

    def _text(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.dropped:
            self._counted(place.dropped)[1].append(text)
        elif not self._main.start <= place.node.index < self._main.end:
            if not text.isspace():
                self._counted("navigation")[0][0] += 1
                self._counted("navigation")[1].append(text)
        else:
            if not self._runs:
                self._manner = place.manner
            words = text if place.is_kept_white else _WHITE.sub(" ", text)
            self._runs.append(Run(words, place.is_strong, place.is_emphasis, place.address))

    def _counted(self, kind: str) -> tuple[list[int], list[str]]:
        return self._dropped.setdefault(kind, ([0], []))

    def _flush(self) -> None:
        if self._runs:
            self._collector.add(self._runs, self._manner)
            self._runs = []

    def _inline(self, node: Node, place: _Place) -> _Place:
        if node.tag in ("b", "strong"):
            place = place._replace(is_strong=True)
        elif node.tag in ("i", "em"):
            place = place._replace(is_emphasis=True)
        elif node.tag == "a":
            place = place._replace(address=link(node.get("href")))
        return _styled(node, place)

    def _block(self, node: Node, place: _Place) -> _Place:
        place = _styled(node, place)
        if node.tag in ("table", "thead", "tbody", "tfoot", "tr", "td", "th"):
            return self._tabular(node, place)
        if node.tag == "pre":
            place = place._replace(is_kept_white=True)
        if place.manner.kind in ("cell", "caption"):
            return place
        if node.tag == "dt":
            place = place._replace(is_strong=True)
        return place._replace(manner=self._manner_of(node, place.manner))

    def _manner_of(self, node: Node, outer: Manner) -> Manner:
        """Return what the paragraphs within a block are."""
        if heading := _HEADING.fullmatch(node.tag):
            return Manner(kind="heading", level=int(heading[1]))
        if node.get("role").lower() == "heading":
            level = node.get("aria-level")
            return Manner(kind="heading", level=int(level) if re.fullmatch("[1-6]", level) else 2)
        if node.tag in ("ul", "ol", "menu", "dir"):
            return self._list(node, outer)
        item = _WORD_ITEM.search(node.get("style")) if node.tag == "p" else None
        if item:
            return self._word_item(node, item[1], int(item[2]))
        return _MANNERS.get(node.tag, outer)

    def _list(self, node: Node, manner: Manner) -> Manner:
        if manner.kind != "item":
            manner = Manner(kind="item", list=self._collector.begin_list())
        return replace(
            manner,
            level=min(manner.level + 1, limit.DEEPEST_LIST),
            is_ordered=node.tag == "ol",
        )

    def _word_item(self, node: Node, name: str, level: int) -> Manner:
        """Return what a paragraph is that Word wrote for an item, with its sign as text."""
        if name not in self._word_lists:
            self._word_lists[name] = self._collector.begin_list()
        signs = (
            each for each in node.element.iter("span") if _WORD_SIGN.search(each.get("style", ""))
        )
        sign = "".join(next(signs, node.element).itertext()).strip()
        is_ordered = re.fullmatch(r"\(?\w{1,4}[.)]", sign) is not None
        return Manner(kind="item", level=level, is_ordered=is_ordered, list=self._word_lists[name])

    def _tabular(self, node: Node, place: _Place) -> _Place:
        tag, table = node.tag, place.table
        if tag == "table":
            if not _is_data(node):
                return place._replace(table=None, manner=_outside(place.manner))
            return place._replace(table=_Table(self._collector.begin_table()), is_head=False)
        if table is None:
            return place
        if tag == "thead":
            return place._replace(is_head=True)
        if tag == "tr":
            table.begin_row()
        elif tag in ("td", "th"):
            cell = table.cell(node, is_head=tag == "th" or place.is_head)
            return place._replace(manner=Manner(kind="cell", cell=cell))
        return place


def _outside(manner: Manner) -> Manner:
    return PLAIN if manner.kind == "cell" else manner


def _styled(node: Node, place: _Place) -> _Place:
    style = node.get("style")
    if not style:
        return place
    if bold := _BOLD.search(style):
        place = place._replace(is_strong=bold[1].lower() in _HEAVY)
    if slant := _SLANT.search(style):
        place = place._replace(is_emphasis=slant[1].lower() != "normal")
    return place


def _is_reference(node: Node) -> bool:
    """Return whether it is the sign of a note."""
    return (
        node.tag == "sup"
        and node.solid <= 5
        and node.linked == node.solid > 0
        and _NOTE.fullmatch(node.words()) is not None
    )


def _is_data(node: Node) -> bool:
    """Return whether a table is one, and not there for the look of the page."""
    if node.rows < 2 or node.columns < 2 or node.has_table or node.has_heading:
        return False
    if node.get("role").lower() in ("presentation", "none"):
        return False
    return node.solid <= _LONGEST_CELL * node.cells


def _span(text: str) -> int:
    return min(max(int(text), 1), _LARGEST_SPAN) if text.isdecimal() and len(text) < 6 else 1

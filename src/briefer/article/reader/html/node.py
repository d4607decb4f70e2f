"""The elements of a page in the order of the text, with what they hold, measured once.

Everything after this goes over a list: nothing is recursive, however deep a page is nested.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from briefer.article.reader import clean, limit

_MOST_ELEMENTS: Final = 100_000
_MOST_TAGS: Final = 250_000
_MOST_SIGNS: Final = 1_500_000
_TAG: Final = re.compile("<[^<>]{8,}")
_PICTURE_DATA: Final = re.compile(r"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=]{64,}")
_LEAST: Final = 40
_MOST_LINKED: Final = 0.5
_SENTENCE: Final = re.compile(r"[.,;:?!،؛؟。、]")

BLOCKS: Final = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "select"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul"),
    )
)
SCRIPTS: Final = frozenset(("script", "noscript", "template"))
STYLES: Final = frozenset(("style", "link", "meta", "base"))
_SILENT: Final = SCRIPTS | STYLES | {"nav", "head", "select", "textarea", "button", "svg"}
_HIDDEN_STYLE: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:[a-z%;\s!]|$)",
    re.IGNORECASE,
)
_HIDDEN_CLASS: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader\S*|element-invisible|a11y-hidden)(?:\s|$)",
    re.IGNORECASE,
)


class Node:
    """An element: where its subtree ends, and how much text is in it.

    `solid` counts characters that are not white, `linked` those in links, and `prose` those of
    sentences outside of links.
    """

    __slots__ = (
        "cells", "columns", "element", "end", "has_heading", "has_table", "has_title", "index",
        "linked", "links", "parent", "prose", "rows", "solid", "tag",
    )  # fmt: skip

    def __init__(self, element: Any, index: int, parent: "Node | None") -> None:
        self.element = element
        self.tag = element.tag.lower() if isinstance(element.tag, str) else ""
        self.index = self.end = index
        self.parent = parent
        self.solid = self.linked = self.links = self.prose = self.rows = self.cells = (
            self.columns
        ) = 0
        self.has_heading = self.has_table = self.has_title = False

    def get(self, name: str) -> str:
        """Return an attribute, empty where there is none."""
        return self.element.get(name) or ""

    def has_ancestor(self, *tags: str) -> bool:
        """Return whether it is within an element of one of these names."""
        return any(node.tag in tags for node in self.ancestors())

    def ancestors(self) -> Iterator["Node"]:
        """Yield what it is within, the nearest first."""
        node = self.parent
        while node:
            yield node
            node = node.parent

    @property
    def unlinked(self) -> int:
        """Return how many of its characters are in no link."""
        return self.solid - self.linked

    def words(self) -> str:
        """Return its text, with single spaces."""
        return " ".join("".join(self.element.itertext()).split())


def parse(text: str) -> list[Node]:
    """Return the elements of a page. Raises ArticleError past the limits."""
    plain = _PICTURE_DATA.sub("", text)
    if _is_made_up(plain):
        raise limit.too_long()
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("XML_PARSE_HUGE" in fault.message for fault in parser.error_log):
        raise limit.too_deep()
    return _measured(root) if root is not None else []


def _is_made_up(text: str) -> bool:
    """Return whether there are more tags and attributes than in any page: each takes memory."""
    if text.count("<") > _MOST_TAGS:
        return True
    signs = sum(text.count(sign, *tag.span()) for tag in _TAG.finditer(text) for sign in " =/\n\t")
    return signs > _MOST_SIGNS


def is_hidden(node: Node) -> bool:
    """Return whether a browser would not show it."""
    style, attributes = node.get("style"), node.element.attrib
    return bool(
        "hidden" in attributes
        or (style and _HIDDEN_STYLE.search(style))
        or ("class" in attributes and _HIDDEN_CLASS.search(node.get("class")))
        or (node.tag == "dialog" and "open" not in attributes)
    )


def _measured(root: Any) -> list[Node]:
    nodes: list[Node] = []
    measure = _Measure()
    open_nodes: list[Node] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            node = Node(element, len(nodes), open_nodes[-1] if open_nodes else None)
            nodes.append(node)
            if len(nodes) > _MOST_ELEMENTS:
                raise limit.too_long()
            open_nodes.append(node)
            measure.begin(node)
            measure.text(node, element.text)
        else:
            node = open_nodes.pop()
            node.end = len(nodes)
            measure.end(node)
            if open_nodes:
                measure.text(open_nodes[-1], element.tail)
    return nodes


class _Measure:
    """Adds up what elements hold; a block's own text is prose or not as a whole."""

    def __init__(self) -> None:
        self._links = self._silent = 0
        self._own: list[list[int]] = []  # of each open block: solid, linked, marks of sentences

    def begin(self, node: Node) -> None:
        if node.tag == "a":
            self._links += 1
        if node.tag in _SILENT or is_hidden(node):
            self._silent += 1
        if node.tag in BLOCKS or not self._own:
            self._own.append([0, 0, 0])

    def text(self, node: Node, text: str | None) -> None:
        solid = clean.solid(text) if text else 0
        if not text or not solid or node.tag in SCRIPTS or node.tag in STYLES:
            return
        node.solid += solid
        if self._links:
            node.linked += solid
        if not self._silent:
            own = self._own[-1]
            own[0] += solid
            own[1] += solid if self._links else 0
            own[2] += 0 if self._links else len(_SENTENCE.findall(text))

    def end(self, node: Node) -> None:
        if node.tag == "a":
            self._links -= 1
        if node.tag in _SILENT or is_hidden(node):
            self._silent -= 1
        if node.tag in BLOCKS or node.parent is None:
            solid, linked, marks = self._own.pop()
            if marks and solid - linked >= _LEAST and linked <= _MOST_LINKED * solid:
                node.prose += solid - linked
        self._tell(node)

    def _tell(self, node: Node) -> None:
        parent = node.parent
        if parent is None:
            return
        parent.solid += node.solid
        parent.linked += node.linked
        parent.links += node.links + (node.tag == "a")
        parent.prose += node.prose
        parent.has_title |= node.has_title or node.tag == "h1"
        if node.tag == "table":
            parent.has_table = True
            return
        parent.has_table |= node.has_table
        parent.has_heading |= node.has_heading or node.tag in ("h1", "h2", "h3", "h4")
        if node.tag in ("td", "th"):
            parent.cells += 1
        elif node.tag == "tr":
            parent.rows += 1
            parent.cells += node.cells
            parent.columns = max(parent.columns, node.cells)
        elif node.tag in ("thead", "tbody", "tfoot"):
            parent.rows += node.rows
            parent.cells += node.cells
            parent.columns = max(parent.columns, node.columns)

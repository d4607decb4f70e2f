"""Markdown: CommonMark with tables, front matter, and notes as their own paragraphs.

HTML in it is read as that of a page. markdown-it-py finds the structure; what it would leave out
without a word, as links that nothing refers to and what is nested too deep, is counted or refused.
"""

import re
from collections.abc import Iterable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefer.article.extract import Cell, Declared
from briefer.article.reader import limit
from briefer.article.reader.collector import PLAIN, Collector, Manner, Run
from briefer.article.reader.declaration import date, line, link, web_address
from briefer.article.reader.plain import read_plain
from briefer.value import replace

_DEEPEST: Final = 100
_FRONT: Final = re.compile(r"\s*---[ \t]*\n(.{0,16000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD: Final = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|[ \t]*)")
_ITEM: Final = re.compile(r"^\s*-\s+|\s+#\s.*$")
_MORE: Final = re.compile(r"[ \t]+.*|-[ \t]+.*|#.*|\s*")
_NOTE: Final = re.compile(r"^( {0,3})\[\^([^\]\n]{1,40})\]:[ \t]*", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\[\^[^\]\s]{1,40}\]")
_ATTRIBUTES: Final = re.compile(r"\s*\{[#.:][^{}]{0,80}\}\s*$")
_ALL_SIGNS: Final = "\n*_`[]<&\\~!|"
_MOST_SIGNS: Final = 150_000
_MOST_BRACKETS: Final = 10_000
_UNSHOWN: Final = ("script", "style", "template", "noscript")


def read_markdown(text: str, collector: Collector) -> Declared:
    """Put the paragraphs of a cleaned text into the collector; return what its head declares.

    Raises ArticleError where it is too long or nested too deep.
    """
    if not _is_written(text):
        read_plain(text, collector)
        return Declared()
    declared, text = _front_matter(text, collector)
    text = _NOTE.sub(lambda note: _noted(note, collector), text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    found: dict[str, dict[str, dict[str, str]]] = {}
    tokens = parser.parse(text, found)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise limit.too_deep()
    for reference in found.get("references", {}).values():
        collector.drop("markup", f"{reference.get('href', '')} {reference.get('title', '')}")
    _Walk(collector).run(tokens)
    return declared


def _is_written(text: str) -> bool:
    """Return whether there are no more signs in a text than a person writes.

    The parser takes long, and much memory, over others: they are read as plain text.
    """
    signs = sum(map(text.count, _ALL_SIGNS))
    return signs < _MOST_SIGNS and all(
        block.count("[") < _MOST_BRACKETS for block in text.split("\n\n")
    )


def _front_matter(text: str, collector: Collector) -> tuple[Declared, str]:
    """Return what the lines between two rules at the top declare, and the text after them."""
    front = _FRONT.match(text)
    lines = front[1].split("\n") if front else []
    if not front or not all(_FIELD.fullmatch(each) or _MORE.fullmatch(each) for each in lines):
        return Declared(), text
    collector.drop("metadata", front[1])
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for each in lines:
        field = _FIELD.fullmatch(each)
        if field:
            values = fields.setdefault(field[1].lower(), [])
        words = _ITEM.sub("", field[2] or "" if field else each).strip()
        if words and not words.startswith("#"):
            values += [_unquoted(part) for part in _listed(words)]
    return _declared(fields), text[front.end() :]


def _declared(fields: dict[str, list[str]]) -> Declared:
    def first(*names: str) -> str:
        return next((line(fields[name][0]) for name in names if fields.get(name)), "")

    authors = next((fields[name] for name in ("authors", "author", "by") if fields.get(name)), [])
    names = (line(re.sub(r"^name:\s*", "", each)) for each in authors)
    return Declared(
        title=first("title", "headline"),
        authors=tuple(dict.fromkeys(filter(None, names))),
        published=date(first("date", "published", "pubdate", "created")),
        publisher=first("publisher", "source", "outlet", "site", "publication"),
        address=web_address(first("url", "link", "canonical", "canonical_url", "source_url")),
        language=first("lang", "language"),
    )


def _listed(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [each for part in value[1:-1].split(",") if (each := part.strip())]
    return [value]


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _noted(note: re.Match[str], collector: Collector) -> str:
    """Return what takes the place of a note's sign, so that its text is a paragraph."""
    collector.drop("field", f"[^{note[2]}]:")
    return f"\n{note[1]}"


class _Walk:
    """Goes over the tokens of the blocks, and over those of the text in each."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self._manners: list[Manner] = [PLAIN]
        self._table = self._row = self._column = 0
        self._is_head = False

    def run(self, tokens: Iterable[Token]) -> None:
        """Put all into the collector."""
        for token in tokens:
            if token.nesting > 0:
                self._manners.append(self._manner(token))
            elif token.nesting < 0:
                self._manners.pop()
                self._is_head = self._is_head and token.type != "thead_close"
            elif token.type == "inline":
                self._collector.add(self._runs(token), self._manners[-1])
            elif token.type == "html_block":
                self._page(token.content)
            elif token.type == "hr":
                self._collector.drop("markup", token.markup)
            else:
                self._collector.add([Run(token.content)], self._manners[-1])

    def _manner(self, token: Token) -> Manner:
        """Return what the paragraphs within this token are."""
        manner = self._manners[-1]
        match token.type:
            case "heading_open":
                return Manner(kind="heading", level=int(token.tag[1]))
            case "blockquote_open":
                return Manner(kind="quote")
            case "bullet_list_open" | "ordered_list_open":
                if manner.kind != "item":
                    manner = Manner(kind="item", list=self._collector.begin_list())
                level = min(manner.level + 1, limit.DEEPEST_LIST)
                return replace(manner, level=level, is_ordered=token.tag == "ol")
            case "table_open":
                self._table, self._row = self._collector.begin_table(), -1
            case "thead_open":
                self._is_head = True
            case "tr_open":
                self._row += 1
                self._column = -1
            case "th_open" | "td_open":
                self._column += 1
                return Manner(kind="cell", cell=self._cell())
        return manner

    def _cell(self) -> Cell:
        return Cell(table=self._table, row=self._row, column=self._column, is_head=self._is_head)

    def _runs(self, token: Token) -> list[Run]:
        text = _Text(self._collector)
        for child in token.children or ():
            text.add(child)
        runs = text.runs
        if token.level and self._manners[-1].kind == "heading" and runs:
            attributes = _ATTRIBUTES.search(runs[-1].text)
            if attributes and len(runs[-1].text) + len(runs) > len(attributes[0]) + 1:
                self._collector.drop("markup", attributes[0])
                runs[-1] = runs[-1]._replace(text=runs[-1].text[: attributes.start()])
        return runs

    def _page(self, content: str) -> None:
        from briefer.article.reader.html import read_piece  # noqa: PLC0415 - lxml takes time to load

        read_piece(content, self._collector, self._manners[-1])


class _Text:
    """The runs of a paragraph, made of its tokens."""

    def __init__(self, collector: Collector) -> None:
        self.runs: list[Run] = []
        self._collector = collector
        self._strong = self._emphasis = 0
        self._address = ""
        self._unshown = ""

    def add(self, token: Token) -> None:
        """Take a token of a paragraph."""
        match token.type:
            case "strong_open" | "strong_close":
                self._strong += token.nesting
            case "em_open" | "em_close":
                self._emphasis += token.nesting
            case "link_open":
                self._address = link(str(token.attrs.get("href", "")))
            case "link_close":
                self._address = ""
            case "image":
                self._collector.drop("picture", token.content)
            case "softbreak":
                self._put(" ")
            case "hardbreak":
                self._put("\n")
            case "html_inline":
                self._tag(token.content)
            case "text":
                self._without_references(token.content)
            case _:
                self._put(token.content)

    def _put(self, text: str) -> None:
        if self._unshown:
            self._collector.drop("script", text)
        elif text:
            self.runs.append(Run(text, self._strong > 0, self._emphasis > 0, self._address))

    def _without_references(self, text: str) -> None:
        at = 0
        for reference in _REFERENCE.finditer(text):
            self._put(text[at : reference.start()])
            self._collector.drop("field", reference[0])
            at = reference.end()
        self._put(text[at:])

    def _tag(self, tag: str) -> None:
        name = re.match(r"</?\s*([A-Za-z0-9]*)", tag)
        word, change = (name[1].lower() if name else ""), -1 if tag.startswith("</") else 1
        if word == "br":
            self._put("\n")
        elif word in ("b", "strong"):
            self._strong = max(self._strong + change, 0)
        elif word in ("i", "em"):
            self._emphasis = max(self._emphasis + change, 0)
        elif word in _UNSHOWN:
            self._unshown = word if change > 0 else ""

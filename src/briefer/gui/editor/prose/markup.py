"""HTML of the clipboard as lines: paragraphs, lists, strong, emphasis and links; no more of it.

Word says that a paragraph is an item by the style `mso-list`, and writes the mark of the item as
text; headings become strong paragraphs.
"""

import re
from collections import Counter
from typing import Final

from briefer.document.text import clean
from briefer.document.tree import Emphasis, Inline, Link, Span, Strong
from briefer.document.walk import normal
from briefer.gui.editor.prose.line import Kind, Line
from briefer.gui.editor.prose.sheet import Cells, Sheet
from briefer.gui.editor.prose.tag import Tag, tokens
from briefer.value import dataclass

_BLOCKS: Final = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "blockquote",
        "pre",
        "address",
        "figure",
        "figcaption",
        "table",
        "caption",
        "tr",
        "td",
        "th",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "hr",
        "body",
        "form",
        "fieldset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
    )
)
_STRONG: Final = frozenset(("b", "strong"))
_EMPHASIS: Final = frozenset(("i", "em", "cite", "dfn", "var"))
_VOID: Final = frozenset(
    (
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "wbr",
        "area",
        "base",
        "embed",
        "source",
        "track",
        "param",
    )
)
_HEADING: Final = re.compile(r"h[1-6]")
_SCHEMES: Final = ("https://", "http://", "mailto:")
_WEIGHT: Final = re.compile(r"(?<![\w-])font-weight:\s*(bold|[6-9]00|normal|[1-5]00)")
_SLANT: Final = re.compile(r"(?<![\w-])font-style:\s*(italic|oblique|normal)")
_WORD_LIST: Final = re.compile(r"(?<![\w-])mso-list:\s*l\d+\s+level(\d)")
_NUMBER: Final = re.compile(r"\s*\(?(?:[0-9]{1,3}|[a-z]{1,4})[.)]", re.IGNORECASE)
_DEEPEST: Final = 300
_LONGEST_LINK: Final = 100
MOST_TEXT: Final = 200_000
MOST_LINES: Final = 3000
LONGEST_LINE: Final = 10_000
"""Qt's time for a word without an end grows with the square of its length."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Lines and tables that come from outside, and whether they are all that there was."""

    lines: tuple[Line, ...]
    is_whole: bool = True
    tables: tuple[Cells, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    """An element that is open, with the styles in it and around it."""

    name: str = ""
    strong: bool = False
    emphasis: bool = False
    address: str = ""
    is_ignored: bool = False


def read_html(source: str) -> Pasted:
    """Return the lines of HTML, and whether they are all: it stops at MOST_TEXT and MOST_LINES."""
    reader = _Reader()
    length = 0
    for token in tokens(source):
        length += len(token) if isinstance(token, str) else 1
        if length > MOST_TEXT or len(reader.lines) >= MOST_LINES:
            break
        if isinstance(token, str):
            reader.text(token)
        elif token.is_end:
            reader.end(token.name)
        else:
            reader.begin(token)
    reader.finish_line()
    reader.finish_table()
    is_whole = length <= MOST_TEXT and len(reader.lines) < MOST_LINES
    return Pasted(tuple(reader.lines), is_whole, tuple(reader.tables))


class _Reader:
    """Goes through the tokens; broken nesting closes what is open by name, if anything is."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.tables: list[Cells] = []
        self._sheet: Sheet | None = None
        self._nesting = 0
        self._content: list[Inline] = []
        self._texts: list[str] = []
        self._length = 0
        self._open = [_Style()]
        self._style_of_texts = self._open[0]
        self._names: Counter[str] = Counter()
        self._lists: list[Kind] = []
        self._kind: Kind = ""
        self._depth = 0

    def text(self, text: str) -> None:
        style = self._open[-1]
        if style.is_ignored:
            if self._kind == "bullet" and _NUMBER.match(text):
                self._kind = "number"
            return
        if style is not self._style_of_texts:
            self._finish_texts()
            self._style_of_texts = style
        for at in range(0, len(text), LONGEST_LINE):
            if self._length > LONGEST_LINE:
                self.finish_line()
            part = text[at : at + LONGEST_LINE]
            self._length += len(part)
            self._texts.append(part)

    def _finish_texts(self) -> None:
        """Take the texts that stand in one style."""
        style = self._style_of_texts
        inline: Inline = Span(clean("".join(self._texts)))
        self._texts = []
        if style.emphasis:
            inline = Emphasis((inline,))
        if style.strong:
            inline = Strong((inline,))
        last = self._content[-1] if self._content else None
        if not style.address:
            self._content.append(inline)
        elif (
            isinstance(last, Link)
            and last.address == style.address
            and len(last.content) < _LONGEST_LINK
        ):
            self._content[-1] = Link(style.address, (*last.content, inline))
        else:
            self._content.append(Link(style.address, (inline,)))

    def begin(self, tag: Tag) -> None:
        name, css = tag.name, tag.attributes.get("style", "").lower()
        if name in _BLOCKS:
            self.finish_line()
            self._begin_in_table(name)
        if name in ("ul", "ol"):
            self._lists.append("bullet" if name == "ul" else "number")
        elif name == "li":
            self._kind = self._lists[-1] if self._lists else "bullet"
            self._depth = max(len(self._lists) - 1, 0)
        elif found := _WORD_LIST.search(css):
            self._kind, self._depth = "bullet", int(found[1]) - 1
        if name not in _VOID and len(self._open) < _DEEPEST:
            self._names[name] += 1
            self._open.append(self._style(name, css, tag))

    def _begin_in_table(self, name: str) -> None:
        if name == "table":
            self._nesting += 1
            if self._sheet is None:
                self._sheet = Sheet(len(self.lines))
            else:
                self._sheet.holds_another = True
        elif self._sheet and name == "tr":
            self._sheet.begin_row()
        elif self._sheet and name in ("td", "th"):
            self._sheet.begin_cell()

    def finish_table(self) -> None:
        """Take the table that is open as one, or leave its lines as they are."""
        if self._sheet and (cells := self._sheet.cells()):
            del self.lines[self._sheet.first_line :]
            self.tables.append(cells)
        self._sheet, self._nesting = None, 0

    def _style(self, name: str, css: str, tag: Tag) -> _Style:
        around = self._open[-1]
        strong = around.strong or name in _STRONG or bool(_HEADING.fullmatch(name))
        strong = strong or tag.attributes.get("class", "").startswith(("MsoTitle", "MsoHeading"))
        emphasis = around.emphasis or name in _EMPHASIS
        if found := _WEIGHT.search(css):
            strong = found[1] not in ("normal", "100", "200", "300", "400", "500")
        if found := _SLANT.search(css):
            emphasis = found[1] != "normal"
        address = around.address
        if name == "a" and tag.attributes.get("href", "").lower().startswith(_SCHEMES):
            address = clean(tag.attributes["href"]).strip()
        is_ignored = around.is_ignored or "mso-list:ignore" in css.replace(" ", "")
        return _Style(name, strong, emphasis, address, is_ignored)

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self.finish_line()
        if name == "table" and self._nesting:
            self._nesting -= 1
            if not self._nesting:
                self.finish_table()
        if name in ("li", "p"):
            self._kind, self._depth = "", 0
        elif name in ("ul", "ol") and self._lists:
            self._lists.pop()
        if self._names[name]:
            while (closed := self._open.pop().name) != name:
                self._names[closed] -= 1
            self._names[name] -= 1

    def finish_line(self) -> None:
        """Take what was gathered as a line, if it says anything."""
        self._finish_texts()
        if content := normal(tuple(self._content)):
            self.lines.append(Line(self._kind, min(self._depth, 2), content))
            if self._sheet:
                self._sheet.add(content)
            self._kind, self._depth = "", 0
        self._content = []
        self._length = 0

"""Lines: the paragraphs of an article with what their shape says, and what rules found of them.

It does not know the words of any language.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

from briefer.article.extract import Extract, Mark, Paragraph
from briefer.article.lexicon import Lexicon, Word, words
from briefer.article.placement import Role
from briefer.article.profile import Profile, key
from briefer.value import dataclass, field

SHORT: Final = 110
"""The most characters of a heading."""

_GAP: Final = 8
"""So many characters at most are between marks that make one run."""

_CLOSERS: Final = "\"'\u2019”»“)]*_ \u00a0\u202f"
_ENDS: Final = ".!?…؟。\u06d4"
_BULLET: Final = re.compile(
    r"(?:(?:[-\u2013\u2014+•*·‣▪◦●■»\u203a>→►▸◆✓✔]|\(?(?:\d{1,2}|[a-hA-H]|[ivxIVX]{1,4})[.)])\s+"
    r"|(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\s+[-\u2013\u2014]|[QAFR\u0633\u062c]\s?:)\s+"
    r"(?=[^\W\d_a-zß-ÿ]|\W)"
    r"|\d{1,2}[:.h]\d{2}\s*(?:GMT|UTC|CES?T|BST|E[SD]T|[ap]m|Uhr|h)?\s*[-\u2013\u2014|]\s+)"
    r"(?:\([A-Z]{1,5}(?://[A-Z]+)?\)\s+)?|\((?:U|C|S|SBU|CUI|LOU|FOUO|[CS]//NF)\)\s+"
)
"""A sign, a number or a letter that stands before an item, a question or an answer, or the time.

In cables a mark follows of who may read it: "1. (SBU)".
"""


_TIMED: Final = re.compile(r"\d{1,2}[:.h]\d{2}")


class Kind(NamedTuple):
    """The kind of section that a heading begins, and whether its words say so."""

    kind: str
    is_told: bool


@dataclass(slots=True, kw_only=True)
class Line:
    """A paragraph without white space around it, the `at`-th of its article.

    `role` is empty while no rule has placed it. `names` are the stakeholders that a label names,
    `label_end` is where that label ends in the text of the article, or 0. `kind` is that of the
    section which a heading begins.
    """

    start: int
    end: int
    text: str
    paragraph: Paragraph
    at: int
    role: Role | Literal["", "lead"] = ""
    rule: str = ""
    doubt: str = ""
    kind: str = ""
    names: tuple[str, ...] = ()
    label_end: int = 0
    told: Kind | None = None
    found: Sequence[Word] | None = None

    def place(self, role: Role | Literal["lead"], rule: str, doubt: str = "") -> None:
        """Give the line a role by a rule."""
        self.role, self.rule, self.doubt = role, rule, doubt

    @property
    def is_open(self) -> bool:
        """Return whether no rule has placed it yet."""
        return not self.role

    @property
    def is_short(self) -> bool:
        """Return whether it is as short as a heading."""
        return len(self.text) <= SHORT and self.text.count(" ") <= 15

    @property
    def ends_sentence(self) -> bool:
        """Return whether it ends as a sentence does."""
        return self.text.rstrip(_CLOSERS)[-1:] in tuple(_ENDS)

    @property
    def is_prose(self) -> bool:
        """Return whether it reads as a paragraph of text: long, or a full sentence."""
        if self.paragraph.kind in ("heading", "caption"):
            return False
        return len(self.text) > 160 or (len(self.text) > 60 and self.ends_sentence)

    @property
    def words(self) -> Sequence[Word]:
        """Return the words with which it begins, enough for all that rules look for."""
        if self.found is None:
            self.found = words(self.text[:240])
        return self.found

    @property
    def key(self) -> str:
        """Return the text as profiles know it."""
        return key(self.text)

    @property
    def strong_end(self) -> int:
        """Return how far the text is strong from its start, 0 where it is not."""
        return _marked(self, "strong")

    @property
    def is_strong(self) -> bool:
        """Return whether all of it is strong."""
        return self.strong_end >= len(self.text.rstrip(".:")) > 0

    @property
    def is_emphasis(self) -> bool:
        """Return whether all of it is emphasis."""
        return _marked(self, "emphasis") >= len(self.text.rstrip(".")) > 0

    @property
    def bullet(self) -> int:
        """Return how long the bullet or number is with which the text begins."""
        match = _BULLET.match(self.text)
        return match.end() if match else 0

    @property
    def is_timed(self) -> bool:
        """Return whether a time of the day stands before its text: a post of a live blog."""
        return _TIMED.match(self.text[: self.bullet]) is not None


def _marked(line: Line, kind: str) -> int:
    """Return how many characters from the start of a line have a mark, in one run."""
    at = line.start
    for mark in line.paragraph.marks:
        if mark.kind == kind and mark.start - at <= _GAP and _follows(line, at, mark):
            at = max(at, min(mark.end, line.end))
    return at - line.start


def _follows(line: Line, at: int, mark: Mark) -> bool:
    """Return whether a mark begins where one ended, but for white space or a bullet."""
    between = line.text[at - line.start : max(at, mark.start) - line.start]
    return not between.strip() or (at == line.start and line.bullet >= len(between))


@dataclass(slots=True, kw_only=True)
class Article:
    """What the rules know of an article while they read it."""

    extract: Extract
    lexicon: Lexicon
    profile: Profile
    lines: list[Line]
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    sourced: str = ""
    """Whom a line such as "Source: X" names: the publisher, where nothing else names one."""
    datelines: dict[int, int] = field(default_factory=dict)
    """Where a dateline ends, by where its line starts."""

    def open(self) -> Iterator[Line]:
        """Yield the lines that no rule has placed yet."""
        return (line for line in self.lines if line.is_open)


def lines_of(extract: Extract) -> list[Line]:
    """Return the paragraphs that are more than white space."""
    lines: list[Line] = []
    for each in extract.paragraphs:
        raw = extract.text[each.start : each.end]
        text = raw.strip()
        if text:
            start = each.start + len(raw) - len(raw.lstrip())
            lines.append(
                Line(start=start, end=start + len(text), text=text, paragraph=each, at=len(lines))
            )
    return lines

"""Reading of prose: text -> paragraphs and lists."""

import re
from collections.abc import Iterator
from functools import lru_cache

from briefer.document.prose.line import parse_line
from briefer.document.tree import AnyBlock, Blocks, Bullets, Numbers, Paragraph
from briefer.value import dataclass, field

MAX_DEPTH = 3
"""How deep lists nest; what is deeper is read at this depth."""

_BEGIN = re.compile(r"[ \t]*(?:-|[0-9]{1,3}\.)[ \t]")
"""What makes an item of a line, so far as one line can tell."""

_ITEM = re.compile(r"( *)(-|[0-9]{1,3}\.) +(?=[^ ])")


@lru_cache(maxsize=2048)
def parse(text: str) -> Blocks:
    """Return the prose tree of the text; every text has one.

    It is kept, for most audiences of a briefing read the same.
    """
    if not ("\n" in text or "\r" in text or _BEGIN.match(text)):
        content = parse_line(text)
        return (Paragraph(content=content),) if content else ()
    found: list[AnyBlock] = []
    for group in _groups(text):
        if group.items:
            found.extend(_lists(group.items, 0))
        elif content := parse_line(" ".join(group.lines)):
            found.append(Paragraph(content=content))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list, with the lines that belong to it."""

    indent: int
    is_bullet: bool
    lines: list[str]


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines of a paragraph, or the items of lists."""

    lines: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)


def _groups(text: str) -> Iterator[_Group]:
    """Yield paragraphs and runs of items; a line that begins nothing goes on with what is open."""
    group = _Group()
    is_after_blank = True
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  ").split("\n"):
        stripped = line.strip(" ")
        if not stripped:
            is_after_blank = True
            continue
        item = _ITEM.match(line)
        if item and (is_after_blank or group.items or item[2] == "-"):
            if not group.items:
                yield group
                group = _Group()
            group.items.append(_Item(len(item[1]), item[2] == "-", [line[item.end() :]]))
        elif is_after_blank:
            yield group
            group = _Group(lines=[stripped])
        elif group.items:
            group.items[-1].lines.append(stripped)
        else:
            group.lines.append(stripped)
        is_after_blank = False
    yield group


def _lists(items: list[_Item], depth: int) -> Blocks:
    """Return the lists of the items, the first of which sets the outermost indent."""
    found: list[AnyBlock] = []
    for entries in _runs(items, depth):
        rows: list[Blocks] = []
        for entry in entries:
            content = parse_line(" ".join(entry[0].lines))
            below = _lists(entry[1:], depth + 1)
            first: Blocks = (Paragraph(content=content),) if content else ()
            if first or below:
                rows.append((*first, *below))
        if rows:
            kind = Bullets if entries[0][0].is_bullet else Numbers
            found.append(kind(items=tuple(rows)))
    return tuple(found)


def _runs(items: list[_Item], depth: int) -> Iterator[list[list[_Item]]]:
    """Yield the items in runs of a kind; each entry is an item with those that are below it."""
    run: list[list[_Item]] = []
    for item in items:
        if run and item.indent > run[-1][0].indent + 1 and depth + 1 < MAX_DEPTH:
            run[-1].append(item)
        elif run and run[-1][0].is_bullet != item.is_bullet:
            yield run
            run = [[item]]
        else:
            run.append([item])
    if run:
        yield run

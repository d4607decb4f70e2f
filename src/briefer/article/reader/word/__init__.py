"""Word files: the text as it stands, with what its styles and lists say of it.

package   the parts, as streams of elements, within limits
style     what styles and lists come to
run       the text of paragraphs as it is met
block     paragraphs and tables while they are open
walk      from elements to blocks
symbol    characters of symbol fonts

Macros, embedded files and templates are not even read; what a relation leads to is not fetched.
"""

from collections.abc import Iterator
from typing import Any, Final

from briefer.article.extract import Declared, Extract
from briefer.article.reader.collector import Collector, Manner
from briefer.article.reader.declaration import date, line
from briefer.article.reader.word.block import Block
from briefer.article.reader.word.package import Package
from briefer.article.reader.word.style import Level, Styles, value
from briefer.article.reader.word.walk import Walk
from briefer.value import replace

_NOBODY: Final = frozenset(
    (
        "python-docx",
        "unknown",
        "user",
        "admin",
        "administrator",
        "author",
        "windows user",
        "root",
        "office",
        "apache poi",
        "microsoft office user",
    )
)
_NO_TITLES: Final = ("word document", "document", "microsoft word - ", "untitled", "dokument")
_FIRST_YEAR: Final = "1995"
_MADE_BY_PROGRAM: Final = "2013-12-23"
"""When the file was made that python-docx begins with."""


def read_word(data: bytes) -> Extract:
    """Return the text of a Word file. Raises ArticleError where there is none to be had."""
    package = Package(data)
    collector = Collector()
    styles = Styles(package)
    relations = package.relations_by_id(package.document)
    addresses = {name: each.target for name, each in relations.items() if each.is_external}
    notes: dict[str, list[Block]] = {}
    for each in relations.values():
        if each.kind in ("footnotes", "endnotes") and not each.is_external:
            notes |= _notes(package, each.target, each.kind[:-1], styles, collector)
    walk = Walk(styles, addresses, collector, notes)
    sink = _Sink(collector, styles)
    for block in walk.blocks(package.elements(package.document)):
        if block.chunk:
            relation = relations.get(block.chunk)
            _put_chunk(package.read(relation.target) if relation else b"", collector)
        else:
            sink.put(block)
    for blocks in notes.values():
        collector.drop("hidden", " ".join(run.text for block in blocks for run in block.runs))
    for each in relations.values():
        if each.kind in ("header", "footer", "comments") and not each.is_external:
            _count(
                package,
                each.target,
                "comment" if each.kind == "comments" else "furniture",
                collector,
            )
    return collector.extract("docx", "utf-8", _declared(package))


class _Sink:
    """Puts blocks into the collector: headings below the title, lists numbered as they come."""

    def __init__(self, collector: Collector, styles: Styles) -> None:
        self._collector = collector
        self._styles = styles
        self._has_title = False
        self._list: Level | None = None
        self._number = 0

    def put(self, block: Block) -> None:
        """Put a block, unless there is nothing in it."""
        if not any(run.text.strip() for run in block.runs):
            return
        manner = block.manner
        if manner.kind == "heading" and self._has_title and not block.is_title:
            manner = replace(manner, level=manner.level + 1)
        self._has_title |= block.is_title
        if block.item and manner.kind == "item":
            manner = self._item(block.item, manner)
        else:
            self._list = None
        self._collector.add(block.runs, manner)

    def _item(self, item: Level, manner: Manner) -> Manner:
        is_new = self._list is None or (item.number != self._list.number and item.level == 0)
        self._number = self._collector.begin_list() if is_new else self._number
        self._list = item
        is_ordered = manner.is_ordered or self._styles.is_ordered(item)
        return replace(manner, list=self._number, is_ordered=is_ordered)


def _notes(
    package: Package, part: str, kind: str, styles: Styles, collector: Collector
) -> dict[str, list[Block]]:
    """Return the paragraphs of notes by their kind and id."""
    found: dict[str, list[Block]] = {}
    name = ""

    def watched() -> Iterator[tuple[str, Any, str]]:
        nonlocal name
        for event, element, tag in package.elements(part):
            if event == "start" and tag == kind:
                name = f"{kind} {value(element, 'id')}"
            yield event, element, tag

    relations = package.relations_by_id(part)
    addresses = {key: each.target for key, each in relations.items() if each.is_external}
    for block in Walk(styles, addresses, collector, {}).blocks(watched()):
        found.setdefault(name, []).append(block)
    return found


def _count(package: Package, part: str, kind: str, collector: Collector) -> None:
    """Count the text of a part that is left out as a whole, comments one by one."""
    texts: list[str] = []
    for event, element, tag in package.elements(part):
        if event == "end" and tag == "t":
            texts.append(element.text or "")
        elif event == "end" and tag in ("comment", "hdr", "ftr"):
            if any(text.strip() for text in texts):
                collector.drop(kind, "".join(texts))
            texts = []


def _put_chunk(data: bytes, collector: Collector) -> None:
    """Read a page that stands in the file as it is; what else may stand so is counted."""
    from briefer.article.reader.encoding import decode  # noqa: PLC0415 - rarely needed
    from briefer.article.reader.html import read_piece  # noqa: PLC0415 - as above

    if data.lstrip()[:1] == b"<":
        read_piece(decode(data)[0], collector)
    else:
        collector.drop("field")


def _declared(package: Package) -> Declared:
    """Return what the properties say, as far as it is plausible."""
    found: dict[str, str] = {}
    for relation in package.relations(""):
        if relation.kind == "core-properties" and not relation.is_external:
            for event, element, tag in package.elements(relation.target):
                if event == "end":
                    found[tag] = line(element.text or "")
    title, author = found.get("title", ""), found.get("creator", "")
    published = date(found.get("created", ""))
    is_plausible = published >= _FIRST_YEAR and published != _MADE_BY_PROGRAM
    return Declared(
        title="" if title.lower().startswith(_NO_TITLES) else title,
        authors=tuple(
            name
            for each in author.split(";")
            if (name := each.strip()) and name.lower() not in _NOBODY
        ),
        published=published if is_plausible else "",
        language=found.get("language", ""),
    )

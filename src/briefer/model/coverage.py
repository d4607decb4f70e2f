"""Coverage: whether an audience gets the shared text of an item, its own, or nothing.

It says beforehand what a restriction would leave, for the marks of outline, picker and matrix; it
withholds nothing itself.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, cast

from briefer.model.briefing import QUOTED, Briefing, Indicator, Outlook, Scenario, Section, Source
from briefer.model.edit import Item
from briefer.model.judgement import Judgement
from briefer.model.passage import Chart, Figure, Passage
from briefer.model.record import Record
from briefer.model.release import ALL, Release, narrowed, permits
from briefer.model.text import Reading, Text
from briefer.value import dataclass, field, fields

Leaf = Passage | Judgement | Scenario | Indicator | Source


class State(StrEnum):
    """What an audience gets of an item."""

    SHARED = "shared"
    OWN = "own"
    WITHHELD = "withheld"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The state of an item, and how many in it are the audience's own, withheld or missing.

    What holds others is withheld when it or all in it is, missing when something in it is or
    nothing is there, and own when something in it is. A gap counts before an own text.
    """

    state: State
    own: int = 0
    withheld: int = 0
    missing: int = 0


SHARED = Coverage(state=State.SHARED)
_OWN = Coverage(state=State.OWN, own=1)
_WITHHELD = Coverage(state=State.WITHHELD, withheld=1)
_MISSING = Coverage(state=State.MISSING, missing=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The coverage of everything in a briefing for one reading."""

    briefing: Briefing
    reading: Reading
    about: Coverage
    summary: Coverage
    outlooks: Coverage
    judgements: Coverage
    sources: Coverage
    total: Coverage
    _items: Mapping[int, tuple[Item, Coverage]] = field(hash=False)

    def of(self, item: Item) -> Coverage:
        """Return the coverage of an item of the briefing: of that very object."""
        return self._items[id(item)][1]

    def find(self, item: Item) -> Coverage | None:
        """Return the coverage of an item, None where the briefing does not have that object."""
        found = self._items.get(id(item))
        return found[1] if found and found[0] is item else None


def survey(
    briefing: Briefing,
    reading: Reading,
    earlier: Survey | None = None,
    gets: Callable[[str], bool] = lambda _: True,
) -> Survey:
    """Return the survey of a briefing; what did not change since an earlier one is taken over.

    The total is of the parts that the audience gets.
    """
    walk = _Walk(briefing, reading, earlier if earlier and earlier.reading == reading else None)
    about = walk.texts(
        (briefing.title, briefing.subtitle, briefing.author, briefing.organisation)
    )
    summary = _together([walk.leaf(each, ALL) for each in briefing.summary])
    judgements = [walk.leaf(each, ALL) for each in briefing.judgements]
    sources = [walk.leaf(each, ALL) for each in briefing.sources]
    for each in briefing.sections:
        walk.section(each)
    outlooks = [walk.outlook(each) for each in briefing.outlooks]
    printed = [about, summary]
    printed += [walk.items[id(each)][1] for each in briefing.sections if gets(each.kind)]
    printed += judgements if gets("judgements") else []
    printed += outlooks if gets("outlooks") else []
    return Survey(
        briefing=briefing,
        reading=reading,
        about=about,
        summary=summary,
        outlooks=_together(outlooks) if outlooks else SHARED,
        judgements=_together(judgements) if judgements else SHARED,
        sources=_together(sources) if sources else SHARED,
        total=_together(printed),
        _items=walk.items,
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Carries the reader through the briefing; judgements come before the outlooks naming them."""

    briefing: Briefing
    reading: Reading
    earlier: Survey | None
    items: dict[int, tuple[Item, Coverage]] = field(default_factory=dict)

    def leaf(self, item: Leaf, above: Release) -> Coverage:
        """Return the coverage of what holds no item; `above` is what the item's holder allows."""
        found = self.earlier.find(item) if self.earlier else None
        if not permits(narrowed(item.release, above), self.reading.audience):
            found = _WITHHELD
        elif found is None or found is _WITHHELD:  # its holder may have been released since
            found = self.texts(_texts(item), written=_is_drawn(item))
        self.items[id(item)] = (item, found)
        return found

    def section(self, section: Section) -> Coverage:
        """Return the coverage of a section with its heading."""
        if found := self._unchanged(section, section.passages):
            return found
        parts = [self.leaf(each, section.release) for each in section.passages]
        return self._holder(section, parts, section.heading)

    def outlook(self, outlook: Outlook) -> Coverage:
        """Return the coverage of an outlook with its horizon and the judgements that it names."""
        inside: tuple[Leaf, ...] = (*outlook.passages, *outlook.scenarios, *outlook.indicators)
        judgements = self.earlier and self.earlier.briefing.judgements
        if judgements is self.briefing.judgements and (found := self._unchanged(outlook, inside)):
            return found
        parts = [self.leaf(each, outlook.release) for each in inside]
        named = (each for each in self.briefing.judgements if each.id in outlook.judgements)
        # They count where they stand; here they only keep the outlook from being empty.
        parts += [Coverage(state=self.items[id(each)][1].state) for each in named]
        return self._holder(outlook, parts, outlook.horizon)

    def _unchanged(self, item: Section | Outlook, inside: Iterable[Leaf]) -> Coverage | None:
        """Return the coverage of a holder that is the same object as earlier, else None."""
        found = self.earlier.find(item) if self.earlier else None
        if self.earlier and found:
            self.items[id(item)] = (item, found)
            for each in inside:
                self.items[id(each)] = (each, self.earlier.of(each))
        return found

    def _holder(self, item: Section | Outlook, parts: list[Coverage], heading: Text) -> Coverage:
        found = _WITHHELD
        if permits(item.release, self.reading.audience):
            found = _together(parts, self.texts((heading,), written=True))
        self.items[id(item)] = (item, found)
        return found

    def texts(self, texts: Iterable[Text], *, written: bool = False) -> Coverage:
        """Return the coverage of texts, which are missing when all are empty and not `written`."""
        chosen = [
            each for each in (text.choose(self.reading) for text in texts) if each.text.strip()
        ]
        language = self.reading.language
        if not (chosen or written) or not all(each.is_in(language) for each in chosen):
            return _MISSING
        return _OWN if any(each.is_own for each in chosen) else SHARED


def _together(parts: list[Coverage], heading: Coverage = SHARED) -> Coverage:
    """Return the coverage of what holds the parts."""
    withheld = sum(each.withheld for each in parts)
    if parts and all(each.state == State.WITHHELD for each in parts):
        return Coverage(state=State.WITHHELD, withheld=withheld)
    own = sum(each.own for each in (*parts, heading))
    missing = sum(each.missing for each in (*parts, heading))
    if not parts:
        missing += 1
    state = State.MISSING if missing else State.OWN if own else State.SHARED
    return Coverage(state=state, own=own, withheld=withheld, missing=missing)


def _is_drawn(item: Leaf) -> bool:
    """Return whether the item shows something beside the reader's text: a picture, a title."""
    match item:
        case Passage(body=Figure(picture=picture)):
            return bool(picture)
        case Passage(body=Chart(series=series)):
            return any(value is not None for each in series for value in each.values)
        case Source(title=title):
            return bool(title)
        case _:
            return False


def _texts(record: object) -> Iterator[Text]:
    """Yield the texts of a record, those of the records in it too."""
    match record:
        case Text():
            yield record
        case tuple():
            for each in record:
                yield from _texts(each)
        case Record():
            for name in _field_names(cast("Hashable", type(record))):
                yield from _texts(getattr(record, name))


@cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    names = (each.name for each in fields(cast("Any", kind)) if each.name != "extra")
    return tuple(name for name in names if (kind, name) not in QUOTED)

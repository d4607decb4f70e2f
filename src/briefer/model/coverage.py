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
    parts: Mapping[int, Mapping[int, Coverage]] = field(hash=False)
    """What stands in a list of the briefing itself, each with what is in it, by identity."""

    def of(self, item: Item) -> Coverage:
        """Return the coverage of an item of the briefing: of that very object."""
        found = self.find(item)
        assert found is not None
        return found

    def find(self, item: Item) -> Coverage | None:
        """Return the coverage of an item, None where the briefing does not have that object."""
        key = id(item)
        if part := self.parts.get(key):
            return part[key]
        return next((part[key] for part in self.parts.values() if key in part), None)


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
    about = walk.texts((briefing.title, briefing.subtitle, briefing.author, briefing.organisation))
    summary = _together([walk.alone(each) for each in briefing.summary])
    judgements = [walk.alone(each) for each in briefing.judgements]
    sources = [walk.alone(each) for each in briefing.sources]
    sections = [(each.kind, walk.section(each)) for each in briefing.sections]
    outlooks = [walk.outlook(each) for each in briefing.outlooks]
    printed = [about, summary]
    printed += [found for kind, found in sections if gets(kind)]
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
        parts=walk.parts,
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Carries the reader through the briefing; judgements come before the outlooks naming them."""

    briefing: Briefing
    reading: Reading
    earlier: Survey | None
    parts: dict[int, Mapping[int, Coverage]] = field(default_factory=dict)

    def alone(self, item: Leaf) -> Coverage:
        """Return the coverage of what is in nothing and holds nothing."""
        return self._unchanged(item) or self._kept(item, self._leaf(item, ALL), {})

    def section(self, section: Section) -> Coverage:
        """Return the coverage of a section with its heading."""
        return self._unchanged(section) or self._holder(section, section.passages, section.heading)

    def outlook(self, outlook: Outlook) -> Coverage:
        """Return the coverage of an outlook with its horizon and the judgements that it names."""
        judgements = self.earlier and self.earlier.briefing.judgements
        if judgements is self.briefing.judgements and (found := self._unchanged(outlook)):
            return found
        inside: tuple[Leaf, ...] = (*outlook.passages, *outlook.scenarios, *outlook.indicators)
        named = (each for each in self.briefing.judgements if each.id in outlook.judgements)
        # They count where they stand; here they only keep the outlook from being empty.
        beside = [Coverage(state=self.parts[id(each)][id(each)].state) for each in named]
        return self._holder(outlook, inside, outlook.horizon, beside)

    def _unchanged(self, part: Item) -> Coverage | None:
        """Return the coverage of what is the same object as earlier, else None."""
        found = self.earlier.parts.get(id(part)) if self.earlier else None
        if found is None:
            return None
        self.parts[id(part)] = found
        return found[id(part)]

    def _holder(
        self,
        item: Section | Outlook,
        inside: Iterable[Leaf],
        heading: Text,
        beside: Iterable[Coverage] = (),
    ) -> Coverage:
        covered = {id(each): self._leaf(each, item.release) for each in inside}
        found = _WITHHELD
        if permits(item.release, self.reading.audience):
            parts = [*covered.values(), *beside]
            found = _together(parts, self.texts((heading,), written=True))
        return self._kept(item, found, covered)

    def _kept(self, part: Item, found: Coverage, inside: Mapping[int, Coverage]) -> Coverage:
        self.parts[id(part)] = {id(part): found, **inside}
        return found

    def _leaf(self, item: Leaf, above: Release) -> Coverage:
        """Return the coverage of what holds no item; `above` is what the item's holder allows."""
        if not permits(narrowed(item.release, above), self.reading.audience):
            return _WITHHELD
        return self.texts(_texts(item), written=_is_drawn(item))

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

"""Restriction: what an audience may read of a briefing, in the words that are meant for it.

This is the one place where anything is withheld, and it runs before all else: nothing that comes
after it ever sees a withheld item or the text of another audience. It walks records by their
fields, so that a field that is added later is restricted, too.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import chain
from operator import is_
from typing import Any, Final, cast

from briefer.document.text import clean, unprintable
from briefer.edition.place import Place
from briefer.errors import Problem, Tag, error, said, warning
from briefer.model.briefing import QUOTED, Briefing, Outlook
from briefer.model.judgement import Judgement
from briefer.model.passage import Origin, Passage, Prose
from briefer.model.place import TITLE_PAGE, item_words, stakeholder_names
from briefer.model.release import ALL, Release, narrowed, permits
from briefer.model.text import Reading, Text, same_language
from briefer.model.verbatim import is_verbatim
from briefer.value import dataclass, fields, is_dataclass, replace

MAX_TEXT = 2_000_000
"""The most characters of one text that an edition takes."""

_BEGINNING = 1_000
"""How much of a longer one is kept, for it to be seen where it would be printed."""


@dataclass(frozen=True, slots=True)
class Part:
    """An item that the audience may read, as it is restricted, with what is wrong in it.

    It is kept for the next time, with the items in it and all their places: it is the same while
    the item is, its number and its release, and the place above it.
    """

    item: Any
    number: int
    release: Release
    above: Place
    place: Place
    record: Any
    problems: tuple[Problem, ...]
    places: tuple[tuple[str, Place], ...]
    parts: "Parts"

    def is_of(self, item: object, number: int, release: Release, above: Place) -> bool:
        """Return whether it was made of all that."""
        return (
            self.item is item
            and self.number == number
            and self.release == release
            and self.above is above
        )


Parts = Mapping[tuple[type, str], Part]
"""Items by their kinds and stored ids, in reading order."""


@dataclass(frozen=True, slots=True)
class Restricted:
    """A briefing with only what the audience may read, each text reduced to the one it reads.

    `names` are those of stakeholders.
    """

    briefing: Briefing
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]
    names: Mapping[str, str]
    parts: Parts


_VERBATIM: Final = "It is not yet rewritten: it still says word for word what the article says."

_TOP: Final = Place("", lambda: TITLE_PAGE)


def restrict(briefing: Briefing, reading: Reading, last: Restricted | None = None) -> Restricted:
    """Return what the reader may read, cleaned for print, with what is wrong in it.

    `last` is what the same reader might read before.
    """
    names = stakeholder_names(briefing)
    walk = _Walk(
        reading,
        names,
        last.parts if last and last.names == names else {},
        speaks=same_language(reading.written, reading.language),
    )
    kept = walk.record(replace(briefing, choices={}, pins={}, earlier=None, extra={}), ALL, _TOP)
    visible = {judgement.id for judgement in kept.judgements}
    outlooks = (_with_judgements(outlook, visible) for outlook in kept.outlooks)
    kept = replace(
        kept,
        sections=tuple(section for section in kept.sections if section.passages),
        outlooks=tuple(filter(_shows, outlooks)),
    )
    places = dict(reversed(_places(walk.parts)))  # the first of two with an id is its place
    return Restricted(kept, tuple(walk.problems), places, names, walk.parts)


def _with_judgements(outlook: Outlook, visible: AbstractSet[str]) -> Outlook:
    judgements = tuple(each for each in outlook.judgements if each in visible)
    if len(judgements) == len(outlook.judgements):
        return outlook
    return replace(outlook, judgements=judgements)


def _places(parts: Parts) -> tuple[tuple[str, Place], ...]:
    return tuple(chain.from_iterable(part.places for part in parts.values()))


def _shows(outlook: Outlook) -> bool:
    return bool(outlook.passages or outlook.judgements or outlook.scenarios or outlook.indicators)


@cache
def _field_names(kind: Hashable) -> tuple[tuple[str, bool], ...]:
    """Return the fields of a kind of record, and whether each is in a language of its own."""
    names = (item.name for item in fields(cast("Any", kind)) if item.name != "extra")
    return tuple((name, (kind, name) in QUOTED) for name in names)


class _Walk:
    """Carries the reader through an item, and gathers problems and the items in it.

    `names` are those of stakeholders; `speaks` says whether the reader's language is the one that
    the briefing is written in; `before` are the items that were in it.
    """

    def __init__(
        self, reading: Reading, names: Mapping[str, str], before: Parts, *, speaks: bool
    ) -> None:
        self.reading = reading
        self.names = names
        self.before = before
        self.speaks = speaks
        self.problems: list[Problem] = []
        self.parts: dict[tuple[type, str], Part] = {}

    def record(self, record: Any, release: Release, place: Place) -> Any:
        """Return the record for the reader; `release` is what the records above it allow."""
        changed = {}
        for name, quoted in _field_names(cast("Hashable", type(record))):
            old = getattr(record, name)
            if not isinstance(old, Text) and not old:  # an empty text may name audiences
                continue
            new = self._value(old, release, place, quoted=quoted)
            if new is not old:
                changed[name] = new
        for tell, message, hint in _remarks(record, self.reading):
            self.problems.append(tell(message, hint, block_id=place.item, place=place.words))
        return replace(record, **changed, extra={}) if changed or record.extra else record

    def _value(self, value: Any, release: Release, place: Place, *, quoted: bool = False) -> Any:
        match value:
            case Text():
                if self._is_read_as_written(value):
                    return value
                text = self._text(value, place, quoted=quoted)
                return value if value.is_plain() and text == value.default else Text(text)
            case str() | None:
                return clean(value) if value else value
            case tuple() | list():  # nothing slips past for being of the wrong type
                kept = tuple(self._items(value, release, place))
                return value if len(kept) == len(value) and all(map(is_, kept, value)) else kept
            case _ if is_dataclass(value):
                return self.record(value, release, place)
            case _:
                return value

    def _items(self, items: Sequence[Any], release: Release, place: Place) -> Iterator[Any]:
        for number, item in enumerate(items, 1):
            if isinstance(item, (Text, tuple)):  # a cell or a row: released as what holds it
                yield self._value(item, release, place)
                continue
            inner = narrowed(getattr(item, "release", ALL), release)
            if not permits(inner, self.reading.audience):
                continue
            if not hasattr(item, "id"):
                yield self._value(item, inner, place)
                continue
            part = self._part(item, number, inner, place)
            self.problems.extend(part.problems)
            if _says(part.record):
                yield part.record

    def _part(self, item: Any, number: int, release: Release, above: Place) -> Part:
        key = (type(item), item.id)
        known = self.before.get(key)
        if known and known.is_of(item, number, release, above):
            part = known
        else:
            part = self._restricted(item, number, release, above, known)
        self.parts[key] = part
        return part

    def _restricted(
        self, item: Any, number: int, release: Release, above: Place, known: Part | None
    ) -> Part:
        place = Place(item.id, partial(_words, item, number, above, self.names))
        if known and known.place.words == place.words:
            place = known.place
        before = known.parts if known else {}
        walk = _Walk(self.reading, self.names, before, speaks=self.speaks)
        record = walk.record(item, release, place)
        places = ((item.id, place), *_places(walk.parts))
        problems = tuple(walk.problems)
        return Part(item, number, release, above, place, record, problems, places, walk.parts)

    def _is_read_as_written(self, text: Text) -> bool:
        """Return whether the text has one wording, for all, and nothing in it to be told."""
        only = text.default
        return (
            text.is_plain()
            and self.speaks
            and only.isascii()
            and clean(only) == only
            and len(only) <= MAX_TEXT
        )

    def _text(self, text: Text, place: Place, *, quoted: bool) -> str:
        chosen = text.choose(self.reading)
        if not chosen.text:
            return ""
        if not quoted and not chosen.is_in(self.reading.language):
            self._warn(
                said(
                    "A text is printed in {language}, not in {wanted}.",
                    language=Tag(chosen.language),
                    wanted=Tag(self.reading.language),
                ),
                said("Write it in {language}.", language=Tag(self.reading.language)),
                place,
            )
        if odd := unprintable(chosen.text):
            self._warn(
                said(
                    "Characters that cannot be printed were left out: {characters}.",
                    characters=tuple(odd[:5]),
                ),
                "Write them in another way.",
                place,
            )
        if len(chosen.text) > MAX_TEXT:
            self.problems.append(
                error(
                    said("A text has {count:,} characters.", count=len(chosen.text)),
                    said("Divide it; one text has at most {most:,}.", most=MAX_TEXT),
                    block_id=place.item,
                    place=place.words,
                )
            )
            return clean(chosen.text[:_BEGINNING])
        return clean(chosen.text)

    def _warn(self, message: str, hint: str, place: Place) -> None:
        problem = warning(message, hint, block_id=place.item, place=place.words)
        if problem not in self.problems[-8:]:
            self.problems.append(problem)


def _remarks(record: object, reading: Reading) -> Iterator[tuple[Callable[..., Problem], str, str]]:
    """Yield what is to be told of a passage or a judgement as a whole, and what helps."""
    match record:
        case Passage(prompt=prompt) if prompt and not _has_body(record):
            yield warning, "Nothing is written here yet.", prompt
        case Passage(origin=Origin()) if is_verbatim(record, reading):
            yield warning, _VERBATIM, "Rewrite it in your own words."
        case Judgement(statement=statement, review=review):
            if not statement.choose(reading).text.strip():
                hint = "Write what is judged, or remove it."
                yield warning, "A judgement says nothing yet.", hint
            if review:
                message = "A judgement is yet to be reviewed."
                yield warning, message, "Review it, and say that it holds."
            if _differs(record):
                message = "A judgement has another wording for an audience."
                hint = "It may be withheld from an audience, but says the same to all."
                yield error, message, hint


def _words(item: Any, number: int, above: Place, names: Mapping[str, str]) -> str:
    return item_words(item, number, above.words, names)


def _says(record: object) -> bool:
    """Return whether there is anything to print; a passage without a word is none."""
    return not (
        isinstance(record, Passage)
        and isinstance(record.body, Prose)
        and not record.body.text.default.strip()
    )


def _differs(judgement: Judgement) -> bool:
    """Return whether some audience has a text of its own for what is judged, or why."""
    texts = (judgement.statement, judgement.basis)
    return any(text.audiences or text.both for text in texts)


def _has_body(passage: Passage) -> bool:
    return not isinstance(passage.body, Prose) or bool(passage.body.text)

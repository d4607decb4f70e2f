"""Skeletons: what of a briefing a template keeps, and which texts travel with it.

What is not kept is emptied: a passage becomes its prompt, and of those in a part that have none,
one is left. Title, dates and reference, judgements, scenarios and indicators are never kept, nor is
what a later version wrote on an item. A text that is not for all audiences is kept only where it is
named.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar, cast

from briefer.model.briefing import (
    Briefing,
    Choice,
    Outlook,
    Picture,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.edit import find
from briefer.model.marking import UNMARKED, Marking
from briefer.model.passage import Figure, Passage
from briefer.model.place import BOTTOM_LINE, TITLE_PAGE, item_words, stakeholder_names
from briefer.model.record import Record
from briefer.model.release import ALL, Release, narrowed
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field, fields, replace

R = TypeVar("R", bound=Record)

BOTTOM_LINE_PROMPT: Final = "The bottom line: what a reader has to know who reads nothing else."
OUTLOOK_PROMPT: Final = (
    "What they are likely to do next, what that rests on, and what would change it."
)
SECTION_PROMPT: Final = "What a reader has to know of this."


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What is kept. `also` and `never` name texts that are kept, or not, against the rest.

    `boilerplate` are the organisation and the author, and the passages that say what they said in
    the earlier briefing.
    """

    structure: bool = True
    stakeholders: bool = True
    boilerplate: bool = True
    prompts: bool = True
    sources: bool = False
    pictures: bool = False
    choices: bool = True
    also: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A text that may travel: what names it, where it stands, who may read it.

    `key` is the kind and the id of an item, such as "passage/p1", or the name of a field; ".prompt"
    stands behind that of a prompt and "@" with an audience behind that of a text of its own.
    """

    key: str
    place: str
    text: str
    release: Release
    is_kept: bool


def texts(briefing: Briefing, keep: Keep) -> tuple[Kept, ...]:
    """Return every text that a template of the briefing could hold, kept or not."""
    walk = _Walk(briefing, keep, stakeholder_names(briefing))
    walk.skeleton()
    return tuple(walk.found)


def skeleton(briefing: Briefing, keep: Keep) -> Briefing:
    """Return the briefing that a new one begins as, whose id says that it is none itself."""
    return _Walk(briefing, keep, stakeholder_names(briefing)).skeleton()


@dataclass(frozen=True, slots=True)
class _Part:
    """What is looked at: its key, the words that lead to it, who may read it, what keeps it.

    `within` says whether what holds it is kept.
    """

    key: str
    words: str
    release: Release
    keep: bool
    within: bool = True


@dataclass(slots=True)
class _Walk:
    """Carries what is to be kept through the briefing, and gathers the texts on the way."""

    briefing: Briefing
    keep: Keep
    names: Mapping[str, str]
    found: list[Kept] = field(default_factory=list)

    def skeleton(self) -> Briefing:
        briefing, keep = self.briefing, self.keep
        organisation, author = (
            self._text(_Part(name, TITLE_PAGE, ALL, keep.boilerplate), getattr(briefing, name))
            for name in ("organisation", "author")
        )
        marking = self._marking(_Part("marking", TITLE_PAGE, ALL, keep=True), briefing.marking)
        title = _Part("outlook_heading", TITLE_PAGE, ALL, keep.structure)
        summary = tuple(self._passages(briefing, BOTTOM_LINE, BOTTOM_LINE_PROMPT))
        sections = tuple(self._sections())
        stakeholders = tuple(self._stakeholders())
        heading = self._text(title, briefing.outlook_heading)
        outlooks = tuple(self._outlooks({each.id for each in stakeholders}))
        made = Briefing(
            id="skeleton",
            author=author,
            organisation=organisation,
            language=briefing.language,
            marking=marking or UNMARKED,
            audiences=briefing.audiences,
            summary=summary,
            stakeholders=stakeholders,
            sections=sections,
            outlook_heading=heading,
            outlooks=outlooks,
            sources=tuple(self._sources()),
            choices=dict(self._choices()),
        )
        return replace(made, pictures=tuple(self._pictures(made.passages())))

    def _sections(self) -> Iterator[Section]:
        for number, section in enumerate(self.briefing.sections, 1):
            words = item_words(section, number, "", self.names)
            part = _Part(f"section/{section.id}", words, section.release, self.keep.structure)
            stays = self._stays(part, section)
            heading = self._text(part, section.heading)
            passages = tuple(self._passages(section, words, SECTION_PROMPT, within=stays))
            if stays:
                yield replace(section, heading=heading, passages=passages, extra={})

    def _stakeholders(self) -> Iterator[Stakeholder]:
        for number, each in enumerate(self.briefing.stakeholders, 1):
            releases = [o.release for o in self.briefing.outlooks if o.stakeholder == each.id]
            release = ALL if ALL in releases else next(iter(releases), ())
            words = item_words(each, number, "", self.names)
            part = _Part(f"stakeholder/{each.id}", words, release, self.keep.stakeholders)
            if kept := self._record(part, each, each.aliases):
                yield kept

    def _outlooks(self, stakeholders: Container[str]) -> Iterator[Outlook]:
        for number, outlook in enumerate(self.briefing.outlooks, 1):
            words = item_words(outlook, number, "", self.names)
            within = outlook.stakeholder in stakeholders
            part = _Part(
                f"outlook/{outlook.id}", words, outlook.release, self.keep.stakeholders, within
            )
            stays = self._stays(part, outlook)
            horizon = self._text(part, outlook.horizon)
            passages = tuple(self._passages(outlook, words, OUTLOOK_PROMPT, within=stays))
            if stays:
                yield Outlook(
                    id=outlook.id,
                    stakeholder=outlook.stakeholder,
                    horizon=horizon,
                    passages=passages,
                    release=outlook.release,
                )

    def _stays(self, part: _Part, holder: Section | Outlook) -> bool:
        """Return whether what holds passages is kept: for itself, or for one that is named."""
        keys = {f"passage/{each.id}{end}" for each in holder.passages for end in ("", ".prompt")}
        return part.within and (self._wants(part) or bool(keys & self.keep.also))

    def _passages(
        self, holder: Briefing | Section | Outlook, above: str, prompt: str, *, within: bool = True
    ) -> Iterator[Passage]:
        release = ALL if isinstance(holder, Briefing) else holder.release
        passages = holder.summary if isinstance(holder, Briefing) else holder.passages
        unprompted = next((each for each in passages if not each.prompt), None)
        for number, passage in enumerate(passages, 1):
            words = item_words(passage, number, above, self.names)
            inner = narrowed(passage.release, release)
            keep = self._is_boilerplate(passage)
            part = _Part(f"passage/{passage.id}", words, inner, keep, within)
            kept = self._record(part, passage)
            asked, is_wanted = passage.prompt or prompt, passage.prompt or passage is unprompted
            keep = self.keep.prompts and bool(is_wanted)
            part = _Part(f"{part.key}.prompt", words, inner, keep, within and not kept)
            is_asked = self._offer(part, asked)
            if kept:
                yield replace(kept, prompt="", origin=None)
            elif is_asked or (is_wanted and inner == ALL):
                yield _emptied(passage, asked if is_asked else "")

    def _is_boilerplate(self, passage: Passage) -> bool:
        if isinstance(passage.body, Figure):
            return self.keep.pictures
        if not self.keep.boilerplate or self.briefing.earlier is None:
            return False
        then = find(self.briefing.earlier.briefing, Passage, passage.id)
        return then is not None and then.body == passage.body

    def _sources(self) -> Iterator[Source]:
        for number, source in enumerate(self.briefing.sources, 1):
            words = item_words(source, number, "", self.names)
            part = _Part(f"source/{source.id}", words, source.release, self.keep.sources)
            plain = (source.author, source.publisher, source.address)
            if kept := self._record(part, source, plain):
                yield kept

    def _pictures(self, passages: Iterable[Passage]) -> Iterator[Picture]:
        used = {each.body.picture for each in passages if isinstance(each.body, Figure)}
        for number, picture in enumerate(self.briefing.pictures, 1):
            words = item_words(picture, number, "", self.names)
            part = _Part(f"picture/{picture.id}", words, picture.release, self.keep.pictures)
            part = replace(part, within=picture.id in used)
            if self._offer(part, words):
                yield replace(picture, extra={})

    def _choices(self) -> Iterator[tuple[str, Choice]]:
        for audience, choice in self.briefing.choices.items() if self.keep.choices else ():
            part = _Part(f"marking@{audience}", TITLE_PAGE, (audience,), keep=True)
            marking = choice.marking and self._marking(part, choice.marking)
            yield audience, replace(choice, marking=marking, extra={})

    def _marking(self, part: _Part, marking: Marking) -> Marking | None:
        """Return the marking; the words of a banner are a text like others."""
        if marking.scheme == "text" and not self._offer(part, marking.text):
            return None
        return replace(marking, extra={})

    def _record(self, part: _Part, record: R, also: Iterable[str] = ()) -> R | None:
        """Return the record with the texts that are kept, None where it is not kept."""
        inside = list(_texts(record))
        is_kept = self._offer(part, _joined((*map(_shared, inside), *also)))
        own = self._own(replace(part, within=is_kept), inside)
        return cast("R", _narrowed(record, own)) if is_kept else None

    def _text(self, part: _Part, text: Text) -> Text:
        is_kept = self._offer(part, _shared(text))
        own = self._own(replace(part, within=is_kept), [text])
        return _for(text, own) if is_kept else EMPTY

    def _own(self, part: _Part, inside: Iterable[Text]) -> frozenset[str]:
        """Return the audiences whose own texts are kept; these are never for all."""
        own: dict[str, list[str]] = {}
        for text in inside:
            for audience, value in text.audiences.items():
                own.setdefault(audience, []).append(value)
            for (audience, _), value in text.both.items():
                own.setdefault(audience, []).append(value)
        return frozenset(
            audience
            for audience, values in own.items()
            if self._offer(
                replace(part, key=f"{part.key}@{audience}", release=(audience,)), _joined(values)
            )
        )

    def _offer(self, part: _Part, text: str) -> bool:
        is_kept = part.within and self._wants(part)
        if text.strip():
            self.found.append(
                Kept(
                    key=part.key, place=part.words, text=text, release=part.release, is_kept=is_kept
                )
            )
        return is_kept

    def _wants(self, part: _Part) -> bool:
        if part.key in self.keep.never:
            return False
        return part.key in self.keep.also or (part.keep and part.release == ALL)


def _shared(text: Text) -> str:
    return _joined((text.default, *text.languages.values()))


def _joined(values: Iterable[str]) -> str:
    return " · ".join(filter(None, values))


def _emptied(passage: Passage, prompt: str) -> Passage:
    return Passage(
        id=passage.id, release=passage.release, portion_mark=passage.portion_mark, prompt=prompt
    )


def _texts(value: Any) -> Iterator[Text]:
    match value:
        case Text():
            yield value
        case tuple():
            for each in value:
                yield from _texts(each)
        case Record():
            for each in fields(value):
                yield from _texts(getattr(value, each.name))


def _narrowed(value: Any, audiences: frozenset[str]) -> Any:
    """Return the value with no texts of other audiences, and with nothing of later versions."""
    match value:
        case Text():
            return _for(value, audiences)
        case tuple():
            return tuple(_narrowed(each, audiences) for each in value)
        case Record():
            names = (each.name for each in fields(value) if each.name != "extra")
            inner = {name: _narrowed(getattr(value, name), audiences) for name in names}
            return replace(value, **cast("Any", inner), extra={})
    return value


def _for(text: Text, audiences: frozenset[str]) -> Text:
    return replace(
        text,
        audiences={key: value for key, value in text.audiences.items() if key in audiences},
        both={key: value for key, value in text.both.items() if key[0] in audiences},
    )

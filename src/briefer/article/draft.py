"""The draft: a briefing that says what a placement makes of an article.

Each passage is the article's, word for word: it cites the article as its source and knows where it
was taken from. What has no place is in a part of its own at the top, which nobody is given.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, count
from typing import Final

from briefer.article.body import body, clipped
from briefer.article.extract import Extract, Paragraph
from briefer.article.lexicon import known
from briefer.article.placement import OUTLOOK, SUMMARY, Piece, Placement, Suggestion
from briefer.model.briefing import Briefing, Outlook, Section, Source, Stakeholder
from briefer.model.edit import items
from briefer.model.judgement import Judgement
from briefer.model.passage import Origin, Passage, Prose
from briefer.model.record import identifier
from briefer.model.text import EMPTY, Text, primary, same_language
from briefer.model.transfer import UNASSIGNED
from briefer.model.verbatim import WRITTEN, fingerprint, text_of
from briefer.value import dataclass, field, replace

_OPENING: Final = 200
_WORDS: Final = 8

Words = Mapping[str, Mapping[str, str]]
"""The labels of languages, by their tags."""


def draft(
    extract: Extract,
    placement: Placement,
    begun: Briefing,
    words: Words,
    *,
    suggestions: Iterable[Suggestion] = (),
) -> Briefing:
    """Return what was begun from a template with the article in its place.

    Of the template's own parts those stay that say something and are of another kind. The
    suggestions become judgements that wait to be reviewed.
    """
    return _Drafting(extract, placement, begun, words).briefing(tuple(suggestions))


@dataclass(kw_only=True)
class _Parts:
    """The pieces of a part, by what they are."""

    passages: list[Piece] = field(default_factory=list)
    headings: list[Piece] = field(default_factory=list)


class _Drafting:
    """Makes a briefing of a placement; it numbers what it makes past all that was begun."""

    def __init__(
        self, extract: Extract, placement: Placement, begun: Briefing, words: Words
    ) -> None:
        self.extract = extract
        self.placement = placement
        self.begun = begun
        self.words = words
        self.ids = _fresh_ids(begun)
        self.source = self.ids("article")
        self.parts: dict[str, _Parts] = {}
        self.paragraphs = _by_piece(extract, placement.pieces)
        for piece in placement.pieces:
            part = self.parts.setdefault(piece.part, _Parts())
            if piece.role in ("passage", UNASSIGNED):
                part.passages.append(piece)
            elif piece.role == "heading":
                part.headings.append(piece)

    def briefing(self, suggestions: Sequence[Suggestion]) -> Briefing:
        stakeholders: dict[str, Stakeholder] = {}
        sections = tuple(self._sections())
        outlooks = tuple(self._outlooks(stakeholders))
        kinds = {each.kind for each in sections}
        own = (each for each in map(_written, self.begun.sections) if each.passages)
        return replace(
            self.begun,
            language=self._language(),
            title=self.begun.title or Text(self.placement.title),
            summary=tuple(self._passages(SUMMARY)) or self.begun.summary,
            stakeholders=tuple(stakeholders.values()),
            sections=(
                *self._unassigned(),
                *sections,
                *(each for each in own if each.kind not in kinds),
            ),
            outlook_heading=self._heading(OUTLOOK) or self._worded("what_comes_next"),
            outlooks=outlooks,
            judgements=(*self.begun.judgements, *map(self._judgement, suggestions)),
            sources=(*self.begun.sources, self._source()),
        )

    def _language(self) -> str:
        begun, found = self.begun.language, self.placement.language
        return begun if not found or same_language(begun, found) else found

    def _sections(self) -> Iterator[Section]:
        for part in self.placement.parts:
            if part.kind in (SUMMARY, OUTLOOK):
                continue
            heading = self._heading(part.id) or self._worded(f"kind_{part.kind}")
            passages = tuple(self._passages(part.id))
            if passages or heading:
                yield Section(
                    id=self.ids("section"), kind=part.kind, heading=heading, passages=passages
                )

    def _outlooks(self, stakeholders: dict[str, Stakeholder]) -> Iterator[Outlook]:
        for part in self.placement.parts:
            if part.kind == OUTLOOK and part.names:
                name = self._joined(part.names)
                if name not in stakeholders:
                    stakeholders[name] = self._stakeholder(name, part.names)
                yield Outlook(
                    id=self.ids("next"),
                    stakeholder=stakeholders[name].id,
                    passages=tuple(self._passages(part.id)),
                )

    def _joined(self, names: Sequence[str]) -> str:
        words = self.words.get(primary(self._language()), self.words["en"])
        joined, *others = names
        for name in others:
            joined = words["and"].format(first=joined, second=name)
        return joined

    def _stakeholder(self, name: str, names: Sequence[str]) -> Stakeholder:
        """Return the one that is called so: those that speak together are one."""
        found = [each for each in (known(n, primary(self._language())) for n in names) if each]
        aliases = chain(names if len(names) > 1 else (), *(each.aliases for each in found))
        kind = found[0].kind if found else "state"
        return Stakeholder(
            id=self.ids(identifier(name) or "stakeholder"),
            name=Text(name),
            aliases=tuple(dict.fromkeys(each for each in aliases if each != name)),
            kind="alliance" if len(names) > 1 else kind,
        )

    def _unassigned(self) -> Iterator[Section]:
        passages = tuple(self._passages(""))
        if passages:
            yield Section(
                id=self.ids(UNASSIGNED),
                kind=UNASSIGNED,
                heading=self._worded(UNASSIGNED),
                passages=passages,
                release=(),
            )

    def _passages(self, part: str) -> Iterator[Passage]:
        for piece in self.parts.get(part, _Parts()).passages:
            made = body(self.extract, self.paragraphs[piece.start], self.source)
            yield Passage(
                id=self.ids("passage"),
                body=made,
                origin=Origin(
                    source=self.source,
                    start=piece.start,
                    end=piece.end,
                    hash=fingerprint(text_of(made, WRITTEN)),
                ),
            )

    def _heading(self, part: str) -> Text:
        pieces = self.parts.get(part, _Parts()).headings
        return Text(" ".join(self.extract.text[each.start : each.end] for each in pieces))

    def _worded(self, label: str) -> Text:
        """Return a label in all languages, its default in that of the draft."""
        said = {tag: labels[label] for tag, labels in self.words.items() if label in labels}
        language = primary(self._language())
        default = said.pop(language, said.get("en", ""))
        return Text(default, languages=said) if default else EMPTY

    def _judgement(self, suggestion: Suggestion) -> Judgement:
        return Judgement(
            id=self.ids("judgement"),
            statement=Text(self.extract.text[suggestion.start : suggestion.end]),
            likelihood=suggestion.bands,
            review=True,
        )

    def _opening(self) -> str:
        """Return the first words of the article, by which one without a headline is known."""
        words = self.extract.text[:_OPENING].split()[:_WORDS]
        return f"{' '.join(words)} …" if words else ""

    def _source(self) -> Source:
        published = None
        with suppress(ValueError):
            published = dt.date.fromisoformat(self.placement.published)
        return Source(
            id=self.source,
            title=Text(self.placement.title or self._opening()),
            author=", ".join(self.placement.authors),
            publisher=self.placement.publisher,
            address=self.placement.address,
            published=published,
            kind="article",
            descriptor=self._worded("article"),
        )


def _fresh_ids(briefing: Briefing) -> Callable[[str], str]:
    """Return what makes an id of a stem that nothing in the briefing has."""
    taken = {item.id for item in items(briefing)}
    numbers: dict[str, Iterator[int]] = {}

    def fresh(stem: str) -> str:
        for number in numbers.setdefault(stem, count(1)):
            made = f"{stem}-{number}"
            if made not in taken:
                return made
        raise AssertionError  # numbers do not end

    return fresh


def _by_piece(extract: Extract, pieces: Sequence[Piece]) -> Mapping[int, tuple[Paragraph, ...]]:
    """Return the paragraphs of each piece by where it starts, cut to it; both are in order."""
    found: dict[int, tuple[Paragraph, ...]] = {}
    paragraphs, at = extract.paragraphs, 0
    for piece in pieces:
        while at < len(paragraphs) and paragraphs[at].end <= piece.start:
            at += 1
        last = at
        while last < len(paragraphs) and paragraphs[last].start < piece.end:
            last += 1
        found[piece.start] = clipped(paragraphs[at:last], piece.start, piece.end)
    return found


def _written(section: Section) -> Section:
    """Return the section with the passages that say something."""
    kept = tuple(each for each in section.passages if each.body != Prose())
    return replace(section, passages=kept)

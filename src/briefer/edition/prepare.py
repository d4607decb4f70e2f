"""Preparation: a restricted briefing as the plain data of a template, ordered for its audience.

Ids, numbers and order are made here from what is visible alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from briefer.document.markup import write_inlines
from briefer.document.tree import Blocks, Inlines
from briefer.edition import view
from briefer.edition.body import passage_blocks
from briefer.edition.order import Order
from briefer.edition.place import Place
from briefer.edition.reference import References
from briefer.edition.restrict import Restricted
from briefer.edition.source import source_text
from briefer.errors import Problem, Tag, error, said, warning
from briefer.model import briefing as model
from briefer.model.briefing import Briefing, OptionValue
from briefer.model.judgement import Judgement, Yardstick, band_for, overlapping
from briefer.model.passage import Passage
from briefer.model.release import COMMON
from briefer.model.text import Reading, same_language
from briefer.value import dataclass, field, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The view, what was wrong, and passages, places and pictures by their ids in the edition.

    `omissions` are the problems of what is not there: parts of the audience's, terms in a language.
    """

    view: view.View
    passages: Mapping[str, Blocks]
    date: dt.date | None
    problems: tuple[Problem, ...]
    omissions: tuple[Problem, ...]
    places: Mapping[str, Place]
    pictures: Mapping[str, model.Picture]


def prepare(full: Briefing, restricted: Restricted, order: Order) -> Prepared:
    """Return the view of what the audience may read; `full` only tells withheld from unknown."""
    return _Preparation(full, restricted, order).prepared(order.options)


class _Preparation:
    def __init__(self, full: Briefing, restricted: Restricted, order: Order) -> None:
        self._briefing = restricted.briefing
        self._stored = restricted.places
        self._audience = order.audience
        self._language = order.language
        self._reading = Reading(COMMON, order.tag, order.tag, "")
        self._yardsticks = order.yardsticks
        self._ids = _Ids()
        self._problems: list[Problem] = []
        self._untranslated: set[tuple[str, str]] = set()
        self._blocks: dict[str, Blocks] = {}
        self._references = References(
            shown_sources={source.id for source in self._briefing.sources},
            shown_pictures={picture.id for picture in self._briefing.pictures},
            known_sources={source.id for source in full.sources},
            known_pictures={picture.id for picture in full.pictures},
            cites=self._audience.sources != "none",
        )

    def prepared(self, options: Mapping[str, OptionValue]) -> Prepared:
        briefing, references = self._briefing, self._references
        summary = self._passages(briefing.summary)
        judgements = {
            each.id: self._judgement(each, number)
            for number, each in enumerate(briefing.judgements, 1)
        }
        sections = [found for each in briefing.sections if (found := self._section(each))]
        stakeholders = {each.id: each for each in briefing.stakeholders}
        ordered = sorted(
            briefing.outlooks, key=lambda each: self._rank(stakeholders[each.stakeholder])
        )
        outlooks = tuple(
            outlook
            for each in ordered
            if (outlook := self._outlook(each, stakeholders[each.stakeholder], judgements))
        )
        sources = {each.id: each for each in briefing.sources}
        seen = view.View(
            briefing=self._about(),
            audience=view.Audience(
                name=self._audience.name.default, question=self._audience.question.default
            ),
            summary=summary,
            parts=tuple(_parts(self._audience.parts, sections)),
            sections=tuple(sections),
            outlooks=outlooks,
            judgements=tuple(judgements.values()),
            sources=tuple(
                self._source(sources[stored], identity)
                for stored, identity in references.sources.items()
            ),
            labels=self._language.labels,
            options=options,
        )
        return Prepared(
            view=seen,
            passages=self._blocks,
            date=briefing.date,
            problems=(*self._problems, *references.problems),
            omissions=(*self._unchosen(briefing.sections), *self._untold()),
            places=self._ids.places,
            pictures={
                references.pictures[each.id]: each
                for each in briefing.pictures
                if each.id in references.pictures
            },
        )

    def _unchosen(self, sections: Iterable[model.Section]) -> Iterable[Problem]:
        """Yield a warning for each section of a kind of one's own that the audience never gets."""
        parts, labels = self._audience.parts, self._language.labels
        for section in sections:
            kind = section.kind
            if kind not in parts and "*" not in parts and f"kind_{kind}" not in labels:
                yield warning(
                    said("The section is left out: this audience gets no part {kind}.", kind=kind),
                    said(
                        "Add {kind} to the parts of the audience, or withhold the section from it.",
                        kind=kind,
                    ),
                    block_id=section.id,
                    place=self._stored[section.id].words,
                )

    def _untold(self) -> Iterable[Problem]:
        """Yield a warning for each yardstick that does not speak the language of the edition."""
        wanted = self._reading.language
        for yardstick, language in sorted(self._untranslated):
            yield warning(
                said(
                    "The terms of the yardstick {yardstick} are in {language}, not in {wanted}.",
                    yardstick=yardstick,
                    language=Tag(language),
                    wanted=Tag(wanted),
                ),
                said("Write them in {language} in its file.", language=Tag(wanted)),
            )

    def _about(self) -> view.Briefing:
        briefing = self._briefing
        return view.Briefing(
            title=briefing.title.default,
            subtitle=briefing.subtitle.default,
            reference=briefing.reference,
            date=self._language.date_text(briefing.date),
            cutoff=self._language.date_text(briefing.cutoff),
            author=briefing.author.default,
            organisation=briefing.organisation.default,
            outlook_heading=briefing.outlook_heading.default
            or self._language.labels.get("what_comes_next", ""),
        )

    def _rank(self, stakeholder: model.Stakeholder) -> int:
        """Return where the audience wants a stakeholder: by id, kind, or a name."""
        names = {
            each.casefold()
            for each in (
                stakeholder.id,
                stakeholder.kind,
                stakeholder.name.default,
                *stakeholder.aliases,
            )
        }
        wanted = self._audience.stakeholders
        return next((n for n, each in enumerate(wanted) if each.casefold() in names), len(wanted))

    def _at(self, stored: str) -> Place:
        place = self._stored.get(stored, Place(stored))
        self._references.place = place
        return place

    def _line(self, text: str) -> view.Line:
        return _markup(self._references.line(text))

    def _passages(self, passages: Iterable[Passage]) -> tuple[view.Passage, ...]:
        found = []
        for each in passages:
            place = self._at(each.id)
            if blocks := passage_blocks(each, self._ids.coming("p"), self._references):
                identity = self._ids.new("p", place)
                self._blocks[identity] = blocks
                found.append(view.Passage(id=identity))
        return tuple(found)

    def _section(self, section: model.Section) -> view.Section | None:
        """Return the section, None where nothing of it is left."""
        passages = self._passages(section.passages)
        if not passages:
            return None
        labels = self._language.labels
        return view.Section(
            id=self._ids.new("section", self._at(section.id)),
            kind=section.kind,
            heading=section.heading.default
            or labels.get(f"kind_{section.kind}", section.kind.capitalize()),
            passages=passages,
        )

    def _judgement(self, judgement: Judgement, number: int) -> view.Judgement:
        place = self._at(judgement.id)
        term, likelihood = self._likelihood(judgement.likelihood, place)
        confidence = judgement.confidence
        return view.Judgement(
            id=self._ids.new("judgement", place),
            number=number,
            statement=self._line(judgement.statement.default),
            likelihood=likelihood,
            term=term,
            confidence=self._language.labels[f"confidence_{confidence}"] if confidence else "",
            basis=self._line(judgement.basis.default),
        )

    def _likelihood(self, given: Mapping[str, str], place: Place) -> tuple[str, str]:
        """Return the term of the reader's yardstick alone, and with its range."""
        if not given:
            return "", ""
        wanted = self._wanted(given)
        band = band_for(given, wanted, self._yardsticks) if wanted else None
        if band is None:
            self._problems.append(self._no_band(given, wanted, place))
            return "", ""
        assert wanted is not None
        chosen = band.term.choose(replace(self._reading, written=wanted.language))
        if not same_language(chosen.language, self._reading.language):
            self._untranslated.add((wanted.id, chosen.language))
        term = chosen.text
        pattern = self._language.labels["likelihood_range"]
        return term, pattern.format(term=term, low=band.low, high=band.high)

    def _no_band(self, given: Mapping[str, str], wanted: Yardstick | None, place: Place) -> Problem:
        if wanted is None:
            name = self._audience.yardstick or next(iter(given))
            message = said("The yardstick {yardstick} is not known.", yardstick=name)
            hint: str = "Add it to the yardsticks."
        else:
            offered = overlapping(given, wanted, self._yardsticks)
            terms = tuple(f"{each.term.default} ({each.low}-{each.high} %)" for each in offered)
            message = said(
                "The likelihood is not given in the yardstick {yardstick}.",
                yardstick=wanted.name.default,
            )
            hint = said("Choose one of: {terms}.", terms=terms) if terms else "Choose a term of it."
        return error(message, hint, block_id=place.item, place=place.words)

    def _wanted(self, given: Mapping[str, str]) -> Yardstick | None:
        if self._audience.yardstick:
            return self._yardsticks.get(self._audience.yardstick)
        return next((self._yardsticks[name] for name in given if name in self._yardsticks), None)

    def _outlook(
        self,
        outlook: model.Outlook,
        stakeholder: model.Stakeholder,
        judgements: Mapping[str, view.Judgement],
    ) -> view.Outlook | None:
        """Return what comes next for a stakeholder, None where nothing of it is left."""
        passages = self._passages(outlook.passages)
        if not (passages or outlook.judgements or outlook.scenarios or outlook.indicators):
            return None
        place = self._at(outlook.id)
        if not stakeholder.name.default:
            self._problems.append(
                error(
                    "The stakeholder has no name.",
                    "Write one.",
                    block_id=place.item,
                    place=place.words,
                )
            )
        return view.Outlook(
            id=self._ids.new("outlook", place),
            stakeholder=stakeholder.name.default,
            kind=stakeholder.kind,
            horizon=outlook.horizon.default,
            passages=passages,
            judgements=tuple(judgements[each] for each in outlook.judgements),
            scenarios=tuple(map(self._scenario, outlook.scenarios)),
            indicators=tuple(map(self._indicator, outlook.indicators)),
        )

    def _scenario(self, scenario: model.Scenario) -> view.Scenario:
        place = self._at(scenario.id)
        return view.Scenario(
            id=self._ids.new("scenario", place),
            name=scenario.name.default,
            description=self._line(scenario.description.default),
            implication=self._line(scenario.implication.default),
            horizon=scenario.horizon.default,
            likelihood=self._likelihood(scenario.likelihood, place)[1],
        )

    def _indicator(self, indicator: model.Indicator) -> view.Indicator:
        place = self._at(indicator.id)
        labels = self._language.labels
        return view.Indicator(
            id=self._ids.new("indicator", place),
            statement=self._line(indicator.statement.default),
            baseline=indicator.baseline.default,
            direction=labels[f"direction_{indicator.direction}"] if indicator.direction else "",
            checked=self._language.date_text(indicator.checked),
        )

    def _source(self, source: model.Source, identity: str) -> view.Source:
        place = self._ids.places[identity] = self._at(source.id)
        text = source_text(source, self._audience.sources, self._language)
        if not text:
            self._problems.append(
                error(
                    "A source that is cited says nothing to this audience.",
                    "Describe it: this audience is shown descriptions alone."
                    if self._audience.sources == "described"
                    else "Give it a title or an author.",
                    block_id=place.item,
                    place=place.words,
                )
            )
        return view.Source(id=identity, text=_markup(text))


@dataclass(slots=True)
class _Ids:
    """Numbers the ids of an edition and remembers whence they come."""

    places: dict[str, Place] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def coming(self, kind: str) -> str:
        """Return the id that the next of a kind gets."""
        return f"{kind}{self.counts.get(kind, 0) + 1}"

    def new(self, kind: str, place: Place) -> str:
        identity = self.coming(kind)
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.places[identity] = place
        return identity


def _markup(content: Inlines) -> view.Line:
    """Return the markup of a line, fit for text and for attributes in quotes of either kind."""
    return view.Line(write_inlines(content).replace("'", "&#39;"))


def _parts(order: tuple[str, ...], sections: list[view.Section]) -> Iterable[view.Part]:
    """Yield the parts in the audience's order; "*" is every kind that it does not name."""
    for kind in order:
        if kind in ("judgements", "outlooks"):
            yield view.Part(kind=kind)
        elif found := tuple(
            each
            for each in sections
            if each.kind == kind or (kind == "*" and each.kind not in order)
        ):
            yield view.Part(kind="sections" if kind == "*" else kind, sections=found)

"""Preparation: a restricted briefing as the plain data of a template, ordered for its audience.

Ids, numbers and order are made here from what is visible alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from briefer.document.markup import write_inlines
from briefer.document.tree import Blocks, Inlines
from briefer.edition import view
from briefer.edition.body import passage_blocks
from briefer.edition.likelihood import Likelihoods
from briefer.edition.made import Made, Maker
from briefer.edition.order import Order
from briefer.edition.place import Place
from briefer.edition.reference import References, Scope
from briefer.edition.restrict import Restricted
from briefer.edition.source import source_text
from briefer.errors import Problem, error, said, warning
from briefer.model import briefing as model
from briefer.model.briefing import Briefing
from briefer.model.judgement import Judgement
from briefer.model.passage import Passage
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The view, what was wrong, and passages, places and pictures by their ids in the edition.

    `omissions` are the problems of parts of the audience's that are not there. `scope` and `made`
    are kept for the next time.
    """

    view: view.View
    passages: Mapping[str, Blocks]
    date: dt.date | None
    problems: tuple[Problem, ...]
    omissions: tuple[Problem, ...]
    places: Mapping[str, Place]
    pictures: Mapping[str, model.Picture]
    scope: Scope
    made: Mapping[str, Made]


def prepare(
    full: Briefing, restricted: Restricted, order: Order, last: Prepared | None = None
) -> Prepared:
    """Return the view of what the audience may read; `full` only tells withheld from unknown.

    `last` is what was prepared for the same order before.
    """
    seen = restricted.briefing
    scope = Scope(
        shown_sources={source.id for source in seen.sources},
        shown_pictures={picture.id for picture in seen.pictures},
        known_sources={source.id for source in full.sources},
        known_pictures={picture.id for picture in full.pictures},
        cites=order.audience.sources != "none",
    )
    before = last.made if last and last.scope == scope else {}
    return _Preparation(restricted, order, scope, before).prepared()


class _Preparation:
    def __init__(
        self, restricted: Restricted, order: Order, scope: Scope, before: Mapping[str, Made]
    ) -> None:
        self._briefing = restricted.briefing
        self._stored = restricted.places
        self._audience = order.audience
        self._language = order.language
        self._options = order.options
        self._blocks: dict[str, Blocks] = {}
        self._problems: list[Problem] = []
        self._references = References(scope=scope, problems=self._problems)
        self._likelihoods = Likelihoods(order, self._problems)
        self._maker = Maker(restricted.places, self._references, before)

    def prepared(self) -> Prepared:
        briefing, references, maker = self._briefing, self._references, self._maker
        summary = self._passages(briefing.summary)
        judgements = {
            each.id: maker.new("judgement", each, self._judgement) for each in briefing.judgements
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
                maker.make(identity, sources[stored], self._source)
                for stored, identity in references.sources.items()
            ),
            labels=self._language.labels,
            options=self._options,
        )
        return Prepared(
            view=seen,
            passages=self._blocks,
            date=briefing.date,
            problems=tuple(dict.fromkeys(self._problems)),
            omissions=tuple(self._unchosen(briefing.sections)),
            places=maker.places,
            pictures={
                references.pictures[each.id]: each
                for each in briefing.pictures
                if each.id in references.pictures
            },
            scope=references.scope,
            made=maker.made,
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

    def _line(self, text: str) -> view.Line:
        return _markup(self._references.line(text))

    def _passages(self, passages: Iterable[Passage]) -> tuple[view.Passage, ...]:
        made = (self._maker.new("p", each, self._passage) for each in passages)
        found = [each for each in made if each]
        self._blocks.update((each.id, blocks) for each, blocks in found)
        return tuple(each for each, _ in found)

    def _passage(self, passage: Passage, identity: str) -> tuple[view.Passage, Blocks] | None:
        blocks = passage_blocks(passage, identity, self._references)
        return (view.Passage(id=identity), blocks) if blocks else None

    def _section(self, section: model.Section) -> view.Section | None:
        """Return the section, None where nothing of it is left."""
        passages = self._passages(section.passages)
        if not passages:
            return None
        labels = self._language.labels
        return view.Section(
            id=self._maker.new_id("section", self._maker.at(section.id)),
            kind=section.kind,
            heading=section.heading.default
            or labels.get(f"kind_{section.kind}", section.kind.capitalize()),
            passages=passages,
        )

    def _judgement(self, judgement: Judgement, identity: str) -> view.Judgement:
        term, likelihood = self._likelihoods.words(judgement.likelihood, self._references.place)
        confidence = judgement.confidence
        return view.Judgement(
            id=identity,
            number=int(identity.removeprefix("judgement")),
            statement=self._line(judgement.statement.default),
            likelihood=likelihood,
            term=term,
            confidence=self._language.labels[f"confidence_{confidence}"] if confidence else "",
            basis=self._line(judgement.basis.default),
        )

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
        place = self._maker.at(outlook.id)
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
            id=self._maker.new_id("outlook", place),
            stakeholder=stakeholder.name.default,
            kind=stakeholder.kind,
            horizon=outlook.horizon.default,
            passages=passages,
            judgements=tuple(judgements[each] for each in outlook.judgements),
            scenarios=tuple(
                self._maker.new("scenario", each, self._scenario) for each in outlook.scenarios
            ),
            indicators=tuple(
                self._maker.new("indicator", each, self._indicator) for each in outlook.indicators
            ),
        )

    def _scenario(self, scenario: model.Scenario, identity: str) -> view.Scenario:
        place = self._references.place
        return view.Scenario(
            id=identity,
            name=scenario.name.default,
            description=self._line(scenario.description.default),
            implication=self._line(scenario.implication.default),
            horizon=scenario.horizon.default,
            likelihood=self._likelihoods.words(scenario.likelihood, place)[1],
        )

    def _indicator(self, indicator: model.Indicator, identity: str) -> view.Indicator:
        labels = self._language.labels
        return view.Indicator(
            id=identity,
            statement=self._line(indicator.statement.default),
            baseline=indicator.baseline.default,
            direction=labels[f"direction_{indicator.direction}"] if indicator.direction else "",
            checked=self._language.date_text(indicator.checked),
        )

    def _source(self, source: model.Source, identity: str) -> view.Source:
        place = self._references.place
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

"""Briefings for laws, each of them sound: what is drawn can be saved."""

import datetime as dt

from hypothesis import strategies as st

from briefer.model.briefing import (
    Briefing,
    Choice,
    Earlier,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.marking import TLP, Marking
from briefer.model.passage import (
    Chart,
    ChartSeries,
    Figure,
    Origin,
    Passage,
    Prose,
    Table,
    TableColumn,
)
from briefer.model.text import Text

AUDIENCES = ("gulf", "markets", "nato")

strings = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)
dates = st.none() | st.dates(dt.date(1, 1, 1))
readers = st.sampled_from(AUDIENCES)
languages = st.sampled_from(["ar", "en-GB", "fr"])
releases = st.just("all") | st.lists(readers, unique=True).map(tuple)
texts = st.builds(
    Text,
    default=strings,
    audiences=st.dictionaries(readers, strings, max_size=2),
    languages=st.dictionaries(languages, strings, max_size=2),
    both=st.dictionaries(st.tuples(readers, languages), strings, max_size=2),
)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | strings,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(strings, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(strings.map("later ".__add__), json_values, max_size=1)
likelihoods = st.dictionaries(ids, ids, max_size=2)
options = st.dictionaries(ids, st.booleans() | st.integers(-999, 999) | strings, max_size=2)
markings = (
    st.just(Marking())
    | st.builds(Marking, scheme=st.just("tlp"), text=st.sampled_from((*TLP, "tlp:white")))
    | st.builds(Marking, scheme=st.just("text"), text=strings)
)


def some(strategy, most=2):
    """Return a strategy of short tuples."""
    return st.lists(strategy, max_size=most).map(tuple)


@st.composite
def tables(draw):
    width = draw(st.integers(0, 3))
    row = st.tuples(*[texts] * width)
    columns = st.tuples(*[st.builds(TableColumn, head=texts, extra=extras)] * width)
    return Table(columns=draw(columns), rows=draw(some(row)), caption=draw(texts))


@st.composite
def charts(draw):
    width = draw(st.integers(0, 3))
    value = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-99, 99)
    series = st.builds(ChartSeries, name=texts, values=st.tuples(*[value] * width))
    return Chart(
        kind=draw(st.sampled_from(["bar", "column", "line"])),
        categories=draw(st.tuples(*[texts] * width)),
        series=draw(some(series)),
        unit=draw(texts),
    )


bodies = (
    st.builds(Prose, text=texts, extra=extras)
    | tables()
    | st.builds(Figure, picture=ids, alt=texts, extra=extras)
    | charts()
)


@st.composite
def briefings(draw):
    """Draw a briefing whose ids are all different and whose outlooks have stakeholders."""
    numbers = iter(range(10**6))

    def records(record, /, **strategies):
        return tuple(
            record(
                id=f"{draw(ids)}-{next(numbers)}",
                extra=draw(extras),
                **{name: draw(strategy) for name, strategy in strategies.items()},
            )
            for _ in range(draw(st.integers(0, 2)))
        )

    def passages():
        origin = st.builds(Origin, source=ids, start=st.integers(0, 99), hash=strings)
        return records(
            Passage,
            body=bodies,
            release=releases,
            portion_mark=strings,
            prompt=strings,
            origin=st.none() | origin,
        )

    stakeholders = records(
        Stakeholder,
        name=texts,
        aliases=some(strings),
        kind=st.sampled_from(["state", "alliance", "market", "body"]),
    )
    outlooks = tuple(
        Outlook(
            id=f"o{next(numbers)}",
            stakeholder=each.id,
            horizon=draw(texts),
            passages=passages(),
            judgements=draw(some(ids)),
            scenarios=records(
                Scenario, name=texts, description=texts, likelihood=likelihoods, release=releases
            ),
            indicators=records(
                Indicator,
                statement=texts,
                direction=st.sampled_from(["", "up", "down", "steady"]),
                scenario=ids,
                checked=dates,
                release=releases,
            ),
            release=draw(releases),
            extra=draw(extras),
        )
        for each in stakeholders
    )
    sections = tuple(
        Section(
            id=f"s{next(numbers)}",
            kind=draw(strings),
            heading=draw(texts),
            passages=passages(),
            release=draw(releases),
            extra=draw(extras),
        )
        for _ in range(draw(st.integers(0, 2)))
    )
    return Briefing(
        id=draw(ids),
        title=draw(texts),
        reference=draw(strings),
        date=draw(dates),
        author=draw(texts),
        marking=draw(markings),
        audiences=draw(st.lists(readers, unique=True).map(tuple)),
        summary=passages(),
        stakeholders=stakeholders,
        sections=sections,
        outlooks=outlooks,
        judgements=records(
            Judgement,
            statement=texts,
            likelihood=likelihoods,
            confidence=st.sampled_from(["", "high", "moderate", "low"]),
            release=releases,
            review=st.booleans(),
        ),
        sources=records(
            Source,
            title=texts,
            published=dates,
            reliability=st.sampled_from(["", "A", "F"]),
            credibility=st.sampled_from(["", "1", "6"]),
            release=releases,
        ),
        pictures=records(
            Picture,
            sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
            media_type=st.sampled_from(["image/png", "image/jpeg"]),
            width=st.integers(0, 9999),
            release=releases,
        ),
        choices=draw(
            st.dictionaries(
                readers,
                st.builds(
                    Choice,
                    template=ids,
                    page=st.sampled_from(["", "a4", "letter"]),
                    marking=st.none() | markings,
                    options=options,
                    extra=extras,
                ),
                max_size=2,
            )
        ),
        pins=draw(st.dictionaries(st.just("template/brief"), strings)),
        earlier=draw(st.none() | st.builds(Earlier, st.builds(Briefing, id=ids, title=texts))),
        extra=draw(extras),
    )

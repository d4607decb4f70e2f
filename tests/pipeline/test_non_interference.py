"""Two briefings that differ only in what an audience may not see give it the same bytes.

The worlds are built here, item by item, and the filter of the program is never called: what is
visible is drawn once, and each world hides things of its own around it.
"""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.model.briefing import (
    Briefing,
    Choice,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.passage import Figure, Passage, Prose
from briefer.model.text import Text
from briefer.pipeline import Request, check, write
from briefer.pipeline.filename import filename
from briefer.store.file import Opened
from briefer.store.library import Library

READER = "gulf"
OTHERS = ("markets", "nato")
LIKELIHOOD = {"icd203-b": "probable"}

words = st.text("abcdefgh", min_size=2, max_size=9)
secrets = st.text("QXZJ", min_size=4, max_size=12)
prose = st.lists(words, min_size=1, max_size=30).map(" ".join)
cited = st.tuples(prose, st.sampled_from(["", " [@shown]"])).map("".join)
closed = st.lists(st.sampled_from(OTHERS), max_size=2, unique=True).map(tuple)


@dataclass
class World:
    """One way of hiding things around what is visible."""

    draw: st.DrawFn
    name: str
    count: int = 0

    def id(self, stem):
        self.count += 1
        return f"{stem}-{self.name}-{self.count}"

    def secret(self):
        return Text(f"{self.name} {self.draw(secrets)}")

    def text(self, visible):
        """Return a text whose reader sees `visible`, by its own text or by the default."""
        others = {
            other: f"{self.name} {self.draw(secrets)}"
            for other in self.draw(st.lists(st.sampled_from(OTHERS), unique=True))
        }
        if visible.own:
            default = f"{self.name} {self.draw(secrets)}"
            return Text(default, audiences={READER: visible.text} | others)
        return Text(visible.text, audiences=others)

    def around(self, visible, hidden):
        """Return the visible items in their order with hidden ones between."""
        found = []
        for item in visible:
            found.extend(hidden() for _ in range(self.draw(st.integers(0, 2))))
            found.append(item)
        found.extend(hidden() for _ in range(self.draw(st.integers(0, 2))))
        return tuple(found)

    def hidden_passage(self):
        cites = self.draw(st.sampled_from(["", " [@shown]", " [^a note]"]))
        text = Text(f"{self.secret().default}{cites}")
        release = self.draw(closed)
        return Passage(id=self.id("hp"), release=release, body=Prose(text=text))

    def passages(self, texts):
        shown = [Passage(id=self.id("p"), body=Prose(text=self.text(each))) for each in texts]
        return self.around(shown, self.hidden_passage)


@dataclass(frozen=True)
class Visible:
    text: str
    own: bool


visible = st.builds(Visible, cited, st.booleans())
texts = st.lists(visible, min_size=1, max_size=3)
shown = st.fixed_dictionaries(
    {
        "title": prose,
        "summary": texts,
        "sections": st.lists(st.tuples(words, texts), max_size=3),
        "outlooks": st.lists(st.tuples(words, texts, texts), min_size=1, max_size=3),
        "judgements": st.lists(prose, max_size=3),
        "reference": words,
    }
)


def world(draw, name, seen):
    """Return a briefing that shows the reader what is in `seen`, and hides what it likes."""
    make = World(draw, name)
    judgement_ids = [make.id("j") for _ in seen["judgements"]]
    judgements = [
        Judgement(id=each, statement=Text(text), likelihood=LIKELIHOOD, confidence="high")
        for each, text in zip(judgement_ids, seen["judgements"], strict=True)
    ]
    stakeholders = [
        Stakeholder(id=make.id("who"), name=Text(who)) for who, _, _ in seen["outlooks"]
    ]
    secret_stakeholder = Stakeholder(id=make.id("who"), name=make.secret(), kind="market")
    outlooks = [
        Outlook(
            id=make.id("o"),
            stakeholder=stakeholder.id,
            passages=make.passages(passages),
            judgements=tuple(judgement_ids),
            indicators=make.around(
                [Indicator(id=make.id("i"), statement=make.text(each)) for each in watched],
                lambda: Indicator(id=make.id("i"), statement=make.secret(), release=draw(closed)),
            ),
            scenarios=make.around(
                [],
                lambda: Scenario(id=make.id("s"), name=make.secret(), release=draw(closed)),
            ),
        )
        for stakeholder, (_, passages, watched) in zip(stakeholders, seen["outlooks"], strict=True)
    ]
    pictures = make.around(
        [],
        lambda: Picture(id=make.id("pic"), sha256=make.id("hash"), release=draw(closed)),
    )
    figure = Passage(id=make.id("f"), release=draw(closed), body=Figure(picture="pic"))
    return Briefing(
        id=make.id("briefing"),
        title=Text(seen["title"], audiences={"markets": make.secret().default}),
        reference=seen["reference"],
        date=dt.date(2026, 1, 31),
        audiences=(READER, *draw(st.permutations(OTHERS))[: draw(st.integers(0, 2))]),
        summary=(*make.passages(seen["summary"]), figure),
        stakeholders=tuple(draw(st.permutations([*stakeholders, secret_stakeholder]))),
        sections=make.around(
            [
                Section(
                    id=make.id("s"), kind="stakes", heading=Text(head), passages=make.passages(each)
                )
                for head, each in seen["sections"]
            ],
            lambda: Section(
                id=make.id("s"),
                kind=draw(st.sampled_from(["stakes", "secret"])),
                heading=make.secret(),
                passages=(make.hidden_passage(),),
                release=draw(st.sampled_from(["all", (), OTHERS])),
            ),
        ),
        outlooks=make.around(
            outlooks,
            lambda: Outlook(
                id=make.id("o"),
                stakeholder=secret_stakeholder.id,
                horizon=make.secret(),
                passages=(make.hidden_passage(),),
            ),
        ),
        judgements=make.around(
            judgements,
            lambda: Judgement(
                id=make.id("j"),
                statement=make.secret(),
                likelihood=LIKELIHOOD,
                release=draw(closed),
            ),
        ),
        sources=make.around(
            [Source(id="shown", title=Text("Shown"), descriptor=Text("A source that is shown"))],
            lambda: Source(
                id=make.id("source"),
                title=make.secret(),
                author=make.secret().default,
                descriptor=make.secret(),
                release=draw(st.sampled_from(["all", ()])),
            ),
        ),
        pictures=pictures,
        choices={"markets": Choice(template="brief")} if draw(st.booleans()) else {},
    )


@st.composite
def worlds(draw):
    seen = draw(shown)
    return world(draw, "one", seen), world(draw, "two", seen)


LIBRARY = Library()


def written(briefing, template, format_name):
    """Return the name and the bytes of the reader's file."""
    opened = Opened(briefing=briefing)
    checked = check(opened, LIBRARY, Request(audience=READER, template=template, theme="plain"))
    assert checked.is_fit(), checked.problems
    name = filename(checked.stem, READER, checked.template, checked.language, format_name)
    return name, write(checked, format_name).data


@pytest.mark.parametrize("format_name", ["xml", "txt", "md", "html", "docx", "pdf"])
@settings(max_examples=15)
@given(pair=worlds(), template=st.sampled_from(["assessment", "talking-points"]))
def test_what_is_withheld_changes_no_byte(format_name, pair, template):
    one, two = pair
    assert written(one, template, format_name) == written(two, template, format_name)


@settings(max_examples=10)
@given(pair=worlds())
def test_other_audiences_exported_before_leave_no_trace(pair):
    one, two = pair
    first = written(one, "assessment", "pdf")
    for audience in ("markets", "nato", "common"):
        checked = check(Opened(briefing=two), LIBRARY, Request(audience=audience))
        for format_name in ("pdf", "docx"):
            if checked.is_fit():
                write(checked, format_name)
    assert written(two, "assessment", "pdf") == first

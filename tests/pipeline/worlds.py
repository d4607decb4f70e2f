"""Pairs of briefings that differ only in what one reader may not see.

They are built here, item by item, and the filter of the program is never called: what is visible
is drawn once, and each world hides things of its own around it.
"""

import datetime as dt
import hashlib
from collections import Counter
from dataclasses import dataclass

from hypothesis import strategies as st
from pictures import png

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
from briefer.model.marking import Marking
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
from briefer.store.file import Opened
from briefer.store.pictures import NONE

READER = "gulf"
OTHERS = ("markets", "nato")
PIXELS = {"A": png("red"), "B": png("blue", (8, 4)), "": png("green")}

words = st.text("abcdefgh", min_size=2, max_size=9)
secrets = st.text("QXZJ", min_size=4, max_size=12)
prose = st.lists(words, min_size=1, max_size=30).map(" ".join)
references = st.sampled_from(["", " [@A]", " [@B]", " [^a note]"])
closed = st.lists(st.sampled_from(OTHERS), max_size=2, unique=True).map(tuple)
opened = st.just("all") | st.permutations([READER, *OTHERS]).map(tuple) | st.just((READER,))


@dataclass(frozen=True)
class Visible:
    """Words that the reader sees, and which text of the item they are."""

    words: str
    slot: str


@dataclass(frozen=True)
class VisiblePassage:
    kind: str
    text: Visible
    mark: str
    picture: str


line = st.builds(
    Visible,
    st.tuples(prose, references).map("".join),
    st.sampled_from(["default", "language", "audience", "both"]),
)
shared = st.builds(Visible, prose, st.sampled_from(["default", "language"]))
passages = st.lists(
    st.builds(
        VisiblePassage,
        st.sampled_from(["prose", "prose", "table", "figure", "chart"]),
        line,
        st.sampled_from(["", "U"]),
        st.sampled_from("AB"),
    ),
    min_size=1,
    max_size=3,
)
visible = st.fixed_dictionaries(
    {
        "title": line,
        "subtitle": line,
        "author": line,
        "organisation": line,
        "outlook_heading": line,
        "reference": words,
        "summary": passages,
        "sections": st.lists(st.tuples(line, passages), max_size=3),
        "outlooks": st.lists(
            st.tuples(line, passages, st.lists(line, max_size=2), st.lists(line, max_size=2)),
            min_size=1,
            max_size=2,
        ),
        "judgements": st.lists(shared, max_size=3),
        "choice": st.builds(
            Choice,
            page=st.sampled_from(["", "letter"]),
            theme=st.sampled_from(["", "plain"]),
            marking=st.none() | st.just(Marking(scheme="tlp", text="TLP:RED")),
            options=st.dictionaries(st.just("show_sources"), st.booleans()),
        ),
    }
)


class World:
    """One way of hiding things around what is visible; `tag` is the language that is read."""

    def __init__(self, draw, name, tag):
        self.draw, self.name, self.tag = draw, name, tag
        self.counts = Counter()
        self.sources = {"A": self.id("source"), "B": self.id("source"), "": self.id("source")}
        self.pictures = {"A": self.id("pic"), "B": self.id("pic"), "": self.id("pic")}

    def id(self, kind):
        """Return an id that no other of a kind has; items of two kinds may have one."""
        self.counts[kind] += 1
        stem = kind if kind in ("hidden", "unused") else "item"
        return f"{stem}-{self.name}-{self.counts[kind]}"

    def secret(self):
        return f"{self.name} {self.draw(secrets)}"

    def hidden_text(self):
        return Text(self.secret(), audiences={"nato": self.secret()})

    def text(self, seen, *, differs=True):
        """Return a text whose reader sees `seen`; all that it replaces is a secret."""
        shown = seen.words
        for name in "AB":
            shown = shown.replace(f"[@{name}]", f"[@{self.sources[name]}]")
        order = ["default", "language", "audience", "both"]
        slots = dict.fromkeys(order[: order.index(seen.slot)], self.secret()) | {seen.slot: shown}
        audiences, both = {}, {}
        if differs:
            others = self.draw(st.lists(st.sampled_from(OTHERS), unique=True))
            audiences = {other: self.secret() for other in others}
            both = {(other, self.tag): self.secret() for other in others}
        if "audience" in slots:
            audiences[READER] = slots["audience"]
        if "both" in slots:
            both[READER, self.tag] = slots["both"]
        languages = {"fr": self.secret()}
        if "language" in slots:
            languages[self.tag] = slots["language"]
        return Text(slots.get("default", ""), audiences, languages, both)

    def plain(self, seen):
        """Return a text that is no markup: references in it would be words."""
        return self.text(Visible(seen.words.partition(" [")[0], seen.slot))

    def around(self, items, hidden):
        """Return the items in their order with hidden ones between."""
        found = []
        for item in [*items, None]:
            found.extend(hidden() for _ in range(self.draw(st.integers(0, 2))))
            found.append(item)
        return tuple(found[:-1])

    def passages(self, seen):
        return self.around([self.passage(each) for each in seen], self.hidden_passage)

    def passage(self, seen):
        return Passage(
            id=self.id("p"),
            body=self.body(
                seen.kind,
                lambda: self.text(seen.text),
                lambda: self.plain(seen.text),
                self.pictures[seen.picture],
            ),
            release=self.draw(opened),
            portion_mark=seen.mark,
            **self.unprinted(),
        )

    def hidden_passage(self):
        """Return a passage that is withheld, or of which all that is in it is."""
        release, kind = self.draw(closed), self.draw(st.sampled_from(["prose", "table", "chart"]))
        cites = self.draw(st.sampled_from(["", f" [@{self.sources['A']}]", " [^note]"]))
        text = lambda: Text(self.secret() + cites)  # noqa: E731 - as the others are handed in
        body = self.body(kind, text, self.hidden_text, self.pictures["A"])
        match self.draw(st.integers(0, 5)):
            case 0:
                release = "all"
                body = Prose(text=Text(self.secret(), audiences={READER: ""}))
            case 1:
                release = "all"
                body = Prose(text=Text(f"[@{self.sources['']}]"))
            case 2:
                release = "all"
                body = self.body("figure", self.hidden_text, self.hidden_text, self.pictures[""])
            case 3:  # what is still to be written has a prompt alone
                release = "all"
                body = Prose()
        return Passage(
            id=self.id("p"), body=body, release=release, portion_mark="S", **self.unprinted()
        )

    def body(self, kind, text, plain, picture):
        match kind:
            case "prose":
                return Prose(text=text())
            case "table":
                columns = (TableColumn(head=text()), TableColumn(head=Text("n"), align="end"))
                return Table(columns=columns, rows=((text(), Text("1")),), caption=text())
            case "figure":
                return Figure(picture=picture, alt=plain(), caption=text(), note=text())
            case _:
                return Chart(
                    categories=(plain(), Text("b")),
                    series=(ChartSeries(name=plain(), values=(1, 2)),),
                    unit=plain(),
                    alt=plain(),
                    caption=text(),
                )

    def unprinted(self):
        return {
            "prompt": self.secret(),
            "origin": Origin(source=self.sources[""], hash=self.secret()),
            "extra": {"later": self.secret()},
        }

    def likelihood(self):
        """Return what the reader's yardstick says, and what the others' do."""
        others = st.fixed_dictionaries(
            {},
            optional={"phia": st.just("likely"), "nato": st.sampled_from(["likely", "unlikely"])},
        )
        return self.draw(others) | {"icd203-b": "probable"}


def world(draw, name, tag, seen):
    """Return a briefing that shows the reader what is in `seen`, and hides what it likes."""
    make = World(draw, name, tag)

    def hidden(record, **more):
        return lambda: record(
            id=make.id("hidden"), release=draw(closed), **{name: of() for name, of in more.items()}
        )

    judgements = [
        Judgement(
            id=make.id("j"),
            statement=make.text(each, differs=False),
            basis=make.text(each, differs=False),
            likelihood=make.likelihood(),
            confidence="high",
            release=draw(opened),
            review=draw(st.booleans()),
        )
        for each in seen["judgements"]
    ]
    judgements = make.around(
        judgements,
        hidden(Judgement, statement=make.hidden_text, likelihood=lambda: {"phia": "likely"}),
    )
    nobody = Stakeholder(id=make.id("who"), name=make.hidden_text(), kind="market")
    stakeholders = [
        Stakeholder(id=make.id("who"), name=make.plain(who), aliases=(make.secret(),))
        for who, *_ in seen["outlooks"]
    ]
    outlooks = [
        Outlook(
            id=make.id("o"),
            stakeholder=stakeholder.id,
            horizon=make.plain(who),
            passages=make.passages(each),
            judgements=tuple(judgement.id for judgement in judgements),
            indicators=make.around(
                [Indicator(id=make.id("i"), statement=make.text(text)) for text in watched],
                hidden(Indicator, statement=make.hidden_text),
            ),
            scenarios=make.around(
                [
                    Scenario(
                        id=make.id("s"),
                        name=make.plain(text),
                        description=make.text(text),
                        likelihood=make.likelihood(),
                    )
                    for text in ways
                ],
                hidden(Scenario, name=make.hidden_text),
            ),
            release=draw(opened),
        )
        for stakeholder, (who, each, watched, ways) in zip(
            stakeholders, seen["outlooks"], strict=True
        )
    ]
    sections = [
        Section(
            id=make.id("s"), kind="supply", heading=make.plain(head), passages=make.passages(each)
        )
        for head, each in seen["sections"]
    ]
    return Briefing(
        id=make.id("briefing"),
        title=make.plain(seen["title"]),
        subtitle=make.plain(seen["subtitle"]),
        author=make.plain(seen["author"]),
        organisation=make.plain(seen["organisation"]),
        outlook_heading=make.plain(seen["outlook_heading"]),
        reference=seen["reference"],
        date=dt.date(2026, 1, 31),
        marking=Marking(scheme="tlp", text="TLP:GREEN"),
        audiences=(READER, *draw(st.permutations(OTHERS))[: draw(st.integers(0, 2))]),
        summary=make.passages(seen["summary"]),
        stakeholders=tuple(draw(st.permutations([*stakeholders, nobody]))),
        sections=make.around(
            sections,
            lambda: Section(
                id=make.id("s"),
                kind=draw(st.sampled_from(["supply", "secret"])),
                heading=make.hidden_text(),
                passages=(make.hidden_passage(),),
                release=draw(st.sampled_from(["all", (), OTHERS])),
            ),
        ),
        outlooks=make.around(
            outlooks,
            lambda: Outlook(
                id=make.id("o"),
                stakeholder=nobody.id,
                horizon=make.hidden_text(),
                passages=(make.hidden_passage(),),
            ),
        ),
        judgements=judgements,
        sources=tuple(draw(st.permutations([*_sources(make)]))),
        pictures=tuple(draw(st.permutations([*_pictures(make)]))),
        choices={READER: seen["choice"]}
        | draw(st.dictionaries(st.sampled_from(OTHERS), st.just(Choice(template="brief")))),
        pins=draw(st.dictionaries(st.just("audience/nato"), secrets)),
        earlier=_earlier(make) if draw(st.booleans()) else None,
        extra={"later": make.secret()},
    )


def _earlier(make):
    said = Passage(id="item-one-1", body=Prose(text=Text(make.secret())), prompt=make.secret())
    return Earlier(
        Briefing(
            id=make.id("briefing"),
            title=Text(make.secret()),
            summary=(said,),
            judgements=(Judgement(id="item-one-1", statement=Text(make.secret())),),
        )
    )


def _sources(make):
    for name in "AB":
        yield Source(
            id=make.sources[name],
            title=make.hidden_text(),  # this reader is shown descriptors
            author=make.secret(),
            descriptor=Text(f"A source, {name}"),
            release=make.draw(opened),
        )
    yield Source(id=make.sources[""], title=make.hidden_text(), release=make.draw(closed))
    for _ in range(make.draw(st.integers(0, 2))):
        yield Source(id=make.id("unused"), title=make.hidden_text(), descriptor=make.hidden_text())


def _pictures(make):
    for name, pixels in PIXELS.items():
        yield Picture(
            id=make.pictures[name],
            sha256=hashlib.sha256(pixels).hexdigest(),
            width=8 if name == "B" else 4,
            height=4,
            release=make.draw(opened if name else closed),
        )
    for _ in range(make.draw(st.integers(0, 2))):
        yield Picture(id=make.id("unused"), sha256=make.id("hash"))


@dataclass(frozen=True, repr=False)
class Pair:
    """Two briefings that show the reader the same in a language."""

    tag: str
    one: Opened
    two: Opened


@st.composite
def worlds(draw):
    tag = draw(st.sampled_from(["en-GB", "ar"]))
    seen = draw(visible)
    return Pair(tag, *(_opened(world(draw, name, tag, seen)) for name in ("one", "two")))


def _opened(briefing):
    pictures = NONE
    for pixels in PIXELS.values():
        pictures = pictures.with_picture(pixels)
    return Opened(briefing=briefing, pictures=pictures)

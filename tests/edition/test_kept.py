"""An edition is the same whatever was compiled before it, and its blocks stay what they are."""

from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.edition.conftest import EVERYTHING, briefing, passage, template
from tests.pipeline.worlds import OTHERS, READER, worlds

from briefer.document.walk import words
from briefer.edition import compile_edition, kept, run
from briefer.model import edit
from briefer.model.audience import Audience
from briefer.model.briefing import Outlook, Section, Source
from briefer.model.judgement import Judgement
from briefer.model.passage import Passage, Prose
from briefer.model.text import Text
from briefer.pipeline.choice import Request, settle
from briefer.store.library import Library
from briefer.value import fields, replace

LIBRARY = Library()
PHASES = [phase for phase in Phase if phase is not Phase.shrink]  # as of the other worlds
READERS = (READER, *OTHERS, "common")
REMOVABLE = (Passage, Section, Judgement, Source)


@contextmanager
def nothing_kept():
    latest = kept._latest[:]
    kept._latest.clear()
    yield
    kept._latest[:] = latest


def texts(record):
    """Return the fields of a record that are texts."""
    return [each.name for each in fields(record) if isinstance(getattr(record, each.name), Text)]


def write(record, more, audience, place):
    """Return the record with more after one of its texts, the common one or an audience's."""
    if isinstance(record, Passage):
        return replace(record, body=write(record.body, more, audience, place))
    names = texts(record)
    if not names:
        return record
    name = names[place % len(names)]
    text = getattr(record, name)
    old = text.audiences.get(audience, "") if audience else text.default
    return replace(record, **{name: edit.with_text(text, old + more, audience)})


def chosen(subject, place):
    """Return an item of the briefing: one of each kind is as likely as one of another."""
    kinds = {}
    for item in edit.items(subject):
        kinds.setdefault(type(item), []).append(item)
    items = list(kinds.values())[place % len(kinds)]
    return items[place // len(kinds) % len(items)]


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What an edit is made with, by one that needs it."""

    act: str
    place: int
    words: str
    audience: str


def put(subject, how):
    item = chosen(subject, how.place)
    return edit.replaced(subject, item, write(item, how.words, how.audience, how.place))


def put_on_title_page(subject, how):
    return write(subject, how.words, how.audience, how.place)


def cite(subject, how):
    item, sources = chosen(subject, how.place), subject.sources
    cited = f"{how.words} [@{sources[how.place % len(sources)].id}]" if sources else ""
    return edit.replaced(subject, item, write(item, cited, "", how.place))


def release(subject, how):
    item = chosen(subject, how.place)
    if not hasattr(item, "release"):
        return subject
    now = ["all", (), (how.audience,), OTHERS][how.place % 4]
    return edit.replaced(subject, item, replace(item, release=now))


def remove(subject, how):
    item = chosen(subject, how.place)
    return edit.replaced(subject, item, None) if isinstance(item, REMOVABLE) else subject


def insert(subject, how):
    item = chosen(subject, how.place)
    body = Prose(text=Text(f"{how.words}\n\n- {how.words}\n- {how.words}"))
    new = Passage(id=edit.fresh_id(subject, "new"), body=body)
    return edit.inserted(subject, item, new) if isinstance(item, Passage) else subject


def swap(subject, _):
    return replace(subject, sections=subject.sections[::-1], sources=subject.sources[::-1])


ACTS = {act.__name__: act for act in (put, put_on_title_page, cite, release, remove, insert, swap)}

edits = st.builds(
    Edit,
    act=st.sampled_from(["put", *ACTS, "undo"]),
    place=st.integers(0, 999),
    words=st.sampled_from(["a", " b", "\u202e", "\n\nnew", " [to](ftp://x)", " \u0645"]),
    audience=st.sampled_from(["", *READERS[:-1]]),
)


@settings(max_examples=40, phases=PHASES)
@given(pair=worlds(), steps=st.lists(edits, min_size=3, max_size=8))
def test_what_was_compiled_before_changes_nothing(pair, steps):
    opened = pair.one
    states = [opened.briefing]
    for step in (None, *steps):
        is_undo = step is None or step.act == "undo"
        states.append(states[-2:][0] if is_undo else ACTS[step.act](states[-1], step))
        for audience in READERS:
            order = settle(
                replace(opened, briefing=states[-1]),
                LIBRARY,
                Request(audience=audience, language=pair.tag),
            ).order
            edition = compile_edition(states[-1], order)
            with nothing_kept():
                assert edition == compile_edition(states[-1], order)


SUBJECT = briefing(
    summary=(passage("p0", "Bottom [@x]."), passage("p5", "- One\n- Two")),
    sections=tuple(
        Section(
            id=f"s{n}",
            kind="situation",
            heading=Text(f"Section {n}"),
            passages=(
                passage(f"p{n}-1", Text(f"First {n}.", audiences={"markets": f"Yours {n} [@x]."})),
                passage(f"p{n}-2", f"- Bullet {n}\n  1. Number [@x]\n- Another"),
            ),
        )
        for n in range(3)
    ),
    outlooks=(Outlook(id="o1", stakeholder="iran", passages=(passage("p2", "For Iran."),)),),
    sources=(Source(id="x", title=Text("X")), Source(id="y", title=Text("Y"))),
)
PANELS = template(
    EVERYTHING.text.replace(
        "{{ summary | prose }}", "<panel><p>Bottom line</p>{{ summary | prose }}</panel>"
    )
)


@pytest.mark.parametrize("item", ["p5", "p1-1", "p1-2", "p2"])
def test_a_letter_makes_one_block_anew(compiled, item):
    before = compiled(SUBJECT, using=PANELS).document.blocks
    old = edit.find(SUBJECT, Passage, item)
    new = write(write(old, "a", "", 0), "a", "markets", 0)
    after = compiled(edit.replaced(SUBJECT, old, new), using=PANELS).document.blocks
    assert [block.id for block in after] == [block.id for block in before]
    assert sum(one is not other for one, other in zip(before, after, strict=True)) == 1


def test_another_paragraph_moves_no_block_after_it(compiled):
    before = {block.id: block for block in compiled(SUBJECT).document.blocks}
    old = edit.find(SUBJECT, Passage, "p0")
    after = compiled(edit.replaced(SUBJECT, old, write(old, "\n\n- More", "", 0))).document.blocks
    assert [block.id for block in after if before.get(block.id) is not block] == ["p1.2"]


@pytest.mark.parametrize("where", ["summary", "sections"])
def test_a_citation_is_numbered_anew_though_its_record_is_as_it_was(compiled, where):
    reader = Audience(id="markets", name=Text("Markets"), parts=("*", "judgements"))
    judged = Judgement(id="j1", statement=Text("It will pass [@y]"))
    subject = replace(SUBJECT, summary=(), sections=(), judgements=(judged,))
    for text, number in (("Cites [@x].", "[2]"), ("Cites nothing.", "[1]")):
        cites = (passage("p", text),)
        found = cites if where == "summary" else (Section(id="s", kind="a", passages=cites),)
        edition = compiled(replace(subject, **{where: found}), reader)
        assert f"It will pass {number}" in " ".join(words(edition.document))


def test_what_is_wrong_in_a_passage_is_told_where_its_section_is_now(compiled):
    section = Section(id="s", kind="situation", heading=Text("Then"))
    wrong = replace(section, passages=(passage("p", "To [it](ftp://x)."),))
    for heading in ("Then", "Now"):
        named = replace(wrong, heading=Text(heading))
        (problem,) = compiled(replace(SUBJECT, sections=(named,), outlooks=())).problems
        assert problem.place == f"Section “{heading}”, passage 1"


def test_the_limit_of_a_run_holds_however_often_it_is_run(compiled, monkeypatch):
    def fails(subject):
        return [compiled(subject).document is None for _ in range(2)]

    monkeypatch.setattr(run, "MAX_STEPS", 400)
    longer = replace(SUBJECT, sections=SUBJECT.sections * 20)
    with nothing_kept():
        steps = [fails(subject) for subject in (SUBJECT, longer, SUBJECT, longer)]
    assert steps == [[False, False], [True, True], [False, False], [True, True]]

"""Skeletons: what is kept, what is emptied, and that nothing restricted travels unasked."""

import json

import pytest
from briefings import briefings
from hypothesis import given

from briefer.model import search
from briefer.model.briefing import (
    Briefing,
    Choice,
    Earlier,
    Outlook,
    Picture,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.marking import Marking
from briefer.model.passage import Figure, Origin, Passage, Prose
from briefer.model.skeleton import BOTTOM_LINE_PROMPT, Keep, skeleton, texts
from briefer.model.text import Text
from briefer.store.encoding import encode
from briefer.store.new import sample
from briefer.value import replace


def prose(identity, text, **more):
    return Passage(id=identity, body=Prose(text=text), **more)


NOTE = prose("note", Text("How to read this", languages={"fr": "Comment lire"}), prompt="P?")
BRIEFING = Briefing(
    id="real",
    title=Text("A real title"),
    reference="REF-1",
    organisation=Text("The Institute", audiences={"gulf": "The Gulf Institute"}),
    marking=Marking(scheme="tlp", text="TLP:GREEN"),
    audiences=("gulf", "nato"),
    summary=(prose("sum", Text("This month's line"), prompt="What is new?"),),
    stakeholders=(
        Stakeholder(id="iran", name=Text("Iran"), aliases=("Tehran",)),
        Stakeholder(id="hush", name=Text("The quiet ones")),
    ),
    sections=(
        Section(
            id="open",
            kind="situation",
            heading=Text("Situation", audiences={"nato": "For NATO"}),
            passages=(
                NOTE,
                prose("secret", Text("Only for NATO"), release=("nato",), prompt="Ask NATO"),
                Passage(id="map", body=Figure(picture="pic", alt=Text("A map"))),
            ),
            extra={"later": "typed by a later version"},
        ),
        Section(
            id="shut",
            kind="supply",
            heading=Text("Hidden supply"),
            passages=(prose("in-shut", Text("Hidden words")),),
            release=("nato",),
        ),
    ),
    outlooks=(
        Outlook(id="o1", stakeholder="iran", passages=(prose("o1p", Text("They will talk")),)),
        Outlook(id="o2", stakeholder="hush", release=("nato",)),
    ),
    judgements=(Judgement(id="j", statement=Text("It is likely")),),
    sources=(
        Source(id="s1", title=Text("An open paper")),
        Source(id="s2", title=Text("A cable"), release=("nato",)),
    ),
    pictures=(Picture(id="pic", sha256="0" * 64), Picture(id="other", sha256="1" * 64)),
    choices={"nato": Choice(template="brief", marking=Marking(scheme="text", text="NATO ONLY"))},
)


def kept(briefing, keep):
    return {each.key: each for each in texts(briefing, keep) if each.is_kept}


def written(briefing):
    return json.dumps(encode(briefing), ensure_ascii=False)


def test_the_structure_stays_and_what_was_written_becomes_prompts():
    made = skeleton(BRIEFING, Keep())
    assert (made.title, made.reference, made.date) == (Text(), "", None)
    assert (made.judgements, made.sources, made.pictures) == ((), (), ())
    assert made.audiences == ("gulf", "nato")
    assert made.choices == {"nato": Choice(template="brief")}
    assert made.organisation == Text("The Institute")
    (summary,) = made.summary
    assert (summary.body, summary.prompt) == (Prose(), "What is new?")
    (section,) = made.sections
    assert section.heading == Text("Situation")
    assert (section.passages[0].id, section.passages[0].prompt) == ("note", "P?")
    assert [each.id for each in made.stakeholders] == ["iran"]
    (outlook,) = made.outlooks
    assert outlook.passages[0].prompt
    assert outlook.passages[0].body == Prose()


def test_nothing_restricted_and_nothing_emptied_is_in_what_is_written():
    said = written(skeleton(BRIEFING, Keep(sources=True, pictures=True)))
    for words in (
        "A real title", "REF-1", "This month's line", "Only for NATO", "Ask NATO", "For NATO",
        "The Gulf Institute", "Hidden", "They will talk", "It is likely", "A cable", "NATO ONLY",
        "The quiet ones", "later version", "How to read this",
    ):  # fmt: skip
        assert words not in said, words
    assert "An open paper" in said
    assert "A map" in said


def test_each_text_that_is_kept_is_told_with_its_release():
    told = kept(BRIEFING, Keep(sources=True, pictures=True))
    assert told["stakeholder/iran"].text == "Iran · Tehran"
    assert told["section/open"].place == "Section “Situation”"
    assert {each.release for each in told.values()} == {"all"}
    restricted = {
        each.key: each.release for each in texts(BRIEFING, Keep()) if each.release != "all"
    }
    assert restricted["passage/secret"] == ("nato",)
    assert restricted["organisation@gulf"] == ("gulf",)
    assert restricted["section/shut"] == ("nato",)
    assert restricted["passage/in-shut"] == ("nato",)
    assert restricted["stakeholder/hush"] == ("nato",)
    assert restricted["marking@nato"] == ("nato",)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("passage/note", "How to read this"),
        ("passage/secret", "Only for NATO"),
        ("passage/secret.prompt", "Ask NATO"),
        ("organisation@gulf", "The Gulf Institute"),
        ("section/open@nato", "For NATO"),
        ("section/shut", "Hidden supply"),
        ("passage/in-shut", "Hidden words"),
        ("stakeholder/hush", "The quiet ones"),
        ("marking@nato", "NATO ONLY"),
    ],
)
def test_a_text_that_is_named_travels(key, words):
    also = frozenset({key})
    assert words not in written(skeleton(BRIEFING, Keep()))
    assert words in written(skeleton(BRIEFING, Keep(also=also)))
    assert kept(BRIEFING, Keep(also=also))[key].text.startswith(words)


@pytest.mark.parametrize(
    ("keep", "gone"),
    [
        (Keep(structure=False), "Situation"),
        (Keep(stakeholders=False), "Iran"),
        (Keep(boilerplate=False), "The Institute"),
        (Keep(prompts=False), "What is new?"),
        (Keep(choices=False), "brief"),
        (Keep(never=frozenset({"section/open"})), "Situation"),
        (Keep(never=frozenset({"passage/sum.prompt"})), "What is new?"),
    ],
)
def test_what_is_not_wanted_stays_behind(keep, gone):
    assert gone in written(skeleton(BRIEFING, Keep()))
    assert gone not in written(skeleton(BRIEFING, keep))


def test_a_passage_that_says_what_it_said_last_time_is_boilerplate():
    again = replace(BRIEFING, earlier=Earlier(replace(BRIEFING, summary=())))
    made = skeleton(again, Keep())
    note = made.sections[0].passages[0]
    assert note == replace(NOTE, prompt="")
    assert made.summary[0].body == Prose()
    assert made.earlier is None
    assert "How to read this" not in written(skeleton(again, Keep(boilerplate=False)))


def test_of_what_has_no_prompt_one_in_a_part_gets_one():
    bare = replace(
        BRIEFING,
        summary=(
            prose("sum", Text("x"), origin=Origin(source="s2")),
            prose("more", Text("y")),
            prose("asked", Text("z"), prompt="And?"),
        ),
    )
    summary = skeleton(bare, Keep()).summary
    assert [(each.id, each.prompt) for each in summary] == [
        ("sum", BOTTOM_LINE_PROMPT),
        ("asked", "And?"),
    ]
    assert summary[0].origin is None
    also = frozenset({"passage/more.prompt"})
    assert len(skeleton(bare, Keep(also=also)).summary) == 3


@given(briefing=briefings())
def test_every_text_of_a_skeleton_is_one_that_was_told(briefing):
    keep = Keep(sources=True, pictures=True)
    told = "\n".join(each.text for each in texts(briefing, keep) if each.is_kept)
    made = skeleton(briefing, keep)
    for written_text in search.texts(made):
        for words in filter(str.strip, written_text.text.all_texts()):
            assert words in told


def test_the_sample_keeps_its_parts_and_loses_its_words():
    opened = sample()
    made = skeleton(opened.briefing, Keep())
    assert [each.kind for each in made.sections] == [
        each.kind for each in opened.briefing.sections if each.release == "all"
    ]
    words = {each.text for each in texts(opened.briefing, Keep()) if not each.is_kept}
    assert len(words) > 40

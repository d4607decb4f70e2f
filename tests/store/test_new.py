"""New briefings: what a template begins with, and what follows an earlier briefing."""

import datetime as dt
import hashlib

import pytest
from pictures import png

from briefer.errors import FileError
from briefer.model.briefing import Briefing, Choice, Picture
from briefer.model.passage import Figure, Passage, Prose
from briefer.model.template import Manifest, Template
from briefer.model.text import Text
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.manifest import read_manifest
from briefer.store.new import begin, new_briefing, next_briefing, sample
from briefer.store.pictures import NONE
from briefer.store.template import SavedTemplate, write_template
from briefer.value import replace

MANIFEST = """{#
id = "mine"
title = "Mine"
stakeholders = ["Iran", "Iran!", "Россия"]
audiences = ["gulf", "nato"]

[[sections]]
kind = "situation"
heading = { default = "Situation", languages = { fr = "La situation" } }
prompt = "What has happened?"
#}
"""


def mine(text=MANIFEST, parent=None):
    return Template(manifest=read_manifest(text), text=text, parent=parent)


def test_a_new_briefing_has_the_sections_of_its_template_and_its_chain():
    child = mine('{#\nid = "child"\ntitle = "C"\nextends = "mine"\n#}', mine())
    day = dt.date(2026, 1, 31)
    briefing = new_briefing(child, title="T", date=day, briefing_id="b")
    assert (briefing.id, briefing.title, briefing.date) == ("b", Text("T"), day)
    assert briefing.audiences == ("gulf", "nato")
    (section,) = briefing.sections
    assert section.heading.languages == {"fr": "La situation"}
    assert section.passages[0].prompt == "What has happened?"
    assert [each.name.default for each in briefing.stakeholders] == ["Iran", "Iran!", "Россия"]
    assert len({each.id for each in briefing.stakeholders}) == 3
    assert [each.stakeholder for each in briefing.outlooks] == [
        each.id for each in briefing.stakeholders
    ]


def test_every_bundled_template_begins_a_briefing_that_can_be_saved(tmp_path):
    for item_id, template in Library().templates.sound().items():
        path = tmp_path / f"{item_id}.briefing"
        save_briefing(Opened(briefing=new_briefing(template, title="T")), path)
        assert open_briefing(path).problems == ()


def test_two_new_briefings_have_ids_of_their_own():
    one, other = (new_briefing(mine(), title="T", audiences=("press",)) for _ in range(2))
    assert one.id != other.id
    assert one.audiences == ("press",)


PNG = png()
PICTURE = Picture(id="logo", sha256=hashlib.sha256(PNG).hexdigest(), width=4, height=4)
SKELETON = Briefing(
    id="skeleton",
    language="fr",
    audiences=("gulf", "nato"),
    summary=(
        Passage(id="line", prompt="What is new?"),
        Passage(id="always", body=Prose(text=Text("As ever"))),
        Passage(id="map", body=Figure(picture="logo")),
    ),
    pictures=(PICTURE,),
    choices={"nato": Choice(template="brief"), "gulf": Choice(page="letter")},
)


@pytest.fixture
def monthly(home):
    folder = home / "library" / "templates"
    folder.mkdir(parents=True)
    manifest = Manifest(id="monthly", title=Text("Monthly"), extends="assessment")
    saved = SavedTemplate(manifest=manifest, skeleton=SKELETON, pictures=NONE.with_picture(PNG))
    write_template(folder / "monthly.brieftemplate", saved)
    return Library()


def test_from_a_saved_template_all_but_the_answers_is_in_place(monthly, tmp_path):
    day = dt.date(2026, 1, 31)
    opened = begin(monthly, "monthly", title="January", date=day, answers={"line": "It *rose*."})
    begun = opened.briefing
    assert (begun.title, begun.date, begun.language) == (Text("January"), day, "fr")
    assert begun.id != "skeleton"
    assert [each.body for each in begun.summary[:2]] == [
        Prose(text=Text("It *rose*.")),
        Prose(text=Text("As ever")),
    ]
    assert begun.choices["nato"] == Choice(template="brief")
    assert begun.choices["gulf"] == Choice(template="monthly", page="letter")
    saved = save_briefing(opened, tmp_path / "january.briefing")
    assert open_briefing(saved.path).pictures.get(PICTURE.sha256) == PNG


def test_an_answer_to_what_nobody_asked_is_told(monthly):
    with pytest.raises(FileError, match="lime") as caught:
        begin(monthly, "monthly", title="T", answers={"lime": "x"})
    assert caught.value.hint == "Did you mean line?"


def test_the_next_briefing_begins_as_the_earlier_one_and_keeps_it_at_hand(tmp_path):
    earlier = sample()
    then = earlier.briefing
    day = dt.date(2027, 2, 1)
    opened = next_briefing(earlier, date=day)
    now = opened.briefing
    assert now.id != then.id
    assert (now.date, now.cutoff, now.reference, now.title) == (day, None, "", then.title)
    assert all(each.review for each in now.judgements)
    assert [each.statement for each in now.judgements] == [
        each.statement for each in then.judgements
    ]
    assert not any(i.checked for each in now.outlooks for i in each.indicators)
    assert (now.sections, now.summary, now.choices) == (then.sections, then.summary, then.choices)
    saved = save_briefing(opened, tmp_path / "next.briefing")
    again = open_briefing(saved.path)
    assert again.briefing == now
    assert again.briefing.earlier.briefing == then
    assert {each.sha256 for each in now.pictures if again.pictures.get(each.sha256)} == {
        each.sha256 for each in then.pictures
    }
    third = next_briefing(again, date=None, title="New").briefing
    assert third.title == Text("New")
    assert third.earlier.briefing == replace(now, earlier=None)


def test_nothing_follows_what_was_opened_read_only():
    with pytest.raises(FileError, match="Something is not known"):
        next_briefing(replace(sample(), locked=("Something is not known.",)), date=None)

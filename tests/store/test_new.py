"""New briefings: what a template begins with."""

import datetime as dt

from briefer.model.template import Template
from briefer.model.text import Text
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.manifest import read_manifest
from briefer.store.new import new_briefing

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

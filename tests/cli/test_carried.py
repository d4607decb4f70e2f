"""Export and check use what the briefing carries, say so, and take the library's when asked."""

import json

import pytest

TEMPLATE = """{#
id = "house"
title = "House"
extends = "base"
#}
{% block body %}<p>As the house has it.</p>{% endblock %}
"""


@pytest.fixture
def house(briefer, home, tmp_path):
    """Return a briefing from a house's own template that was changed since."""
    template = home / "library" / "templates" / "house.xml.j2"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE.replace("#}", 'audiences = ["nato"]\n#}'))
    path = tmp_path / "house.briefing"
    assert briefer("new", "-t", "house", "--title", "T", "-o", path).status == 0
    template.write_text(TEMPLATE.replace("As the", "As nobody in the"))
    return path


def exported(briefer, path, *arguments):
    folder = path.parent / "out"
    ran = briefer("export", path, "-f", "txt", "-o", folder, "--force", *arguments)
    assert ran.status == 0
    (text,) = folder.iterdir()
    return ran, text.read_text()


def test_what_it_carries_is_used_and_told(briefer, house):
    ran, text = exported(briefer, house)
    assert "As the house has it." in text
    assert "The briefing carries version 1 of the template house" in ran.err
    assert "(it differs in audiences, body); the library's is used with --library, and" in ran.err
    ran, text = exported(briefer, house, "--library")
    assert "As nobody in the house has it." in text
    assert "carries" not in ran.err


def test_a_program_is_told_what_differs(briefer, house):
    (told,) = json.loads(briefer("check", house, "--json").out)["carried"]
    assert (told["kind"], told["id"], told["used"]) == ("template", "house", "briefing")
    body = next(each for each in told["changes"] if each["field"] == "body")
    assert "nobody" in body["after"]
    (told,) = json.loads(briefer("check", house, "--json", "--library").out)["carried"]
    assert told["used"] == "library"


def test_where_nothing_differs_nothing_is_told(briefer, sample):
    assert "carries" not in briefer("check", sample).err
    assert json.loads(briefer("check", sample, "--json").out)["carried"] == []


def test_the_library_is_taken_over_after_what_differs_is_shown(briefer, house):
    before = house.read_bytes()
    ran = briefer("update", house, "--dry-run")
    shown = """template/house: another version 1
  audiences: nato -> nothing
  body:
    -{% block body %}<p>As the house has it.</p>{% endblock %}
    +{% block body %}<p>As nobody in the house has it.</p>{% endblock %}
"""
    assert (ran.status, ran.out) == (0, shown)
    assert house.read_bytes() == before
    ran = briefer("update", house)
    assert ran.out.startswith(shown)
    assert "carries what the library has now" in ran.out
    ran, text = exported(briefer, house)
    assert "As nobody in the house has it." in text
    assert "carries" not in ran.err
    assert briefer("update", house).out == f"{house} carries what the library has.\n"


def test_only_what_is_named_is_taken_over(briefer, house, home):
    audience = home / "library" / "audiences" / "nato.toml"
    audience.parent.mkdir()
    text = briefer("audiences", "export", "nato").out
    audience.write_text(text.replace('id = "nato"', 'id = "nato"\nversion = 2'))
    told = json.loads(briefer("update", house, "audience/nato", "--json").out)
    assert [(each["kind"], each["offered"], each["taken"]) for each in told] == [
        ("audience", 2, True)
    ]
    ran = briefer("update", house, "audience/natto")
    assert ran.status == 3
    assert "The library has no other version of audience/natto" in ran.err
    (left,) = json.loads(briefer("update", house, "--json", "--dry-run").out)
    assert (left["kind"], left["taken"]) == ("template", False)

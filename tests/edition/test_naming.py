"""Naming: what an editor of templates can offer."""

from briefer.edition.naming import STATEMENTS, all_filters, all_tests, members, names
from briefer.edition.sandbox import FILTERS, TESTS

LOOPS = "{% for outlook in outlooks %}{%- for one in outlook.judgements %}{% set word = 1 %}"


def of(path, before=""):
    return members(path.split("."), before, ("bottom_line",), ("toc",))


def test_names_are_those_of_the_view_and_those_that_were_bound():
    assert {"briefing", "outlooks", "labels", "loop", "super()"} <= {*names("")}
    assert {"outlook", "one", "word"} <= {*names(LOOPS)}
    assert "one" not in names("")


def test_members_are_those_of_what_the_path_leads_to():
    assert of("briefing")[:2] == ("title", "subtitle")
    assert "stakeholder" in of("outlook", LOOPS)
    assert "confidence" in of("one", LOOPS)
    assert of("labels") == ("bottom_line",)
    assert of("options") == ("toc",)
    assert "first" in of("loop")
    assert of("one") == of("briefing.title") == of("nothing.at.all") == ()


def test_a_loop_over_a_name_of_its_own_ends():
    assert of("a", "{% for a in a %}") == ()
    assert of("a", "{% for a in b %}{% for b in a.c %}") == ()


def test_filters_and_tests_are_those_of_the_sandbox():
    assert {*all_filters()} == {*FILTERS}
    assert {*all_tests()} == TESTS


def test_statements_are_those_that_the_templates_use():
    used = {"if", "for", "block", "endblock", "endfor", "else"}
    assert used <= {*STATEMENTS}

"""The page that teaches templates says what is so."""

import re

from briefer.bundled import templates
from briefer.edition import sandbox, view
from briefer.value import fields, is_dataclass

README = (templates() / "README.md").read_text(encoding="utf-8")


def rows(heading):
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    return {
        re.sub(r"[`s]*$", "", first.strip().strip("`")): re.findall(r"`(\w+)`", rest)
        for first, rest in re.findall(r"^\| ([^|]+) \|(.+)\|$", section, re.MULTILINE)
    }


def test_every_field_that_a_template_sees_is_in_its_reference():
    documented = rows("What a template sees")
    for kind in (view.Briefing, view.Audience, view.Section, view.Outlook, view.Judgement,
                 view.Scenario, view.Indicator, view.Source):  # fmt: skip
        assert [field.name for field in fields(kind)] == documented[kind.__name__.lower()]
    assert is_dataclass(view.View)
    assert {field.name.rstrip("s") for field in fields(view.View)} <= {
        name.rstrip("s") for name in documented
    } | {"summary"}


def test_every_filter_and_test_is_in_its_reference():
    said = README.split("## What a template may say\n")[1].split("\n## ")[0]
    for name in (*sandbox.FILTERS, *sandbox.TESTS):
        assert f"`{name}" in said

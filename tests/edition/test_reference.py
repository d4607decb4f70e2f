"""The page that teaches templates says what is so."""

import re
import tomllib

from briefer.bundled import asset, templates
from briefer.document.theme import FontFamily, InlineStyle, Logo, PageStyle, Style, read_theme
from briefer.document.theme.reader import KEYS
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


THEME = README.split("## The theme\n")[1].split("\n## ")[0]


def of_theme(key):
    """Return the row of a key of themes."""
    (row,) = (each for each in THEME.splitlines() if each.startswith("|") and f"`{key}" in each)
    return row


def test_every_key_of_a_theme_is_in_its_reference():
    for key in KEYS:
        assert f"`{key}`" in THEME or f"`[{key}" in THEME, key
    tables = {
        "[styles": Style, "[inlines": InlineStyle, "[page": PageStyle, "[logo": Logo,
        "[fonts": FontFamily,
    }  # fmt: skip
    for key, kind in tables.items():
        told = of_theme(key)
        for each in fields(kind):
            if each.name not in ("width", "height") or kind is not PageStyle:
                assert f"`{each.name}`" in told, (key, each.name)


def test_the_theme_of_the_reference_is_one():
    text = re.search(r"```toml\n(.*?)```", THEME, re.DOTALL)[1]
    theme = read_theme(tomllib.loads(text), lambda name: asset("fonts", name))
    assert theme.logo.alt == "The House of Maps"
    assert theme.page.header < theme.page.top

"""Options as they are typed become what the template declares, or a sentence."""

import pytest

from briefer.errors import TemplateError
from briefer.model.template import Manifest, Option, Template
from briefer.model.text import Text
from briefer.pipeline.option import held, read_options


def template(parent=None, **options):
    declared = {
        name: Option(label=Text(name), default=default, choices=choices)
        for name, (default, *choices) in options.items()
    }
    manifest = Manifest(id="mine", title=Text("Mine"), options=declared)
    return Template(manifest=manifest, text="", parent=parent)


PARENT = template(lines=(3,))
MINE = template(PARENT, sources=(True,), tone=("calm", "calm", "plain"), name=("",))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ({"sources": "no"}, False),
        ({"sources": "True"}, True),
        ({"lines": "12"}, 12),
        ({"lines": "-1"}, -1),
        ({"tone": "plain"}, "plain"),
        ({"name": "12"}, "12"),
    ],
)
def test_text_becomes_what_the_option_holds(typed, value):
    (found,) = read_options(MINE, typed).values()
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ({"source": "no"}, "Did you mean sources?"),
        ({"x": "no"}, "Its options are: lines, sources, tone, name."),
        ({"sources": "12"}, "It is yes or no."),
        ({"lines": "many"}, "It is a whole number."),
        ({"lines": "9" * 5_000}, "It is a whole number."),
        ({"tone": "loud"}, "It is one of: calm, plain."),
    ],
)
def test_what_the_template_does_not_offer_is_told(typed, hint):
    with pytest.raises(TemplateError) as raised:
        read_options(MINE, typed)
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    "kept", [{"lines": "many"}, {"lines": True}, {"sources": 1}, {"tone": "x"}]
)
def test_a_kept_value_of_another_kind_is_refused(kept):
    with pytest.raises(TemplateError, match="The option"):
        held(MINE, kept)


def test_kept_values_of_another_template_are_left_alone():
    assert held(MINE, {"sources": False, "others": "x", "lines": 4}) == {
        "sources": False,
        "lines": 4,
    }

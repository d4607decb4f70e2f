"""Prompts, and what was said last time, are at hand for whoever writes and are in no file."""

from functools import cache

import pytest
from editions import AUDIENCES
from tests.pipeline.test_leak_scan import phrases, readable, scanned

from briefer.model.briefing import Earlier
from briefer.model.passage import Passage, Prose
from briefer.model.text import Text
from briefer.pipeline import Request, check, write
from briefer.store.carried import carrying, library_of
from briefer.store.library import Library
from briefer.store.new import new_briefing, next_briefing, sample
from briefer.value import replace
from briefer.writers import FORMATS

PLANTED = "quartz jaguars vexed the dozy wizard"
PROMPT = f"Say whether {PLANTED} for the {{}} time."


def unwritten(passage):
    return replace(passage, body=Prose(), prompt=PROMPT.format(passage.id))


def said(passage):
    return replace(passage, body=Prose(text=Text(f"{PLANTED}, {passage.id}")))


def mapped(briefing, change):
    """Return the briefing with one more passage in each of its parts."""

    def around(passages):
        extra = Passage(id=f"{passages[0].id}-more") if passages else None
        return (*passages, change(extra)) if extra else passages

    return replace(
        briefing,
        summary=around(briefing.summary),
        sections=tuple(replace(e, passages=around(e.passages)) for e in briefing.sections),
        outlooks=tuple(replace(e, passages=around(e.passages)) for e in briefing.outlooks),
    )


@cache
def following():
    """Return the sample of next month: it has prompts, and has said things that it says no more."""
    then = next_briefing(sample(), date=None, briefing_id="next")
    earlier = mapped(sample().briefing, said)
    earlier = replace(earlier, title=Text(PLANTED), subtitle=Text(PLANTED))
    briefing = replace(mapped(then.briefing, unwritten), earlier=Earlier(earlier))
    return carrying(replace(then, briefing=briefing), Library())


@cache
def library():
    return library_of(following(), Library())


@cache
def checked(audience):
    return check(following(), library(), Request(audience=audience))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_they_are_in_no_byte_of_any_format(audience, format_name):
    data = write(checked(audience), format_name).data
    planted = phrases(PLANTED)
    assert not planted & (phrases(readable(data, format_name)) | scanned(data))
    for sha256 in following().briefing.pins.values():
        assert sha256.encode() not in data


def test_prompts_are_problems_until_something_is_written():
    problems = checked("nato").problems
    unwritten_ones = [each for each in problems if each.message == "Nothing is written here yet."]
    assert {each.hint for each in unwritten_ones} >= {PROMPT.format("bottom-line-more")}
    reviews = [each for each in problems if "yet to be reviewed" in each.message]
    assert len(reviews) > 3


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_briefing_of_nothing_but_prompts_says_none_of_them(format_name):
    for template_id, template in Library().templates.sound().items():
        if template.manifest.partial:
            continue
        briefing = new_briefing(template, title="T")
        opened = replace(sample(), briefing=replace(briefing, audiences=("nato",)))
        made = check(opened, Library(), Request(audience="nato", template=template_id))
        data = write(made, format_name).data
        prompts = set().union(*(phrases(each.prompt) for each in briefing.passages()))
        assert prompts
        assert not prompts & (phrases(readable(data, format_name)) | scanned(data))

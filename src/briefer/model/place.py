"""Places: where in a briefing an item stands, in the words of whoever wrote it."""

from collections.abc import Mapping
from typing import Any, Final

from briefer.errors import Message, said
from briefer.model.briefing import (
    Briefing,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.passage import Passage

TITLE_PAGE: Final = said("Title page")
BOTTOM_LINE: Final = said("Bottom line")


def stakeholder_names(briefing: Briefing) -> Mapping[str, str]:
    """Return the names of the stakeholders by their ids, the id where there is none."""
    return {each.id: each.name.default or each.id for each in briefing.stakeholders}


def item_words(item: Any, number: int, above: str, names: Mapping[str, str]) -> str:
    """Return the words that lead to an item, the outermost first; `above` are of what holds it.

    `number` is its number among its like, `names` are those of the stakeholders.
    """
    match item:
        case Passage():
            above = BOTTOM_LINE if above == TITLE_PAGE else above
            return said("{above}, passage {number}", above=above, number=number)
        case Scenario():
            return said("{above}, scenario {number}", above=above, number=number)
        case Indicator():
            return said("{above}, indicator {number}", above=above, number=number)
        case _:
            return _part(item, number, names) or above


def _part(item: Any, number: int, names: Mapping[str, str]) -> Message | None:
    match item:
        case Section(heading=heading, kind=kind):
            return said("Section “{heading}”", heading=heading.default or kind)
        case Outlook(stakeholder=stakeholder):
            name = names.get(stakeholder, stakeholder)
            return said("What comes next, {stakeholder}", stakeholder=name)
        case Source(title=title) if title.default:
            return said("Source “{title}”", title=title.default)
        case Stakeholder(id=identity):
            return said("Stakeholder “{name}”", name=names.get(identity, identity))
        case Judgement():
            return said("Judgement {number}", number=number)
        case Source():
            return said("Source {number}", number=number)
        case Picture():
            return said("Picture {number}", number=number)
        case _:
            return None

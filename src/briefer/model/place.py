"""Places: where in a briefing an item stands, in the words of whoever wrote it."""

from collections.abc import Mapping
from typing import Any, Final

from briefer.errors import said
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
    words: str = above
    match item:
        case Passage():
            above = BOTTOM_LINE if above == TITLE_PAGE else above
            words = said("{above}, passage {number}", above=above, number=number)
        case Scenario():
            words = said("{above}, scenario {number}", above=above, number=number)
        case Indicator():
            words = said("{above}, indicator {number}", above=above, number=number)
        case _:
            words = _part_words(item, number, names) or above
    return words


def _part_words(item: Any, number: int, names: Mapping[str, str]) -> str:
    words: str = ""
    match item:
        case Section(heading=heading, kind=kind):
            words = said("Section “{heading}”", heading=heading.default or kind)
        case Outlook(stakeholder=identity):
            words = said(
                "What comes next, {stakeholder}", stakeholder=names.get(identity, identity)
            )
        case Judgement():
            words = said("Judgement {number}", number=number)
        case Source(title=title) if title.default:
            words = said("Source “{title}”", title=title.default)
        case Source():
            words = said("Source {number}", number=number)
        case Stakeholder(id=identity):
            words = said("Stakeholder “{name}”", name=names.get(identity, identity))
        case Picture():
            words = said("Picture {number}", number=number)
    return words

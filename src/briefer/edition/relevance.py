"""Relevance: which items of a briefing an edition shows, for only of these anything is wrong in it.

What a template prints is known from what it read; whether it would print what came to nothing, such
as a passage that is still to be written, from the lists that it went through.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from briefer.edition.place import Place
from briefer.edition.render import Rendered
from briefer.errors import Problem
from briefer.model.audience import Audience
from briefer.model.briefing import Briefing


def relevant(problems: Iterable[Problem], hidden: AbstractSet[str]) -> Iterator[Problem]:
    """Yield the problems that are not of a hidden item."""
    return (problem for problem in problems if problem.block_id not in hidden)


def shown(rendered: Rendered, cited: Collection[str]) -> AbstractSet[str]:
    """Return the names and ids that the template read, and those of the blocks that it printed.

    A source is only shown where it is `cited`: a list prints it in any case.
    """
    sources = {source.id for source in rendered.view.sources}
    return (rendered.read | rendered.frame.shown) - sources | set(cited)


def hidden_items(
    briefing: Briefing,
    audience: Audience,
    places: Mapping[str, Place],
    shown: AbstractSet[str],
) -> AbstractSet[str]:
    """Return the stored ids of what the edition does not show, less those that it shows, too.

    Items of two kinds may have one id.
    """
    items = {place.item for place in places.values()}
    shown_items = {place.item for identity, place in places.items() if identity in shown}
    hidden = items - shown_items
    hidden.update(source.id for source in briefing.sources if source.id not in items)
    for section in briefing.sections:
        gets = "parts" in shown and audience.gets(section.kind)
        if not (gets or "sections" in shown):
            hidden.update((section.id, *(each.id for each in section.passages)))
    stakeholders = {each.id for each in briefing.stakeholders}
    for outlook in briefing.outlooks:
        if outlook.id in shown_items or (outlook.id not in items and "outlooks" in shown):
            stakeholders.discard(outlook.stakeholder)
        else:
            hidden.update((outlook.id, *(each.id for each in outlook.passages)))
    return (hidden | stakeholders) - shown_items

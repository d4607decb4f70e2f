"""A passage that goes to another part of the briefing, and who may read it there.

Those who could not read it before cannot read it then, but for one case: what nobody knew a place
for was given to nobody, and where it has found its place it is given as all there.
"""

from collections.abc import Iterator
from typing import Final

from briefer.model.briefing import Briefing, Outlook, Section
from briefer.model.edit import appended, find, parts_with, replaced
from briefer.model.passage import Passage
from briefer.model.release import ALL, Release
from briefer.value import replace

SUMMARY: Final = "summary"
UNASSIGNED: Final = "unassigned"
"""The kind of the section that holds what no rule knew a place for."""


def home(briefing: Briefing, passage: Passage) -> str:
    """Return the id of the section or outlook that a passage is in, or "summary"."""
    holder = _holder(briefing, passage)
    return holder.id if holder else SUMMARY


def homes(briefing: Briefing) -> Iterator[str]:
    """Yield where a passage can be, in order: the bottom line, sections, outlooks."""
    yield SUMMARY
    yield from (each.id for each in briefing.sections)
    yield from (each.id for each in briefing.outlooks)


def transferred(briefing: Briefing, passage: Passage, part: str) -> Briefing:
    """Return the briefing with a passage as the last of another part, by its id or "summary".

    A section of what is unassigned goes with the last that was in it.
    """
    holder = _holder(briefing, passage)
    without = replaced(briefing, passage, None)
    left = find(without, Section, holder.id) if isinstance(holder, Section) else None
    if left is not None and left.kind == UNASSIGNED and not left.passages:
        without = replaced(without, left, None)
    there = find(without, Section, part) or find(without, Outlook, part)
    made = replace(passage, release=_release(passage.release, holder))
    if there is None:
        return appended(without, without, SUMMARY, made)
    return appended(without, there, "passages", made)


def _holder(briefing: Briefing, passage: Passage) -> Section | Outlook | None:
    parts = parts_with(briefing, passage.id)
    return next((each for each in parts if isinstance(each, Section | Outlook)), None)


def _release(own: Release, holder: Section | Outlook | None) -> Release:
    """Return whom a passage is given to when its holder no longer says so."""
    if isinstance(holder, Section) and holder.kind == UNASSIGNED:
        return own or ALL
    above = holder.release if holder else ALL
    if own == ALL:
        return above
    return own if above == ALL else tuple(each for each in own if each in above)

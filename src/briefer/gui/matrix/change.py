"""Changes of a cell: an outlook is withheld from an audience, released to it, or worded for it."""

from briefer.model import edit
from briefer.model.briefing import Briefing, Outlook
from briefer.model.passage import Passage, Prose
from briefer.model.release import COMMON, narrowed, permits
from briefer.model.text import Reading
from briefer.model.variant import own
from briefer.value import replace


def is_released(outlook: Outlook, audience: str) -> bool:
    """Return whether the audience may read the outlook, if not all that is in it."""
    return permits(outlook.release, audience)


def with_release(briefing: Briefing, outlook: Outlook, audience: str, *, to: bool) -> Briefing:
    """Return the briefing with the outlook released `to` the audience, or withheld from it."""
    change = edit.released if to else edit.withheld
    release = change(outlook.release, audience, briefing.audiences)
    return edit.replaced(briefing, outlook, replace(outlook, release=release))


def first_shared(outlook: Outlook, audience: str) -> Passage | None:
    """Return the first prose of which the audience reads the shared text, None without one."""
    for passage in outlook.passages:
        may_read = permits(narrowed(passage.release, outlook.release), audience)
        match passage.body:
            case Prose(text=text) if may_read and not text.names_audience(audience):
                return passage if audience != COMMON else None
    return None


def with_own_text(briefing: Briefing, passage: Passage, reading: Reading) -> Briefing:
    """Return the briefing with an own text of the audience, which begins as the shared one."""
    assert isinstance(passage.body, Prose)
    text = passage.body.text
    worded = own(text, reading).written(text, text.choose(reading).text)
    changed = replace(passage, body=replace(passage.body, text=worded))
    return edit.replaced(briefing, passage, changed)

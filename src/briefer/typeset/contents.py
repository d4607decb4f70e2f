"""The list of contents: one line a heading, with a leader and the number of its page."""

from collections.abc import Mapping, Sequence

from briefer.document.tree import Contents, Span
from briefer.typeset.flow import Flow, Place
from briefer.typeset.page import Bookmark, Element
from briefer.typeset.paragraph import Frame
from briefer.typeset.strip import NEVER, Strip, TextStrip

_LEADER_GAP = 6


def contents_strips(
    flow: Flow,
    block: Contents,
    place: Place,
    bookmarks: Sequence[Bookmark],
    pages: Mapping[str, int],
) -> tuple[list[Strip], Element]:
    """Return the strips of the list, and its element; `pages` has the page of each heading's id."""
    return [], Element(tag="TOC")

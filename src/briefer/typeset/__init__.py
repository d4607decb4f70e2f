"""Typesetting: a tree and a theme -> pages, as a value. It knows no briefing and no file format.

blocks -> composition -> strips -> pagination -> sheets -> pages
          (flow, paragraph, panel, listing, table, figure, logo; band: pages of columns)

face        font files, words shaped by HarfBuzz
setting     styles with their typefaces
inline      inlines in one text; glue: spaces at which no line ends; bidi: both directions
breaking    where its lines end, with hyphen
line        runs at their places
structure   the logical structure that the marks of runs belong to
standing    what is kept set from one layout to the next
page        the display list: what writers draw
hit, word   where a point falls, where a block and its words stand
"""

from typing import TYPE_CHECKING

from briefer.document.theme import Theme
from briefer.document.tree import Document

if TYPE_CHECKING:
    from briefer.typeset.page import Typeset
    from briefer.typeset.standing import Forme


class Standing:
    """What one layout leaves to the next, which it makes quicker and no different.

    It belongs to whoever lays out similar documents one after the other, in one thread.
    """

    def __init__(self) -> None:
        self.formes: list[Forme] = []


def typeset(document: Document, theme: Theme, standing: Standing | None = None) -> "Typeset":
    """Return the pages of the document, with the problems that laying it out met."""
    from briefer.typeset import layout  # noqa: PLC0415 - most formats are written without it

    return layout.typeset(document, theme, standing or Standing())

"""Typesetting: a tree and a theme -> pages, as a value. It knows no briefing and no file format.

blocks -> composition -> strips -> pagination -> sheets -> pages
          (flow, paragraph, panel, listing, table, figure; band: pages of columns)

face        font files, words shaped by HarfBuzz
setting     styles with their typefaces
inline      inlines in one text; glue: spaces at which no line ends; bidi: both directions
breaking    where its lines end, with hyphen
line        runs at their places
structure   the logical structure that the marks of runs belong to
page        the display list: what writers draw
hit, word   where a point falls, where a block and its words stand
"""

from typing import TYPE_CHECKING

from briefer.document.theme import Theme
from briefer.document.tree import Document

if TYPE_CHECKING:
    from briefer.typeset.page import Typeset


def typeset(document: Document, theme: Theme) -> "Typeset":
    """Return the pages of the document, with the problems that laying it out met."""
    from briefer.typeset import layout  # noqa: PLC0415 - most formats are written without it

    return layout.typeset(document, theme)

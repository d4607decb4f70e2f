"""Typesetting: a tree and a theme -> pages, as a value. It knows no PDF, no briefing and no file format.

blocks -> composition -> strips -> pagination -> sheets -> pages
          (flow, paragraph, panel, listing, table, figure)

face        font files, words shaped by HarfBuzz
setting     styles with their typefaces
inline      inlines in one text; breaking, hyphen: where its lines end; bidi: both directions
line        runs at their places
structure   the logical structure that the marks of runs belong to
page        the display list: what writers draw
"""

from briefer.typeset.layout import typeset

__all__ = ["typeset"]

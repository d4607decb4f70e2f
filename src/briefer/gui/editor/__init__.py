"""The editor: what is chosen in the outline, to be edited.

stack     which editor is shown
desk      what the editors of a page share: the reading, names, and how a text is written
place     where a text stands in a briefing
prose     rich text
bound     a text that is edited at its place, with the shared one beside it
access    who gets an item: said, chosen, withheld, released
card      an item of a list as a card; `passage` and `scenario`: what there are
value     fields that no audience has otherwise; `likelihood`: one for each yardstick
pairs     fields side by side, or under one another
grid      cells to type into
title, summary, section, outlook   pages; `page` is what they have in common, `order` that of Tab
body      the body of a passage; `table`, `figure`, `chart`: those that are no prose
"""

from briefer.gui.editor.stack import EditorStack

__all__ = ["EditorStack"]

"""The editor: what is chosen in the outline, to be edited.

stack     which editor is shown
desk      what the editors of a page share: the reading, names, and how a text is written
place     where a text stands in a briefing; `variant`: which of its texts is edited
prose     rich text
field     one text with its label and what the audience gets of it
access    who gets an item: said, chosen, withheld, released
passage   a passage as a card; `flow`: the passages of something
"""

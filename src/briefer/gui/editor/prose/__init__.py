"""Prose as rich text: what the light markup has, and nothing more.

line      prose as lines, and back to markup in normal form; it knows no Qt
document  lines in a QTextDocument, and back
chip      citations and notes, each one character that cannot be edited
surface   the widget that shows it, and lets nothing in from outside
edit      the widget that it is written in: keys, lists, typing
voice     what is told of chips to who cannot see them
listing   what is done to lists
paste     what comes from the clipboard, read within bounds
markup    HTML of the clipboard as lines; `tag` is its tokens, `sheet` a table
toolbar   the buttons, for the text that has the cursor
reference links, citations and notes put into a text
popup     small windows for a link, a note, a source
"""

from briefer.gui.editor.prose.edit import ProseEdit
from briefer.gui.editor.prose.surface import Names, ProseSurface
from briefer.gui.editor.prose.toolbar import ProseToolbar

__all__ = ["Names", "ProseEdit", "ProseSurface", "ProseToolbar"]

"""The main window, which builds and wires.

main         the window of one briefing, or the welcome page
desk         the picker on top; outline, editor and preview beside each other
columns      which of these is seen, beside each other or as tabs
part         a part of the desk, imported when it is first shown
files        open, save, close; `dropping` is what is dropped on the window
shelves      the page of the library over it, and its dialogs
articles     an article is read, and the page of its review lies over the window
focus        what cut, copy and paste mean: they are for what has the focus
menus        the menu bar
palette      the command palette
help         the page that lists all actions
status       words, reading time and problems of the edition
tally        what the status bar counts, on a thread of its own
"""

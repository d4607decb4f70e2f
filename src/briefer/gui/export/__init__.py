"""Exporting: which editions in which formats, what keeps them back, and what became of them.

plan      the editions that may be exported, and what their files are called
memory    the last choices, by briefing
job       the steps of checking and writing, in a thread, to be cancelled between editions
grid      audiences and languages by formats, to be ticked
choice    the first page: grid, template, folder, names of files
problem   the second page: what is wrong, by audience
result    the last page: the files, to be opened, and what was not written
dialog    the pages together
printing  a PDF to a printer of the system, without a network
"""

from briefer.gui.export.dialog import ExportDialog

__all__ = ["ExportDialog"]

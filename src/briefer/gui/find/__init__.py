"""Find and replace in the whole briefing, the texts of all audiences and languages included.

hits   the places that were found, as a list with what would stand there
bar    the bar below the editor
"""

from briefer.gui.find.bar import FindBar

__all__ = ["FindBar"]

"""The outline on the left: the parts of the briefing, with what the chosen audience gets of each.

view      the outline with its tool bar, its menu and its keys
tree      the tree, which keeps what is open and where it stands while the briefing changes
entry     what stands in it
delegate  how an entry is painted, and renamed in its place
growth    sections and outlooks that can be added
"""

from briefer.gui.outline.view import OutlineView

__all__ = ["OutlineView"]

"""The picker on top: which audience is shown, in which language and template.

picker   the row with its pickers of language and template
segment  an audience in the row, with the counts of what differs for it
row      the segments side by side, those that do not fit in a menu
adding   the dialog that shows what an audience will receive
making   the dialog that makes an audience of one's own
edition  the pickers of language and template
removing the question before one is removed
"""

from briefer.gui.audience.picker import AudiencePicker

__all__ = ["AudiencePicker"]

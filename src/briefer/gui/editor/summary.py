"""The page of the bottom line."""

from briefer.gui.editor.desk import Desk
from briefer.gui.editor.page import Page
from briefer.gui.editor.passage import PassageFlow


class SummaryPage(Page):
    """The bottom line: what a reader has to know who reads nothing else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.tr("Bottom line"), self.tr("For a reader who reads nothing else."))
        self.add_cards(PassageFlow(desk, lambda: desk.briefing, "summary"))
        self.finish()

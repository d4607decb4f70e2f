"""The editor of the key judgements of a briefing."""

from briefer.gui.judgement.editor import JudgementsEditor

__all__ = ["JudgementsEditor"]

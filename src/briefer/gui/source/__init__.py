"""The editor of the sources of a briefing."""

from briefer.gui.source.editor import SourcesEditor

__all__ = ["SourcesEditor"]

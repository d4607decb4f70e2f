"""stub."""

from briefer.document.tree import Table
from briefer.typeset.flow import Flow


def set_table(flow: Flow, table: Table) -> None:
    """Stub."""

"""XML: the markup of the tree, which `document.markup` reads back."""

from briefer.document.markup import write as write_markup
from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.typeset.page import Typeset
from briefer.writers import Written


def write(document: Document, theme: Theme, typeset: Typeset | None = None) -> Written:  # noqa: ARG001 - the tree has no look
    """Return the markup of the document."""
    return Written(write_markup(document).encode())

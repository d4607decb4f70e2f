"""The PDF writer: pages that are laid out -> one file that is PDF/UA-1 and PDF/A-2a.

    write    draws, then packs
    draw     Typeset -> bytes     content | font | picture | structure | extent | outline | metadata

It lays out nothing, and knows no block of the document: what stands where is the Typeset's.
"""

from io import BytesIO

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.typeset.page import Typeset
from briefer.writers import Written
from briefer.writers.pdf.drawing import draw

__all__ = ["draw", "write"]


def write(document: Document, theme: Theme, typeset: Typeset | None) -> Written:
    """Return the file, packed.

    Raises ExportError where a font cannot be embedded.
    """
    assert typeset is not None, "FORMATS says that this writer needs the pages"
    drawn = draw(document, theme, typeset)
    return Written(_pack(drawn.data), drawn.problems)


def _pack(data: bytes) -> bytes:
    """Return the file with its small objects compressed together, which halves it."""
    import pikepdf  # noqa: PLC0415 - slow to import, and a preview has no need of it

    packed = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        file.save(
            packed,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return packed.getvalue()

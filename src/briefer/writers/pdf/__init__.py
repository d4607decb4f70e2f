"""The PDF writer: pages that are laid out -> one file that is PDF/UA-1 and PDF/A-2a.

    drawing      what a file is put together from
    content      a page's items as operators, in marked content
    font picture structure extent outline metadata
    objects      ReportLab's object layer
    packing      the file around the objects
    locking      the file under a password, no longer PDF/A

It lays out nothing, and knows no block of the document: what stands where is the Typeset's.
"""

from briefer.writers.pdf.drawing import write
from briefer.writers.pdf.locking import lock

__all__ = ["lock", "write"]

"""The PDF writer: pages that are laid out -> one file that is PDF/UA-1 and PDF/A-2a.

    drawing      what a file is put together from
    content      a page's items as operators, in marked content
    font picture structure extent outline metadata
    objects      ReportLab's object layer
    packing      the file around the objects

It lays out nothing, and knows no block of the document: what stands where is the Typeset's.
"""

from briefer.writers.pdf.drawing import write

__all__ = ["write"]

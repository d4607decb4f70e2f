"""The preview: the real pages of the edition that is shown, beside the editor.

    view         the widget: keeps up with the session, and is all that others need
    sheet_view   the pages to point at: selection, links, marks, what was found
    page_scroll  the scroll area: place, zoom, painting
    zooming      the wheel and two fingers
    links        links under the pointer and by keys
    overlay      what is painted over the pages
    found        what was found on them
    remedy       what to do where there are no pages
    search_bar   strip, note, address: what stands around the pages
    arrangement  where the pages stand at a zoom
    pictures     the pictures that are held
    sheets       an edition that is laid out, and which item stands where on it
    reading      its text in reading order, and where its letters are
    press        makes pages and pictures of them, the one that is seen first
    proof        a page as a PDF of its own, and a picture of it

What is shown is what the PDF writer writes, drawn by pdfium; what is clicked on and searched in is
what the typesetter knows of its pages.
"""

from briefer.gui.preview.view import PreviewView

__all__ = ["PreviewView"]

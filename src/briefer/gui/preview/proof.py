"""Proofs: a page of an edition as a PDF of its own, and a picture of it.

A proof is drawn by the same writer as the file, so it looks the same to the pixel; it has no
structure and no links, which the eye does not see. Everything here runs on the lane.
"""

import ctypes

import pypdfium2
from pypdfium2 import raw
from PySide6.QtGui import QImage

from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.gui.preview.arrangement import Rect
from briefer.typeset.page import Element, Page, Typeset
from briefer.value import replace
from briefer.writers import Written
from briefer.writers.pdf import write


def proof(document: Document, theme: Theme, typeset: Typeset, page: Page) -> Written:
    """Return the PDF of one page. Raises ExportError where a font cannot be embedded."""
    alone = replace(
        typeset,
        pages=(replace(page, links=()),),
        structure=Element(tag="Document", children=[*page.marks]),
        destinations={},
        bookmarks=(),
    )
    return write(document, theme, alone)


def picture(data: bytes, width: int, height: int, part: Rect, number: int = 0) -> QImage:
    """Return a part of a page that is so many pixels wide and high as a whole."""
    image = QImage(part.width, part.height, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    pixels = (ctypes.c_ubyte * image.sizeInBytes()).from_buffer(image.bits())
    file = pypdfium2.PdfDocument(data)
    page = file[number]
    bitmap = pypdfium2.PdfBitmap.new_native(
        part.width, part.height, raw.FPDFBitmap_BGRx, buffer=pixels, stride=image.bytesPerLine()
    )
    raw.FPDF_RenderPageBitmap(bitmap, page, -part.x, -part.y, width, height, 0, raw.FPDF_ANNOT)
    bitmap.close()  # here, not when they are collected: that may be on another thread
    page.close()
    file.close()
    return image


def whole_page(data: bytes, width: int, number: int) -> QImage:
    """Return a page that is so many pixels wide, and as high as it has to be."""
    file = pypdfium2.PdfDocument(data)
    across, down = file.get_page_size(number)
    file.close()
    height = round(width * down / across)
    return picture(data, width, height, Rect(0, 0, width, height), number)

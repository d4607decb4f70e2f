"""Furniture of pages: marking, header and footer, and the fields of page numbers."""

import re

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style
from briefer.document.tree import Document
from briefer.writers.docx.direction import parts
from briefer.writers.docx.element import P_PR, P_STYLE, R_PR, VAL, P, R, add, add_text, rgb
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.style import Place, StyleSheet

TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""Colours of the labels, on black (first.org/tlp, version 2.0)."""

_FIELD = re.compile(r"\{(page|pages)\}")


class Furniture:
    """What stands on each page; `width` is the room between the margins."""

    def __init__(
        self,
        document: Document,
        styles: StyleSheet,
        inlines: InlineWriter,
        width: float,
        pages: int,
    ) -> None:
        self._document = document
        self._styles = styles
        self._inlines = inlines
        self._width = width
        self._pages = pages
        self._rtl = document.dir == "rtl"

    def fill_header(self, root: _Element) -> None:
        """Append marking and header."""
        self._add_marking(root)
        paragraph, style = self._paragraph(root, "header")
        self._text(paragraph, self._document.header, style)

    def fill_footer(self, root: _Element) -> None:
        """Append footer, page numbers and marking."""
        paragraph, style = self._paragraph(root, "footer")
        self._text(paragraph, self._document.footer, style)
        if self._document.labels.page:
            add(SubElement(paragraph, R), "tab")
            self._add_numbers(paragraph, style)
        self._add_marking(root)

    def _paragraph(self, root: _Element, kind: str) -> tuple[_Element, Style]:
        tab = ("end", self._width) if kind == "footer" else None
        named = self._styles.paragraph(kind, tab=tab)
        paragraph = SubElement(root, P)
        SubElement(SubElement(paragraph, P_PR), P_STYLE).set(VAL, named.id)
        return paragraph, named.style

    def _text(self, paragraph: _Element, text: str, style: Style) -> None:
        if text:
            self._inlines.text(paragraph, text, Voice(style, rtl=self._rtl))

    def _add_numbers(self, paragraph: _Element, style: Style) -> None:
        for index, part in enumerate(_FIELD.split(self._document.labels.page)):
            if index % 2 == 0:
                self._text(paragraph, part, style)
                continue
            name, cached = ("PAGE", "1") if part == "page" else ("NUMPAGES", str(self._pages))
            field = add(paragraph, "fldSimple", instr=f" {name} ")
            self._text(field, cached, style)

    def _add_marking(self, root: _Element) -> None:
        marking = self._document.marking
        if not marking.text:
            return
        named = self._styles.paragraph("marking", marking.scheme, Place())
        paragraph = SubElement(root, P)
        SubElement(SubElement(paragraph, P_PR), P_STYLE).set(VAL, named.id)
        if marking.scheme != "tlp":
            self._text(paragraph, marking.text, named.style)
            return
        run = SubElement(paragraph, R)
        properties = SubElement(run, R_PR)
        add(properties, "color", rgb(TLP_COLOURS.get(marking.text, "#FFFFFF")))
        add(properties, "bdr", "single", sz=24, space=0, color="000000")
        add(properties, "shd", "clear", color="auto", fill="000000")
        add_text(run, marking.text)
        _ = parts

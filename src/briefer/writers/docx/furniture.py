"""Furniture of pages: marking, header and footer, and the fields of page numbers."""

import re
from dataclasses import replace

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style, Theme
from briefer.document.tree import Document
from briefer.writers.docx.element import P_PR, P_STYLE, R_PR, VAL, P, R, add, add_text, rgb
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.style import StyleSheet, Variant

TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""Colours of the labels, on black (first.org/tlp, version 2.0)."""

_SMALLEST = 12
_FIELD = re.compile(r"\{(page|pages)\}")


class Furniture:
    """What stands on each page; `pages` is how many there are, for readers that do not count."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        styles: StyleSheet,
        inlines: InlineWriter,
        pages: int,
    ) -> None:
        self._document = document
        self._styles = styles
        self._inlines = inlines
        self._theme = theme
        self._width = theme.page.width - theme.page.start - theme.page.end
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
        named = self._styles.paragraph(kind, variant=Variant(tab=self._width))
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
        is_tlp = marking.scheme == "tlp"
        style = self._theme.style("marking", marking.scheme)
        style = replace(
            style,
            align="end" if is_tlp else "center",
            bold=True,
            size=max(style.size, _SMALLEST if is_tlp else 0),
            leading=max(style.leading, style.size * 1.3),
        )
        named = self._styles.paragraph("marking", variant=Variant(name="Marking", style=style))
        paragraph = SubElement(root, P)
        SubElement(SubElement(paragraph, P_PR), P_STYLE).set(VAL, named.id)
        if marking.scheme != "tlp":
            self._text(paragraph, marking.text, named.style)
            return
        run = SubElement(paragraph, R)
        properties = SubElement(run, R_PR)
        add(properties, "color", rgb(TLP_COLOURS.get(marking.text, "#FFFFFF")))
        add(properties, "shd", "clear", color="auto", fill="000000")
        add_text(run, f"\N{NO-BREAK SPACE}{marking.text}\N{NO-BREAK SPACE}")

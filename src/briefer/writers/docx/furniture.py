"""Furniture of pages: marking, header and footer, and the fields of page numbers."""

import re
from dataclasses import replace

from lxml.etree import SubElement, _Element

from briefer.document.marking import TLP_COLOURS
from briefer.document.theme import InlineStyle, Theme
from briefer.document.tree import Document
from briefer.writers.docx.element import R_PR, R_STYLE, VAL, R, add, add_text, switch
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.paragraph import Paragraph, open_paragraph
from briefer.writers.docx.style import StyleSheet, Variant

_SMALLEST_TLP = 12
_FIELD = re.compile(r"\{(page|pages)\}")
_EDGE = "\N{NO-BREAK SPACE}"
_GAP = 3 * _EDGE


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
        self._pages = pages
        self._is_tlp = document.marking.scheme == "tlp" and bool(document.marking.text)
        self._marking = theme.style("marking")
        self._width = theme.page.width - theme.page.start - theme.page.end
        self._lines = {kind: theme.style(kind) for kind in ("header", "footer")}

    def tallest(self) -> float:
        """Return the size of the largest letters in a header, in points."""
        sizes = [self._lines["header"].size]
        if self._document.marking.text:
            sizes.append(max(self._marking.size, _SMALLEST_TLP if self._is_tlp else 0))
        return max(sizes)

    def fill_header(self, root: _Element) -> None:
        """Append the header, with the marking at its end or above it."""
        if not self._is_tlp:
            self._add_banner(root)
        line = self._open(root, "header")
        self._add_text(line, self._document.header)
        if self._is_tlp:
            add(SubElement(line.element, R), "tab")
            self._add_tlp(line)
        line.close()

    def fill_footer(self, root: _Element) -> None:
        """Append the footer and the page number, with the marking at the end or below them."""
        line = self._open(root, "footer")
        self._add_text(line, self._document.footer)
        add(SubElement(line.element, R), "tab")
        self._add_number(line)
        if self._is_tlp:
            self._add_text(line, _GAP)
            self._add_tlp(line)
        line.close()
        if not self._is_tlp:
            self._add_banner(root)

    def _open(self, root: _Element, kind: str) -> Paragraph:
        style = replace(self._lines[kind], start=0, end=0)
        named = self._styles.paragraph(kind, variant=Variant(style=style, tab=self._width))
        return open_paragraph(root, named)

    def _add_text(self, line: Paragraph, text: str, parent: _Element | None = None) -> None:
        if text:
            voice = Voice(line.named.style, rtl=self._document.dir == "rtl")
            self._inlines.text(line.element if parent is None else parent, text, voice)

    def _add_number(self, line: Paragraph) -> None:
        """Append the number of the page, as fields with a likely value."""
        for index, part in enumerate(_FIELD.split(self._document.labels.page)):
            if index % 2 == 0:
                self._add_text(line, part)
                continue
            name, cached = ("PAGE", "1") if part == "page" else ("NUMPAGES", str(self._pages))
            field = add(line.element, "fldSimple", instr=f" {name} ")
            self._add_text(line, cached, field)

    def _add_tlp(self, line: Paragraph) -> None:
        """Append the label at the end of the line, on black."""
        text = self._document.marking.text.upper()
        size = max(self._marking.size, _SMALLEST_TLP)
        look = InlineStyle(
            colour=TLP_COLOURS.get(text, "#FFFFFF"),
            background="#000000",
            bold=True,
            scale=size / self._styles.text.size,
        )
        run = SubElement(line.element, R)
        identity = self._styles.named_character("Marking", look)
        properties = SubElement(run, R_PR)
        SubElement(properties, R_STYLE).set(VAL, identity)
        latin, complex_ = self._inlines.fonts.family(self._marking.font)
        add(properties, "rFonts", ascii=latin, hAnsi=latin, cs=complex_)
        for name, is_on in (("b", True), ("bCs", True), ("i", False), ("iCs", False)):
            switch(properties, name, on=is_on)
        edge = "" if self._document.dir == "rtl" else _EDGE
        add_text(run, f"{edge}{text}{edge}")
        self._inlines.fonts.use(self._marking.font, bold=True, italic=False)

    def _add_banner(self, root: _Element) -> None:
        """Append the organisation's own marking, in the middle of a line."""
        if not self._document.marking.text:
            return
        style = replace(self._marking, align="center", bold=True, start=0, end=0)
        named = self._styles.paragraph("marking", variant=Variant(style=style))
        banner = open_paragraph(root, named)
        self._add_text(banner, self._document.marking.text)
        banner.close()

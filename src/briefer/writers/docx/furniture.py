"""Furniture of pages: marking, header and footer, and the fields of page numbers."""

import re
from functools import partial
from typing import TYPE_CHECKING

from briefer.document.marking import TLP_COLOURS
from briefer.document.theme import InlineStyle, Theme
from briefer.document.tree import Document
from briefer.value import replace
from briefer.writers.docx.direction import LTR_MARK
from briefer.writers.docx.element import NOTHING, Xml, element, empty, joined, run, switch
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.logo import logo_drawing
from briefer.writers.docx.look import font_names
from briefer.writers.docx.paragraph import Direct, Paragraph
from briefer.writers.docx.picture import Drawing, drawn
from briefer.writers.docx.style import Named, StyleSheet, Variant

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefer.writers.docx.package import WordPackage

_SMALLEST_TLP = 12
_FIELD = re.compile(r"\{(page|pages)\}")
_LOGO = 4000  # further than pictures are numbered
_EDGE = 2 * "\N{NARROW NO-BREAK SPACE}"
"""Padding of the marking; LibreOffice leaves a gap in the background at a wide space."""

_GAP = 3 * "\N{NO-BREAK SPACE}"
_TAB = element("r", empty("tab"))


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
        self._lines = {kind: theme.style(kind) for kind in ("header", "footer")}
        self._logo_of: Callable[[str], Drawing | None] = lambda _: None
        self._logo = theme.logo if document.logo and theme.logo else None
        if self._logo and self._logo.place == "every":
            line = self._lines["header"]
            self._lines["header"] = replace(line, leading=max(line.leading, line.size * 1.3))
        else:
            self._logo = None
        self._theme = theme

    def draw_logo_in(self, package: "WordPackage") -> None:
        """Let the pictures of logos be parts of the package."""
        self._logo_of = lambda part: logo_drawing(
            self._document, self._theme, "every", partial(package.picture, part=part)
        )

    def tallest(self) -> float:
        """Return the size of the largest letters in a header, in points."""
        sizes = [self._lines["header"].size]
        if self._document.marking.text:
            sizes.append(max(self._marking.size, _SMALLEST_TLP if self._is_tlp else 0))
        if self._logo:
            page = self._theme.page
            sizes.append(page.header - self._logo.top(page))
        return max(sizes)

    def header(self, part: str) -> Xml:
        """Return the header that a part holds, with the marking at its end or above it."""
        named = self._line("header")
        line = self._text(named, self._document.header)
        if not self._is_tlp:
            return joined((self._banner(), self._headed(part, named, line)))
        return self._headed(part, named, line, self._tlp())

    def _headed(self, part: str, named: Named, start: Xml, end: Xml = NOTHING) -> Xml:
        """Return the line of a header, with the logo at one of its ends."""
        drawing = self._logo_of(part) if self._logo else None
        if drawing is None or self._logo is None:
            return _paragraph(named, start, *([_TAB, end] if end else []))
        picture = element("r", drawn(drawing, _LOGO))
        gap = self._text(named, 2 * _GAP)
        if self._logo.side == "start":
            content = [picture, gap, start, _TAB, end] if end else [picture, gap, start]
        else:
            content = [start, _TAB, picture, gap, end] if end else [start, _TAB, picture]
        return Paragraph(joined(content), named, Direct(is_centred=True)).xml()

    def footer(self, *, is_numbered: bool = True) -> Xml:
        """Return the footer and the page number, with the marking at the end or below them."""
        named = self._line("footer")
        number = self._number(named) if is_numbered else NOTHING
        line = joined((self._text(named, self._document.footer), _TAB, number))
        if not self._is_tlp:
            return joined((_paragraph(named, line), self._banner()))
        return _paragraph(named, line, self._text(named, _GAP), self._tlp())

    def over(self, house: Xml, part: str, *, is_quiet: bool) -> Xml:
        """Return a house's header below the marking; ours where it has none and is not quiet."""
        if not house and not is_quiet:
            return self.header(part)
        if self._logo:
            mark = self._tlp() if self._is_tlp else NOTHING
            banner = NOTHING if self._is_tlp else self._banner()
            line = self._headed(part, self._line("header"), NOTHING, mark)
            return joined((banner, line, house))
        return joined((self._marked("header"), house))

    def under(self, house: Xml, *, is_quiet: bool, is_numbered: bool) -> Xml:
        """Return a house's footer above the marking, with a number where pages have none yet."""
        if not house and not is_quiet:
            return self.footer(is_numbered=not is_numbered)
        named = self._line("footer")
        number = joined((_TAB, self._number(named)))
        ours = NOTHING if is_numbered or is_quiet else _paragraph(named, number)
        return joined((house, ours, self._marked("footer")))

    def _marked(self, kind: str) -> Xml:
        """Return the marking in a line of its own; the line is empty where there is none."""
        if self._document.marking.text and not self._is_tlp:
            return self._banner()
        named = self._line(kind)
        return _paragraph(named, _TAB, self._tlp()) if self._is_tlp else _paragraph(named)

    def _line(self, kind: str) -> Named:
        style = replace(self._lines[kind], start=0, end=0)
        return self._styles.paragraph(kind, variant=Variant(style=style, leader="none"))

    def _text(self, named: Named, text: str) -> Xml:
        voice = Voice(named, rtl=self._document.dir == "rtl")
        return self._inlines.text(text, voice) if text else NOTHING

    def _number(self, named: Named) -> Xml:
        """Return the number of the page, as fields with a likely value."""
        found = []
        for index, part in enumerate(_FIELD.split(self._document.labels.page)):
            if index % 2 == 0:
                found.append(self._text(named, part))
                continue
            name, cached = ("PAGE", "1") if part == "page" else ("NUMPAGES", str(self._pages))
            found.append(element("fldSimple", self._text(named, cached), instr=f" {name} "))
        return joined(found)

    def _tlp(self) -> Xml:
        """Return the label for the end of a line, on black."""
        text = self._document.marking.text.upper()
        size = max(self._marking.size, _SMALLEST_TLP)
        look = InlineStyle(
            colour=TLP_COLOURS.get(text, "#FFFFFF"),
            background="#000000",
            bold=True,
            scale=size / self._styles.text.size,
        )
        properties = element(
            "rPr",
            empty("rStyle", self._styles.named_character("Marking", look)),
            font_names(*self._inlines.fonts.family(self._marking.font)),
            *(switch(name, on=True) for name in ("b", "bCs")),
            switch("i", on=False),
        )
        self._inlines.fonts.use(self._marking.font, bold=True, italic=False)
        mark = LTR_MARK if self._document.dir == "rtl" else ""
        return run(properties, f"{mark}{_EDGE}{text}{_EDGE}{mark}")

    def _banner(self) -> Xml:
        """Return the organisation's own marking, in the middle of a line."""
        if not self._document.marking.text:
            return NOTHING
        style = replace(self._marking, align="center", bold=True, start=0, end=0)
        named = self._styles.paragraph("marking", variant=Variant(style=style))
        return _paragraph(named, self._text(named, self._document.marking.text))


def _paragraph(named: Named, *content: Xml) -> Xml:
    return Paragraph(joined(content), named, Direct()).xml()

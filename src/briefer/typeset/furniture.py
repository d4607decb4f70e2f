"""Page furniture: marking, header, footer, page number; artifacts (ISO 32000-1 §14.8.2.2).

TLP 2.0 (first.org/tlp): capitals on black, in header and footer of every page, at least 12 points,
at the right.
"""

from briefer.document.tree import Document, Span
from briefer.typeset.flow import Galleys
from briefer.typeset.line import Frame
from briefer.typeset.page import ARTIFACT, Area
from briefer.typeset.setting import Setting, Settings
from briefer.typeset.sheet import Sheet
from briefer.typeset.structure import NOBODY

_TLP = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
_BLACK = "#000000"
_TLP_LEAST = 12
_PAD = (6, 3)
_GAP = 10


class Furniture:
    """Draws the furniture of a document's pages."""

    def __init__(self, document: Document, settings: Settings, galleys: Galleys) -> None:
        self._document = document
        self._settings = settings
        self._galleys = galleys
        self._rtl = document.dir == "rtl"
        self._marked = 0.0
        page = settings.theme.page
        self._start, self._width = page.start, page.width - page.start - page.end
        if self._rtl:
            self._start = page.end

    def draw(self, sheet: Sheet, pages: int) -> None:
        """Draw the furniture of a sheet; `pages` is how many there are."""
        document, page = self._document, self._settings.theme.page
        sheet.is_artifact = True
        header, footer = self._settings.get("header"), self._settings.get("footer")
        top, bottom = page.header, page.height - page.footer
        number = document.labels.page.replace("{page}", str(sheet.number)).replace(
            "{pages}", str(pages)
        )
        marking = self._settings.get("marking")
        if document.marking.scheme == "tlp" and document.marking.text:
            self._tlp(sheet, top)
            self._marked = self._tlp(sheet, bottom) + _GAP
        elif document.marking.text:
            self._line(sheet, document.marking.text, marking, top, "center")
            self._line(sheet, document.marking.text, marking, bottom, "center")
        self._line(sheet, document.header, header, top, "start")
        self._line(sheet, document.footer, footer, bottom, "start")
        self._line(sheet, number, footer, bottom, "end")
        sheet.is_artifact = False

    def _line(self, sheet: Sheet, text: str, setting: Setting, base: float, side: str) -> None:
        """Set a text on one base line, at a side of the page, but not where the marking is."""
        if not text:
            return
        flush = self._settings.changed(setting, align=side, start=0, end=0, first=0)
        taken = self._marked if side == "end" else 0
        x = self._start + taken if self._rtl else self._start
        frame = Frame(x, self._width - taken, self._rtl)
        line = self._galleys.get((Span(text),), flush, frame, 0).lines[0]
        sheet.text(line, NOBODY, base - flush.base_line)

    def _tlp(self, sheet: Sheet, base: float) -> float:
        """Draw the marking at the end of the line, on black; return its width."""
        text = self._document.marking.text.upper()
        marking = self._settings.get("marking")
        setting = self._settings.changed(
            marking,
            size=max(marking.style.size, _TLP_LEAST),
            leading=max(marking.style.leading, _TLP_LEAST),
            bold=True,
            colour=_TLP.get(text, "#FFFFFF"),
            align="end",
            end=0,
        )
        frame = Frame(self._start + (_PAD[0] if self._rtl else 0), self._width - _PAD[0], self._rtl)
        line = self._galleys.get((Span(text),), setting, frame, 0).lines[0]
        width = line.end - line.x + 2 * _PAD[0]
        top = base - setting.base_line - _PAD[1]
        height = setting.style.leading + 2 * _PAD[1]
        sheet.under.append(Area(ARTIFACT, line.x - _PAD[0], top, width, height, _BLACK))
        sheet.text(line, NOBODY, base - setting.base_line)
        return width

"""Page furniture: marking, header, footer, page number; artifacts (ISO 32000-1 §14.8.2.2).

TLP 2.0 (first.org/tlp): capitals on black, in header and footer of every page, at least 12 points,
at the right.
"""

from typing import NamedTuple

from briefer.document.tree import Document, Span
from briefer.typeset.flow import Galleys
from briefer.typeset.line import Frame
from briefer.typeset.logo import header_logo
from briefer.typeset.page import ARTIFACT, Area
from briefer.typeset.setting import Setting, Settings
from briefer.typeset.sheet import Sheet
from briefer.typeset.structure import NOBODY
from briefer.value import replace

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


class _Place(NamedTuple):
    """Where a line stands, and what is taken before and after it."""

    base: float
    side: str
    before: float = 0
    after: float = 0


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
        self._logo = header_logo(document, settings.theme, self._width)

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
            self._line(sheet, document.marking.text, marking, _Place(top, "center"))
            self._line(sheet, document.marking.text, marking, _Place(bottom, "center"))
        beside = self._put_logo(sheet)
        self._line(sheet, document.header, header, _Place(top, "start", *beside))
        self._line(sheet, document.footer, footer, _Place(bottom, "start"))
        self._line(sheet, number, footer, _Place(bottom, "end", 0, self._marked))
        sheet.is_artifact = False

    def _put_logo(self, sheet: Sheet) -> tuple[float, float]:
        """Draw the logo in the header; return what it takes of the line at start and end."""
        logo, theme = self._logo, self._settings.theme
        if logo is None or theme.logo is None:
            return 0, 0
        is_first = theme.logo.side == "start"
        inset = 0 if is_first else self._marked
        x = self._start + inset
        if is_first == self._rtl:
            x = self._start + self._width - inset - logo.width
        sheet.items.append(replace(logo, x=x))
        taken = logo.width + _GAP
        return (taken, 0) if is_first else (0, inset + taken)

    def _line(self, sheet: Sheet, text: str, setting: Setting, place: _Place) -> None:
        """Set a text on one base line."""
        if not text:
            return
        flush = self._settings.changed(setting, align=place.side, start=0, end=0, first=0)
        x = self._start + (place.after if self._rtl else place.before)
        frame = Frame(x, self._width - place.before - place.after, self._rtl)
        line = self._galleys.get((Span(text),), flush, frame, 0).lines[0]
        sheet.text(line, NOBODY, place.base - flush.base_line)

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

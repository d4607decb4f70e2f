"""The flow: paragraphs one after another, with what the blocks around them ask for at their ends.

Word has no panels: the first and the last paragraph of one carry its lines, padding and distances.
"""

from dataclasses import replace

from lxml.etree import _Element

from briefer.document.theme import Style
from briefer.writers.docx.look import Borders, Line
from briefer.writers.docx.paragraph import Direct, Paragraph, open_paragraph
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named


class Flow:
    """Paragraphs appended to a root; the last one stays open until it is known what follows."""

    def __init__(self, root: _Element, *, rtl: bool) -> None:
        self.root = root
        self._rtl = rtl
        self._last: Paragraph | None = None
        self._row: Named | None = None
        self._frame: Style | None = None
        self._before: float = 0
        self._page_break = False

    @property
    def needs_paragraph(self) -> bool:
        """Return whether a paragraph has to stand before the body ends or a table begins."""
        return self._last is None or self._page_break

    def open(self, named: Named, place: Place, direct: Direct | None = None) -> Paragraph:
        """Append a paragraph and return it, for its text to be appended."""
        self.close()
        direct = direct or Direct()
        direct.page_break, self._page_break = self._page_break, False
        if place.rtl != self._rtl:
            direct.rtl = place.rtl
        if self._frame:
            self._begin_frame(self._frame, named, place, direct)
        elif place.frame:
            self._join(named, direct)
        if self._before and not direct.before:
            direct.before = max(self._before, named.look.before)
        self._before, self._frame = 0, None
        self._row = named if place.frame else None
        self._last = open_paragraph(self.root, named, direct, rtl=place.rtl)
        return self._last

    def _join(self, named: Named, direct: Direct) -> None:
        """Let the paragraph touch the one above it in a frame, if they are not one box anyway."""
        if self._row is named:
            return
        direct.before = 0
        above = self._row.look.borders if self._row else None
        below = named.look.borders
        if above and below and above.bottom and below.top and above.bottom.space:
            space = max(0, below.top.space - above.bottom.space)
            if space != below.top.space:
                direct.borders = replace(below, top=replace(below.top, space=space))

    def _begin_frame(self, frame: Style, named: Named, place: Place, direct: Direct) -> None:
        direct.before = max(frame.before, self._before)
        borders = named.look.borders or Borders()
        top = Line(frame.line_top, frame.line_colour or frame.colour, frame.pad_y)
        if place.frame and borders.top and not frame.line_top:
            top = replace(borders.top, space=frame.pad_y)
        if place.frame or frame.line_top:
            direct.borders = replace(borders, top=top)
        else:
            direct.before = max(direct.before, named.look.before)

    def begin_frame(self, frame: Style) -> None:
        """Let the next paragraph be the first of a panel or quote."""
        self._frame = frame

    def end_frame(self, frame: Style, place: Place) -> None:
        """Let the last paragraph be the last of a panel or quote, if there is one in it."""
        if self._frame or self._last is None:
            self._frame = None
            self._before = max(self._before, frame.after)
            return
        direct, look = self._last.direct, self._last.named.look
        borders = direct.borders or look.borders or Borders()
        bottom = Line(frame.line_bottom, frame.line_colour or frame.colour, frame.pad_y)
        if place.frame and borders.bottom and not frame.line_bottom:
            bottom = replace(borders.bottom, space=frame.pad_y)
        if place.frame or frame.line_bottom:
            if place.frame and direct.borders is None and direct.before is None:
                direct.before = 0
            direct.borders = replace(borders, bottom=bottom)
            direct.after = frame.after
        else:
            direct.after = max(frame.after, look.after)
        self._row = None

    def add_space(self, points: float) -> None:
        """Let there be at least so much space before the next paragraph."""
        self._before = max(self._before, points)

    def end_list(self, after: float) -> None:
        """Let there be at least so much space after a list, outside frames."""
        if self._last and not self._row:
            self._last.direct.after = max(after, self._last.named.look.after)

    def follows(self, named: Named) -> bool:
        """Return whether the last paragraph has the style and no lines of its own."""
        return bool(self._last and self._last.named is named and not self._last.direct.borders)

    def break_page(self) -> None:
        """Let the next paragraph begin a page."""
        self._page_break = True

    def keep_last(self) -> None:
        """Keep the last paragraph with what follows."""
        if self._last:
            self._last.direct.keep_next = True

    def close(self) -> None:
        """Write what the last paragraph has beyond its style."""
        if self._last:
            self._last.close()
        self._last = None

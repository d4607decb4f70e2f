"""The flow: paragraphs one after another, with what the blocks around them ask for at their ends.

Word has no panels: the first and the last paragraph of one carry its lines, padding and distances.
"""

from briefer.document.theme import Style
from briefer.writers.docx.element import NOTHING, Xml, joined
from briefer.writers.docx.look import EDGE, Borders, Line
from briefer.writers.docx.paragraph import Direct, Paragraph
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import Named


class Flow:
    """Paragraphs and tables; the last paragraph stays open until it is known what follows."""

    def __init__(self, *, rtl: bool) -> None:
        self._done: list[Xml] = []
        self._rtl = rtl
        self._last: Paragraph | None = None
        self._is_row_open = False
        self._frame: Style | None = None
        self._before: float = 0
        self._page_break = False
        self._is_kept = False

    @property
    def needs_paragraph(self) -> bool:
        """Return whether a paragraph has to stand before the body ends or a table begins."""
        last = self._last
        return last is None or self._page_break or last.direct.section is not None

    def add(
        self, named: Named, place: Place, content: Xml = NOTHING, direct: Direct | None = None
    ) -> None:
        """Append a paragraph."""
        above = self._last
        if above and self._is_kept and not self._frame:
            above.direct.keep_next = True
        self._close()
        direct = direct or Direct()
        direct.keep_lines = self._is_kept
        direct.page_break, self._page_break = self._page_break, False
        if place.rtl != self._rtl:
            direct.rtl = place.rtl
        if self._frame:
            self._begin_frame(self._frame, named, place, direct)
        elif place.frame:
            self._join(above, named, direct)
        if self._before and not direct.before:
            direct.before = max(self._before, named.look.before)
        self._before, self._frame = 0, None
        self._is_row_open = bool(place.frame) and not direct.borders
        self._last = Paragraph(content, named, direct, rtl=place.rtl)

    def add_table(self, table: Xml) -> None:
        """Append a table."""
        self._close()
        self._done.append(table)

    def _join(self, above: Paragraph | None, named: Named, direct: Direct) -> None:
        """Let the paragraph touch the one above it in a frame, if they are not one box anyway."""
        if above and above.named is named and self._is_row_open:
            return
        direct.before = 0
        over = above.named.look.borders if above else None
        under = named.look.borders
        if not under or not under.top:
            return
        filled = over.bottom.space if over and over.bottom else 0
        space = max(0, max(under.top.space, self._before) - filled)
        self._before = 0
        if space != under.top.space:
            direct.borders = under._replace(top=Line(EDGE, under.top.colour, space))

    def _begin_frame(self, frame: Style, named: Named, place: Place, direct: Direct) -> None:
        direct.before = max(frame.before, self._before)
        borders = named.look.borders or Borders()
        top = Line(frame.line_top, frame.line_colour or frame.colour, frame.pad_y)
        if place.frame and borders.top and not frame.line_top:
            top = Line(EDGE, borders.top.colour, frame.pad_y)
        if place.frame or frame.line_top:
            direct.borders = borders._replace(top=top)
        else:
            direct.before = max(direct.before, named.look.before)

    def begin_frame(self, frame: Style, *, is_kept: bool = False) -> None:
        """Let the next paragraph be the first of a panel or quote; `is_kept`: on one page."""
        self._frame = frame
        self._is_kept = is_kept

    def end_frame(self, frame: Style, place: Place) -> None:
        """Let the last paragraph be the last of a panel or quote, if there is one in it."""
        self._is_kept = False
        if self._frame or self._last is None:
            self._frame = None
            self._before = max(self._before, frame.after)
            return
        direct, look = self._last.direct, self._last.named.look
        borders = direct.borders or look.borders or Borders()
        bottom = Line(frame.line_bottom, frame.line_colour or frame.colour, frame.pad_y)
        if place.frame and borders.bottom and not frame.line_bottom:
            bottom = Line(EDGE, borders.bottom.colour, frame.pad_y)
        if place.frame or frame.line_bottom:
            if place.frame and direct.borders is None and direct.before is None:
                direct.before = 0
            direct.borders = borders._replace(bottom=bottom)
            direct.after = frame.after
        else:
            direct.after = max(frame.after, look.after)
        self._is_row_open = False

    def add_space(self, points: float) -> None:
        """Let there be at least so much space before the next paragraph."""
        self._before = max(self._before, points)

    def end_list(self, after: float) -> None:
        """Let there be at least so much space after a list, outside frames."""
        if self._last and not self._last.named.look.borders:
            self._last.direct.after = max(after, self._last.named.look.after)

    def follows(self, named: Named) -> bool:
        """Return whether the last paragraph has the style and no lines of its own."""
        return bool(self._last and self._last.named is named and not self._last.direct.borders)

    def is_below_heading(self) -> bool:
        """Return whether the last paragraph is a heading."""
        return self._last is not None and self._last.named.look.outline is not None

    def break_page(self) -> None:
        """Let the next paragraph begin a page."""
        self._page_break = True

    def keep_last(self) -> None:
        """Keep the last paragraph with what follows."""
        if self._last:
            self._last.direct.keep_next = True

    def end_section(self, section: Xml) -> None:
        """Let the last paragraph be the last of a section, whose properties it carries."""
        if self._last:
            self._last.direct.section = section

    def xml(self) -> Xml:
        """Return all that was appended."""
        self._close()
        return joined(self._done)

    def _close(self) -> None:
        if self._last:
            self._done.append(self._last.xml())
        self._last = None

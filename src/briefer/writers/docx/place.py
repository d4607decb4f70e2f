"""Places: where a block stands, which its style and its indents go by."""

from typing import NamedTuple

from briefer.document.theme import Style
from briefer.document.tree import Block

_MOST_INSET = 160


class Place(NamedTuple):
    """What a block is in; lengths are points from the margins of the page.

    `within` is the role of the panel around it, `trail` all of what is around it. `kind` and `role`
    are those of the style of paragraphs that have no role. `start` and `end` are where text begins
    and ends; `frame` is the panel or quote whose background or line its paragraphs carry, from
    `frame_start` to `frame_end`.
    """

    within: str = ""
    trail: str = ""
    kind: str = "paragraph"
    role: str = ""
    depth: int = 0
    start: float = 0
    end: float = 0
    frame: Style | None = None
    frame_start: float = 0
    frame_end: float = 0
    lang: str = ""
    rtl: bool = False

    def spoken(self, block: Block) -> "Place":
        """Return the place with the language and direction that a block itself has."""
        if not block.lang and not block.dir:
            return self
        rtl = block.dir == "rtl" if block.dir else self.rtl
        return self._replace(lang=block.lang or self.lang, rtl=rtl)

    def framed(self, style: Style, *, within: str, kind: str, role: str) -> "Place":
        """Return the place inside a panel or quote of a style."""
        edges = self.start + style.start, self.end + style.end
        has_box = bool(style.background or style.line_start)
        return self._replace(
            within=within,
            trail=f"{self.trail} {kind}.{within}.{role}",
            kind=kind,
            role=role,
            depth=0,
            start=_inset(edges[0], style.pad_x or style.line_start),
            end=_inset(edges[1], style.pad_x),
            frame=style if has_box else self.frame,
            frame_start=edges[0] if has_box else self.frame_start,
            frame_end=edges[1] if has_box else self.frame_end,
        )

    def in_cell(self) -> "Place":
        """Return the place inside a cell of a table, where a frame is the table's to draw."""
        trail = f"cell.{self.within}" if self.within else ""
        return Place(within=self.within, trail=trail, lang=self.lang, rtl=self.rtl)

    def indented(self, by: float, *, kind: str, role: str, end: float = 0) -> "Place":
        """Return the place inside an item of a list or a definition."""
        return self._replace(
            trail=f"{self.trail} {kind}.{role}+{by:g}",
            kind=kind,
            role=role,
            depth=self.depth + (kind == "item"),
            start=_inset(self.start, by),
            end=_inset(self.end, end),
        )


def _inset(edge: float, more: float) -> float:
    """Return an edge further in, but no further than leaves room on the page."""
    return max(edge, min(edge + more, _MOST_INSET))

"""What was found on the pages: how often, which of it is shown, and its highlights."""

from bisect import bisect_left

from PySide6.QtGui import QPainter

from briefer.gui.preview.overlay import paint_patches
from briefer.gui.preview.reading import Patch, Reading


class Found:
    """The places of a text on pages that are laid out; none of no text."""

    def __init__(self, reading: Reading | None = None, text: str = "", current: int = 0) -> None:
        self._reading = reading
        self._hits = reading.find(text) if reading else []
        self._patches: dict[int, list[tuple[int, Patch]]] = {}
        self.current = max(0, min(current, len(self._hits) - 1))

    def __len__(self) -> int:
        return len(self._hits)

    @property
    def position(self) -> int | None:
        """Return the position of the one that is shown, None where there is none."""
        return self._hits[self.current][0] if self._hits else None

    def start_at(self, index: int) -> None:
        """Show the first on a page or after it, else the first of all."""
        self.current = self._first(index) % len(self._hits) if self._hits else 0

    def step(self, by: int) -> None:
        """Show another one, from the last on to the first."""
        if self._hits:
            self.current = (self.current + by) % len(self._hits)

    def paint(self, painter: QPainter, index: int) -> None:
        """Highlight what is on a page, one of it more than the others."""
        if index not in self._patches:
            self._patches[index] = self._on_page(index)
        for number, patch in self._patches[index]:
            is_current = number == self.current
            paint_patches(painter, (patch,), 0.45 if is_current else 0.2, is_framed=is_current)

    def _first(self, index: int) -> int:
        """Return which of the hits is the first that begins on a page or after it."""
        return bisect_left(self._hits, (self._reading.span(index)[0], 0)) if self._reading else 0

    def _on_page(self, index: int) -> list[tuple[int, Patch]]:
        if self._reading is None:
            return []
        end = self._reading.span(index)[1]
        first = max(0, self._first(index) - 1)  # one may go on from the page before
        return [
            (number, patch)
            for number in range(first, bisect_left(self._hits, (end, 0)))
            for patch in self._reading.patches(*self._hits[number])
            if patch.index == index
        ]

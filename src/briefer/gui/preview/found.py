"""What was found on the pages: how often, which of it is shown, and its highlights."""

from PySide6.QtGui import QPainter

from briefer.gui.preview.overlay import paint_patches
from briefer.gui.preview.reading import Patch, Reading


class Found:
    """The places of a text on pages that are laid out; nothing of none."""

    def __init__(self, reading: Reading | None = None, text: str = "", current: int = 0) -> None:
        self._hits = reading.find(text) if reading and text.strip() else []
        self._patches: dict[int, list[tuple[int, Patch]]] = {}
        for number, hit in enumerate(self._hits):
            for patch in reading.patches(*hit) if reading else ():
                self._patches.setdefault(patch.index, []).append((number, patch))
        self.current = max(0, min(current, len(self._hits) - 1))

    def __len__(self) -> int:
        return len(self._hits)

    @property
    def position(self) -> int | None:
        """Return the position of the one that is shown, None where there is none."""
        return self._hits[self.current][0] if self._hits else None

    def start_at(self, index: int) -> None:
        """Show the first on a page or after it, else the first of all."""
        later = [
            number for page in self._patches if page >= index for number, _ in self._patches[page]
        ]
        self.current = min(later, default=0)

    def step(self, by: int) -> None:
        """Show another one, from the last on to the first."""
        if self._hits:
            self.current = (self.current + by) % len(self._hits)

    def paint(self, painter: QPainter, index: int) -> None:
        """Highlight what is on a page, one of it more than the others."""
        for number, patch in self._patches.get(index, ()):
            is_current = number == self.current
            paint_patches(painter, (patch,), 0.45 if is_current else 0.2, is_framed=is_current)

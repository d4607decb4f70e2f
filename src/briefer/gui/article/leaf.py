"""Leaves: stretches of an article that are shown at once, as one of 20 MB cannot be.

Qt counts UTF-16 units where the article counts characters; a leaf knows both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from briefer.value import dataclass

LARGEST: Final = 60_000
"""The characters of a leaf: as many are laid out at once without a stutter."""

_GAP: Final = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A stretch of the text; `wide` are the offsets in it of what takes two units."""

    start: int
    text: str
    wide: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """Return the offset behind it."""
        return self.start + len(self.text)

    def position(self, offset: int) -> int:
        """Return the unit at which an offset of the article stands, the nearest in the leaf."""
        return self._unit(min(max(offset - self.start, 0), len(self.text)))

    def offset(self, position: int) -> int:
        """Return the offset in the article at which a unit stands."""
        units = range(len(self.text) + 1)
        return self.start + bisect_right(units, position, key=self._unit) - 1

    def _unit(self, inside: int) -> int:
        return inside + bisect_left(self.wide, inside)


def leaf(text: str, start: int, end: int) -> Leaf:
    """Return a stretch of a text."""
    part = text[start:end]
    wide = () if part.isascii() else tuple(at for at, each in enumerate(part) if each > "\uffff")
    return Leaf(start=start, text=part, wide=wide)


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a text is shown in: whole paragraphs, where those are not longer.

    They leave out nothing but empty lines.
    """
    start = 0
    while len(text) - start > LARGEST:
        end = text.rfind(_GAP, start, start + LARGEST)
        following = end + len(_GAP)
        if end <= start:
            end = following = text.rfind(" ", start, start + LARGEST) + 1 or start + LARGEST
        yield start, end
        start = following
    yield start, len(text)

"""Groups of blocks, such as panels, lists and quotes, and what is drawn behind them."""

from briefer.document.theme import Style
from briefer.value import dataclass


@dataclass(slots=True, eq=False)
class Group:
    """Blocks that belong together, with what is drawn behind them."""

    block: str
    role: str
    x: float
    width: float
    style: Style
    rtl: bool = False

    @property
    def is_framed(self) -> bool:
        """Return whether anything is drawn, so that margins do not collapse through the group."""
        style = self.style
        return bool(style.background or style.line_top or style.line_bottom or style.line_start)

    @property
    def above(self) -> float:
        """Return the height from the group's upper edge to its content."""
        return self.style.pad_y if self.is_framed else 0

    below = above

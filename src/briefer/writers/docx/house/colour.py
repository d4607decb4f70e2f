"""Colours of a house: which can be read on white, and what is made of them."""

from typing import Final

_LEAST_CONTRAST: Final = 4.5
"""What text needs on its background (WCAG 2.2, 1.4.3)."""


def legible(colour: str, least: float = _LEAST_CONTRAST) -> str:
    """Return a colour that can be read on white: itself, or a darker one."""
    while contrast(colour) < least:
        colour = mixed(colour, "#000000", 0.1)
    return colour


def mixed(colour: str, other: str, part: float) -> str:
    """Return a colour with a part of another in it."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{int(one + (two - one) * part):02X}" for one, two in pairs)


def least_grey(colours: list[str]) -> str:
    """Return the first colour that is one, and not a grey."""
    having = (each for each in colours if max(_rgb(each)) - min(_rgb(each)) > 24)
    return next(having, colours[0])


def contrast(colour: str) -> float:
    """Return how much a colour differs from white, 1 to 21 (WCAG 2.2, contrast ratio)."""
    parts = [each / 255 for each in _rgb(colour)]
    linear = [
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

"""Characters of the symbol fonts that Word writes as numbers (ECMA-376-1 §17.3.3.30)."""

from typing import Final

_SYMBOL: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | {
    "\xa3": "≤", "\xa5": "∞", "\xab": "↔", "\xac": "←", "\xad": "↑", "\xae": "→", "\xaf": "↓",
    "\xb0": "°", "\xb1": "±", "\xb3": "≥", "\xb4": "\u00d7", "\xb6": "∂", "\xb7": "•", "\xb8": "÷",
    "\xb9": "≠", "\xba": "≡", "\xbb": "≈", "\xbc": "…", "\xd6": "√", "\xde": "⇒", "\xe5": "∑",
}  # fmt: skip
_WINGDINGS: Final = {
    "\xa7": "▪", "\xa8": "◻", "\xd8": "➢", "\xe0": "→", "\xe8": "➔", "\xdf": "←", "\xfc": "✓",
    "\xfb": "✗", "\xfe": "☑", "l": "●", "n": "■", "q": "❑", "v": "❖", "J": "☺", "L": "☹",
    "(": "☎", "*": "✉",
}  # fmt: skip


def symbol(font: str, code: str) -> str:
    """Return the character that a font of symbols shows, as near as Unicode has it.

    What is not known of Wingdings and its like is a bullet; codes that are none are nothing.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    own = chr(number & 0xFF) if 0xF000 <= number <= 0xF0FF else chr(min(number, 0x10FFFF))
    name = font.lower()
    if name.startswith("symbol"):
        return _SYMBOL.get(own, own)
    if "dings" in name:
        return _WINGDINGS.get(own, "•")
    return own

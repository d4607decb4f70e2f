"""Text of both directions: embedding levels and visual order by Unicode's rules (UAX #9).

`document.text.clean` takes explicit codes out of everything that is typed; they are known here all
the same, since the rules are whole only with them.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from briefer.typeset.embedding import (
    CODES,
    ISOLATES,
    Stretch,
    embed,
    first_strong,
    stretches,
    strong_of,
)

_RTL = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RANGE = re.compile(r"(?<=\d)[-\u2010-\u2013](?=\d)")
_PERCENT = re.compile(r"(?<=[0-9])[ \u00a0\u202f]?[%\u2030]")
_SIGN = re.compile(r"(?<![\w.,)\]])[-+\u2212\u00b1](?=[0-9])")
_NEUTRAL = frozenset({"B", "S", "WS", "ON", *ISOLATES})
_TRAILING = frozenset({"WS", "BN", *CODES})
_PAIRS_OPEN_AT_ONCE = 63


def has_rtl(text: str) -> bool:
    """Return whether any character of the text is written from right to left."""
    return _RTL.search(text) is not None


def has_rtl_letter(text: str) -> bool:
    """Return whether a letter of the text is written from right to left; digits are none."""
    return has_rtl(text) and not {"R", "AL"}.isdisjoint(map(_kind, set(text)))


def own_level(text: str, otherwise: int) -> int:
    """Return the level of a paragraph whose letters are of one direction, else `otherwise`.

    So a foreign title keeps its order, and a paragraph that begins with a foreign name its own.
    """
    if not otherwise and not has_rtl(text):
        return otherwise
    kinds = set(map(_kind, set(text)))
    is_mixed = "L" in kinds and not kinds.isdisjoint({"R", "AL"})
    return otherwise if is_mixed else base_level(text, otherwise)


def base_level(text: str, otherwise: int) -> int:
    """Return the level of a paragraph by its first strong character (rules P2 and P3).

    `otherwise` is that of a text without one.
    """
    strong = first_strong([_kind(character) for character in text])
    return {"L": 0, "R": 1}.get(strong, otherwise)


def levels(text: str, base: int, *, numbers: bool = True) -> list[int]:
    """Return the embedding level of each character in a paragraph of the level `base`.

    With `numbers`, "12-15", "-5" and "12 %" stay in this order after Arabic letters, where UAX #9
    turns them; so CLDR's Arabic has its percent sign between marks of the left-to-right.
    """
    kinds = [_kind(character) for character in text]
    if numbers:
        for dash in _RANGE.finditer(text):
            kinds[dash.start()] = "CS"
        for sign in _SIGN.finditer(text):
            kinds[sign.start()] = "EN"
        for percent in _PERCENT.finditer(text):
            kinds[percent.start() : percent.end()] = ["EN"] * len(percent[0])
    original = list(kinds)
    found = embed(kinds, base)
    for stretch in stretches(original, found, base):
        _resolve(text, kinds, stretch, found)
    _reset(original, found, base)
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """Return the indexes of items of the given levels from left to right (rule L2)."""
    order = list(range(len(line)))
    if not line:
        return order
    odd = [level for level in line if level % 2]
    for level in range(max(line), min(odd, default=max(line) + 1) - 1, -1):
        start = None
        for at in range(len(order) + 1):
            inside = at < len(order) and line[order[at]] >= level
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                order[start:at] = order[start:at][::-1]
                start = None
    return order


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    return unicodedata.bidirectional(character) or "L"


def _resolve(text: str, kinds: Sequence[str], stretch: Stretch, found: list[int]) -> None:
    """Raise the level of the characters of a stretch to that of what they are resolved to."""
    original = [kinds[at] for at in stretch.places]
    resolved = list(original)
    _weak(resolved, stretch.start)
    letters = "".join([text[at] for at in stretch.places])
    _brackets(letters, resolved, original, stretch)
    _neutral(resolved, stretch)
    for at, kind in zip(stretch.places, resolved, strict=True):
        found[at] += _step(kind, stretch.level)


def _step(kind: str, level: int) -> int:
    """Return how far above the embedding's level a resolved kind stands (rules I1 and I2)."""
    if level % 2:
        return 0 if kind == "R" else 1
    return {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)


def _weak(kinds: list[str], strong: str) -> None:
    """Resolve marks, numbers and their separators (rules W1 to W7)."""
    previous = strong
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = previous
        previous = "ON" if kind in ISOLATES else kinds[at]
    _arabic_numbers(kinds, strong)
    for at in range(1, len(kinds) - 1):
        before, after = kinds[at - 1], kinds[at + 1]
        between = {"ES": ("EN",), "CS": ("EN", "AN")}.get(kinds[at], ())
        if before == after and before in between:
            kinds[at] = before
    _terminators(kinds)
    last = strong
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            last = kind
        elif kind == "EN" and last == "L":
            kinds[at] = "L"


def _arabic_numbers(kinds: list[str], strong: str) -> None:
    """Let numbers after Arabic letters be Arabic, and these letters be of the right (W2 and W3)."""
    last = strong
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            last = kind
            if kind == "AL":
                kinds[at] = "R"
        elif kind == "EN" and last == "AL":
            kinds[at] = "AN"


def _terminators(kinds: list[str]) -> None:
    """Let what stands beside a European number be one; leftovers are neutral (rules W5 and W6)."""
    at = 0
    while at < len(kinds):
        if kinds[at] != "ET":
            if kinds[at] in ("ES", "CS"):
                kinds[at] = "ON"
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        beside = "EN" in (kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else "")
        kinds[at:end] = ["EN" if beside else "ON"] * (end - at)
        at = end


def _brackets(text: str, kinds: list[str], original: Sequence[str], stretch: Stretch) -> None:
    """Give both brackets of a pair the direction of what is in them (rule N0)."""
    along = strong_of(stretch.level)
    for opening, closing in _pairs(text, kinds):
        inside = {_strong(kind) for kind in set(kinds[opening + 1 : closing])}
        if along in inside:
            direction = along
        elif inside - {""}:
            direction = _strong_before(kinds, opening) or stretch.start
        else:
            continue
        for place in (opening, closing):
            kinds[place] = direction
            at = place + 1
            while at < len(kinds) and original[at] == "NSM":
                kinds[at] = direction
                at += 1


def _strong_before(kinds: list[str], place: int) -> str:
    return next((found for at in range(place - 1, -1, -1) if (found := _strong(kinds[at]))), "")


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return the bracket pairs by their opening place (definition BD16)."""
    open_: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if kinds[at] != "ON":
            continue
        closing = _closing(character)
        if closing:
            if len(open_) == _PAIRS_OPEN_AT_ONCE:
                return []
            open_.append((closing, at))
        elif open_ and unicodedata.category(character) == "Pe":
            same = unicodedata.normalize("NFC", character)
            for depth in range(len(open_) - 1, -1, -1):
                if open_[depth][0] == same:
                    found.append((open_[depth][1], at))
                    del open_[depth:]
                    break
    return sorted(found)


@lru_cache(maxsize=512)
def _closing(character: str) -> str:
    """Return the bracket that closes an opening one, else ""."""
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    from bidi.mirror import MIRRORED  # noqa: PLC0415 - text of one direction never needs it

    return unicodedata.normalize("NFC", MIRRORED.get(character, ""))


def _neutral(kinds: list[str], stretch: Stretch) -> None:
    """Give neutrals the direction of both sides, else the embedding's (rules N1 and N2)."""
    at, before, along = 0, stretch.start, strong_of(stretch.level)
    while at < len(kinds):
        if kinds[at] not in _NEUTRAL:
            before = _strong(kinds[at])
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        after = _strong(kinds[end]) if end < len(kinds) else stretch.end
        kinds[at:end] = [before if before == after else along] * (end - at)
        at, before = end, after


def _reset(original: list[str], found: list[int], base: int) -> None:
    """Give white space before a separator or at the end the paragraph's level (rule L1)."""
    trailing = True
    for at in range(len(found) - 1, -1, -1):
        kind = original[at]
        if kind in ("B", "S"):
            trailing = True
        elif kind not in _TRAILING:
            trailing = False
        if trailing:
            found[at] = base

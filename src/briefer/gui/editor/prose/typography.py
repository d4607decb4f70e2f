"""Typography: the quotes, apostrophes and dashes that a language prints for those that are typed.

It knows text alone: what stands before the cursor, and in which language it is read.
"""

from typing import Final

from briefer.model.text import primary
from briefer.value import dataclass

TYPED: Final = ("'", '"', " ")
"""What may ask for another sign once it is typed."""

_APOSTROPHE: Final = "’"  # noqa: RUF001 - as it is printed
_DASH: Final = "–"  # noqa: RUF001 - as it is printed
_BEFORE_WORDS: Final = "([{</"
_DASHES: Final = "-‐‑–—"  # noqa: RUF001 - all that are


@dataclass(frozen=True, slots=True)
class _Marks:
    """The quotation marks of a language; of the inner ones some have none on their keys."""

    opening: str
    closing: str
    inner_opening: str = ""
    inner_closing: str = ""


_MARKS: Final = {
    "en": _Marks("“", "”", "‘", "’"),  # noqa: RUF001 - as they are printed
    "de": _Marks("„", "“", "‚", "‘"),  # noqa: RUF001 - as they are printed
    "fr": _Marks("«\u202f", "\u202f»"),
    "ar": _Marks("«", "»"),
}


def printed(before: str, language: str) -> tuple[int, str] | None:
    """Return how many of the last signs make way, and for what; None where all stays.

    `before` is the paragraph up to the cursor, its last sign the one that was typed.
    """
    marks = _MARKS.get(primary(language))
    earlier, typed = before[:-1], before[-1:]
    if marks is None or _is_address(earlier):
        return None
    if typed == '"':
        return _quote(earlier, marks)
    if typed == "'":
        return 1, _single(earlier, marks)
    is_dash = earlier.endswith("--") and earlier[:-2].strip() and earlier[-3].isspace()
    return (3, f"{_DASH} ") if typed == " " and is_dash else None


def _quote(earlier: str, marks: _Marks) -> tuple[int, str] | None:
    is_open = _is_open(earlier, marks.opening, marks.closing)
    if earlier[-1:].isdigit() and not is_open:  # an inch
        return None
    begins = not earlier.endswith(marks.opening) and _begins(earlier, marks, is_open=is_open)
    return 1, marks.opening if begins else marks.closing


def _single(earlier: str, marks: _Marks) -> str:
    if not marks.inner_opening:
        return _APOSTROPHE
    is_open = _is_open(earlier, marks.inner_opening, marks.inner_closing)
    begins = not earlier.endswith(marks.inner_opening) and _begins(earlier, marks, is_open=is_open)
    if begins:
        return marks.inner_opening
    return marks.inner_closing if is_open else _APOSTROPHE


def _begins(earlier: str, marks: _Marks, *, is_open: bool) -> bool:
    """Return whether a mark that is typed here stands before words."""
    last = earlier[-1:]
    if not last or last.isspace() or last in _BEFORE_WORDS:
        return True
    if last in _DASHES:
        return not is_open
    return last in (marks.opening[0], marks.inner_opening)


def _is_open(earlier: str, opening: str, closing: str) -> bool:
    return earlier.count(opening) > earlier.count(closing)


def _is_address(earlier: str) -> bool:
    """Return whether what is written is the address of a page or of mail, which is a code."""
    word = "" if earlier[-1:].isspace() else (earlier.rsplit(None, 1) or [""])[-1]
    return "://" in word or "@" in word or word.startswith("www.")

"""Hyphenation: where words of a language may be cut, by the patterns of pyphen."""

from collections.abc import Callable
from functools import lru_cache


@lru_cache(maxsize=16)
def hyphenator(lang: str) -> Callable[[str], tuple[int, ...]]:
    """Return a function from a word to the places where it may be cut.

    None for an unknown language.
    """
    import pyphen  # noqa: PLC0415 - its patterns cost more time than a page

    name = pyphen.language_fallback(lang.replace("-", "_")) if lang else None
    if not name:
        return lambda _: ()
    patterns = pyphen.Pyphen(lang=name, left=2, right=3)
    return lru_cache(maxsize=20_000)(lambda word: tuple(patterns.positions(word)))

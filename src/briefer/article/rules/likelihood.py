"""Words of likelihood: sentences that say how likely something is become suggestions.

They are never judgements by themselves. A band is suggested where the very words are its term.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache

from briefer import bundled
from briefer.article.lexicon import Lexicon, fold, words
from briefer.article.placement import Suggestion

MOST = 300_000
"""So many characters of an article are searched: more is no article."""

_SENTENCE = re.compile(r"(?<=[.!?؟…])[\"'\u2019”»)\]]*\s+(?=[\"'“\u2018«(\[]?[^\W\d_a-z])")


def suggestions(text: str, start: int, lexicon: Lexicon) -> Iterator[Suggestion]:
    """Yield the sentences of a passage that speak of likelihood; it starts at an offset."""
    found = words(text)
    hits = [*lexicon.phrases("likelihood.words").search(found)]
    if not hits:
        return
    gaps = [match.span() for match in _SENTENCE.finditer(text)]
    begins = [0, *(end for _, end in gaps)]
    ends = [*(begin for begin, _ in gaps), len(text)]
    told = -1
    for at, size, _ in hits:
        first, last = found[at].start, found[at + size - 1].end
        row = bisect_right(begins, first) - 1
        if row == told or last > ends[row]:
            continue
        told = row
        end = begins[row] + len(text[begins[row] : ends[row]].rstrip())
        said = text[first:last]
        yield Suggestion(
            start=start + begins[row], end=start + end, words=said, bands=_bands(said, lexicon.tag)
        )


def _bands(said: str, tag: str) -> Mapping[str, str]:
    key = " ".join(word.folded for word in words(said))
    return {yardstick: terms[key] for yardstick, terms in _terms(tag).items() if key in terms}


@cache
def _terms(tag: str) -> Mapping[str, Mapping[str, str]]:
    """Return the bands of each yardstick by their terms in a language."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(bundled.asset("yardsticks").glob("*.toml")):
        yardstick = tomllib.loads(path.read_text(encoding="utf-8"))
        terms = found.setdefault(yardstick["id"], {})
        for band in yardstick["bands"]:
            term = band["term"]
            text = term["languages"].get(tag, "") if tag != "en" else term["default"]
            for each in re.split(r"\s+(?:or|oder|ou|أو)\s+", text):
                key = " ".join(fold(word) for word in re.findall(r"\w+", each))
                terms.setdefault(key, band["id"])
    return found

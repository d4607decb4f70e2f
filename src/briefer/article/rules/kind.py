"""What kind of section a heading begins: by words that are matched anywhere in it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefer.article.rules.line import Article, Kind, Line
from briefer.errors import said

ORDER: Final = (
    "outlook",
    "summary",
    "opinion",
    "stakes",
    "positions",
    "supply",
    "shipping",
    "posture",
    "cohesion",
    "security",
    "mediation",
    "domestic",
    "regional",
    "situation",
)
"""Of two kinds that as many words tell, the first of these is meant."""

UNTOLD: Final = said("The heading does not say what kind of section this is.")


def kind_of(article: Article, line: Line) -> Kind:
    """Return the kind of section that a heading begins; it is "situation" where none is told."""
    if line.told is None:
        line.told = _told(article, line)
    return line.told


def _told(article: Article, line: Line) -> Kind:
    known = article.profile.headings
    profiled = known.get(line.key) if known else None
    if profiled:
        return Kind(profiled, is_told=True)
    best = _best([*article.lexicon.phrases("headings").search(line.words)])
    if best:
        return Kind(best, is_told=True)
    if any(True for _ in article.lexicon.phrases("regions").search(line.words)):
        return Kind("regional", is_told=True)
    named = article.lexicon.actors(line.text, line.words)
    is_actor = any(each.actor.kind in ("state", "alliance") for each in named)
    return Kind("positions" if is_actor else "situation", is_told=False)


def _best(hits: Sequence[tuple[int, int, str]]) -> str:
    """Return the kind that the longest phrase tells; of two the one that more words tell."""
    longest: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for _, size, kind in hits:
        longest[kind] = max(longest[kind], size)
        every[kind] += size
    return min(every, key=lambda k: (-longest[k], -every[k], ORDER.index(k)), default="")

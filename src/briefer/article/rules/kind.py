"""What kind of section a heading begins: by words that are matched anywhere in it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.article.lexicon import words
from briefer.article.rules.line import Article
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


class Kind(NamedTuple):
    """The kind of a section, the rule that tells it, and whether a heading's words do."""

    kind: str
    rule: str
    is_told: bool


def kind_of(article: Article, heading: str) -> Kind:
    """Return the kind of section that a heading begins; it is "situation" where none is told."""
    profiled = article.profile.headings.get(" ".join(heading.lower().split()))
    if profiled:
        return Kind(profiled, "kind-profile", is_told=True)
    found = words(heading)
    best = _best([*article.lexicon.phrases("headings").search(found)])
    if best:
        return Kind(best, "kind-words", is_told=True)
    if any(True for _ in article.lexicon.phrases("regions").search(found)):
        return Kind("regional", "kind-region", is_told=True)
    if article.lexicon.actors(heading, found):
        return Kind("positions", "kind-actor", is_told=False)
    return Kind("situation", "kind-none", is_told=False)


def _best(hits: Sequence[tuple[int, int, str]]) -> str:
    """Return the kind that most words tell."""
    sizes: dict[str, int] = {}
    for _, size, kind in hits:
        sizes[kind] = max(sizes.get(kind, 0), size)
    return min(sizes, key=lambda kind: (-sizes[kind], ORDER.index(kind)), default="")

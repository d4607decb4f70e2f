"""The stakeholders that can be chosen: those of the article, then those that the lexicon knows."""

from typing import Final

from briefer.article.lexicon import lexicon
from briefer.article.placement import Placement
from briefer.article.revise import outlooks

_TABLES: Final = ("states", "alliances", "bodies", "groups", "markets")


def stakeholders(placement: Placement) -> list[str]:
    """Return their names in the language of the article, each once."""
    here = [name for each in outlooks(placement) for name in each.names]
    words = lexicon(placement.language)
    others = (aliases[0] for table in _TABLES for aliases in words.of(table).values())
    return [*dict.fromkeys((*here, *sorted(others)))]

"""The stakeholders that can be chosen: those of the article, then those that the lexicon knows."""

from briefer.article.placement import Placement
from briefer.article.revise import outlooks


def stakeholders(placement: Placement) -> list[str]:
    """Return their names, each once."""
    return [*dict.fromkeys(name for each in outlooks(placement) for name in each.names)]

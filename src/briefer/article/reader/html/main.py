"""Where the article of a page stands."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.article.reader.html.node import BLOCKS, Node

_HALF: Final = 0.5
_MOST: Final = 0.8
_LITTLE: Final = 0.15


class Main(NamedTuple):
    """The nodes that hold the article, from the first to the last; all is of one page."""

    start: int
    end: int
    prose: int
    is_article: bool


def find_main(nodes: Sequence[Node], title: str, publisher: str) -> Main:
    """Return where the article stands: where the page says it, else where most sentences are."""
    body = next((node for node in nodes if node.tag == "body"), nodes[0])
    chosen = _said(nodes, body) or _densest(nodes, body)
    start = _headline(nodes, chosen, title, publisher)
    return Main(
        start=chosen.index if start is None else start,
        end=chosen.end,
        prose=chosen.prose,
        is_article=chosen.tag in ("article", "main"),
    )


def _said(nodes: Sequence[Node], body: Node) -> Node | None:
    """Return the element that the page itself calls the article, if it holds half of the text."""
    enough = _HALF * body.prose
    for is_one in (
        lambda node: node.tag == "article",
        lambda node: node.tag == "main" or node.get("role").lower() == "main",
        lambda node: "articlebody" in node.get("itemprop").lower(),
    ):
        found = max(
            (node for node in nodes if is_one(node)), key=lambda node: node.prose, default=None
        )
        if found and found.prose and found.prose >= enough:
            return found
    return None


def _densest(nodes: Sequence[Node], body: Node) -> Node:
    """Return the innermost element with most of the sentences of the page.

    What holds it is taken instead as far as there is little more in it: an author, a credit.
    """
    chosen, least = body, _MOST * body.prose
    if not body.prose:
        return body
    for node in nodes[body.index + 1 :]:
        if node.index < chosen.end and node.prose >= least and node.tag not in ("p", "li"):
            chosen = node
    while chosen.parent and chosen.parent.index > body.index:
        more = chosen.parent.unlinked - chosen.unlinked
        if more > _LITTLE * chosen.unlinked:
            break
        chosen = chosen.parent
    return chosen


def _headline(nodes: Sequence[Node], chosen: Node, title: str, publisher: str) -> int | None:
    """Return where the headline before the chosen element is; None if it has one or there is none.

    That is the last heading of the first level that the title begins with, or what the title has
    in it for the most part.
    """
    if any(node.tag == "h1" for node in nodes[chosen.index : chosen.end]):
        return None
    title = title.casefold()
    fallback = None
    for node in reversed(nodes[: chosen.index]):
        if node.end > chosen.index or not 8 <= node.solid <= 300:
            continue
        words = node.words().casefold()
        if node.tag == "h1":
            is_title = not title or title.startswith(words[:40])
            return node.index if is_title and words != publisher.casefold() else fallback
        if fallback is None and node.tag in BLOCKS and 2 * len(words) > len(title) > 0:
            fallback = node.index if words in title else None
    return fallback

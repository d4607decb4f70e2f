"""Where the article of a page stands, and what round it and in it is furniture."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.article.reader.html.node import BLOCKS, SCRIPTS, STYLES, Node, is_hidden

_HALF: Final = 0.5
_MOST: Final = 0.8
_SMALL: Final = 0.3
_LINKED: Final = 0.8
_PICTURES: Final = frozenset(
    "img svg picture video audio canvas iframe frame object embed map math-renderer".split()
)
_FORMS: Final = frozenset(
    "form button select textarea input label option fieldset datalist".split()
)
_ROLES: Final = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "search": "form",
    "banner": "furniture", "contentinfo": "furniture", "complementary": "navigation",
    "dialog": "furniture", "alertdialog": "furniture",
}  # fmt: skip
_WORDS: Final = (
    ("comment", r"comments?|comment-?list|disqus\w*|respond|discussion"),
    ("furniture", r"cookies?|consent|gdpr|onetrust|paywall|subscription|subscribe|newsletter|"
     r"sign-?up|promo|advert\w*|ads?|sponsor\w*|banner|anzeige|werbung|pub|donate|donation|print-only"),
    ("navigation", r"share|sharing|social|addtoany|sharedaddy|related|recirc\w*|recommended|"
     r"read-?more|readmore|more-(?:stories|news|articles)|most-(?:read|popular)|trending|popular|"
     r"breadcrumbs?|pagination|pager|post-navigation|nav|navbar|menu|sidebar|skip-?link|skip|"
     r"toc|table-of-contents|tags|tag-list|taglist|outbrain|taboola|widget"),
)  # fmt: skip
_NAMED: Final = tuple(
    (kind, re.compile(rf"(?:^|[\s_]|-(?=share|related|nav))(?:{words})(?:$|[\s_]|-(?:\w+)(?=$|\s))",
                      re.IGNORECASE))
    for kind, words in _WORDS
)  # fmt: skip
_LONGEST_LINE: Final = 5000
_MAY_BE_LINKS: Final = frozenset(("ul", "ol", "div", "p", "section", "table"))
_LINES: Final = frozenset(("p", "h1", "h2", "h3", "h4", "span", "a", "em", "strong", "font"))
_ADVERTISEMENT: Final = re.compile(
    r"(?:advertisements?|sponsored|anzeige|werbung|publicité|إعلان|إعلانات)", re.IGNORECASE
)
_READ_ALSO: Final = re.compile(
    r"(?:read (?:also|more|next)|see also|related|also on|share|lesen sie|mehr (?:zum|dazu)|lies auch|"
    r"artikel teilen|teilen|lire (?:aussi|également)|à lire|voir aussi|partager|اقرأ|إقرأ|شارك|مواضيع)\b",
    re.IGNORECASE,
)
_KEY_POINTS: Final = re.compile(
    r"key[\s_-]*(?:points?|takeaways?|findings?|facts)|bottom[\s_-]*line|at[\s_-]+a[\s_-]+glance|"
    r"summary|takeaways?|in[\s_-]+brief|auf einen blick|das wichtigste|kurz[\s_-]*(?:gefasst|und)|"
    r"zusammenfassung|l.essentiel|en[\s_-]bref|points[\s_-]cl|à retenir|résumé|"
    r"باختصار|أبرز النقاط|الخلاصة|ملخص",
    re.IGNORECASE,
)


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


def furniture(node: Node, main: Main) -> str:
    """Return the kind of what is left out with this element, empty where it stays."""
    if kind := _hard(node):
        return kind
    if node.prose > _HALF * main.prose:
        return ""
    return _soft(node, main)


def _hard(node: Node) -> str:
    """Return the kind of what is left out however much it holds."""
    tag = node.tag
    if tag in SCRIPTS:
        return "script"
    if tag in STYLES:
        return "style"
    if tag in _PICTURES:
        return "picture"
    if tag in ("title", "head"):
        return "metadata"
    return "hidden" if is_hidden(node) else ""


def _soft(node: Node, main: Main) -> str:
    tag, attributes = node.tag, node.element.attrib
    if tag in _FORMS:
        return "form"
    if "aria-hidden" in attributes and attributes["aria-hidden"].lower() == "true":
        return "hidden"
    if tag == "nav":
        return "navigation"
    role = attributes.get("role", "").lower()
    if role in _ROLES:
        return "" if _has_key_points(node) else _ROLES[role]
    if tag == "aside":
        return "" if _has_key_points(node) else "navigation"
    if tag in ("header", "footer"):
        return "" if main.is_article or node.has_ancestor("article", "main") else _edge(node)
    return _named(node, main) or _linked(node)


def _edge(node: Node) -> str:
    return "" if node.tag == "header" and node.has_heading else "furniture"


def _has_key_points(node: Node) -> bool:
    names = f"{node.get('class')} {node.get('id')} {node.get('aria-label')}"
    return bool(_KEY_POINTS.search(names) or _KEY_POINTS.search(node.words()[:60]))


def _named(node: Node, main: Main) -> str:
    """Return the kind that the names of an element tell; one with much of the text has none."""
    if node.tag in ("html", "body", "article", "main") or node.prose > _SMALL * main.prose:
        return ""
    names = f"{node.get('class')} {node.get('id')}"
    if names == " " or (node.tag in _LINES and node.linked < _SMALL * node.solid):
        return ""
    found = next((kind for kind, words in _NAMED if words.search(names)), "")
    return "" if found and _KEY_POINTS.search(names) else found


def _linked(node: Node) -> str:
    """Return what a line or a list is that is nothing but links or an advertisement's name."""
    if not 0 < node.solid < _LONGEST_LINE or node.tag not in _MAY_BE_LINKS:
        return ""
    if node.solid < 20 and _ADVERTISEMENT.fullmatch(node.words()):
        return "furniture"
    if node.linked > _SMALL * node.solid and _READ_ALSO.match(node.words()):
        return "navigation"
    is_row = node.links >= 3 and node.linked > _LINKED * node.solid
    return "navigation" if is_row and node.linked < 60 * node.links else ""


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
    """Return the innermost element that holds most of the sentences of the page."""
    chosen, least = body, _MOST * body.prose
    if not body.prose:
        return body
    for node in nodes[body.index + 1 :]:
        if node.index < chosen.end and node.prose >= least and node.tag not in ("p", "li", "td"):
            chosen = node
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

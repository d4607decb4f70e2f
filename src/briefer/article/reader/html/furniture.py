"""What in a page is not of its article: navigation, forms, advertisements, scripts, pictures.

An element that holds half of the sentences of the article is none of these, whatever it is called.
"""

import re
from typing import Final

from briefer.article.reader.html.main import Main
from briefer.article.reader.html.node import SCRIPTS, STYLES, Node, is_hidden

_HALF: Final = 0.5
_SMALL: Final = 0.3
_LINKED: Final = 0.8
_LONGEST_LINE: Final = 5000
_LONGEST_LINK: Final = 60
_TAGS: Final = {
    **dict.fromkeys(SCRIPTS, "script"),
    **dict.fromkeys(STYLES, "style"),
    **dict.fromkeys(("img", "svg", "picture", "video", "audio", "canvas", "map"), "picture"),
    **dict.fromkeys(("iframe", "frame", "object", "embed"), "picture"),
    **dict.fromkeys(("title", "head"), "metadata"),
}
_SOFT_TAGS: Final = {
    **dict.fromkeys(("form", "button", "select", "textarea", "input", "label"), "form"),
    **dict.fromkeys(("option", "fieldset", "datalist"), "form"),
    **dict.fromkeys(("nav", "aside"), "navigation"),
}
_ROLES: Final = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "complementary": "navigation",
    "search": "form",
    "banner": "furniture",
    "contentinfo": "furniture",
    "dialog": "furniture",
    "alertdialog": "furniture",
}
_NAMES: Final = {
    "comment": ("comment", "comments", "commentlist", "disqus", "respond"),
    "furniture": (
        *("cookie", "cookies", "consent", "gdpr", "onetrust", "paywall", "subscribe", "newsletter"),
        *("signup", "promo", "advert", "advertisement", "ad", "ads", "sponsored", "banner"),
        *("anzeige", "werbung", "publicite", "donate", "donation"),
    ),
    "navigation": (
        *("share", "sharing", "social", "addtoany", "sharedaddy", "related", "recirculation"),
        *("recommended", "readmore", "trending", "popular", "breadcrumb", "breadcrumbs", "pager"),
        *("pagination", "navigation", "nav", "navbar", "menu", "sidebar", "skip", "skiplink"),
        *("toc", "tags", "taglist", "outbrain", "taboola", "widget"),
    ),
}
_KINDS: Final = {word: kind for kind, words in _NAMES.items() for word in words}
_WORD: Final = re.compile("[a-z]+")
_WHOLE: Final = frozenset(("html", "body", "article", "main"))
_LINES: Final = frozenset(("p", "h1", "h2", "h3", "h4", "span", "a", "em", "strong", "font"))
_MAY_BE_LINKS: Final = frozenset(("ul", "ol", "div", "p", "section", "table"))
_ADVERTISEMENT: Final = re.compile(
    r"(?:advertisements?|sponsored|anzeige|werbung|publicité|إعلان|إعلانات)", re.IGNORECASE
)
_READ_ALSO: Final = re.compile(
    r"(?:read (?:also|more|next)|see also|related|also on|share|lesen sie|mehr (?:zum|dazu)|"
    r"lies auch|artikel teilen|teilen|lire (?:aussi|également)|à lire|voir aussi|partager|"
    r"اقرأ|إقرأ|شارك|مواضيع)\b",
    re.IGNORECASE,
)
_KEY_POINTS: Final = re.compile(
    r"key[\s_-]*(?:points?|takeaways?|findings?|facts)|bottom[\s_-]*line|at[\s_-]+a[\s_-]+glance|"
    r"summary|takeaways?|in[\s_-]+brief|auf einen blick|das wichtigste|kurz[\s_-]*(?:gefasst|und)|"
    r"zusammenfassung|l.essentiel|en[\s_-]bref|points[\s_-]cl|à retenir|résumé|"
    r"باختصار|أبرز النقاط|الخلاصة|ملخص",
    re.IGNORECASE,
)


def furniture(node: Node, main: Main) -> str:
    """Return the kind of what is left out with this element, empty where it stays."""
    if kind := _TAGS.get(node.tag, ""):
        return kind
    if is_hidden(node):
        return "hidden"
    if node.prose > _HALF * main.prose or node.has_title:
        return ""
    return _by_tag(node, main) or _by_name(node, main) or _by_links(node)


def _by_tag(node: Node, main: Main) -> str:
    attributes = node.element.attrib
    kind = _SOFT_TAGS.get(node.tag) or _ROLES.get(attributes.get("role", "").lower(), "")
    if attributes.get("aria-hidden", "").lower() == "true":
        return "hidden"
    if kind == "navigation" and node.tag != "nav":
        return "" if _has_key_points(node) else kind
    if node.tag in ("header", "footer") and not main.is_article:
        return "" if node.has_ancestor("article", "main") else "furniture"
    return kind


def _has_key_points(node: Node) -> bool:
    names = f"{node.get('class')} {node.get('id')} {node.get('aria-label')}"
    return bool(_KEY_POINTS.search(names) or _KEY_POINTS.search(node.words()[:60]))


def _by_name(node: Node, main: Main) -> str:
    """Return the kind that the names of an element tell; one with much of the text has none."""
    names = f"{node.get('class')} {node.get('id')}".lower()
    if names == " " or node.tag in _WHOLE or node.prose > _SMALL * main.prose:
        return ""
    if node.tag in _LINES and node.linked < _SMALL * node.solid:
        return ""
    kind = next((_KINDS[word] for word in _WORD.findall(names) if word in _KINDS), "")
    return "" if kind and _KEY_POINTS.search(names) else kind


def _by_links(node: Node) -> str:
    """Return what a line or a list is that is nothing but links, or an advertisement's name."""
    if not 0 < node.solid < _LONGEST_LINE or node.tag not in _MAY_BE_LINKS:
        return ""
    if node.solid < 20 and _ADVERTISEMENT.fullmatch(node.words()):
        return "furniture"
    if node.linked > _SMALL * node.solid and _READ_ALSO.match(node.words()):
        return "navigation"
    is_row = node.links >= 3 and node.linked > _LINKED * node.solid
    return "navigation" if is_row and node.linked < _LONGEST_LINK * node.links else ""

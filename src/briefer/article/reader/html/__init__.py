"""Web pages: the article is found, the rest is left out and counted.

node       the elements in order, measured
declared   what the page says of itself
main       where the article stands
furniture  what round it and in it is not of it
walk       from elements to paragraphs

Nothing that a page names is fetched, and none of its scripts and styles are run.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefer.article.extract import Extract
from briefer.article.reader.collector import PLAIN, Collector, Manner
from briefer.article.reader.html.declared import declared
from briefer.article.reader.html.main import Main, find_main
from briefer.article.reader.html.node import Node, parse
from briefer.article.reader.html.walk import Walk
from briefer.errors import ArticleError, said

_LITTLE: Final = 400
_NOTHING: Final = 100
_HINT: Final = said(
    "Open it in a browser, copy the text of the article and paste it, or print it to a PDF there "
    "and copy the text of that."
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def read_html(text: str, encoding: str = "utf-8") -> Extract:
    """Return the article of a page. Raises ArticleError where there is none in it."""
    collector = Collector()
    whole = _SURROGATES.sub("", text)
    if len(whole) < len(text):
        collector.drop("control", "\ud800" * (len(text) - len(whole)), len(text) - len(whole))
    nodes = parse(whole)
    if not nodes:
        raise ArticleError("The page is empty.", _HINT)
    found = declared(nodes)
    main = find_main(nodes, found.title, found.publisher)
    Walk(nodes, main, collector).run()
    _check(nodes, collector, main.prose)
    return collector.extract("html", encoding, found)


def read_piece(text: str, collector: Collector, manner: Manner = PLAIN) -> None:
    """Put a piece of HTML that stands in another text into the collector."""
    nodes = parse(text)
    if nodes:
        whole = Main(start=0, end=len(nodes), prose=nodes[0].prose, is_article=True)
        Walk(nodes, whole, collector, manner).run()


def _check(nodes: Sequence[Node], collector: Collector, prose: int) -> None:
    """Raise ArticleError where what is left is no article."""
    if prose >= _LITTLE or collector.length >= _LITTLE:
        return
    if any(node.tag == "input" and node.get("type").lower() == "password" for node in nodes):
        raise ArticleError("The page asks to sign in, and has no article in it.", _HINT)
    scripts = sum(len(node.element.text or "") for node in nodes if node.tag == "script")
    sources = sum(node.tag == "script" and bool(node.get("src")) for node in nodes)
    if not prose and collector.length < _NOTHING and (scripts > _LITTLE or sources):
        raise ArticleError(
            "The text of the page is made by scripts, and is not in the file.", _HINT
        )
    if not collector.length:
        raise ArticleError("The page has no text that a browser would show.", _HINT)

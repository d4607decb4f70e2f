"""What a page says of itself beside its text: JSON-LD, meta tags, the address it is known by."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from briefer.article.extract import Declared
from briefer.article.reader.declaration import date, line, web_address
from briefer.article.reader.html.node import Node

_LARGEST_DATA: Final = 512 * 1024
_MOST_DATA: Final = 2000
_ARTICLE: Final = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")
_AUTHORS: Final = (
    "author",
    "article:author",
    "dc.creator",
    "citation_author",
    "parsely-author",
    "byl",
)
_DATES: Final = (
    "article:published_time",
    "og:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "datepublished",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
)
_PUBLISHERS: Final = ("og:site_name", "dc.publisher", "citation_journal_title", "application-name")
_BY: Final = re.compile(r"^(?:by|von|par|بقلم|de)[:\s]+", re.IGNORECASE)
_AND: Final = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&|،)\s*")


def declared(nodes: Iterable[Node]) -> Declared:
    """Return what a page says of itself, empty where it does not."""
    meta = _Meta()
    data: dict[str, Any] = {}
    for node in nodes:
        meta.add(node)
        if node.tag == "script" and "ld+json" in node.get("type").lower() and not data:
            data = _article_of(node.element.text or "")
    title = line(_string(data.get("headline"))) or meta.first(_TITLES)
    authors = tuple(dict.fromkeys(_names(data.get("author")))) or meta.authors()
    return Declared(
        title=title or line(meta.title),
        authors=authors,
        published=date(_string(data.get("datePublished"))) or meta.published(),
        publisher=next(_names(data.get("publisher")), "")
        or meta.first(_PUBLISHERS)
        or _site(line(meta.title), title),
        address=meta.address() or web_address(_string(data.get("url"))),
        language=meta.language(),
    )


def _site(page: str, title: str) -> str:
    """Return what the title of a page has beside that of its article: the name of the site."""
    before, found, after = page.partition(title) if title else ("", "", "")
    return (after or before).strip(" -|:\u2013—·»•") if found and not (before and after) else ""


class _Meta:
    """The meta tags of a page, its title, its times and links."""

    def __init__(self) -> None:
        self.title = ""
        self._found: dict[str, list[str]] = {}
        self._time = self._canonical = self._language = ""

    def add(self, node: Node) -> None:
        """Read an element."""
        if node.tag == "meta":
            name = (node.get("property") or node.get("name") or node.get("itemprop")).lower()
            if name and node.get("content").strip():
                self._found.setdefault(name, []).append(node.get("content"))
        elif node.tag == "title" and not self.title and not node.has_ancestor("svg"):
            self.title = node.words()
        elif node.tag == "time" and not self._time:
            self._time = date(node.get("datetime"))
        elif node.tag == "link" and "canonical" in node.get("rel").lower().split():
            self._canonical = self._canonical or web_address(node.get("href"))
        elif node.tag == "html":
            self._language = node.get("lang") or node.get("xml:lang")

    def first(self, names: Iterable[str]) -> str:
        """Return the value of the first of these names that has one."""
        return next((line(self._found[name][0]) for name in names if name in self._found), "")

    def authors(self) -> tuple[str, ...]:
        """Return the names of the authors."""
        for name in _AUTHORS:
            texts = [
                text for text in self._found.get(name, ()) if not re.match(r"\s*https?:", text)
            ]
            if found := tuple(dict.fromkeys(each for text in texts for each in _parted(text))):
                return found
        return ()

    def published(self) -> str:
        """Return the date, as ISO 8601 writes it."""
        return next(
            (
                found
                for name in _DATES
                for text in self._found.get(name, ())
                if (found := date(text))
            ),
            self._time,
        )

    def address(self) -> str:
        """Return the address that the page is known by."""
        return self._canonical or web_address(self.first(("og:url",)))

    def language(self) -> str:
        """Return the language as a tag of BCP 47."""
        tag = self._language or self.first(("content-language", "og:locale"))
        tag = tag.strip().replace("_", "-")
        return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else ""


def _article_of(text: str) -> dict[str, Any]:
    """Return the record of the article in JSON-LD, empty where there is none."""
    if len(text) > _LARGEST_DATA:
        return {}
    try:
        found = json.loads(text.strip())
    except (ValueError, RecursionError):
        return {}
    todo, seen = [found], 0
    while todo and seen < _MOST_DATA:
        each = todo.pop(0)
        seen += 1
        if isinstance(each, list):
            todo += each[:_MOST_DATA]
        elif isinstance(each, dict):
            kinds = each.get("@type")
            if _ARTICLE.search(" ".join(map(str, kinds if isinstance(kinds, list) else [kinds]))):
                return each
            todo += [each[key] for key in ("@graph", "mainEntity") if key in each]
    return {}


def _names(value: Any) -> Iterator[str]:
    """Yield the names in a value of JSON-LD: a text, a record, or a list of these."""
    for each in value[:50] if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, list):
            name = name[0] if name else ""
        if isinstance(name, str) and not name.strip().startswith(("http:", "https:")):
            yield from filter(None, [line(_BY.sub("", name.strip()))])


def _parted(text: str) -> Iterator[str]:
    return (name for each in _AND.split(_BY.sub("", text.strip())) if (name := line(each)))


def _string(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""

"""Themes, and what is read from pages: the words that a reader hears."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefer.document.text import words as words_of
from briefer.document.theme import Theme, read_theme
from briefer.typeset.page import Element, Mark, Run, Typeset

ASSETS = Path(__file__).parents[2] / "assets"
_INLINE = {"Span", "Link", "Reference"}


def theme_of(name: str) -> Theme:
    text = (ASSETS / "themes" / f"{name}.toml").read_text(encoding="utf-8")
    return read_theme(tomllib.loads(text), lambda file: ASSETS / "fonts" / file)


@pytest.fixture(scope="session", params=["plain", "book"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return theme_of(request.param)


@pytest.fixture(scope="session")
def plain_theme() -> Theme:
    return theme_of("plain")


@pytest.fixture(scope="session")
def spoken() -> Callable[[Typeset], tuple[str, ...]]:
    return _spoken


def _spoken(typeset: Typeset) -> tuple[str, ...]:
    """Return the words of the structure, without labels, contents and furniture."""
    texts: dict[Mark, str] = {}
    for page in typeset.pages:
        for item in page.items:
            if isinstance(item, Run) and item.mark:
                mark = page.marks[item.mark - 1]
                text = "" if mark.is_spoken else item.text
                texts[mark] = texts.get(mark, "") + text
        for mark, said in zip(page.marks, page.spoken, strict=True):
            texts[mark] = texts.get(mark, "") + said
    return tuple(words_of("".join(_pieces(typeset.structure, texts))))


def _pieces(element: Element, texts: dict[Mark, str]) -> Iterator[str]:
    if element.tag in ("Lbl", "TOC"):
        return
    if element.tag not in _INLINE:
        yield "\n"
    if element.tag == "Figure":
        return
    if element.actual:
        yield element.actual
    else:
        for child in element.children:
            yield texts[child] if isinstance(child, Mark) else "".join(_pieces(child, texts))
    if element.tag not in _INLINE:
        yield "\n"

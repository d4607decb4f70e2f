"""Dress: what a theme adds to a document: header, footer, numbers of headings, and its logo."""

import re
from collections.abc import Callable
from typing import Final

from briefer.document.theme.style import Theme
from briefer.document.tree import AnyBlock, Blocks, Document, Heading, Picture, Span
from briefer.document.walk import with_children
from briefer.value import replace

_PLACE: Final = re.compile(r"{(title|organisation|author|reference)}")
_DEEPEST: Final = 3


def dressed(document: Document, theme: Theme, logo: Picture | None = None) -> Document:
    """Return the document with what the theme adds, itself where it adds nothing.

    An empty header or footer is that of the document. A heading has a number where the headings
    above it have one, down to the third level.
    """
    if theme.header or theme.footer:
        document = replace(
            document,
            header=_filled(theme.header, document) or document.header,
            footer=_filled(theme.footer, document) or document.footer,
        )
    if logo:
        document = replace(document, logo=logo)
    if theme.numbered:
        document = replace(document, blocks=_numbering()(document.blocks))
    return document


def _filled(text: str, document: Document) -> str:
    return _PLACE.sub(lambda found: str(getattr(document, found[1])), text)


def _numbering() -> Callable[[Blocks], Blocks]:
    counts = [0] * _DEEPEST

    def number(level: int) -> str:
        if level > _DEEPEST or not all(counts[: level - 1]):
            return ""
        counts[level - 1 :] = [counts[level - 1] + 1, *[0] * (_DEEPEST - level)]
        return ".".join(map(str, counts[:level]))

    def numbered(block: AnyBlock) -> AnyBlock:
        if isinstance(block, Heading):
            words = number(block.level)
            return replace(block, content=(Span(f"{words} "), *block.content)) if words else block
        return with_children(block, change)

    def change(blocks: Blocks) -> Blocks:
        return tuple(map(numbered, blocks))

    return change

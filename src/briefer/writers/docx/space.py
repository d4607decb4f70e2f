"""Spaces: those at which Word ends no line, and the narrow ones of French, as the pages have them.

Word breaks lines itself, so what the layout knows of spaces stands in the text.
"""

from itertools import zip_longest

from briefer.document.tree import Citation, Inlines, Note, Span
from briefer.typeset.glue import glued, narrowed

FIXED = "\N{NO-BREAK SPACE}"
_LEAST_LAST = 14


def fixed(text: str, lang: str) -> str:
    """Return the text with spaces that end no line where the field or the language wants them."""
    if places := glued(text if text.isascii() else text.replace(FIXED, " ")):
        letters = [*text]
        for place in places:
            letters[place] = FIXED
        text = "".join(letters)
    return narrowed(text, lang)


def bound(text: str) -> str:
    """Return the text with its last words bound, so that no line begins with the very last."""
    at = len(text)
    while len(text) - at < _LEAST_LAST:
        at = text.rfind(" ", 0, at)
        if at < 0:
            return text
    return text[: at + 1] + text[at + 1 :].replace(" ", FIXED)


def held(content: Inlines, *, is_bound: bool) -> Inlines:
    """Return the inlines with a citation or a note on the line of the word before it.

    `is_bound` says that the last words, too, are on one line.
    """
    found = list(content)
    for at, (inline, after) in enumerate(zip_longest(content, content[1:])):
        is_cited = isinstance(after, (Citation, Note))
        if not isinstance(inline, Span) or not (is_cited or (is_bound and after is None)):
            continue
        text = bound(inline.text) if is_bound else inline.text
        found[at] = Span(text[:-1] + FIXED if is_cited and text.endswith(" ") else text)
    return tuple(found)

"""Lines that come again on each page, as a text copied from a paginated document has them."""

import re
from collections import Counter
from typing import Final

from briefer.article.rules.line import Article, Line
from briefer.errors import said

_LONGEST: Final = 140
_MANY: Final = 3
_OF: Final = re.compile(r"\d+\s*(?:of|/|von|sur|de|\u0645\u0646)\s*\d+\W*$")
_DIGITS: Final = re.compile(r"\d+")

RUNNING: Final = said("This stands on several pages.")


def mark_running(article: Article) -> None:
    """Place the lines that come again with the number of the page, those beside them, or often."""
    lines = [line for line in article.lines if _may_run(line)]
    keys = {line.at: _DIGITS.sub("#", line.key) for line in lines}
    often = Counter(keys.values())
    paged = {
        at for at, key in keys.items() if often[key] > 1 and _is_paged(article, article.lines[at])
    }
    for line in lines:
        number = often[keys[line.at]]
        is_beside = line.at - 1 in paged or line.at + 1 in paged
        is_same = number >= _MANY and "#" not in keys[line.at] and len(line.words) > 1
        if line.at in paged or is_same or (number > 1 and is_beside):
            line.place("unassigned", "running", RUNNING)


def _may_run(line: Line) -> bool:
    is_text = line.is_open and line.paragraph.kind == "paragraph" and not line.is_prose
    return is_text and len(line.text) <= _LONGEST and line.text[-1] not in ":\uff1a?\u061f"


def _is_paged(article: Article, line: Line) -> bool:
    """Return whether a line says on which page it stands."""
    pages = article.lexicon.phrases("credits.pages")
    found = line.words
    is_called = any(
        at + size < len(found) and found[at + size].folded.isdigit()
        for at, size, _ in pages.search(found)
    )
    return is_called or bool(_OF.search(line.text))

"""Words of a page with their boxes, for selection and search; found when they are asked for."""

import re
from collections.abc import Iterator

from briefer.typeset.page import Page, Run, WordBox
from briefer.value import replace

_WORD = re.compile(r"\S+")
_ABOVE, _BELOW = 0.8, 0.25


def words(page: Page) -> Iterator[WordBox]:
    """Yield the words of a page's blocks in order of drawing; one over two lines is two.

    Page furniture has no words.
    """
    last: WordBox | None = None
    for item in page.items:
        if not (isinstance(item, Run) and item.block):
            continue
        for box in _boxes(item):
            if last is not None and _goes_on(last, box):
                left, right = min(last.x, box.x), max(last.x + last.width, box.x + box.width)
                last = replace(last, text=last.text + box.text, x=left, width=right - left)
                continue
            if last is not None:
                yield last
            last = box
    if last is not None:
        yield last


def _goes_on(word: WordBox, box: WordBox) -> bool:
    """Return whether a box is the rest of a word whose look changes inside it."""
    is_next = word.offset + len(word.text) == box.offset and word.block == box.block
    return is_next and abs(word.y + word.height - box.y - box.height) < word.height / 2


def _boxes(run: Run) -> Iterator[WordBox]:
    top = run.y - _ABOVE * run.size
    height = (_ABOVE + _BELOW) * run.size
    xs, clusters = run.xs, run.clusters
    ends = (*xs[1:], run.end)
    for found in _WORD.finditer(run.text):
        low, high = found.span()
        glyphs = [at for at, cluster in enumerate(clusters) if low <= cluster < high]
        if glyphs:
            left = min(xs[at] for at in glyphs)
            right = max(ends[at] for at in glyphs)
            width = right - left
            yield WordBox(run.block, run.offset + low, found[0], left, top, width, height)

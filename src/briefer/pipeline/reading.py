"""Articles are read in a process of their own: whatever is in one, the program goes on.

It can be ended at any time, and may take only so long and so much memory.
"""

from pathlib import Path
from typing import Final

from briefer.article.reader import extract_html, extract_text
from briefer.errors import ArticleError, said
from briefer.pipeline.article import Imported, imported, placed, read_article
from briefer.worker import OverrunError, Worker

_SECONDS: Final = 10.0
_MEGABYTES: Final = 300


class Reader:
    """Reads one article."""

    def __init__(self) -> None:
        self._worker = Worker(seconds=_SECONDS, megabytes=_MEGABYTES)

    def file(self, path: Path) -> Imported:
        """Return the article in a file. Raises ArticleError."""
        try:
            return self._worker.run(_file, path)
        except OverrunError:
            raise _overrun(path.name) from None

    def pasted(self, text: str, *, is_html: bool) -> Imported:
        """Return the article in a text that was pasted. Raises ArticleError."""
        try:
            return self._worker.run(_pasted, text, is_html=is_html)
        except OverrunError:
            raise _overrun("") from None

    def placed(self, article: Imported, outlet: str) -> Imported:
        """Return an article as the corrections of an outlet place it. Raises ArticleError."""
        try:
            return self._worker.run(placed, article.extract, article.name, outlet=outlet)
        except OverrunError:
            raise _overrun(article.name) from None

    def end(self) -> None:
        """End the process; what it reads is read no further, which raises ArticleError."""
        self._worker.end()


def _file(path: Path) -> Imported:
    return imported(read_article(path), path.name)


def _pasted(text: str, *, is_html: bool) -> Imported:
    return placed(extract_html(text) if is_html else extract_text(text))


def _overrun(name: str) -> ArticleError:
    hint = "Save it as plain text, and import that."
    if not name:
        return ArticleError("The text takes too long to be read, or too much memory.", hint)
    return ArticleError(
        said("{name} takes too long to be read, or too much memory.", name=name), hint
    )

"""Who has a briefing open: a file beside it, made by link, that tells other programs and people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of the file."""
    yield

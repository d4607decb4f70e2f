"""The five last states of each briefing, in the state folder, for its owner alone."""

from pathlib import Path


def rotate(path: Path) -> None:
    """Keep the file as the newest backup of its path, and the four before it."""

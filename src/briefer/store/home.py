"""The folders that the program writes.

BRIEFER_HOME moves them all; else they lie where the system has them (XDG Base Directory 0.8).
"""

import os
import sys
from pathlib import Path


def library() -> Path:
    """Return the folder of the user's own audiences, templates, themes and so on."""
    return _folder("library", "XDG_DATA_HOME", ".local/share")


def state() -> Path:
    """Return the folder of backups and records; it holds every audience's text."""
    return _folder("state", "XDG_STATE_HOME", ".local/state")


def cache() -> Path:
    """Return the folder of what can be lost and made again."""
    return _folder("cache", "XDG_CACHE_HOME", ".cache")


def _folder(name: str, variable: str, usual: str) -> Path:
    if home := os.environ.get("BRIEFER_HOME"):
        return Path(home).absolute() / name
    if sys.platform == "win32":
        base = os.environ.get("APPDATA" if name == "library" else "LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "briefer" / name
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "briefer" / name
    base = os.environ.get(variable, "")
    return (Path(base) if Path(base).is_absolute() else Path.home() / usual) / "briefer"

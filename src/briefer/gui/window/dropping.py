"""What is dropped on the window: briefings are opened, what is for the library is looked at.

Of anything else is said what to do.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl

_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp", ".tif"})
_SUFFIX: Final = ".briefing"
_OFFERS: Final = (".briefbundle", ".brieftemplate", ".xml.j2", ".toml")


def local_files(urls: Iterable[QUrl]) -> list[Path]:
    """Return the files of this computer among addresses."""
    return [Path(each.toLocalFile()) for each in urls if each.isLocalFile()]


def is_picture(path: Path) -> bool:
    """Return whether a file is named as pictures are."""
    return path.suffix.casefold() in _PICTURES


def is_offer(path: Path) -> bool:
    """Return whether a file is named as those are that something is added to the library from."""
    return path.name.casefold().endswith(_OFFERS) and path.is_file()


def refusal(path: Path) -> str:
    """Return why a file is not even tried to be opened, empty where it may be a briefing."""
    translate = QCoreApplication.translate
    if path.is_dir():
        says = translate("Dropping", "{name} is a folder: drop the briefings that are in it.")
    elif is_picture(path):
        says = translate("Dropping", "{name} is a picture: drop it on a figure.")
    elif path.is_file() and path.suffix.casefold() != _SUFFIX:
        says = translate("Dropping", "{name} is neither a briefing nor an article.")
    else:
        return ""
    return says.format(name=path.name)

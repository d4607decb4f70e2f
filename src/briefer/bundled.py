"""Where the files that ship with the program lie: fonts, themes, the base Word document, templates.

It knows no file's content. In a wheel they are inside the package, in a checkout at its top.
"""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    inside = package / "_bundled"
    return inside if inside.is_dir() else package.parents[1]


def asset(*parts: str) -> Path:
    """Return the path of a bundled asset by its folders and name, such as "fonts", "X.ttf"."""
    return _root().joinpath("assets", *parts)


def templates() -> Path:
    """Return the folder of the bundled templates."""
    return _root() / "templates"

"""Settings of the window: how it was left and what was open, on this computer; never content."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, get_origin

from briefer.errors import FileError
from briefer.store import home
from briefer.store.saving import replace_whole
from briefer.value import asdict, dataclass, fields, replace

MOST_RECENT: Final = 12
_LARGEST: Final = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the window was left: `place` is for Qt, `hidden` names columns.

    `typographic` says that quotes and dashes are put in as they are printed.

    `maker` is what the user called themselves in the last bundle.
    """

    scheme: str = "system"
    language: str = "system"
    maker: str = ""
    typographic: bool = True
    place: str = ""
    hidden: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    recent: tuple[str, ...] = ()


def read() -> Settings:
    """Return the settings; what cannot be read of them is as for a new user."""
    with suppress(OSError, ValueError):
        path = _path()
        if path.stat().st_size <= _LARGEST:
            return _settings(json.loads(path.read_text(encoding="utf-8")))
    return Settings()


def change(**values: Any) -> None:
    """Keep other values, by the names of `Settings`; where that is impossible they are lost."""
    old = read()
    new = replace(old, **values)
    if new == old:
        return
    with suppress(OSError, FileError):
        _path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_whole(_path(), (json.dumps(asdict(new), indent=1).encode(),))


def add_recent(path: Path) -> None:
    """Put a file at the head of those that were open."""
    name = str(path.absolute())
    others = (each for each in read().recent if each != name)
    change(recent=(name, *others)[:MOST_RECENT])


def _settings(data: object) -> Settings:
    values = data if isinstance(data, dict) else {}
    found: dict[str, Any] = {}
    for each in fields(Settings):
        value, default = values.get(each.name), each.default
        if get_origin(each.type) is tuple:
            kind = int if each.name == "widths" else str
            if isinstance(value, list) and all(type(item) is kind for item in value):
                found[each.name] = tuple(value)
        elif type(value) is type(default):
            found[each.name] = value
    return Settings(**found)


def _path() -> Path:
    return home.state() / "window.json"

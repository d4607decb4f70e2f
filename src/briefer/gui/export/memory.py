"""The last choices of an export, by briefing: settings of this computer, never of the briefing."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefer.errors import FileError
from briefer.gui.export.plan import Tick
from briefer.store import home
from briefer.store.saving import replace_whole
from briefer.value import dataclass, field

_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What was ticked, the template (empty: each audience's own) and the folder."""

    ticks: frozenset[Tick] = field(default_factory=frozenset)
    template: str = ""
    folder: str = ""


def recall(briefing_id: str) -> Remembered | None:
    """Return the last choices, None where there are none that can be read."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        path = _place(briefing_id)
        if path.stat().st_size <= _LARGEST:
            return _read(json.loads(path.read_text(encoding="utf-8")))
    return None


def _read(data: Mapping[str, Any]) -> Remembered:
    return Remembered(
        ticks=frozenset((str(a), str(lang), str(f)) for a, lang, f in data["ticks"]),
        template=str(data["template"]),
        folder=str(data["folder"]),
    )


def remember(briefing_id: str, choices: Remembered) -> None:
    """Keep the choices; where that is not possible the next export asks anew."""
    path = _place(briefing_id)
    data = {
        "ticks": sorted(choices.ticks),
        "template": choices.template,
        "folder": choices.folder,
    }
    with suppress(OSError, FileError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_whole(path, (json.dumps(data, indent=1).encode(),))


def _place(briefing_id: str) -> Path:
    key = hashlib.sha256(briefing_id.encode()).hexdigest()
    return home.state() / "exports" / f"{key}.json"

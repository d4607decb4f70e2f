"""Origins: who made what came in by a bundle, and which key signed that.

It holds of a file that is still as it came: what was changed since is one's own.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefer.errors import FileError
from briefer.store import home
from briefer.store.bundle import Bundle
from briefer.store.key import Key, keys
from briefer.store.regular import read_regular
from briefer.store.saving import replace_whole
from briefer.value import dataclass

_LARGEST: Final = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a bundle said of who made it; `signer` has no name where its key is not known now.

    Without a signer it was not signed.
    """

    maker: str = ""
    signer: Key | None = None


class Origins:
    """Where the user's own items came from, as it is known now."""

    def __init__(self) -> None:
        self._told = _read()
        self._known = {key.public: key for key in keys()} if self._told else {}

    def of(self, path: Path) -> Origin | None:
        """Return where a file of the user's own came from, None for one that they made."""
        told = self._told.get(f"{path.parent.name}/{path.name}")
        with suppress(OSError, ValueError, KeyError, TypeError):
            if told is not None and told["sha256"] == _digest(read_regular(path)):
                public = b64decode(told.get("key", ""), validate=True)
                signer = self._known.get(public, Key(name="", public=public)) if public else None
                return Origin(maker=str(told["maker"]), signer=signer)
        return None


def remember(bundle: Bundle, names: Iterable[str]) -> None:
    """Keep where files that are one's own now came from; what cannot be kept is lost."""
    told = _read()
    for name in names:
        with suppress(OSError):
            told[name] = {
                "sha256": _digest(read_regular(home.library() / name)),
                "maker": bundle.maker,
                "key": b64encode(bundle.signer.public).decode() if bundle.signer else "",
            }
    with suppress(OSError, FileError):
        replace_whole(_path(), (json.dumps(told, indent=1).encode(),))


def _read() -> dict[str, Mapping[str, Any]]:
    with suppress(OSError, ValueError, RecursionError), _path().open("rb") as file:
        found = json.loads(file.read(_LARGEST))
        if isinstance(found, dict):
            return {name: each for name, each in found.items() if isinstance(each, dict)}
    return {}


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _path() -> Path:
    return home.library() / "origins.json"

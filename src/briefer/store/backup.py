"""The five last states of each briefing, in the state folder, for their owner alone.

They hold every audience's text, so they lie apart from the briefing, in a folder named by a hash of
its path, numbered on and named by the hash of their bytes.
"""

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefer.store import home
from briefer.store.archive import CHUNK
from briefer.store.fingerprint import digest_of
from briefer.store.temporary import PRIVATE, Temporary, confirm_folder

KEPT: Final = 5

_NAME: Final = r"[0-9]{8}-[0-9a-f]{64}\.briefing"


def backups(path: Path) -> tuple[Path, ...]:
    """Return the backups of the briefing that lies or lay there, the newest first."""
    found = _folder(path).glob("*.briefing")
    return tuple(sorted((each for each in found if re.fullmatch(_NAME, each.name)), reverse=True))


def rotate(path: Path, sha256: str = "") -> None:
    """Keep the file as the newest backup and the four before it; its hash, where it is known.

    Raises OSError.
    """
    if not path.exists():
        return
    sha256 = sha256 or digest_of(path)
    folder = _folder(path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    earlier = backups(path)
    if not earlier or not earlier[0].stem.endswith(sha256):
        number = int(earlier[0].name[:8]) + 1 if earlier else 1
        _copy(path, folder / f"{number:08}-{sha256}.briefing")
        confirm_folder(folder)
    kept = backups(path)[:KEPT]
    for old in folder.iterdir():
        if old not in kept:
            with suppress(OSError):
                old.unlink()


def _folder(path: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()
    return home.state() / "backups" / key[:32]


def _copy(path: Path, target: Path) -> None:
    # A second name is safe only for what nobody else may read: it shares the rights of the first.
    if path.stat().st_mode & 0o077 == 0:
        with suppress(OSError):
            target.hardlink_to(path)
            return
    temporary = Temporary(target)
    with path.open("rb") as file:
        try:
            temporary.write(iter(lambda: file.read(CHUNK), b""), PRIVATE, changed=True)
            temporary.name()
            temporary.replace()
        finally:
            temporary.remove()

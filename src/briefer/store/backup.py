"""The five last states of each briefing, in the state folder, for their owner alone.

They hold every audience's text, so they lie apart from the briefing, in a folder named by a hash of
its path, and are numbered on.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefer.store import home
from briefer.store.archive import CHUNK
from briefer.store.fingerprint import digest_of
from briefer.store.temporary import PRIVATE, Temporary, confirm_folder

KEPT: Final = 5


def backups(path: Path) -> tuple[Path, ...]:
    """Return the backups of the briefing that lies or lay there, the newest first."""
    found = _folder(path).glob("*.briefing")
    return tuple(sorted((each for each in found if each.stem.isdigit()), reverse=True))


def rotate(path: Path) -> None:
    """Keep the file as the newest backup and the four before it. Raises OSError."""
    if not path.exists():
        return
    earlier = backups(path)
    if earlier and _is_copy(earlier[0], path):
        return
    folder = _folder(path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    number = int(earlier[0].stem) + 1 if earlier else 1
    _copy(path, folder / f"{number:08}.briefing")
    confirm_folder(folder)
    for old in backups(path)[KEPT:]:
        with suppress(OSError):
            old.unlink()


def _folder(path: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()
    return home.state() / "backups" / key[:32]


def _is_copy(copy: Path, path: Path) -> bool:
    one, other = copy.stat(), path.stat()
    if os.path.samestat(one, other):
        return True
    return one.st_size == other.st_size and digest_of(copy) == digest_of(path)


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

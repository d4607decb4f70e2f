"""What was written where: an export replaces only what is still as the program left it.

The state folder has one small file for each path, named by the path's hash, that holds the hash of
what was written there.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from briefer.errors import InTheWayError, said
from briefer.store import home
from briefer.store.fingerprint import digest_of
from briefer.store.saving import failure, write_whole


def is_foreign(path: Path) -> bool:
    """Return whether a file is there that is not what was last written there."""
    try:
        return path.is_file() and digest_of(path) != _known(path)
    except OSError:
        return False


def replace(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write the file whole; one that is not what was last written there only with `force`.

    Raises FileError with the reason.
    """
    record = _record(path)
    sha256 = hashlib.sha256(data).hexdigest()
    if not force and path.is_file():
        try:
            if digest_of(path) not in (_known(path), sha256):
                raise InTheWayError(
                    said(
                        "{file} was changed since it was written, or is not ours.", file=path.name
                    ),
                    "Move it away, or replace it.",
                    path=path,
                )
        except OSError as fault:
            raise failure(path, fault, earlier=True) from fault
    write_whole(path, data)
    # Without the record the next export asks, which is safe.
    with suppress(OSError):
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        record.write_text(sha256, encoding="utf-8")


def _known(path: Path) -> str:
    record = _record(path)
    return record.read_text(encoding="utf-8") if record.exists() else ""


def _record(path: Path) -> Path:
    key = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()
    return home.state() / "written" / key

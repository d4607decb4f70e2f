"""Whether a file is still the one that was read or written.

What the system says of it decides, then its bytes: a rewrite whose time was put back has another
ctime, a file that was only touched has the same bytes.
"""

import hashlib
import os
from pathlib import Path

from briefer.store.archive import CHUNK
from briefer.value import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A file as it was at one time."""

    inode: int
    size: int
    mtime_ns: int
    ctime_ns: int
    sha256: str


def take(descriptor: int) -> Fingerprint:
    """Return the fingerprint of the open file. Raises OSError."""
    sha256 = digest(descriptor)
    found = os.fstat(descriptor)
    return Fingerprint(
        inode=found.st_ino,
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        ctime_ns=found.st_ctime_ns,
        sha256=sha256,
    )


def is_same(path: Path, fingerprint: Fingerprint) -> bool:
    """Return whether the file is that of the fingerprint; a lost one is not. Raises OSError."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    if is_told(found, fingerprint) and found.st_ctime_ns == fingerprint.ctime_ns:
        return True
    return found.st_size == fingerprint.size and digest_of(path) == fingerprint.sha256


def after_link(path: Path, fingerprint: Fingerprint) -> Fingerprint:
    """Return the fingerprint with the ctime that a new name gave the file. Raises OSError."""
    found = path.stat()
    return (
        replace(fingerprint, ctime_ns=found.st_ctime_ns)
        if is_told(found, fingerprint)
        else fingerprint
    )


def is_told(found: os.stat_result, fingerprint: Fingerprint) -> bool:
    """Return whether the system tells the same of a file but for ctime, which a rename changes."""
    told = (found.st_ino, found.st_size, found.st_mtime_ns)
    return told == (fingerprint.inode, fingerprint.size, fingerprint.mtime_ns)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return digest(descriptor)
    finally:
        os.close(descriptor)


def digest(descriptor: int) -> str:
    """Return the SHA-256 of the open file, which stands where it stood. Raises OSError."""
    before = os.lseek(descriptor, 0, os.SEEK_CUR)
    os.lseek(descriptor, 0, os.SEEK_SET)
    found = hashlib.sha256()
    while chunk := os.read(descriptor, CHUNK):
        found.update(chunk)
    os.lseek(descriptor, before, os.SEEK_SET)
    return found.hexdigest()

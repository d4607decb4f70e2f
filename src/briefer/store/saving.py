"""A file replaced whole: the old one or the new one is there at any moment, never a part of either.

Written beside the target, confirmed by the disk, read back, renamed over it, and that confirmed. It
knows no content; `file` saves briefings by it, and every export is written by it.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from briefer.errors import FileError, reason, said
from briefer.store.fingerprint import Fingerprint, after_link
from briefer.store.temporary import PRIVATE, Temporary, confirm_folder

SHARED = 0o666

_WRITING = {
    errno.ENOSPC: (said("the disk is full"), "Free some space, or choose another folder."),
    errno.EDQUOT: (said("your share of the disk is used up"), "Free some space there."),
    errno.EROFS: (said("the disk is read-only"), "Choose another folder."),
    errno.EACCES: (said("writing there is not allowed"), "Choose another folder."),
    errno.EPERM: (said("writing there is not allowed"), "Choose another folder."),
    errno.ENOENT: (said("the folder is missing"), "Make the folder first."),
    errno.ENOTDIR: (said("the folder is missing"), "Make the folder first."),
    errno.ENAMETOOLONG: (said("the name is too long"), "Choose a shorter name."),
    errno.EFBIG: (said("the disk takes no file of this size"), "Choose another disk."),
    errno.EIO: (
        said("the disk reports an error"),
        "Choose another disk, and make a copy of this one.",
    ),
}


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all. Raises FileError with the reason."""
    replace_whole(path, (data,), mode=SHARED)


def replace_whole(
    path: Path,
    chunks: Iterable[bytes],
    *,
    mode: int = PRIVATE,
    before: Callable[[Path], None] = lambda _: None,
    again: Callable[[Path], None] = lambda _: None,
) -> Fingerprint:
    """Return the file that was written of the chunks, whole; `mode` is that of a new one.

    `before` is called with the real path when all is on the disk, `again` just before the rename.
    What they raise, they raise before anything has changed. Raises FileError with the reason.
    """
    target = Path(os.path.realpath(path))
    earlier = os.path.lexists(target)
    try:
        mode = _mode(target, mode)
        written = _write(target, chunks, mode, before, again)
    except OSError as fault:
        raise failure(path, fault, earlier=earlier) from fault
    try:
        confirm_folder(target.parent)
        return after_link(target, written)
    except OSError as fault:
        raise FileError(
            said("{file} was written, but the disk did not confirm it.", file=path.name),
            "Save it again, on another disk if this one fails.",
            path=path,
        ) from fault


def _write(
    target: Path,
    chunks: Iterable[bytes],
    mode: int,
    before: Callable[[Path], None],
    again: Callable[[Path], None],
) -> Fingerprint:
    temporary = Temporary(target)
    try:
        written = temporary.write(chunks, mode, changed=target.exists())
        before(target)
        temporary.name()
        again(target)
        temporary.replace()
    finally:
        temporary.remove()
    return written


def failure(path: Path, fault: OSError, *, earlier: bool) -> FileError:
    """Return the sentence for what kept a file from being written."""
    why, hint = _WRITING.get(fault.errno or 0, (reason(fault), "Choose another folder."))
    message = said("{file} could not be saved: {reason}.", file=path.name, reason=why)
    if earlier:
        message = said("{message} The earlier file is unchanged.", message=message)
    return FileError(message, hint, path=path)


def _mode(target: Path, mode: int) -> int:
    try:
        found = target.stat()
    except FileNotFoundError:
        return mode
    if not stat.S_ISREG(found.st_mode):
        raise FileError(
            said("{file} could not be saved: it is no regular file.", file=target.name),
            "Choose another name.",
            path=target,
        )
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileError(
            said("{file} could not be saved: it is read-only.", file=target.name),
            "Save it under another name, or allow writing to it.",
            path=target,
        )
    return stat.S_IMODE(found.st_mode) & 0o777

"""A file replaced whole: the old one or the new one is there at any moment, never a part of either.

Written beside the target, confirmed by the disk, read back, renamed over it, and that confirmed. It
knows no content; `file` saves briefings by it, and every export is written by it.
"""

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from briefer.errors import FileError
from briefer.store.fingerprint import digest

PRIVATE = 0o600
SHARED = 0o666

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space, or choose another folder."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space there."),
    errno.EROFS: ("the disk is read-only", "Choose another folder."),
    errno.EACCES: ("writing there is not allowed", "Choose another folder."),
    errno.EPERM: ("writing there is not allowed", "Choose another folder."),
    errno.ENOENT: ("the folder is missing", "Make the folder first."),
    errno.ENOTDIR: ("the folder is missing", "Make the folder first."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EFBIG: ("the disk takes no file of this size", "Choose another disk."),
    errno.EIO: ("the disk reports an error", "Choose another disk, and make a copy of this one."),
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
) -> None:
    """Write the chunks to the file, whole or not at all; `mode` is that of a new file.

    `before` is called with the real path when all is on the disk, `again` just before the rename.
    What they raise, they raise before anything has changed. Raises FileError with the reason.
    """
    try:
        target = Path(os.path.realpath(path))
        mode, earlier = _mode(target, mode)
    except OSError as fault:
        raise failure(path, fault, earlier=False) from fault
    temporary = _Temporary(target.parent)
    try:
        temporary.write(chunks, mode, earlier=earlier)
        before(target)
        temporary.name()
        again(target)
        _rename(temporary.path, target)
    except OSError as fault:
        raise failure(path, fault, earlier=earlier) from fault
    finally:
        temporary.remove()
    try:
        _confirm_folder(target.parent)
    except OSError as fault:
        raise FileError(
            f"{path.name} was written, but the disk did not confirm it.",
            "Save it again, on another disk if this one fails.",
            path=path,
        ) from fault


def failure(path: Path, fault: OSError, *, earlier: bool) -> FileError:
    """Return the sentence for what kept a file from being written."""
    text = (fault.strerror or str(fault)).lower()
    reason, hint = _REASONS.get(fault.errno or 0, (text, ""))
    kept = " The earlier file is unchanged." if earlier else ""
    return FileError(f"Could not save {path.name}: {reason}.{kept}", hint, path=path)


def _mode(target: Path, mode: int) -> tuple[int, bool]:
    try:
        found = target.stat()
    except FileNotFoundError:
        return mode, False
    if not stat.S_ISREG(found.st_mode):
        raise FileError(
            f"Could not save {target.name}: it is no regular file.",
            "Choose another name.",
            path=target,
        )
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileError(
            f"Could not save {target.name}: it is read-only. The earlier file is unchanged.",
            "Save it under another name, or allow writing to it.",
            path=target,
        )
    return stat.S_IMODE(found.st_mode) & 0o777, True


class _Temporary:
    """The new file beside the target, without a name as long as the system allows it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f".~{token_hex(8)}"
        self._named = False
        self._descriptor = -1

    def write(self, chunks: Iterable[bytes], mode: int, *, earlier: bool) -> None:
        self._open(PRIVATE if earlier else mode)
        written = hashlib.sha256()
        for chunk in chunks:
            written.update(chunk)
            left = memoryview(chunk)
            while left:
                left = left[os.write(self._descriptor, left) :]
        if earlier and hasattr(os, "fchmod"):
            os.fchmod(self._descriptor, mode)
        sync(self._descriptor)
        if digest(self._descriptor) != written.hexdigest():
            raise OSError(errno.EIO, "read back other than written")

    def _open(self, mode: int) -> None:
        flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
            with suppress(OSError):
                self._descriptor = os.open(self.path.parent, flags | os.O_TMPFILE, mode)
                return
        self._descriptor = os.open(self.path, flags | os.O_CREAT | os.O_EXCL, mode)
        self._named = True

    def name(self) -> None:
        """Give the file its name, and close it."""
        if not self._named:
            # A source folder, which is not looked at, makes Python call linkat: link follows none.
            os.link(
                f"/proc/self/fd/{self._descriptor}",
                self.path,
                src_dir_fd=self._descriptor,
                follow_symlinks=True,
            )
            self._named = True
        self._close()

    def remove(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._close()
        if self._named:
            with suppress(OSError):
                self.path.unlink()

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def sync(descriptor: int) -> None:
    """Return when the disk has the file. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on every system

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _rename(source: Path, target: Path) -> None:
    for attempt in range(10):
        try:
            source.replace(target)
        except PermissionError:
            # On Windows a virus scanner, say, holds the file open for a moment.
            if os.name != "nt" or attempt == 9:
                raise
            time.sleep(0.01 * 2**attempt)
        else:
            return


def _confirm_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)

"""A new file beside the one that it replaces: without a name as long as the system allows it."""

import errno
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefer.store import process
from briefer.store.archive import CHUNK
from briefer.store.fingerprint import Fingerprint, take

PRIVATE = 0o600


class Temporary:
    """A file that is written, confirmed by the disk, and then takes the target's place or none."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = free_name(target)
        self._named = False
        self._descriptor = -1

    def write(self, chunks: Iterable[bytes], mode: int, *, changed: bool) -> Fingerprint:
        """Return the file as it is on the disk, read back; it gets the mode, by umask or as is.

        Raises OSError.
        """
        self._sweep()
        self._open(PRIVATE if changed else mode)
        written = hashlib.sha256()
        for chunk in chunks:
            written.update(chunk)
            left = memoryview(chunk)
            while left:
                left = left[os.write(self._descriptor, left) :]
        if changed and hasattr(os, "fchmod"):
            os.fchmod(self._descriptor, mode)
        _sync(self._descriptor)
        found = take(self._descriptor)
        if found.sha256 != written.hexdigest():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return found

    def link(self, path: Path) -> None:
        """Give the file a name that must be free. Raises FileExistsError, OSError."""
        if self._named:
            path.hardlink_to(self._path)
            return
        # A source folder, which is not looked at, makes Python call linkat: link follows none.
        source = f"/proc/self/fd/{self._descriptor}"
        os.link(source, path, src_dir_fd=self._descriptor, follow_symlinks=True)

    def name(self) -> None:
        """Give the file a name beside the target, and close it. Raises OSError."""
        if not self._named:
            try:
                self.link(self._path)
            except FileExistsError:
                raise
            except OSError:
                self._copy()  # some file systems have files without a name, and give them none
            self._named = True
        self._close()

    def replace(self) -> None:
        """Rename the file over the target. Raises OSError."""
        for attempt in range(10):
            try:
                self._path.replace(self._target)
            except PermissionError:
                # On Windows a virus scanner, say, holds the file open for a moment.
                if os.name != "nt" or attempt == 9:
                    raise
                time.sleep(0.01 * 2**attempt)
            else:
                self._named = False
                return

    def remove(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._close()
        if self._named:
            with suppress(OSError):
                self._path.unlink()

    def _open(self, mode: int) -> None:
        flags = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
        if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
            with suppress(OSError):
                self._descriptor = os.open(self._target.parent, flags | os.O_TMPFILE, mode)
                return
        self._descriptor = os.open(self._path, flags | os.O_CREAT | os.O_EXCL, mode)
        self._named = True

    def _copy(self) -> None:
        """Write the file once more, under its name. Raises OSError."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        mode = stat.S_IMODE(os.fstat(self._descriptor).st_mode)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        with os.fdopen(os.open(self._path, flags, mode), "wb") as copy:
            self._named = True
            os.fchmod(copy.fileno(), mode)
            while chunk := os.read(self._descriptor, CHUNK):
                copy.write(chunk)
            copy.flush()
            _sync(copy.fileno())

    def _sweep(self) -> None:
        """Remove what a process of this computer that was killed has left for this target."""
        stem = _stem(self._target)
        with suppress(OSError):
            for path in self._target.parent.iterdir():
                if not path.name.startswith(stem):
                    continue
                found = re.fullmatch(r"-([0-9]+)-[0-9a-f]+", path.name.removeprefix(stem))
                if found and not process.is_running(int(found[1])):
                    path.unlink()

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def free_name(target: Path) -> Path:
    """Return a name beside the target that is new, and that a later save of it finds again."""
    return target.with_name(f"{_stem(target)}-{os.getpid()}-{os.urandom(4).hex()}")


def _stem(target: Path) -> str:
    named = os.fsencode(process.host()) + b"\0" + os.fsencode(target.name)
    return f".~{hashlib.sha256(named).hexdigest()[:16]}"


def confirm_folder(folder: Path) -> None:
    """Return when the disk has the names in the folder. Raises OSError."""
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


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not on every system

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)

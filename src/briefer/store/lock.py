"""Who has a briefing open: a file beside it, made by link, that tells other programs and people.

A lock is stale only when its host is this one and its process is not there any more. That of
another host is never guessed stale: whoever wants it is asked.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefer.errors import FileError, said
from briefer.store import process
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.store.saving import failure
from briefer.store.temporary import PRIVATE, Temporary, free_name
from briefer.value import asdict, dataclass

_LARGEST = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock. A lock that cannot be read is held by nobody known."""

    host: str = ""
    pid: int = 0
    started: str = ""
    boot: str = ""
    user: str = ""

    def is_gone(self) -> bool:
        """Return whether it was a process of this computer that is there no more."""
        if not self.host or self.host != process.host():
            return False
        if self.boot != process.boot() or not process.is_running(self.pid):
            return True
        return self.started != process.started(self.pid)


def take(path: Path, *, force: bool = False) -> None:
    """Lock the briefing for this process, which may hold it already; `force` after having asked.

    Raises FileError, saying who holds it or why it cannot be locked.
    """
    place = lock_path(path)
    try:
        while not _make(place):
            if (raw := _read(place)) is None:
                continue
            holder = _holder(raw)
            if holder == this_process():
                return
            if not force and not holder.is_gone():
                raise _taken(path, holder)
            _drop(place, raw)
    except OSError as fault:
        raise failure(path, fault, earlier=os.path.lexists(path)) from fault


def release(path: Path) -> None:
    """Give up the lock, where this process holds it."""
    place = lock_path(path)
    with suppress(OSError):
        raw = _read(place)
        if raw is not None and _holder(raw) == this_process():
            place.unlink()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock; one that this process holds already is kept afterwards. Raises FileError."""
    raw = None
    with suppress(OSError):
        raw = _read(lock_path(path))
    if raw is not None and _holder(raw) == this_process():
        yield
        return
    take(path)
    try:
        yield
    finally:
        release(path)


def lock_path(path: Path) -> Path:
    """Return the lock of the file, beside the real one where the path is a link."""
    real = Path(os.path.realpath(path))
    name = f".~lock.{real.name}"
    if len(os.fsencode(name)) > 255:
        name = f".~lock.{hashlib.sha256(os.fsencode(real.name)).hexdigest()[:32]}"
    return real.with_name(name)


def this_process() -> Holder:
    """Return the holder that this process is."""
    return Holder(
        host=process.host(),
        pid=os.getpid(),
        started=process.started(os.getpid()),
        boot=process.boot(),
        user=process.user(),
    )


def _make(place: Path) -> bool:
    """Return whether the lock was free and is ours now."""
    raw = json.dumps(asdict(this_process())).encode()
    temporary = Temporary(place)
    try:
        temporary.write((raw,), PRIVATE, changed=True)
        temporary.link(place)
    except FileExistsError:
        return False
    except OSError:
        return _make_without_link(place, raw)
    finally:
        temporary.remove()
    return True


def _make_without_link(place: Path, raw: bytes) -> bool:
    # Some file systems have no links: FAT, and some that come over a network.
    try:
        descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    except FileExistsError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
    except OSError:
        place.unlink()
        raise
    return True


def _read(place: Path) -> bytes | None:
    """Return what the lock says, None where there is none; what is no file says nothing."""
    try:
        with open_regular(place) as file:
            return file.read(_LARGEST)
    except FileNotFoundError:
        return b"" if place.is_symlink() else None
    except FileError:
        return b""


def _holder(raw: bytes) -> Holder:
    try:
        found = json.loads(raw)
        holder = Holder(**found)
    except (ValueError, TypeError, RecursionError):
        return Holder()
    known = {name: type(value) for name, value in asdict(Holder()).items()}
    return holder if {name: type(value) for name, value in found.items()} == known else Holder()


def _drop(place: Path, raw: bytes) -> None:
    """Remove the lock, unless another process has made its own in the meantime."""
    aside = free_name(place)
    try:
        place.replace(aside)
    except FileNotFoundError:
        return
    try:
        if aside.read_bytes() != raw:
            place.hardlink_to(aside)
    finally:
        aside.unlink()


def _taken(path: Path, holder: Holder) -> FileError:
    user, host = shown(holder.user, quote=False), shown(holder.host, quote=False)
    if user and host:
        message = said(
            "{file} is open elsewhere by {user} on {host}.", file=path.name, user=user, host=host
        )
    elif user:
        message = said("{file} is open elsewhere by {user}.", file=path.name, user=user)
    elif host:
        message = said("{file} is open elsewhere on {host}.", file=path.name, host=host)
    else:
        message = said("{file} is open elsewhere.", file=path.name)
    return FileError(
        message,
        said(
            "Close it there; if it is open nowhere, remove {lock} beside it.",
            lock=lock_path(path).name,
        ),
        path=path,
    )

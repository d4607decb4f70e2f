"""The shared folder of the library: a copy of it in the cache, so that nobody waits for a network.

Only `refresh` looks at the folder itself, and for so long and no longer. What it could not read is
as it was copied last, and is told. BRIEFER_SHARED names the folder, else the user's own choice.
"""

import json
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefer.errors import FileError, Problem, reason, said, warning
from briefer.store import home
from briefer.store.layout import NAMES
from briefer.store.limit import LARGEST_PICTURE
from briefer.store.saving import failure, replace_whole
from briefer.value import dataclass, field

if TYPE_CHECKING:
    from threading import Lock

PATIENCE: Final = 2.0
"""The seconds that a command waits for the folder."""

_MOST_FILES: Final = 5000
_LARGEST: Final = LARGEST_PICTURE
_LARGEST_CHOICE: Final = 64 * 1024


@cache
def _lock() -> "Lock":
    from threading import Lock  # noqa: PLC0415 - few commands have a shared folder

    return Lock()


def folder() -> Path | None:
    """Return the shared folder, None where none is chosen."""
    named: object = os.environ.get("BRIEFER_SHARED")
    if not is_ordered():
        with suppress(OSError, ValueError, AttributeError), _choice().open("rb") as file:
            named = json.loads(file.read(_LARGEST_CHOICE)).get("folder", "")
    return Path(named).absolute() if isinstance(named, str) and named else None


def is_ordered() -> bool:
    """Return whether BRIEFER_SHARED names the folder, over whatever the user chooses."""
    return bool(os.environ.get("BRIEFER_SHARED"))


def choose(chosen: Path | None) -> None:
    """Keep the choice of a shared folder, or of none. Raises FileError."""
    path = _choice()
    text = json.dumps({"folder": str(chosen.absolute())} if chosen else {}).encode()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise failure(path, fault, earlier=False) from None
    replace_whole(path, (text,))


def copy() -> Path | None:
    """Return the folder of what was copied last, None where no folder is chosen."""
    chosen = folder()
    return _copy_of(chosen) if chosen else None


@dataclass(slots=True)
class _Round:
    """One going through the folder; what it found wrong, and whether it came to its end."""

    source: Path
    target: Path
    problems: list[Problem] = field(default_factory=list)
    is_done: bool = False


def refresh(seconds: float = PATIENCE) -> tuple[Problem, ...]:
    """Return what could not be read of the shared folder, once it was gone through or time is up.

    What was not come to by then is still copied, for the next time, where the program runs on.
    """
    chosen = folder()
    if chosen is None:
        return ()
    from threading import Thread  # noqa: PLC0415 - few commands have a shared folder

    going = _Round(chosen, _copy_of(chosen))
    # Nothing ends a call that waits for a network, so it is left waiting in a thread of its own.
    thread = Thread(target=_go, args=(going,), daemon=True)
    thread.start()
    thread.join(seconds)
    if going.is_done:
        return tuple(going.problems)
    late = warning(
        said("The shared folder {folder} does not answer.", folder=str(chosen)),
        "What was read of it last is used.",
        place=said("Library"),
    )
    return (*going.problems, late)


def _go(going: _Round) -> None:
    with _lock():
        try:
            _copy_all(going)
        except OSError as fault:
            _tell(going, fault, going.source)
        going.is_done = True


def _copy_all(going: _Round) -> None:
    os.scandir(going.source).close()
    left = _MOST_FILES
    for kind, names in NAMES.items():
        files = _listed(going.source / kind)
        wanted = {name: found for name, found in files if re.fullmatch(names, name)}
        left -= len(wanted)
        if left < 0:
            problem = said("It has more than {most:,} files.", most=_MOST_FILES)
            going.problems.append(warning(problem, place=str(going.source)))
            return
        _copy_kind(going, kind, wanted)


def _copy_kind(going: _Round, kind: str, wanted: dict[str, os.stat_result]) -> None:
    target = going.target / kind
    there = {path.name: path.stat() for path in target.iterdir()} if target.is_dir() else {}
    for name in there.keys() - wanted.keys():
        (target / name).unlink(missing_ok=True)
    for name, found in wanted.items():
        if name in there and _is_same(there[name], found):
            continue
        source = going.source / kind / name
        try:
            _copy_file(source, target / name, found)
        except (OSError, FileError) as fault:
            _tell(going, fault, source)


def _copy_file(source: Path, target: Path, found: os.stat_result) -> None:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    if found.st_size > _LARGEST:
        raise FileError(said("It is larger than {most} MB.", most=_LARGEST // 1024**2))
    with os.fdopen(os.open(source, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        raw = file.read(_LARGEST + 1)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_whole(target, (raw,))
    os.utime(target, ns=(found.st_mtime_ns, found.st_mtime_ns))


def _listed(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the regular files of a folder that may be missing, with what the system says."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(found.st_mode):
                yield entry.name, found


def _is_same(copied: os.stat_result, found: os.stat_result) -> bool:
    return (copied.st_size, copied.st_mtime_ns) == (found.st_size, found.st_mtime_ns)


def _tell(going: _Round, fault: OSError | FileError, path: Path) -> None:
    why = reason(fault) if isinstance(fault, OSError) else fault.message
    going.problems.append(
        warning(
            said("{file} could not be read: {reason}.", file=str(path), reason=why.rstrip(".")),
            "What was read of it last is used.",
            place=said("Library"),
        )
    )


def _copy_of(chosen: Path) -> Path:
    import hashlib  # noqa: PLC0415 - only where there is a shared folder

    name = hashlib.sha256(os.fsencode(chosen)).hexdigest()[:16]
    return home.cache() / "shared" / name


def _choice() -> Path:
    return home.library() / "shared.json"

"""A process of the program's own for what may not end: it is killed when it does not.

It is started for the first job and kept for the next. It knows nothing of what it runs.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
R = TypeVar("R")

_LONGEST_START: Final = 30.0
_MEMORY: Final = 200 * 1024 * 1024

_lock = Lock()
_running: "list[tuple[BaseProcess, Connection]]" = []


class OverrunError(Exception):
    """A job that was ended: it took too long, or too much memory."""


def bounded(seconds: float, function: Callable[P, R], *arguments: P.args, **by_name: P.kwargs) -> R:
    """Return what the function gives in the worker, or raise what it raises there.

    The function is one of a module, and all is pickled. Raises OverrunError where it was ended.
    """
    with _lock:
        _, line = _running[0] if _running else _start()
        try:
            line.send((function, arguments, by_name))
            answer = line.recv() if line.poll(seconds) else None
        except (OSError, EOFError):
            answer = None
        if answer is None:
            _end()
            raise OverrunError
    is_well, result = answer
    if is_well:
        found: R = result
        return found
    raise OverrunError if isinstance(result, MemoryError) else result


def _start() -> "tuple[BaseProcess, Connection]":
    import multiprocessing  # noqa: PLC0415 - takes time, and is for strangers' templates alone

    context = multiprocessing.get_context("spawn")
    line, far = context.Pipe()
    process = context.Process(target=_serve, args=(far,), daemon=True)
    process.start()
    far.close()
    _running.append((process, line))
    if not line.poll(_LONGEST_START):
        _end()
        raise OverrunError
    line.recv()
    return process, line


def _end() -> None:
    process, line = _running.pop()
    process.kill()
    process.join()
    line.close()


def _serve(line: "Connection") -> None:
    """Do what is asked until nobody asks any more."""
    import signal  # noqa: PLC0415 - of the worker alone

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send("ready")
    with suppress(EOFError, OSError):
        while True:
            function, arguments, by_name = line.recv()
            line.send(_tried(function, arguments, by_name))


def _tried(
    function: Callable[..., Any], arguments: tuple[Any, ...], by_name: dict[str, Any]
) -> tuple[bool, Any]:
    _limit_memory()
    try:
        return True, function(*arguments, **by_name)
    except Exception as fault:  # noqa: BLE001 - whoever asked for it has to know
        return False, fault


def _limit_memory() -> None:
    """Let the process grow by so much and no more, where the system has that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no path to keep
            used = int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (used + _MEMORY, resource.RLIM_INFINITY))

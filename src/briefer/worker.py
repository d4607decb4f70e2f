"""Processes of the program's own for what may not end: they are killed when it does not.

It knows nothing of what they run.
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
_ROUNDS: Final = 3
"""How often a job is given its time, where the computer is at other work for most of it."""


class OverrunError(Exception):
    """A job that was ended: it took too long, or too much memory."""


class Worker:
    """A process that is started for the first job and kept for the next, one at a time.

    A job may take so many seconds, and so much memory over what it finds, where the system has
    limits of that.
    """

    def __init__(self, *, seconds: float, megabytes: int) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def run(self, function: Callable[P, R], *arguments: P.args, **by_name: P.kwargs) -> R:
        """Return what the function gives in the process, or raise what it raises there.

        The function is one of a module, and all is pickled. In such a process it is simply called.
        Raises OverrunError where the job was ended.
        """
        if _Here.is_worker:
            return function(*arguments, **by_name)
        with self._lock:
            answer = self._asked(function, (function, arguments, by_name))
            if answer is None:
                self._end()
                raise OverrunError
        is_well, result = answer
        if is_well:
            found: R = result
            return found
        raise OverrunError if isinstance(result, MemoryError) else result

    def end(self) -> None:
        """End the process for good, in the midst of a job, too, which then raises OverrunError."""
        if self._process is not None:
            self._process.kill()

    def _asked(self, function: Callable[..., Any], job: object) -> tuple[bool, Any] | None:
        """Return the answer of the process, None where there is none."""
        with suppress(OSError, EOFError):
            line = self._line or self._start(function)
            begun = self._worked()
            line.send(job)
            for _ in range(_ROUNDS):
                if line.poll(self._seconds):
                    answer: tuple[bool, Any] = line.recv()
                    return answer
                worked = self._worked()
                if begun is None or worked is None or worked - begun > self._seconds / 2:
                    break
        return None

    def _worked(self) -> float | None:
        """Return the seconds that the process has worked, None where the system does not tell."""
        if not self._process or sys.platform != "linux":
            return None
        with open(f"/proc/{self._process.pid}/stat", encoding="utf-8") as told:  # noqa: PTH123 - no path to keep
            words = told.read().rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def _start(self, function: Callable[..., Any]) -> "Connection":
        import multiprocessing  # noqa: PLC0415 - takes time, and is for strangers' templates alone

        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        # The function is there so that its module is loaded before a job takes its time.
        job = (far, self._megabytes, function)
        process = context.Process(target=_serve, args=job, daemon=True)
        process.start()
        self._process = process  # only now: who ends it from another thread would find none
        far.close()
        if not self._line.poll(_LONGEST_START):
            raise EOFError
        self._line.recv()
        return self._line

    def _end(self) -> None:
        if self._process and self._line:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None


class _Here:
    """Whether this process is one that works for another."""

    is_worker = False


def _serve(line: "Connection", megabytes: int, _: Callable[..., Any]) -> None:
    """Do what is asked until nobody asks any more."""
    import signal  # noqa: PLC0415 - of the worker alone

    _Here.is_worker = True
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send("ready")
    with suppress(EOFError, OSError):
        while True:
            job = line.recv()
            _limit_memory(megabytes)
            line.send(_tried(*job))


def _tried(
    function: Callable[..., Any], arguments: tuple[Any, ...], by_name: dict[str, Any]
) -> tuple[bool, Any]:
    try:
        return True, function(*arguments, **by_name)
    except Exception as fault:  # noqa: BLE001 - whoever asked for it has to know
        return False, fault


def _limit_memory(megabytes: int) -> None:
    """Let the process grow by so much and no more, where the system has that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on every system

        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no path to keep
            used = int(told.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = used + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))

"""Which process this is, and whether another one still runs."""

import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path


@cache
def host() -> str:
    """Return the name of this computer."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


@cache
def user() -> str:
    """Return the name of who runs this process, as their session says; a directory is not asked."""
    names = (os.environ.get(each, "") for each in ("LOGNAME", "USER", "USERNAME"))
    return next((name for name in names if name), "")


@cache
def boot() -> str:
    """Return what changes with each start of the computer, empty where the system has no such."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
    return ""


def started(pid: int) -> str:
    """Return when a process began, as the system counts; empty where it cannot be told."""
    with suppress(OSError):
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        state, *rest = told.rpartition(")")[2].split()
        # A zombie runs no more: its parent has not asked for it yet.
        return "" if state == "Z" else rest[18]
    return ""


def is_running(pid: int) -> bool:
    """Return whether there is a process of this number."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there a signal of 0 is no question, but Ctrl+C

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, 0, pid)
        return bool(handle and ctypes.windll.kernel32.CloseHandle(handle))
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True

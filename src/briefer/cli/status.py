"""Exit statuses, which scripts rely on."""

from enum import IntEnum


class Status(IntEnum):
    """How a command ended; 70 is EX_SOFTWARE of sysexits.h, 130 what shells give for Ctrl+C."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    FAULT = 3
    BUG = 70
    STOPPED = 130

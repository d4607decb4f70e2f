"""Regular files, opened without waiting for what is none."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from briefer.errors import FileError


def open_regular(path: Path) -> BinaryIO:
    """Return the file, open for reading. Raises FileError where it is no regular one, OSError."""
    # A pipe would be waited for.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISREG(mode):
            return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    raise FileError(
        "It is a folder." if stat.S_ISDIR(mode) else "It is no regular file.", "Choose a file."
    )


def read_regular(path: Path) -> bytes:
    """Return the bytes of the file. Raises FileError where it is no regular one, OSError."""
    with open_regular(path) as file:
        return file.read()

"""The entry of the program: the one place that may know both the command line and the window."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from briefer.cli.command import run
from briefer.errors import BrieferError


def start() -> NoReturn:
    """Run the program and end the process."""
    status = main()
    if "briefer.gui.app" not in sys.modules:  # the window has threads to wait for
        with suppress(OSError):
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            # To free each object takes ten milliseconds, and the system does it at once.
            os._exit(status)
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status of the program, run with the arguments of the process or others."""
    # A command ends soon and leaves few cycles: to look for them took a fifth of its time.
    gc.disable()
    try:
        return run(sys.argv[1:] if arguments is None else arguments, _open_window)
    finally:
        gc.freeze()


def _open_window(paths: Sequence[Path]) -> int:
    """Return the exit status of the window, opened on the files.

    Raises BrieferError where there is none to be had.
    """
    if not has_display():
        raise BrieferError(
            "There is no display to open a window on.", "`briefer --help` shows what works without."
        )
    try:
        from briefer.gui.app import start as start_window  # noqa: PLC0415 - no command needs Qt
    except ImportError as fault:
        raise BrieferError(
            f"The window cannot be opened: {fault}.", "`briefer --help` shows what works without."
        ) from None
    from briefer.cli.failure import save_details  # noqa: PLC0415 - as above

    gc.enable()
    return start_window(paths, save_details)


def has_display() -> bool:
    """Return whether there is something to open a window on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(map(os.environ.get, ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")))


if __name__ == "__main__":
    start()

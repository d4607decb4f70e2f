"""The entry of the program: the one place that may know both the command line and the window."""

import gc
import sys
from collections.abc import Sequence

from briefer.cli.command import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status of the program, run with the arguments of the process or others."""
    # A command ends soon and leaves few cycles: to look for them took a fifth of its time.
    gc.disable()
    try:
        return run(sys.argv[1:] if arguments is None else arguments)
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())

"""The entry of the program: the one place that may know both the command line and the window."""

import sys
from collections.abc import Sequence

from briefer.cli.command import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit status of the program, run with the arguments of the process or others."""
    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())

"""What a worker is asked to do; its process finds it by this name."""

import os

from briefer.worker import Worker


def starts_no_other() -> bool:
    """Return whether a worker within is this very process."""
    return Worker(seconds=0.1, megabytes=1).run(os.getpid) == os.getpid()

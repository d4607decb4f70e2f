"""What runs in the worker ends: by itself, or because its process is killed."""

import itertools
import os
import sys
import threading
import time
from collections import deque

import pytest

from briefer.worker import OverrunError, bounded


def test_a_job_gives_what_it_gives_and_raises_what_it_raises():
    assert bounded(5, int, "42") == 42
    with pytest.raises(ValueError, match="invalid literal"):
        bounded(5, int, "x")


def test_the_process_is_another_and_is_kept():
    first = bounded(5, os.getpid)
    assert first != os.getpid()
    assert bounded(5, os.getpid) == first


@pytest.mark.parametrize(
    ("function", "arguments"),
    [(time.sleep, (60,)), (deque, (itertools.count(), 0)), (os._exit, (3,))],
    ids=["sleeps", "counts", "dies"],
)
def test_what_does_not_end_is_ended_and_the_next_job_runs(function, arguments):
    bounded(5, int, "1")
    begun = time.perf_counter()
    with pytest.raises(OverrunError):
        bounded(0.3, function, *arguments)
    assert time.perf_counter() - begun < 2
    assert bounded(5, int, "42") == 42


@pytest.mark.skipif(sys.platform != "linux", reason="the system limits no memory")
def test_what_takes_too_much_memory_is_ended():
    assert len(bounded(5, bytes, 1_000_000)) == 1_000_000
    with pytest.raises(OverrunError):
        bounded(5, bytes, 1_000_000_000)
    assert bounded(5, int, "42") == 42


def test_threads_wait_for_each_other():
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(bounded(5, int, str(n)))) for n in range(8)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(found) == [*range(8)]

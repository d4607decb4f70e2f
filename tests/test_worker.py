"""What runs in the worker ends: by itself, or because its process is killed."""

import itertools
import os
import sys
import threading
import time
from collections import deque

import pytest
from working import starts_no_other

from briefer.worker import OverrunError, Worker


@pytest.fixture(scope="module")
def worker():
    return Worker(seconds=0.5, megabytes=200)


def test_a_job_gives_what_it_gives_and_raises_what_it_raises(worker):
    assert worker.run(int, "42") == 42
    with pytest.raises(ValueError, match="invalid literal"):
        worker.run(int, "x")


def test_the_process_is_another_and_is_kept(worker):
    first = worker.run(os.getpid)
    assert first != os.getpid()
    assert worker.run(os.getpid) == first


@pytest.mark.parametrize(
    ("function", "arguments"),
    [(time.sleep, (60,)), (deque, (itertools.count(), 0)), (os._exit, (3,))],
    ids=["sleeps", "counts", "dies"],
)
def test_what_does_not_end_is_ended_and_the_next_job_runs(worker, function, arguments):
    worker.run(int, "1")
    begun = time.perf_counter()
    with pytest.raises(OverrunError):
        worker.run(function, *arguments)
    assert time.perf_counter() - begun < 4
    assert worker.run(int, "42") == 42


@pytest.mark.skipif(sys.platform != "linux", reason="the system limits no memory")
def test_what_takes_too_much_memory_is_ended(worker):
    assert len(worker.run(bytes, 1_000_000)) == 1_000_000
    with pytest.raises(OverrunError):
        worker.run(bytes, 1_000_000_000)
    assert worker.run(int, "42") == 42


def test_a_process_that_works_starts_no_other(worker):
    assert worker.run(starts_no_other)
    assert not starts_no_other()


def test_threads_wait_for_each_other(worker):
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(worker.run(int, str(n)))) for n in range(8)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(found) == [*range(8)]

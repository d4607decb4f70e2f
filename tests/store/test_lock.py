"""Who has a briefing open is told, and never guessed away."""

import json
import os
import subprocess
import sys

import pytest

from briefer.errors import FileError
from briefer.model.briefing import Briefing
from briefer.store import lock
from briefer.store.file import Opened, open_briefing, save_briefing

TAKER = """
import sys
from pathlib import Path
from briefer.errors import BrieferError
from briefer.store import lock
for line in sys.stdin:
    try:
        getattr(lock, line.strip())(Path(sys.argv[1]))
        answer = "done"
    except BrieferError as fault:
        answer = str(fault)
    print(answer, flush=True)
"""


class Other:
    """Another process, which takes and releases the lock when told."""

    def __init__(self, path):
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def does(self, what):
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "b.briefing"
    save_briefing(Opened(briefing=Briefing(id="b")), path)
    return path


def holder(path):
    return json.loads(lock.lock_path(path).read_bytes())


def forge(path, **changes):
    """Leave a lock beside the briefing as this process would make it, but for the changes."""
    lock.take(path)
    told = holder(path) | changes
    lock.lock_path(path).write_text(json.dumps(told), encoding="utf-8")


def test_a_lock_says_who_holds_it_and_is_gone_after_its_release(path):
    lock.take(path)
    assert lock.lock_path(path).name == ".~lock.b.briefing"
    assert holder(path)["pid"] == os.getpid()
    assert set(holder(path)) == {"host", "pid", "started", "boot", "user"}
    lock.take(path)
    lock.release(path)
    assert [each.name for each in path.parent.iterdir()] == ["b.briefing"]


def test_two_processes_cannot_hold_it_both(path):
    with Other(path) as other:
        assert other.does("take") == "done"
        before = path.read_bytes()
        for action in (lock.take, lambda path: save_briefing(open_briefing(path))):
            with pytest.raises(FileError, match="open elsewhere"):
                action(path)
        assert path.read_bytes() == before
        lock.release(path)
        assert lock.lock_path(path).exists()
        assert other.does("release") == "done"
        lock.take(path)
        assert "open elsewhere" in other.does("take")
        lock.release(path)
        assert other.does("take") == "done"


def test_the_lock_of_a_killed_process_is_stale(path):
    with Other(path) as other:
        assert other.does("take") == "done"
    lock.take(path)
    assert holder(path)["pid"] == os.getpid()


def test_saving_keeps_a_lock_that_was_held_before(path):
    lock.take(path)
    save_briefing(open_briefing(path))
    assert lock.lock_path(path).exists()


@pytest.mark.parametrize("changes", [{"pid": 2**22 + 5}, {"boot": "before"}, {"started": "1"}])
def test_a_lock_of_this_host_whose_process_is_gone_is_stale(path, changes):
    forge(path, **changes)
    lock.take(path)
    assert holder(path)["pid"] == os.getpid()


def test_the_lock_of_another_host_is_never_guessed_stale(path):
    forge(path, host="elsewhere", pid=2**22 + 5, boot="before", user="ann\nbea")
    with pytest.raises(FileError, match=r"open elsewhere by ann.*bea on elsewhere") as caught:
        lock.take(path)
    assert str(caught.value).isprintable()
    assert ".~lock.b.briefing" in caught.value.hint
    lock.release(path)
    assert holder(path)["host"] == "elsewhere"
    lock.take(path, force=True)
    assert holder(path)["pid"] == os.getpid()


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"\xff", b'{"pid": "x"}', b"[" * 5000])
def test_a_lock_that_cannot_be_read_is_asked_about(path, raw):
    lock.lock_path(path).write_bytes(raw)
    with pytest.raises(FileError, match="open elsewhere"):
        lock.take(path)


def test_a_lock_that_is_no_file_is_waited_for_by_nobody(path):
    place = lock.lock_path(path)
    for make in (os.mkfifo, os.mkdir, lambda place: place.symlink_to("nowhere")):
        make(place)
        with pytest.raises(FileError, match="open elsewhere"):
            save_briefing(open_briefing(path))
        place.rmdir() if place.is_dir() else place.unlink()


def test_a_lock_is_beside_the_real_file(path, tmp_path):
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "l.briefing"
    link.symlink_to(path)
    assert lock.lock_path(link) == lock.lock_path(path)


def test_a_folder_that_cannot_have_a_lock_is_told(tmp_path):
    with pytest.raises(FileError, match="folder is missing"):
        lock.take(tmp_path / "none" / "b.briefing")


FULL = """
import resource, sys
from pathlib import Path
from briefer.errors import FileError
from briefer.store import lock
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    lock.take(Path(sys.argv[1]))
except FileError:
    print("refused")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_where_nothing_can_be_written_no_lock_is_left(path):
    command = [sys.executable, "-c", FULL, str(path)]
    found = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert found.stdout == "refused\n"
    assert [each.name for each in path.parent.iterdir()] == [path.name]

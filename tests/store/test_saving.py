"""Whatever happens while a briefing is saved: the old or the new file is there, whole."""

import errno
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

import pytest

from briefer.errors import FileError
from briefer.model.briefing import Briefing
from briefer.model.text import Text
from briefer.store import lock
from briefer.store.backup import backups
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.saving import write_whole
from briefer.store.temporary import free_name
from briefer.value import replace

SAVER = Path(__file__).with_name("saver.py")
SAVED, UNCONFIRMED = 0, 4
CALLS = [
    "access",
    "chmod",
    "close",
    "fchmod",
    "fstat",
    "fsync",
    "link",
    "listdir",
    "lseek",
    "lstat",
    "mkdir",
    "open",
    "read",
    "readlink",
    "remove",
    "rename",
    "replace",
    "scandir",
    "stat",
    "truncate",
    "unlink",
    "write",
]


@pytest.fixture
def opened(tmp_path):
    """Return a briefing that was saved in a folder of its own, and opened."""
    path = tmp_path / "desk" / "b.briefing"
    path.parent.mkdir()
    save_briefing(Opened(briefing=Briefing(id="b", title=Text("0"))), path)
    return open_briefing(path)


def titled(opened, title):
    return replace(opened, briefing=replace(opened.briefing, title=Text(title)))


def title(path):
    return open_briefing(path).briefing.title.default


def names(path):
    return sorted(each.name for each in path.parent.iterdir())


def failed(opened, path=None, **options):
    """Return the sentence with which the briefing is not saved."""
    with pytest.raises(FileError) as caught:
        save_briefing(opened, path, **options)
    return str(caught.value)


def test_a_new_briefing_is_for_its_owner_and_an_old_one_keeps_its_rights(opened):
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600
    opened.path.chmod(0o640)
    save_briefing(titled(opened, "1"))
    assert stat.S_IMODE(opened.path.stat().st_mode) == 0o640


def test_saving_again_and_again_needs_no_opening(opened):
    for number in range(1, 9):
        opened = save_briefing(titled(opened, str(number)))
        assert title(opened.path) == str(number)
    assert names(opened.path) == ["b.briefing"]


def test_a_link_stays_a_link(opened, tmp_path):
    link = tmp_path / "link.briefing"
    link.symlink_to(opened.path)
    save_briefing(titled(open_briefing(link), "1"))
    assert link.is_symlink()
    assert title(opened.path) == "1"


def test_an_outside_change_is_seen_even_with_its_time_put_back(opened):
    before = opened.path.stat()
    raw = bytearray(opened.path.read_bytes())
    raw[raw.index(b'"title": "0"') + 10] = ord("7")
    with opened.path.open("r+b") as file:
        file.write(raw)
    os.utime(opened.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "changed by another program" in failed(titled(opened, "1"))
    assert opened.path.read_bytes() == raw


def test_a_file_that_is_gone_or_replaced_was_changed(opened):
    opened.path.rename(opened.path.with_name("moved.briefing"))
    assert "changed by another program" in failed(titled(opened, "1"))
    assert not opened.path.exists()
    save_briefing(Opened(briefing=Briefing(id="c")), opened.path)
    assert "changed by another program" in failed(titled(opened, "1"))


def test_a_file_that_was_only_touched_was_not_changed(opened):
    os.utime(opened.path)
    save_briefing(titled(opened, "1"))
    assert title(opened.path) == "1"


def test_another_file_is_replaced_only_when_told(opened):
    other = opened.path.with_name("other.briefing")
    other.write_bytes(b"old")
    assert "already" in failed(opened, other)
    assert other.read_bytes() == b"old"
    assert save_briefing(opened, other, overwrite=True).path == other
    assert title(other) == "0"


def test_a_file_that_appears_meanwhile_is_not_replaced(opened, monkeypatch):
    other = opened.path.with_name("other.briefing")
    fsync = os.fsync

    def appear(descriptor):
        other.write_bytes(b"another's")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", appear)
    monkeypatch.setattr(lock, "held", lambda _: nullcontext())
    assert "already" in failed(opened, other)
    assert other.read_bytes() == b"another's"


def test_what_is_no_regular_or_no_writable_file_is_refused(opened):
    pipe = opened.path.with_name("pipe.briefing")
    os.mkfifo(pipe)
    assert "no regular file" in failed(opened, pipe, overwrite=True)
    assert "no regular file" in failed(opened, opened.path.parent, overwrite=True)
    opened.path.chmod(0o400)
    assert "is read-only" in failed(titled(opened, "1"))
    assert title(opened.path) == "0"
    assert "folder is missing" in failed(opened, opened.path.parent / "none" / "b.briefing")
    long = opened.path.with_name("x" * 300 + ".briefing")
    assert "name is too long" in failed(opened, long)
    assert names(opened.path) == ["b.briefing", "pipe.briefing"]


def test_the_longest_name_can_be_saved(opened):
    path = opened.path.with_name("x" * 246 + ".briefing")
    save_briefing(titled(save_briefing(opened, path), "1"))
    assert title(path) == "1"


def test_five_backups_are_kept_for_their_owner_alone(opened, home):
    for number in range(1, 9):
        opened = save_briefing(titled(opened, str(number)))
    kept = backups(opened.path)
    assert [title(each) for each in kept] == ["7", "6", "5", "4", "3"]
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in kept)
    assert {stat.S_IMODE(each.parent.stat().st_mode) for each in kept} == {0o700}
    assert all(each.is_relative_to(home) for each in kept)


def test_a_backup_of_a_shared_file_is_a_copy(opened):
    opened.path.chmod(0o644)
    save_briefing(titled(opened, "1"))
    (kept,) = backups(opened.path)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert title(kept) == "0"


def test_a_failed_save_makes_no_second_backup(opened, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fault("replace", 0, Counter(), os.replace))
        failed(titled(opened, "1"))
        failed(titled(opened, "1"))
    assert len(backups(opened.path)) <= 1
    save_briefing(titled(opened, "1"))
    assert [title(each) for each in backups(opened.path)] == ["0"]


def test_a_backup_that_cannot_be_made_is_told_and_the_briefing_saved(opened, home):
    home.write_bytes(b"in the way")
    (problem,) = save_briefing(titled(opened, "1")).problems
    assert "could not be kept as a backup" in problem.message
    assert title(opened.path) == "1"


def test_what_a_killed_process_left_is_swept_up(opened):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = []
    for process in (gone.pid, os.getpid()):
        stem, _, _ = free_name(opened.path).name.split("-")
        path = opened.path.with_name(f"{stem}-{process}-00000000")
        path.write_bytes(b"half a briefing")
        left.append(path)
    save_briefing(titled(opened, "1"))
    assert [path.exists() for path in left] == [False, True]


@pytest.mark.parametrize("without", ["O_TMPFILE", "link"])
def test_saving_works_where_the_system_lacks(opened, monkeypatch, without):
    if without == "link":
        monkeypatch.setattr(os, "link", fault("link", 0, Counter(), os.link, errno.EPERM))
    monkeypatch.delattr(os, "O_TMPFILE")
    opened = save_briefing(titled(opened, "1"))
    save_briefing(titled(opened, "2"))
    assert title(opened.path) == "2"
    assert names(opened.path) == ["b.briefing"]


def test_saving_works_where_a_file_without_a_name_cannot_get_one(opened, monkeypatch):
    def refused(*_arguments, **_options):
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    monkeypatch.setattr(os, "link", refused)
    write_whole(opened.path, b"whole")
    assert opened.path.read_bytes() == b"whole"
    assert [each.name for each in opened.path.parent.iterdir()] == [opened.path.name]


def test_a_disk_that_writes_other_bytes_is_found_out(opened, monkeypatch):
    write = os.write
    monkeypatch.setattr(
        os, "write", lambda file, raw: write(file, bytes(raw).replace(b"1", b"2", 1))
    )
    assert "the disk reports an error" in failed(titled(opened, "1"))
    assert title(opened.path) == "0"


def fault(name, when, seen, call, number=errno.EIO):
    """Return the call that fails at its `when`th use, 0 for each; a close closes all the same."""

    def faulty(*arguments, **options):
        seen["all"] += 1
        if when in (0, seen["all"]):
            seen[name] += 1
            if name == "close":
                call(*arguments, **options)
            raise OSError(number, os.strerror(number))
        return call(*arguments, **options)

    return faulty


def test_a_fault_at_any_call_leaves_the_old_or_the_new_file(opened, monkeypatch, long):
    def save(when, number=errno.EIO):
        seen = Counter()
        with monkeypatch.context() as patched:
            for name in CALLS:
                patched.setattr(os, name, fault(name, when, seen, getattr(os, name), number))
            try:
                save_briefing(titled(open_briefing(opened.path), "1"))
            except FileError as caught:
                return seen, str(caught)
        return seen, ""

    first = opened.path.read_bytes()
    seen, said = save(-1)
    assert (said, title(opened.path)) == ("", "1")
    numbers = (errno.EIO, errno.ENOSPC, errno.EACCES)
    told = set()
    for when in range(1, seen["all"] + 1):
        for number in numbers if long else (numbers[when % 3],):
            write_whole(opened.path, first)
            seen, said = save(when, number)
            is_new = not said or "disk did not confirm" in said
            assert title(opened.path) == ("1" if is_new else "0"), (when, seen, said)
            told.add("unchanged" in said)
            left = [name for name in names(opened.path) if name != "b.briefing"]
            assert left in ([], [".~lock.b.briefing"]) or seen["unlink"], (when, seen)
            for name in left:
                opened.path.with_name(name).unlink()
    assert told == {True, False}


def saver(*arguments, home):
    return subprocess.Popen(
        [sys.executable, SAVER, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "BRIEFER_HOME": str(home)},
    )


def traced(path, home, log, inject=()):
    """Return the exit status of the saver that saved under strace."""
    with saver("once", path, home=home) as process:
        assert process.stdout.readline() == "ready\n"
        command = ["strace", "-qq", "-f", "-o", str(log), "-p", str(process.pid), *inject]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as tracer:
            while not is_traced(process.pid):
                time.sleep(0.005)
                if tracer.poll() is not None:
                    pytest.skip("strace may not trace here")
            process.communicate("\n", timeout=60)
    return process.returncode


def is_traced(process):
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return "TracerPid:\t0" not in status


@pytest.mark.crash
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not there")
def test_a_fault_at_any_system_call_leaves_the_old_or_the_new_file(opened, home, tmp_path, long):
    log = tmp_path / "log"
    first = opened.path.read_bytes()
    assert traced(opened.path, home, log) == SAVED
    calls = Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(encoding="utf-8"), re.MULTILINE))
    wanted = set(calls) & {
        "openat", "write", "fsync", "fchmod", "linkat", "link", "rename", "renameat", "renameat2",
        "newfstatat", "fstat", "read", "lseek", "close", "unlink", "getdents64", "mkdir", "ioctl",
    }  # fmt: skip
    faults = [(name, when) for name in sorted(wanted) for when in range(1, calls[name] + 1)]
    if not long:
        faults = random.Random(1).sample(faults, 12)
    for name, when in faults:
        write_whole(opened.path, first)
        inject = ("-e", f"inject={name}:error=EIO:when={when}")
        status = traced(opened.path, home, log, inject)
        is_new = status in (SAVED, UNCONFIRMED)
        assert title(opened.path) == ("new" if is_new else "0"), (name, when, status)
        left = [each for each in names(opened.path) if "b.briefing" not in each]
        assert not left or name == "unlink", (name, when, left)
        for each in left:
            opened.path.with_name(each).unlink()


@pytest.mark.crash
def test_kills_at_random_leave_what_was_acknowledged(opened, home, tmp_path, long):
    acknowledged = tmp_path / "acknowledged"
    acknowledged.write_bytes(b"%020d" % 0)
    chance = random.Random(2)
    number = 0
    start = time.monotonic()
    for _ in range(5):
        save_briefing(titled(open_briefing(opened.path), "0"))
    window = (time.monotonic() - start) / 5 * 12
    with saver("kill", opened.path, acknowledged, home=home) as process:
        for _ in range(200 if long else 25):
            process.stdin.write("\n")
            process.stdin.flush()
            victim = int(process.stdout.readline())
            time.sleep(chance.uniform(0, window))
            os.kill(victim, signal.SIGKILL)
            assert process.stdout.readline() == "gone\n"
            known = max(number, int(acknowledged.read_bytes()))
            number = int(title(opened.path))
            assert known <= number <= known + 1
        process.stdin.close()
    assert number > 1
    save_briefing(titled(open_briefing(opened.path), "end"))
    assert names(opened.path) == ["b.briefing"]
    assert len(backups(opened.path)) == 5

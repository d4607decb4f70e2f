"""The shared folder: copied, so that a drive that is slow, gone or half readable stops nothing."""

import os
import time
from pathlib import Path
from threading import Event

import pytest

from briefer.store import shared
from briefer.store.library import Library

PRESS = 'id = "press"\nname = "Press"\n'


@pytest.fixture
def net(tmp_path, monkeypatch):
    folder = tmp_path / "net"
    (folder / "audiences").mkdir(parents=True)
    (folder / "audiences" / "press.toml").write_text(PRESS, encoding="utf-8")
    monkeypatch.setenv("BRIEFER_SHARED", str(folder))
    return folder


def test_without_a_choice_there_is_none(home, tmp_path, monkeypatch):
    assert shared.folder() is shared.copy() is None
    assert shared.refresh() == ()
    shared.choose(tmp_path)
    assert shared.folder() == tmp_path
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path / "other"))
    assert shared.folder() == tmp_path / "other"
    monkeypatch.delenv("BRIEFER_SHARED")
    shared.choose(None)
    assert shared.folder() is None
    (home / "library" / "shared.json").write_text("[", encoding="utf-8")
    assert shared.folder() is None


def test_a_folder_that_is_gone_is_told_and_what_was_read_stays(net):
    Library().refresh()
    net.rename(net.with_name("away"))
    library = Library()
    (problem,) = library.refresh()
    assert str(net) in problem.message
    assert "there is no such file" in problem.message
    assert library.audiences.read("press").name.default == "Press"


def test_a_folder_that_does_not_answer_is_not_waited_for(net, monkeypatch):
    Library().refresh()
    scandir, answered = os.scandir, Event()

    def hang(path):
        if isinstance(path, Path) and path.is_relative_to(net):
            answered.wait()
        return scandir(path)

    monkeypatch.setattr(os, "scandir", hang)
    begun = time.perf_counter()
    library = Library()
    (problem,) = library.refresh(seconds=0.1)
    assert time.perf_counter() - begun < 1.5
    assert "does not answer" in problem.message
    assert library.audiences.read("press").name.default == "Press"
    answered.set()
    assert library.refresh() == ()


def test_what_changes_there_is_copied_again_and_else_nothing_is_written(net, home):
    library = Library()
    library.refresh()
    (copied,) = home.glob("cache/shared/*/audiences/press.toml")
    before = copied.stat().st_ino
    library.refresh()
    assert copied.stat().st_ino == before
    (net / "audiences" / "press.toml").write_text(PRESS.replace("Press", "Radio"))
    library.refresh()
    assert library.audiences.read("press").name.default == "Radio"
    assert not [*net.glob("**/.~*")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_links_pipes_and_strange_names_are_left_there(net, tmp_path, home):
    secret = tmp_path / "secret.toml"
    secret.write_text('id = "secret"\nname = "S"\n', encoding="utf-8")
    (net / "audiences" / "secret.toml").symlink_to(secret)
    os.mkfifo(net / "audiences" / "pipe.toml")
    (net / "audiences" / "note.txt").write_text("x")
    (net / "audiences" / ".~lock.toml").write_text("x")
    assert Library().refresh() == ()
    assert [path.name for path in home.glob("cache/shared/*/*/*")] == ["press.toml"]


def test_what_is_too_large_is_told_and_keeps_no_other_away(net):
    with (net / "audiences" / "vast.toml").open("wb") as file:
        file.truncate(30 * 1024 * 1024)
    library = Library()
    (problem,) = library.refresh()
    assert "vast.toml could not be read: It is larger than 25 MB." in problem.message
    assert library.audiences.read("press").name.default == "Press"

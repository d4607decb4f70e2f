"""Every folder that the program writes moves with BRIEFER_HOME."""

import sys

import pytest

from briefer.store import home as folders


def test_briefer_home_moves_every_folder(home):
    assert folders.library().parent == home
    assert folders.state().parent == home
    assert folders.cache().parent == home
    assert len({folders.library(), folders.state(), folders.cache()}) == 3


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="not where this system has them")
def test_without_it_they_lie_where_the_system_has_them(monkeypatch, tmp_path):
    monkeypatch.delenv("BRIEFER_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert folders.library() == tmp_path / "data" / "briefer"
    assert folders.cache() == tmp_path / ".cache" / "briefer"
    assert folders.state() == tmp_path / ".local" / "state" / "briefer"

from pathlib import Path

import pytest

from briefer.gui import settings
from briefer.store import home


def test_settings_are_kept():
    settings.change(hidden=("outline",), widths=(240, 900), scheme="dark")
    settings.add_recent(Path("/a/one.briefing"))
    settings.add_recent(Path("/a/two.briefing"))
    settings.add_recent(Path("/a/one.briefing"))
    read = settings.read()
    assert (read.hidden, read.widths, read.scheme) == (("outline",), (240, 900), "dark")
    assert [Path(each).stem for each in read.recent] == ["one", "two"]


def test_only_the_last_files_are_remembered():
    for number in range(20):
        settings.add_recent(Path(f"/a/{number}.briefing"))
    assert len(settings.read().recent) == settings.MOST_RECENT
    assert settings.read().recent[0].endswith("19.briefing")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"recent": [1], "widths": ["a"], "scheme": 3}', '{"new": 1}']
)
def test_settings_that_cannot_be_read_are_those_of_a_new_user(text):
    home.state().mkdir(parents=True)
    (home.state() / "window.json").write_text(text)
    assert settings.read() == settings.Settings()


def test_settings_that_cannot_be_kept_are_lost_without_a_word():
    home.state().parent.mkdir(parents=True, exist_ok=True)
    home.state().write_text("a file where the folder is to be")
    settings.change(scheme="dark")
    assert settings.read() == settings.Settings()

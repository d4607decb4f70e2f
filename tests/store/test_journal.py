import datetime as dt
import subprocess
import sys

import pytest

from briefer.model.text import Text
from briefer.store import home, process
from briefer.store.file import open_briefing, save_briefing
from briefer.store.journal import Journal, unsaved
from briefer.store.new import sample
from briefer.value import replace

WHEN = dt.datetime(2025, 6, 24, 12, 0, tzinfo=dt.UTC)


def titled(opened, title):
    return replace(opened, briefing=replace(opened.briefing, title=Text(title)))


@pytest.fixture
def saved(tmp_path):
    return save_briefing(sample(), tmp_path / "sample.briefing")


@pytest.fixture
def crashed(monkeypatch):
    """Return a function after which it is another process that asks, after the writer's end."""
    return lambda: monkeypatch.setattr(process, "started", lambda _: "later")


def test_what_a_running_program_writes_is_not_offered(saved):
    Journal(saved).write(titled(saved, "Other"), WHEN)
    assert unsaved() == ()


def test_work_on_a_file_goes_on_where_it_was(saved, crashed):
    Journal(saved).write(titled(saved, "Other"), WHEN)
    crashed()
    (found,) = unsaved()
    assert found.when == WHEN
    assert found.briefing.title.default == "Other"
    assert found.base == saved.briefing
    again = found.reopened()
    assert again.path == saved.path
    assert again.briefing == saved.briefing
    done = save_briefing(replace(again, briefing=found.briefing))
    assert open_briefing(done.path).briefing.title.default == "Other"


def test_a_briefing_that_was_never_saved_is_kept_with_its_pictures(crashed):
    opened = sample()
    Journal(opened).write(titled(opened, "Other"), WHEN)
    crashed()
    (found,) = unsaved()
    again = found.reopened()
    assert again.path is None
    for picture in found.briefing.pictures:
        assert again.pictures.get(picture.sha256) == opened.pictures.get(picture.sha256)


def test_a_file_that_was_changed_since_is_not_written_to(saved, crashed):
    Journal(saved).write(titled(saved, "Other"), WHEN)
    save_briefing(titled(saved, "By a colleague"))
    crashed()
    (found,) = unsaved()
    assert found.reopened().path is None
    assert found.reopened().briefing == saved.briefing


def test_only_its_owner_can_read_it_and_the_newest_state_is_in_it(saved):
    own = Journal(saved)
    own.write(titled(saved, "One"), WHEN)
    own.write(titled(saved, "Two"), WHEN)
    (path,) = (home.state() / "journal").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"Two" in path.read_bytes()
    own.remove()
    assert not path.exists()


def test_two_that_were_never_saved_do_not_share_a_journal(crashed):
    for title in ("One", "Two"):
        Journal(sample()).write(titled(sample(), title), WHEN)
    crashed()
    assert {each.briefing.title.default for each in unsaved()} == {"One", "Two"}


@pytest.mark.parametrize("raw", [b"", b"PK", b"{}"])
def test_a_broken_journal_is_none(raw, crashed, saved):
    own = Journal(saved)
    own.write(titled(saved, "Other"), WHEN)
    crashed()
    (home.state() / "journal" / "broken.journal").write_bytes(raw)
    assert len(unsaved()) == 1


WRITER = """
import datetime as dt, sys, time
from briefer.value import replace
from briefer.model.text import Text
from briefer.store.journal import Journal
from briefer.store.new import sample
opened = sample()
own = Journal(opened)
number = 0
while True:
    number += 1
    briefing = replace(opened.briefing, title=Text(f"State {number}"))
    own.write(replace(opened, briefing=briefing), dt.datetime.now(dt.UTC))
    print(number, flush=True)
"""


@pytest.mark.parametrize("moments", [1, 3, 7])
def test_a_program_that_is_killed_leaves_a_whole_state(moments):
    with subprocess.Popen([sys.executable, "-c", WRITER], stdout=subprocess.PIPE, text=True) as own:
        confirmed = [int(own.stdout.readline()) for _ in range(moments)][-1]
        assert unsaved() == ()
        own.kill()
        own.stdout.read()
    (found,) = unsaved()
    assert int(found.briefing.title.default.split()[1]) >= confirmed
    assert found.base == sample().briefing

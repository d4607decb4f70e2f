import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from briefer.errors import FileError
from briefer.gui.recovery import Recorder, RecoveryDialog, resume
from briefer.gui.session import Session
from briefer.model.text import Text
from briefer.store import home, process
from briefer.store.file import save_briefing
from briefer.store.journal import unsaved
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def session(qapp, tmp_path):  # noqa: ARG001 - signals need an application
    opened = save_briefing(sample(), tmp_path / "sample.briefing")
    return Session(opened, Library())


@pytest.fixture
def recorder(session, qtbot):  # noqa: ARG001 - it ends before the application does
    made = Recorder(session)
    yield made
    made.finish()


@pytest.fixture
def crashed(monkeypatch):
    return lambda: monkeypatch.setattr(process, "started", lambda _: "later")


def journals():
    return list((home.state() / "journal").glob("*"))


def retitle(session, title):
    session.edit(replace(session.briefing, title=Text(title)), "title")


def test_the_first_change_is_written_down(session, recorder, qtbot):
    assert not journals()
    retitle(session, "Other")
    qtbot.waitUntil(lambda: len(journals()) == 1, timeout=3000)
    assert session.is_modified
    recorder.finish()


def test_it_goes_when_all_is_saved(session, recorder, qtbot):
    retitle(session, "Other")
    qtbot.waitUntil(lambda: len(journals()) == 1, timeout=3000)
    session.save()
    recorder.finish()
    assert not journals()
    retitle(session, "Another")
    recorder.write_now()
    assert len(journals()) == 1


def test_it_stays_when_a_save_fails(session, recorder, tmp_path):
    retitle(session, "Other")
    recorder.write_now()
    with pytest.raises(FileError):
        session.save(tmp_path / "none" / "other.briefing")
    recorder.finish()
    assert len(journals()) == 1


def test_it_goes_when_it_is_discarded(session, recorder):
    retitle(session, "Other")
    recorder.write_now()
    recorder.discard()
    assert not journals()


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


def test_what_was_lost_is_offered_and_goes_on(session, recorder, qtbot, crashed):
    retitle(session, "Other")
    recorder.write_now()
    crashed()
    dialog = RecoveryDialog(unsaved())
    qtbot.addWidget(dialog)
    dialog.show()
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Other" in told
    assert "Changed: title page" in told
    with qtbot.waitSignal(dialog.recovered) as signal:
        qtbot.mouseClick(button(dialog, "Recover"), Qt.MouseButton.LeftButton)
    again = resume(signal.args[0], Library())
    assert again.is_modified
    assert again.path == session.path
    goes_on = Recorder(again, place=signal.args[0].journal)
    again.save()
    goes_on.finish()
    assert not journals()


def test_to_discard_asks_once_more(session, recorder, qtbot, crashed):
    retitle(session, "Other")
    recorder.write_now()
    crashed()
    dialog = RecoveryDialog(unsaved())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(button(dialog, "Discard"), Qt.MouseButton.LeftButton)
    assert len(journals()) == 1
    qtbot.mouseClick(button(dialog, "Discard for good"), Qt.MouseButton.LeftButton)
    assert not journals()
    assert not dialog.isVisible()


def test_return_recovers_and_never_discards(session, recorder, qtbot, crashed):
    retitle(session, "Other")
    recorder.write_now()
    crashed()
    dialog = RecoveryDialog(unsaved())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    with qtbot.waitSignal(dialog.recovered):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert len(journals()) == 1


def test_later_keeps_it(session, recorder, qtbot, crashed):
    retitle(session, "Other")
    recorder.write_now()
    crashed()
    dialog = RecoveryDialog(unsaved())
    qtbot.addWidget(dialog)
    qtbot.mouseClick(button(dialog, "Decide later"), Qt.MouseButton.LeftButton)
    assert len(unsaved()) == 1

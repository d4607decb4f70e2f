"""Two people with a library each: a template is handed on, used, made anew, taken over, lost."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from briefer.gui import actions
from briefer.gui.app import Program
from briefer.gui.library.offer import OfferDialog
from briefer.gui.template.beginning import BeginDialog
from briefer.gui.template.saving import SaveTemplateDialog
from briefer.gui.template.update import UpdateDialog
from briefer.pipeline import Request, check, write
from briefer.store.carried import library_of
from briefer.store.file import open_briefing
from briefer.store.key import add_key, key_text, make_key, named
from briefer.store.library import Library


@pytest.fixture
def sit(qtbot, program, tmp_path, monkeypatch):  # noqa: ARG001 - it dresses the application
    """Return a function that sits down at the computer of somebody, and starts the program."""
    started = []

    def start(name):
        monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / name))
        made = Program(lambda _fault, _command: None)
        started.append(made)
        return made

    yield start
    for each in started:
        for window in [*each.windows]:
            window.files.may_close = lambda: True
            window.close()
    qtbot.wait(1)


@pytest.fixture
def press(qtbot):
    def press_(widget, verb):
        (button,) = [
            each
            for each in widget.findChildren(QPushButton)
            if each.text().replace("&", "") == verb and each.isVisible()
        ]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    return press_


def trigger(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)


def modal(kind):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


@pytest.fixture
def hand_on(sit, press, qtbot, tmp_path, monkeypatch):
    """Return a function that has Anna make a template of the sample, and write it to a file."""

    def write_(name, *, leave=""):
        program = sit("anna")
        program.open_sample()
        window = program.windows[0]
        is_first = "monthly" not in Library().templates.ids()
        if is_first:
            make_key("anna")
        trigger(window, "save-template")
        dialog = modal(SaveTemplateDialog)
        qtbot.keyClicks(dialog.title, "Monthly")
        if leave:
            dialog.parts[leave].click()
        if not is_first:
            QTimer.singleShot(0, lambda: press(QApplication.activeModalWidget(), "Replace"))
        press(dialog, "Add to my templates")
        window.shelves.show()
        page = window.shelves.page
        qtbot.waitUntil(lambda: page.shelf.row_of("monthly") >= 0)
        page.show_item("templates", "monthly")
        qtbot.waitUntil(lambda: page._current() is not None and page._current().id == "monthly")
        press(page, "Export as one file…")
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
        parcel = QApplication.activeModalWidget()
        parcel.signing._offer("anna")
        press(parcel, "Save…")
        (tmp_path / "anna.toml").write_text(key_text(named("anna")), encoding="utf-8")
        return path

    return write_


@pytest.fixture
def take_in(press, qtbot):
    """Return a function that looks at a file in a window, and adds what is in it."""

    def take(window, path, verb):
        window.shelves.offer(path)
        dialog = modal(OfferDialog)
        qtbot.waitUntil(lambda: dialog._is_done, timeout=30_000)
        assert "\u2068anna\u2069, whose key you know." in dialog._signature.text()
        press(dialog, verb)
        qtbot.waitUntil(lambda: window.shelves.page is not None)
        return window.shelves.page

    return take


def pdf(path):
    opened = open_briefing(path)
    library = library_of(opened, Library())
    return write(check(opened, library, Request(audience="nato")), "pdf").data


def test_a_template_goes_round(  # noqa: PLR0913, PLR0917 - two people do much
    sit, hand_on, take_in, press, qtbot, tmp_path
):
    first = hand_on("first.briefbundle")
    ben = sit("ben")
    add_key(tmp_path / "anna.toml")
    ben.welcome()
    window = ben.windows[0]
    page = take_in(window, first, "Add it")
    qtbot.waitUntil(lambda: page._current() is not None and page._current().id == "monthly")
    press(page, "New briefing from it")
    dialog = modal(BeginDialog)
    qtbot.keyClicks(dialog.title.edit, "July")
    qtbot.keyClicks(dialog.questions[0].edit, "All is quiet.")
    press(dialog, "Begin")
    july = tmp_path / "july.briefing"
    window.session.save(july)
    assert "template/monthly" in window.session.briefing.pins
    before = pdf(july)

    second = hand_on("second.briefbundle", leave="sources")
    ben = sit("ben")
    ben.open(july)
    window = ben.windows[0]
    take_in(window, second, "Replace yours")
    assert Library().templates.read("monthly").manifest.version == 2
    window.shelves.page.left.emit()
    qtbot.waitUntil(window.bar.isVisible)
    press(window.bar, "Compare…")
    dialog = modal(UpdateDialog)
    assert "version 2 instead of 1" in dialog.list.topLevelItem(0).text(0)
    press(dialog, "Take over")
    qtbot.waitUntil(lambda: window.session.updates() == ())
    assert window.session.library.templates.read("monthly").manifest.version == 2
    window.session.save()
    Library().templates.remove("monthly")
    assert "monthly" not in Library().templates.ids()
    assert pdf(july) == before
    assert open_briefing(july).briefing.title.default == "July"

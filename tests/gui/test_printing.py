from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from shiboken6 import delete

from briefer.gui.export import printing
from briefer.gui.session import Session
from briefer.model.edit import replaced
from briefer.model.passage import Chart, Figure, Passage, Prose
from briefer.model.text import Text
from briefer.pipeline import Request
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace

LP = """#!/bin/sh
case "$(basename "$0") $1" in
"lpstat -d") echo "system default destination: second" ;;
"lpstat -e") echo first; echo second ;;
*) echo "$CUPS_SERVER $@" > "$(dirname "$0")/printed" ;;
esac
"""


@pytest.fixture
def dialog(qtbot):
    made = printing.PrintDialog(Session(sample(), Library()), Request(audience="nato"), None)
    qtbot.addWidget(made)
    made.show()
    return made


def press(qtbot, dialog, text):
    def shown():
        return [b for b in dialog.findChildren(QPushButton) if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=20000)
    qtbot.mouseClick(shown()[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def cups(tmp_path, monkeypatch):
    for name in ("lp", "lpstat"):
        (tmp_path / name).write_text(LP, encoding="utf-8")
        (tmp_path / name).chmod(0o700)
    (tmp_path / "cups.sock").touch()
    monkeypatch.setattr(printing, "SOCKET", tmp_path / "cups.sock")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    return tmp_path


def test_the_pdf_goes_to_the_usual_printer_through_the_socket(cups, dialog, qtbot):
    press(qtbot, dialog, "Print")
    qtbot.waitUntil((cups / "printed").exists, timeout=10000)
    words = (cups / "printed").read_text(encoding="utf-8").split()
    assert words[:5] == [str(cups / "cups.sock"), "-d", "second", "-n", "1"]
    assert words[-1].endswith("_nato.pdf")
    assert dialog.findChild(QComboBox).currentText() == "second"


def test_a_dialog_that_goes_while_the_printer_is_asked_ends_nothing(cups, session, qtbot):
    (cups / "lp").write_text(LP.replace("*) echo", "*) sleep 1; echo"), encoding="utf-8")
    dialog = printing.PrintDialog(session, Request(audience="nato"))
    dialog.show()
    press(qtbot, dialog, "Print")
    delete(dialog)
    qtbot.waitUntil((cups / "printed").exists, timeout=10000)


@pytest.fixture
def without_cups(tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "SOCKET", tmp_path / "none")


@pytest.mark.usefixtures("without_cups")
def test_without_cups_the_viewer_opens_the_pdf(dialog, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    qtbot.waitUntil(lambda: "Open the PDF" in buttons(dialog), timeout=20000)
    assert dialog.focusWidget().text() == "Open the PDF"
    press(qtbot, dialog, "Open the PDF")
    (path,) = opened
    assert Path(path).read_bytes().startswith(b"%PDF-")


def with_summary(text):
    opened = sample()
    passage = Passage(id="only", body=Prose(text=Text(text)))
    return replace(opened, briefing=replace(opened.briefing, summary=(passage,)))


def dialog_for(qtbot, opened, language="", audience="nato"):
    session = Session(opened, Library())
    made = printing.PrintDialog(session, Request(audience=audience, language=language), None)
    qtbot.addWidget(made)
    made.show()
    return session, made


def shown(dialog):
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def buttons(dialog):
    return [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]


def test_problems_stand_before_printing_and_lead_to_their_place(cups, qtbot):
    session, dialog = dialog_for(qtbot, with_summary("It is not clear [@nowhere]."))
    qtbot.waitUntil(lambda: "Show" in buttons(dialog), timeout=20000)
    assert any("nowhere" in each for each in shown(dialog))
    press(qtbot, dialog, "Show")
    assert session.shown.item == "only"
    assert not dialog.isVisible()
    assert not (cups / "printed").exists()


@pytest.mark.parametrize("kind", [Figure, Chart])
def test_what_shows_something_and_does_not_say_so_is_told(qtbot, kind):
    opened = sample()
    shows = next(each for each in opened.briefing.passages() if isinstance(each.body, kind))
    mute = replace(shows, body=replace(shows.body, alt=Text("")))
    changed = replace(opened, briefing=replaced(opened.briefing, shows, mute))
    session, dialog = dialog_for(qtbot, changed, audience="markets")
    qtbot.waitUntil(lambda: "Show" in buttons(dialog), timeout=20000)
    assert "It is not said what this shows, for those who cannot see it." in shown(dialog)
    press(qtbot, dialog, "Show")
    assert session.shown.item == shows.id


def test_what_has_an_error_will_not_be_printed(qtbot):
    opened = sample()
    judgement = opened.briefing.judgements[0]
    changed = replace(judgement, likelihood={"icd203-a": "likely"})
    briefing = replaced(opened.briefing, judgement, changed)
    _, dialog = dialog_for(qtbot, replace(opened, briefing=briefing))
    qtbot.waitUntil(lambda: "Will not be printed" in shown(dialog), timeout=20000)
    assert buttons(dialog) == ["Show", "Cancel"]


def test_what_only_warns_is_printed_all_the_same(cups, qtbot):
    _, dialog = dialog_for(qtbot, sample(), "de")
    press(qtbot, dialog, "Print all the same")
    press(qtbot, dialog, "Print")
    qtbot.waitUntil((cups / "printed").exists, timeout=10000)

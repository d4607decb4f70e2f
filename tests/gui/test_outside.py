"""What comes from outside into a window at work, by the events that bring it."""

import time

import pytest
from pictures import giant_png
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from briefer.gui import look
from briefer.gui.app import Program
from briefer.gui.editor.prose import ProseEdit
from briefer.model.edit import find
from briefer.model.passage import Passage
from briefer.store.file import save_briefing
from briefer.store.new import sample

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qapp, qtbot, tmp_path):
    look.apply(qapp, look.Scheme.LIGHT)
    program = Program(lambda _fault, _command: None)
    program.take([save_briefing(sample(), tmp_path / "tehran.briefing").path])
    made = program.windows[0]
    yield made
    made.files.may_close = lambda: True
    made.close()
    qtbot.wait(1)


@pytest.fixture
def edit(window, qtbot):
    """Return the editor of a text, with the cursor in it."""
    window.session.show(item="situation-war", audience="nato")

    def shown():
        found = window.desk.editor.page.findChildren(ProseEdit)
        return next((each for each in found if each.objectName().startswith("situation-war")), None)

    qtbot.waitUntil(lambda: shown() is not None)
    shown().setFocus()
    return shown()


def text(window):
    return find(window.session.briefing, Passage, "situation-war").body.text.default


def drop(widget, path):
    """Drag a file over a widget and let it go there, as the system does."""
    mime, at = QMimeData(), QPointF(9, 9)
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.sendEvent(widget, QDragEnterEvent(at.toPoint(), COPY, mime, LEFT, NONE))
    QApplication.sendEvent(widget, QDragMoveEvent(at.toPoint(), COPY, mime, LEFT, NONE))
    QApplication.sendEvent(widget, QDropEvent(at, COPY, mime, LEFT, NONE))


def paste(qtbot, edit, *, html="", text=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(edit, Qt.Key.Key_V, CTRL)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder", "folder is a folder: drop the briefings that are in it."),
        ("program.exe", "program.exe is neither a briefing nor an article."),
    ],
)
def test_what_is_no_briefing_changes_no_text_that_it_is_dropped_on(
    window, edit, tmp_path, name, says
):
    (tmp_path / "folder").mkdir()
    (tmp_path / "program.exe").write_bytes(b"MZ" + bytes(100))
    drop(edit.viewport(), tmp_path / name)
    assert window.bar.text == says
    assert window.bar.isVisible()
    assert not window.session.is_modified


def test_a_picture_of_100_megapixels_is_refused_where_it_is_dropped(window, edit, qtbot, tmp_path):
    path = tmp_path / "giant.png"
    path.write_bytes(giant_png(10_000, 10_000))
    drop(edit.viewport(), path)
    qtbot.waitUntil(lambda: "giant.png has more than 50 million pixels" in window.bar.text)
    assert not window.session.is_modified


def test_a_clipboard_of_5_megabytes_is_cut_soon_and_said(window, edit, qtbot):
    start = time.perf_counter()
    paste(qtbot, edit, text="word and word. " * 350_000)
    assert time.perf_counter() - start < 2
    assert window.bar.text == "The clipboard holds more than one text takes: it was cut."
    assert "word and word." in text(window)
    before = text(window)
    window.session.undo()
    assert text(window) != before
    assert not window.session.is_modified


@pytest.mark.parametrize(
    ("html", "taken"),
    [
        ("<b>bold <i>both</b> still</i", "bold both still"),
        ("<table><tr><td>loose<p>ends", ""),
        ("<p>one<script>alert(1)</script><img src='file:///etc/passwd'>", "one"),
        ("<" * 5000 + "p>x&#xFFFFFFFF;&nosuch;", ""),
        ("<div>" * 50_000 + "deep", "deep"),
    ],
)
def test_broken_html_is_pasted_as_what_can_be_read_of_it(window, edit, qtbot, html, taken):
    edit.selectAll()
    start = time.perf_counter()
    paste(qtbot, edit, html=html, text="plain")
    assert time.perf_counter() - start < 2
    if taken:
        assert " ".join(text(window).replace("*", "").split()) == taken
    qtbot.keyClicks(edit, " on")
    assert text(window).endswith("on")
    assert "alert" not in text(window)
    assert "passwd" not in text(window)

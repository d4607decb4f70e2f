import os
import signal
import sys

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from briefer.gui import look
from briefer.gui.editor import EditorStack
from briefer.gui.editor.prose import Names, ProseEdit
from briefer.gui.editor.table import TableBody
from briefer.gui.session import Session
from briefer.gui.spelling import attach, checker_of
from briefer.gui.spelling.own import own_words
from briefer.gui.spelling.service import service
from briefer.gui.spelling.speller import dictionary_for
from briefer.store import home
from briefer.store.library import Library
from briefer.store.new import sample


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    made = Session(sample(), Library())
    made.show(audience="nato")
    return made


@pytest.fixture
def edit(session, qtbot):
    made = ProseEdit(Names())
    attach(made, session)
    qtbot.addWidget(made)
    made.resize(500, 120)
    made.show()
    return made


def marked(edit):
    """Return the words with a wave under them."""
    found = []
    block = edit.document().begin()
    while block.isValid():
        for each in block.layout().formats():
            wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
            if each.format.underlineStyle() == wave:
                found.append(block.text()[each.start : each.start + each.length])
        block = block.next()
    return found


def right_click(edit, word, qtbot):
    cursor = edit.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    pos = edit.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, edit.viewport().mapToGlobal(pos))
    QApplication.sendEvent(edit.viewport(), event)
    qtbot.waitUntil(lambda: bool(edit.findChildren(QMenu)), timeout=1000)
    return offered(edit.findChildren(QMenu)[-1], qtbot)


def offered(menu, qtbot):
    """Return a menu as soon as it is seen with what it offers."""

    def is_looking():
        return any(each.isVisible() and "Looking" in each.text() for each in menu.actions())

    qtbot.waitUntil(lambda: menu.isVisible() and not is_looking(), timeout=5000)
    return menu


def act(menu, text):
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


def test_a_misspelt_word_has_a_wave(edit, qtbot):
    edit.show_markup("The goverment of Iran spoke.")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"], timeout=2000)


def test_a_suggestion_takes_its_place(edit, qtbot):
    edit.show_markup("The goverment of Iran spoke.")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"], timeout=2000)
    with qtbot.waitSignal(edit.edited):
        act(right_click(edit, "goverment", qtbot), "government")
    assert edit.markup() == "The government of Iran spoke."
    assert not marked(edit)


def test_an_own_word_is_right_from_then_on(edit, session, qtbot):
    edit.show_markup("Khamenei spoke, and Khamenei’s word counts.")  # noqa: RUF001 - as typed
    qtbot.waitUntil(lambda: len(marked(edit)) == 2, timeout=2000)
    act(right_click(edit, "Khamenei", qtbot), "Add “Khamenei” to my words")
    qtbot.waitUntil(lambda: not marked(edit), timeout=2000)
    path = home.state() / "words.txt"
    assert path.read_text(encoding="utf-8") == "Khamenei"
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Khamenei" in type(own_words())(path)
    assert not session.is_modified


def test_the_spelling_is_that_of_who_reads(edit, session, qtbot):
    edit.show_markup("The color and the colour.")
    qtbot.waitUntil(lambda: marked(edit) == ["color"], timeout=2000)
    session.show(audience="markets")
    qtbot.waitUntil(lambda: marked(edit) == ["colour"], timeout=2000)
    session.show(audience="nato", language="fr")
    assert not marked(edit)


def test_the_word_that_is_typed_is_left_alone(edit, qtbot):
    edit.show_markup("The color.")
    qtbot.waitUntil(lambda: marked(edit) == ["color"], timeout=2000)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus, timeout=2000)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " A goverment")
    assert marked(edit) == ["color"]
    qtbot.keyClicks(edit, " of")
    qtbot.waitUntil(lambda: marked(edit) == ["color", "goverment"], timeout=2000)
    qtbot.keyClicks(edit, " goverment")
    assert marked(edit) == ["color", "goverment"]
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    assert marked(edit) == ["color", "goverment", "goverment"]


def test_nothing_is_edited_by_looking(edit, session, qtbot):
    told = []
    edit.edited.connect(lambda *each: told.append(each))
    edit.show_markup("The color.")
    qtbot.waitUntil(lambda: marked(edit) == ["color"], timeout=2000)
    session.show(audience="markets")
    assert not told


def test_a_right_click_elsewhere_is_the_editors(edit, qtbot):
    edit.show_markup("The color.")
    qtbot.waitUntil(lambda: marked(edit) == ["color"], timeout=2000)
    menu = right_click(edit, "The", qtbot)
    assert not [each for each in menu.actions() if "my words" in each.text()]
    menu.close()


def test_what_is_no_word_is_not_marked(edit, qtbot):
    edit.show_markup(
        "See https://example.org/goverment and www.goverment.co.uk or goverment@example.org, "
        "goverment_id, C:\\\\goverment, 400kg, 7th, S-300PMU, and the goverment."
    )
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"], timeout=2000)


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("about", "Title"),
        ("situation", "Heading"),
        ("outlook-iran", "Horizon"),
        ("outlook-iran", "Scenario"),
        ("outlook-iran", "What to watch"),
        ("us-strikes", "Statement"),
        ("treaty", "Title"),
    ],
)
def test_lines_have_their_spelling(session, qtbot, item, name):
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.resize(700, 900)
    stack.show()
    session.show(item=item)
    qtbot.waitUntil(lambda: line_of(stack, name) is not None, timeout=2000)
    line = line_of(stack, name)
    line.setFocus()
    qtbot.keyClicks(line, " The goverment of ")
    qtbot.waitUntil(lambda: "goverment" in marked(line), timeout=2000)
    act(right_click(line, "goverment", qtbot), "government")
    assert "The government of " in line.toPlainText()


def test_a_word_is_ignored_in_this_briefing_alone(edit, session, qtbot):
    before = session.briefing
    edit.show_markup("The goverment and the goverment.")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"] * 2, timeout=2000)
    act(right_click(edit, "goverment", qtbot), "Ignore “goverment” in this briefing")
    qtbot.waitUntil(lambda: not marked(edit), timeout=2000)
    assert "goverment" not in own_words()
    assert session.briefing is before


def test_cells_have_their_spelling_at_rest_and_while_edited(session, qtbot):
    look.apply(QApplication.instance(), look.Scheme.LIGHT)
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.resize(700, 900)
    stack.show()
    session.show(item="supply-routes", audience="gulf")
    qtbot.waitUntil(lambda: bool(stack.findChildren(TableBody)), timeout=2000)
    grid = stack.findChildren(TableBody)[0].grid
    grid.item(1, 1).setText("Red Sea")
    qtbot.wait(400)
    assert not waves(grid, 1, 1)
    grid.item(1, 1).setText("A goverment")
    qtbot.waitUntil(lambda: waves(grid, 1, 1), timeout=2000)
    grid.editItem(grid.item(1, 1))
    edit = grid.findChild(ProseEdit)
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"] or edit.hasFocus(), timeout=2000)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    act(right_click(edit, "goverment", qtbot), "government")
    assert grid.item(1, 1).text() == "A government"


def test_a_right_click_on_a_cell_at_rest_offers_what_may_be_meant(session, qtbot):
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.resize(700, 900)
    stack.show()
    session.show(item="supply-routes", audience="gulf")
    qtbot.waitUntil(lambda: bool(stack.findChildren(TableBody)), timeout=2000)
    grid = stack.findChildren(TableBody)[0].grid
    grid.item(1, 1).setText("A goverment")
    qtbot.wait(400)
    qtbot.waitUntil(lambda: not checker_of(session).is_right("goverment"), timeout=5000)
    rest = grid.visualItemRect(grid.item(1, 1))
    word = grid.fontMetrics().horizontalAdvance("A gov")
    pos = rest.topLeft() + QPoint(8 + word, rest.height() // 2)
    viewport = grid.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, viewport.mapToGlobal(pos))
    QApplication.sendEvent(viewport, asked)
    qtbot.waitUntil(lambda: bool(grid.findChildren(QMenu)), timeout=1000)
    act(offered(grid.findChildren(QMenu)[-1], qtbot), "government")
    assert grid.item(1, 1).text() == "A government"


def waves(grid, row, column):
    """Return whether there is red in a cell as it is painted."""
    rect = grid.visualItemRect(grid.item(row, column))
    image = grid.viewport().grab(rect).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return any(each.red() > each.blue() + 60 for each in colours)


def line_of(stack, name):
    lines = (each for each in stack.findChildren(ProseEdit) if each.accessibleName() == name)
    return next((each for each in lines if each.isVisible()), None)


@pytest.mark.parametrize(
    ("spelling", "language", "name"),
    [
        ("", "en", "en-GB"),
        ("en-US", "en", "en-US"),
        ("", "en-US", "en-US"),
        ("en-GB", "en-GB", "en-GB"),
        ("", "ar", ""),
    ],
)
def test_the_dictionary_of_a_language(spelling, language, name):
    assert dictionary_for(spelling, language) == name


def test_spelling_goes_on_when_its_process_has_ended(edit, qtbot):
    edit.show_markup("The goverment spoke.")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"], timeout=5000)
    service().process.kill()
    gone = QProcess.ProcessState.NotRunning
    qtbot.waitUntil(lambda: service().process.state() == gone, timeout=5000)
    edit.show_markup("The presidnet and the goverment spoke.")
    qtbot.waitUntil(lambda: marked(edit) == ["presidnet", "goverment"], timeout=5000)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be halted there")
def test_a_menu_waits_for_suggestions_no_longer_than_is_seen(edit, qtbot):
    edit.show_markup("The goverment spoke.")
    qtbot.waitUntil(lambda: marked(edit) == ["goverment"], timeout=5000)
    os.kill(service().process.processId(), signal.SIGSTOP)
    try:
        cursor = edit.document().find("goverment")
        pos = edit.cursorRect(cursor).center() - QPoint(9, 0)
        where = edit.viewport().mapToGlobal(pos)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, pos, where)
        QApplication.sendEvent(edit.viewport(), asked)
        menu = edit.findChildren(QMenu)[-1]
        qtbot.waitUntil(menu.isVisible, timeout=1000)
        assert menu.actions()[0].text() == "Looking for suggestions …"
        assert not menu.actions()[0].isEnabled()
    finally:
        os.kill(service().process.processId(), signal.SIGCONT)
    act(offered(menu, qtbot), "government")
    assert edit.markup() == "The government spoke."

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QScrollArea, QTextEdit, QToolButton

from briefer.gui.session import Session
from briefer.gui.source import SourcesEditor
from briefer.model.edit import find, replaced
from briefer.model.passage import Passage, Prose
from briefer.model.text import Text
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    made = Session(sample(), Library())
    made.show(item="treaty")
    return made


@pytest.fixture
def editor(session, qtbot):
    made = SourcesEditor(session)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


def named(editor, kind, name):
    found = [w for w in editor.findChildren(kind) if w.accessibleName() == name or (
        hasattr(w, "text") and w.text() == name)]  # fmt: skip
    return found[0]


def source(session, name="treaty"):
    return next(each for each in session.briefing.sources if each.id == name)


def retype(qtbot, line, text):
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_typing_changes_the_source_and_is_one_step_to_undo(editor, session, qtbot):
    retype(qtbot, named(editor, QLineEdit, "Publisher"), "Kremlin")
    assert source(session).publisher == "Kremlin"
    retype(qtbot, named(editor, QTextEdit, "Title"), "Treaty")
    assert source(session).title.default == "Treaty"
    session.undo()
    assert source(session).title.default.startswith("Comprehensive")
    session.undo()
    assert named(editor, QLineEdit, "Publisher").text() == "President of Russia"
    assert not session.is_modified


def test_an_author_of_several_words_is_kept_as_it_is_typed(editor, session, qtbot):
    retype(qtbot, named(editor, QLineEdit, "Author"), "League of Nations")
    assert source(session).author == "League of Nations"


def test_a_date_that_is_none_changes_nothing_and_stays_to_be_mended(editor, session, qtbot):
    line = named(editor, QLineEdit, "Published on")
    retype(qtbot, line, "2025-13")
    assert line.text() == "2025-13"
    assert line.property("state") == "wrong"
    assert source(session).published == dt.date(2025, 1, 17)
    retype(qtbot, line, "2025-02-03")
    assert source(session).published == dt.date(2025, 2, 3)
    assert not line.property("state")


def test_the_two_grades_are_chosen_by_their_words(editor, session):
    for name, words in (
        ("Reliability of the source", "F  Reliability cannot be judged"),
        ("Credibility of what it says", "6  Truth cannot be judged"),
    ):
        box = named(editor, QComboBox, name)
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
    assert (source(session).reliability, source(session).credibility) == ("F", "6")


def test_where_it_is_cited_is_said_and_leads_there(editor, session, qtbot):
    links = [b for b in editor.findChildren(QPushButton) if b.accessibleName().startswith("Judg")]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert session.shown.item == "russia-limits"


def test_where_it_is_cited_sources_have_their_numbers(editor, session):
    passage = find(session.briefing, Passage, "positions-line")
    cites = replace(passage, body=Prose(text=Text("As signed [@treaty], and [@gone].")))
    session.edit(replaced(session.briefing, passage, cites))
    names = [each.accessibleName() for each in editor.findChildren(QPushButton)]
    assert "What Moscow gives and what it keeps: As signed [2], and [?]." in names


def test_sources_are_added_moved_and_removed(editor, session, qtbot):
    before = [each.id for each in session.briefing.sources]
    qtbot.mouseClick(named(editor, QPushButton, "Add"), Qt.MouseButton.LeftButton)
    new = session.briefing.sources[-1]
    assert session.shown.item == new.id
    qtbot.mouseClick(named(editor, QToolButton, "Move up"), Qt.MouseButton.LeftButton)
    assert session.briefing.sources[-2] is new
    qtbot.mouseClick(named(editor, QToolButton, "Remove"), Qt.MouseButton.LeftButton)
    assert [each.id for each in session.briefing.sources] == before


def test_the_arrow_keys_go_from_source_to_source(editor, session, qtbot):
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Down)
    assert session.shown.item == session.briefing.sources[2].id
    assert named(editor, QLineEdit, "Publisher").text() == session.briefing.sources[2].publisher


def test_what_is_added_is_written_at_once(editor, session, qtbot):
    editor.activateWindow()
    qtbot.mouseClick(named(editor, QPushButton, "Add"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.focusWidget(), "Minutes of a meeting")
    assert session.briefing.sources[-1].title.default == "Minutes of a meeting"


def test_there_is_no_form_where_there_is_no_source(editor, session):
    assert editor.findChild(QScrollArea).isVisible()
    session.edit(replace(session.briefing, sources=()))
    assert not editor.findChild(QScrollArea).isVisible()
    assert editor.empty.isVisible()
    assert not editor.table.isVisible()

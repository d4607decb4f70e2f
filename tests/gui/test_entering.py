"""Where the cursor goes as one writes from part to part."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel

from briefer.gui.editor import EditorStack
from briefer.gui.editor.desk import Desk
from briefer.gui.place import first_words
from briefer.model.edit import replaced
from briefer.value import replace


@pytest.fixture
def stack(session, qtbot):
    made = EditorStack(session)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


def settle():
    for _ in range(30):  # cards are made in several turns
        QApplication.processEvents()


@pytest.fixture
def slow(monkeypatch):
    """Let the first cards come some turns later, as on a machine that is busy."""
    busy = iter((True,) * 4)
    monkeypatch.setattr(Desk, "is_late", lambda _: next(busy, False))


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("part", ["situation", "iran-next", "summary"])
def test_who_chooses_a_part_writes_its_first_passage(stack, session, part):
    session.show(item=part)
    stack.enter()
    settle()
    first = stack.page.lists[0].cards[0]
    assert first.body.edit.hasFocus()


@pytest.mark.usefixtures("slow")
def test_return_in_the_heading_goes_on_in_the_passage(stack, session, qtbot):
    session.show(item="situation")
    settle()
    page = stack.page
    before = page.heading.edit.toPlainText()
    page.heading.edit.setFocus()
    qtbot.keyClick(page.heading.edit, Qt.Key.Key_Return)
    settle()
    assert page.lists[0].cards[0].body.edit.hasFocus()
    assert page.heading.edit.toPlainText() == before


def test_buttons_tell_that_a_list_has_ended(stack, session, qtbot):
    session.show(item="situation")
    settle()
    edit = stack.page.lists[0].cards[0].body.edit
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    for key in ("\r", "1", ".", " ", "o", "\r"):
        qtbot.keyClicks(edit, key) if key != "\r" else qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert stack.toolbar.numbers.isChecked()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not stack.toolbar.numbers.isChecked()


def test_an_item_that_is_shown_is_seen_as_far_as_there_is_room(stack, session):
    stack.resize(700, 600)
    outlook = next(each for each in session.briefing.outlooks if len(each.scenarios) > 1)
    session.show(item=outlook.id)
    settle()
    scenario = outlook.scenarios[-1].id
    session.show(item=scenario)
    settle()
    page = stack.page
    card = next(c for each in page.lists if (c := each.card_of(scenario)))
    seen = page.viewport().rect()
    top = card.mapTo(page.viewport(), card.rect().topLeft()).y()
    assert top >= 0
    assert top + card.height() <= seen.height() or top < 32


def test_a_scenario_says_for_whom_its_likelihood_is_missing(stack, session):
    outlook = session.briefing.outlooks[0]
    session.show(item=outlook.id)
    settle()
    scenario = outlook.scenarios[0]
    session.edit(
        replaced(session.briefing, scenario, replace(scenario, likelihood={"icd203-a": "unlikely"}))
    )
    settle()
    card = stack.page.lists[1].card_of(scenario.id)
    said = [each.text() for each in card.findChildren(QLabel) if each.isVisible()]
    assert "Missing for NATO allies" in said
    assert "Missing for Gulf states" not in said


def test_an_own_text_goes_on_behind_the_shared_one(stack, session, qtbot):
    session.show(item="situation", audience="markets")
    settle()
    card = stack.page.lists[0].cards[0]
    edit = card.body.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.mouseClick(card.access.own, Qt.MouseButton.LeftButton)
    settle()
    assert edit.hasFocus()
    assert edit.textCursor().atEnd()


def test_words_that_are_cut_end_in_an_ellipsis(session):
    passage = session.briefing.sections[0].passages[0]
    words = first_words(session.briefing, passage, session.reading())
    whole = " ".join(passage.body.text.default.split())
    assert len(words) <= 121
    assert words.endswith("…")
    assert whole.startswith(words[:-1] + " ")


def test_a_click_beside_the_text_leaves_the_cursor(stack, session, qtbot):
    session.show(item="summary")
    settle()
    edit = stack.page.lists[0].cards[0].body.edit
    edit.setFocus()
    below = stack.page.viewport().rect().bottomLeft() + QPoint(20, -4)
    qtbot.mouseClick(stack.page.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert edit.hasFocus()


def test_the_first_stakeholder_is_named_where_the_matrix_is_empty(stack, session, qtbot):
    session.edit(replace(session.briefing, outlooks=(), stakeholders=()))
    session.show(item="outlooks")
    settle()
    stack.enter()
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == "Name of the first stakeholder"
    qtbot.keyClicks(focus, "Turkey")
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    settle()
    assert session.briefing.stakeholders[0].name.default == "Turkey"
    qtbot.keyClicks(QApplication.focusWidget(), "It will trade.")
    assert session.briefing.outlooks[0].passages[0].body.text.default == "It will trade."

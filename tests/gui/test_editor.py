"""The editors on the sample, as they are clicked and typed into."""

from itertools import pairwise

import pytest
from pictures import giant_png, png
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidgetSelectionRange,
    QTextEdit,
    QWidget,
)

from briefer.gui import look
from briefer.gui.editor import EditorStack
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.figure import PictureView
from briefer.gui.editor.grid import Grid
from briefer.gui.editor.page import Page
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.briefing import Outlook, Section
from briefer.model.edit import find, replaced
from briefer.model.judgement import Judgement
from briefer.model.marking import UNMARKED, Marking
from briefer.model.passage import Figure, Passage, Table
from briefer.model.release import ALL, COMMON
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def session(qapp):  # noqa: ARG001 - there is no widget without it
    return Session(sample(), Library())


@pytest.fixture
def stack(session, qtbot):
    made = EditorStack(session)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def card_of(stack, item):
    for each in stack.page.lists:
        if (card := each.card_of(item)) is not None:
            return card
    raise AssertionError(item)


def passage(session, item):
    return find(session.briefing, Passage, item)


def text(session, item):
    return passage(session, item).body.text


def open_passage(stack, item, audience="markets", **choice):
    show(stack, item=item, audience=audience, **choice)
    return card_of(stack, item)


def show(stack, **choice):
    stack.session.show(**choice)
    for _ in range(30):  # cards are made in several turns
        QApplication.processEvents()


def click(qtbot, button):
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    QApplication.processEvents()


def type_at_end(qtbot, edit, words):
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, words)


def test_the_editor_of_what_is_chosen_is_shown(stack):
    show(stack, item="situation")
    assert stack.page.heading.edit.toPlainText() == "Where things stand"
    show(stack, item="iran-next")
    assert card_of(stack, "iran-next").isVisible()
    show(stack, item="about")
    assert stack.page.title.text() == "Title page"
    show(stack, item="what is gone")
    assert stack.page.title.text() == "Bottom line"


def test_typing_goes_into_the_shared_text_in_one_step(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    before = session.briefing
    type_at_end(qtbot, card.body.edit, " And more.")
    assert text(session, "situation-war").default.endswith("stopped there. And more.")
    session.undo()
    assert session.briefing == before
    assert card.body.edit.toPlainText().endswith("stopped there.")
    session.redo()
    assert card.body.edit.toPlainText().endswith("And more.")


def test_the_cursor_stays_while_others_change(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    edit = card.body.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "Now ")
    session.edit(replace(session.briefing, reference="other"))
    qtbot.keyClicks(edit, "then ")
    assert text(session, "situation-war").default.startswith("Now then Israel")


def test_an_own_text_begins_as_the_shared_one_and_goes_again(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    assert card.access.mark.words() == "Global markets: shared text"
    click(qtbot, card.access.own)
    type_at_end(qtbot, card.body.edit, " For you.")
    now = text(session, "situation-war")
    assert now.audiences["markets"] == f"{now.default} For you."
    assert card.access.mark.words() == "Global markets: own text"
    shown = [each.toPlainText() for each in card.findChildren(QTextEdit) if each.isVisible()]
    assert shown == [now.default, f"{now.default} For you."]
    click(qtbot, card.access.shared)
    assert not text(session, "situation-war").names_audience("markets")
    session.undo()
    assert text(session, "situation-war").names_audience("markets")


def test_the_cursor_goes_into_an_own_text_that_begins(stack, session, qtbot):
    stack.activateWindow()
    card = open_passage(stack, "situation-war")
    click(qtbot, card.access.own)
    assert card.body.edit.hasFocus()
    click(qtbot, card.access.shared)
    assert card.body.edit.hasFocus()
    assert not text(session, "situation-war").names_audience("markets")


def test_tab_goes_from_field_to_field(stack, qtbot):
    stack.activateWindow()
    show(stack, item="about", audience="markets")
    fields = {each.accessibleName(): each for each in stack.page.findChildren(QTextEdit)}
    fields["Title"].setFocus()
    qtbot.keyClick(fields["Title"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Subtitle"


def test_fields_beside_each_other_stand_in_line(stack, qapp):
    look.apply(qapp)
    show(stack, item="outlook-iran", audience="gulf")
    stakeholder = next(b for b in stack.page.findChildren(QComboBox) if b.isVisible())
    name = next(e for e in stack.page.findChildren(QTextEdit) if e.accessibleName() == "Name")
    places = [each.mapTo(stack, QPoint()).y() for each in (stakeholder, name)]
    assert places[0] == places[1]
    assert stakeholder.height() == name.height()


def test_fields_stand_close_where_a_page_is_short(stack):
    stack.resize(700, 1600)
    show(stack, item="about")
    fields = {each.accessibleName(): each for each in stack.page.findChildren(QTextEdit)}
    places = [fields[each].mapTo(stack, QPoint()).y() for each in ("Title", "Subtitle")]
    assert places[1] - places[0] < 80


def test_a_passage_is_withheld_and_released_by_one_click(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    assert card.access.release.text() == "Everyone"
    click(qtbot, card.access.withhold)
    assert passage(session, "situation-war").release == ("nato", "gulf")
    assert card.access.release.text() == "Only NATO allies and Gulf states"
    assert card.access.mark.words() == "Withheld from Global markets"
    assert card.body.edit.isReadOnly()
    click(qtbot, card.access.give)
    assert passage(session, "situation-war").release == ("markets", "nato", "gulf")
    assert not card.body.edit.isReadOnly()


def test_what_is_released_to_is_ticked(stack, session):
    card = open_passage(stack, "iran-nuclear")
    assert card.access.release.text() == "Only NATO allies"
    menu = card.access.release.menu()
    menu.aboutToShow.emit()
    everyone, *audiences = [each for each in menu.actions() if not each.isSeparator()]
    assert [each.isChecked() for each in audiences] == [False, True, False]
    audiences[1].trigger()
    assert passage(session, "iran-nuclear").release == ()
    assert card.access.release.text() == "Nobody"
    everyone.trigger()
    assert passage(session, "iran-nuclear").release == ALL


def test_a_part_says_what_of_it_is_withheld(stack):
    show(stack, item="outlook-iran", audience="gulf")
    assert stack.page.access.release.text() == "Everyone, in part"
    assert stack.page.access.mark.words() == "Gulf states: 1 own, 3 withheld"
    show(stack, item="outlook-iran", audience=ALL_TEXTS)
    assert "Own texts: " in stack.page.access.mark.words()
    assert "Withheld: Global markets" in stack.page.access.mark.words()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_who_gets_it_is_chosen_by_keys(stack, session, qtbot, key):
    with qtbot.waitActive(stack):
        stack.activateWindow()
    chooser = open_passage(stack, "situation-war").access.release
    chooser.setFocus()
    said = QAccessible.queryAccessibleInterface(chooser)
    assert said.role() == QAccessible.Role.ButtonMenu
    assert said.text(QAccessible.Text.Name) == "Who gets this: Everyone"
    assert said.text(QAccessible.Text.Description) == "Global markets: shared text"
    assert said.state().hasPopup

    def choose():
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    QTimer.singleShot(50, choose)
    qtbot.keyClick(chooser, key)
    qtbot.waitUntil(lambda: passage(session, "situation-war").release != ALL, timeout=2000)
    assert passage(session, "situation-war").release == ("nato", "gulf")


def test_what_is_withheld_with_its_section_cannot_be_released_alone(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    click(qtbot, stack.page.access.withhold)
    assert find(session.briefing, Section, "situation").release == ("nato", "gulf")
    assert card.access.mark.words() == "Withheld from Global markets with all around it"
    assert not card.access.own.isVisible()


def test_the_common_text_is_the_shared_one(stack, session, qtbot):
    card = open_passage(stack, "iran-next", COMMON)
    assert card.access.mark.words() == "In the common text"
    assert not card.access.own.isVisible()
    type_at_end(qtbot, card.body.edit, " More.")
    assert text(session, "iran-next").default.endswith("More.")
    assert (
        open_passage(stack, "iran-nuclear", COMMON).access.mark.words() == "Not in the common text"
    )


def test_all_texts_are_shown_together(stack, session, qtbot):
    card = open_passage(stack, "iran-next", ALL_TEXTS)
    assert card.access.mark.words() == "Own texts: Global markets"
    shown = [each.toPlainText() for each in card.findChildren(QTextEdit) if each.isVisible()]
    assert shown == [
        text(session, "iran-next").default,
        text(session, "iran-next").audiences["markets"],
    ]
    edit = next(each for each in card.findChildren(QAbstractButton) if each.text() == "Edit")
    click(qtbot, edit)
    assert session.shown.audience == "markets"


def test_a_translation_is_written_beside_the_default(stack, session, qtbot):
    card = open_passage(stack, "situation-war", "nato", language="de")
    assert card.access.mark.words() == "Not written in Deutsch yet"
    type_at_end(qtbot, card.body.edit, "Der Krieg.")
    assert text(session, "situation-war").languages["de"] == "Der Krieg."
    click(qtbot, card.access.own)
    type_at_end(qtbot, card.body.edit, " Ende.")
    assert text(session, "situation-war").both == {("nato", "de"): "Der Krieg. Ende."}
    assert text(session, "situation-war").default.startswith("Israel")


def test_buttons_work_on_the_text_with_the_cursor(stack, session):
    card = open_passage(stack, "situation-war")
    edit = card.body.edit
    edit.setFocus()
    edit.focused.emit()
    edit.selectAll()
    stack.toolbar.strong.trigger()
    assert text(session, "situation-war").default.startswith("**Israel")
    assert stack.toolbar.strong.isChecked()
    stack.toolbar.bullets.trigger()
    assert text(session, "situation-war").default.startswith("- **Israel")
    session.undo()
    assert text(session, "situation-war").default.startswith("**Israel")


def test_a_source_is_cited_from_a_list(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    card.body.edit.focused.emit()
    card.body.edit.moveCursor(QTextCursor.MoveOperation.End)
    stack.toolbar.cite.trigger()
    popup = next(each for each in card.body.edit.children() if hasattr(each, "accept"))
    field = popup.findChild(QLineEdit)
    qtbot.keyClicks(field, "treaty")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert text(session, "situation-war").default.endswith("[@treaty]")


def test_where_there_is_no_source_to_cite_it_is_said(stack, session, qtbot):
    session.edit(replace(session.briefing, sources=()))
    card = open_passage(stack, "situation-war")
    card.body.edit.focused.emit()
    stack.toolbar.cite.trigger()
    popup = next(each for each in card.body.edit.children() if hasattr(each, "accept"))
    shown = [each.text() for each in popup.findChildren(QLabel) if each.isVisible()]
    assert "No sources yet. Add one under Sources, Alt+5." in shown
    assert not popup.findChildren(QPushButton)
    qtbot.keyClick(popup.findChild(QLineEdit), Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_a_note_is_written_and_changed_in_a_small_window(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    edit = card.body.edit
    edit.focused.emit()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    stack.toolbar.note.trigger()
    _fill(qtbot, edit, "A note.")
    assert text(session, "situation-war").default.endswith("[^A note.]")
    edit.activated.emit(edit.document().characterCount() - 2)
    _fill(qtbot, edit, " More.")
    assert text(session, "situation-war").default.endswith("[^A note. More.]")


def _fill(qtbot, edit, words):
    popup = [each for each in edit.children() if hasattr(each, "accept")][-1]
    field = popup.focusProxy()
    if isinstance(field, QTextEdit):
        field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_passages_are_added_moved_and_removed(stack, session):
    open_passage(stack, "situation-war")
    card = card_of(stack, "situation-war")

    def do(name):
        next(each for each in card.actions() if each.text() == name).trigger()

    def order():
        return [each.id for each in find(session.briefing, Section, "situation").passages]

    do("Add below: Table")
    added = order()[2]
    assert isinstance(passage(session, added).body, Table)
    do("Move up")
    QApplication.processEvents()
    assert order()[:3] == ["situation-war", "situation-visit", added]
    assert card.y() < card_of(stack, "situation-visit").y()
    do("Remove")
    assert "situation-war" not in order()
    session.undo()
    assert order()[0] == "situation-war"


def test_passages_are_added_moved_and_removed_by_keys(stack, session, qtbot):
    with qtbot.waitActive(stack):
        stack.activateWindow()
    card = open_passage(stack, "situation-war", "nato")
    before = [each.id for each in find(session.briefing, Section, "situation").passages]
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier

    def order():
        return [each.id for each in find(session.briefing, Section, "situation").passages]

    qtbot.keyClick(card.body.edit, Qt.Key.Key_Return, CTRL)
    assert len(order()) == len(before) + 1
    assert text(session, "situation-war").default.endswith("stopped there.")
    qtbot.keyClick(card.body.edit, Qt.Key.Key_Up, keys)
    assert order()[0] == "situation-war"
    qtbot.keyClick(card.body.edit, Qt.Key.Key_Delete, keys)
    assert "situation-war" not in order()


def test_a_table_that_is_pasted_becomes_a_passage(stack, session):
    card = open_passage(stack, "situation-war", "nato")
    source = QMimeData()
    source.setHtml("<table><tr><td>a<td>b<tr><td>1<td>2</table>")
    card.body.edit.insertFromMimeData(source)
    show(stack, audience="nato")
    body = find(session.briefing, Section, "situation").passages[2].body
    assert [each.head.default for each in body.columns] == ["a", "b"]
    assert [each.default for each in body.rows[0]] == ["1", "2"]


def test_undoing_a_new_passage_leaves_the_cursor_in_the_one_before(stack, session, qtbot):
    open_passage(stack, session.briefing.summary[0].id)
    cards = stack.page.lists[0]
    click(qtbot, cards.buttons.itemAt(0).widget())
    qtbot.waitUntil(lambda: cards.cards[-1].isAncestorOf(QApplication.focusWidget()), timeout=2000)
    session.undo()
    assert cards.cards[-1].isAncestorOf(QApplication.focusWidget())


def test_a_prompt_says_what_belongs_in_an_empty_passage(stack, session):
    session.edit(
        replace(session.briefing, summary=(Passage(id="new", prompt="What a reader must know."),))
    )
    show(stack, item="summary")
    assert card_of(stack, "new").body.edit.prompt == "What a reader must know."
    assert card_of(stack, "new").access.mark.words() == "Nothing is written for Global markets yet"


def test_a_click_in_the_preview_puts_the_cursor_into_the_passage(stack, session, qtbot):
    with qtbot.waitActive(stack):
        stack.activateWindow()
    open_passage(stack, "situation-visit")
    card = open_passage(stack, "situation-ask")
    assert card.body.edit.hasFocus()
    assert session.shown.item == "situation-ask"


def test_a_search_elsewhere_keeps_its_cursor(stack, qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    line = QLineEdit(box)
    box.show()
    with qtbot.waitActive(box):
        box.activateWindow()
    line.setFocus()
    open_passage(stack, "situation-ask")
    assert line.hasFocus()


def test_focus_tells_where_one_writes(stack, session):
    card = open_passage(stack, "situation-war")
    show(stack, item="situation")
    card.body.edit.focused.emit()
    assert session.shown.item == "situation-war"


def test_the_marking_that_comes_from_the_audience_is_told(stack):
    stack.session.edit(replace(stack.session.briefing, marking=UNMARKED))
    show(stack, audience="nato", item="about")
    box = next(b for b in stack.findChildren(QComboBox) if b.accessibleName() == "Marking")
    assert box.currentText() == "From the audience: TLP:AMBER"
    assert box.accessibleDescription() == ""
    show(stack, audience=COMMON)
    assert box.currentText() == "None"


def test_the_stricter_marking_that_is_printed_is_told(stack):
    show(stack, audience="nato", item="about")
    box = next(b for b in stack.findChildren(QComboBox) if b.accessibleName() == "Marking")
    assert box.currentText() == "TLP:GREEN"
    assert box.accessibleDescription() == "Printed for NATO allies: TLP:AMBER"
    below = next(each for each in stack.findChildren(QLabel) if each.text().startswith("Printed"))
    assert below.isVisibleTo(stack)
    box.setCurrentText("TLP:RED")
    box.activated.emit(box.currentIndex())
    assert not below.isVisibleTo(stack)
    made = Marking(scheme="text", text="EYES ONLY")
    stack.session.edit(replace(stack.session.briefing, marking=made))
    assert "cannot be said" in box.accessibleDescription()


def test_cells_are_typed_pasted_and_undone(stack, session):
    card = open_passage(stack, "supply-routes", "gulf")
    grid = card.body.grid
    grid.item(1, 0).setText("A *pipe*")
    assert passage(session, "supply-routes").body.rows[0][0].default == "A *pipe*"
    session.undo()
    assert grid.item(1, 0).text().endswith("Saudi Arabia")
    grid.setCurrentCell(3, 1)
    grid.paste_cells("x\ty\tz\nlast\t2\r\n")
    table = passage(session, "supply-routes").body
    assert [len(row) for row in table.rows] == [4] * 4
    assert table.rows[3][1].default == "last"
    assert len(table.columns) == 4


def begin_cell(stack, qtbot, grid, row, column):
    with qtbot.waitActive(stack):
        stack.activateWindow()
    grid.setFocus()
    grid.setCurrentCell(row, column)
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    QApplication.processEvents()
    return grid.findChild(ProseEdit)


def test_the_column_of_the_cell_is_aligned_as_is_chosen(stack, session, qtbot):
    card = open_passage(stack, "supply-routes", audience="gulf")
    begin_cell(stack, qtbot, card.body.grid, 1, 1)
    boxes = card.findChildren(QComboBox)
    box = next(each for each in boxes if each.accessibleName() == "Align this column")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    columns = passage(session, "supply-routes").body.columns
    assert [each.align for each in columns].index("decimal") == 1


def test_tab_in_the_last_cell_adds_a_row_or_leaves_the_grid(stack, session, qtbot):
    grid = open_passage(stack, "supply-routes", audience="gulf").findChild(Grid)
    rows, columns = grid.rowCount(), grid.columnCount()
    edit = begin_cell(stack, qtbot, grid, rows - 1, columns - 1)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert (grid.rowCount(), grid.currentRow(), grid.currentColumn()) == (rows + 1, rows, 0)
    qtbot.keyClicks(QApplication.focusWidget(), "New")
    assert session.briefing != sample().briefing
    grid.setFocus()
    grid.setCurrentCell(rows, columns - 1)
    qtbot.keyClick(grid, Qt.Key.Key_Tab)
    assert not grid.hasFocus()
    assert grid.rowCount() == rows + 1


def test_a_chart_begins_with_its_first_series(stack, session, qtbot):
    with qtbot.waitActive(stack):
        stack.activateWindow()
    open_passage(stack, session.briefing.sections[0].passages[0].id)
    cards = stack.page.lists[0]
    cards.buttons.itemAt(3).widget().click()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), Grid), timeout=2000)
    for word in ("2025", "May", "17.5", "June", "20,1"):
        for key in word:  # the first one opens the cell, which has the focus then
            qtbot.keyClick(QApplication.focusWidget(), key)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    chart = session.briefing.sections[0].passages[-1].body
    assert [each.default for each in chart.categories][:2] == ["May", "June"]
    assert chart.series[0].name.default == "2025"
    assert chart.series[0].values[:2] == (17.5, 20.1)


@pytest.mark.parametrize("at", range(4))
def test_a_passage_that_is_added_is_seen(stack, session, qtbot, at):
    stack.resize(700, 500)
    open_passage(stack, session.briefing.sections[0].passages[0].id)
    cards = stack.page.lists[0]
    cards.buttons.itemAt(at).widget().click()
    qtbot.waitUntil(lambda: cards.cards[-1].isAncestorOf(QApplication.focusWidget()), timeout=2000)
    qtbot.wait(50)
    card, page = cards.cards[-1], stack.page.viewport()
    top = card.mapTo(page, QPoint(0, 0)).y()
    assert top >= 0
    assert top + card.height() <= page.height() or top < 60


def test_a_cell_is_written_as_it_is_typed(stack, session, qtbot):
    grid = open_passage(stack, "supply-routes", "gulf").body.grid
    before = session.briefing
    edit = begin_cell(stack, qtbot, grid, 1, 0)
    qtbot.keyClicks(edit, "A pipe")
    assert passage(session, "supply-routes").body.rows[0][0].default == "A pipe"
    session.undo()
    assert session.briefing == before
    qtbot.keyClicks(edit, " more")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert passage(session, "supply-routes").body.rows[0][0].default.endswith("Arabia more")
    assert (grid.currentRow(), grid.hasFocus()) == (2, True)


def test_a_cell_has_structure(stack, session, qtbot):
    grid = open_passage(stack, "supply-routes", "gulf").body.grid
    edit = begin_cell(stack, qtbot, grid, 1, 0)
    qtbot.keyClick(edit, Qt.Key.Key_B, CTRL)
    assert passage(session, "supply-routes").body.rows[0][0].default.startswith("**")
    index = grid.model().index(1, 0)
    assert "*" not in grid.itemDelegate().displayText(index.data(), grid.locale())


def test_a_number_is_read_when_all_of_it_is_typed(stack, session, qtbot):
    grid = open_passage(stack, "supply-chart").body.grid
    edit = begin_cell(stack, qtbot, grid, 1, 1)
    qtbot.keyClicks(edit, "1.5")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert passage(session, "supply-chart").body.series[0].values[0] == 1.5


@pytest.mark.parametrize(
    ("item", "cell"),
    [
        ("supply-routes", (1, 0)),
        ("supply-routes", (0, 1)),
        ("supply-chart", (0, 1)),
        ("supply-chart", (2, 0)),
    ],
)
def test_a_cell_has_own_texts(stack, session, qtbot, item, cell):
    audience = "gulf" if item == "supply-routes" else "markets"
    body = open_passage(stack, item, audience).body

    def now():
        return body.place_at(*cell).get(session.briefing)

    body.grid.setCurrentCell(*cell)
    shared = now().default
    assert body.cell.vary.text() == "Own text"
    click(qtbot, body.cell.vary)
    assert now().audiences == {audience: shared}
    body.grid.item(*cell).setText("Ours")
    assert (now().default, now().audiences) == (shared, {audience: "Ours"})
    shown = [each.toPlainText() for each in body.cell.findChildren(QTextEdit) if each.isVisible()]
    assert shown == [shared]
    assert body.cell.vary.text() == "Use shared text"
    session.show(audience=COMMON)
    assert body.grid.item(*cell).text() == shared
    session.show(audience=audience)
    click(qtbot, body.cell.vary)
    assert not now().names_audience(audience)


def test_a_value_and_a_withheld_cell_have_no_own_texts(stack):
    body = open_passage(stack, "supply-chart", "markets").body
    body.grid.setCurrentCell(1, 1)
    assert not body.cell.isVisible()
    card = open_passage(stack, "supply-routes", "gulf")
    card.body.grid.setCurrentCell(1, 0)
    assert card.body.cell.isVisible()
    card.access.withhold.click()
    assert not card.body.cell.isVisible()


def test_own_texts_of_a_line_are_shown_together(stack):
    show(stack, item="outlook-iran", audience="gulf")
    fields = {each.edit.accessibleName(): each for each in stack.page.findChildren(TextField)}
    horizon = fields["Horizon"]
    horizon.vary.click()
    type_into(horizon.edit, "Ours")
    show(stack, audience=ALL_TEXTS)
    shown = [each.toPlainText() for each in horizon.findChildren(QTextEdit) if each.isVisible()]
    assert shown[1:] == ["Ours"]


def type_into(edit, words):
    edit.selectAll()
    edit.insertPlainText(words)


def test_cells_are_copied_and_pasted(stack, session):
    grid = open_passage(stack, "supply-routes", "gulf").body.grid
    grid.clearSelection()
    grid.setRangeSelected(QTableWidgetSelectionRange(1, 1, 2, 2), True)  # noqa: FBT003 - Qt's
    grid.copy()
    copied = QApplication.clipboard().text()
    assert [len(each.split("\t")) for each in copied.split("\n")] == [2, 2]
    grid.cut()
    assert not passage(session, "supply-routes").body.rows[0][1].default
    grid.setCurrentCell(1, 1)
    grid.paste()
    assert passage(session, "supply-routes").body.rows[0][1].default == copied.split("\t")[0]


def test_a_row_that_is_added_or_removed_keeps_the_texts_of_others(stack, session):
    card = open_passage(stack, "supply-routes", "gulf")
    before = passage(session, "supply-routes").body.rows
    grid = card.body.grid
    grid.setCurrentCell(1, 0)
    grid.add_row()
    rows = passage(session, "supply-routes").body.rows
    assert (rows[0], rows[2:]) == (before[0], before[1:])
    grid.setCurrentCell(1, 0)
    grid.remove_row()
    assert passage(session, "supply-routes").body.rows[1:] == before[1:]
    grid.setCurrentCell(0, 0)
    grid.remove_column()
    assert passage(session, "supply-routes").body.rows[1] == before[1][1:]


def test_values_of_a_chart_are_typed_as_people_write_them(stack, session):
    card = open_passage(stack, "supply-chart")
    grid = card.body.grid
    grid.item(1, 1).setText("1 234,5")
    grid.item(2, 1).setText("none")
    chart = passage(session, "supply-chart").body
    assert chart.series[0].values[:3] == (1234.5, None, 8.8)
    assert grid.item(2, 1).text() == ""


def test_a_picture_is_taken_in_and_its_missing_words_are_marked(stack, session, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(png(size=(40, 30)))
    figure = Passage(id="new", body=Figure())
    session.edit(replace(session.briefing, summary=(figure,)))
    card = open_passage(stack, "new")
    card.body.take(path)
    qtbot.waitUntil(lambda: passage(session, "new").body.picture != "")
    picture = next(
        e for e in session.briefing.pictures if e.id == passage(session, "new").body.picture
    )
    assert session.opened.pictures.get(picture.sha256)
    assert "Say what it shows" in card.body.missing.words()
    assert card.body.missing.isVisible()
    qtbot.keyClicks(card.body.alt.edit, "A square.")
    assert not card.body.missing.isVisible()


def test_a_large_picture_stays_in_its_card(stack, session, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(png(size=(800, 400)))
    session.edit(replace(session.briefing, summary=(Passage(id="new", body=Figure()),)))
    stack.resize(430, 900)
    card = open_passage(stack, "new")
    card.body.take(path)
    view = card.findChild(PictureView)
    qtbot.waitUntil(lambda: view.isVisible() and view.height() == view.width() // 2 > 100)
    page = stack.page
    assert page.widget().width() == page.viewport().width()
    seen = view.grab().toImage()
    corners = (seen.pixelColor(x, seen.height() // 2).name() for x in (1, seen.width() - 2))
    assert [*corners] == ["#ff0000", "#ff0000"]


def test_a_picture_that_cannot_be_read_says_so(stack, session, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(b"no picture")
    session.edit(replace(session.briefing, summary=(Passage(id="new", body=Figure()),)))
    card = open_passage(stack, "new")
    card.body.take(path)
    qtbot.waitUntil(lambda: "no picture that can be read" in card.body.fault.words())


@pytest.fixture
def figure(stack, session):
    session.edit(replace(session.briefing, summary=(Passage(id="new", body=Figure()),)))
    return open_passage(stack, "new").body


def held(session):
    return [(each.width, each.height) for each in session.briefing.pictures[1:]]


def dropped(body, mime):
    place, action, button = QPointF(9, 9), Qt.DropAction.CopyAction, LEFT
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, mime, button, none)
    QApplication.sendEvent(body, enter)
    if enter.isAccepted():
        QApplication.sendEvent(body, QDropEvent(place, action, mime, button, none))
    return enter.isAccepted()


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    return mime


def raw_picture(raw):
    mime = QMimeData()
    mime.setData("image/png", raw)
    return mime


def test_a_picture_is_dropped_on_a_figure(figure, session, qtbot, tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(png(size=(40, 30)))
    assert dropped(figure, files(path))
    qtbot.waitUntil(lambda: held(session) == [(40, 30)])
    assert passage(session, "new").body.picture == session.briefing.pictures[-1].id


def test_what_else_is_dropped_is_left_to_the_window(figure, tmp_path):
    assert not dropped(figure, files(tmp_path / "program.exe", tmp_path))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (giant_png(10_000, 10_000), "What was pasted has more than 50 million pixels."),
        (b"\x89PNG\r\n\x1a\n broken", "What was pasted is no picture that can be read."),
    ],
)
def test_a_picture_that_is_too_much_is_refused_in_a_sentence(figure, session, qtbot, raw, words):
    assert dropped(figure, raw_picture(raw))
    qtbot.waitUntil(lambda: figure.fault.words().startswith(words))
    assert held(session) == []
    assert figure.choose.isEnabled()


def test_a_picture_is_pasted_into_a_figure(figure, session, qtbot):
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png(size=(20, 10))))
    QApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(figure.choose, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: held(session) == [(20, 10)])
    assert passage(session, "new").body.picture == session.briefing.pictures[-1].id


def test_a_picture_that_is_pasted_into_prose_is_a_figure_below(stack, session, qtbot):
    card = open_passage(stack, "situation-war")
    before = text(session, "situation-war")
    told = []
    stack.told.connect(told.append)
    card.body.edit.insertFromMimeData(raw_picture(png(size=(20, 10))))
    qtbot.waitUntil(lambda: held(session) == [(20, 10)])
    added = find(session.briefing, Section, "situation").passages[2]
    assert added.body.picture == session.briefing.pictures[-1].id
    assert text(session, "situation-war") is before
    card.body.edit.insertFromMimeData(raw_picture(b"none"))
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("What was pasted is no picture")


def test_an_outlook_has_its_judgements_scenarios_and_indicators(stack, session, qtbot):
    show(stack, item="outlook-iran", audience="nato")
    ticks = {each.box.accessibleName(): each.box for each in stack.page.judgements.ticks}
    box = next(box for words, box in ticks.items() if words.startswith("Iran will halt"))
    click(qtbot, box)
    assert find(session.briefing, Outlook, "outlook-iran").judgements == (
        "iran-bases",
        "hormuz-closed",
    )
    card = open_passage(stack, "iran-measured", "nato")
    boxes = [each for each in card.findChildren(QComboBox) if "NATO" in each.accessibleName()]
    boxes[0].setCurrentIndex(1)
    boxes[0].activated.emit(1)
    scenario = find(session.briefing, Outlook, "outlook-iran").scenarios[0]
    assert scenario.likelihood["nato"] == "highly-unlikely"
    assert open_passage(stack, "iran-bill", "nato").isVisible()


def test_a_judgement_that_says_nothing_yet_has_a_name(stack, session):
    session.edit(replace(session.briefing, judgements=(Judgement(id="new"),)))
    show(stack, item="outlook-iran")
    (tick,) = stack.page.judgements.ticks
    assert tick.box.accessibleName() == "Nothing is written yet"


def test_the_title_page_is_for_everyone(stack, session, qtbot):
    show(stack, item="about")
    assert "for everyone" in stack.page.hint.text()
    fields = {each.accessibleName(): each for each in stack.page.findChildren(QLineEdit)}
    qtbot.keyClick(fields["Reference"], Qt.Key.Key_End)
    qtbot.keyClicks(fields["Reference"], "-B")
    assert session.briefing.reference == "BN-2025-17-B"
    fields["Date"].selectAll()
    qtbot.keyClicks(fields["Date"], "2025-13-01")
    assert session.briefing.date.isoformat() == "2025-06-24"
    fields["Date"].selectAll()
    qtbot.keyClicks(fields["Date"], "2025-12-01")
    assert session.briefing.date.isoformat() == "2025-12-01"


def test_a_day_may_be_typed_as_people_write_it(stack, session, qtbot):
    show(stack, item="about")
    field = next(e for e in stack.page.findChildren(QLineEdit) if e.accessibleName() == "Date")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "3/4/2025")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    said = [each.text() for each in stack.page.findChildren(QLabel) if each.isVisible()]
    assert "Write the day as 2025-06-24" in said
    field.selectAll()
    qtbot.keyClicks(field, "1 Dec 2025")
    assert session.briefing.date.isoformat() == "2025-12-01"
    assert field.text() == "1 Dec 2025"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2025-12-01"
    said = [each.text() for each in stack.page.findChildren(QLabel) if each.isVisible()]
    assert "Write the day as 2025-06-24" not in said


def test_a_locked_briefing_is_only_read(qtbot):
    session = Session(replace(sample(), locked=("It is of the future.",)), Library())
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.show()
    card = open_passage(stack, "situation-war")
    before = session.briefing
    type_at_end(qtbot, card.body.edit, "x")
    assert session.briefing is before
    assert not card.access.withhold.isVisible()


def test_an_audience_that_is_gone_keeps_the_editor_open(stack, session):
    session.edit(replace(session.briefing, audiences=("gone",)))
    card = open_passage(stack, "situation-war", "gone")
    assert card.body.edit.toPlainText().startswith("Israel")


def test_every_control_has_a_name(stack):
    for item in ("about", "summary", "situation", "supply", "outlook-iran"):
        show(stack, item=item, audience="markets")
        assert isinstance(stack.page, Page)
        for each in stack.findChildren(QWidget):
            if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible():
                name = each.accessibleName() or getattr(each, "text", str)()
                assert name, (item, each, each.parent())


def test_what_is_read_has_a_line_of_its_own_where_there_is_no_room_beside(stack, session, qtbot):
    item = passage(session, "situation-war")
    session.edit(replaced(session.briefing, item, replace(item, release=("markets", "nato"))))
    access = open_passage(stack, "situation-war").access
    access.setFixedWidth(340)
    qtbot.waitUntil(lambda: access.mark.y() >= access.release.geometry().bottom())
    assert access.mark.width() >= access.mark.natural_width()


@pytest.mark.parametrize("width", [560, 900])
def test_tab_goes_through_what_comes_next_as_it_stands(stack, session, qtbot, width):
    outlook = session.briefing.outlooks[0]
    stack.resize(width, 900)
    show(stack, audience="markets", item=outlook.id)
    with qtbot.waitActive(stack):
        stack.activateWindow()
    page = stack.page
    cards = len(outlook.passages) + len(outlook.scenarios) + len(outlook.indicators)
    qtbot.waitUntil(lambda: sum(len(each.cards) for each in page.lists) == cards, timeout=5000)
    qtbot.wait(50)
    page.setFocus()
    reached = []
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus in (page, *reached):
            break
        reached.append(focus)
    assert focus is page
    assert all(each in reached for each in page.findChildren(ProseEdit) if each.isVisible())
    places = [QRect(each.mapTo(page.widget(), QPoint()), each.size()) for each in reached]
    for one, other in pairwise(places):
        is_below = other.top() >= one.bottom()
        is_beside = other.left() >= one.right() and other.bottom() > one.top()
        assert is_below or is_beside
    reached[-1].setFocus()
    for each in reversed(reached[:-1]):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is each

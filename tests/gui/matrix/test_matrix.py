import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from briefer.gui import look
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.matrix import MatrixView
from briefer.gui.matrix.heading import fitting
from briefer.gui.message import MessageBar
from briefer.model import edit
from briefer.model.briefing import Outlook
from briefer.model.passage import Passage
from briefer.value import replace


@pytest.fixture
def matrix(session, qtbot):
    made = MatrixView(session)
    qtbot.addWidget(made)
    made.resize(900, 480)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


@pytest.fixture
def grid(matrix):
    return matrix.findChild(QTableView)


def cell(grid, row, column):
    """Return the index of a cell by its headings."""
    model = grid.model()
    rows = [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())]
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return model.index(rows.index(row), columns.index(column))


def said(grid, row, column):
    return cell(grid, row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def act(matrix, index, text):
    actions = {each.text(): each for each in matrix.menu(index).actions()}
    assert actions[text].isEnabled(), text
    actions[text].trigger()


def test_the_sample_at_a_glance(grid):
    model = grid.model()
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert columns == ["Global markets", "NATO allies", "Gulf states", "Common text"]
    assert cell(grid, "Iran", "Global markets").data() == "Own text"
    assert cell(grid, "Russia", "NATO allies").data() == "Shared text"
    assert cell(grid, "The Gulf states", "Common text").data() == "Withheld"
    assert said(grid, "Iran", "Global markets") == "Iran, Global markets: 2 own, 3 withheld"


def test_columns_are_totalled(grid):
    tip = grid.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Global markets\n4 own, 9 withheld"


def test_a_click_opens_the_outlook_for_the_audience(grid, session, qtbot):
    at = grid.visualRect(cell(grid, "Russia", "Gulf states")).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (session.shown.audience, session.shown.item) == ("gulf", "outlook-russia")


def test_arrows_move_and_enter_opens(grid, session, qtbot):
    grid.setCurrentIndex(cell(grid, "Iran", "Global markets"))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert session.shown.item == "summary"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert (session.shown.audience, session.shown.item) == ("nato", "outlook-russia")


def test_a_stakeholder_opens_its_outlook(grid, session, qtbot):
    header = grid.verticalHeader()
    at = header.rect().topLeft()
    at.setY(header.sectionViewportPosition(2) + 10)
    at.setX(20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert session.shown.item == "outlook-us-nato"


def test_an_outlook_is_withheld_and_released(matrix, grid, session):
    index, bar = cell(grid, "Iran", "NATO allies"), MessageBar(matrix)
    act(matrix, index, "Withhold from NATO allies")
    assert cell(grid, "Iran", "NATO allies").data() == "Withheld"
    assert cell(grid, "Iran", "Common text").data() == "Withheld"
    assert session.briefing.outlooks[0].release == ("markets", "gulf")
    assert "the common text lacks it" in bar.text
    act(matrix, index, "Release to NATO allies")
    assert cell(grid, "Iran", "NATO allies").data() == "Shared text"
    session.undo()
    session.undo()
    assert session.briefing.outlooks[0].release == "all"


def test_an_own_text_begins_as_the_shared_one_and_is_gone_to(matrix, grid, session):
    act(matrix, cell(grid, "Russia", "Gulf states"), "Write own text for Gulf states")
    passage = edit.find(session.briefing, Passage, "russia-next")
    assert passage.body.text.audiences["gulf"] == passage.body.text.default
    assert (session.shown.audience, session.shown.item) == ("gulf", "russia-next")
    assert cell(grid, "Russia", "Gulf states").data() == "Own text"


def test_the_common_text_is_neither_withheld_nor_worded(matrix, grid):
    actions = matrix.menu(cell(grid, "Iran", "Common text")).actions()
    assert [each.text() for each in actions if each.isEnabled() and each.text()] == [
        "Open for Common text"
    ]


def test_the_menu_key_asks_for_the_menu_of_the_current_cell(grid, qtbot):
    index = cell(grid, "The United States and NATO", "Gulf states")
    grid.setCurrentIndex(index)
    far = grid.viewport().rect().bottomRight()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, far, QPoint())
    grid.menu_asked.disconnect()
    with qtbot.waitSignal(grid.menu_asked) as asked:
        QApplication.sendEvent(grid.viewport(), event)
    assert asked.args[0] == index


def test_only_gaps_are_shown_and_none_is_said(matrix, grid, session, qtbot):
    button = matrix.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not grid.isVisible()
    assert any("no gaps" in each.text() for each in matrix.findChildren(QLabel))
    outlook = Outlook(id="o", stakeholder="iran", passages=(Passage(id="empty"),))
    session.edit(edit.appended(session.briefing, session.briefing, "outlooks", outlook))
    assert grid.isVisible()
    rows = range(grid.model().rowCount())
    assert [row for row in rows if not grid.isRowHidden(row)] == [rows[-1]]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not any(map(grid.isRowHidden, rows))


def test_a_gap_that_is_filled_leaves_the_filter(matrix, grid, session, qtbot):
    session.show(audience="gulf", language="de")
    qtbot.mouseClick(matrix.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert grid.isVisible()
    session.show(language="")
    assert not grid.isVisible()


def test_the_current_cell_stays_while_the_briefing_changes(grid, session):
    grid.setCurrentIndex(cell(grid, "Russia", "Gulf states"))
    outlook = session.briefing.outlooks[0]
    session.edit(edit.replaced(session.briefing, outlook, replace(outlook, release=("gulf",))))
    assert grid.currentIndex() == cell(grid, "Russia", "Gulf states")
    assert cell(grid, "Iran", "NATO allies").data() == "Withheld"


def test_without_outlooks_it_says_what_to_do(matrix, grid, session):
    session.edit(replace(session.briefing, outlooks=()))
    assert not grid.isVisible()
    assert any("one stakeholder after the other" in e.text() for e in matrix.findChildren(QLabel))


@pytest.mark.parametrize("width", [590, 900])
def test_all_audiences_are_seen_at_once_with_their_whole_names(matrix, grid, qtbot, width):
    matrix.resize(width, 480)
    qtbot.waitUntil(lambda: matrix.width() == width)
    assert grid.horizontalScrollBar().maximum() == 0
    header, model = grid.horizontalHeader(), grid.model()
    metrics = QFontMetrics(look.font(strong=True))
    for column in range(model.columnCount()):
        room = QRect(0, 0, header.sectionSize(column) - 2 * look.SPACE[1], 36)
        name = model.headerData(column, Qt.Orientation.Horizontal)
        assert fitting(name, room, metrics) == name


def test_a_name_that_is_too_long_is_cut_at_its_end(qapp):  # noqa: ARG001 - fonts
    metrics, room = QFontMetrics(look.font(strong=True)), QRect(0, 0, 80, 36)
    shown = fitting("Ministries of finance and central banks of the Union", room, metrics)
    assert shown.endswith("…")
    assert shown.startswith("Ministries of")


def test_keys_go_from_gap_to_gap(matrix, grid, session):
    first = grid.currentIndex()
    matrix.step_gap(1)
    assert grid.currentIndex() == first  # the sample has none
    empty = [
        Outlook(id=each, stakeholder=each, passages=(Passage(id=f"{each}-p"),)) for each in "ab"
    ]
    session.edit(replace(session.briefing, outlooks=(*session.briefing.outlooks, *empty)))
    rows = grid.model().rowCount()
    found = []
    for step in (1, 1, -1, -1, -1):
        matrix.step_gap(step)
        here = grid.currentIndex()
        found.append((here.row() - rows, here.column()))
    assert found == [(-2, 0), (-2, 1), (-2, 0), (-1, 3), (-1, 2)]
    assert grid.hasFocus()


def test_the_heading_of_the_part_may_be_an_audiences_own(matrix, session, qtbot):
    session.show(audience="gulf", item="outlooks")
    line = next(
        each for each in matrix.findChildren(ProseEdit) if each.objectName() == "outlook_heading"
    )
    before = session.briefing.outlook_heading.default
    own = next(b for b in matrix.findChildren(QPushButton) if b.text() == "Own text")
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "For the Gulf")
    heading = session.briefing.outlook_heading
    assert (heading.default, heading.audiences["gulf"]) == (before, "For the Gulf")
    qtbot.mouseClick(own, Qt.MouseButton.LeftButton)
    assert not session.briefing.outlook_heading.names_audience("gulf")

import pytest
from PySide6.QtCore import Qt

from briefer.gui.editor.grid import Grid
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.find import FindBar
from briefer.gui.session import ALL_TEXTS
from briefer.gui.window.desk import Desk
from briefer.model.edit import replaced
from briefer.model.passage import Passage, Table, TableColumn
from briefer.model.search import find_words, substituted
from briefer.model.text import Text
from briefer.value import replace


@pytest.fixture
def bar(session, qtbot):
    made = FindBar(session)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


def search(qtbot, bar, words):
    bar.words.setFocus()
    bar.words.selectAll()
    qtbot.keyClicks(bar.words, words)


def rows(bar):
    return bar.list.hits.rows


def test_hits_tell_whose_text_they_are_in(bar, qtbot):
    search(qtbot, bar, "Hormuz")
    places = [row.place for row in rows(bar)]
    assert "Bottom line · own text of Global markets" in places


def test_hits_tell_of_a_language_what_the_picker_calls_it(bar):
    bar.words.setText("هرمز")  # which no key of a test types
    assert any(row.place.endswith(" · العربية") for row in rows(bar))


def test_enter_goes_from_hit_to_hit_and_shows_its_audience(bar, session, qtbot):
    search(qtbot, bar, "costly it becomes")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert (session.shown.audience, session.shown.item) == ("markets", "bottom-line-reader")


def test_a_shared_text_that_the_audience_does_not_read_is_shown_among_all(bar, session, qtbot):
    session.show(audience="gulf")
    search(qtbot, bar, "What follows depends less")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert session.shown.audience == ALL_TEXTS


def test_tab_goes_from_what_is_found_to_what_replaces_it(bar, qtbot):
    with qtbot.waitActive(bar):
        bar.activateWindow()
    bar.words.setFocus()
    qtbot.keyClick(bar.words, Qt.Key.Key_Tab)
    assert bar.focusWidget() is bar.replacement


def test_replacing_is_one_step_and_leaves_out_what_is_not_ticked(bar, session, qtbot):
    search(qtbot, bar, "Hormuz")
    count = len(rows(bar))
    assert not bar.replace.isEnabled()
    bar.replacement.setFocus()
    qtbot.keyClicks(bar.replacement, "Zebra")
    assert bar.replace.text() == f"Replace {count}"
    bar.list.hits.setData(
        bar.list.hits.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert bar.replace.text() == f"Replace {count - 1}"
    qtbot.mouseClick(bar.replace, Qt.MouseButton.LeftButton)
    assert bar.focusWidget() is bar.words
    assert len(find_words(session.briefing, "Zebra", whole=True)) == count - 1
    assert len(rows(bar)) == 1
    session.undo()
    assert not session.is_modified
    assert len(rows(bar)) == count


def test_case_and_whole_words(bar, qtbot):
    search(qtbot, bar, "russia")
    every = len(rows(bar))
    qtbot.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    assert not rows(bar)
    qtbot.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert 0 < len(rows(bar)) < every


def test_what_is_found_nowhere_is_said(bar, qtbot):
    search(qtbot, bar, "zebra")
    assert bar.count.text() == "Found nowhere"
    assert not bar.list.isVisible()


def test_escape_closes_it(bar, qtbot):
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_what_changed_while_it_was_closed_is_searched_anew(bar, session, qtbot):
    search(qtbot, bar, "Hormuz")
    hits = [row.hit for row in rows(bar)]
    bar.hide()
    session.edit(substituted(session.briefing, hits[:2], "Ormuz"))
    bar.show()
    assert len(rows(bar)) == len(hits) - 2


def activate(qtbot, window):
    """Wait until a window is active: one that is still being closed may take that back."""

    def is_active():
        window.activateWindow()
        return window.isActiveWindow()

    qtbot.waitUntil(is_active)


@pytest.fixture
def desk(session, qtbot):
    made = Desk(session)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    activate(qtbot, made)
    made.open_find()
    return made


def selected(desk, words):
    """Return the editors in which just these words are selected."""
    page = desk.editor.page
    prose = [
        each for each in page.findChildren(ProseEdit) if each.textCursor().selectedText() == words
    ]
    return [
        *prose,
        *(each for each in page.findChildren(PlainEdit) if each.selectedText() == words),
    ]


def seek(qtbot, desk, words):
    activate(qtbot, desk)
    bar = desk.findChild(FindBar)
    search(qtbot, bar, words)
    return bar


def test_the_very_words_are_selected_in_the_text_of_their_audience(desk, session, qtbot):
    bar = seek(qtbot, desk, "costly it becomes")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(selected(desk, "costly it becomes")) == 1)
    (edit,) = selected(desk, "costly it becomes")
    assert session.shown.audience == "markets"
    qtbot.waitUntil(lambda: not edit.visibleRegion().isEmpty())
    activate(qtbot, desk)
    assert bar.words.hasFocus()
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "costly it becomes"


def test_words_after_signs_of_markup_are_selected_as_they_are_read(desk, session, qtbot):
    passage = session.briefing.sections[0].passages[0]
    text = Text("One **strong** word [@iaea].\n\n- An item\n- with \\*zebra\\* in *it*")
    body = replace(passage.body, text=text)
    session.edit(replaced(session.briefing, passage, replace(passage, body=body)))
    bar = seek(qtbot, desk, "*zebra* in")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(selected(desk, "*zebra* in")) == 1)


def test_titles_sources_and_cells_are_gone_to(desk, session, qtbot):
    table = Table(columns=(TableColumn(head=Text("Zebra")),), rows=((Text("A quagga"),),))
    passage = Passage(id="stable", body=table)
    section = session.briefing.sections[0]
    briefing = replaced(session.briefing, section, replace(section, passages=(passage,)))
    session.edit(replace(briefing, title=Text("The okapi")))
    bar = seek(qtbot, desk, "zebra")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.editor.page.findChildren(Grid)))
    grid = desk.editor.page.findChild(Grid)
    qtbot.waitUntil(lambda: (grid.currentRow(), grid.currentColumn()) == (0, 0))
    bar = seek(qtbot, desk, "quagga")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (grid.currentRow(), grid.currentColumn()) == (1, 0))
    bar = seek(qtbot, desk, "okapi")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(selected(desk, "okapi")) == 1)
    bar = seek(qtbot, desk, "World Economic Outlook")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(selected(desk, "World Economic Outlook")) == 1)


def test_the_name_of_a_stakeholder_is_gone_to_and_can_be_written_anew(desk, session, qtbot):
    bar = seek(qtbot, desk, "United States and NATO")
    row = next(each for each in rows(bar) if each.hit.written.path == ("name",))
    bar.list.activated.emit(bar.list.hits.index(rows(bar).index(row)))
    qtbot.waitUntil(lambda: len(selected(desk, "United States and NATO")) == 1)
    (edit,) = selected(desk, "United States and NATO")
    activate(qtbot, desk)
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClicks(edit, "Atlantic allies")
    assert "The Atlantic allies" in [each.name.default for each in session.briefing.stakeholders]


def test_a_low_window_keeps_room_for_what_is_written(desk, qtbot):
    seek(qtbot, desk, "Iran")
    bar = desk.findChild(FindBar)
    qtbot.waitUntil(lambda: bar.height() > 240)
    desk.resize(1024, 644)
    qtbot.waitUntil(lambda: bar.height() <= 187)
    desk.resize(1500, 900)
    qtbot.waitUntil(lambda: bar.height() > 240)


def test_a_double_click_on_a_hit_puts_the_cursor_there(desk, qtbot):
    bar = seek(qtbot, desk, "costly it becomes")
    bar.list.activated.emit(bar.list.hits.index(0))
    qtbot.waitUntil(lambda: len(selected(desk, "costly it becomes")) == 1)
    activate(qtbot, desk)
    qtbot.waitUntil(selected(desk, "costly it becomes")[0].hasFocus)


def test_what_was_replaced_is_said_and_what_is_left(bar, session, qtbot):
    search(qtbot, bar, "Hormuz")
    count = len(rows(bar))
    bar.replacement.setFocus()
    qtbot.keyClicks(bar.replacement, "Ormuz")
    bar.list.hits.setData(
        bar.list.hits.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    qtbot.mouseClick(bar.replace, Qt.MouseButton.LeftButton)
    assert bar.count.text() == f"{count - 1} places replaced. 1 is left."
    qtbot.mouseClick(bar.replace, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 place replaced. None is left."
    session.undo()
    assert bar.count.text() == "1 place"
    search(qtbot, bar, "zebra")
    assert bar.count.text() == "Found nowhere"


def test_what_begins_a_sentence_reads_so_already(bar, session, qtbot):
    old = session.briefing.summary[0]
    body = replace(old.body, text=Text("Strait of Hormuz. The strait of Hormuz. In hormuz."))
    session.edit(replaced(session.briefing, old, replace(old, body=body)))
    search(qtbot, bar, "hormuz")
    mine = [row for row in rows(bar) if row.hit.value == body.text.default]
    bar.replacement.setFocus()
    qtbot.keyClicks(bar.replacement, "strait of Hormuz")
    assert [bar.list.hits.is_settled(row) for row in mine] == [True, True, False]
    bar.replacement.selectAll()
    qtbot.keyClicks(bar.replacement, "HORMUZ")
    assert not any(bar.list.hits.is_settled(row) for row in mine)
    search(qtbot, bar, "Hormuz")
    bar.replacement.setText("strait of Hormuz")
    qtbot.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    mine = [row for row in rows(bar) if row.hit.value == body.text.default]
    assert [bar.list.hits.is_settled(row) for row in mine] == [False, True]


def test_what_already_reads_so_is_not_replaced_twice(bar, session, qtbot):
    search(qtbot, bar, "Hormuz")
    count = len(rows(bar))
    bar.replacement.setFocus()
    qtbot.keyClicks(bar.replacement, "strait of Hormuz [the]")
    assert bar.replace.text() == f"Replace {count}"
    qtbot.mouseClick(bar.replace, Qt.MouseButton.LeftButton)
    assert bar.count.text() == f"{count} places replaced. None is left."
    assert not bar.replace.isEnabled()
    first = bar.list.hits.index(0)
    assert first.data(Qt.ItemDataRole.CheckStateRole) is None
    assert "reads so already" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    session.undo()
    assert bar.replace.text() == f"Replace {count}"
    session.redo()
    assert not bar.replace.isEnabled()
    bar.replacement.setText("Ormuz")
    assert bar.replace.text() == f"Replace {count}"

"""Passages go to other parts by their menu, and what is unassigned says how to be rid of it."""

import pytest
from PySide6.QtWidgets import QApplication

from briefer.gui import actions
from briefer.gui.app import Program
from briefer.gui.outline.entry import Entries
from briefer.gui.outline.tree import OutlineTree
from briefer.gui.place import part_of
from briefer.model.edit import replaced
from briefer.value import replace


@pytest.fixture
def window(program: Program, qtbot):
    """Return a window on the sample, whose first section is unassigned."""
    program.open_sample()
    window = program.windows[0]
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible())
    session = window.session
    first = session.briefing.sections[0]
    passages = tuple(replace(each, release=()) for each in first.passages[:2])
    tray = replace(first, kind="unassigned", release=(), passages=passages)
    session.edit(replaced(session.briefing, first, tray))
    session.show(item=passages[0].id)
    QApplication.processEvents()
    return window


def card(window):
    return window.desk.editor.commands._card


def go(window, words):
    card(window)._fill_going()
    next(a for a in card(window).going.actions() if a.text() == words).trigger()


def test_a_passage_is_moved_by_its_menu_and_undone_in_one_step(window):
    session = window.session
    before, passage = session.briefing, card(window).passage
    go(window, "Bottom line")
    assert session.briefing.summary[-1].id == passage.id
    assert session.briefing.summary[-1].release == "all"
    assert part_of(session.briefing, session.shown.item) == before.sections[0].id
    assert window.bar.text == "Moved to “Bottom line”."
    session.undo()
    assert session.briefing is before


def test_the_section_goes_with_the_last_that_was_unassigned(window):
    session = window.session
    tray, second = session.briefing.sections[:2]
    target = second.heading.default
    for passage in tray.passages:
        session.show(item=passage.id)
        QApplication.processEvents()
        go(window, target)
    assert session.briefing.sections[0].id == second.id
    assert [each.id for each in session.briefing.sections[0].passages[-2:]] == [
        each.id for each in tray.passages
    ]
    assert part_of(session.briefing, session.shown.item) == second.id


def test_the_menu_does_not_lead_to_where_the_passage_is(window):
    names = [s.heading.default for s in window.session.briefing.sections]
    card(window)._fill_going()
    shown = [each.text() for each in card(window).going.actions()]
    assert names[0] not in shown
    assert set(names[1:]) < {*shown}


def test_there_is_a_key_for_it(window):
    action = next(each for each in actions.actions() if each.name == "card-to")
    assert action.is_enabled(window)
    action.run(window)
    assert card(window).going.isVisible()
    card(window).going.close()
    window.session.show(item="sources")
    assert not action.is_enabled(window)


def test_what_is_unassigned_says_how_to_be_rid_of_it(window):
    tray = window.session.briefing.sections[0]
    window.session.show(item=tray.id)
    QApplication.processEvents()
    assert "Move to" in window.desk.editor.page.hint.text()
    assert window.desk.editor.page.kind.currentText() == "Unassigned"
    entry = next(each for each in Entries(window.session).all() if each.key == tray.id)
    assert entry.words() == "Move its passages to other parts"
    node = window.desk.outline.findChild(OutlineTree).node(tray.id)
    assert "Move its passages" in node.toolTip(0)
    window.session.show(item=window.session.briefing.sections[1].id)
    QApplication.processEvents()
    assert not window.desk.editor.page.hint.isVisible()

import pytest
from PySide6.QtCore import Qt

from briefer.gui.find import FindBar
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.search import find_words, substituted
from briefer.store.library import Library
from briefer.store.new import sample


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    return Session(sample(), Library())


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


def test_enter_goes_from_hit_to_hit_and_shows_its_audience(bar, session, qtbot):
    search(qtbot, bar, "costly it becomes")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert (session.shown.audience, session.shown.item) == ("markets", "bottom-line-reader")


def test_a_shared_text_that_the_audience_does_not_read_is_shown_among_all(bar, session, qtbot):
    session.show(audience="gulf")
    search(qtbot, bar, "What follows depends less")
    qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert session.shown.audience == ALL_TEXTS


def test_replacing_is_one_step_and_leaves_out_what_is_not_ticked(bar, session, qtbot):
    search(qtbot, bar, "Hormuz")
    count = len(rows(bar))
    assert not bar.replace.isEnabled()
    bar.replacement.setFocus()
    qtbot.keyClicks(bar.replacement, "Ormuz")
    assert bar.replace.text() == f"Replace {count}"
    bar.list.hits.setData(
        bar.list.hits.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert bar.replace.text() == f"Replace {count - 1}"
    qtbot.mouseClick(bar.replace, Qt.MouseButton.LeftButton)
    assert bar.focusWidget() is bar.words
    assert len(find_words(session.briefing, "Ormuz", whole=True)) == count - 1
    assert len(rows(bar)) == 1
    session.undo()
    assert not session.is_modified
    assert len(rows(bar)) == count


def test_case_and_whole_words(bar, qtbot):
    search(qtbot, bar, "iran")
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

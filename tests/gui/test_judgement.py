import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QStyleOptionComboBox,
    QTextEdit,
    QToolButton,
)

from briefer.gui.choice import ChoiceBox
from briefer.gui.judgement import JudgementsEditor
from briefer.gui.language import isolated
from briefer.gui.session import Session
from briefer.model.edit import replaced
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace

ISOLATES = "\u2068\u2069"


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    made = Session(sample(), Library())
    made.show(audience="nato", item="us-strikes")
    return made


@pytest.fixture
def editor(session, qtbot):
    made = JudgementsEditor(session)
    qtbot.addWidget(made)
    made.resize(700, 1000)
    made.show()
    return made


def judgement(session, name="us-strikes"):
    return next(each for each in session.briefing.judgements if each.id == name)


def choose(box, start):
    at = next(at for at in range(box.count()) if box.itemText(at).startswith(start))
    box.setCurrentIndex(at)
    box.activated.emit(at)


def box(editor, name):
    return next(b for b in editor.findChildren(QComboBox) if b.accessibleName().startswith(name))


def test_the_statement_is_written_for_all(editor, session, qtbot):
    edit = next(e for e in editor.findChildren(QTextEdit) if e.accessibleName() == "Statement")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "They will.")
    assert judgement(session).statement.default == "They will."
    assert not judgement(session).statement.audiences


def test_a_band_is_chosen_with_its_range_and_can_be_taken_back(editor, session):
    nato = box(editor, "NATO")
    assert nato.currentText() == "even chance (40–60 %)"  # noqa: RUF001 - a range
    choose(nato, "likely")
    assert judgement(session).likelihood["nato"] == "likely"
    choose(nato, "Not given")
    assert "nato" not in judgement(session).likelihood


def test_where_a_band_is_missing_those_that_overlap_are_offered(editor, session, qtbot):
    old = judgement(session)
    session.edit(replaced(session.briefing, old, replace(old, likelihood={"phia": "likely"})))
    labels = [each.text() for each in editor.findChildren(QLabel) if each.isVisible()]
    assert "Missing for NATO allies" in labels
    offered = [b for b in editor.findChildren(QPushButton) if b.text().startswith("Use likely (60")]
    qtbot.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    assert judgement(session).likelihood == {"phia": "likely", "nato": "likely"}


def test_words_that_are_too_long_end_in_an_ellipsis(editor):
    found = box(editor, "NATO")
    for width, is_cut in ((400, False), (120, True)):
        found.setFixedWidth(width)
        option = QStyleOptionComboBox()
        found.initStyleOption(option)
        assert option.currentText == isolated(option.currentText.strip(ISOLATES))
        assert option.currentText.strip(ISOLATES).endswith("…") == is_cut


def bands(editor):
    return [b for b in editor.findChildren(ChoiceBox) if b.isVisible() and "%" in b.currentText()]


@pytest.mark.parametrize(("width", "columns"), [(380, 1), (700, 2)])
def test_bands_are_read_with_their_ranges_in_a_narrow_editor_too(editor, qtbot, width, columns):
    editor.resize(width, 1000)
    qtbot.waitUntil(lambda: len({b.mapTo(editor, QPoint()).x() for b in bands(editor)}) == columns)
    for each in bands(editor):
        option = QStyleOptionComboBox()
        each.initStyleOption(option)
        assert option.currentText == isolated(each.currentText())


def test_confidence_is_chosen_apart(editor, session):
    choose(box(editor, "Confidence"), "High")
    assert judgement(session).confidence == "high"


def test_one_that_is_removed_is_named_by_no_outlook(editor, session, qtbot):
    named = [each for each in session.briefing.outlooks if "us-strikes" in each.judgements]
    assert named
    remove = next(b for b in editor.findChildren(QToolButton) if b.accessibleName() == "Remove")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert not [each for each in session.briefing.outlooks if "us-strikes" in each.judgements]
    session.undo()
    assert judgement(session)
    assert not session.is_modified


def test_tab_goes_from_the_statement_through_the_likelihoods_to_the_confidence(editor, qtbot):
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    next(e for e in editor.findChildren(QTextEdit) if e.accessibleName() == "Statement").setFocus()
    reached = []
    for _ in range(5):
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
        reached.append(editor.focusWidget().accessibleName())
    assert reached == [
        "US terms (likely)",
        "US terms (probable)",
        "NATO terms",
        "UK terms",
        "Confidence",
    ]


def test_the_standard_of_a_yardstick_is_told_below_its_plain_name(editor):
    box = next(
        each for each in editor.findChildren(QComboBox) if each.accessibleName().startswith("US")
    )
    assert box.accessibleDescription() == "ICD 203, row A"
    told = next(each for each in editor.findChildren(QLabel) if each.text() == "ICD 203, row A")
    assert told.isVisibleTo(editor)
    assert "United States" in box.parentWidget().toolTip()

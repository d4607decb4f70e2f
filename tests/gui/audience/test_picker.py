import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
)

from briefer.gui import look
from briefer.gui.audience import AudiencePicker
from briefer.gui.audience.edition import LanguagePicker, TemplatePicker
from briefer.gui.audience.making import MakingDialog
from briefer.gui.audience.segment import Segment
from briefer.gui.question import Question
from briefer.gui.session import ALL_TEXTS
from briefer.store import home
from briefer.store.library import Library
from briefer.value import replace

ELIDE = Qt.TextElideMode.ElideRight


@pytest.fixture
def picker(session, qtbot):
    made = AudiencePicker(session)
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    made.show()
    return made


def segments(picker):
    return {each.audience: each for each in picker.findChildren(Segment) if each.isVisible()}


def at_the_dialog(action):
    """Have an action done with the dialog that opens next."""

    def act():
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        action(dialog)

    QTimer.singleShot(0, act)


def test_the_audiences_stand_in_order_and_the_common_text_after_them(picker):
    seen = sorted(segments(picker).values(), key=lambda each: each.x())
    assert [each.audience for each in seen] == ["markets", "nato", "gulf", "common", ALL_TEXTS]
    assert seen[0].isChecked()
    assert seen[2].accessibleName() == "Gulf states: 8 own, 19 withheld"
    assert "not for export" in seen[4].toolTip()


def test_a_click_shows_an_audience(picker, session, qtbot):
    qtbot.mouseClick(segments(picker)["gulf"], Qt.MouseButton.LeftButton)
    assert session.shown.audience == "gulf"
    assert [each for each, segment in segments(picker).items() if segment.isChecked()] == ["gulf"]


def test_a_click_on_the_chosen_one_leaves_it_chosen(picker, session, qtbot):
    qtbot.mouseClick(segments(picker)["markets"], Qt.MouseButton.LeftButton)
    assert session.shown.audience == "markets"
    assert segments(picker)["markets"].isChecked()


def test_keys_show_an_audience(picker, session, qtbot):
    picker.activateWindow()
    qtbot.waitUntil(picker.isActiveWindow)
    qtbot.keyClick(picker, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert session.shown.audience == "nato"
    assert [each.shortcut().toString() for each in picker.actions()] == [
        f"Ctrl+{number}" for number in range(1, 6)
    ]


def test_tab_goes_through_the_row_first(picker, session, qtbot):
    session.edit(replace(session.briefing, audiences=("markets", "gulf")))
    picker.activateWindow()
    qtbot.waitUntil(picker.isActiveWindow)
    segments(picker)["markets"].setFocus()
    seen = []
    for _ in range(8):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    found = segments(picker)
    rest = [picker._add, picker._more, picker._language, picker._template]
    assert seen == [found["markets"], found["gulf"], found["common"], found[ALL_TEXTS], *rest]
    first = picker.nextInFocusChain()
    while first.focusPolicy() == Qt.FocusPolicy.NoFocus or not first.isVisible():
        first = first.nextInFocusChain()
    assert first is found["markets"]


def test_the_counts_follow_an_edit(picker, session):
    before = segments(picker)["gulf"].accessibleName()
    session.edit(replace(session.briefing, summary=()))
    after = segments(picker)["gulf"].accessibleName()
    assert "1 missing" in after
    assert after != before


def test_it_is_told_how_counts_differ_from_problems(picker, session):
    segment = segments(picker)["gulf"]
    assert segment.accessibleDescription() == ""
    session.edit(replace(session.briefing, summary=()))
    assert segment.accessibleDescription().startswith("Missing counts the places without a text")
    assert segment.accessibleDescription() in segment.toolTip()


def test_what_does_not_fit_is_in_the_menu(picker, qtbot):
    picker.resize(620, picker.height())
    qtbot.waitUntil(lambda: len(segments(picker)) < 5)
    seen = segments(picker)
    assert "markets" in seen
    menu = picker._more.menu()
    menu.aboutToShow.emit()
    actions = [each for each in menu.actions() if each.data() is not None]
    assert [each.data() for each in actions] == [
        each for each in ("markets", "nato", "gulf", "common", ALL_TEXTS) if each not in seen
    ]
    actions[-1].trigger()
    assert ALL_TEXTS in segments(picker)


def test_languages_are_those_of_the_audience(picker, session, qtbot):
    session.show(audience="gulf")
    languages = picker.findChild(LanguagePicker)
    assert [languages.itemText(at) for at in range(languages.count())] == [
        "English (United Kingdom)",
        "العربية",
    ]
    languages.setFocus()
    qtbot.keyClick(languages, Qt.Key.Key_Down)
    assert session.shown.language == "ar"
    assert "missing" not in segments(picker)["gulf"].accessibleName()
    qtbot.keyClick(languages, Qt.Key.Key_Up)
    assert session.shown.language == ""


def test_a_template_is_chosen(picker, session, qtbot):
    templates = picker.findChild(TemplatePicker)
    names = [templates.itemText(at) for at in range(templates.count())]
    assert names == ["Full assessment", "One-page brief", "Talking points"]
    templates.setFocus()
    qtbot.keyClick(templates, Qt.Key.Key_Down)
    assert session.shown.template == "brief"
    session.show(audience=ALL_TEXTS)
    assert not templates.isEnabled()


def test_adding_shows_what_an_audience_receives_and_asks(picker, session, qtbot):
    session.edit(replace(session.briefing, audiences=("markets", "gulf")))
    told = []

    def add(dialog):
        tree = dialog.findChild(QTreeWidget)
        told.extend(tree.topLevelItem(at) for at in range(3))
        assert told[0].text(0).startswith("Will receive (")
        assert told[0].child(0).text(0).startswith("Bottom line: Iran")
        groups = [
            [told[at].child(row).text(0) for row in range(told[at].childCount())] for at in range(3)
        ]
        assert any(each.startswith("Mediation: ") for each in groups[1])
        assert any(each.startswith("Supply and price: ") for each in groups[2])
        assert not any(each.startswith("Supply and price: ") for each in groups[0])
        button = next(
            each for each in dialog.findChildren(QPushButton) if each.text() == "Add NATO allies"
        )
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    at_the_dialog(add)
    qtbot.mouseClick(picker._add, Qt.MouseButton.LeftButton)
    assert told
    assert session.briefing.audiences == ("markets", "gulf", "nato")
    assert session.shown.audience == "nato"
    session.undo()
    assert session.shown.audience == "markets"
    assert "nato" not in segments(picker)


def make(dialog, qtbot, name, like):
    """Fill in the dialog of a new audience, and make it."""
    first, question = dialog.findChildren(QLineEdit)[:2]
    qtbot.keyClicks(first, name)
    qtbot.keyClicks(question, "What of our ports?")
    box = dialog.findChild(QComboBox)
    box.setCurrentIndex(box.findText(like))
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Make audience")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_audience_of_ones_own_is_made_and_added(picker, session, qtbot):
    told = []

    def add(dialog):
        told.extend(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())
        at_the_dialog(lambda making: make(making, qtbot, "The port's board", "Gulf states"))
        buttons = dialog.findChildren(QPushButton)
        new = next(each for each in buttons if each.text() == "New audience…")
        qtbot.mouseClick(new, Qt.MouseButton.LeftButton)
        button = next(each for each in buttons if each.text() == "Add The port's board")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    at_the_dialog(add)
    qtbot.mouseClick(picker._add, Qt.MouseButton.LeftButton)
    assert "every audience" in told[0]
    assert session.shown.audience == "the-port-s-board"
    made = Library().audiences.read("the-port-s-board")
    like = Library().audiences.read("gulf")
    assert (made.parts, made.marking, made.yardstick) == (like.parts, like.marking, like.yardstick)
    assert made.name.default == "The port's board"
    assert made.question.default == "What of our ports?"


def test_an_audience_of_ones_own_that_cannot_be_written_is_told(session, qtbot):
    dialog = MakingDialog(session.library)
    qtbot.addWidget(dialog)
    home.library().mkdir(parents=True, exist_ok=True)
    (home.library() / "audiences").write_text("no folder")
    make(dialog, qtbot, "Ports", "Gulf states")
    assert not dialog.made
    assert any("could not be saved" in each.text() for each in dialog.findChildren(QLabel))


def test_nothing_is_added_when_the_dialog_is_closed(picker, session, qtbot):
    session.edit(replace(session.briefing, audiences=("markets",)))
    at_the_dialog(QDialog.reject)
    qtbot.mouseClick(picker._add, Qt.MouseButton.LeftButton)
    assert session.briefing.audiences == ("markets",)


@pytest.mark.parametrize("answer", ["Remove NATO allies", "Keep it"])
def test_removing_asks_and_keeps_every_text(picker, session, qtbot, answer):
    session.show(audience="nato")
    before = session.briefing

    def choose(box):
        assert isinstance(box, Question)
        assert "stay in the file" in box.accessibleDescription()
        buttons = box.findChildren(QPushButton)
        assert [each.text() for each in buttons if each.isDefault()] == ["Keep it"]
        button = next(each for each in buttons if each.text() == answer)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    at_the_dialog(choose)
    picker.remove("nato")
    if answer == "Keep it":
        assert session.briefing is before
        return
    assert session.briefing == replace(before, audiences=("markets", "gulf"))
    assert session.shown.audience == "markets"


def test_an_audience_that_the_library_has_lost_is_shown_by_its_id(session, qtbot):
    session.edit(replace(session.briefing, audiences=("markets", "gone")))
    picker = AudiencePicker(session)
    qtbot.addWidget(picker)
    picker.resize(1200, 64)
    picker.show()
    qtbot.mouseClick(segments(picker)["gone"], Qt.MouseButton.LeftButton)
    assert session.shown.audience == "gone"


def test_a_chosen_name_is_whole(picker, session):
    for each in ("markets", "nato", "gulf", "common", ALL_TEXTS):
        session.show(audience=each)
        segment = segments(picker)[each]
        name = segment.accessibleName().partition(":")[0]
        room = segment.width() - 2 * look.SPACE[2]
        assert QFontMetrics(look.font(strong=True)).elidedText(name, ELIDE, room) == name

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from briefer.gui.message import MessageBar
from briefer.gui.outline import OutlineView
from briefer.gui.outline.tree import OutlineTree
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model import edit
from briefer.model.briefing import Outlook, Section
from briefer.model.text import Text
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def outline(session, qtbot):
    made = OutlineView(session)
    qtbot.addWidget(made)
    made.resize(280, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.findChild(OutlineTree).setFocus()
    return made


@pytest.fixture
def tree(outline):
    return outline.findChild(OutlineTree)


def titles(tree):
    return [tree.topLevelItem(at).text(0) for at in range(tree.topLevelItemCount())]


def outlooks(tree):
    node = tree.node("outlooks")
    return [node.child(at).text(0) for at in range(node.childCount())]


def choose(tree, key, qtbot):
    at = tree.visualItemRect(tree.node(key)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)


def type_name(tree, name, qtbot):
    field = tree.findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tree.findChild(QLineEdit) is None)


def drag(tree, key, beside, *, before):
    """Drop one entry on the upper or lower half of another, as a drag ends."""
    rect = tree.visualItemRect(tree.node(beside))
    at = QPoint(rect.center().x(), rect.top() + 4 if before else rect.bottom() - 4)
    data = tree.mimeData([tree.node(key)])  # the event does not keep it
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.dropEvent(event)


def test_the_parts_stand_in_the_order_of_the_briefing(tree):
    assert titles(tree)[:3] == ["Title page", "Bottom line", "Where things stand"]
    assert titles(tree)[-3:] == ["What comes next", "Judgements", "Sources"]
    assert outlooks(tree)[0] == "Iran"


def test_a_click_and_an_arrow_show_an_item(tree, session, qtbot):
    choose(tree, "outlook-iran", qtbot)
    assert session.shown.item == "outlook-iran"
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert session.shown.item == "outlook-russia"


def test_a_passage_is_found_in_what_holds_it(tree, session):
    session.show(item="iran-next")
    assert tree.current_entry().key == "outlook-iran"
    assert session.shown.item == "iran-next"
    session.show(item="imf")
    assert tree.current_entry().key == "sources"


def test_marks_say_what_the_audience_gets(tree, session):
    assert "Withheld" in tree.node("outlook-gulf").toolTip(0)
    assert "2 own" in tree.node("outlook-iran").toolTip(0)
    session.show(audience="gulf")
    assert "Withheld" not in tree.node("outlook-gulf").toolTip(0)
    assert tree.node("supply").text(0) == "Your exports and the ways round the strait"
    assert "gets no such part" in tree.node("regional").toolTip(0)
    session.show(language="de")
    assert "missing" in tree.node("outlook-iran").toolTip(0)
    session.show(audience=ALL_TEXTS)
    assert tree.node("outlook-iran").toolTip(0) == "Iran"


def test_renaming_a_stakeholder_is_one_step(tree, session, qtbot):
    choose(tree, "outlook-iran", qtbot)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    type_name(tree, "Tehran", qtbot)
    assert outlooks(tree)[0] == "Tehran"
    session.undo()
    assert outlooks(tree)[0] == "Iran"
    assert not session.can_undo


def test_renaming_writes_the_text_that_is_shown(tree, session, qtbot):
    session.show(audience="gulf", item="supply")
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    type_name(tree, "Your routes", qtbot)
    heading = edit.find(session.briefing, Section, "supply").heading
    assert heading.audiences["gulf"] == "Your routes"
    assert heading.default == "Supply and price"


def test_parts_that_are_always_there_are_neither_renamed_nor_removed(tree, session, qtbot):
    choose(tree, "sources", qtbot)
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert tree.findChild(QLineEdit) is None
    assert not session.can_undo


def test_removing_goes_to_the_next_and_can_be_undone_from_the_message(outline, session, qtbot):
    bar = MessageBar(outline)
    tree = outline.findChild(OutlineTree)
    choose(tree, "outlook-iran", qtbot)
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert "Iran" not in outlooks(tree)
    assert session.shown.item == "outlook-russia"
    assert bar.text == "“Iran” was removed."
    qtbot.mouseClick(bar._buttons[0], Qt.MouseButton.LeftButton)
    assert outlooks(tree)[0] == "Iran"


def test_keys_move_an_entry_among_its_like(tree, session, qtbot):
    choose(tree, "outlook-russia", qtbot)
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert outlooks(tree)[:2] == ["Russia", "Iran"]
    before = session.briefing
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert session.briefing is before
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    assert outlooks(tree)[2] == "Russia"
    assert tree.current_entry().key == "outlook-russia"


def test_dragging_moves_an_entry_beside_another(tree, session):
    drag(tree, "situation", "supply", before=False)
    assert [each.id for each in session.briefing.sections[:3]] == [
        "positions",
        "supply",
        "situation",
    ]
    session.undo()
    assert session.briefing.sections[0].id == "situation"
    drag(tree, "outlook-gulf", "outlook-iran", before=True)
    assert session.briefing.outlooks[0].id == "outlook-gulf"


@pytest.mark.parametrize("beside", ["outlook-iran", "sources", "situation"])
def test_an_entry_is_not_dropped_where_it_cannot_stand(tree, session, beside):
    drag(tree, "situation", beside, before=True)
    assert not session.can_undo


def test_a_section_of_a_kind_comes_after_the_one_that_is_shown(outline, tree, session):
    session.show(item="situation")
    outline._add.aboutToShow.emit()
    names = {each.text(): each for each in outline._add.actions()}
    names["Supply and price"].trigger()
    added = session.briefing.sections[1]
    assert (added.kind, added.heading) == ("supply", Text("Supply and price"))
    assert session.shown.item == added.id
    assert "1 missing" in tree.node(added.id).toolTip(0)


def test_a_stakeholder_without_an_outlook_gets_one(outline, session):
    gone = session.briefing.outlooks[0]
    session.edit(edit.replaced(session.briefing, gone, None))
    outline._add.aboutToShow.emit()
    names = {each.text(): each for each in outline._add.actions()}
    names["Iran"].trigger()
    assert session.briefing.outlooks[-1].stakeholder == "iran"


def test_a_new_stakeholder_is_named_at_once(outline, tree, session, qtbot):
    outline.add_outlook()
    type_name(tree, "China", qtbot)
    outlook = session.briefing.outlooks[-1]
    assert session.briefing.stakeholders[-1].name == Text("China")
    assert outlook.stakeholder == session.briefing.stakeholders[-1].id
    assert edit.find(session.briefing, Outlook, session.shown.item) is outlook


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_after_the_name_of_a_new_stakeholder_comes_the_text(outline, tree, session, qtbot, key):
    outline.add_outlook()
    field = tree.findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "China")
    with qtbot.waitSignal(outline.entered):
        qtbot.keyClick(field, key)
    assert session.shown.item == session.briefing.outlooks[-1].id


def test_a_click_goes_to_the_text_but_an_arrow_stays(outline, tree, qtbot):
    with qtbot.waitSignal(outline.entered):
        choose(tree, "summary", qtbot)
    with qtbot.assertNotEmitted(outline.entered):
        qtbot.keyClick(tree, Qt.Key.Key_Down)


def test_the_menu_says_what_it_adds(outline):
    outline._add.aboutToShow.emit()
    heads = [each.text() for each in outline._add.findChildren(QLabel)]
    assert heads == ["Section", "What comes next for"]


def test_what_is_folded_and_scrolled_stays_so_while_the_briefing_changes(outline, tree, session):
    outline.resize(280, 260)
    tree.node("outlooks").setExpanded(False)
    QApplication.processEvents()
    tree.verticalScrollBar().setValue(5)
    node = tree.node("situation")
    session.edit(replace(session.briefing, sections=session.briefing.sections[:-1]))
    assert not tree.node("outlooks").isExpanded()
    assert tree.verticalScrollBar().value() == 5
    assert tree.node("situation") is node


def test_what_is_gone_after_undo_leads_to_the_bottom_line(outline, tree, session):
    outline.add_section("supply", "Supply")
    assert tree.current_entry().title == "Supply"
    session.undo()
    assert tree.current_entry().key == "summary"
    session.redo()
    assert tree.current_entry().title == "Supply"


def test_names_are_shown_as_they_are(outline, tree, session):
    name = "<b>R&D</b>"
    stakeholder = replace(session.briefing.stakeholders[0], name=Text(name))
    session.edit(edit.replaced(session.briefing, session.briefing.stakeholders[0], stakeholder))
    assert outlooks(tree)[0] == name
    assert "&lt;b&gt;R&amp;D" in tree.node("outlook-iran").toolTip(0)
    session.edit(edit.replaced(session.briefing, session.briefing.outlooks[0], None))
    outline._add.aboutToShow.emit()
    assert "<b>R&&D</b>" in [each.text() for each in outline._add.actions()]


def test_a_locked_briefing_is_only_looked_at(qtbot):
    opened = replace(sample(), locked=("It is from a later version.",))
    session = Session(opened, Library())
    outline = OutlineView(session)
    qtbot.addWidget(outline)
    session.show(item="outlook-iran")
    assert not any(
        each.isEnabled() for each in outline.findChild(OutlineTree).actions() if each.text()
    )


def test_a_name_may_be_an_audiences_own(outline, tree, session, qtbot):
    outlook = session.briefing.outlooks[0]
    session.show(audience="gulf", item=outlook.id)

    def do(words):
        next(each for each in outline.menu().actions() if each.text() == words).trigger()

    do("Another name for Gulf states")
    type_name(tree, "Tehran", qtbot)
    found = next(s for s in session.briefing.stakeholders if s.id == outlook.stakeholder)
    assert (found.name.default, found.name.audiences["gulf"]) == ("Iran", "Tehran")
    do("Use the shared name again")
    assert not session.is_modified
    session.show(item="sources")
    assert "Another name for Gulf states" not in [a.text() for a in outline.menu().actions()]

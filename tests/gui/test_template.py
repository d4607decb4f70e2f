"""Templates in the window: saved from a briefing, begun from, followed, compared and taken over."""

import datetime as dt
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QPushButton

from briefer import bundled
from briefer.gui import actions, language
from briefer.gui.editor.earlier import LastTime
from briefer.gui.editor.prose import ProseEdit, ProseSurface
from briefer.gui.judgement.review import Review
from briefer.gui.template.beginning import BeginDialog
from briefer.gui.template.saving import SaveTemplateDialog
from briefer.gui.template.update import UpdateDialog
from briefer.gui.welcome import TemplateCard
from briefer.model.passage import Prose
from briefer.model.skeleton import Keep
from briefer.model.text import Text
from briefer.pipeline.saving import Name, saved_template
from briefer.store.carried import carrying
from briefer.store.file import save_briefing
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.store.template import read_template, write_template


@pytest.fixture
def window(program):
    program.open_sample()
    return program.windows[0]


def trigger(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def tick(qtbot, box):
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


def named(parent, text, kind=QPushButton):
    (found,) = [each for each in parent.findChildren(kind) if each.text() == text]
    return found


@pytest.fixture
def dialog(window):
    window.show()
    trigger(window, "save-template")
    found = QApplication.activeModalWidget()
    assert isinstance(found, SaveTemplateDialog)
    return found


def rows(dialog):
    """Return the text, the place, the readers and the tick of each row."""
    items = (dialog.texts.topLevelItem(at) for at in range(dialog.texts.topLevelItemCount()))
    return {
        (each.text(0).strip("\u2068\u2069")[:24], each.text(1)): (
            each.text(2),
            each.checkState(0) == Qt.CheckState.Checked,
        )
        for each in items
    }


def toggle(dialog, words):
    items = (dialog.texts.topLevelItem(at) for at in range(dialog.texts.topLevelItemCount()))
    item = next(each for each in items if words in each.text(0))
    is_kept = item.checkState(0) == Qt.CheckState.Checked
    item.setCheckState(0, Qt.CheckState.Unchecked if is_kept else Qt.CheckState.Checked)


def said(dialog):
    return dialog._count.text()


def test_a_template_is_added_and_the_next_briefing_begins_from_it(dialog, program, qtbot):
    add = named(dialog, "Add to my templates")
    assert not add.isEnabled()
    qtbot.keyClicks(dialog.title, "Monthly outlook")
    tick(qtbot, named(dialog, "Sources", QCheckBox))
    toggle(dialog, "The appeal also measures")
    qtbot.waitUntil(lambda: "1 of them is not for all audiences." in said(dialog))
    click(qtbot, add)
    assert "“Monthly outlook” is one of your templates now." in program.windows[0].bar.text
    made = Library().templates.read("monthly-outlook")
    assert made.skeleton.sources
    program.welcome()
    cards = program.windows[-1].findChildren(TemplateCard)
    assert "New from Monthly outlook" in [each.accessibleName() for each in cards]


@pytest.fixture
def beginning(program, qtbot):
    """Return the dialog that asks what a briefing from a template of one's own begins with."""
    made = saved_template(sample(), Library(), Keep(), Name(id="monthly", title="Monthly"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "monthly.brieftemplate"
        write_template(path, made)
        program.library.templates.add(path)
    program.welcome()
    shown = program.windows[-1]
    (card,) = [
        each
        for each in shown.findChildren(TemplateCard)
        if each.accessibleName() == "New from Monthly"
    ]
    click(qtbot, card)
    found = QApplication.activeModalWidget()
    assert isinstance(found, BeginDialog)
    return found


def test_a_template_asks_for_title_date_and_its_prompts(beginning, program, qtbot):
    places = [each.findChild(QLabel).text() for each in beginning.questions]
    assert places[:2] == ["Bottom line", "Where things stand"]
    first, second, *_ = beginning.questions
    assert first.edit.accessibleDescription().startswith("The bottom line: what a reader")
    qtbot.keyClicks(beginning.title.edit, "July outlook")
    beginning.date.edit.selectAll()
    qtbot.keyClicks(beginning.date.edit, "2025-07-24")
    qtbot.keyClicks(first.edit, "All is *quiet*.")
    qtbot.keyClicks(second.edit, "Gone")
    qtbot.keyClick(second.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not second.edit.toPlainText()
    click(qtbot, named(beginning, "&Begin"))
    shown = program.windows[-1].session
    begun = shown.briefing
    assert (begun.title, begun.date) == (Text("July outlook"), dt.date(2025, 7, 24))
    assert begun.summary[0].body == Prose(text=Text(r"All is \*quiet\*."))
    asked = [each for each in begun.passages() if each.prompt and not each.body.text]
    assert len(asked) == len(beginning.questions) - 1
    assert begun.sections[0].kind == "situation"
    assert shown.is_modified


def test_what_is_asked_stands_in_fields_as_wide_as_the_others(beginning, qtbot):
    qtbot.waitExposed(beginning)
    edges = {each.edit.width() for each in (beginning.title, *beginning.questions)}
    assert len(edges) == 1


def test_all_that_a_template_asks_may_be_left_empty_or_it_is_not_begun(beginning, program, qtbot):
    click(qtbot, named(beginning, "Cancel"))
    assert program.windows[-1].session is None
    program.begin("monthly")
    click(qtbot, named(QApplication.activeModalWidget(), "&Begin"))
    begun = program.windows[-1].session.briefing
    assert not begun.title
    assert begun.summary[0].prompt
    assert not program.windows[-1].session.is_modified


def test_every_text_is_listed_with_its_readers_and_restricted_ones_are_off(dialog):
    found = rows(dialog)
    restricted = {key: value for key, value in found.items() if value[0] != "All"}
    assert len(restricted) > 5
    assert not any(kept for _, kept in restricted.values())
    assert {"Gulf states", "NATO allies"} <= {readers for readers, _ in restricted.values()}


def test_the_result_is_shown_as_it_will_begin(dialog):
    tree = dialog.outcome
    parts = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    names = [each.text(0).strip("\u2068\u2069") for each in parts]
    assert names[:2] == ["Bottom line", "Where things stand"]
    assert "Posture and escalation" not in names
    prompt = parts[0].child(0)
    assert prompt.text(0).strip("\u2068\u2069").startswith("The bottom line: what a reader")
    assert prompt.font(0).italic()


def test_what_is_not_to_be_kept_is_unticked_at_once(dialog, qtbot):
    before = rows(dialog)
    tick(qtbot, named(dialog, "Stakeholders", QCheckBox))
    after = rows(dialog)
    iran = next(key for key in before if key[1].startswith("Stakeholder “Iran”"))
    assert (before[iran][1], after[iran][1]) == (True, False)


def test_it_is_saved_as_a_file_for_others(dialog, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "monthly.brieftemplate"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.keyClicks(dialog.title, "Monthly")
    click(qtbot, named(dialog, "Save as a file…"))
    assert read_template(path).manifest.title == Text("Monthly")
    assert "monthly" not in Library().templates.ids()


def test_one_that_is_saved_again_is_a_newer_version(dialog, window, qtbot):
    qtbot.keyClicks(dialog.title, "Monthly")
    click(qtbot, named(dialog, "Add to my templates"))
    trigger(window, "save-template")
    again = QApplication.activeModalWidget()
    qtbot.keyClicks(again.title, "Monthly")

    def agree():
        click(qtbot, named(QApplication.activeModalWidget(), "&Replace"))

    QTimer.singleShot(0, agree)
    click(qtbot, named(again, "Add to my templates"))
    assert Library().templates.read("monthly").manifest.version == 2
    assert Library().templates.binned() == ("monthly",)


def test_a_name_in_another_script_gets_an_id(dialog, qtbot):
    dialog.title.setText("الموجز الشهري")
    click(qtbot, named(dialog, "Add to my templates"))
    assert Library().templates.read("template").manifest.title == Text("الموجز الشهري")


def test_next_months_briefing_waits_for_a_review_and_shows_what_was_said(
    window, program, qtbot, tmp_path
):
    window.session.save(tmp_path / "june.briefing")
    trigger(window, "follow")
    (_, following) = program.windows
    following.show()
    session = following.session
    assert session.path is None
    assert session.briefing.cutoff is None
    following.desk.go("judgements")
    review = following.findChild(Review)
    qtbot.waitUntil(review.isVisible)
    click(qtbot, review.button)
    assert not session.briefing.judgements[0].review
    assert not review.isVisible()
    assert session.briefing.judgements[1].review
    session.undo()
    assert review.isVisible()
    following.desk.go("summary")
    found = "bottom-line:body:text"
    qtbot.waitUntil(lambda: bool(following.findChildren(ProseEdit, found)))
    edit = following.findChild(ProseEdit, found)
    last = edit.parentWidget().findChild(LastTime)
    assert not last.isVisible()
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "All is quiet.")
    qtbot.waitUntil(last.isVisible)
    assert "Supreme Leader" in last.findChild(ProseSurface).toPlainText()


@pytest.fixture
def newer(home, program, tmp_path):
    """Return a window on a briefing of which the library has something newer."""
    path = save_briefing(carrying(sample(), Library()), tmp_path / "old.briefing").path
    own = home / "library" / "templates"
    own.mkdir(parents=True)
    text = (bundled.templates() / "assessment.xml.j2").read_text()
    text = text.replace("version = 1", "version = 2").replace("default = true", "default = false")
    (own / "assessment.xml.j2").write_text(text)
    program.open(path)
    window = program.windows[-1]
    window.show()
    return window


def test_what_is_newer_is_offered_compared_and_taken(newer, qtbot):
    assert newer.bar.isVisible()
    before = newer.session.briefing
    click(qtbot, named(newer.bar, "Compare…"))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UpdateDialog)
    item = dialog.list.topLevelItem(0)
    assert item.text(0) == "Template “Full assessment”, version 2 instead of 1"
    child = item.child(0)
    assert child.text(0) == "Option: \u2068show_sources.default\u2069"
    assert [child.text(at).strip("\u2068\u2069") for at in (1, 2)] == ["true", "false"]
    qtbot.waitUntil(lambda: len(dialog.pages.differing) > 1, timeout=20_000)
    click(qtbot, named(dialog, "Take over"))
    session = newer.session
    assert session.library.templates.read("assessment").manifest.version == 2
    assert session.updates() == ()
    trigger(newer, "compare")
    assert "has the same" in newer.bar.text
    session.undo()
    assert session.briefing is before
    assert session.library.templates.read("assessment").manifest.version == 1


@pytest.mark.parametrize("spoken", ["en", "de", "ar"])
def test_what_is_compared_fits_a_small_screen(newer, qapp, spoken):
    language.speak(qapp, spoken)
    try:
        trigger(newer, "compare")
        dialog = QApplication.activeModalWidget()
        assert dialog.minimumSizeHint().width() <= 1024 - 40
        dialog.reject()
    finally:
        language.speak(qapp, "en")


def test_it_is_kept_as_it_is_where_that_is_wanted(newer, qtbot):
    trigger(newer, "compare")
    dialog = QApplication.activeModalWidget()
    dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert not named(dialog, "Take over").isEnabled()
    click(qtbot, named(dialog, "Keep as it is"))
    assert not newer.session.is_modified


def test_a_long_difference_is_shown_in_full(newer, home, qtbot):
    path = home / "library" / "templates" / "assessment.xml.j2"
    text = re.sub(
        "description = .*", f'description = "{"So long. " * 40}"', path.read_text(), count=1
    )
    path.write_text(text)
    newer.program.library.reread()
    trigger(newer, "compare")
    tree = QApplication.activeModalWidget().list
    rows = [tree.topLevelItem(0).child(at) for at in range(tree.topLevelItem(0).childCount())]
    (long,) = [each for each in rows if each.text(0) == "Description"]
    assert "nothing" in long.text(1)
    qtbot.waitUntil(lambda: tree.visualItemRect(long).height() > 100)

"""The main window as a user meets it: welcome, menus, saving, closing, columns, messages."""

import hashlib
from pathlib import Path

import pytest
from pictures import png
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabBar,
)

from briefer.gui import actions, look, settings
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.find import FindBar
from briefer.gui.outline.tree import OutlineTree
from briefer.gui.preview.note import Note
from briefer.gui.question import Question
from briefer.gui.welcome import RecentRow, TemplateCard
from briefer.gui.window.palette import CommandPalette
from briefer.model.briefing import Picture
from briefer.model.edit import replaced
from briefer.model.passage import Figure, Passage, Prose, Table
from briefer.model.release import permits
from briefer.model.text import Text
from briefer.store import home, lock
from briefer.store.file import open_briefing, save_briefing
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def file(tmp_path):
    return save_briefing(sample(), tmp_path / "tehran.briefing").path


@pytest.fixture
def window(program, file):
    program.take([file])
    return program.windows[0]


def retitled(session, title):
    session.edit(replace_title(session.briefing, title))


def replace_title(briefing, title):
    return replace(briefing, title=Text(title))


def trigger(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)


def answer(button):
    """Click a button of the question that comes up next."""

    def click():
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        named = {each.text().replace("&", ""): each for each in question.findChildren(QPushButton)}
        named[button].click()

    QTimer.singleShot(0, click)


def test_a_start_without_files_offers_templates_and_the_sample(program, qtbot):
    program.take([])
    window = program.windows[0]
    window.show()
    cards = window.findChildren(TemplateCard)
    assert [each.accessibleName() for each in cards] == [
        "New from Full assessment",
        "New from One-page brief",
        "New from Talking points",
    ]
    qtbot.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    assert window.session.path is None
    assert window.session.briefing.sections[0].passages[0].prompt
    assert len(program.windows) == 1


def test_what_is_opened_from_the_welcome_page_comes_in_turns(program, qtbot, file, tmp_path):
    other = save_briefing(sample(), tmp_path / "other.briefing").path
    program.take([])
    window = program.windows[0]
    for each in (file, other):
        program.open(each, window)
    assert window.desk is None
    assert [each.session.path for each in program.windows] == [file, other]
    qtbot.waitUntil(lambda: all(each.desk is not None for each in program.windows))
    qtbot.waitUntil(lambda: all(each.desk.preview is not None for each in program.windows))


def test_a_new_briefing_begins_with_its_title(program, qtbot):
    program.take([])
    window = program.windows[0]
    window.activateWindow()
    qtbot.mouseClick(window.findChildren(TemplateCard)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.focusWidget().accessibleName() == "Title")
    title = window.focusWidget()
    qtbot.keyClicks(title, "What next")
    assert window.session.briefing.title.default == "What next"


def test_the_welcome_page_is_used_by_keys(program, qtbot):
    program.take([])
    window = program.windows[0]
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    assert window.focusWidget().accessibleName() == "New from Full assessment"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.session is not None


def test_each_template_gets_a_picture_of_its_first_page(program, qtbot):
    program.take([])
    cards = program.windows[0].findChildren(TemplateCard)
    qtbot.waitUntil(lambda: all(each.has_picture for each in cards), timeout=20_000)


def test_a_recent_file_that_is_gone_is_greyed(program, tmp_path, file):
    settings.add_recent(tmp_path / "gone.briefing")
    settings.add_recent(file)
    program.take([])
    rows = program.windows[0].findChildren(RecentRow)
    assert [(each.accessibleName(), each.isEnabled()) for each in rows] == [
        ("tehran", True),
        ("gone", False),
    ]


def test_a_file_takes_the_welcome_page_and_another_one_a_window(program, file, tmp_path):
    other = save_briefing(sample(), tmp_path / "other.briefing").path
    program.take([])
    program.take([file, other, file])
    assert [each.session.path for each in program.windows] == [file, other]
    assert settings.read().recent[:2] == (str(other), str(file))


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("folder", "folder is a folder: drop the briefings that are in it."),
        ("program.exe", "program.exe is neither a briefing nor an article."),
        ("picture.png", "picture.png is a picture: drop it on a figure."),
        ("gone.briefing", "gone.briefing could not be opened"),
    ],
)
def test_what_is_no_briefing_is_one_sentence_in_the_window(program, tmp_path, name, says):
    (tmp_path / "folder").mkdir()
    (tmp_path / "program.exe").write_bytes(b"MZ" + bytes(100))
    (tmp_path / "picture.png").write_bytes(b"PNG")
    program.take([])
    window = program.windows[0]
    drop(window, tmp_path / name)
    assert window.bar.text.startswith(says)
    assert window.bar.isVisible()
    assert window.session is None


def test_of_what_is_dropped_the_briefings_are_opened(program, tmp_path, file):
    program.take([])
    window = program.windows[0]
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    drop(window, tmp_path / "notes.txt", file)
    assert window.session.path == file
    assert "notes.txt" in window.bar.text


def test_a_picture_that_is_dropped_beside_figures_gets_one(window, tmp_path, qtbot):
    window.session.show(item=window.session.briefing.sections[0].passages[0].id)
    window.show()
    drop(window, tmp_path / "photo.JPG")
    button = next(each for each in window.bar.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert isinstance(window.session.briefing.sections[0].passages[1].body, Figure)


def test_outlooks_are_written_with_keys_alone(program, qtbot):
    program.begin("assessment")
    window = program.windows[0]
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    with qtbot.waitActive(window):
        window.activateWindow()
    for name in ("Iran", "Russia"):
        trigger(window, "add-outlook")
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        qtbot.keyClicks(QApplication.focusWidget(), name)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ProseEdit))
        qtbot.keyClicks(QApplication.focusWidget(), f"{name} waits.")
    briefing = window.session.briefing
    assert [each.name.default for each in briefing.stakeholders] == ["Iran", "Russia"]
    assert [each.passages[0].body.text.default for each in briefing.outlooks] == [
        "Iran waits.",
        "Russia waits.",
    ]


def test_saving_keeps_the_change_and_the_title_shows_it(window, file):
    assert window.windowTitle() == "Tehran turns to Moscow[*] - briefer"
    retitled(window.session, "Another title")
    assert window.isWindowModified()
    trigger(window, "save")
    assert not window.isWindowModified()
    assert open_briefing(file).briefing.title.default == "Another title"


def test_a_new_briefing_is_asked_for_its_name(program, tmp_path, monkeypatch):
    asked = []

    def name(*words):
        asked.append(words[2])
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    program.open_sample()
    window = program.windows[0]
    trigger(window, "save")
    assert Path(asked[0]).name == "Tehran-turns-to-Moscow.briefing"
    assert window.session.path == tmp_path / "mine.briefing"
    assert open_briefing(window.session.path).briefing == window.session.briefing


def test_a_first_file_is_proposed_among_the_documents(program, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "Papers").mkdir()
    line = f'XDG_DOCUMENTS_DIR="{tmp_path}/Papers"\n'
    (tmp_path / "user-dirs.dirs").write_text(line, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: (asked.append(words[2]), ""))
    program.open_sample()
    trigger(program.windows[0], "save")
    assert Path(asked[0]).parent == tmp_path / "Papers"


def test_a_file_that_another_program_changed_is_not_overwritten(window, file):
    save_briefing(replace_opened(file, "Theirs"), overwrite=True)
    retitled(window.session, "Mine")
    assert window.files.save() is False
    assert "changed by another program" in window.bar.text
    assert open_briefing(file).briefing.title.default == "Theirs"
    assert window.session.is_modified


def test_a_file_that_another_program_changed_can_be_read_again(window, file):
    session = window.session
    retitled(session, "Mine")
    mine = session.briefing
    save_briefing(replace_opened(file, "Theirs"), overwrite=True)
    assert window.files.save() is False
    press(window.bar, "Reload")
    assert session.briefing.title.default == "Theirs"
    assert not window.isWindowModified()
    retitled(session, "Theirs, and more")
    press(window.bar, "Bring my changes back")
    assert session.briefing == mine
    assert window.isWindowModified()
    assert window.files.save()
    assert open_briefing(file).briefing.title.default == "Mine"


def test_pictures_are_there_when_a_reload_is_undone(window, file):
    session, raw = window.session, png()
    theirs = file.read_bytes()
    sha256 = hashlib.sha256(raw).hexdigest()
    record = Picture(id="pic", sha256=sha256, media_type="image/png", width=4, height=4)
    session.add_picture(raw)
    session.edit(replace(session.briefing, pictures=(record,)))
    assert window.files.save()
    file.write_bytes(theirs)
    window.files.reload()
    assert record not in session.briefing.pictures
    session.undo()
    assert session.opened.pictures.get(sha256) == raw


def press(widget, words):
    shown = [each for each in widget.findChildren(QPushButton) if each.isVisible()]
    next(each for each in shown if each.text() == words).click()


def replace_opened(file, title):
    opened = open_briefing(file)
    return replace(opened, briefing=replace_title(opened.briefing, title))


@pytest.mark.parametrize(
    ("button", "title", "closes"),
    [("Save", "Mine", True), ("Discard", "Tehran turns to Moscow", True), ("Cancel", None, False)],
)
def test_closing_asks_for_what_is_not_saved(window, file, button, title, closes):
    retitled(window.session, "Mine")
    answer(button)
    assert window.close() is closes
    if title:
        assert open_briefing(file).briefing.title.default == title


def test_closing_without_changes_asks_nothing_and_frees_the_file(window, file):
    assert lock.lock_path(file).exists()
    assert window.close()
    assert not lock.lock_path(file).exists()


def test_tab_goes_on_from_the_outline_to_the_texts_and_comes_round(window, qtbot):
    window.resize(1500, 900)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    window.desk.outline.findChild(OutlineTree).setFocus()
    seen = []
    while (focus := window.focusWidget()) not in seen:
        seen.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    desk = window.desk
    for column in (desk.outline, desk.editor, desk.preview, desk.picker):
        assert any(column.isAncestorOf(each) for each in seen), column
    assert focus is seen[0]


def test_tab_goes_from_column_to_column_whatever_was_made_last(window, qtbot):
    window.resize(1500, 900)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    desk, session = window.desk, window.session
    qtbot.waitUntil(lambda: desk.preview is not None)
    session.show(item=session.briefing.outlooks[1].id)
    qtbot.waitUntil(lambda: len(desk.editor.page.findChildren(ProseEdit)) > 3)
    desk.outline.findChild(OutlineTree).setFocus()
    columns = []
    for _ in range(200):
        focus = window.focusWidget()
        found = [c for c in (desk.outline, desk.editor, desk.preview) if c.isAncestorOf(focus)]
        if found and columns[-1:] != found:
            columns += found
        if columns[3:]:
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert columns == [desk.outline, desk.editor, desk.preview, desk.outline]


def test_the_status_bar_tells_what_its_problems_are_of(window, qtbot):
    session = window.session
    session.show(audience="nato")
    blank = Passage(id="blank", body=Prose(text=Text("See [@nowhere].")))
    session.edit(replace(session.briefing, summary=(blank,)))
    qtbot.waitUntil(lambda: window.status.has_problems, timeout=20_000)
    button = next(b for b in window.status.findChildren(QPushButton) if "problem" in b.text())
    assert "checking the edition for NATO allies" in button.toolTip()


def enabled(window):
    return {each.name for each in actions.actions() if each.is_enabled(window)}


def test_every_action_can_be_done_somewhere_in_an_open_briefing(window, qtbot):
    session = window.session
    blank = Passage(id="blank", body=Prose(text=Text("See [@nowhere].")))
    session.edit(replace(session.briefing, summary=(blank,)))
    qtbot.waitUntil(lambda: window.status.has_problems, timeout=20_000)
    done = enabled(window)
    session.undo()
    done |= enabled(window)
    outlook = window.session.briefing.outlooks[0]
    for audience in window.session.briefing.audiences:
        for item in (*outlook.passages, *outlook.scenarios):
            window.session.show(audience=audience, item=item.id)
            qtbot.wait(1)
            done |= enabled(window)
    session.show(audience="nato", item=outlook.passages[0].id)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    edits = window.desk.editor.page.findChildren(ProseEdit)
    next(each for each in edits if not each.isReadOnly() and each.form == "prose").setFocus()
    done |= enabled(window)
    absent = {f"audience-{number}" for number in range(6, 10)}
    assert {each.name for each in actions.actions()} - done == absent


def test_every_action_has_a_key_of_its_own(qapp):  # noqa: ARG001 - names of keys
    keys = [QKeySequence(each.key).toString() for each in actions.actions()]
    assert all(keys)
    assert len({*keys}) == len(keys)


def test_every_action_stands_in_the_menus_the_palette_and_the_help(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    menus = [each.menu() for each in window.menuBar().actions()]
    shown = {each.text().partition("\t")[0] for menu in menus for each in menu.actions()}
    window.show_help()
    page = QApplication.activeModalWidget()
    told = {each.text() for each in page.findChildren(QLabel)}
    page.close()
    window.show_palette()
    palette = QApplication.activeModalWidget()
    offered = palette.findChild(QListWidget)
    found = {offered.item(at).text() for at in range(offered.count())}
    palette.close()
    for each in actions.actions():
        assert {each.words(), each.key_text()} <= told
        if each.named:
            assert not each.is_enabled(window) or each.words(window) in found
        else:
            assert each.title() in shown
            assert not each.is_enabled(window) or each.words(window) in found | {"All actions"}


def test_the_palette_says_that_nothing_fits(window, qtbot):
    window.show_palette()
    palette = QApplication.activeModalWidget()
    words = [each for each in palette.findChildren(QLabel) if each.text()]
    assert not any(each.isVisible() for each in words)
    qtbot.keyClicks(palette.findChild(QLineEdit), "zzzz")
    assert [each.text() for each in words if each.isVisible()] == ["No action is called that."]
    palette.close()


def test_an_audience_is_chosen_by_its_name_in_the_palette(window, qtbot):
    window.show_palette()
    palette = QApplication.activeModalWidget()
    qtbot.keyClicks(palette.findChild(QLineEdit), "gulf")
    qtbot.keyClick(palette.findChild(QLineEdit), Qt.Key.Key_Return)
    assert window.session.shown.audience == "gulf"


def test_what_an_audience_gets_is_changed_by_keys(window, qtbot):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    session = window.session
    section = session.briefing.sections[0]
    session.show(audience="nato", item=section.passages[0].id)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_H, both)
    assert not permits(session.briefing.sections[0].passages[0].release, "nato")
    qtbot.keyClick(window, Qt.Key.Key_R, both)
    assert permits(session.briefing.sections[0].passages[0].release, "nato")
    count = len(section.passages)
    qtbot.keyClick(window, Qt.Key.Key_T, both)
    made = session.briefing.sections[0].passages
    assert len(made) == count + 1
    assert isinstance(made[1].body, Table)


def test_records_are_added_moved_and_removed_by_keys(window, qtbot):
    session = window.session
    before = [each.id for each in session.briefing.sources]
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    trigger(window, "add-source")
    made = session.briefing.sources[-1].id
    qtbot.waitUntil(lambda: window.focusWidget().accessibleName() == "Title")
    title = window.focusWidget()
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(title, Qt.Key.Key_Up, keys)
    assert [each.id for each in session.briefing.sources] == [*before[:-1], made, before[-1]]
    qtbot.keyClick(title, Qt.Key.Key_Delete, keys)
    assert [each.id for each in session.briefing.sources] == before


def test_undo_and_redo_have_their_keys(window, qtbot):
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    retitled(window.session, "Mine")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.briefing.title.default == "Tehran turns to Moscow"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for key, modifiers in (
        (Qt.Key.Key_Z, both),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(window, key, modifiers)
        assert window.session.briefing.title.default == "Mine"
        window.session.undo()


def type_into(window, qtbot, item, words):
    """Type at the end of the text of a passage, as soon as its editor is there."""

    def edits():
        return window.desk.editor.page.findChildren(ProseEdit, f"{item}:body:text")

    qtbot.waitUntil(lambda: bool(edits()), timeout=5000)
    edits()[0].setFocus()
    edits()[0].moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edits()[0], words)


def focused(window):
    found = window.focusWidget()
    return found.objectName() if isinstance(found, ProseEdit) else ""


def test_undo_and_redo_go_to_the_place_that_changed(window, qtbot):
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    session = window.session
    first, second = session.briefing.sections[0].passages[0], session.briefing.outlooks[0]
    for item in (first.id, second.passages[0].id):
        session.show(item=item, audience="nato")
        type_into(window, qtbot, item, " So it is.")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: focused(window) == f"{second.passages[0].id}:body:text", timeout=5000)
    session.show(audience="markets")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: focused(window) == f"{first.id}:body:text", timeout=5000)
    edit = window.focusWidget()
    assert edit.textCursor().atEnd()
    page = window.desk.editor.page
    qtbot.waitUntil(lambda: page.rect().contains(edit.mapTo(page, edit.cursorRect().center())))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(edit, Qt.Key.Key_Z, both)
    qtbot.keyClick(edit, Qt.Key.Key_Z, both)
    qtbot.waitUntil(lambda: focused(window) == f"{second.passages[0].id}:body:text", timeout=5000)


def test_undo_of_an_own_text_shows_its_audience(window):
    session = window.session
    session.show(audience="gulf", item="summary")
    passage = session.briefing.summary[0]
    text = passage.body.text
    own = replace(text, audiences={**text.audiences, "gulf": "Ours."})
    session.edit(replaced(session.briefing, passage, replace(passage, body=Prose(text=own))))
    session.show(audience="nato", item="sources")
    trigger(window, "undo")
    assert (session.shown.audience, session.shown.item) == ("gulf", passage.id)


def test_undo_shows_what_changed_that_is_no_text(window):
    session = window.session
    scenario = session.briefing.outlooks[0].scenarios[0]
    session.edit(replaced(session.briefing, scenario, replace(scenario, likelihood={})))
    session.edit(replace(session.briefing, reference="X-1"))
    removed = session.briefing.judgements[0]
    session.edit(replaced(session.briefing, removed, None))
    shown = []
    for _ in range(3):
        session.show(item="summary")
        trigger(window, "undo")
        shown.append(session.shown.item)
    assert shown == [removed.id, "about", scenario.id]
    trigger(window, "redo")
    trigger(window, "redo")
    trigger(window, "redo")
    assert session.shown.item == "judgements"


def test_the_palette_finds_an_action_by_a_few_letters_and_does_it(window, qtbot):
    window.show()
    window.show_palette()
    palette = window.findChild(CommandPalette)
    typed = palette.findChild(QLineEdit)
    qtbot.keyClicks(typed, "drk col")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert look.chosen() == look.Scheme.DARK
    assert settings.read().scheme == "dark"
    assert not palette.isVisible()


def test_a_wide_window_has_columns_and_a_narrow_one_tabs(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    window.show()
    window.resize(1400, 800)
    shown = window.desk.is_shown
    assert all(map(shown, ("outline", "editor", "preview")))
    window.resize(1024, 700)
    assert (shown("editor"), shown("preview")) == (True, False)
    trigger(window, "preview")
    assert (shown("editor"), shown("preview")) == (False, True)
    assert window.desk.preview.isVisible()
    assert window.width() == 1024


def test_the_note_of_a_problem_leads_to_the_editor_of_a_narrow_window(window, qtbot):
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    window.show()
    window.resize(1024, 700)
    trigger(window, "preview")
    session = window.session
    session.show(audience="nato")
    judgement = session.briefing.judgements[0]
    changed = replace(judgement, likelihood={"icd203-a": "likely"})
    session.edit(replaced(session.briefing, judgement, changed))
    note = window.desk.preview.findChild(Note)
    qtbot.waitUntil(note.isVisible, timeout=20_000)
    press(note, "Show")
    assert session.shown.item == judgement.id
    assert window.desk.is_shown("editor")


def test_a_hidden_column_stays_hidden_and_one_of_two_is_always_there(program, window, file, qtbot):
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    window.show()
    window.resize(1400, 800)
    trigger(window, "outline")
    trigger(window, "editor")
    trigger(window, "preview")
    shown = [name for name in ("outline", "editor", "preview") if window.desk.is_shown(name)]
    assert shown == ["editor"]
    window.close()
    program.take([file])
    again = program.windows[0]
    again.resize(1400, 800)
    assert not again.desk.is_shown("outline")
    assert not again.desk.is_shown("preview")


def test_the_status_bar_counts_the_words_of_the_edition(window, qtbot):
    bar = window.statusBar()
    qtbot.waitUntil(lambda: "words" in bar.words, timeout=20_000)
    before = bar.words
    trigger(window, "audience-next")
    qtbot.waitUntil(lambda: bar.words not in ("", before), timeout=20_000)


def test_a_bug_keeps_the_work_first_and_says_so_once(program, window):
    retitled(window.session, "Mine")
    program.broken.emit(ZeroDivisionError())
    program.broken.emit(ZeroDivisionError())
    questions = [each for each in window.findChildren(Question) if each.isVisible()]
    assert len(questions) == 1
    assert "ZeroDivisionError" in questions[0].accessibleName()
    assert "kept" in questions[0].accessibleDescription()
    assert [*home.state().rglob("*.journal")]
    questions[0].findChild(QPushButton).click()


def test_every_control_of_the_frame_has_a_name(program, window, qtbot):
    qtbot.waitUntil(lambda: window.desk.preview is not None)
    program.welcome()
    for each in program.windows:
        for kind in (QAbstractButton, QLineEdit, QTabBar):
            for widget in each.findChildren(kind):
                if widget.parent() is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    named = widget.accessibleName() or getattr(widget, "text", str)()
                    assert named or type(widget.parent()).__name__.startswith("Q"), widget


def test_find_and_replace_have_their_keys(window, qtbot):
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for key, name in ((Qt.Key.Key_F, "words"), (Qt.Key.Key_H, "replacement")):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        bar = window.findChild(FindBar)
        qtbot.waitUntil(getattr(bar, name).hasFocus, timeout=2000)
        bar.words.setText("Iran")


def test_a_question_has_the_focus_on_what_enter_does(window, qtbot):
    answers = (("save", "&Save", "primary"), ("cancel", "&Cancel", ""))
    question = Question("Save?", "", answers, window)
    question.show()
    question.activateWindow()
    assert question.focusWidget().text() == "&Save"
    qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    assert question.answer == "save"


def test_return_gives_the_answer_that_has_the_focus(window, qtbot):
    answers = (("save", "&Save", "primary"), ("cancel", "&Cancel", ""))
    question = Question("Save?", "", answers, window)
    with qtbot.waitActive(question):
        question.show()
    qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    assert question.answer == "cancel"


def test_an_own_text_by_keys_is_that_of_the_line_with_the_cursor(program, qtbot):
    program.begin("assessment")
    window = program.windows[0]
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ProseEdit))
    for text in ("A title", "A subtitle"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    trigger(window, "own-text")
    subtitle = window.session.briefing.subtitle
    assert subtitle.names_audience(window.session.shown.audience)
    trigger(window, "shared-text")
    assert not window.session.briefing.subtitle.audiences

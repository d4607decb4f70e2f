import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QListWidget, QProgressBar, QPushButton

from briefer.gui.audience.edition import LanguagePicker
from briefer.gui.export import ExportDialog
from briefer.model.edit import replaced
from briefer.model.passage import Passage
from briefer.model.text import Text
from briefer.store import home
from briefer.value import replace

NATO = "NATO allies, English (United Kingdom)"
COMMON = "Common text, English (United Kingdom)"


@pytest.fixture
def opened(session, qtbot, tmp_path):
    """Return a dialog that exports into a folder that is not there yet."""

    def make():
        dialog = ExportDialog(session, None)
        qtbot.addWidget(dialog)
        line = dialog.findChild(QLineEdit)
        if not dialog.findChild(QListWidget).count():
            pytest.fail("nothing is ticked at first")
        line.setText(str(tmp_path / "out"))
        dialog.show()
        return dialog

    return make


def texts(dialog):
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def button(dialog, start):
    found = [b for b in dialog.findChildren(QPushButton) if b.text().startswith(start)]
    shown = [b for b in found if b.isVisible()]
    assert shown, [b.text() for b in dialog.findChildren(QPushButton)]
    return shown[0]


def click(qtbot, dialog, start):
    qtbot.mouseClick(button(dialog, start), Qt.MouseButton.LeftButton)


def box(dialog, name):
    return next(b for b in dialog.findChildren(QCheckBox) if b.accessibleName() == name)


def only(dialog, *names):
    for each in dialog.findChildren(QCheckBox):
        each.setChecked(each.accessibleName() in names)


def without_likelihood(session):
    judgement = session.briefing.judgements[0]
    changed = replace(judgement, likelihood={"icd203-a": "likely"})
    session.edit(replaced(session.briefing, judgement, changed))


def later(session):
    """Leave a passage to be written later, of which each edition warns."""
    section = session.briefing.sections[0]
    empty = Passage(id="later", prompt="What has happened.")
    session.edit(replaced(session.briefing, section, replace(section, passages=(empty,))))


def test_the_files_are_named_before_they_are_written(opened, session, qtbot, tmp_path):
    later(session)
    dialog = opened()
    only(dialog, "NATO allies, Français, PDF", "Gulf states, English (United Kingdom), Word")
    names = dialog.findChild(QListWidget)
    shown = {names.item(row).text() for row in range(names.count())}
    click(qtbot, dialog, "Export 2 files")
    qtbot.waitUntil(lambda: "Look at this first" in texts(dialog), timeout=20000)
    click(qtbot, dialog, "Export 2 files all the same")
    qtbot.waitUntil(lambda: "2 files exported" in texts(dialog), timeout=20000)
    assert {path.name for path in (tmp_path / "out").iterdir()} == shown
    assert any(name.endswith("_nato_fr.pdf") for name in shown)


def test_the_head_of_a_column_ticks_it_and_clears_it(opened, qtbot):
    dialog = opened()
    only(dialog)
    assert not button(dialog, "Export 0 files").isEnabled()
    click(qtbot, dialog, "Markdown")
    assert button(dialog, "Export 6 files").isEnabled()
    click(qtbot, dialog, "Markdown")
    assert not button(dialog, "Export 0 files").isEnabled()


def test_an_error_keeps_its_edition_back_and_the_others_are_written(
    opened, session, qtbot, tmp_path
):
    without_likelihood(session)
    dialog = opened()
    only(
        dialog,
        f"{NATO}, Plain text",
        f"{COMMON}, Plain text",
    )
    click(qtbot, dialog, "Export 2 files")
    qtbot.waitUntil(lambda: "Look at this first" in texts(dialog), timeout=20000)
    assert "Will not be written" in texts(dialog)
    click(qtbot, dialog, "Export 1 file all the same")
    qtbot.waitUntil(lambda: "1 file exported" in texts(dialog), timeout=20000)
    assert [path.name[-10:] for path in (tmp_path / "out").iterdir()] == ["common.txt"]


def test_it_fits_a_low_screen_with_an_error_line(opened, qtbot):
    dialog = opened()
    dialog.resize(760, 640)
    only(dialog, f"{NATO}, PDF")
    first = next(
        each
        for each in dialog.findChildren(QLineEdit)
        if each.accessibleName() == "Password of the PDF files"
    )
    qtbot.keyClicks(first, "secret of mine")
    assert "The two passwords differ." in texts(dialog)
    qtbot.wait(50)
    assert dialog.minimumSizeHint().height() <= 640
    assert dialog.height() <= 640


def test_a_problem_leads_to_its_place(opened, session, qtbot):
    without_likelihood(session)
    assert session.shown.audience != "nato"
    dialog = opened()
    only(dialog, f"{NATO}, Plain text")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "Look at this first" in texts(dialog), timeout=20000)
    click(qtbot, dialog, "Show")
    assert session.shown.item == session.briefing.judgements[0].id
    assert session.shown.audience == "nato"
    assert not dialog.isVisible()


def test_what_is_not_written_yet_is_led_to(opened, session, qtbot):
    later(session)
    dialog = opened()
    only(dialog, f"{NATO}, Plain text")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "Nothing is written here yet." in texts(dialog), timeout=20000)
    click(qtbot, dialog, "Show")
    assert session.shown.item == "later"


def test_a_missing_title_is_told_and_led_to(opened, session, qtbot):
    session.edit(replace(session.briefing, title=Text("")))
    dialog = opened()
    only(dialog, f"{NATO}, Plain text")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "The briefing has no title." in texts(dialog), timeout=20000)
    click(qtbot, dialog, "Show")
    assert session.shown.item == "about"


def test_a_file_that_another_changed_is_replaced_only_when_asked(opened, qtbot, tmp_path):
    dialog = opened()
    only(dialog, "Gulf states, English (United Kingdom), Plain text")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "1 file exported" in texts(dialog), timeout=20000)
    (path,) = (tmp_path / "out").iterdir()
    path.write_text("a colleague's words", encoding="utf-8")
    again = opened()
    click(qtbot, again, "Export 1 file")
    qtbot.waitUntil(lambda: "Not replaced" in texts(again), timeout=20000)
    assert path.read_text(encoding="utf-8") == "a colleague's words"
    click(qtbot, again, "Replace 1 file")
    qtbot.waitUntil(lambda: "1 file exported" in texts(again), timeout=20000)
    assert "Iran" in path.read_text(encoding="utf-8")


def test_the_last_choices_are_there_again(opened, qtbot, tmp_path, session):
    dialog = opened()
    only(dialog, "Global markets, English (United States), HTML")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "1 file exported" in texts(dialog), timeout=20000)
    again = ExportDialog(session, None)
    qtbot.addWidget(again)
    again.show()
    assert box(again, "Global markets, English (United States), HTML").isChecked()
    assert button(again, "Export 1 file").isEnabled()
    assert again.findChild(QLineEdit).text() == str(tmp_path / "out")
    assert not session.is_modified


def test_to_stop_ends_between_two_editions(opened, qtbot, tmp_path):
    dialog = opened()
    click(qtbot, dialog, "Export 6 files")
    click(qtbot, dialog, "Stop")
    qtbot.waitUntil(lambda: "Each file holds" in texts(dialog), timeout=20000)
    assert not (tmp_path / "out").exists()


def test_to_stop_the_writing_tells_what_is_there_and_what_is_not(opened, qtbot, tmp_path):
    dialog = opened()
    click(qtbot, dialog, "Export 6 files")
    bar = dialog.findChild(QProgressBar)
    qtbot.waitUntil(lambda: "Exporting" in texts(dialog) and bar.value() == 1, timeout=20000)
    click(qtbot, dialog, "Stop")
    qtbot.waitUntil(lambda: "files exported" in texts(dialog), timeout=20000)
    assert len(list((tmp_path / "out").iterdir())) < 6
    (left,) = [each for each in texts(dialog).splitlines() if each.startswith("Not written")]
    assert "Gulf states" in left


def test_a_folder_that_cannot_be_made_is_said(opened, qtbot, tmp_path):
    dialog = opened()
    only(dialog, "Gulf states, English (United Kingdom), Plain text")
    dialog.findChild(QLineEdit).setText(str(tmp_path / "none" / "out"))
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "Nothing was exported" in texts(dialog), timeout=20000)
    assert "There is no folder" in texts(dialog)


def password(dialog, text, again=None):
    fields = {field.accessibleName(): field for field in dialog.findChildren(QLineEdit)}
    fields["Password of the PDF files"].setText(text)
    fields["Password once more"].setText(text if again is None else again)
    return fields


def test_a_password_is_typed_twice_and_locks_the_file(opened, qtbot, tmp_path, session):
    dialog = opened()
    only(dialog, f"{NATO}, PDF")
    assert "PDF/A" not in texts(dialog)
    fields = password(dialog, "Hormuz 7", "Hormuz 8")
    assert all(
        field.echoMode() == QLineEdit.EchoMode.Password
        for name, field in fields.items()
        if name.startswith("Password")
    )
    assert "two passwords differ" in texts(dialog)
    assert "no longer PDF/A" in texts(dialog)
    assert not button(dialog, "Export").isEnabled()
    password(dialog, "Hormuz 7")
    click(qtbot, dialog, "Export 1 file")
    qtbot.waitUntil(lambda: "1 file exported" in texts(dialog), timeout=20000)
    (path,) = (tmp_path / "out").iterdir()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    pikepdf.open(path, password="Hormuz 7").close()
    kept = [each.read_bytes() for each in home.state().rglob("*") if each.is_file()]
    assert not any(b"Hormuz 7" in each for each in (*kept, repr(session.briefing).encode()))
    again = opened()
    assert all(
        not f.text() for f in again.findChildren(QLineEdit) if "assword" in f.accessibleName()
    )


def test_word_has_no_password(opened):
    dialog = opened()
    only(
        dialog,
        f"{NATO}, PDF",
        f"{NATO}, Word",
    )
    password(dialog, "Hormuz 7")
    assert "cannot have a password: Word" in texts(dialog)
    assert not button(dialog, "Export").isEnabled()


def test_languages_are_called_what_the_picker_calls_them(opened, session, qtbot):
    picker = LanguagePicker(session)
    qtbot.addWidget(picker)
    shown = texts(opened()).splitlines()
    for audience in session.briefing.audiences:
        session.show(audience=audience)
        picker.refresh()
        assert {picker.itemText(at) for at in range(picker.count())} <= {*shown}

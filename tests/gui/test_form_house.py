"""A house's Word file in the window: what is found, chosen and made of it."""

import pytest
from house import P, R, drawing, house, logo, paragraph, run
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from briefer.gui import look
from briefer.gui.form import open_form
from briefer.gui.form.house import HouseDialog
from briefer.gui.library.page import LibraryPage
from briefer.gui.window.tally import Counter
from briefer.pipeline import Request
from briefer.pipeline.house import styles_of, take, theme_from_word
from briefer.store.library import Library
from briefer.store.new import sample

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "our_house.docm"
    relations = (
        f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{R}/image" '
        'Target="media/a.png"/></Relationships>'
    )
    more = {
        "word/_rels/header1.xml.rels": relations,
        "word/media/a.png": logo(),
        "word/vbaProject.bin": "x",
    }
    path.write_bytes(house(paragraph(drawing("r"), run("House of Maps")), more=more))
    return path


@pytest.fixture
def chosen(qapp, monkeypatch, file):
    """Let somebody choose the file wherever one is asked for."""
    look.apply(qapp, look.Scheme.LIGHT)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


@pytest.fixture
def page(qtbot, chosen):  # noqa: ARG001 - it is what is asked for
    page = LibraryPage(Library())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.tabs.setCurrentIndex(2)
    yield page
    for dialog in page.window().findChildren(HouseDialog):
        dialog.reject()
    page.finish()
    qtbot.wait(1)


def dialog_of(qtbot, parent):
    (dialog,) = [each for each in parent.findChildren(HouseDialog) if each.isVisible()]
    qtbot.waitUntil(lambda: dialog.form is not None or bool(dialog.bar.text), timeout=10_000)
    return dialog


def choose(dialog, name, value):
    box = dialog.form.mapping.boxes[name]
    at = box.findData(value)
    assert at >= 0, value
    box.setCurrentIndex(at)
    box.activated.emit(at)


def said(dialog):
    return "\n".join(each.text() for each in dialog.form.findChildren(QLabel))


def test_a_theme_of_ones_own_is_made_of_it_in_the_library(qtbot, page, file):
    before = file.read_bytes()
    qtbot.mouseClick(page.house, LEFT)
    dialog = dialog_of(qtbot, page)
    told = said(dialog)
    assert "House of Maps" in told
    assert "macros are left out" in told
    assert "Title" in told.partition("It has none for:")[2]
    dialog.form.name.setText("Ours")
    dialog.form.parts["margins"].setChecked(False)
    choose(dialog, "heading 1", "Deckblatt")
    choose(dialog, "Title", "heading 1")
    assert "Title" not in said(dialog).partition("It has none for:")[2].partition(".")[0]
    qtbot.mouseClick(dialog.take, LEFT)
    theme = Library().themes.read("ours")
    assert theme.name == "Ours"
    assert theme.logo is not None
    assert theme.page.start == Library().themes.read("plain").page.start
    styles = styles_of(theme)
    assert (styles["heading 1"], styles["Title"]) == ("Deckblatt", "heading 1")
    assert file.read_bytes() == before


def test_its_pages_follow_what_is_chosen(qtbot, page):
    qtbot.mouseClick(page.house, LEFT)
    dialog = dialog_of(qtbot, page)
    with_logo = dialog.proof.session.opened.pinned
    assert any("logos/" in name for files in with_logo.held.values() for name in files)
    pins = dict(dialog.proof.session.briefing.pins)
    dialog.form.parts["logo"].setChecked(False)
    qtbot.waitUntil(lambda: dict(dialog.proof.session.briefing.pins) != pins)
    assert not Library().themes.layers("our-house")


@pytest.mark.usefixtures("chosen")
def test_a_theme_is_dressed_in_it_in_its_form(qtbot):
    form = open_form("theme", "plain", Library())
    form.show()
    first = form.form
    qtbot.mouseClick(first.house.choose, LEFT)
    dialog = dialog_of(qtbot, form)
    qtbot.mouseClick(dialog.take, LEFT)
    assert form.form is not first
    assert form.work.value("house", "file") == "plain.docx"
    assert form.work.value("name") == "Plain"
    assert form.work.value("logo", "file")
    qtbot.mouseClick(form.save, LEFT)
    theme = Library().themes.read("plain")
    assert theme.house.name == "plain.docx"
    qtbot.mouseClick(form.form.house.remove, LEFT)
    assert form.work.value("house") is None
    form.work.keep()
    form.reject()
    form.deleteLater()
    qtbot.wait(1)


def test_what_is_no_word_file_is_told_in_the_dialog(qtbot, page, file):
    file.write_bytes(b"no zip")
    qtbot.mouseClick(page.house, LEFT)
    dialog = dialog_of(qtbot, page)
    assert "our_house.docm cannot be read" in dialog.bar.text
    assert not dialog.take.isEnabled()


def test_what_the_file_lacks_is_among_the_problems_of_the_window(qtbot, file):
    library = Library()
    take(theme_from_word(file, library, "ours"), library)
    counter, request = Counter(), Request(audience="nato", theme="ours")
    with qtbot.waitSignal(counter.counted, timeout=20_000) as waited:
        counter.count(sample(), library, request)
    told = [problem.message for problem, _ in waited.args[0].problems]
    assert any("ours.docx has no style for Title" in each for each in told)

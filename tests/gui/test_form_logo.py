"""The logo in the form of a theme: chosen, shown on the pages, said in words, and removed."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from briefer.gui import look
from briefer.gui.form import open_form
from briefer.store.library import Library


@pytest.fixture
def form(qapp, qtbot):
    look.apply(qapp, look.Scheme.LIGHT)
    form = open_form("theme", "plain", Library())
    form.show()
    yield form
    form.work.keep()
    form.reject()
    form.deleteLater()
    qtbot.wait(1)


def choose(qtbot, monkeypatch, form, path):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    qtbot.mouseClick(form.form.logo.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.form.logo.choose.isEnabled)


def test_a_picture_is_chosen_and_removed_again(qtbot, monkeypatch, tmp_path, form):
    fields, path = form.form.logo, tmp_path / "Our House.png"
    Image.new("RGB", (300, 100), "#A01030").save(path)
    before = path.read_bytes()
    assert fields.remove.isHidden()
    assert fields.plate.isHidden()
    choose(qtbot, monkeypatch, form, path)
    name = form.work.value("logo", "file")
    assert name.startswith("our-house-")
    assert not fields.plate.isHidden()
    where, side, height, alt = fields.fields
    where.box.setCurrentIndex(where.box.findData("every"))
    where.box.activated.emit(where.box.currentIndex())
    side.box.setCurrentIndex(side.box.findData("end"))
    side.box.activated.emit(side.box.currentIndex())
    height.box.setValue(15)
    qtbot.keyClicks(alt.edit, "Our house")
    assert form.work.value("logo") == {
        "file": name,
        "place": "every",
        "side": "end",
        "height_mm": 15,
        "alt": "Our house",
    }
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    logo = Library().themes.read("plain").logo
    assert (logo.alt, logo.place, logo.side) == ("Our house", "every", "end")
    assert path.read_bytes() == before
    qtbot.mouseClick(fields.remove, Qt.MouseButton.LeftButton)
    assert form.work.value("logo", "file") is None
    assert fields.plate.isHidden()
    form.work.undo()
    assert form.work.value("logo", "file") == name


def test_what_is_no_picture_is_told_in_place(qtbot, monkeypatch, tmp_path, form):
    path = tmp_path / "logo.png"
    path.write_bytes(b"<svg/>")
    choose(qtbot, monkeypatch, form, path)
    assert not form.form.logo.fault.isHidden()
    assert "logo.png is no picture that can be read" in form.form.logo.fault.text()
    assert form.work.value("logo") is None

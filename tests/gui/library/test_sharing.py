"""Two people share by files: what comes in is looked at first, and what goes out may be signed."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton

from briefer.bundled import asset
from briefer.gui import language, settings
from briefer.gui.library.offer import OfferDialog
from briefer.gui.library.parcel import ParcelDialog
from briefer.gui.library.signing import KeyDialog
from briefer.gui.question import Question
from briefer.model.skeleton import Keep
from briefer.model.text import Text
from briefer.pipeline.saving import Name, saved_template
from briefer.store.bundle import Trust, unpack, write_bundle
from briefer.store.key import add_key, key_text, keys, make_key, named, read_key
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.store.origin import Origins
from briefer.store.packing import files_for
from briefer.store.template import write_template
from briefer.value import replace

NOTE = """{#
id = "note"
title = "House note"
version = 3
extends = "base"
theme = "house"
audiences = ["markets", "press"]
#}
{% block body %}
{% for section in sections %}
<heading level="1">{{ section.heading }}</heading>
{{ section.passages | prose }}
{% endfor %}
{% endblock %}
"""
PRESS = 'id = "press"\nname = "The press"\nparts = ["outlooks"]\n'


@pytest.fixture
def window(program):
    program.welcome()
    return program.windows[0]


@pytest.fixture
def at(tmp_path, monkeypatch):
    """Return a function that sits down at the computer of somebody."""

    def sit(name):
        monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / name))
        return tmp_path / name

    return sit


def put(home, name, text):
    path = home / "library" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def anna(at, home, monkeypatch):
    """Return a function that has Anna write a bundle of her template, signed or not."""

    def write(path, *, sign=True, note=NOTE):
        hers = at("anna")
        put(hers, "templates/note.xml.j2", note)
        put(hers, "audiences/press.toml", PRESS)
        theme = asset("themes", "book.toml").read_text(encoding="utf-8")
        put(hers, "themes/house.toml", theme.replace('id = "book"', 'id = "house"'))
        if "anna" not in [each.name for each in keys()]:
            make_key("anna")
        files = files_for(Library(), ["note"])
        path.write_bytes(b"".join(write_bundle(files, "Anna Weber", "anna" if sign else "")))
        path.with_suffix(".toml").write_text(key_text(named("anna")), encoding="utf-8")
        monkeypatch.setenv("BRIEFER_HOME", str(home))
        return path

    return write


@pytest.fixture
def bundle(anna, tmp_path):
    return anna(tmp_path / "note.briefbundle")


@pytest.fixture
def offered(window, qtbot):
    """Return a function that offers a file to the window, and waits until it was looked at."""

    def offer(path, until=lambda dialog: dialog._is_done):
        window.program.open(path, window)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OfferDialog)
        qtbot.waitUntil(lambda: until(dialog), timeout=30_000)
        return dialog

    return offer


def rows(dialog):
    items = (dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount()))
    return {
        each.text(0).replace("\u2068", "").replace("\u2069", ""): each.text(1) for each in items
    }


def words(widget):
    found = " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())
    return found.replace("\u2068", "").replace("\u2069", "")


def press(qtbot, widget, verb):
    (button,) = [
        each
        for each in widget.findChildren(QPushButton)
        if each.text().replace("&", "") == verb and each.isVisible()
    ]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_bundle_is_shown_before_anything_of_it_is_added(bundle, offered, window, qtbot):
    dialog = offered(bundle)
    fingerprint = named_by(bundle).fingerprint
    assert "Made by “Anna Weber”, by its own word" in words(dialog)
    assert f"Signed by a key that you do not know: {fingerprint}" in words(dialog)
    assert rows(dialog) == {
        "Template “House note”": "Not there yet",
        "Audience “The press”": "Not there yet",
        "Theme “Book”": "Not there yet",
    }
    qtbot.waitUntil(lambda: len(names(dialog)) >= 9)
    assert {name.rpartition(",")[0] for name in names(dialog)} == {
        "Global markets",
        "NATO allies",
        "Gulf states",
    }
    assert "note" not in Library().templates.ids()
    assert dialog.add.text() == "Add 3 items"
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.shelves.page is not None)
    page = window.shelves.page
    qtbot.waitUntil(lambda: page._current() is not None and page._current().id == "note")
    assert Origins().of(Library().templates.path("note")).maker == "Anna Weber"
    qtbot.waitUntil(lambda: "Made by “Anna Weber”" in words(page.detail))
    assert window.program.library.templates.read("note").manifest.version == 3


def named_by(bundle):
    return read_key(bundle.with_suffix(".toml"))


def names(dialog):
    found = (each.accessibleName() for each in dialog.proofs.findChildren(QLabel))
    return [name for name in found if ", page " in name]


def test_a_key_that_is_known_is_named_and_none_is_said(bundle, anna, offered, tmp_path):
    add_key(bundle.with_suffix(".toml"))
    dialog = offered(bundle)
    assert "Signed by anna, whose key you know." in words(dialog)
    dialog.reject()
    dialog = offered(anna(tmp_path / "plain.briefbundle", sign=False))
    assert "Not signed: anyone may have made it." in words(dialog)
    assert dialog.add.isEnabled()
    dialog.reject()


def test_what_was_changed_since_it_was_signed_is_not_added(bundle, offered, tmp_path):
    changed = tmp_path / "changed.briefbundle"
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            raw = raw.replace(b"The press", b"The mess!") if name.startswith("aud") else raw
            new.writestr(zipfile.ZipInfo(name), raw)
    dialog = offered(changed)
    assert "Its signature is broken" in words(dialog)
    assert not dialog.add.isEnabled()
    dialog.reject()


def test_another_version_is_shown_by_what_differs_and_the_own_goes_to_the_bin(
    home, bundle, offered, window, qtbot
):
    older = NOTE.replace("version = 3", "version = 2").replace('"House note"', '"Old note"')
    put(home, "templates/note.xml.j2", older.replace('level="1"', 'level="2"'))
    window.program.library.reread()
    dialog = offered(bundle)
    assert rows(dialog)["Template “House note”"] == "An older one"
    told = words(dialog.differences)
    assert "Version 3, newer than your own with version 2." in told
    for each in ("Title | Now: Old note | Then: House note", "Body of the template", 'level="1"'):
        assert each in told
    assert dialog.add.text() == "Add 3 items, replace yours"
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.shelves.page is not None)
    assert Library().templates.read("note").manifest.version == 3
    assert Library().templates.binned() == ("note",)


def test_another_beginning_of_a_saved_template_is_no_less_a_difference(
    offered, tmp_path, window, qtbot
):
    def saved(folder, opened):
        folder.mkdir()
        name = Name(id="monthly", title="Monthly")
        made = saved_template(opened, Library(), Keep(), name)
        write_template(folder / "monthly.brieftemplate", made)
        return folder / "monthly.brieftemplate"

    briefing = sample().briefing
    first, *rest = briefing.sections
    renamed = replace(first, heading=Text("Where it stands"))
    other = replace(briefing, sections=(renamed, *rest))
    theirs = saved(tmp_path / "theirs", replace(sample(), briefing=other))
    Library().templates.add(saved(tmp_path / "mine", sample()))
    window.program.library.reread()
    dialog = offered(theirs)
    assert rows(dialog) == {"Template “Monthly”": "Another one"}
    told = words(dialog.differences)
    assert "Now: -Where things stand | Then: +Where it stands" in told
    press(qtbot, dialog, "Replace yours")
    qtbot.waitUntil(lambda: Library().templates.binned() == ("monthly",))


def test_who_cancels_while_it_is_drawn_has_nothing_added(bundle, offered, qtbot):
    dialog = offered(bundle, lambda dialog: dialog._offer is not None)
    look_at, folder = dialog._look, dialog._offer.folder
    assert folder.is_dir()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not folder.exists(), timeout=20_000)
    look_at.wait()
    assert "note" not in Library().templates.ids()


def test_a_template_that_makes_no_pages_keeps_all_of_it_out(anna, offered, tmp_path):
    note = NOTE.replace("section.heading", "section.headline")
    dialog = offered(anna(tmp_path / "odd.briefbundle", note=note))
    assert "No pages" in words(dialog.proofs)
    assert "headline" in words(dialog.proofs)
    assert "not all of it makes pages" in words(dialog)
    assert not dialog.add.isEnabled()
    dialog.reject()


def test_a_file_that_is_no_bundle_says_so(offered, tmp_path):
    path = tmp_path / "x.briefbundle"
    path.write_bytes(b"PK\x03\x04 nothing")
    dialog = offered(path, lambda dialog: dialog._trust.isVisible())
    assert "x.briefbundle cannot be read." in words(dialog)
    assert not dialog.add.isEnabled()
    dialog.reject()


def test_an_audience_alone_is_drawn_before_it_is_added(offered, window, tmp_path, qtbot):
    path = tmp_path / "press.toml"
    path.write_text(PRESS, encoding="utf-8")
    dialog = offered(path)
    assert rows(dialog) == {"Audience “The press”": "Not there yet"}
    qtbot.waitUntil(lambda: "The press, page 1" in names(dialog))
    assert "press" not in Library().audiences.ids()
    press(qtbot, dialog, "Add it")
    qtbot.waitUntil(lambda: window.shelves.page is not None)
    assert "press" in Library().audiences.ids()
    assert window.shelves.page.kind == "audiences"


def test_a_theme_alone_is_compared_with_the_one_that_is_there(home, offered, tmp_path, qtbot):
    theme = asset("themes", "book.toml").read_text(encoding="utf-8")
    theme = theme.replace('id = "book"', 'id = "house"')
    put(home, "themes/house.toml", theme)
    path = tmp_path / "house.toml"
    path.write_text(theme.replace('name = "Book"', 'name = "House"'), encoding="utf-8")
    dialog = offered(path)
    assert rows(dialog) == {"Theme “House”": "Another one"}
    assert "Name | Now: Book | Then: House" in words(dialog.differences)
    qtbot.waitUntil(lambda: len(names(dialog)) >= 3)
    press(qtbot, dialog, "Replace yours")
    qtbot.waitUntil(lambda: Library().themes.binned() == ("house",))


def test_an_audience_that_cannot_be_read_is_not_added(offered, tmp_path):
    path = tmp_path / "press.toml"
    path.write_text(PRESS.replace('["outlooks"]', "3"), encoding="utf-8")
    dialog = offered(path, lambda dialog: dialog._trust.isVisible())
    assert "parts" in words(dialog)
    assert not dialog.add.isVisible()
    dialog.reject()


def test_a_key_is_known_after_a_question(window, bundle, qtbot):
    asked = []

    def agree():
        question = QApplication.activeModalWidget()
        assert isinstance(question, Question)
        asked.append(words(question))
        press(qtbot, question, "Know it")

    QTimer.singleShot(0, agree)
    window.shelves.offer(bundle.with_suffix(".toml"))
    assert named_by(bundle).fingerprint in asked[0]
    assert [each.name for each in keys()] == ["anna"]


@pytest.mark.parametrize("spoken", ["en", "de", "ar"])
def test_what_is_offered_fits_a_small_screen(bundle, offered, qapp, spoken):
    language.speak(qapp, spoken)
    try:
        dialog = offered(bundle)
        room = QSize(1024 - 40, 700 - 60)
        assert dialog.minimumSizeHint().boundedTo(room) == dialog.minimumSizeHint()
        dialog.resize(room)
        qapp.processEvents()
        assert not dialog.proofs.horizontalScrollBar().maximum()
        dialog.reject()
    finally:
        language.speak(qapp, "en")


@pytest.fixture
def parcel(home, qtbot):
    put(home, "templates/note.xml.j2", NOTE)
    put(home, "audiences/press.toml", PRESS)
    theme = asset("themes", "book.toml").read_text(encoding="utf-8")
    put(home, "themes/house.toml", theme.replace('id = "book"', 'id = "house"'))
    dialog = ParcelDialog(Library(), "templates", ("note",))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("spoken", ["en", "de", "ar"])
@pytest.mark.usefixtures("home")
def test_no_button_is_cut_when_a_key_is_chosen(qapp, qtbot, spoken):
    language.speak(qapp, spoken)
    try:
        make_key("anna")
        dialog = ParcelDialog(Library(), "templates", ("brief",))
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.signing._offer("anna")
        qtbot.wait(1)
        for each in (dialog.signing.make, dialog.signing.hand):
            assert each.width() >= each.sizeHint().width()
        note = dialog.signing._note
        assert note.height() >= note.heightForWidth(note.width())
    finally:
        language.speak(qapp, "en")


def test_what_goes_along_is_chosen_and_signed_by_a_locked_key(parcel, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "mine.briefbundle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    listed = [parcel.list.item(at) for at in range(parcel.list.count())]
    texts = [each.text().replace("\u2068", "").replace("\u2069", "") for each in listed]
    assert texts == ["Template “House note”", "Audience “The press”", "Theme “Book”"]
    assert not listed[0].flags() & Qt.ItemFlag.ItemIsUserCheckable
    listed[1].setCheckState(Qt.CheckState.Unchecked)
    assert "has to be there already" in words(parcel)
    qtbot.keyClicks(parcel.maker, "Ben")

    def make():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeyDialog)
        qtbot.keyClicks(dialog.name, "ben")
        qtbot.keyClicks(dialog.secret, "long enough")
        qtbot.keyClicks(dialog.again, "long")
        press(qtbot, dialog, "Make key")
        assert "The two passphrases differ" in words(dialog)
        qtbot.keyClicks(dialog.again, " enough")
        press(qtbot, dialog, "Make key")

    QTimer.singleShot(0, make)
    press(qtbot, parcel, "New key…")
    assert parcel.signing.key == "ben"
    assert named("ben").fingerprint in words(parcel)
    assert not parcel.save.isEnabled()
    qtbot.keyClicks(parcel.signing.secret, "something else")
    press(qtbot, parcel, "Save…")
    assert "The key ben does not open." in words(parcel)
    assert not path.exists()
    parcel.signing.secret.clear()
    qtbot.keyClicks(parcel.signing.secret, "long enough")
    press(qtbot, parcel, "Save…")
    found = unpack(path, tmp_path / "new")
    assert found.names == ("themes/house.toml", "templates/note.xml.j2")
    assert (found.maker, found.trust, found.signer.name) == ("Ben", Trust.KNOWN, "ben")
    assert settings.read().maker == "Ben"


def test_the_key_is_handed_on_as_a_file(parcel, tmp_path, monkeypatch, qtbot):
    make_key("ben")
    parcel.signing._offer("ben")
    path = tmp_path / "ben.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(qtbot, parcel, "Hand on the key…")
    assert Path(path).read_text(encoding="utf-8") == key_text(named("ben"))
    assert parcel.save.isEnabled()


def test_several_go_out_in_one_file(home, window, tmp_path, monkeypatch, qtbot):
    for each in ("one", "two"):
        put(home, f"templates/{each}.xml.j2", NOTE.replace('"note"', f'"{each}"'))
    path = tmp_path / "both"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.shelves.show()
    page = window.shelves.page
    qtbot.waitUntil(lambda: page.shelf.row_of("two") >= 0)
    for each in ("one", "two"):
        index = page.shelf.index(page.shelf.row_of(each))
        flag = QItemSelectionModel.SelectionFlag
        how = flag.ClearAndSelect if each == "one" else flag.Select
        page.cards.selectionModel().select(index, how)
    assert "2 items" in words(page.detail)
    press(qtbot, page, "Export as one file…")
    dialog = QApplication.activeModalWidget()
    assert "2 items" in words(dialog)
    press(qtbot, dialog, "Save…")
    found = unpack(tmp_path / "both.briefbundle", tmp_path / "new")
    assert found.ids("templates") == ("one", "two")
    press(qtbot, page, "Remove")
    qtbot.waitUntil(lambda: page.shelf.row_of("one") < 0)
    assert "2 items are in the bin." in window.bar.text
    press(qtbot, window, "Restore")
    qtbot.waitUntil(lambda: page.shelf.row_of("two") >= 0 and page.shelf.row_of("one") >= 0)


def test_keys_are_listed_known_and_forgotten(window, bundle, monkeypatch, qtbot):
    make_key("ben")
    window.shelves.show()
    button = next(
        each
        for each in window.shelves.page.head.findChildren(QToolButton)
        if each.accessibleName() == "Keys"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert [dialog.list.topLevelItem(0).text(0)] == ["ben (your own)"]
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert not dialog._forget.isEnabled()
    path = str(bundle.with_suffix(".toml"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    QTimer.singleShot(0, lambda: press(qtbot, QApplication.activeModalWidget(), "Know it"))
    press(qtbot, dialog, "Know a key…")
    assert named_by(bundle).fingerprint in dialog.list.topLevelItem(0).text(1)
    press(qtbot, dialog, "Know a key…")
    assert "That key is known already as anna." in words(dialog)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    press(qtbot, dialog, "Forget")
    assert [each.name for each in keys()] == ["ben"]

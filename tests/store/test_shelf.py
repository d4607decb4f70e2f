"""Layers that lie over each other, and what is done with one's own items: none of it is lost."""

import os
import time

import pytest

from briefer.errors import FileError, InTheWayError
from briefer.model.briefing import Briefing
from briefer.model.template import Manifest
from briefer.model.text import Text
from briefer.store import shared
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.template import SavedTemplate, write_template

PRESS = 'id = "press"\nname = "Press"\n'
MINE = """{#
title = "Mine"
id = "mine" # as the file
extends = "base"
[options.id]
label = "I"
default = true
#}
"""


@pytest.fixture
def put(home, tmp_path, monkeypatch):
    """Return a function that puts a text into one's own library or the shared folder."""
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path / "net"))
    (tmp_path / "net").mkdir()

    def write(layer, name, text):
        path = (tmp_path / "net" if layer == Layer.SHARED else home / "library") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_later_layers_cover_the_earlier_ones_and_tell_it(put):
    gulf = 'id = "gulf"\nname = "{}"\n'
    put(Layer.OWN, "audiences/gulf.toml", gulf.format("Own"))
    put(Layer.OWN, "audiences/press.toml", PRESS)
    shared = put(Layer.SHARED, "audiences/gulf.toml", gulf.format("House"))
    library = Library()
    assert library.audiences.layers("gulf") == (Layer.OWN, Layer.BUNDLED)
    assert library.refresh() == ()
    assert library.audiences.layers("gulf") == (Layer.SHARED, Layer.OWN, Layer.BUNDLED)
    assert library.audiences.layers("press") == (Layer.OWN,)
    assert library.audiences.layers("nobody") == library.audiences.layers("../gulf") == ()
    assert library.audiences.read("gulf").name.default == "House"
    shared.unlink()
    assert library.refresh() == ()
    assert library.audiences.read("gulf").name.default == "Own"


def test_what_is_shared_is_not_changed_but_copied(put):
    put(Layer.SHARED, "audiences/press.toml", PRESS)
    library = Library()
    library.refresh()
    for change in (library.audiences.remove, library.audiences.reset):
        with pytest.raises(FileError, match="in the shared folder"):
            change("press")
    library.audiences.duplicate("press", "mine")
    assert library.audiences.layers("mine") == (Layer.OWN,)
    assert library.audiences.read("mine").name.default == "Press"


def test_a_copy_has_its_id_and_else_the_same_text(put):
    path = put(Layer.OWN, "templates/mine.xml.j2", MINE)
    shelf = Library().templates
    shelf.duplicate("mine", "yours")
    copied = path.with_name("yours.xml.j2").read_text(encoding="utf-8")
    assert copied == MINE.replace('"mine"', '"yours"')
    assert shelf.read("yours").manifest.id == "yours"
    for name, said in (
        ("mine", "already"),
        ("../x", "cannot be an id"),
        ("nul", "cannot be an id"),
        ("base", "already"),
    ):
        with pytest.raises(FileError, match=said):
            shelf.duplicate("mine", name)


def test_a_saved_template_is_copied_and_renamed_too(home):
    folder = home / "library" / "templates"
    folder.mkdir(parents=True)
    manifest = Manifest(id="monthly", title=Text("Monthly"), extends="assessment")
    saved = SavedTemplate(manifest=manifest, skeleton=Briefing(id="s"))
    write_template(folder / "monthly.brieftemplate", saved)
    shelf = Library().templates
    shelf.duplicate("monthly", "weekly")
    shelf.rename("weekly", "daily")
    assert [each for each in shelf.ids() if not shelf.is_bundled(each)] == ["daily", "monthly"]
    assert shelf.read("daily").manifest.title.default == "Monthly"


def test_a_bundled_item_is_duplicated_and_never_renamed():
    shelf = Library().themes
    shelf.duplicate("plain", "house")
    assert shelf.read("house").styles == shelf.read("plain").styles
    with pytest.raises(FileError, match="came with the program"):
        shelf.rename("plain", "sober")


def test_what_is_removed_comes_back_newest_first(put):
    shelf = Library().audiences
    for name in ("One", "Two"):
        put(Layer.OWN, "audiences/press.toml", PRESS.replace("Press", name))
        shelf.remove("press")
    assert shelf.binned() == ("press",)
    shelf.restore("press")
    assert shelf.read("press").name.default == "Two"
    with pytest.raises(InTheWayError):
        shelf.restore("press")
    shelf.rename("press", "second")
    shelf.restore("press")
    assert shelf.read("press").name.default == "One"
    with pytest.raises(FileError, match="in the bin"):
        shelf.restore("press")


def test_all_that_is_in_the_bin_is_told_and_any_of_it_comes_back(put):
    shelf = Library().audiences
    for name in ("One", "Two", ""):
        put(
            Layer.OWN,
            "audiences/press.toml",
            PRESS.replace('"Press"', f'"{name}"' if name else "3"),
        )
        shelf.remove("press")
    put(Layer.OWN, "audiences/press.toml", PRESS)
    shelf.forget()
    found = {each.number: each for each in shelf.thrown()}
    names = {number: each.item and each.item.name.default for number, each in found.items()}
    assert names == {1: "One", 2: "Two", 3: None}
    assert time.time() - 60 < found[2].when <= time.time() + 1
    shelf.restore("press", 1, overwrite=True)
    assert shelf.read("press").name.default == "One"
    assert {each.number for each in shelf.thrown()} == {2, 3, 4}


def test_reset_gives_the_bundled_one_again(put):
    put(Layer.OWN, "audiences/gulf.toml", 'id = "gulf"\nname = "Own"\n')
    put(Layer.OWN, "audiences/press.toml", PRESS)
    shelf = Library().audiences
    shelf.reset("gulf")
    assert shelf.is_bundled("gulf")
    assert shelf.binned() == ("gulf",)
    with pytest.raises(FileError, match="No audience press came with the program"):
        shelf.reset("press")


def test_one_that_is_replaced_goes_to_the_bin(put, tmp_path):
    old = put(Layer.OWN, "audiences/press.toml", PRESS)
    new = tmp_path / "press.toml"
    new.write_text(PRESS.replace("Press", "New"), encoding="utf-8")
    shelf = Library().audiences
    shelf.add(new, overwrite=True)
    assert old.read_text(encoding="utf-8") == new.read_text(encoding="utf-8")
    shelf.rename("press", "other")
    shelf.restore("press")
    assert shelf.read("press").name.default == "Press"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do it all")
def test_a_library_that_cannot_be_written_is_told(put):
    path = put(Layer.OWN, "audiences/press.toml", PRESS)
    path.parent.chmod(0o500)
    with pytest.raises(FileError, match="could not be removed"):
        Library().audiences.remove("press")
    path.parent.chmod(0o700)


def test_one_of_ones_own_is_called_something_else_and_keeps_its_id(put):
    put(Layer.OWN, "audiences/press.toml", PRESS)
    put(Layer.OWN, "templates/mine.xml.j2", MINE)
    write_template(
        put(Layer.OWN, "templates/x", "").with_name("saved.brieftemplate"),
        SavedTemplate(
            manifest=Manifest(id="saved", title=Text("Saved"), extends="base"),
            skeleton=Briefing(id="skeleton"),
        ),
    )
    library = Library()
    library.audiences.call("press", 'The "press"')
    assert library.audiences.read("press").name == Text('The "press"')
    for each in ("mine", "saved"):
        library.templates.call(each, "Ours #} {{ 7 }} {#")
        assert library.templates.read(each).manifest.title == Text("Ours #} {{ 7 }} {#")
    assert library.templates.read("mine").manifest.options["id"].label == Text("I")
    with pytest.raises(FileError, match="came with the program"):
        library.audiences.call("gulf", "X")


def test_a_name_in_several_languages_is_replaced_by_the_new_one(put):
    put(Layer.OWN, "audiences/press.toml", 'id = "press"\nname = { en = "Press", de = "Presse" }\n')
    library = Library()
    library.audiences.call("press", "Medien")
    assert library.audiences.read("press").name == Text("Medien")
    put(Layer.OWN, "audiences/odd.toml", 'id = "odd"\n[name]\nen = "Odd"\n')
    with pytest.raises(FileError, match="could not be found"):
        library.audiences.call("odd", "X")


def test_the_shared_folder_that_is_chosen_now_is_read(tmp_path):
    library = Library()
    folder = tmp_path / "net"
    (folder / "audiences").mkdir(parents=True)
    (folder / "audiences" / "press.toml").write_text(PRESS, encoding="utf-8")
    shared.choose(folder)
    assert library.refresh() == ()
    assert library.audiences.layers("press") == (Layer.SHARED,)
    shared.choose(None)
    library.refresh()
    assert "press" not in library.audiences.ids()

"""Templates saved from a briefing: one file, read back as it was, refused where it is doubtful."""

import hashlib
import io
import zipfile

import pytest
from pictures import png

from briefer.errors import BrieferError, FileError, InTheWayError
from briefer.model.briefing import Briefing, Picture
from briefer.model.passage import Passage, Prose
from briefer.model.template import Manifest
from briefer.model.text import Text
from briefer.store.archive import Content, write_archive
from briefer.store.library import Library
from briefer.store.pictures import NONE
from briefer.store.template import SavedTemplate, read_template, write_template

PNG = png()
SKELETON = Briefing(
    id="skeleton",
    summary=(Passage(id="p", prompt='What is new? #} {{ 7 * 7 }} {# "'),),
    pictures=(Picture(id="x", sha256=hashlib.sha256(PNG).hexdigest(), width=4, height=4),),
)
MANIFEST = Manifest(id="monthly", title=Text('The "monthly" #} {{ 7 }}\n'), extends="assessment")
SAVED = SavedTemplate(manifest=MANIFEST, skeleton=SKELETON, pictures=NONE.with_picture(PNG))


def members(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def rewrite(path, **changed):
    found = members(path)
    for name, raw in changed.items():
        found[name.replace("__", ".").replace("--", "/")] = raw
    kept = [Content.of(name, raw) for name, raw in found.items() if raw is not None]
    path.write_bytes(b"".join(write_archive(kept)))


def test_what_is_written_is_read_back_with_its_pictures(tmp_path):
    path = tmp_path / "monthly.brieftemplate"
    write_template(path, SAVED)
    again = read_template(path)
    assert (again.manifest, again.skeleton, again.body) == (MANIFEST, SKELETON, "")
    assert again.pictures.get(SKELETON.pictures[0].sha256) == PNG
    assert [*members(path)][:2] == ["manifest.toml", "skeleton.json"]
    first = path.read_bytes()
    write_template(path, again, overwrite=True)
    assert path.read_bytes() == first


def test_another_file_is_replaced_only_where_that_is_wanted(tmp_path):
    path = tmp_path / "monthly.brieftemplate"
    path.write_bytes(b"mine")
    with pytest.raises(InTheWayError, match="There is a file"):
        write_template(path, SAVED)
    assert path.read_bytes() == b"mine"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_saved_template_is_one_of_the_library_and_has_the_pages_of_its_parent(home):
    folder = home / "library" / "templates"
    folder.mkdir(parents=True)
    write_template(folder / "monthly.brieftemplate", SAVED)
    library = Library()
    template = library.templates.read("monthly")
    assert "monthly" in library.templates.ids()
    assert (template.text, template.bundled, template.skeleton) == ("", False, SKELETON)
    assert template.parent.manifest.id == "assessment"


def test_a_template_that_is_added_takes_the_place_of_one_by_hand(home, tmp_path):
    path = tmp_path / "monthly.brieftemplate"
    write_template(path, SAVED)
    hand = tmp_path / "monthly.xml.j2"
    hand.write_text('{#\nid = "monthly"\ntitle = "M"\nextends = "assessment"\n#}\n')
    library = Library()
    library.templates.add(hand)
    with pytest.raises(InTheWayError):
        library.templates.add(path)
    library.templates.add(path, overwrite=True)
    assert [each.name for each in (home / "library" / "templates").iterdir()] == [path.name]
    library.templates.remove("monthly")
    assert "monthly" not in library.templates.ids()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"manifest__toml": None}, "not the zip of a template"),
        ({"skeleton__json": None}, "not the zip of a template"),
        ({"manifest__toml": b"id = 3"}, "The manifest cannot be used"),
        ({"manifest__toml": b"\xff"}, "is not UTF-8 at byte 1"),
        ({"manifest__toml": b"a" * 1024 * 1025}, "too large"),
        ({"skeleton__json": b"{"}, "no JSON"),
        ({"skeleton__json": b'{"id": "a", "must": ["x"]}'}, "does not know"),
        ({"skeleton__json": b'{"id": "a", "audiences": ["all"]}'}, "no audience"),
        ({"content__json": b"{}"}, "no part of a template"),
        ({"pictures--x__png": b""}, "no part of a template"),
    ],
)
def test_what_is_doubtful_is_refused_with_a_sentence(tmp_path, changed, said):
    path = tmp_path / "monthly.brieftemplate"
    write_template(path, SAVED)
    rewrite(path, **changed)
    with pytest.raises(BrieferError) as caught:
        Library().templates.check(path)
    assert said in caught.value.message
    assert caught.value.message.startswith("monthly.brieftemplate: ")


def test_a_compressed_one_is_refused(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("manifest.toml", "a" * 1000)
    path = tmp_path / "monthly.brieftemplate"
    path.write_bytes(packed.getvalue())
    with pytest.raises(FileError):
        read_template(path)


def test_one_that_keeps_too_much_is_neither_written_nor_read(tmp_path, monkeypatch):
    words = Prose(text=Text("x" * 2_000_000))
    large = Briefing(
        id="skeleton", summary=(Passage(id="a", body=words), Passage(id="b", body=words))
    )
    made = SavedTemplate(manifest=Manifest(id="m", title=Text("M"), extends="base"), skeleton=large)
    path = tmp_path / "m.brieftemplate"
    with pytest.raises(FileError, match="more text than a template can"):
        write_template(path, made)
    assert not [*tmp_path.iterdir()]
    monkeypatch.setattr("briefer.store.template.LARGEST_SKELETON", 10_000_000)
    write_template(path, made)
    with pytest.raises(FileError, match="is too large"):
        read_template(path)

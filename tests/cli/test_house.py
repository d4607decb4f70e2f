"""A theme from the Word file of a house: made, used, carried and shared, by the command line."""

import json
import os
import re
import struct
import zipfile
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from house import P, R, drawing, field, house, logo, paragraph, run
from word import Word

from briefer.bundled import asset
from briefer.store import installed

HEADER = paragraph(run("House of Maps"))
FOOTER = paragraph(field(" PAGE ", "1"))


@pytest.fixture
def at(tmp_path, monkeypatch):
    """Return a function that sits down at the computer of somebody, which has no fonts."""
    monkeypatch.setattr(installed, "_of_machine", lambda: (tmp_path / "machine",))
    (tmp_path / "machine").mkdir()
    installed._listed.cache_clear()

    def sit(name):
        home = tmp_path / name
        monkeypatch.setenv("BRIEFER_HOME", str(home))
        return home

    sit("anna")
    yield sit
    installed._listed.cache_clear()


@pytest.fixture
def template(tmp_path):
    """Return the file of a house."""
    path = tmp_path / "Our House (2024).dotx"
    path.write_bytes(house(HEADER, FOOTER))
    return path


def font(family, rights=0, source="IBMPlexSerif-Regular.ttf"):
    """Return a font by another name and with other licence bits."""
    found = TTFont(asset("fonts", source))
    for record in found["name"].names:
        if record.nameID == 1:
            record.string = family
    found["OS/2"].fsType = rights
    target = BytesIO()
    found.save(target)
    return target.getvalue()


def fonts_of(path):
    """Return the names of the fonts in a PDF."""
    with pikepdf.open(path) as pdf:
        return [str(each.get("/BaseFont")) for each in pdf.objects if "/BaseFont" in dir_of(each)]


def dir_of(each):
    return each.keys() if isinstance(each, pikepdf.Dictionary) else ()


def with_note(home):
    """Let somebody have a template with the theme."""
    path = home / "library" / "templates" / "note.xml.j2"
    path.parent.mkdir(parents=True)
    path.write_text(
        '{#\nid = "note"\ntitle = "Note"\nversion = 1\nextends = "base"\ntheme = "ours"\n#}\n'
        "{% block body %}<p>x</p>{% endblock %}\n"
    )


def exported(briefer, sample, folder, theme):
    ran = briefer("export", sample, "-a", "nato", "--theme", theme, "-f", "docx", "-o", folder)
    assert ran.status == 0, ran.err
    (path,) = folder.iterdir()
    return Word(path.read_bytes()), ran.err


@pytest.mark.usefixtures("at")
def test_a_theme_is_made_of_a_word_file_and_used(briefer, sample, template, tmp_path):
    before = template.read_bytes()
    ran = briefer("themes", "from-word", template, "--id", "ours", "--name", "Ours")
    assert ran.status == 0
    assert "heading 2" in ran.out
    assert "Ebene zwei" in ran.out
    assert "top 35.3" in ran.out
    assert "accent #800040" in ran.out
    assert "There is no font House Text that may be embedded: IBM Plex Sans stands" in ran.err
    assert template.read_bytes() == before
    assert "Ours (your own)" in briefer("themes").out
    word, told = exported(briefer, sample, tmp_path / "out", "ours")
    assert "House of Maps" in word.text(word.xml("word/header1.xml"))
    assert "TLP:" in word.text(word.xml("word/header1.xml"))
    assert "has no style for Title" in told
    assert ("heading 1", "Where things stand") in word.paragraphs()


@pytest.mark.usefixtures("at")
def test_what_it_would_be_is_told_and_nothing_is_written(briefer, template):
    ran = briefer("themes", "from-word", template, "--dry-run", "--json")
    told = json.loads(ran.out)
    assert told["id"] == "our-house-2024"
    assert told["styles"]["List Bullet"] == "Aufzählung"
    assert told["styles"]["Title"] == ""
    assert "our-house" not in briefer("themes").out


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("a.dotx", b"no zip", ((), "no Word file")),
        ("a.txt", house(), ((), "cannot be the theme")),
        ("a.dotx", house(), (("--id", "../a"), "cannot be the theme")),
        ("a.dotx", house(), (("--base", "none"), 'no theme "none"')),
        ("a.dotx", None, ((), "no file a.dotx")),
    ],
)
def test_what_cannot_be_one_ends_in_a_sentence(briefer, tmp_path, name, data, wrong):
    options, said = wrong
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = briefer("themes", "from-word", tmp_path / name, *options)
    assert ran.status != 0
    assert said in ran.err


@pytest.mark.usefixtures("at")
def test_one_of_that_id_is_replaced_only_when_told(briefer, template):
    command = ("themes", "from-word", template, "--id", "ours")
    assert briefer(*command).status == 0
    assert "already" in briefer(*command).err
    assert briefer(*command, "--force").status == 0


def test_macros_are_not_taken_and_this_is_said(at, briefer, tmp_path):
    path = tmp_path / "ours.dotm"
    path.write_bytes(house(HEADER, more={"word/vbaProject.bin": b"Sub AutoOpen"}))
    home = at("anna")
    assert "The macros of ours.dotm are not taken" in briefer("themes", "from-word", path).err
    copy = zipfile.ZipFile(home / "library" / "word" / "ours.docx")
    assert not [each for each in copy.namelist() if "vba" in each]


@pytest.mark.usefixtures("at")
def test_its_logo_is_told_and_can_be_left(briefer, tmp_path):
    path = tmp_path / "ours.docx"
    relations = (
        f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{R}/image" '
        'Target="media/a.png"/></Relationships>'
    )
    more = {"word/_rels/header1.xml.rels": relations, "word/media/a.png": logo()}
    path.write_bytes(house(paragraph(drawing("r")), more=more))
    told = briefer("themes", "from-word", path, "--dry-run").out
    assert re.search(
        r"^logo: ours-[0-9a-f]{8}\.png, in the header of every page$", told, re.MULTILINE
    )
    told = briefer("themes", "from-word", path, "--dry-run", "--without", "logo").out
    assert "logo:" not in told


def test_a_bundle_has_the_word_file_with_the_theme(at, briefer, sample, template, tmp_path):
    assert briefer("themes", "from-word", template, "--id", "ours").status == 0
    with_note(tmp_path / "anna")
    bundle = tmp_path / "note.briefbundle"
    assert briefer("templates", "export", "note", "-o", bundle).status == 0
    assert "word/ours.docx" in zipfile.ZipFile(bundle).namelist()
    at("ben")
    ran = briefer("templates", "add", bundle)
    assert ran.status == 0, ran.err + ran.out
    word, _ = exported(briefer, sample, tmp_path / "out", "ours")
    assert "House of Maps" in word.text(word.xml("word/header1.xml"))


def test_a_bundle_with_another_file_there_is_not_taken_in(at, briefer, template, tmp_path):
    assert briefer("themes", "from-word", template, "--id", "ours").status == 0
    with_note(tmp_path / "anna")
    (tmp_path / "anna" / "library" / "word" / "ours.docx").write_bytes(b"no Word file at all")
    bundle = tmp_path / "note.briefbundle"
    assert briefer("templates", "export", "note", "-o", bundle).status == 0
    at("ben")
    ran = briefer("templates", "add", bundle)
    assert ran.status != 0
    assert "no Word file" in ran.err


def test_a_theme_without_its_word_file_is_told(at, briefer, sample, template):
    home = at("anna")
    assert briefer("themes", "from-word", template, "--id", "ours").status == 0
    (home / "library" / "word" / "ours.docx").unlink()
    ran = briefer("export", sample, "-a", "nato", "--theme", "ours", "-f", "docx")
    assert ran.status != 0
    assert 'There is no Word file "ours.docx"' in ran.err


@pytest.mark.usefixtures("at")
def test_fonts_are_listed_with_what_their_licences_allow(briefer, tmp_path):
    for name, rights in {"Free": 0, "Viewed": 4, "Shut": 2, "Whole": 0x100, "Dots": 0x200}.items():
        (tmp_path / "machine" / f"{name}.ttf").write_bytes(font(name, rights))
    (tmp_path / "machine" / "curves.otf").write_bytes(b"OTTO" + font("Curves")[4:])
    (tmp_path / "machine" / "broken.ttf").write_bytes(b"\0\1\0\0" + struct.pack(">H", 60) * 200)
    os.mkfifo(tmp_path / "machine" / "pipe.ttf")
    usable = {each["family"]: each for each in json.loads(briefer("fonts", "--json").out)}
    assert {"Free", "Viewed", "IBM Plex Sans"} <= usable.keys()
    assert not {"Shut", "Whole", "Dots", "Curves"} & usable.keys()
    assert usable["Free"]["origin"] == "machine"
    every = briefer("fonts", "--all").out
    assert "restricted; cannot be used (of this machine)" in every
    assert "only as a whole; cannot be used" in every


@pytest.mark.usefixtures("at")
def test_a_theme_names_a_family_of_the_machine(briefer, sample, template, tmp_path):
    path = tmp_path / "machine" / "House.ttf"
    path.write_bytes(font("House Text"))
    assert "no font House Text" not in briefer("themes", "from-word", template, "--id", "o").err
    ran = briefer("export", sample, "-a", "nato", "--theme", "o", "-f", "pdf", "-o", tmp_path / "a")
    assert ran.status == 0
    assert "stands for it" not in ran.err
    (pdf,) = (tmp_path / "a").iterdir()
    # What the font calls itself in PostScript.
    assert any("IBMPlexSerif" in name for name in fonts_of(pdf))
    path.unlink()
    installed._listed.cache_clear()
    ran = briefer("export", sample, "-a", "nato", "--theme", "o", "-f", "pdf", "-o", tmp_path / "b")
    assert ran.status == 0
    assert "There is no font House Text that may be embedded: IBM Plex Sans stands" in ran.err
    assert [each.suffix for each in (tmp_path / "b").iterdir()] == [".pdf"]


@pytest.mark.usefixtures("at")
def test_a_font_of_the_machine_stays_out_of_bundles(briefer, template, tmp_path):
    (tmp_path / "machine" / "House.ttf").write_bytes(font("House Text"))
    assert briefer("themes", "from-word", template, "--id", "ours").status == 0
    with_note(tmp_path / "anna")
    bundle = tmp_path / "note.briefbundle"
    assert briefer("templates", "export", "note", "-o", bundle).status == 0
    names = zipfile.ZipFile(bundle).namelist()
    assert "themes/ours.toml" in names
    assert not [each for each in names if each.startswith("fonts/")]


@pytest.mark.usefixtures("at")
def test_what_the_file_lacks_is_told_before_anything_is_written(briefer, sample, template):
    assert briefer("themes", "from-word", template, "--id", "ours").status == 0
    ran = briefer("check", sample, "-a", "nato", "--theme", "ours")
    assert "ours.docx has no style for Title" in ran.out
    assert "ours.docx" not in briefer("check", sample, "-a", "nato").out

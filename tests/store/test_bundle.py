"""Bundles: packed with all that they need, signed, read within limits, taken in whole or not."""

import zipfile
from contextlib import suppress

import pytest

from briefer import bundled
from briefer.errors import FileError, InTheWayError
from briefer.store.bundle import Trust, unpack, write_bundle
from briefer.store.key import add_key, key_text, make_key
from briefer.store.library import Library
from briefer.store.packing import files_for, install

TEMPLATE = """{#
id = "house"
title = "House"
extends = "frame"
theme = "house"
audiences = ["press", "gulf"]
#}
"""
FRAME = TEMPLATE.replace("house", "frame").replace('extends = "frame"', 'extends = "base"')
FILES = {
    "templates/house.xml.j2": TEMPLATE,
    "templates/frame.xml.j2": FRAME.replace('theme = "frame"\naudiences = ["press", "gulf"]\n', ""),
    "audiences/press.toml": 'id = "press"\nname = "Press"\nyardstick = "ours"\n',
    "yardsticks/ours.toml": (
        'id = "ours"\nname = "Ours"\n[[bands]]\nid = "a"\nterm = "a"\nlow = 1\nhigh = 9\n'
    ),
}


@pytest.fixture
def library(home):
    """Return a library with a template, all that it needs, and things that it does not."""
    theme = bundled.asset("themes", "plain.toml").read_text(encoding="utf-8")
    theme = theme.replace('id = "plain"', 'id = "house"').replace(
        "IBMPlexSans-Regular.ttf", "House.ttf"
    )
    (font,) = [*bundled.asset("fonts").glob("IBMPlexSans-Regular.ttf")]
    files = FILES | {"themes/house.toml": theme, "audiences/other.toml": 'id = "other"\nname = "O"'}
    for name, text in files.items():
        path = home / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (home / "library" / "fonts").mkdir()
    (home / "library" / "fonts" / "House.ttf").write_bytes(font.read_bytes())
    return Library()


@pytest.fixture
def packed(library, tmp_path):
    """Return a function that writes a bundle of the template, with other files or a signature."""

    def write(files=None, **more):
        path = tmp_path / "house.briefbundle"
        chunks = write_bundle(files or files_for(library, ["house"]), **more)
        path.write_bytes(b"".join(chunks))
        return path

    return write


def changed(path, **members):
    """Write the zip with other members, by names with -- for the slash; None leaves one out."""
    with zipfile.ZipFile(path) as file:
        found = {name: file.read(name) for name in file.namelist()}
    found |= {name.replace("--", "/").replace("__", "."): raw for name, raw in members.items()}
    with zipfile.ZipFile(path, "w") as file:
        for name, raw in found.items():
            if raw is not None:
                info = zipfile.ZipInfo(name)
                file.writestr(info, raw)
    return path


def test_a_bundle_has_what_the_template_needs_and_nothing_that_ships(packed, tmp_path):
    bundle = unpack(packed(maker="Anna"), tmp_path / "new")
    assert bundle.names == (
        "fonts/House.ttf",
        "yardsticks/ours.toml",
        "themes/house.toml",
        "audiences/press.toml",
        "templates/frame.xml.j2",
        "templates/house.xml.j2",
    )
    assert (bundle.maker, bundle.trust, bundle.signer) == ("Anna", Trust.UNSIGNED, None)
    assert bundle.ids("templates") == ("frame", "house")
    assert bundle.ids("languages") == ()


def test_the_same_files_give_the_same_bytes(packed):
    assert packed().read_bytes() == packed().read_bytes()


def test_it_is_taken_in_under_another_home(packed, tmp_path, monkeypatch):
    path = packed()
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "other"))
    library = Library()
    folder = tmp_path / "new"
    bundle = unpack(path, folder)
    install(bundle, folder, library)
    template = library.templates.read("house")
    assert template.parent.parent.manifest.id == "base"
    assert not template.bundled
    assert library.audiences.read("press").yardstick == "ours"
    assert library.themes.read("house").fonts["sans"].regular.name == "House.ttf"
    install(bundle, folder, library)
    assert not library.templates.binned()


def test_one_of_ones_own_that_differs_is_replaced_only_where_that_is_wanted(
    packed, library, home, tmp_path
):
    folder = tmp_path / "new"
    bundle = unpack(packed(), folder)
    own = home / "library" / "audiences" / "press.toml"
    own.write_text('id = "press"\nname = "Mine"\n', encoding="utf-8")
    (home / "library" / "templates" / "house.xml.j2").unlink()
    with pytest.raises(InTheWayError, match=r"audiences/press\.toml"):
        install(bundle, folder, library)
    assert "house" not in library.templates.ids()
    install(bundle, folder, library, overwrite=True)
    assert library.audiences.read("press").name.default == "Press"
    library.audiences.rename("press", "new")
    library.audiences.restore("press")
    assert library.audiences.read("press").name.default == "Mine"


def test_what_ships_is_not_packed(library):
    with pytest.raises(FileError, match="It came with the program"):
        files_for(library, ["assessment"])
    with pytest.raises(FileError, match='There is no template "x"'):
        files_for(library, ["x"])


def test_signatures_are_told_apart(packed, tmp_path, monkeypatch):
    anna = make_key("anna")
    path = packed(signer="anna")
    assert unpack(path, tmp_path / "1").trust == Trust.KNOWN
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "other"))
    bundle = unpack(path, tmp_path / "2")
    assert (bundle.trust, bundle.signer.name) == (Trust.UNKNOWN, "")
    assert bundle.signer.fingerprint == anna.fingerprint
    (tmp_path / "anna.toml").write_text(key_text(anna), encoding="utf-8")
    add_key(tmp_path / "anna.toml")
    bundle = unpack(path, tmp_path / "3")
    assert (bundle.trust, bundle.signer.name) == (Trust.KNOWN, "anna")


@pytest.mark.parametrize(
    "members",
    [
        {"templates--house__xml__j2": TEMPLATE.replace("House", "Mouse").encode()},
        {"templates--frame__xml__j2": None},
        {"audiences--other__toml": b'id = "other"\nname = "O"'},
        {"signature__json": b"{"},
        {"signature__json": b'{"key": "AAAA", "signature": "AAAA"}'},
        {"signature__json": b'{"key": "?", "signature": "?"}'},
        {"bundle__json": b'{"format": "bundle", "version": 1, "min_reader": 1, "maker": "Eve"}'},
    ],
)
def test_a_bundle_that_was_changed_is_broken_and_not_taken_in(packed, library, tmp_path, members):
    make_key("anna")
    path = changed(packed(signer="anna", maker="Anna"), **members)
    bundle = unpack(path, tmp_path / "new")
    assert (bundle.trust, bundle.signer) == (Trust.BROKEN, None)
    with pytest.raises(FileError, match="signature of the bundle is broken"):
        install(bundle, tmp_path / "new", library, overwrite=True)


def font(fs_type=0, tables=None):
    """Return the bytes of a font of which only the directory of tables is one."""
    tags = tables or (b"OS/2", b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post")
    start = 12 + 16 * len(tags)
    directory = b"".join(
        tag + (0).to_bytes(4) + start.to_bytes(4) + (100).to_bytes(4) for tag in tags
    )
    head = b"\0\1\0\0" + len(tags).to_bytes(2) + bytes(6)
    return head + directory + bytes(8) + fs_type.to_bytes(2) + bytes(90)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no font"),
        (b"wOFF" + bytes(100), "no font"),
        (b"\0\1\0\0\xff\xff" + bytes(100), "no font"),
        (font()[:-1], "no font"),
        (font(tables=(b"head", b"head")), "no font"),
        (font(fs_type=0x0002), "does not allow embedding"),
        (font(fs_type=0x0200), "does not allow embedding"),
    ],
)
def test_a_font_that_is_none_or_may_not_be_embedded_is_refused(packed, tmp_path, raw, said):
    path = packed({"fonts/House.ttf": raw})
    with pytest.raises(FileError, match=said):
        unpack(path, tmp_path / "new")
    packed({"fonts/House.ttf": font()})
    assert unpack(path, tmp_path / "other").names == ("fonts/House.ttf",)


def test_any_bytes_are_no_bundle_or_one(packed, tmp_path):
    raw = packed().read_bytes()
    for place in range(0, len(raw), max(1, len(raw) // 200)):
        path = tmp_path / "bad.briefbundle"
        path.write_bytes(raw[:place] + b"\xa5" + raw[place + 1 :])
        with suppress(FileError):
            unpack(path, tmp_path / f"out-{place}")


def test_packing_too_much_is_refused():
    with pytest.raises(FileError, match="more than 500 files"):
        write_bundle({f"audiences/a{n}.toml": b"" for n in range(600)})
    with pytest.raises(FileError, match="too large"):
        write_bundle({"audiences/a.toml": bytes(1024 * 1025)})

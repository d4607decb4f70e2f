"""The bundled items, the user's own over them, and broken files that harm no other."""

import datetime as dt
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import BrieferError, FileError, TemplateError, ThemeError
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.shelf import Shelf

MONTHS = [str(number) for number in range(12)]
AUDIENCE = 'id = "press"\nname = "The press"\n'
MANIFEST = '{#\nid = "mine"\ntitle = "Mine"\n#}\n<document/>\n'


@pytest.fixture
def own(home):
    """Return a function that puts a text into the user's own library."""

    def put(name, text):
        path = home / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return put


def shelves():
    library = Library()
    return (
        library.audiences,
        library.templates,
        library.themes,
        library.yardsticks,
        library.languages,
    )


def test_every_bundled_item_is_sound():
    for shelf in shelves():
        assert shelf.ids()
        assert tuple(shelf.sound()) == shelf.ids()
        for item_id in shelf.ids():
            item = shelf.read(item_id)
            assert not getattr(getattr(item, "manifest", item), "extra", {}), item_id


def test_nothing_is_written_by_reading(home):
    for shelf in shelves():
        shelf.sound()
    assert not home.exists()


def test_the_own_item_covers_the_bundled_one_until_it_is_removed(own):
    own("audiences/gulf.toml", 'id = "gulf"\nname = "Our Gulf"\n')
    shelf = Library().audiences
    assert shelf.read("gulf").name.default == "Our Gulf"
    assert not shelf.is_bundled("gulf")
    shelf.remove("gulf")
    assert shelf.read("gulf").name.default == "Gulf states"
    assert shelf.is_bundled("gulf")
    with pytest.raises(FileError, match="came with the program"):
        shelf.remove("gulf")


@pytest.mark.parametrize(
    ("name", "text", "said", "key"),
    [
        ("audiences/press.toml", "id = ", "no TOML", ""),
        ("audiences/press.toml", 'id = "press"', "has no name", ""),
        ("audiences/press.toml", AUDIENCE + "parts = 3", "parts is 3, not a list", "parts"),
        ("audiences/press.toml", AUDIENCE + 'page = "a5"', 'page is "a5"', "page"),
        ("audiences/press.toml", AUDIENCE.replace("press", "nato"), "its name says press", "id"),
        ("audiences/press.toml", AUDIENCE + 'must = ["x"]', "does not know", ""),
        ("audiences/press.toml", AUDIENCE + '[marking]\nscheme = "eu"', "marking is of a", ""),
        ("audiences/all.toml", 'id = "all"\nname = "x"', 'the id "all"', "id"),
        (
            "yardsticks/own.toml",
            'id = "own"\nname = "x"\n[[bands]]\nid = "a"\nterm = "a"\nlow = 9\nhigh = 1\n',
            "from 9 to 1",
            "bands",
        ),
        (
            "languages/xx.toml",
            'tag = "xx"\nname = "x"\nmonths = ["a"]',
            "1 names, not 12",
            "months",
        ),
        (
            "languages/xx.toml",
            'tag = "xx"\nname = "x"\ndate = "{year.x}"',
            "names, not 12",
            "months",
        ),
        (
            "languages/xx.toml",
            f'tag = "xx"\nname = "x"\nmonths = {MONTHS}\ndate = "{{year.x}}"',
            "no pattern of a date",
            "date",
        ),
        (
            "languages/xx.toml",
            f'tag = "xx"\nname = "x"\nmonths = {MONTHS}\n[labels]\npage = "{{page:>999999999}}"',
            "not plain",
            "labels",
        ),
        ("themes/own.toml", 'id = "own"\nname = "x"\ncolour = 3', "unknown key", "colour"),
        (
            "themes/own.toml",
            'id = "own"\nname = "x"\n[fonts.sans]\nregular = "../../secret.ttf"',
            "no font",
            "fonts",
        ),
    ],
)
def test_a_broken_file_is_told_with_its_key_and_harms_no_other(own, name, text, said, key):
    path = own(name, text)
    library = Library()
    shelf = getattr(library, path.parent.name)
    item_id = path.stem
    assert item_id in shelf.ids()
    with pytest.raises(ThemeError) as caught:
        shelf.read(item_id)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{path.name}: ")
    assert caught.value.key == key
    assert item_id not in shelf.sound()
    assert shelf.sound()


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("<document/>", "no manifest", 1),
        ("{#\nid = 1", "does not end", 1),
        (MANIFEST.replace('"Mine"', '"a #} {{ 7 * 7 }} {#"'), 'has "#}" inside line 3', 3),
        (MANIFEST.replace('"Mine"', "Mine"), "It is no TOML: Invalid value (at line 3", 3),
        (MANIFEST.replace('"Mine"', "3"), "title is 3, not text", 3),
        (MANIFEST.replace("\n#}", '\nversion = "1"\n#}'), 'version is "1"', 4),
        (MANIFEST.replace("\n#}", '\nextends = "none"\n#}'), 'no template "none"', 1),
        (MANIFEST.replace("\n#}", '\nextends = "mine"\n#}'), "extends itself", 1),
        (
            MANIFEST.replace(
                "\n#}", '\n[options.size]\nlabel = "S"\ndefault = "l"\nchoices = ["s"]\n#}'
            ),
            "The default of the option size is not one of its choices",
            6,
        ),
    ],
)
def test_a_broken_manifest_is_told_with_its_line(own, text, said, line):
    own("templates/mine.xml.j2", text)
    library = Library()
    with pytest.raises(TemplateError) as caught:
        library.templates.read("mine")
    assert said in str(caught.value)
    assert caught.value.line == line
    assert library.templates.read("assessment").parent.manifest.id == "base"


@pytest.mark.parametrize("value", ["[" * 50_000, "9" * 50_000, "{a=" * 50_000])
def test_toml_that_breaks_its_reader_is_refused(own, value):
    for kind in ("audiences", "themes", "languages", "yardsticks"):
        own(f"{kind}/x.toml", f"id = {value}")
        with pytest.raises(ThemeError, match="no TOML"):
            getattr(Library(), kind).read("x")
    own("templates/x.xml.j2", f"{{#\nid = {value}\n#}}")
    with pytest.raises(TemplateError, match=r"no TOML|over 100,000 characters"):
        Library().templates.read("x")


@given(
    which=st.integers(0, 99),
    edits=st.lists(st.tuples(st.floats(0, 0.9999), st.binary(max_size=3)), min_size=1, max_size=3),
)
def test_any_bytes_give_an_item_or_a_sentence(which, edits, tmp_path_factory):
    paths = [(shelf, shelf.path(item_id)) for shelf in shelves() for item_id in shelf.ids()]
    shelf, path = paths[which % len(paths)]
    raw = bytearray(path.read_bytes())
    for position, piece in edits:
        start = int(position * min(len(raw), 2000))
        raw[start : start + len(piece)] = piece
    changed = tmp_path_factory.mktemp("fuzz") / path.name
    changed.write_bytes(raw)
    with suppress(BrieferError):
        shelf.check(changed)


def test_a_long_chain_is_refused(own):
    for number in range(40):
        own(
            f"templates/t{number}.xml.j2",
            f'{{#\nid = "t{number}"\ntitle = "T"\nextends = "t{number + 1}"\n#}}',
        )
    with pytest.raises(TemplateError, match="too many steps"):
        Library().templates.read("t0")


def test_a_chain_that_closes_is_refused(own):
    own("templates/one.xml.j2", '{#\nid = "one"\ntitle = "1"\nextends = "two"\n#}')
    own("templates/two.xml.j2", '{#\nid = "two"\ntitle = "2"\nextends = "one"\n#}')
    with pytest.raises(TemplateError, match="extends itself"):
        Library().templates.read("one")


def test_the_text_of_a_template_is_the_whole_file(own):
    own("templates/mine.xml.j2", MANIFEST)
    template = Library().templates.read("mine")
    assert template.text == MANIFEST
    assert not template.bundled
    assert Library().templates.read("base").bundled


def test_what_is_missing_is_named_with_what_is_near():
    with pytest.raises(FileError, match='no audience "gluf"') as caught:
        Library().audiences.read("gluf")
    assert "gulf" in caught.value.hint
    with pytest.raises(FileError):
        Library().audiences.read("../audiences/gulf")


def test_an_item_is_added_after_its_checks_and_only_over_another_when_forced(tmp_path):
    source = tmp_path / "press.toml"
    source.write_text(AUDIENCE, encoding="utf-8")
    library = Library()
    assert library.audiences.add(source) == "press"
    assert library.audiences.read("press").name.default == "The press"
    assert Library().audiences.path("press").read_text(encoding="utf-8") == AUDIENCE
    with pytest.raises(FileError, match="already"):
        library.audiences.add(source)
    source.write_text(AUDIENCE + "parts = 3", encoding="utf-8")
    with pytest.raises(ThemeError, match="parts is 3"):
        library.audiences.add(source, overwrite=True)
    assert Library().audiences.read("press").name.default == "The press"
    source.rename(tmp_path / "press.txt")
    with pytest.raises(FileError, match="is not named"):
        library.audiences.add(tmp_path / "press.txt")


def test_checking_a_template_leaves_the_others_as_they_were(tmp_path):
    source = tmp_path / "base.xml.j2"
    source.write_text('{#\nid = "base"\ntitle = "B"\nextends = "assessment"\n#}', encoding="utf-8")
    library = Library()
    with pytest.raises(TemplateError, match="extends itself"):
        library.templates.check(source)
    assert library.templates.read("assessment").parent.parent is None


def test_a_file_that_is_no_text_is_refused(tmp_path):
    for raw, said in ((b"\xff", "not UTF-8"), (b" " * 1_100_000, "larger than 1 MB")):
        (tmp_path / "press.toml").write_bytes(raw)
        with pytest.raises(BrieferError, match=said):
            Library().audiences.check(tmp_path / "press.toml")
    with pytest.raises(FileError, match="no such file"):
        Library().audiences.check(tmp_path / "none.toml")


def test_only_what_can_be_chosen_is_offered(own):
    own("templates/mine.xml.j2", MANIFEST)
    own(
        "templates/part.xml.j2",
        MANIFEST.replace("mine", "part").replace("#}", "partial = true\n#}"),
    )
    with pytest.raises(FileError) as caught:
        Library().templates.read("zzzzzz")
    assert caught.value.hint == "There are: assessment, brief, mine, talking-points."


def test_where_there_is_none_at_all_no_list_is_told(tmp_path):
    none = Shelf("template", {Layer.OWN: tmp_path}, {".xml.j2": lambda path, _: path})
    with pytest.raises(FileError) as caught:
        none.read("brief")
    assert not caught.value.hint


@pytest.mark.parametrize("kind", ["audiences", "themes", "yardsticks", "languages"])
@pytest.mark.parametrize(
    "line",
    ["a" + ".a" * 40_000 + " = 1", '["' + "x" * 200 + '"' + " . 'b'" * 40_000 + "]"],
    ids=["key", "table"],
)
def test_a_file_that_would_keep_its_reader_busy_is_refused(own, kind, line):
    own(f"{kind}/mine.toml", f'id = "mine"\n{line}\n')
    start = time.process_time()
    with pytest.raises(ThemeError, match=r"too many steps \(at line 2"):
        getattr(Library(), kind).read("mine")
    assert time.process_time() - start < 1


def test_days_are_said_as_the_language_says_them():
    french = Library().languages.read("fr")
    assert french.date_text(dt.date(2026, 1, 1)) == "1er\N{NO-BREAK SPACE}janvier 2026"
    assert french.date_text(dt.date(2026, 1, 11)) == "11\N{NO-BREAK SPACE}janvier 2026"

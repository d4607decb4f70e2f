"""Templates and bundles that mean harm: each ends soon, with a sentence that names its place."""

import io
import struct
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import giant_png

from briefer import bundled
from briefer.errors import BrieferError, TemplateError
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.offer import offered
from briefer.store.archive import Content, write_archive
from briefer.store.bundle import write_bundle
from briefer.store.library import Library
from briefer.store.new import sample

MANIFEST = '{#\nid = "x"\ntitle = "X"\n#}\n'
TEMPLATES = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8"))
SOON = 2
"""The seconds that a template may take; the tests give it twice that, for computers at work."""


def body(case):
    """Return the text that a hostile template has in its document."""
    match case:
        case {"doubled": first}:
            macros = (
                f"{{% macro m{n + 1}() %}}{{{{ m{n}() }}}}{{{{ m{n}() }}}}{{% endmacro %}}"
                for n in range(40)
            )
            return f"{{% macro m0() %}}{first}{{% endmacro %}}{''.join(macros)}{{{{ m40() }}}}"
        case {"body": str(text)}:
            return text
        case {"body": parts}:
            return "".join(text * times for text, times in parts)


@pytest.fixture
def own(home):
    """Return a function that puts the text of a template into one's own library."""

    def put(text: str | bytes, name: str = "x.xml.j2") -> None:
        folder = home / "library" / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    return put


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_hostile_template_ends_soon_with_its_line(name, own):
    case = TEMPLATES[name]
    own(f"{MANIFEST}<document>{body(case)}</document>")
    begun = time.perf_counter()
    checked = check(sample(), Library(), Request(audience="markets", template="x"))
    assert time.perf_counter() - begun < 2 * SOON
    assert checked.document is None
    problem = checked.problems[-1]
    assert problem.message == case["says"]
    assert problem.place == f"Template x, line {case.get('line', 5)}"


FILES = {
    "nothing": ("", "The template has no manifest.", 1),
    "no manifest": ("<document/>", "The template has no manifest.", 1),
    "a manifest without an end": ("{#\nid = 'x'", "The manifest does not end.", 1),
    "a manifest that ends in a text": (
        MANIFEST.replace('"X"', '"X #} {{ 7 * 7 }} {#"'),
        'The manifest has "#}" inside line 3.',
        3,
    ),
    "a manifest that is not TOML": ("{#\nid = \n#}", "It is no TOML", 2),
    "a key of many steps": (f"{{#\n{'a.' * 40_000}a = 1\n#}}", "a key has too many steps", 2),
    "lists of lists": (f"{{#\nid = {'[' * 40_000}\n#}}", "It is no TOML", 3),
    "a number of many digits": (f"{{#\nid = {'9' * 50_000}\n#}}", "It is no TOML", 3),
    "a long manifest": (f"{{#\n{'#' * 200_000}\n#}}", "has over 100,000 characters", 1),
    "a title that is none": (MANIFEST.replace('"X"', "3"), "title is 3, not text", 3),
    "an unknown duty": (MANIFEST.replace("\n#}", '\nmust = ["x"]\n#}'), "does not know", 1),
    "itself as its parent": (
        MANIFEST.replace("\n#}", '\nextends = "x"\n#}'),
        'It extends itself by "x".',
        1,
    ),
    "a parent elsewhere": (
        MANIFEST.replace("\n#}", '\nextends = "../../etc/passwd"\n#}'),
        'There is no template "../../etc/passwd".',
        1,
    ),
    "a name of another": (MANIFEST.replace('"x"', '"y"'), 'Its id is "y"', 1),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_manifest_is_told_with_its_line(name, own):
    text, says, line = FILES[name]
    own(text)
    with pytest.raises(TemplateError) as caught:
        Library().templates.read("x")
    assert says in caught.value.message
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xff" * 10, "not UTF-8 at byte 1"),
        (b"x" * 1_100_000, "larger than 1 MB"),
        (b"{#\n\0\n#}", "It is no TOML"),
    ],
)
def test_bytes_that_are_no_template_are_told(own, raw, says):
    own(raw)
    with pytest.raises(BrieferError, match=says):
        Library().templates.read("x")


ABOUT = b'{"format": "bundle", "version": 1, "min_reader": 1}'
NOTE = f"{MANIFEST}<document/>".encode()


def stored(name: str = "bundle.json", raw: bytes | None = ABOUT) -> bytes:
    """Return a bundle as the program writes one, with another member, or without it for None."""
    members = {"bundle.json": ABOUT, "templates/x.xml.j2": NOTE, name: raw}
    contents = [Content.of(each, found) for each, found in members.items() if found is not None]
    return b"".join(write_archive(contents))


def named(*names: str) -> bytes:
    """Return a bundle with members of these names, in the program's own form."""
    contents = [Content.of("bundle.json", ABOUT), *(Content.of(name, NOTE) for name in names)]
    return b"".join(write_archive(contents))


def zipped(write: Callable[[zipfile.ZipFile], None], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return what another program zips."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as file:
        file.writestr("bundle.json", ABOUT)
        write(file)
    return raw.getvalue()


def with_mode(mode: int) -> bytes:
    """Return a bundle with a member of another kind than a regular file."""

    def write(file: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("templates/x.xml.j2")
        info.create_system, info.external_attr = 3, mode << 16
        file.writestr(info, "/etc/passwd")

    return zipped(write)


def twice(file: zipfile.ZipFile) -> None:
    file.writestr("templates/x.xml.j2", "a")
    with pytest.warns(UserWarning, match="Duplicate name"):
        file.writestr("templates/x.xml.j2", "b")


def overlapping() -> bytes:
    """Return a bundle two of whose members are the same bytes of the file."""
    raw = bytearray(named("templates/x.xml.j2", "templates/y.xml.j2"))
    place = [at for at in range(len(raw)) if raw[at : at + 4] == b"PK\1\2"]
    first = raw[place[1] + 42 : place[1] + 46]
    raw[place[2] + 42 : place[2] + 46] = first
    return bytes(raw)


def telling(count: int = 0, size: int = 0) -> bytes:
    """Return a bundle whose directory tells other counts or sizes."""
    raw = bytearray(named("templates/x.xml.j2"))
    end, entry = raw.rindex(b"PK\5\6"), raw.rindex(b"PK\1\2")
    if count:
        raw[end + 8 : end + 12] = struct.pack("<HH", count, count)
    if size:
        raw[entry + 20 : entry + 28] = struct.pack("<II", size, size)
    return bytes(raw)


def font(tag: bytes = b"OS/2", rights: int = 0) -> bytes:
    """Return a font of nothing but its directory of tables."""
    tags = (tag, b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"post")
    start = 12 + 16 * len(tags)
    tables = b"".join(struct.pack(">4sLLL", each, 0, start, 100) for each in tags)
    return (
        b"\0\1\0\0"
        + struct.pack(">HHHH", len(tags), 0, 0, 0)
        + tables
        + struct.pack(">8sH90s", b"", rights, b"")
    )


THEME = b'id = "a"\nname = "a"\n'


def saved(**members: bytes) -> bytes:
    """Return a template that was saved from a briefing, with other members."""
    found = {
        "manifest.toml": b'id = "y"\ntitle = "Y"\nextends = "base"\n',
        "skeleton.json": b'{"id": "skeleton"}',
        **members,
    }
    return b"".join(write_archive([Content.of(name, raw) for name, raw in found.items()]))


NO_PART = "which is no part of a bundle"
BUNDLES = {
    "nothing": (b"", "It is empty."),
    "no zip": (b"x" * 100, "It is not the zip"),
    "half of one": (stored()[:200], "It is not the zip"),
    "one with more behind": (stored() + b"x", "It is not the zip"),
    "one with more before": (b"x" + stored(), "Its directory is not where it should be."),
    "a comment": (stored()[:-2] + b"\1\0x", "It is not the zip"),
    "a bomb": (zipped(lambda file: file.writestr("templates/x.xml.j2", bytes(5_000_000)),
                      zipfile.ZIP_DEFLATED), "is compressed"),
    "a bomb in bzip2": (zipped(lambda file: file.writestr("a", bytes(999_999)),
                               zipfile.ZIP_BZIP2), "is compressed"),
    "two of a name": (zipped(twice), 'It has "templates/x.xml.j2" twice.'),
    "members that overlap": (overlapping(), "overlap"),
    "more members than there are": (telling(count=60_000), "more than 5,000 members"),
    "fewer members than there are": (telling(count=1), "does not tell all"),
    "a size that is not its own": (telling(size=4_000_000_000), "is not what its directory says"),
    "a member that is damaged": (stored().replace(b"<document/>", b"<documemt/>"), "is damaged"),
    "a link": (with_mode(0o120777), "is no regular file"),
    "a device": (with_mode(0o060666), "is no regular file"),
    "a pipe": (with_mode(0o010666), "is no regular file"),
    "a folder": (named("templates/"), NO_PART),
    "a path upwards": (named("../x.xml.j2"), NO_PART),
    "a path upwards within": (named("templates/../../x.xml.j2"), NO_PART),
    "a path from the root": (named("/etc/x.xml.j2"), NO_PART),
    "a drive": (named("C:/x.xml.j2"), NO_PART),
    "a share": (named("//host/x.xml.j2"), NO_PART),
    "slashes of Windows": (named("templates\\x.xml.j2"), NO_PART),
    "a stream of Windows": (named("templates/x.xml.j2:y"), NO_PART),
    "a device of Windows": (named("templates/con.xml.j2"), NO_PART),
    "a device of Windows in capitals": (named("templates/LPT1.xml.j2"), NO_PART),
    "a device of Windows as a font": (named("fonts/nul.ttf"), NO_PART),
    "a name that begins with a dot": (named("templates/.x.xml.j2"), NO_PART),
    "a name that ends with a dot": (named("templates/x.xml.j2."), NO_PART),
    "a name of spaces": (named("templates/ .xml.j2"), NO_PART),
    "a name of no letters": (named("templates/\0.xml.j2"), NO_PART),
    "a name that is long": (named(f"templates/{'x' * 100}.xml.j2"), NO_PART),
    "a folder in a folder": (named("templates/a/x.xml.j2"), NO_PART),
    "an unknown folder": (named("keys/anna.pem"), NO_PART),
    "a program": (named("templates/x.py"), NO_PART),
    "names that differ in capitals": (named("templates/x.xml.j2", "templates/X.xml.j2"),
                                      "which many systems cannot tell apart"),
    "no word of what it is": (stored("bundle.json", None), "It is no bundle of templates."),
    "a briefing": (stored("bundle.json", ABOUT.replace(b'"bundle"', b'"briefing"')),
                   "It is no bundle of templates."),
    "one of a newer program": (stored("bundle.json", ABOUT.replace(b'r": 1', b'r": 2')),
                               "written by a newer version"),
    "a duty that is not known": (stored("bundle.json", ABOUT[:-1] + b', "must": ["x"]}'),
                                 "does not know"),
    "a key twice": (stored("bundle.json", ABOUT[:-1] + b', "version": 2}'), "twice"),
    "words that nest": (stored("bundle.json", b"[" * 100_000), "nested deeper"),
    "words that are not UTF-8": (stored("bundle.json", b"\xff"), "not UTF-8"),
    "a maker that is none": (stored("bundle.json", ABOUT[:-1] + b', "maker": 3}'), "not text"),
    "too many files": (named(*(f"templates/x{n}.xml.j2" for n in range(501))),
                       "more than 500 files"),
    "a text that is too large": (stored("audiences/a.toml", bytes(1_100_000)),
                                 "is too large"),
    "a font that is too large": (stored("fonts/x.ttf", bytes(26_300_000)), "is too large"),
    "a font that is none": (stored("fonts/x.ttf", b"x" * 500), "no font that can be embedded"),
    "a web font": (stored("fonts/x.ttf", b"wOF2" + bytes(500)), "no font that can be embedded"),
    "a font without what is needed": (stored("fonts/x.ttf", font(b"DSIG")), "no font"),
    "a font beyond its end": (stored("fonts/x.ttf", font()[:-1]), "no font"),
    "a font of many tables": (stored("fonts/x.ttf", b"\0\1\0\0\xff\xff" + bytes(9)), "no font"),
    "a font that may not be embedded": (stored("fonts/x.ttf", font(rights=2)),
                                        "does not allow embedding"),
    "a theme that is none": (stored("themes/a.toml", b"id = 3"), "a.toml: "),
    "a theme of unknown keys": (stored("themes/a.toml", b'id = "a"\nname = "a"\nrun = "rm"'),
                                "unknown key"),
    "a theme with a font elsewhere": (
        stored("themes/a.toml", b'id = "a"\nname = "a"\n[fonts.sans]\nregular = "../../x.ttf"'),
        "There is no font"),
    "an audience for all": (stored("audiences/all.toml", b'id = "all"\nname = "x"'),
                            'the id "all"'),
    "an audience of another name": (stored("audiences/a.toml", b'id = "b"\nname = "x"'),
                                    'Its id is "b"'),
    "a language that fills in": (
        stored("languages/xx.toml", b'tag = "xx"\nname = "x"\ndate = "{year.x}"'), "not 12"),
    "a template that runs on": (stored("templates/x.xml.j2", NOTE.replace(
        b"<document/>", b"{{ 'x' * 1000000000 }}")), "Mul is not allowed"),
    "a saved template that is none": (stored("templates/y.brieftemplate", b"PK"), "It is not the"),
    "a saved template with a path upwards": (
        stored("templates/y.brieftemplate", saved(**{"pictures/../../x.png": b"x"})),
        "which is no part of a template"),
    "a saved template for the common reader": (
        stored("templates/y.brieftemplate", saved(
            **{"skeleton.json": b'{"id": "s", "summary": [{"id": "a", "release": ["common"]}]}'})),
        'has "common", which is no audience'),
    "a saved template of many words": (
        stored("templates/y.brieftemplate", saved(
            **{"skeleton.json": b'{"id": "' + b"s" * 3_000_000 + b'"}'})), "is too large"),
    "a template that extends itself": (
        stored("templates/y.xml.j2", b'{#\nid = "y"\ntitle = "Y"\nextends = "y"\n#}\n'),
        "It extends itself"),
    "a theme that inherits from itself": (
        stored("themes/a.toml", THEME + b'[styles.a]\ninherits = "b"\n[styles.b]\ninherits = "a"'),
        "inherits from itself"),
    "a theme of a size without end": (
        stored("themes/a.toml", THEME + b"[styles.text]\nsize = inf"), "out of all proportion"),
    "a theme of a size that is none": (
        stored("themes/a.toml", THEME + b"[styles.text]\nsize = nan"), "out of all proportion"),
    "a theme without room on its page": (
        stored("themes/a.toml", THEME + b"[page]\nstart_mm = 500"), "leave no room"),
    "a theme of a long header": (
        stored("themes/a.toml", b'header = "' + b"x" * 80_000 + b'"\n' + THEME), "over 200"),
    "a logo of too many pixels": (
        stored("logos/x.png", giant_png(60_000, 60_000)), "million pixels"),
    "a logo that is a drawing": (
        stored("logos/x.png", b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///'/></svg>"),
        "no picture that can be read"),
    "a Word file that is none": (stored("word/x.docx", b"PK\3\4" + b"x" * 500), "no Word file"),
}  # fmt: skip


def told(path: Path) -> list[str]:
    """Return what is said of a bundle that is read, and of its templates that make no pages."""
    try:
        with offered(path, Library()) as offer:
            return [each.problems[-1].message for each in offer.tried() if not each.pdf]
    except BrieferError as fault:
        return [fault.message]


@pytest.mark.parametrize("name", BUNDLES)
def test_a_hostile_bundle_ends_soon_and_leaves_nothing(name, tmp_path, home):
    raw, says = BUNDLES[name]
    path = tmp_path / "x.briefbundle"
    path.write_bytes(raw)
    begun = time.perf_counter()
    assert says in " ".join(told(path))
    assert time.perf_counter() - begun < 3 * SOON
    assert not (home / "library").exists()
    assert [each.name for each in tmp_path.iterdir()] == ["x.briefbundle"]


def test_a_font_that_fails_when_it_is_drawn_keeps_a_bundle_out(tmp_path):
    font = bytearray(bundled.asset("fonts", "IBMPlexSans-Regular.ttf").read_bytes())
    (start,) = struct.unpack_from(">L", font, font.index(b"head") + 8)
    font[start + 12 : start + 16] = bytes(4)  # the number that each such table has
    theme = bundled.asset("themes", "plain.toml").read_text(encoding="utf-8")
    theme = theme.replace('"plain"', '"house"').replace("IBMPlexSans-Regular.ttf", "x.ttf")
    note = MANIFEST.replace("#}", 'theme = "house"\n#}') + "<document><p>x</p></document>"
    files = {
        "fonts/x.ttf": bytes(font),
        "themes/house.toml": theme.encode(),
        "templates/x.xml.j2": note.encode(),
    }
    path = tmp_path / "x.briefbundle"
    path.write_bytes(b"".join(write_bundle(files)))
    assert told(path) == ["The font x.ttf is damaged."] * 3


def test_what_is_wrong_is_in_the_bundle_and_not_in_a_folder_that_is_gone(tmp_path):
    path = tmp_path / "x.briefbundle"
    path.write_bytes(stored("themes/a.toml", b"id = 3"))
    with pytest.raises(BrieferError) as told, offered(path, Library()):
        pass
    assert told.value.hint == "It is in x.briefbundle."


def test_who_made_a_bundle_is_one_line_that_no_terminal_obeys(tmp_path):
    maker = b', "maker": "Eve\\u001b[2J\\u202e\\n signed by anna, whose key you know"}'
    path = tmp_path / "x.briefbundle"
    path.write_bytes(stored("bundle.json", ABOUT[:-1] + maker))
    with offered(path, Library()) as offer:
        assert offer.bundle.maker == "Eve[2J signed by anna, whose key you know"


def test_a_bundle_that_is_as_it_should_be_is_read(tmp_path):
    path = tmp_path / "x.briefbundle"
    path.write_bytes(stored())
    with offered(path, Library()) as offer:
        assert [each.pages for each in offer.tried()] == [1, 1, 1]

"""The logo of a theme: on pages, in Word files and HTML, and on its way to another machine."""

import io
import re
import shutil
import struct
import zlib

import page as validation
import pikepdf
import pytest
from house import P, R, drawing, house, logo, paragraph, run
from PIL import Image, PngImagePlugin
from word import W, Word

from briefer.errors import BrieferError, ThemeError
from briefer.model.briefing import Choice
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.export import write
from briefer.store.bundle import unpack, write_bundle
from briefer.store.carried import carrying, library_of
from briefer.store.draft import begin, save
from briefer.store.file import open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.logo import logo_from, read_logo, take_logo
from briefer.store.new import sample
from briefer.store.packing import files_for, install
from briefer.typeset.page import LOGO, Area
from briefer.typeset.page import Image as Picture
from briefer.value import replace

HEIGHT = 34


def drawn(kind="PNG", size=(300, 100), **options):
    """Return the bytes of a picture that says more than its pixels."""
    target = io.BytesIO()
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Jane Doe")
    more = {"pnginfo": told} if kind == "PNG" else {"comment": b"Jane Doe"}
    Image.new("RGB", size, "#A01030").save(target, kind, **more, **options)
    return target.getvalue()


def worn(library, **values):
    """Save the theme "plain" with a logo as the user's own."""
    name = take_logo(logo_from(drawn(), "House.png"), "House of Maps")
    draft = begin("theme", "plain", library)
    for key, value in {"file": name, "alt": "House of Maps", "height": HEIGHT, **values}.items():
        draft = draft.with_value(("logo", key), value)
    save(draft, library)
    return name


def edition(library, opened=None, **request):
    given = {"audience": "nato", "theme": "plain", **request}
    return check(opened or sample(), library, Request(**given))


def logos(checked):
    return [
        [item for item in page.items if isinstance(item, Picture) and item.picture == LOGO]
        for page in checked.pages.pages
    ]


@pytest.fixture
def library():
    return Library()


def test_at_the_top_of_the_first_page_it_is_a_figure_that_says_what_it_shows(library):
    worn(library)
    checked = edition(library)
    (first,), *others = logos(checked)
    page = checked.theme.page
    assert (first.x, first.y, first.height) == (page.start, page.top, HEIGHT)
    assert first.width == pytest.approx(3 * HEIGHT)
    assert others
    assert not any(others)
    with pikepdf.open(io.BytesIO(write(checked, "pdf").data)) as pdf:
        figure = pdf.Root.StructTreeRoot.K.K[0]
        assert (figure.S, figure.Alt) == ("/Figure", "House of Maps")


@pytest.mark.parametrize(("side", "language"), [("start", ""), ("end", ""), ("end", "ar")])
def test_in_the_header_it_is_furniture_of_every_page_beside_the_marking(library, side, language):
    worn(library, place="every", side=side)
    checked = edition(library, audience="gulf", language=language)
    assert checked.document.marking.text
    found = logos(checked)
    assert all(len(each) == 1 for each in found)
    (image,) = found[-1]
    page = checked.theme.page
    is_left = (side == "start") != (checked.document.dir == "rtl")
    middle = image.x + image.width / 2
    assert (middle < page.width / 2) == is_left
    assert page.start - 1 <= image.x
    assert image.x + image.width <= page.width - page.end + 1
    assert image.y + image.height < page.top
    marking = next(each for each in checked.pages.pages[-1].items if isinstance(each, Area))
    assert (image.x + image.width <= marking.x) or (marking.x + marking.width <= image.x)


@pytest.mark.parametrize("place", ["first", "every"])
@pytest.mark.parametrize("language", ["", "ar"])
def test_the_pdf_is_accessible_with_it(library, place, language):
    worn(library, place=place, side="end")
    pdf = write(edition(library, audience="gulf", language=language), "pdf").data
    for profile in ("ua1", "2a"):
        assert not validation.validate_pdf_bytes(pdf, profile=profile).failures


def test_the_margin_above_makes_room_for_a_high_one(library):
    before = edition(library).theme.page.top
    worn(library, place="every", height=120)
    page = edition(library).theme.page
    assert page.top > before
    assert page.top > 17 + 120


def test_word_has_it_in_the_title_or_in_the_header(library):
    worn(library)
    word = Word(write(edition(library), "docx").data)
    (told,) = [each for each in word.body.iter() if each.tag.endswith("}docPr")][:1]
    assert told.get("descr") == "House of Maps"
    name, _ = word.paragraphs()[0]
    assert name == "Logo"
    worn(library, place="every")
    word = Word(write(edition(library), "docx").data)
    header = word.xml("word/header1.xml")
    (told,) = [each for each in header.iter() if each.tag.endswith("}docPr")]
    assert told.get("descr") == "House of Maps"
    assert "media/image" in word.parts["word/_rels/header1.xml.rels"].decode()
    assert header.find(f"{W}p/{W}pPr/{W}textAlignment").get(f"{W}val") == "center"


def test_html_has_it_with_its_words(library):
    worn(library, side="end")
    page = write(edition(library), "html").data.decode()
    (found,) = re.findall(r'<main>\n<p class="logo end"><img [^>]*alt="([^"]*)"', page)
    assert found == "House of Maps"


@pytest.mark.parametrize("has_picture", [True, False])
def test_a_house_with_a_picture_of_its_own_keeps_that_alone(library, has_picture):
    worn(library, place="every")
    relations = (
        f'<Relationships xmlns="{P}"><Relationship Id="r" Type="{R}/image" '
        'Target="media/image1.png"/></Relationships>'
    )
    more = {"word/_rels/header1.xml.rels": relations, "word/media/image1.png": logo()}
    header = paragraph(drawing("r", "The house") if has_picture else run("House"))
    path = library.themes.folders["own"].parent / "word" / "ours.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(house(header, more=more if has_picture else {}))
    save(begin("theme", "plain", library).with_value(("house", "file"), "ours.docx"), library)
    word = Word(write(edition(library), "docx").data)
    told = [
        each.get("descr")
        for each in word.xml("word/header1.xml").iter()
        if each.tag.endswith("}docPr")
    ]
    assert told == (["The house"] if has_picture else ["House of Maps"])


def test_a_briefing_carries_it_to_another_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "anna"))
    anna = Library()
    worn(anna)
    opened = sample()
    choices = {"nato": Choice(theme="plain")}
    opened = replace(opened, briefing=replace(opened.briefing, choices=choices))
    saved = save_briefing(carrying(opened, anna), tmp_path / "a.briefing")
    before = write(edition(anna, opened), "pdf").data
    shutil.rmtree(tmp_path / "anna")
    again = open_briefing(saved.path)
    bob = library_of(again, Library())
    assert write(edition(bob, again), "pdf").data == before
    assert b"Jane Doe" not in saved.path.read_bytes()


def test_a_bundle_brings_it_to_another_library(tmp_path, monkeypatch):
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "anna"))
    anna = Library()
    name = worn(anna)
    path = tmp_path / "a.briefbundle"
    path.write_bytes(b"".join(write_bundle(files_for(anna, ["plain"], "themes"))))
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "bob"))
    bundle = unpack(path, tmp_path / "unpacked")
    assert f"logos/{name}" in bundle.names
    install(bundle, tmp_path / "unpacked", Library())
    assert logos(edition(Library()))[0]


def claiming(width, height):
    """Return a picture whose head says how large it is, and that has nothing of it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<svg/>", "is no picture that can be read"),
        (b"", "is no picture that can be read"),
        (b"GIF89a" + bytes(40), "is no picture that can be read"),
        (drawn()[:90], "is no picture that can be read"),
        (claiming(60_000, 60_000), "has more than 50 million pixels"),
        (claiming(200, 200), "is no picture that can be read"),
        (claiming(0, 10), "is no picture that can be read"),
    ],
    ids=["svg", "empty", "gif", "cut", "bomb", "hollow", "flat"],
)
def test_a_bundle_with_a_logo_that_is_none_is_refused(tmp_path, raw, said):
    path = tmp_path / "a.briefbundle"
    path.write_bytes(b"".join(write_bundle({"logos/a.png": raw, "themes/a.toml": b""})))
    with pytest.raises(BrieferError, match=rf"a\.png {said}"):
        unpack(path, tmp_path / "unpacked")


@pytest.mark.parametrize(
    "name", ["logos/../a.png", "logos/a.svg", "logos/con.png", "logos/a/b.png"]
)
def test_a_bundle_with_a_logo_of_another_name_is_refused(tmp_path, name):
    path = tmp_path / "a.briefbundle"
    path.write_bytes(b"".join(write_bundle({name: drawn()})))
    with pytest.raises(BrieferError, match="no part of a bundle"):
        unpack(path, tmp_path / "unpacked")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_nothing_but_pixels_is_used_and_those_stay_the_same(tmp_path, kind):
    path = tmp_path / "a.picture"
    path.write_bytes(drawn(kind, (2500, 50)))
    taken = read_logo(path)
    assert b"Jane Doe" not in taken.data
    assert (taken.width, taken.media_type) == (2000, "image/png")
    assert logo_from(taken.data, "b.png").data == taken.data


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"file": "missing.png"}, 'There is no picture "missing.png".'),
        ({"file": "../a.png"}, 'There is no picture "../a.png".'),
        ({"file": "a.svg"}, "logo.file is 'a.svg', not the name of a picture."),
        ({"file": 3}, "logo.file is 3, not text."),
        ({"file": "broken.png"}, "broken.png is no picture that can be read."),
        ({"place": "last"}, "logo.place is 'last', not first or every."),
        ({"side": "left"}, "logo.side is 'left', not start or end."),
        ({"height": 900}, "The logo is 900.0 points high, not from 6 to 200."),
        ({"height_mm": "high"}, "logo.height_mm is 'high', not a number."),
        ({"widht": 3}, "logo has an unknown key widht."),
        ({"alt": "\u202egnp"}, "logo.alt has"),
    ],
)
def test_a_bad_one_is_told_in_one_sentence_with_its_key(library, table, said):
    folder = library.themes.folders["own"].parent / "logos"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "broken.png").write_bytes(drawn()[:60])
    draft = begin("theme", "plain", library)
    for key, value in table.items():
        draft = draft.with_value(("logo", key), value)
    library.themes.folders["own"].mkdir(parents=True, exist_ok=True)
    (library.themes.folders["own"] / "plain.toml").write_bytes(draft.data())
    with pytest.raises(ThemeError) as caught:
        Library().themes.read("plain")
    assert said in caught.value.message
    assert caught.value.key.startswith("logo")

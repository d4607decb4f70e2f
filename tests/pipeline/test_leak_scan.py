"""No phrase that is withheld is in a file of the sample, however it is packed; what is allowed is.

What is withheld is found here in the stored file, by rules of this test's own.
"""

import base64
import json
import re
import zipfile
from io import BytesIO
from itertools import islice

import pikepdf
import pypdfium2
import pytest
from editions import AUDIENCES, written

from briefer.bundled import asset
from briefer.writers import FORMATS

CONTENT = json.loads((asset("sample") / "content.json").read_bytes())
TEXT = {"default", "audiences", "languages", "audience_languages"}
WINDOW = 4


def texts(value, audience, *, allowed=True):
    """Yield every string of the content, and whether the audience may read it."""
    if isinstance(value, list):
        for item in value:
            yield from texts(item, audience, allowed=allowed)
    elif isinstance(value, str):
        yield value, allowed
    elif isinstance(value, dict) and value.keys() & TEXT and value.keys() <= TEXT:
        own = value.get("audiences", {}).get(audience)
        for words in strings(value):
            chosen = value.get("default", "") if own is None else own
            yield words, allowed and words == chosen
    elif isinstance(value, dict):
        release = value.get("release", "all")
        allowed = allowed and (release == "all" or audience in release)
        for key, item in value.items():
            yield from texts(item, audience, allowed=allowed and key != "prompt")


def strings(value):
    """Return the strings in a value, at any depth."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [words for item in inner for words in strings(item)]


def phrases(text):
    """Return the runs of a few words, whatever stands between the words."""
    words = re.findall(r"[^\W_]+", re.sub(r"\[@[^]]*\]", " ", text).casefold())
    return set(zip(*(islice(words, start, None) for start in range(WINDOW)), strict=False))


def of(found, *, allowed):
    return set().union(*(phrases(text) for text, may in found if may is allowed))


def members(data):
    """Yield the bytes of a file, of all that is packed in it, and of all that is in base64."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from members(archive.read(name))
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as file:
            for each in file.objects:
                yield from objects(each)
    for packed in re.findall(rb"[A-Za-z0-9+/]{64,}={0,2}", data):
        yield base64.b64decode(packed[: len(packed) // 4 * 4])


def objects(value):
    """Yield the strings and the streams of an object of a PDF."""
    if isinstance(value, pikepdf.Stream):
        packed = value.get("/Filter") in ("/DCTDecode", "/JPXDecode")
        yield value.read_raw_bytes() if packed else value.read_bytes()
    if isinstance(value, pikepdf.String):
        yield bytes(value)
        yield str(value).encode()
    inner = ()
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        inner = [item for _, item in value.items()]
    elif isinstance(value, pikepdf.Array):
        inner = list(value)
    for item in inner:
        if isinstance(item, pikepdf.Object) and not item.is_indirect:
            yield from objects(item)


def readings(data):
    """Yield what bytes say as text, with and without tags between the words."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "ignore")
        yield text
        yield re.sub(r"<[^>]*>", "", text)


def readable(data, format_name):
    """Return what a person reads in a file."""
    if format_name == "pdf":
        pages = pypdfium2.PdfDocument(data)
        return "\n".join(page.get_textpage().get_text_range() for page in pages)
    if format_name == "docx":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            data = archive.read("word/document.xml")
    return re.sub(r"<[^>]*>", "", re.sub(r"</w:p>|<br/?>", " ", data.decode()))


def scanned(data):
    """Return the phrases in all that is in a file."""
    return {
        phrase for member in members(data) for text in readings(member) for phrase in phrases(text)
    }


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_withheld_phrase_is_in_any_byte(audience, format_name):
    found = list(texts(CONTENT, audience))
    withheld = of(found, allowed=False) - of(found, allowed=True)
    assert len(withheld) > 200
    data = written(audience, "assessment", format_name)
    assert not withheld & (phrases(readable(data, format_name)) | scanned(data))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_allowed_is_found(audience, format_name):
    printed = [CONTENT[part] for part in ("summary", "judgements", "outlooks")]
    allowed = of(texts(printed, audience), allowed=True)
    seen = phrases(readable(written(audience, "assessment", format_name), format_name))
    assert len(allowed & seen) > 0.8 * len(allowed)


def packed_in_word():
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "<w:t>A phrase</w:t><w:t> that is </w:t>planted")
    return target.getvalue()


def packed_in_pdf():
    target = BytesIO()
    with pikepdf.new() as file:
        file.docinfo["/Subject"] = "A phrase that is planted"
        file.save(target)
    return target.getvalue()


PACKED = {
    "word": packed_in_word(),
    "pdf": packed_in_pdf(),
    "base64": base64.b64encode(b"In these bytes there is a phrase that is planted, as it seems."),
    "utf-16": "A phrase that is planted".encode("utf-16"),
}


@pytest.mark.parametrize("data", PACKED.values(), ids=PACKED)
def test_the_scanner_sees_what_is_packed(data):
    assert phrases("a phrase that is planted") <= scanned(data)

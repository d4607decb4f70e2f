"""Files with a password, read by others."""

import re
import zlib
from io import BytesIO
from subprocess import CalledProcessError

import pikepdf
import pytest

from briefer.writers.pdf import lock

PASSWORD = "Schlüssel-7-مفتاح"
TITLE, TEXT = "Confidential outlook", "A secret sentence"


@pytest.fixture
def open_file(shaped, pages, written):
    return written(pages([shaped(TEXT)]), title=TITLE, author="Somebody")


@pytest.fixture
def locked(open_file):
    return lock(open_file, PASSWORD)


@pytest.mark.parametrize("options", [(), ("-upw", "wrong"), ("-opw", "")])
def test_nothing_but_the_password_opens_it(locked, poppler, options):
    with pytest.raises(CalledProcessError):
        poppler("pdfinfo", locked, *options)


def test_the_password_opens_it_for_a_screen_reader(locked, poppler):
    told = poppler("pdfinfo", locked, "-upw", PASSWORD)
    assert re.search(r"Encrypted: .*copy:yes .*AES-256", told)
    assert "Tagged:          yes" in told
    with pikepdf.open(BytesIO(locked), password=PASSWORD) as pdf:
        assert pdf.allow.accessibility
    assert TEXT in poppler("pdfinfo", locked, "-upw", PASSWORD, "-struct-text")
    assert TEXT in poppler("pdftotext", locked, "-upw", PASSWORD)


def test_what_it_says_is_in_no_readable_byte(locked):
    assert PASSWORD.encode() not in locked
    streams = re.findall(rb"(<<[^\n]*?>>)\s*stream\r?\n(.*?)endstream", locked, re.DOTALL)
    assert len(streams) > 3
    readable = [data for head, data in streams if b"/XRef" not in head and _is_deflated(data)]
    assert readable == []
    for word in (*TITLE.split(), *TEXT.split()[1:], "Somebody", "briefer"):
        for encoding in ("utf-8", "utf-16-be"):
            assert word.encode(encoding) not in locked


def _is_deflated(data):
    try:
        zlib.decompressobj().decompress(data)
    except zlib.error:
        return b"<rdf" in data
    return True


def test_it_is_still_accessible_and_says_no_longer_that_it_is_archivable(
    open_file, locked, faults, spoken
):
    with pikepdf.open(BytesIO(locked), password=PASSWORD) as pdf:
        readable = BytesIO()
        pdf.save(readable, encryption=False)
    again = readable.getvalue()
    assert faults(again, "ua1") == set()
    assert spoken(again) == spoken(open_file)
    assert b"pdfuaid:part>1" in again
    assert b"<pdfaid:" not in again
    assert b"GTS_PDFA1" not in again

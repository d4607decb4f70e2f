"""Texts come out as they were written, whatever they are encoded in."""

import codecs

import pytest

from briefer.article.reader import extract
from briefer.errors import ArticleError

GERMAN = (
    "Die Stra\u00dfe bleibt offen, sagte der Minister f\u00fcr \u00c4u\u00dferes \u2013 vorerst."
)
FRENCH = (
    "T\u00e9h\u00e9ran a d\u00e9p\u00each\u00e9 son ministre \u00e0 Moscou ; "
    "l\u2019\u00c9lys\u00e9e, pr\u00e9occup\u00e9, se tait. O\u00f9 va-t-on ?"
)
ARABIC = "أرسلت طهران وزير خارجيتها إلى موسكو، وقال مسؤولون إن الرسالة تطلب دعما أكبر."
POLISH = "Władze wysłały ministra do Moskwy, ale źródła mówią, że poparcie będzie słabe."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((GERMAN, each) for each in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le")),
        *((FRENCH, each) for each in ("utf-8", "cp1252", "utf-16-be", "mac_roman")),
        *((ARABIC, each) for each in ("utf-8", "cp1256", "iso8859_6", "utf-16-le", "utf-32")),
        *((POLISH, each) for each in ("utf-8", "cp1250", "iso8859_2")),
    ],
)
@pytest.mark.parametrize("times", [1, 20])
def test_text_is_read_in_its_encoding(text, encoding, times):
    found = extract("\n\n".join([text] * times).encode(encoding))
    assert found.text == "\n\n".join([text] * times)


def test_page_is_read_as_it_declares():
    page = "<html><head><meta charset='windows-1251'><body><p>Москва заявила протест.</p>"
    found = extract(page.encode("cp1251"))
    assert found.text == "Москва заявила протест."
    assert found.encoding == "windows-1251"


def test_mark_weighs_more_than_what_a_page_declares():
    page = "<html><head><meta charset='iso-8859-1'><body><p>\u00c4pfel, Birnen.</p>"
    assert extract(codecs.BOM_UTF8 + page.encode()).text == "\u00c4pfel, Birnen."


def test_damaged_byte_does_not_change_the_encoding():
    text = (GERMAN * 10).encode()
    assert GERMAN in extract(text[:40] + b"\xff" + text[40:]).text


@pytest.mark.parametrize("name", ["hex", "utf-7", "unicode_escape", "nosuch", "rot13"])
def test_encoding_that_is_none_of_a_page_is_not_used(name):
    page = f"<html><meta charset='{name}'><body><p>Caf\u00e9, +AGE-\\u0041.</p>"
    assert extract(page.encode()).text == "Caf\u00e9, +AGE-\\u0041."


@pytest.mark.parametrize("data", [b"text\0text" * 99, b"\x01\x02\x03\x04" * 99 + b"word"])
def test_data_of_a_program_is_refused(data):
    with pytest.raises(ArticleError, match="no text"):
        extract(data, "article.txt")

"""Bytes as text: by their mark, as UTF-8, as an HTML page declares, else by what is most likely."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Final

from briefer.errors import ArticleError

_MARKS: Final = (  # that of UTF-32 begins as that of UTF-16 does
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_LIKELY: Final = (
    "cp1256", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1257", "iso8859_2",
    "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_9", "koi8_r", "mac_roman", "cp437", "cp850",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
_WESTERN: Final = re.compile(
    "[\x00-\x7f\xa0«»\u2039\u203a„“”\u201a\u2018\u2019\u2013—…•·€£§©®°½%àâäáãåæçèéêëìîïíñòôöóõøœßùûüúÿÀÂÄÁÃÅÆÇÈÉÊËÎÏÍÑÔÖÓÕØŒÙÛÜÚ]*"
)
_FEW: Final = 0.25
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]{1,40})", re.IGNORECASE
)
_KNOWN: Final = re.compile(
    r"(?:windows|cp|x-cp|iso|ibm|koi8|mac|x-mac|big5|gb|euc|shift|sjis|tis|us-ascii|latin|utf-?8)[\w:-]*",
    re.IGNORECASE,
)
_HEAD: Final = 4096
_SAMPLE: Final = 16 * 1024
_MOST_CONTROLS: Final = 0.02
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises ArticleError where it is no text.

    `declared` is what came with the bytes; a page that declares its own need not be told of.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(name, "replace")), name
    name = _without_mark(data)
    if not name and b"\0" in data:
        raise _no_text()
    for each in (name, "utf-8", _known(declared), _known(_declared(data))):
        if each and (text := _decoded(data, each)) is not None:
            return _checked(text), each
    if _is_nearly_utf8(data):
        return _checked(data.decode("utf-8", "replace")), "utf-8"
    name = _guessed(data)
    return _checked(data.decode(name, "replace")), name


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _without_mark(data: bytes) -> str:
    """Return "utf-16-le" or "utf-16-be" where the bytes look like it: half of them tell no more."""
    head = data[: _SAMPLE // 2 * 2]
    if len(data) % 2 or len(head) < 4 or b"\0" not in head:
        return ""
    text = [head[0::2], head[1::2]]
    for high, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(set(text[high])) <= 8 and text[1 - high].count(0) * 50 <= len(text[high]):
            return name
    return ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else ""


def _known(name: str) -> str:
    """Return the encoding that a page means by a name, empty where it is none of a page.

    Latin-1 is Windows-1252 (WHATWG Encoding §4.2).
    """
    if not _KNOWN.fullmatch(name):
        return ""
    plain = re.sub("[^a-z0-9]", "", name.lower())
    if plain in ("iso88591", "latin1", "usascii"):
        return "cp1252"
    return name


def _is_nearly_utf8(data: bytes) -> bool:
    """Return whether a few bytes alone are damaged."""
    text = data.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    return faults * 20 <= len(data) - len(text) - 2 * faults


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - takes time, and is rarely needed

    lines = [line for line in data[: 64 * _SAMPLE].splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE] or data[:_SAMPLE]
    foreign = sum(byte >= 0x80 for byte in sample)
    if foreign < _FEW * len(sample) and _WESTERN.fullmatch(sample.decode("cp1252", "replace")):
        return "cp1252"
    found = list(from_bytes(sample, cp_isolation=list(_LIKELY)))[:2]
    if not found:
        return "cp1252"
    is_even = found[-1].chaos <= found[0].chaos
    return found[-1 if found[0].encoding == "cp1252" and is_even else 0].encoding


def _checked(text: str) -> str:
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise _no_text()
    return text


def _no_text() -> ArticleError:
    return ArticleError(
        "It is no text, but data of a program.",
        "Use a text, a Markdown, an HTML or a .docx file, or copy the text and paste it.",
    )

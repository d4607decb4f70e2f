"""JSON as `.briefing` holds it: written in one way only, read with everything doubtful refused.

Python's own reader keeps the last of two equal keys, so that a restriction can flip silently; it
takes NaN and lone surrogates, and knows no limits.
"""

import json
import math
import re
from typing import Any, Never

from briefer.errors import FileError, said
from briefer.store.limit import DEEPEST, LARGEST_CONTENT, MOST_DIGITS, MOST_VALUES
from briefer.store.place import Place, in_words, shown

_NOT_STRUCTURE = bytes(set(range(256)) - set(b"[]{},"))
_BRACKETS = bytes.maketrans(b"{}", b"[]")
_SURROGATE = "[\ud800-\udfff]"
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")


def write_canonical(data: dict[str, Any]) -> bytes:
    """Return the data as UTF-8 with sorted keys and an indent of 1.

    Raises FileError, naming the place, for what cannot be read back: a lone surrogate, NaN.
    """
    try:
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
        return text.encode() + b"\n"
    except ValueError:
        _refuse_unwritable(data, None)
        raise


def read_canonical(raw: bytes) -> dict[str, Any]:
    """Return the object. Raises FileError where the bytes are none, or past the limits."""
    if len(raw) > LARGEST_CONTENT:
        raise FileError(
            said(
                "It is larger than {most} MB.",
                most=LARGEST_CONTENT // 1024**2,
            )
        )
    _refuse_structure(raw)
    try:
        data = json.loads(
            raw.decode(),
            object_pairs_hook=_unique,
            parse_int=_whole,
            parse_float=_finite,
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError as fault:
        raise FileError(
            said("Its text is not UTF-8 at byte {byte}.", byte=fault.start + 1)
        ) from None
    except json.JSONDecodeError as fault:
        raise FileError(
            said("It is no JSON: {reason} in line {line}.", reason=fault.msg, line=fault.lineno)
        ) from None
    except RecursionError:
        raise FileError(said("It is nested deeper than {most} levels.", most=DEEPEST)) from None
    if not isinstance(data, dict):
        raise FileError(said("It is {value}, not an object.", value=shown(data)))
    if _SURROGATE_ESCAPE.search(raw):
        _refuse_unwritable(data, None)
    return data


def _refuse_structure(raw: bytes) -> None:
    # Without escapes, what stands between quotes is every second part.
    outside = raw.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')[::2]
    structure = b"".join(outside).translate(None, _NOT_STRUCTURE)
    if len(structure) > MOST_VALUES:
        raise FileError(said("It has more than {most:,} values.", most=MOST_VALUES))
    depth, left = 0, structure.translate(_BRACKETS, b",")
    while b"[]" in left and depth <= DEEPEST:
        depth, left = depth + 1, left.replace(b"[]", b"")
    if depth + left.count(b"[") > DEEPEST:
        raise FileError(said("It is nested deeper than {most} levels.", most=DEEPEST))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(said("An object in it has the key {key} twice.", key=shown(twice)))
    return found


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise FileError(
            said(
                "The number {number} has over {most} digits.",
                number=shown(digits, quote=False),
                most=MOST_DIGITS,
            )
        )
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise FileError(
            said("The number {number} is too large.", number=shown(digits, quote=False))
        )
    return number


def _refuse_constant(name: str) -> Never:
    raise FileError(said("It has {name} where a number should be.", name=name))


def _refuse_unwritable(data: Any, at: Place) -> None:
    match data:
        case str() if re.search(_SURROGATE, data):
            raise FileError(
                said(
                    "There is half a character (a lone surrogate) in {place}.", place=in_words(at)
                ),
                "Delete the character there that shows as a box or a question mark.",
            )
        case float() if not math.isfinite(data):
            raise FileError(
                said("There is a number in {place} that is not finite.", place=in_words(at))
            )
        case dict():
            for key, value in data.items():
                _refuse_unwritable(key, (at, key))
                _refuse_unwritable(value, (at, key))
        case list():
            for index, value in enumerate(data):
                _refuse_unwritable(value, (at, index))

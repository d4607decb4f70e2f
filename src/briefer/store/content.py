"""The two texts of a briefing's file: what a reader has to know first, and the briefing.

It knows no zip: bytes come in and go out.
"""

from typing import Final

from briefer.errors import FileError
from briefer.model.briefing import Briefing
from briefer.model.record import Record
from briefer.store import reference
from briefer.store.canonical import read_canonical, write_canonical
from briefer.store.codec import decode
from briefer.store.encoding import encode
from briefer.store.trial import Trial
from briefer.value import dataclass

VERSION: Final = 1
"""The format that this version writes, and the newest that it reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta(Record):
    """What a reader has to know before it reads the briefing."""

    format: str
    version: int
    min_reader: int


NEW: Final = Meta(format="briefing", version=VERSION, min_reader=VERSION)
"""What a new file says."""


def reading() -> Trial:
    """Return a reading whose faults are of the file."""
    return Trial(fault=lambda _, sentence: FileError(sentence))


def read_meta(raw: bytes, trial: Trial) -> Meta:
    """Return what the file says of itself. Raises FileError where it is for newer readers."""
    meta = decode(Meta, read_canonical(raw), trial)
    if meta.format != "briefing":
        raise FileError("It is not the zip of a briefing.")
    if meta.min_reader > VERSION:
        raise FileError(
            "It was written by a newer version of briefer.", "Update the program to open it."
        )
    return meta


def write_meta(meta: Meta) -> bytes:
    """Return the bytes of what the file says of itself."""
    return write_canonical(encode(meta))


def read_content(raw: bytes, trial: Trial) -> Briefing:
    """Return the briefing. Raises FileError, with the place of what is wrong."""
    briefing = decode(Briefing, read_canonical(raw), trial)
    reference.refuse_structure(briefing, trial)
    return briefing


def write_content(briefing: Briefing) -> bytes:
    """Return the bytes of the briefing, once they were read back as the same.

    Raises FileError where they could not be, or would be read as something to keep shut.
    """
    raw = write_canonical(encode(briefing))
    found = reading()
    again = read_content(raw, found)
    if found.reasons:
        raise FileError(found.reasons[0])
    assert again == briefing, "the codec loses something"
    return raw

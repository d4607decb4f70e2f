"""The `.briefbundle` file: templates with what they need, in one zip that may be signed.

    bundle.json     format, version, and who made it
    fonts/ word/ logos/ languages/ yardsticks/ themes/ audiences/ templates/    as in a library
    signature.json  a key, and its signature of all the rest

It is read within limits, and unpacked into a folder of its own: by names that are known to be
names of a library, and by no other. `packing` makes one.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from briefer.document.text import clean, one_line
from briefer.errors import FileError, reason, said
from briefer.model.record import Record
from briefer.store import font
from briefer.store.archive import Content, Member, read_directory, write_archive
from briefer.store.canonical import read_canonical, write_canonical
from briefer.store.codec import decode
from briefer.store.content import reading
from briefer.store.encoding import encode
from briefer.store.key import Key, is_signed, keys, named, sign
from briefer.store.layout import NAMES, is_of_library
from briefer.store.limit import LARGEST_PICTURE
from briefer.store.logo import logo_from
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.value import dataclass

R = TypeVar("R", bound=Record)

SUFFIX: Final = ".briefbundle"
"""How the name of such a file ends."""

_VERSION: Final = 1
_ABOUT, _SIGNATURE = "bundle.json", "signature.json"
_MB: Final = 1024 * 1024
_MOST_FILES: Final = 500
_LARGEST: Final = 200 * _MB
_LARGEST_OF: Final = {
    "fonts": font.LARGEST,
    "word": font.LARGEST,
    "logos": LARGEST_PICTURE,
    "templates": LARGEST_PICTURE,
}
_LONGEST_MAKER: Final = 200


class Trust(StrEnum):
    """What the signature of a bundle says."""

    UNSIGNED = "unsigned"
    KNOWN = "known"
    UNKNOWN = "unknown"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a bundle holds: files by folder and name, each after those that it may need.

    `maker` is what it says of who made it, which only a signature by a known key makes true.
    `signer` has no name where the key is unknown.
    """

    maker: str
    names: tuple[str, ...]
    trust: Trust
    signer: Key | None = None

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the items of a kind, such as "templates"."""
        files = (name.partition("/") for name in self.names)
        return tuple(file.partition(".")[0] for folder, _, file in files if folder == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class _About(Record):
    format: str
    version: int
    min_reader: int
    maker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signature(Record):
    key: str
    signature: str


def unpack(path: Path, folder: Path) -> Bundle:
    """Return what the bundle is, once all of it lies in the folder as in a library.

    The folder is a new one. Raises FileError where the file is no bundle, or past the limits.
    """
    try:
        with open_regular(path) as file:
            return _unpack(file, folder)
    except OSError as fault:
        why, hint = said("It could not be opened: {reason}.", reason=reason(fault)), ""
    except FileError as fault:
        why, hint = fault.message, fault.hint
    raise FileError(
        said("{file} cannot be read. {fault}", file=path.name, fault=why),
        hint or "Ask whoever made it for a file that briefer wrote.",
        path=path,
    )


def write_bundle(
    files: Mapping[str, bytes], maker: str = "", signer: str = "", passphrase: str = ""
) -> Iterable[bytes]:
    """Return the bytes of the bundle of files of a library, signed where a key is named.

    Raises FileError where the key does not open, or the files are too many or too large.
    """
    about = _About(format="bundle", version=_VERSION, min_reader=_VERSION, maker=maker)
    members = {_ABOUT: write_canonical(encode(about))} | {
        name: files[name] for name in sorted(files)
    }
    _require_few({name: len(raw) for name, raw in members.items()})
    if signer:
        signature = sign(signer, _message(members), passphrase)
        public = named(signer).public
        record = _Signature(key=b64encode(public).decode(), signature=b64encode(signature).decode())
        members[_SIGNATURE] = write_canonical(encode(record))
    return write_archive([Content.of(name, raw) for name, raw in members.items()])


def _unpack(file: BinaryIO, folder: Path) -> Bundle:
    files = {name: member.read(file) for name, member in _directory(file).items()}
    signature = files.pop(_SIGNATURE, None)
    trust, signer = _trust(signature, _message(files))
    about = _record(_About, files.pop(_ABOUT))
    if about.format != "bundle":
        raise FileError("It is no bundle of templates.")
    if about.min_reader > _VERSION:
        raise FileError(
            "It was written by a newer version of briefer.", "Update the program to open it."
        )
    order = [*NAMES]
    names = sorted(files, key=lambda name: (order.index(name.partition("/")[0]), name))
    for name in names:
        if name.startswith("fonts/"):
            font.check_font(name.partition("/")[2], files[name])
        if name.startswith("logos/"):
            logo_from(files[name], name.partition("/")[2])
        path = folder / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("xb") as target:
            target.write(files[name])
    maker = one_line(clean(about.maker))[:_LONGEST_MAKER]
    return Bundle(maker=maker, names=tuple(names), trust=trust, signer=signer)


def _directory(file: BinaryIO) -> dict[str, Member]:
    members = read_directory(file)
    if _ABOUT not in members:
        raise FileError("It is no bundle of templates.")
    lowered: dict[str, str] = {}
    for name in members:
        if name not in (_ABOUT, _SIGNATURE) and not is_of_library(name):
            raise FileError(
                said("It holds {name}, which is no part of a bundle.", name=shown(name))
            )
        other = lowered.setdefault(name.lower(), name)
        if other != name:
            raise FileError(
                said(
                    "It holds {name} and {other}, which many systems cannot tell apart.",
                    name=shown(other),
                    other=shown(name),
                )
            )
    _require_few({name: member.size for name, member in members.items()})
    return members


def _require_few(sizes: Mapping[str, int]) -> None:
    if len(sizes) > _MOST_FILES:
        raise FileError(said("It has more than {most:,} files.", most=_MOST_FILES))
    for name, size in sizes.items():
        if size > _LARGEST_OF.get(name.partition("/")[0], _MB):
            raise FileError(said("{name} in it is too large.", name=shown(name)))
    if sum(sizes.values()) > _LARGEST:
        raise FileError(said("It is larger than {most} MB.", most=_LARGEST // _MB))


def _message(files: Mapping[str, bytes]) -> bytes:
    """Return what is signed: each name with the SHA-256 of its bytes."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return f"briefer bundle {_VERSION}\n{''.join(lines)}".encode()


def _trust(raw: bytes | None, message: bytes) -> tuple[Trust, Key | None]:
    if raw is None:
        return Trust.UNSIGNED, None
    try:
        record = _record(_Signature, raw)
        public, signature = (
            b64decode(each, validate=True) for each in (record.key, record.signature)
        )
    except (FileError, ValueError):
        return Trust.BROKEN, None
    if not is_signed(public, signature, message):
        return Trust.BROKEN, None
    for known in keys():
        if known.public == public:
            return Trust.KNOWN, known
    return Trust.UNKNOWN, Key(name="", public=public)


def _record(kind: type[R], raw: bytes) -> R:
    trial = reading()
    record = decode(kind, read_canonical(raw), trial)
    if trial.reasons:
        raise FileError(trial.reasons[0], "Update the program to open it.")
    return record

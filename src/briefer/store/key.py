"""Keys that sign bundles (Ed25519, RFC 8032): one's own, and those of people who are known.

A known key is NAME.toml with its name and its public half; one's own has the private half beside
it, NAME.pem, that only its owner may read. It knows nothing of what is signed.
"""

import hashlib
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefer.errors import BrieferError, FileError, InTheWayError, said
from briefer.model.record import IDENTIFIER
from briefer.store import home
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.store.saving import failure, replace_whole
from briefer.store.toml import read_toml, write_toml
from briefer.value import dataclass

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_LARGEST: Final = 16 * 1024
_PUBLIC, _PRIVATE = ".toml", ".pem"
_SHORTEST_PASSPHRASE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """The public half of a key by its name; one's own has the private half, too."""

    name: str
    public: bytes
    is_own: bool = False

    @property
    def fingerprint(self) -> str:
        """Return what two people compare by voice: the beginning of the SHA-256, in fours."""
        found = hashlib.sha256(self.public).hexdigest()[:32]
        return " ".join(re.findall("....", found))


def keys() -> tuple[Key, ...]:
    """Return the keys that are known by name; what cannot be read is none."""
    return tuple(_known())


def make_key(name: str, passphrase: str = "") -> Key:
    """Return a new key of one's own, kept with its private half; a passphrase locks that.

    Raises FileError where the name is none or is taken, or the passphrase is too short.
    """
    from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415 - for keys alone
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - as above
        Ed25519PrivateKey,
    )

    _require_free(name)
    if passphrase and len(passphrase) < _SHORTEST_PASSPHRASE:
        raise FileError(
            said("The passphrase has fewer than {fewest} characters.", fewest=_SHORTEST_PASSPHRASE),
            "Choose a longer one.",
        )
    private = Ed25519PrivateKey.generate()
    lock = form.BestAvailableEncryption(passphrase.encode()) if passphrase else form.NoEncryption()
    raw = private.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, lock)
    _write(_folder() / f"{name}{_PRIVATE}", raw)
    key = Key(name=name, public=private.public_key().public_bytes_raw(), is_own=True)
    _write(_folder() / f"{name}{_PUBLIC}", key_text(key).encode())
    return key


def add_key(path: Path) -> Key:
    """Return the key of a file, known from now on. Raises FileError where it is none."""
    key = read_key(path)
    for other in keys():
        if other.public == key.public:
            raise FileError(
                said("That key is known already as {name}.", name=other.name),
                "Nothing is to be done.",
            )
    _require_free(key.name)
    _write(_folder() / f"{key.name}{_PUBLIC}", key_text(key).encode())
    return key


def remove_key(name: str) -> None:
    """Know a key no more. Raises FileError for one's own, which nobody could make again."""
    key = named(name)
    if key.is_own:
        raise FileError(
            said("{name} is your own key: without it nothing can be signed as you.", name=name),
            said("Delete its files in {folder} if you mean it.", folder=str(_folder())),
        )
    path = _folder() / f"{name}{_PUBLIC}"
    try:
        path.unlink()
    except OSError as fault:
        raise failure(path, fault, earlier=True) from None


def named(name: str) -> Key:
    """Return the key of a name. Raises FileError where none is known."""
    found = keys()
    for key in found:
        if key.name == name:
            return key
    known = tuple(key.name for key in found)
    raise FileError(
        said("There is no key {name}.", name=shown(name)),
        said("There are: {names}.", names=known) if known else "Make one first.",
    )


def is_locked(name: str) -> bool:
    """Return whether a key of one's own needs its passphrase. Raises FileError."""
    return b"ENCRYPTED" in _private_bytes(name)


def sign(name: str, message: bytes, passphrase: str = "") -> bytes:
    """Return the signature of the message by a key of one's own.

    Raises FileError where there is none, or the passphrase is another.
    """
    return _private(name, passphrase).sign(message)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the signature of the message is by that key."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - for keys alone
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - as above
        Ed25519PublicKey,
    )

    with suppress(InvalidSignature, ValueError):
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True
    return False


def key_text(key: Key) -> str:
    """Return the text of the file of a public key, to be handed on."""
    return write_toml({"name": key.name, "ed25519": b64encode(key.public).decode()})


def read_key(path: Path) -> Key:
    """Return the key of a file, known or not. Raises FileError where it is none."""
    try:
        with open_regular(path) as file:
            data = read_toml(file.read(_LARGEST).decode())
        name, public = data["name"], b64decode(data["ed25519"], validate=True)
    except (OSError, BrieferError, ValueError, KeyError, TypeError):
        name, public = "", b""
    if not isinstance(name, str) or not IDENTIFIER.fullmatch(name) or len(public) != 32:
        raise FileError(
            said("{file} holds no key.", file=path.name),
            "Ask for the file that `briefer keys export` writes.",
            path=path,
        )
    return Key(name=name, public=public)


def _known() -> Iterator[Key]:
    with suppress(OSError):
        for path in sorted(_folder().glob(f"*{_PUBLIC}")):
            with suppress(BrieferError):
                key = read_key(path)
                private = path.with_suffix(_PRIVATE)
                if path.stem == key.name:
                    yield Key(name=key.name, public=key.public, is_own=private.is_file())


def _private(name: str, passphrase: str) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - for keys alone
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - as above
        Ed25519PrivateKey,
    )
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - as above
        load_pem_private_key,
    )

    raw = _private_bytes(name)
    try:
        found = load_pem_private_key(raw, passphrase.encode() or None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise FileError(
            said("The key {name} does not open.", name=name), "Look at its passphrase."
        ) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise FileError(said("The key {name} does not open.", name=name), "Make another one.")
    return found


def _private_bytes(name: str) -> bytes:
    if not named(name).is_own:
        raise FileError(
            said("The key {name} is not your own.", name=name), "Sign with one that you made."
        )
    path = _folder() / f"{name}{_PRIVATE}"
    try:
        with open_regular(path) as file:
            return file.read(_LARGEST)
    except OSError as fault:
        raise failure(path, fault, earlier=True) from None


def _require_free(name: str) -> None:
    if not IDENTIFIER.fullmatch(name):
        raise FileError(
            said("{name} cannot be the name of a key.", name=shown(name)),
            "It has letters, digits, - and _, such as anna.",
        )
    if any((_folder() / f"{name}{each}").exists() for each in (_PUBLIC, _PRIVATE)):
        raise InTheWayError(said("There is a key {name} already.", name=name), "Choose another.")


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise failure(path, fault, earlier=os.path.lexists(path)) from None
    replace_whole(path, (data,))


def _folder() -> Path:
    return home.library() / "keys"

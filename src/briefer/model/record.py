"""What all records of a file have in common."""

import re
import unicodedata
from collections.abc import Mapping

from briefer.value import dataclass, field

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""What the id of a record looks like."""


def identifier(name: str) -> str:
    """Return an id that a name suggests; empty where it has none of the letters of ids."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:48]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record that keeps the fields that a later version wrote on it, through copy and save."""

    extra: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False)

"""The journal: what was written since a briefing was last saved, kept apart from its file.

One file for each open briefing, in the state folder, for its owner alone: the zip of what the
briefing was, what it is, the pictures added since, and who writes it. It is named by the id of the
briefing and the hash of its file, and replaced whole. It goes after a confirmed save, or when the
user decides that what is in it is not wanted.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from briefer.errors import FileError, reason, said
from briefer.model.briefing import Briefing
from briefer.store import home
from briefer.store.archive import Content, Member, read_directory, write_archive
from briefer.store.canonical import write_canonical
from briefer.store.content import read_content, reading
from briefer.store.encoding import encode
from briefer.store.file import Opened, open_briefing
from briefer.store.limit import LARGEST_CONTENT
from briefer.store.lock import Holder, this_process
from briefer.store.pictures import Pictures
from briefer.store.regular import open_regular
from briefer.store.saving import replace_whole
from briefer.value import asdict, dataclass, replace

_SUFFIX: Final = ".journal"
_LARGEST_META: Final = 64 * 1024
_BASE, _CONTENT, _META = "base.json", "content.json", "journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaved:
    """Work that was not saved: the briefing as it was and is, and since when it lies there.

    `file` is that of the briefing, None where it was never saved; `journal` holds the work.
    """

    journal: Path
    when: dt.datetime
    base: Briefing
    briefing: Briefing
    file: Path | None
    sha256: str
    added: dict[str, bytes]

    def reopened(self) -> Opened:
        """Return the briefing as it was before the work, on its file if that is still the same.

        One whose file is gone or was changed has no file, and is saved as a new one.
        """
        if self.file is not None:
            with suppress(FileError):
                opened = open_briefing(self.file)
                if opened.fingerprint and opened.fingerprint.sha256 == self.sha256:
                    return replace(opened, pictures=replace(opened.pictures, added=self.added))
        pictures = Pictures(path=self.file, added=self.added)
        return Opened(briefing=self.base, pictures=pictures)

    def remove(self) -> None:
        """Remove it for good: the user does not want it."""
        with suppress(OSError):
            self.journal.unlink()


class Journal:
    """The journal of a briefing that is open, since it was opened or saved.

    Another one's place is taken over where the work of that one goes on.
    """

    def __init__(self, base: Opened, place: Path | None = None) -> None:
        self._base = base
        self._place = place or _new_place(base)
        self._raw = b""

    def write(self, now: Opened, when: dt.datetime) -> None:
        """Write the briefing as it is now. Raises FileError, and the journal is as it was."""
        self._raw = self._raw or write_canonical(encode(self._base.briefing))
        try:
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise FileError(
                said("The journal could not be made: {reason}.", reason=reason(fault)),
                "Save the briefing, and look at the rights of your own folders.",
            ) from fault
        members = (
            Content.of(_META, json.dumps(self._meta(when)).encode()),
            Content.of(_BASE, self._raw),
            Content.of(_CONTENT, write_canonical(encode(now.briefing))),
            *(Content.of(sha256, raw) for sha256, raw in sorted(now.pictures.added.items())),
        )
        replace_whole(self._place, write_archive(members))

    def remove(self) -> None:
        """Remove it: what it holds was saved, or is not wanted."""
        with suppress(OSError):
            self._place.unlink()

    def _meta(self, when: dt.datetime) -> dict[str, Any]:
        base = self._base
        return {
            "when": when.isoformat(),
            "file": str(base.path.absolute()) if base.path else "",
            "sha256": base.fingerprint.sha256 if base.fingerprint else "",
            "holder": asdict(this_process()),
        }


def unsaved() -> tuple[Unsaved, ...]:
    """Return the work of programs that run no more, the newest first; a broken one is none."""
    found = map(_read, _folder().glob(f"*{_SUFFIX}"))
    return tuple(sorted(filter(None, found), key=lambda each: each.when, reverse=True))


def _read(path: Path) -> Unsaved | None:
    with suppress(OSError, ValueError, KeyError, TypeError, FileError), open_regular(path) as file:
        members = read_directory(file)
        meta = json.loads(_member(members, _META, _LARGEST_META).read(file))
        if not Holder(**meta["holder"]).is_gone():
            return None
        base, briefing = (
            read_content(_member(members, name, LARGEST_CONTENT).read(file), reading())
            for name in (_BASE, _CONTENT)
        )
        pictures = {name: each.read(file) for name, each in _pictures(members)}
        return Unsaved(
            journal=path,
            when=dt.datetime.fromisoformat(meta["when"]),
            base=base,
            briefing=briefing,
            file=Path(meta["file"]) if meta["file"] else None,
            sha256=str(meta["sha256"]),
            added={n: raw for n, raw in pictures.items() if hashlib.sha256(raw).hexdigest() == n},
        )
    return None


def _member(members: dict[str, Member], name: str, largest: int) -> Member:
    if members[name].size > largest:
        raise FileError(said("{name} in it is too large.", name=name))
    return members[name]


def _pictures(members: dict[str, Member]) -> Iterator[tuple[str, Member]]:
    return ((name, each) for name, each in members.items() if not name.endswith(".json"))


def _new_place(base: Opened) -> Path:
    told = base.briefing.id, base.fingerprint.sha256 if base.fingerprint else ""
    key = hashlib.sha256("\0".join(told).encode()).hexdigest()[:32]
    # Two that were never saved may have the same id: the sample opened twice.
    return _folder() / f"{key}-{os.urandom(4).hex()}{_SUFFIX}"


def _folder() -> Path:
    return home.state() / "journal"

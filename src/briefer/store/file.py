"""The `.briefing` file: opened within limits, saved whole.

    mimetype       what the file is
    meta.json      format, version, and the oldest reader that can read it
    content.json   the briefing, canonical
    pictures/      SHA-256.png or .jpg
    pinned/        KIND/ID@SHA-256/...: what it was written with

A file that holds what this version cannot be sure to withhold opens locked: it may be looked at,
but not saved or exported.
"""

import os
import re
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from briefer.errors import ChangedError, FileError, InTheWayError, Problem, reason, said, warning
from briefer.model.briefing import Briefing
from briefer.model.passage import Figure
from briefer.store import backup, content, lock, reference
from briefer.store.archive import Content, Member, read_directory, write_archive
from briefer.store.content import NEW, Meta
from briefer.store.fingerprint import Fingerprint, after_link, is_same, is_told, take
from briefer.store.limit import LARGEST_CONTENT, LARGEST_PICTURE
from briefer.store.pictures import NONE, Pictures, member_name, pictures_of
from briefer.store.pinned import NOTHING, Pinned, pinned_members, pinned_of
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.store.saving import failure, replace_whole
from briefer.store.trial import Trial
from briefer.value import dataclass, replace

MIMETYPE: Final = b"application/vnd.briefer.briefing+zip"
_NAMES: Final = re.compile(
    r"mimetype|meta\.json|content\.json|pictures/[0-9a-f]{64}\.(png|jpg)"
    r"|pinned/[a-z]{1,32}/[A-Za-z0-9][A-Za-z0-9_-]{0,63}@[0-9a-f]{64}"
    r"(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){1,4}"
)
_FIRST: Final = ("mimetype", "meta.json", "content.json")
_LARGEST_META: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A briefing with its file; no path where it was never saved.

    `locked` says why it may be neither saved nor exported. `problems` are of the whole briefing and
    warnings all, so that none bears on whether an audience gets its edition.
    """

    briefing: Briefing
    pictures: Pictures = NONE
    pinned: Pinned = NOTHING
    path: Path | None = None
    fingerprint: Fingerprint | None = None
    meta: Meta = NEW
    locked: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def open_briefing(path: Path) -> Opened:
    """Return the briefing of the file. Raises FileError where it is none, or past the limits."""
    try:
        with open_regular(path) as file:
            return _read(path, file)
    except OSError as fault:
        message = said(
            "{file} could not be opened: {reason}.", file=path.name, reason=reason(fault)
        )
        hint = "Look at where it lies, and at whether you may read it."
    except FileError as fault:
        message = said("{file} cannot be read. {fault}", file=path.name, fault=fault.message)
        hint = fault.hint or _kept(path)
    raise FileError(message, hint, path=path)


def _kept(path: Path) -> str:
    kept = backup.backups(path)
    if not kept:
        return "Choose a file that briefer has saved."
    return said("Its last states are kept in {folder}.", folder=str(kept[0].parent))


def save_briefing(opened: Opened, path: Path | None = None, *, overwrite: bool = False) -> Opened:
    """Return the briefing as it was saved: to its own file, or as another one.

    Nothing is written that would not be read back as the same briefing. A file that was changed
    since it was read, and any other that is there, is replaced only with `overwrite`. Raises
    FileError.
    """
    target = path or opened.path
    assert target is not None, "a new briefing is saved to a path"
    try:
        with lock.held(target):
            return _save(opened, target, overwrite=overwrite)
    except FileError as fault:
        raise _unsaved(target, fault) from None
    except OSError as fault:
        raise failure(target, fault, earlier=os.path.lexists(target)) from None


def _save(opened: Opened, target: Path, *, overwrite: bool) -> Opened:
    own = opened.path is not None and os.path.realpath(target) == os.path.realpath(opened.path)
    _refuse_locked(opened, target)
    expected = opened.fingerprint if own and not overwrite else None

    def refuse_changed(path: Path) -> None:
        if not own and not overwrite and os.path.lexists(path):
            raise InTheWayError(
                said("There is a file {file} already.", file=target.name),
                "Choose another name, or replace it.",
                path=target,
            )
        if expected and not is_same(path, expected):
            raise ChangedError(
                said(
                    "{file} was changed by another program since it was opened.", file=target.name
                ),
                "Save this under another name, then compare the two.",
                path=target,
            )

    unkept: list[str] = []
    names: set[str] = set()

    def keep(path: Path) -> None:
        nonlocal expected
        refuse_changed(path)
        try:
            backup.rotate(path, expected.sha256 if expected else "")
        except OSError as fault:
            unkept.append(reason(fault))
        expected = expected and after_link(path, expected)

    refuse_changed(target)
    archive = write_archive(_members(opened, content.write_content(opened.briefing), names))
    fingerprint = replace_whole(target, archive, before=keep, again=refuse_changed)
    return replace(
        opened,
        path=target,
        pictures=opened.pictures.saved(target, sorted(names)),
        pinned=replace(opened.pinned, path=target),
        fingerprint=fingerprint,
        problems=(*_problems(opened.briefing, names), *map(_unkept, unkept)),
    )


def _refuse_locked(opened: Opened, target: Path) -> None:
    if opened.locked:
        raise FileError(
            said(
                "{file} was opened read-only. {reason}", file=target.name, reason=opened.locked[0]
            ),
            "Open it with the version of briefer that wrote it.",
            path=target,
        )


def _unkept(why: str) -> Problem:
    return warning(
        said(
            "It was saved, but its earlier state could not be kept as a backup: {reason}.",
            reason=why,
        ),
        "Look at the free space and the rights of the folder of backups.",
    )


def _read(path: Path, file: BinaryIO) -> Opened:
    trial = content.reading()
    members = _directory(file)
    fingerprint = take(file.fileno())
    meta = content.read_meta(members["meta.json"].read(file), trial)
    briefing = content.read_content(members["content.json"].read(file), trial)
    if not is_told(os.fstat(file.fileno()), fingerprint):
        raise FileError("It is being changed by another program.", "Open it again.")
    pinned = pinned_of(path, briefing.pins, members, file)
    return Opened(
        briefing=briefing,
        pictures=pictures_of(path, members, file),
        pinned=pinned,
        path=path,
        fingerprint=fingerprint,
        meta=meta,
        locked=tuple(trial.reasons),
        problems=(
            *_problems(briefing, members),
            *_unpinned(briefing, pinned),
            *_withheld(briefing, trial),
        ),
    )


def _directory(file: BinaryIO) -> dict[str, Member]:
    members = read_directory(file)
    for name, member in members.items():
        if not _NAMES.fullmatch(name):
            raise FileError(
                said("It holds {name}, which is no part of a briefing.", name=shown(name))
            )
        limit = _LARGEST_META if name in _FIRST[:2] else LARGEST_PICTURE
        if member.size > (LARGEST_CONTENT if name == "content.json" else limit):
            raise FileError(said("{name} in it is too large.", name=shown(name)))
    if tuple(members)[:3] != _FIRST or members["mimetype"].read(file) != MIMETYPE:
        raise FileError("It is not the zip of a briefing.")
    return members


def _members(opened: Opened, raw: bytes, names: set[str]) -> Iterator[Content]:
    """Yield what the file is made of, and leave the names of its pictures in `names`."""
    yield Content.of("mimetype", MIMETYPE)
    yield Content.of("meta.json", content.write_meta(opened.meta))
    yield Content.of("content.json", raw)
    with _old_members(opened.pictures.path) as old:
        for sha256, name in sorted({(p.sha256, member_name(p)) for p in opened.briefing.pictures}):
            added = opened.pictures.added.get(sha256)
            held = opened.pictures.held.get(name)
            if added is not None and len(added) > LARGEST_PICTURE:
                raise FileError(
                    "A picture of the briefing is larger than 25 MB.", "Insert it again, smaller."
                )
            at_hand = held if added is None else added
            found = Content.of(name, at_hand) if at_hand is not None else old.get(name)
            if found is not None:
                names.add(name)
                yield found
        yield from pinned_members(opened.briefing.pins, opened.pinned, old)


@contextmanager
def _old_members(path: Path | None) -> Iterator[dict[str, Content]]:
    """Yield the members of the file that was opened; none where it is gone or is another's now."""
    members: dict[str, Content] = {}
    file = None
    with suppress(FileNotFoundError, FileError):
        if path is not None:
            file = open_regular(path)
            members = {name: each.content(file) for name, each in read_directory(file).items()}
    try:
        yield members
    finally:
        # What goes wrong when the old file is closed says nothing of the new one.
        with suppress(OSError):
            if file:
                file.close()


def _problems(briefing: Briefing, names: Container[str]) -> Iterator[Problem]:
    yield from reference.problems(briefing)
    # Of a picture that a figure shows each edition tells that it is missing.
    shown = {each.body.picture for each in briefing.passages() if isinstance(each.body, Figure)}
    for index, picture in enumerate(briefing.pictures):
        if member_name(picture) not in names and picture.id not in shown:
            place = reference.words_of(briefing, ((None, "pictures"), index))
            yield warning("The picture is not in the file.", "Insert it again.", place=place)


def _unpinned(briefing: Briefing, pinned: Pinned) -> Iterator[Problem]:
    found = pinned.read(briefing.pins)
    for key in briefing.pins:
        if key not in found:
            yield warning(
                said("What it was written with is not in the file: {name}.", name=shown(key)),
                "That of the library is used.",
            )


def _withheld(briefing: Briefing, trial: Trial) -> Iterable[Problem]:
    return (
        warning(
            "Nothing says who may read it, so nobody may.",
            "Release it to all, or to some audiences.",
            place=reference.words_of(briefing, at),
        )
        for at in trial.withheld
    )


def _unsaved(path: Path, fault: FileError) -> FileError:
    if fault.path is not None:
        return fault
    message = said("{file} could not be saved. {fault}", file=path.name, fault=fault.message)
    return FileError(
        message, fault.hint or "Undo what was changed last, and save it again.", path=path
    )

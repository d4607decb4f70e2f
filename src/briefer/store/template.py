"""The `.brieftemplate` file: a template that was saved from a briefing, in one zip.

    manifest.toml   what it says of itself
    body.xml.j2     its own body, where it has one; no typed text ever stands in it
    skeleton.json   the briefing that a new one begins as, canonical
    pictures/       SHA-256.png or .jpg

It is read within limits of its own, for it may be a stranger's, and what cannot be understood whole
is refused.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from briefer.errors import FileError, InTheWayError, reason, said
from briefer.model.briefing import Briefing
from briefer.model.template import Manifest
from briefer.store.archive import Content, Member, read_directory, write_archive
from briefer.store.content import read_content, reading, write_content
from briefer.store.encoding import encode
from briefer.store.limit import LARGEST_PICTURE, LARGEST_SKELETON
from briefer.store.manifest import manifest_of
from briefer.store.pictures import NONE, Pictures, member_name
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.store.saving import SHARED, replace_whole
from briefer.store.toml import write_toml
from briefer.value import dataclass

SUFFIX: Final = ".brieftemplate"
"""How the name of such a file ends."""

MANIFEST: Final = "manifest.toml"
BODY: Final = "body.xml.j2"
_SKELETON: Final = "skeleton.json"
_NAMES: Final = r"manifest\.toml|body\.xml\.j2|skeleton\.json|pictures/[0-9a-f]{64}\.(png|jpg)"
_LARGEST_TEXT: Final = 1024 * 1024
_LARGEST: Final = {MANIFEST: _LARGEST_TEXT, BODY: _LARGEST_TEXT, _SKELETON: LARGEST_SKELETON}


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedTemplate:
    """What the file holds; an empty body is that of the template that it extends."""

    manifest: Manifest
    skeleton: Briefing
    body: str = ""
    pictures: Pictures = NONE


def read_template(path: Path) -> SavedTemplate:
    """Return the template of the file. Raises FileError or TemplateError."""
    try:
        with open_regular(path) as file:
            return _read(path, file)
    except OSError as fault:
        raise FileError(said("It could not be opened: {reason}.", reason=reason(fault))) from None


def write_template(path: Path, template: SavedTemplate, *, overwrite: bool = False) -> None:
    """Write the file whole or not at all; another one is replaced only with `overwrite`.

    Raises FileError.
    """

    def refuse_other(target: Path) -> None:
        if not overwrite and os.path.lexists(target):
            raise InTheWayError(
                said("There is a file {file} already.", file=path.name),
                "Choose another name, or replace it.",
                path=path,
            )

    refuse_other(path)
    replace_whole(path, write_archive(_members(template)), mode=SHARED, again=refuse_other)


def archived(template: SavedTemplate) -> bytes:
    """Return the bytes of the file."""
    return b"".join(write_archive(_members(template)))


def _members(template: SavedTemplate) -> Iterator[Content]:
    yield Content.of(MANIFEST, write_toml(encode(template.manifest)).encode())
    if template.body:
        yield Content.of(BODY, template.body.encode())
    skeleton = write_content(template.skeleton)
    if len(skeleton) > LARGEST_SKELETON:
        raise FileError("It keeps more text than a template can.", "Keep fewer passages of it.")
    yield Content.of(_SKELETON, skeleton)
    pictures = {member_name(each): each.sha256 for each in template.skeleton.pictures}
    for name, sha256 in sorted(pictures.items()):
        if (raw := template.pictures.get(sha256)) is not None:
            yield Content.of(name, raw)


def _read(path: Path, file: BinaryIO) -> SavedTemplate:
    members = _directory(file)
    trial = reading()
    skeleton = read_content(members[_SKELETON].read(file), trial)
    if trial.reasons:
        raise FileError(trial.reasons[0], "Open it with the version of briefer that wrote it.")
    return SavedTemplate(
        manifest=manifest_of(_text(members[MANIFEST], file)),
        skeleton=skeleton,
        body=_text(members[BODY], file) if BODY in members else "",
        pictures=Pictures(path=path),
    )


def _directory(file: BinaryIO) -> dict[str, Member]:
    members = read_directory(file)
    for name, member in members.items():
        if not re.fullmatch(_NAMES, name):
            raise FileError(
                said("It holds {name}, which is no part of a template.", name=shown(name))
            )
        if member.size > _LARGEST.get(name, LARGEST_PICTURE):
            raise FileError(said("{name} in it is too large.", name=shown(name)))
    if MANIFEST not in members or _SKELETON not in members:
        raise FileError("It is not the zip of a template.", "Choose a file that briefer has saved.")
    return members


def _text(member: Member, file: BinaryIO) -> str:
    try:
        return member.read(file).decode()
    except UnicodeDecodeError as fault:
        message = said("Its text is not UTF-8 at byte {byte}.", byte=fault.start + 1)
        raise FileError(message) from None

"""A shelf of the library: items in their layers, and what is done with the user's own.

What is removed goes to the bin of the library, numbered, so that nothing that was written is lost.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, TypeVar

from briefer.errors import BrieferError, FileError, InTheWayError, reason, said
from briefer.model.record import IDENTIFIER
from briefer.model.text import Text
from briefer.store import home
from briefer.store.layered import Layer, Layered, identity
from briefer.store.layout import is_of_library
from briefer.store.place import shown
from briefer.store.regular import open_regular
from briefer.store.saving import failure, write_whole
from briefer.store.template import SUFFIX, archived, read_template
from briefer.store.toml import write_toml
from briefer.value import dataclass, replace

T = TypeVar("T")

_VALUE: Final = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\{[^\n]*\})"""
"""A text, or one in several languages, on a line."""

_TABLE: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown(Generic[T]):
    """An item in the bin; of those of an id the highest number was thrown last.

    `when` is in seconds since 1970. The item is None where it cannot be read.
    """

    id: str
    number: int
    when: float
    item: T | None


class Shelf(Layered[T], Generic[T]):
    """The items of one kind, those of the user's own to be changed."""

    def add(self, source: Path, *, overwrite: bool = False) -> str:
        """Return the id of the item that the file holds, now one of the user's own.

        Raises the error of what is wrong with it, and FileError where it would replace one of them.
        """
        item_id = identity(self.check(source))
        self._put(item_id, self.parted(source.name)[1], _bytes(source), overwrite=overwrite)
        return item_id

    def duplicate(self, item_id: str, new_id: str) -> None:
        """Make a copy of any item one's own, under another id; all else in it is the same.

        Raises FileError where the id is taken or is none.
        """
        path = self.path(item_id)
        suffix = self.parted(path.name)[1]
        if not is_of_library(f"{self.folders[Layer.OWN].name}/{new_id}{suffix}"):
            raise FileError(
                said("{name} cannot be an id.", name=shown(new_id)),
                "An id has letters, digits, - and _, such as gulf-2.",
            )
        if self.layers(new_id):
            raise FileError(
                said("There is a {what} {name} already.", what=self.word, name=new_id),
                "Choose another id.",
            )
        path = self.path(item_id)
        self._put(new_id, self.parted(path.name)[1], _with_id(path, new_id))

    def make(self, item_id: str, text: str) -> None:
        """Write one of the user's own, new. Raises FileError where there is one of the id."""
        self._put(item_id, ".toml", text.encode())

    def keep(self, item_id: str, suffix: str, data: bytes) -> None:
        """Write one of the user's own; what it was before goes to the bin. Raises FileError."""
        self._put(item_id, suffix, data, overwrite=True)

    def rename(self, item_id: str, new_id: str) -> None:
        """Give one of the user's own another id. Raises FileError."""
        path = self._own(item_id)
        self.duplicate(item_id, new_id)
        _unlink(path)
        self.forget()

    def call(self, item_id: str, name: str) -> None:
        """Give one of the user's own another name; its id, by which it is found, stays.

        Raises FileError.
        """
        path = self._own(item_id)
        write_whole(path, _with_name(path, name))
        self.forget()

    def remove(self, item_id: str) -> None:
        """Put one of the user's own into the bin; one that it covers is there again.

        Raises FileError where there is none.
        """
        path = self._own(item_id)
        number = max((each for each, _ in self._thrown(item_id)), default=0) + 1
        try:
            self._bin.mkdir(mode=0o700, parents=True, exist_ok=True)
            thrown = self._bin / f"{item_id}~{number}{self.parted(path.name)[1]}"
            path.replace(thrown)
            thrown.touch()
        except OSError as fault:
            raise _kept(path, fault) from None
        self.forget()

    def reset(self, item_id: str) -> None:
        """Put one's own into the bin where it covers a bundled one, which then holds again."""
        path = self._own(item_id)
        if not self.file(item_id, Layer.BUNDLED):
            raise FileError(
                said("No {what} {name} came with the program.", what=self.word, name=item_id),
                "Remove it instead.",
                path=path,
            )
        self.remove(item_id)

    def binned(self) -> tuple[str, ...]:
        """Return the ids of what can be restored, in alphabetical order."""
        try:
            names = [path.name.partition("~")[0] for path in self._bin.iterdir()]
        except OSError:
            return ()
        return tuple(sorted({name for name in names if any(self._thrown(name))}))

    def thrown(self) -> Iterator[Thrown[T]]:
        """Yield all that is in the bin, each read as it is asked for."""
        for item_id in self.binned():
            for number, path in self._thrown(item_id):
                item, when = None, 0.0
                with suppress(BrieferError, OSError):
                    when = path.stat().st_mtime
                    item = self._readers[self.parted(path.name)[1]](path, False)  # noqa: FBT003 - of its file
                yield Thrown(id=item_id, number=number, when=when, item=item)

    def restore(self, item_id: str, number: int | None = None, *, overwrite: bool = False) -> None:
        """Take what was removed under the id out of the bin: that of the number, else the last.

        Raises FileError where nothing is there, InTheWayError where there is one again, which goes
        to the bin with `overwrite`.
        """
        there = [each for each in self._thrown(item_id) if number in (None, each[0])]
        thrown = max(there, default=None)
        if thrown is None:
            known = self.binned()
            raise FileError(
                said("There is no {what} {name} in the bin.", what=self.word, name=shown(item_id)),
                said("There are: {names}.", names=known) if known else "",
            )
        path = thrown[1]
        self._put(item_id, self.parted(path.name)[1], _bytes(path), overwrite=overwrite)
        _unlink(path)

    @property
    def _bin(self) -> Path:
        return home.library() / "bin" / self.folders[Layer.OWN].name

    def _thrown(self, item_id: str) -> Iterator[tuple[int, Path]]:
        """Yield the number and the file of each item of the id in the bin."""
        if IDENTIFIER.fullmatch(item_id) and self._bin.is_dir():
            for path in self._bin.glob(f"{item_id}~*"):
                number = self.parted(path.name)[0].partition("~")[2]
                if number.isdecimal() and len(number) < 10:
                    yield int(number), path

    def _put(self, item_id: str, suffix: str, data: bytes, *, overwrite: bool = False) -> None:
        target = self.folders[Layer.OWN] / f"{item_id}{suffix}"
        if self.file(item_id, Layer.OWN) and not overwrite:
            raise InTheWayError(
                said("There is an own {what} {name} already.", what=self.word, name=shown(item_id)),
                "Remove it first, or replace it.",
                path=target,
            )
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise failure(target, fault, earlier=os.path.lexists(target)) from None
        if self.file(item_id, Layer.OWN):
            self.remove(item_id)
        write_whole(target, data)
        self.forget()

    def _own(self, item_id: str) -> Path:
        """Return the file of one of the user's own. Raises FileError where the item is none."""
        if path := self.file(item_id, Layer.OWN):
            return path
        self.path(item_id)
        if self.file(item_id, Layer.SHARED):
            raise FileError(
                said("The {what} {name} is in the shared folder.", what=self.word, name=item_id),
                "Make a copy of it, or ask who keeps the folder.",
            )
        raise FileError(
            said("The {what} {name} came with the program.", what=self.word, name=item_id),
            "It stays; only your own can be removed.",
        )


def _with_id(path: Path, new_id: str) -> bytes:
    """Return the bytes of the file with another id in it. Raises FileError."""
    if path.suffix == SUFFIX:
        saved = read_template(path)
        return archived(replace(saved, manifest=replace(saved.manifest, id=new_id)))
    if (text := _with(path, "id", new_id)) is None:
        raise FileError(
            said("The id of {file} could not be found in it.", file=path.name),
            'Write it on a line of its own at the top, such as id = "gulf".',
            path=path,
        )
    return text


def _with_name(path: Path, name: str) -> bytes:
    """Return the bytes of the file with another name in it. Raises FileError."""
    if path.suffix == SUFFIX:
        saved = read_template(path)
        return archived(replace(saved, manifest=replace(saved.manifest, title=Text(name))))
    key = "name" if path.suffix == ".toml" else "title"
    if (text := _with(path, key, name)) is None:
        raise FileError(
            said("The name of {file} could not be found in it.", file=path.name),
            'Write it on a line of its own at the top, such as name = "Gulf".',
            path=path,
        )
    return text


def _with(path: Path, key: str, value: str) -> bytes | None:
    """Return the bytes of the file with another value of a key at its top, None without it."""
    text = _bytes(path).decode("utf-8-sig")
    table = _TABLE.search(text)
    end = table.start() if table else len(text)
    # In the manifest of a template these two would end it.
    line = write_toml({key: value}).strip().replace("#}", "#\\u007d")
    found = re.compile(rf"^[ \t]*{key}[ \t]*=[ \t]*{_VALUE}", re.MULTILINE)
    head, count = found.subn(lambda _: line, text[:end], count=1)
    return (head + text[end:]).encode() if count else None


def _bytes(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return file.read()
    except OSError as fault:
        raise FileError(
            said("{file} could not be opened: {reason}.", file=path.name, reason=reason(fault)),
            path=path,
        ) from None


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as fault:
        raise _kept(path, fault) from None


def _kept(path: Path, fault: OSError) -> FileError:
    return FileError(
        said("{file} could not be removed: {reason}.", file=path.name, reason=reason(fault)),
        said("The file is {path}.", path=str(path)),
        path=path,
    )

"""The library: audiences, templates, themes, yardsticks and languages, each a file named by its id.

The bundled ones are overlaid by the user's own. A file is read when its item is asked for, and
once; a broken one is an error then, and keeps no other from being listed or read.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import product
from pathlib import Path
from typing import Generic, TypeVar

from briefer import bundled
from briefer.document.theme import Theme, read_theme
from briefer.errors import (
    BrieferError,
    FileError,
    InTheWayError,
    TemplateError,
    ThemeError,
    meant,
    reason,
    said,
)
from briefer.model.audience import Audience
from briefer.model.judgement import Yardstick
from briefer.model.language import Language
from briefer.model.record import IDENTIFIER
from briefer.model.template import Manifest, Template
from briefer.store import home
from briefer.store.item import read_audience, read_language, read_yardstick
from briefer.store.manifest import read_manifest
from briefer.store.place import shown
from briefer.store.saving import failure, write_whole
from briefer.store.template import SUFFIX, read_template
from briefer.store.toml import read_toml

T = TypeVar("T")

_LARGEST = 1024 * 1024
_LONGEST_CHAIN = 16
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(ttf|otf)")


class Shelf(Generic[T]):
    """The items of one kind, by their ids. `word` is what the user calls one.

    `readers` are by the ends of the names of files: what reads such a file, and is told whether it
    came with the program.
    """

    def __init__(
        self,
        word: str,
        folder: Path,
        own: Path,
        readers: Mapping[str, Callable[[Path, bool], T]],
        *,
        is_partial: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        self.word = word
        self._folder = folder
        self._own = own
        self._readers = readers
        self._is_partial = is_partial
        self._items: dict[str, T | BrieferError] = {}
        self._ids: dict[Path, tuple[int, tuple[str, ...]]] = {}

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all items in alphabetical order, broken ones among them."""
        return tuple(sorted({*self._listed(self._folder), *self._listed(self._own)}))

    def path(self, item_id: str) -> Path:
        """Return the file of the item: the user's own before the bundled one.

        Raises FileError where there is none.
        """
        if IDENTIFIER.fullmatch(item_id):
            for folder, suffix in product((self._own, self._folder), self._readers):
                path = folder / f"{item_id}{suffix}"
                if path.is_file():
                    return path
        whole = self._whole()
        hint = meant(item_id, self.ids(), said("There are: {names}.", names=whole) if whole else "")
        raise FileError(
            said("There is no {what} {name}.", what=self.word, name=shown(item_id)), hint
        )

    def is_bundled(self, item_id: str) -> bool:
        """Return whether the item is one that came with the program. Raises FileError."""
        return self.path(item_id).parent == self._folder

    def read(self, item_id: str) -> T:
        """Return the item. Raises FileError where there is none, else what is wrong with it."""
        if item_id not in self._items:
            path = self.path(item_id)
            try:
                self._items[item_id] = self._check(path, item_id)
            except BrieferError as fault:
                self._items[item_id] = _in_file(path, fault)
        item = self._items[item_id]
        if isinstance(item, BrieferError):
            raise item
        return item

    def sound(self) -> Mapping[str, T]:
        """Return the items that can be read, by id; each is read when it is asked for."""
        return _Sound(self)

    def check(self, source: Path) -> T:
        """Return the item that the file holds. Raises what is wrong with it or with its name."""
        item_id, suffix = self._parted(source.name)
        if not IDENTIFIER.fullmatch(item_id):
            suffix = suffix or next(iter(self._readers))
            raise FileError(
                said("{file} is not named as it should be.", file=source.name),
                said("Its name is its id and {suffix}, such as gulf{suffix}.", suffix=suffix),
                path=source,
            )
        known, self._items = self._items, {}
        try:
            return self._check(source, item_id)
        except BrieferError as fault:
            raise _in_file(source, fault) from None
        finally:
            # A template's parents were read with the file in the place of the item of its id.
            self._items = known

    def add(self, source: Path, *, overwrite: bool = False) -> str:
        """Return the id of the item that the file holds, now one of the user's own.

        Raises the error of what is wrong with it, and FileError where it would replace one of them.
        """
        item = self.check(source)
        item_id = _identity(item)
        target = self._own / source.name
        earlier = [
            path for each in self._readers if (path := self._own / f"{item_id}{each}").exists()
        ]
        if earlier and not overwrite:
            raise InTheWayError(
                said("There is an own {what} {name} already.", what=self.word, name=shown(item_id)),
                "Remove it first, or replace it.",
                path=target,
            )
        try:
            self._own.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = source.read_bytes()
        except OSError as fault:
            raise failure(target, fault, earlier=os.path.lexists(target)) from None
        write_whole(target, data)
        for path in earlier:
            if path != target:
                path.unlink(missing_ok=True)
        self._items, self._ids = {item_id: item}, {}
        return item_id

    def remove(self, item_id: str) -> None:
        """Remove one of the user's own; a bundled one that it overlaid is there again."""
        path = self.path(item_id)
        if self.is_bundled(item_id):
            raise FileError(
                said("The {what} {name} came with the program.", what=self.word, name=item_id),
                "It stays; only your own can be removed.",
            )
        try:
            path.unlink()
        except OSError as fault:
            raise FileError(
                said(
                    "{file} could not be removed: {reason}.", file=path.name, reason=reason(fault)
                ),
                said("The file is {path}.", path=str(path)),
                path=path,
            ) from None
        self._items, self._ids = {}, {}

    def _whole(self) -> tuple[str, ...]:
        """Return the ids of the items that can be chosen, broken ones among them."""
        return tuple(each for each in self.ids() if not self._is_part(self.path(each)))

    def _is_part(self, path: Path) -> bool:
        with suppress(BrieferError):
            return self._is_partial(path)
        return False

    def _parted(self, name: str) -> tuple[str, str]:
        """Return the id that a name of a file says, and its end; both empty for any other."""
        suffix = next((each for each in self._readers if name.endswith(each)), "")
        return (name.removesuffix(suffix), suffix) if suffix else ("", "")

    def _listed(self, folder: Path) -> tuple[str, ...]:
        """Return the ids in a folder, which is read again when its time of change is another."""
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            return ()
        known = self._ids.get(folder)
        if known is None or known[0] != changed:
            ids = (self._parted(path.name)[0] for path in folder.iterdir())
            known = changed, tuple(item_id for item_id in ids if IDENTIFIER.fullmatch(item_id))
            self._ids[folder] = known
        return known[1]

    def _check(self, path: Path, item_id: str) -> T:
        reader = self._readers[self._parted(path.name)[1]]
        item = reader(path, path.parent == self._folder)
        inside = _identity(item)
        if inside != item_id:
            message = said(
                "Its id is {id}, but its name says {name}.",
                id=shown(inside),
                name=item_id,
            )
            hint = "Let the file be named by the id."
            if isinstance(item, Template):
                raise TemplateError(message, hint, line=1)
            raise ThemeError(message, hint, key="id")
        return item


class _Sound(Mapping[str, T]):
    def __init__(self, shelf: Shelf[T]) -> None:
        self._shelf = shelf

    def __getitem__(self, item_id: str) -> T:
        try:
            return self._shelf.read(item_id)
        except BrieferError:
            raise KeyError(item_id) from None

    def __iter__(self) -> Iterator[str]:
        return (item_id for item_id in self._shelf.ids() if item_id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Library:
    """All that a briefing can be written with: the bundled items and the user's own."""

    def __init__(self) -> None:
        self._own = home.library()
        self.audiences = self._shelf(said("audience"), read_audience)
        self.yardsticks = self._shelf(said("yardstick"), read_yardstick)
        self.languages = self._shelf(said("language"), read_language)
        self.themes = self._shelf(said("theme"), self._theme)
        self.templates = Shelf(
            said("template"),
            bundled.templates(),
            self._own / "templates",
            {".xml.j2": self._written_template, SUFFIX: self._saved_template},
            is_partial=lambda path: path.suffix != SUFFIX and read_manifest(_text(path)).partial,
        )
        self._open: list[str] = []

    def _shelf(self, word: str, read: Callable[[str], T]) -> Shelf[T]:
        name = f"{word}s"
        readers = {".toml": lambda path, _: read(_text(path))}
        return Shelf(word, bundled.asset(name), self._own / name, readers)

    def _theme(self, text: str) -> Theme:
        return read_theme(read_toml(text), self._font)

    def _font(self, name: str) -> Path:
        if _FONT.fullmatch(name):
            for folder in (self._own / "fonts", bundled.asset("fonts")):
                if (path := folder / name).is_file():
                    return path
        raise ThemeError(
            said("There is no font {name}.", name=shown(name)),
            said("Put the file into {folder}.", folder=str(self._own / "fonts")),
            key="fonts",
        )

    def _written_template(self, path: Path, is_bundled: bool) -> Template:  # noqa: FBT001 - of its file
        text = _text(path)
        manifest = read_manifest(text)
        return Template(
            manifest=manifest, text=text, parent=self._parent(manifest), bundled=is_bundled
        )

    def _saved_template(self, path: Path, is_bundled: bool) -> Template:  # noqa: FBT001 - of its file
        saved = read_template(path)
        return Template(
            manifest=saved.manifest,
            text=saved.body,
            parent=self._parent(saved.manifest),
            bundled=is_bundled,
            skeleton=saved.skeleton,
        )

    def _parent(self, manifest: Manifest) -> Template | None:
        """Return the template that another extends, None where it stands alone."""
        if not manifest.extends:
            return None
        if manifest.extends in (*self._open, manifest.id):
            raise TemplateError(
                said("It extends itself by {template}.", template=shown(manifest.extends)), line=1
            )
        if len(self._open) == _LONGEST_CHAIN:
            raise TemplateError("It extends others through too many steps.", line=1)
        self._open.append(manifest.id)
        try:
            return self.templates.read(manifest.extends)
        except FileError as fault:
            raise TemplateError(
                said("It extends another. {fault}", fault=fault.message), fault.hint, line=1
            ) from None
        finally:
            self._open.pop()


def _identity(item: object) -> str:
    match item:
        case Template():
            return item.manifest.id
        case Language():
            return item.tag
        case Audience() | Yardstick() | Theme():
            return item.id
    raise AssertionError(item)


def _text(path: Path) -> str:
    try:
        # A pipe would be waited for.
        if path.exists() and not path.is_file():
            raise FileError("It is no regular file.")
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as fault:
        raise FileError(said("It could not be opened: {reason}.", reason=reason(fault))) from None
    if len(raw) > _LARGEST:
        raise FileError("It is larger than 1 MB.")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise FileError(
            said("Its text is not UTF-8 at byte {byte}.", byte=fault.start + 1)
        ) from None


def _in_file(path: Path, fault: BrieferError) -> BrieferError:
    """Return the fault as a sentence that names the file."""
    message = said("{file}: {fault}", file=path.name, fault=fault.message)
    hint = fault.hint or said("The file is {path}.", path=str(path))
    match fault:
        case TemplateError():
            return TemplateError(message, hint, line=fault.line)
        case ThemeError():
            return ThemeError(message, hint, key=fault.key)
        case _:
            return FileError(message, hint, path=path)

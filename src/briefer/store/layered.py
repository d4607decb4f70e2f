"""Items of one kind, each a file named by its id, in layers that lie over each other.

A file is read when its item is asked for, and once; a broken one is an error then, and keeps no
other from being listed or read. It writes nothing; `shelf` does.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Final, Generic, TypeVar

from briefer.document.theme import Theme
from briefer.errors import (
    BrieferError,
    FileError,
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
from briefer.model.template import Template
from briefer.store.place import shown

T = TypeVar("T")

_LARGEST: Final = 1024 * 1024


class Layer(StrEnum):
    """Where an item lies; a later one covers those of the same id before it."""

    BUNDLED = "bundled"
    OWN = "own"
    SHARED = "shared"
    OFFERED = "offered"
    """What is looked at before it is taken in."""


class Layered(Generic[T]):
    """The items of one kind, by their ids. `word` is what the user calls one.

    `readers` are by the ends of the names of files: what reads such a file, and is told whether it
    came with the program.
    """

    def __init__(
        self,
        word: str,
        folders: Mapping[Layer, Path],
        readers: Mapping[str, Callable[[Path, bool], T]],
        *,
        is_partial: Callable[[Path], bool] = lambda _: False,
    ) -> None:
        self.word = word
        self.folders = folders
        self.suffixes = tuple(readers)
        self._readers = readers
        self._is_partial = is_partial
        self._held: dict[str, Callable[[], T]] = {}
        self._items: dict[str, T | BrieferError] = {}
        self._ids: dict[Path, tuple[int, tuple[str, ...]]] = {}

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all items in alphabetical order, broken ones among them."""
        listed = {each for at in self.folders.values() for each in self._listed(at)}
        return tuple(sorted({*listed, *self._held}))

    def hold(self, item_id: str, read: Callable[[], T]) -> None:
        """Lay an item that is in no folder over all layers; it is read when it is asked for."""
        self._held[item_id] = read

    def layers(self, item_id: str) -> tuple[Layer, ...]:
        """Return where there are items of the id: first the one that is read, then those below."""
        return tuple(layer for layer in reversed(Layer) if self.file(item_id, layer))

    def file(self, item_id: str, layer: Layer) -> Path | None:
        """Return the file of the item in a layer, None where it has none."""
        if IDENTIFIER.fullmatch(item_id) and layer in self.folders:
            for suffix in self.suffixes:
                path = self.folders[layer] / f"{item_id}{suffix}"
                if path.is_file():
                    return path
        return None

    def path(self, item_id: str) -> Path:
        """Return the file of the item, of the highest layer. Raises FileError where none is."""
        for layer in reversed(Layer):
            if path := self.file(item_id, layer):
                return path
        whole = self._whole()
        hint = meant(item_id, self.ids(), said("There are: {names}.", names=whole) if whole else "")
        raise FileError(
            said("There is no {what} {name}.", what=self.word, name=shown(item_id)), hint
        )

    def is_bundled(self, item_id: str) -> bool:
        """Return whether the item is one that came with the program. Raises FileError."""
        return self.path(item_id).parent == self.folders[Layer.BUNDLED]

    def read(self, item_id: str) -> T:
        """Return the item. Raises FileError where there is none, else what is wrong with it."""
        if item_id not in self._items:
            held = self._held.get(item_id)
            path = Path(item_id) if held else self.path(item_id)
            try:
                self._items[item_id] = held() if held else self._check(path, item_id)
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
        item_id, suffix = self.parted(source.name)
        if not IDENTIFIER.fullmatch(item_id):
            suffix = suffix or self.suffixes[0]
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

    def forget(self) -> None:
        """Read anew all that is asked for from now on."""
        self._items, self._ids = {}, {}

    def parted(self, name: str) -> tuple[str, str]:
        """Return the id that a name of a file says, and its end; both empty for any other."""
        suffix = next((each for each in self.suffixes if name.endswith(each)), "")
        return (name.removesuffix(suffix), suffix) if suffix else ("", "")

    def _whole(self) -> tuple[str, ...]:
        """Return the ids of the items that can be chosen, broken ones among them."""
        return tuple(each for each in self.ids() if not self._is_part(self.path(each)))

    def _is_part(self, path: Path) -> bool:
        with suppress(BrieferError):
            return self._is_partial(path)
        return False

    def _listed(self, folder: Path) -> tuple[str, ...]:
        """Return the ids in a folder, which is read again when its time of change is another."""
        try:
            changed = folder.stat().st_mtime_ns
            known = self._ids.get(folder)
            if known is None or known[0] != changed:
                ids = (self.parted(path.name)[0] for path in folder.iterdir())
                known = changed, tuple(item_id for item_id in ids if IDENTIFIER.fullmatch(item_id))
                self._ids[folder] = known
        except OSError:
            return ()
        return known[1]

    def _check(self, path: Path, item_id: str) -> T:
        reader = self._readers[self.parted(path.name)[1]]
        item = reader(path, path.parent == self.folders[Layer.BUNDLED])
        inside = identity(item)
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
    def __init__(self, shelf: Layered[T]) -> None:
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


def identity(item: object) -> str:
    """Return the id of an item of any kind."""
    match item:
        case Template():
            return item.manifest.id
        case Language():
            return item.tag
        case Audience() | Yardstick() | Theme():
            return item.id
    raise AssertionError(item)


def text_of(path: Path) -> str:
    """Return the text of the file of an item. Raises FileError."""
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

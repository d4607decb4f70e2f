"""Packing: which files of the library go with a template, and how those of a bundle come in.

What comes with the program goes into no bundle: whoever has the program has it.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefer.document.theme import Theme
from briefer.errors import BrieferError, FileError, InTheWayError, reason, said
from briefer.model.audience import Audience
from briefer.model.template import Template
from briefer.model.text import primary
from briefer.store import home
from briefer.store.bundle import Bundle, Trust
from briefer.store.layered import Layer
from briefer.store.layout import folder_of
from briefer.store.library import Library
from briefer.store.logo import read_logo
from briefer.store.origin import remember
from briefer.store.regular import read_regular
from briefer.store.saving import failure, write_whole

_OF_THEMES = ("fonts", "word", "logos")
"""The folders of files that are no items: themes name them."""


def files_for(
    library: Library, item_ids: Iterable[str], kind: str = "templates"
) -> dict[str, bytes]:
    """Return the files that a bundle of the items has, by folder and name.

    Raises BrieferError where an item cannot be read, FileError where there is nothing to pack.
    """
    found: dict[str, bytes] = {}
    for item_id in item_ids:
        library.shelves()[kind].read(item_id)
        _pack(library, kind, item_id, found)
    if not any(name.startswith(f"{kind}/") for name in found):
        raise FileError(
            "It came with the program, as all that it needs.",
            "Whoever has the program has it; make a copy to change and share.",
        )
    return found


def install(bundle: Bundle, folder: Path, library: Library, *, overwrite: bool = False) -> None:
    """Make what was unpacked into the folder one's own; what it replaces goes into the bin.

    Nothing is taken in where one of one's own differs, but with `overwrite`. Raises BrieferError.
    """
    if bundle.trust == Trust.BROKEN:
        raise FileError(
            "The signature of the bundle is broken: it was changed since it was signed.",
            "Ask whoever made it for another copy.",
        )
    new = [name for name in bundle.names if not _has(library, folder, name)]
    in_the_way = tuple(name for name in new if _standing(library, name))
    if in_the_way and not overwrite:
        raise InTheWayError(
            said("You have others of your own: {names}.", names=in_the_way),
            "Look at what differs, then replace them.",
        )
    for name in new:
        kind = name.partition("/")[0]
        if kind in _OF_THEMES:
            _put(folder / name, home.library() / name)
        else:
            library.shelves()[kind].add(folder / name, overwrite=overwrite)
    remember(bundle, new)


def _pack(library: Library, kind: str, item_id: str, found: dict[str, bytes]) -> None:
    """Put the file of an item, and those of all that it needs, where they did not come with us."""
    shelf = library.shelves()[kind]
    path = shelf.path(item_id)
    name = f"{kind}/{path.name}"
    if name in found or shelf.is_bundled(item_id):
        return
    found[name] = _bytes(path)
    item = shelf.read(item_id)
    if isinstance(item, Theme):
        for file in _files(item):
            if library.holds(file) and not library.is_bundled_font(file):
                folder = folder_of(file.name)
                raw = read_logo(file).data if folder == "logos" else _bytes(file)
                found[f"{folder}/{file.name}"] = raw
    for other_kind, other in _needs(item):
        # Nothing that is missing here can be missed there.
        with suppress(BrieferError):
            _pack(library, other_kind, other, found)


def _needs(item: object) -> Iterator[tuple[str, str]]:
    match item:
        case Template(manifest=manifest):
            yield "templates", manifest.extends
            yield "themes", manifest.theme
            yield from (("audiences", each) for each in manifest.audiences)
        case Audience():
            yield "yardsticks", item.yardstick
            yield "themes", item.theme
            yield "templates", item.template
            for tag in (item.language, *item.languages):
                yield "languages", tag
                yield "languages", primary(tag)


def _files(theme: Theme) -> Iterator[Path]:
    if theme.house:
        yield theme.house
    if theme.logo:
        yield theme.logo.file
    for family in theme.fonts.values():
        yield from (family.regular, family.bold, family.italic, family.bold_italic)
        yield from family.fallback


def _standing(library: Library, name: str) -> Path | None:
    """Return the file of one's own that one of a bundle would replace."""
    kind, _, file = name.partition("/")
    if kind in _OF_THEMES:
        path = home.library() / name
        return path if path.exists() else None
    shelf = library.shelves()[kind]
    return shelf.file(shelf.parted(file)[0], Layer.OWN)


def _has(library: Library, folder: Path, name: str) -> bool:
    path = _standing(library, name)
    with suppress(OSError, FileError):
        return path is not None and read_regular(path) == (folder / name).read_bytes()
    return False


def _put(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = source.read_bytes()
    except OSError as fault:
        raise failure(target, fault, earlier=os.path.lexists(target)) from None
    write_whole(target, data)


def _bytes(path: Path) -> bytes:
    try:
        return read_regular(path)
    except OSError as fault:
        raise FileError(
            said("{file} could not be read: {reason}.", file=str(path), reason=reason(fault)),
            path=path,
        ) from None

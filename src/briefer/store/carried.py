"""The library as a briefing carries it: with what it was written with lying over all layers.

What is carried and is not the same as a bundled item is a stranger's, whoever's it once was.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

from briefer.document.theme import read_theme
from briefer.errors import BrieferError, FileError, ThemeError, said
from briefer.model.briefing import Briefing, Choice
from briefer.model.release import COMMON
from briefer.model.template import Template, template_id, theme_id
from briefer.model.text import primary
from briefer.store import home
from briefer.store.encoding import encode
from briefer.store.file import Opened
from briefer.store.font import check_font
from briefer.store.installed import usable
from briefer.store.item import read_audience, read_language, read_yardstick
from briefer.store.layered import Layer, identity, text_of
from briefer.store.layout import NAMES, folder_of
from briefer.store.library import Library
from briefer.store.logo import logo_from, read_logo
from briefer.store.manifest import manifest_of, read_manifest
from briefer.store.pinned import Files, digest
from briefer.store.saving import write_whole
from briefer.store.template import BODY, MANIFEST, SUFFIX, read_template
from briefer.store.toml import read_toml, write_toml
from briefer.value import replace

BODY_OF_FILE: Final = "template.xml.j2"
"""The file of a template that was written by hand, with its manifest."""

_CARRIED: Final = (
    ".ttf", ".otf", ".docx", ".dotx", ".docm", ".dotm", ".png", ".jpg", ".jpeg",
)  # fmt: skip
_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "audience": read_audience,
    "yardstick": read_yardstick,
    "language": read_language,
}


def carrying(opened: Opened, library: Library) -> Opened:
    """Return the briefing with all that its editions are made with, as the library has it now.

    What it carries already stays as it is; what cannot be read is not carried.
    """
    briefing, pinned = opened.briefing, opened.pinned
    there = pinned.read(briefing.pins)
    pins = {key: sha for key, sha in briefing.pins.items() if key in there}
    for key in dict.fromkeys(used(briefing, library_of(opened, library))):
        if key in pins:
            continue
        with suppress(BrieferError):
            files = files_of(key, library)
            pins[key] = digest(files)
            pinned = pinned.with_item(key, files)
    if pins == briefing.pins and pinned is opened.pinned:
        return opened
    return replace(opened, briefing=replace(briefing, pins=pins), pinned=pinned)


def library_of(opened: Opened, library: Library) -> Library:
    """Return the library with what the briefing carries in the place of items of the same ids."""
    found = opened.pinned.read(opened.briefing.pins)
    if not found:
        return library
    carried = Library()
    for key, files in found.items():
        kind, _, item_id = key.partition("/")
        if shelf := carried.shelves().get(f"{kind}s"):
            shelf.hold(item_id, partial(item_of, kind, item_id, files, carried))
    return carried


def used(briefing: Briefing, library: Library) -> Iterator[str]:
    """Yield what the editions of the briefing are made with, by kind and id; some of it twice."""
    scenarios = (each for outlook in briefing.outlooks for each in outlook.scenarios)
    given = [each.likelihood for each in briefing.judgements]
    for likelihood in (*given, *(each.likelihood for each in scenarios)):
        yield from (f"yardstick/{name}" for name in likelihood)
    for audience_id in (*briefing.audiences, COMMON):
        with suppress(BrieferError):
            yield f"audience/{audience_id}"
            audience = library.audiences.read(audience_id)
            if audience.yardstick:
                yield f"yardstick/{audience.yardstick}"
            for tag in (audience.language, *audience.languages):
                yield f"language/{tag if tag in library.languages.ids() else primary(tag)}"
            choice = briefing.choices.get(audience_id, Choice())
            template = library.templates.read(template_id(choice, audience))
            yield from (f"template/{each.manifest.id}" for each in template.chain())
            yield f"theme/{theme_id(choice, audience, template.manifest)}"


def files_of(key: str, library: Library, layer: Layer | None = None) -> Files:
    """Return the files of an item of the library, of one layer or of the highest that has it.

    Two items that say the same have the same files, but for the text of a body. Raises BrieferError
    where there is none.
    """
    kind, _, item_id = key.partition("/")
    shelf = library.shelves()[f"{kind}s"]
    path = shelf.path(item_id) if layer is None else shelf.file(item_id, layer)
    if path is None:
        raise FileError(said("There is no {what} {name}.", what=shelf.word, name=item_id))
    if path.suffix == SUFFIX:
        saved = read_template(path)
        body = {BODY: saved.body.encode()} if saved.body else {}
        return {MANIFEST: write_toml(encode(saved.manifest)).encode(), **body}
    text = text_of(path)
    if kind == "template":
        return {BODY_OF_FILE: text.encode()}
    return files_of_tables(kind, read_toml(text), library)


def files_of_tables(kind: str, tables: Mapping[str, Any], library: Library) -> Files:
    """Return the files of an item that is all tables. Raises ThemeError for a missing font."""
    named = dict(_named(tables, library)) if kind == "theme" else {}
    return {f"{kind}.toml": write_toml(tables).encode(), **named}


def _named(theme: Mapping[str, Any], library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield the fonts, the logo and the Word file of the house that did not come with us."""
    families = theme.get("fonts", {}).values()
    names = [name for each in families for name in (*each.get("fallback", ()), *each.values())]
    others = (theme.get(table, {}).get("file") for table in ("house", "logo"))
    for name in (*names, *others):
        if isinstance(name, str) and name.endswith(_CARRIED):
            path, folder = library.file(name), folder_of(name)
            if not library.is_bundled_font(path):
                raw = read_logo(path).data if folder == "logos" else path.read_bytes()
                yield f"{folder}/{name}", raw


def item_of(kind: str, item_id: str, files: Files, library: Library) -> Any:
    """Return the item that is made of the files. Raises BrieferError, above all for another's."""
    item = _made(kind, item_id, files, library)
    if identity(item) != item_id:
        raise FileError("What the briefing carries of it is something else.")
    return item


def _made(kind: str, item_id: str, files: Files, library: Library) -> Any:
    if kind == "template":
        return _template(item_id, files, library)
    tables = _text(files, f"{kind}.toml")
    if kind == "theme":
        return read_theme(read_toml(tables), partial(_file, files, library), usable)
    return _READERS[kind](tables)


def _template(item_id: str, files: Files, library: Library) -> Template:
    if BODY_OF_FILE in files:
        text = _text(files, BODY_OF_FILE)
        manifest = read_manifest(text)
    else:
        manifest = manifest_of(_text(files, MANIFEST))
        text = _text(files, BODY) if BODY in files else ""
    is_bundled = False
    with suppress(BrieferError):
        is_bundled = files == files_of(f"template/{item_id}", library, Layer.BUNDLED)
    parent = library.parent(manifest)
    return Template(manifest=manifest, text=text, parent=parent, bundled=is_bundled)


def _file(files: Files, library: Library, name: str) -> Path:
    """Return a file that a theme names: one that is carried lies in the cache under its hash."""
    folder = folder_of(name)
    raw = files.get(f"{folder}/{name}")
    if raw is None:
        return library.file(name)
    sha256 = hashlib.sha256(raw).hexdigest()
    path = home.cache() / folder / f"{sha256}{Path(name).suffix}"
    if folder == "fonts":
        check_font(name, raw)
    elif folder == "logos":
        logo_from(raw, name)
    elif re.fullmatch(NAMES[folder], name):  # which problems name
        path = home.cache() / folder / sha256 / name
    try:
        if not path.is_file() or path.read_bytes() != raw:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, raw)
    except OSError:
        raise ThemeError(said("There is no font {name}.", name=name), key="fonts") from None
    return path


def _text(files: Files, name: str) -> str:
    try:
        return files[name].decode()
    except (KeyError, UnicodeDecodeError):
        raise FileError("What the briefing carries of it cannot be read.") from None

"""Drafts: an item of the library while it is changed, as its tables and the body of a template.

What the program does not know in the tables stays, as do their comments. Those of a template that
was saved from a briefing hold its skeleton, too, as the table `skeleton`.
"""

from collections.abc import Mapping
from typing import Any, Final

from briefer.errors import TemplateError, said
from briefer.model.briefing import Briefing
from briefer.model.passage import Figure
from briefer.model.record import IDENTIFIER
from briefer.store.canonical import write_canonical
from briefer.store.carried import BODY_OF_FILE, files_of_tables, item_of
from briefer.store.content import read_content, reading
from briefer.store.encoding import encode
from briefer.store.layered import Layer, text_of
from briefer.store.library import Library
from briefer.store.manifest import manifest_of, parted
from briefer.store.pinned import Files
from briefer.store.place import shown
from briefer.store.rewriting import rewrite_toml
from briefer.store.template import BODY, MANIFEST, SUFFIX, SavedTemplate, archived, read_template
from briefer.store.toml import read_toml, write_toml
from briefer.value import dataclass, replace

SKELETON: Final = "skeleton"
"""The table that holds what a new briefing begins as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An item by kind and id: its `tables`, and for a template the `body`.

    `read` are the tables as they were read, with the text of them; `saved` is the file that a
    template was saved to from a briefing.
    """

    kind: str
    id: str
    tables: Mapping[str, Any]
    body: str = ""
    read: tuple[Mapping[str, Any], str] = ({}, "")
    saved: SavedTemplate | None = None

    @property
    def key(self) -> str:
        """Return what a briefing pins it by."""
        return f"{self.kind}/{self.id}"

    @property
    def first_line(self) -> int:
        """Return the line of its file on which the body begins."""
        return 1 if self.saved else self._toml().count("\n") + 1

    def value(self, *path: str) -> Any:
        """Return what stands at a path of keys, None where there is nothing.

        What is in a list has its number from 0 as a key.
        """
        found: Any = self.tables
        for key in path:
            found = _inside(found, key)
        return found

    def with_value(self, path: tuple[str, ...], value: Any) -> "Draft":
        """Return the draft with another value at a path, or without one for None."""
        return replace(self, tables=_with(self.tables, path, value))

    def files(self, library: Library) -> Files:
        """Return the files that a briefing would carry of it. Raises ThemeError."""
        if self.kind != "template":
            return files_of_tables(self.kind, self.tables, library)
        if self.saved is None:
            return {BODY_OF_FILE: self._text().encode()}
        body = {BODY: self.body.encode()} if self.body else {}
        return {MANIFEST: write_toml(self._manifest()).encode(), **body}

    def data(self) -> bytes:
        """Return the bytes of its own file."""
        if self.saved is not None:
            manifest = manifest_of(write_toml(self._manifest()))
            skeleton = _skeleton(self.tables[SKELETON])
            made = replace(self.saved, manifest=manifest, skeleton=skeleton, body=self.body)
            return archived(made)
        return self._text().encode()

    def _manifest(self) -> dict[str, Any]:
        return {key: each for key, each in self.tables.items() if key != SKELETON}

    def _text(self) -> str:
        if self.kind == "template":
            return f"{{#{self._toml()}#}}{self.body}"
        return self._toml()

    def _toml(self) -> str:
        tables, text = self.read
        if tables == self.tables:
            return text
        written = rewrite_toml(text, self.tables)
        # In a comment of a template the end of one would end it, wherever it stands.
        return written.replace("#}", "#\\u007D") if self.kind == "template" else written


def begin(kind: str, item_id: str, library: Library) -> Draft:
    """Return the draft of an item as the library has it. Raises BrieferError."""
    path = library.shelves()[f"{kind}s"].path(item_id)
    if path.suffix == SUFFIX:
        saved = read_template(path)
        tables = {**encode(saved.manifest), SKELETON: encode(saved.skeleton)}
        return Draft(kind=kind, id=item_id, tables=tables, body=saved.body, saved=saved)
    toml, body = text_of(path), ""
    if kind == "template":
        toml, body = parted(toml)
    tables = read_toml(toml)
    return Draft(kind=kind, id=item_id, tables=tables, body=body, read=(tables, toml))


def save(draft: Draft, library: Library) -> None:
    """Make the draft the user's own item; the one that it was before goes to the bin.

    Raises BrieferError for what is wrong with it, and then nothing has changed.
    """
    if not IDENTIFIER.fullmatch(draft.id):
        raise TemplateError(said("{name} cannot be an id.", name=shown(draft.id)))
    item_of(draft.kind, draft.id, draft.files(library), library)
    shelf = library.shelves()[f"{draft.kind}s"]
    suffix = SUFFIX if draft.saved else shelf.suffixes[0]
    shelf.keep(draft.id, suffix, draft.data())


def is_covered(draft: Draft, library: Library) -> bool:
    """Return whether one of the shared folder lies over what would be saved."""
    return bool(library.shelves()[f"{draft.kind}s"].file(draft.id, Layer.SHARED))


def _skeleton(table: dict[str, Any]) -> Briefing:
    """Return the briefing of its table, with the pictures that are still in it."""
    skeleton = read_content(write_canonical(table), reading())
    used = {each.body.picture for each in skeleton.passages() if isinstance(each.body, Figure)}
    kept = tuple(each for each in skeleton.pictures if each.id in used)
    return replace(skeleton, pictures=kept)


def _inside(table: Any, key: str) -> Any:
    if isinstance(table, list):
        return table[int(key)] if key.isdecimal() and int(key) < len(table) else None
    return table.get(key) if isinstance(table, Mapping) else None


def _with(table: Any, path: tuple[str, ...], value: Any) -> Any:
    key, *rest = path
    inner = _inside(table, key)
    if isinstance(table, list):
        there = _with(inner, tuple(rest), value) if rest else value
        return [there if at == int(key) else each for at, each in enumerate(table)]
    if rest:
        inner = inner if isinstance(inner, Mapping | list) else {}
        value = _with(inner, tuple(rest), value) or None
    if value is None:
        return {name: each for name, each in table.items() if name != key}
    return {**table, key: value}

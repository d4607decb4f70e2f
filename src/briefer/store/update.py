"""Updates: where the library has another version of what a briefing carries, and what is new in it.

Nothing of the library is ever taken over unasked.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from briefer.errors import BrieferError
from briefer.model.briefing import Briefing
from briefer.model.passage import Passage, Prose
from briefer.store.carried import BODY_OF_FILE, files_of
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.manifest import parted
from briefer.store.pinned import Files, digest
from briefer.store.template import BODY
from briefer.store.toml import read_toml
from briefer.value import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A field that differs, by its keys with dots between; empty where there is none.

    The body of a template is the field "body", and what a new briefing begins with is "begins";
    both are said line by line with a sign before each.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An item that the library has in another version, by kind and id, and what differs."""

    kind: str
    id: str
    carried: int
    offered: int
    changes: tuple[Changed, ...]

    @property
    def key(self) -> str:
        """Return what the briefing pins it by."""
        return f"{self.kind}/{self.id}"


def updates(opened: Opened, library: Library) -> tuple[Update, ...]:
    """Return what the library has in another version than the briefing carries."""
    return tuple(_updates(opened, library))


def taking(opened: Opened, library: Library, keys: Container[str] | None = None) -> Opened:
    """Return the briefing with those items as the library has them, or with all for None.

    What it carried stays at hand, for an undo.
    """
    pins, pinned = dict(opened.briefing.pins), opened.pinned
    for key, before, after in _differing(opened, library):
        if keys is None or key in keys:
            pinned = pinned.with_item(key, before).with_item(key, after)
            pins[key] = digest(after)
    if pins == opened.briefing.pins:
        return opened
    return replace(opened, briefing=replace(opened.briefing, pins=pins), pinned=pinned)


def _differing(opened: Opened, library: Library) -> Iterator[tuple[str, Files, Files]]:
    for key, before in opened.pinned.read(opened.briefing.pins).items():
        with suppress(BrieferError, KeyError):
            after = files_of(key, library)
            if digest(after) != opened.briefing.pins[key]:
                yield key, before, after


def _updates(opened: Opened, library: Library) -> Iterator[Update]:
    for key, before, after in _differing(opened, library):
        with suppress(BrieferError):
            yield compared(key, before, after)


def compared(key: str, before: Files, after: Files) -> Update:
    """Return what differs between an item's files and others. Raises BrieferError."""
    kind, _, item_id = key.partition("/")
    old, new = _told(before), _told(after)
    return Update(
        kind=kind,
        id=item_id,
        carried=old.version,
        offered=new.version,
        changes=(*_fields(old.fields, new.fields), *_lines("body", old.body, new.body)),
    )


def begun(before: Briefing | None, after: Briefing | None) -> tuple[Changed, ...]:
    """Return what differs between what a template begins with and what another does."""
    return tuple(_lines("begins", tuple(_outline(before)), tuple(_outline(after))))


def _outline(briefing: Briefing | None) -> Iterator[str]:
    """Yield the parts that a new briefing has, each with its texts and prompts below it."""
    if briefing is None:
        return
    names = {each.id: each.name.default for each in briefing.stakeholders}
    yield from _texts(briefing.summary)
    for section in briefing.sections:
        yield section.heading.default or section.kind
        yield from _texts(section.passages)
    for outlook in briefing.outlooks:
        yield names.get(outlook.stakeholder, outlook.stakeholder)
        yield from _texts(outlook.passages)
    yield from (each.title.default for each in briefing.sources)


def _texts(passages: Iterable[Passage]) -> Iterator[str]:
    for each in passages:
        text = each.body.text.default if isinstance(each.body, Prose) else ""
        yield f"  {' '.join((text or each.prompt).split())}"


@dataclass(frozen=True, slots=True)
class _Told:
    """What an item says: its version, its fields by their keys, and the lines of its body."""

    version: int
    fields: Mapping[str, str]
    body: tuple[str, ...]


def _told(files: Files) -> _Told:
    toml, body = "", ""
    for name, raw in files.items():
        text = raw.decode(errors="replace")
        if name == BODY_OF_FILE:
            toml, body = parted(text)
        elif name == BODY:
            body = text
        elif name.endswith(".toml"):
            toml = text
    tables = read_toml(toml)
    fonts = {
        name: digest({name: raw})
        for name, raw in files.items()
        if name.startswith(("fonts/", "word/"))
    }
    version = tables.get("version", 1)
    return _Told(
        version=version if isinstance(version, int) else 1,
        fields=dict(_flat(tables)) | fonts,
        body=tuple(body.strip().splitlines()),
    )


def _flat(tables: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        elif isinstance(value, list):
            yield f"{above}{key}", ", ".join(map(_one, value))
        else:
            yield f"{above}{key}", _one(value)


def _one(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Mapping():
            return ", ".join(f"{key}: {said}" for key, said in _flat(value))
        case _:
            return str(value)


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Changed]:
    for key in {**before, **after}:
        old, new = before.get(key, ""), after.get(key, "")
        if old != new and key != "version":
            yield Changed(field=key, before=old, after=new)


def _lines(field: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Changed]:
    if before == after:
        return
    import difflib  # noqa: PLC0415 - takes long, and is only for what has changed

    lines = list(difflib.unified_diff(before, after, lineterm="", n=0))[2:]
    yield Changed(
        field=field,
        before="\n".join(line for line in lines if line.startswith("-")),
        after="\n".join(line for line in lines if line.startswith("+")),
    )

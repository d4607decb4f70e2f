"""`briefer templates | audiences | themes`: the items of the library."""

import datetime as dt
from argparse import Namespace
from typing import Any, Final, TypeAlias

from briefer.cli import house, saving, sharing
from briefer.cli.fact import facts
from briefer.cli.library import opened
from briefer.cli.output import say, say_json, tell, write_new
from briefer.cli.status import Status
from briefer.document.text import clean, one_line
from briefer.document.theme import Theme
from briefer.errors import BrieferError, FileError
from briefer.model.audience import Audience
from briefer.model.template import Template
from briefer.store.layered import Layer
from briefer.store.shelf import Shelf

_DONE: Final = {
    "remove": "Removed the {what} {id}. `briefer {kind} restore {id}` brings it back.",
    "restore": "Restored the {what} {id}.",
    "reset": "The {what} {id} is the one that came with the program again.",
    "duplicate": "Made the {what} {new} of {id}.",
    "rename": "The {what} {id} is {new} now.",
    "call": "The {what} {id} is called {name} now.",
}
_LAYERS: Final = {Layer.BUNDLED: "the bundled", Layer.OWN: "your own", Layer.SHARED: "shared"}

Items: TypeAlias = Shelf[Template] | Shelf[Audience] | Shelf[Theme]


def run(options: Namespace) -> int:
    """Do what is asked with the items of one kind."""
    library = opened()
    shelves: dict[str, Items] = {
        "templates": library.templates,
        "audiences": library.audiences,
        "themes": library.themes,
    }
    shelf = shelves[options.command]
    match options.action:
        case "show":
            return _show(shelf, options)
        case "add" | "check":
            return sharing.receive(options, library)
        case "export" if sharing.is_bundle(options):
            sharing.pack(options, library)
        case "export":
            _export(shelf, options)
        case "restore" if options.id is None:
            _list_bin(shelf)
        case "duplicate" | "rename":
            _rename(shelf, options)
        case "remove" | "restore" | "reset" as action:
            getattr(shelf, action)(options.id)
            say(_DONE[action].format(what=shelf.word, kind=options.command, id=options.id))
        case "from-word":
            return house.run(options, library)
        case "save":
            return saving.run(options)
        case _:
            _list(shelf, options)
    return Status.DONE


def _rename(shelf: Items, options: Namespace) -> None:
    """Give an item, or a copy of it, the id and the name that are asked for."""
    words = {"what": shelf.word, "id": options.id, "new": options.new, "name": options.name}
    if not (options.new or options.name):
        raise FileError("Nothing new is said.", "Give a new id, or a name by --name.")
    if options.new:
        getattr(shelf, options.action)(options.id, options.new)
        say(_DONE[options.action].format(**words))
    if options.name:
        words["id"] = options.new or options.id
        shelf.call(words["id"], options.name)
        say(_DONE["call"].format(**words))


def _list(shelf: Items, options: Namespace) -> None:
    rows = []
    for item_id in shelf.ids():
        layer, *covered = shelf.layers(item_id)
        row: dict[str, object] = {
            "id": item_id,
            "bundled": layer == Layer.BUNDLED,
            "layer": layer,
            "covers": covered,
        }
        try:
            row["title"] = one_line(clean(str(facts(shelf.read(item_id))["title"])))
        except BrieferError as fault:
            row["title"] = ""
            row["fault"] = f"{fault.message} {fault.hint}".strip()
        rows.append(row)
    if options.json:
        say_json(rows)
        return
    width = max((len(str(row["id"])) for row in rows), default=0)
    for row in rows:
        title = f"cannot be used: {row['fault']}" if "fault" in row else row["title"]
        say(f"{row['id']:{width}}  {title}{_where(*shelf.layers(str(row['id'])))}")


def _list_bin(shelf: Shelf[Any]) -> None:
    found = sorted(shelf.thrown(), key=lambda each: each.when, reverse=True)
    if not found:
        tell("The bin is empty.")
    for each in found:
        title = one_line(clean(str(facts(each.item)["title"]))) if each.item else "cannot be read"
        removed = dt.datetime.fromtimestamp(each.when).astimezone()
        say(f"{each.id}  {title} (removed {removed:%Y-%m-%d %H:%M})")


def _where(layer: Layer, *covered: Layer) -> str:
    """Return what the list says of where an item lies; nothing of one that is bundled."""
    if layer == Layer.BUNDLED:
        return ""
    over = f", over {' and '.join(_LAYERS[each] for each in covered)}" if covered else ""
    return f" ({_LAYERS[layer]}{over})"


def _show(shelf: Items, options: Namespace) -> int:
    told = facts(shelf.read(options.id)) | {"file": str(shelf.path(options.id))}
    if options.json:
        say_json(told)
        return Status.DONE
    for name, value in told.items():
        match value:
            case list():
                shown = ", ".join(value)
            case dict():
                shown = ", ".join(f"{key}={each}" for key, each in value.items())
            case _:
                shown = str(value)
        if shown:
            say(f"{name}: {shown if name == 'file' else clean(shown)}")
    return Status.DONE


def _export(shelf: Items, options: Namespace) -> None:
    path = shelf.path(options.id)
    try:
        data = path.read_bytes()
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise FileError(f"{path.name} could not be opened: {reason}.", path=path) from None
    write_new(options, data)

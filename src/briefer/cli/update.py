"""`briefer update`: what the library has in another version than a briefing carries, taken over."""

from argparse import Namespace

from briefer.cli import difference
from briefer.cli.library import opened as current_library
from briefer.cli.output import say, say_json
from briefer.cli.status import Status
from briefer.errors import FileError, meant
from briefer.store.file import open_briefing, save_briefing
from briefer.store.update import Update, taking, updates


def run(options: Namespace) -> int:
    """Show what differs, then take it over and save the briefing."""
    opened, library = open_briefing(options.file), current_library()
    found = updates(opened, library)
    keys = [each.key for each in found]
    for item in options.items:
        if item not in keys:
            offered = f"It has another of: {', '.join(keys)}." if keys else ""
            message = f"The library has no other version of {item} than the briefing carries."
            raise FileError(message, meant(item, keys, offered))
    wanted = [each for each in found if each.key in (options.items or keys)]
    takes = bool(wanted) and not options.dry_run
    if not options.json:
        for each in wanted:
            _show(each)
    if takes:
        save_briefing(taking(opened, library, [each.key for each in wanted]))
    if options.json:
        say_json([_data(each, taken=takes) for each in wanted])
    elif takes:
        say(f"{options.file} carries what the library has now; its last state is a backup.")
    elif not wanted:
        say(f"{options.file} carries what the library has.")
    return Status.DONE


def _show(update: Update) -> None:
    version = f"version {update.offered} instead of {update.carried}"
    if update.offered == update.carried:
        version = f"another version {update.offered}"
    say(f"{update.key}: {version}")
    for line in difference.told(update.changes, whole=True):
        say(f"  {line}")


def _data(update: Update, *, taken: bool) -> dict[str, object]:
    return {
        "kind": update.kind,
        "id": update.id,
        "carried": update.carried,
        "offered": update.offered,
        "taken": taken,
        "changes": difference.data(update.changes),
    }

"""Which library a command uses: what the briefing carries, or what there is now."""

from argparse import Namespace
from typing import TYPE_CHECKING

from briefer.cli.library import opened as current_library
from briefer.cli.output import tell
from briefer.store.file import Opened
from briefer.store.library import Library

if TYPE_CHECKING:
    from briefer.store.update import Update


def library_for(opened: Opened, options: Namespace) -> Library:
    """Return the library for the editions, and tell where it is not the one that there is now."""
    library = current_library()
    if options.library or not opened.briefing.pins:
        return library
    from briefer.store.carried import library_of  # noqa: PLC0415 - for what is carried alone
    from briefer.store.update import updates  # noqa: PLC0415 - for what is carried alone

    if not options.json:
        for each in updates(opened, library):
            tell(
                f"The briefing carries {_named(each)}; the library's is used with --library, and "
                "taken over by `briefer update`."
            )
    return library_of(opened, library)


def carried_data(opened: Opened, options: Namespace) -> list[dict[str, object]]:
    """Return what the library has in another version than the briefing carries, for a program."""
    from briefer.cli import difference  # noqa: PLC0415 - for what is carried alone
    from briefer.store.update import updates  # noqa: PLC0415 - for what is carried alone

    return [
        {
            "kind": each.kind,
            "id": each.id,
            "used": "library" if options.library else "briefing",
            "carried": each.carried,
            "offered": each.offered,
            "changes": difference.data(each.changes),
        }
        for each in updates(opened, Library())
    ]


def _named(update: "Update") -> str:
    fields = ", ".join(each.field for each in update.changes[:5])
    more = ", ..." if len(update.changes) > 5 else ""
    return (
        f"version {update.carried} of the {update.kind} {update.id}, and the library has version "
        f"{update.offered} (it differs in {fields or 'how it is written'}{more})"
    )

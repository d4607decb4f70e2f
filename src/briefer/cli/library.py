"""`briefer library`: the folders that the library lies in, and which one is shared."""

from argparse import Namespace

from briefer import bundled
from briefer.cli.output import problem_data, problem_line, say, say_json, tell
from briefer.cli.status import Status
from briefer.store import home, shared
from briefer.store.library import Library


def opened() -> Library:
    """Return the library with what the shared folder has now, and tell what could not be read."""
    library = Library()
    for problem in library.refresh():
        tell(problem_line(problem))
    return library


def run(options: Namespace) -> int:
    """Choose a shared folder, or none, where that is asked for, and tell the folders."""
    if options.shared is not None or options.no_shared:
        shared.choose(options.shared)
        if shared.is_ordered():
            tell("BRIEFER_SHARED names the shared folder; the choice holds where it does not.")
    problems = shared.refresh()
    folder = shared.folder()
    folders = {
        "bundled": str(bundled.asset().parent),
        "own": str(home.library()),
        "shared": str(folder) if folder else "",
    }
    if options.json:
        say_json(folders | {"problems": problem_data(problems)})
        return Status.DONE
    for name, path in folders.items():
        say(f"{name}: {path or 'none'}")
    for problem in problems:
        tell(problem_line(problem))
    return Status.DONE

"""`briefer templates save`: a template from a briefing."""

from argparse import Namespace
from collections.abc import Iterable

from briefer.cli.library import opened as current_library
from briefer.cli.output import say, say_json, tell
from briefer.cli.status import Status
from briefer.errors import FileError
from briefer.model.release import ALL, Release
from briefer.model.skeleton import Keep, Kept, texts
from briefer.pipeline.saving import Name, saved_template
from briefer.store.carried import library_of
from briefer.store.file import open_briefing
from briefer.store.template import SUFFIX, write_template


def run(options: Namespace) -> int:
    """Write the template and print its path, and tell each text that travels with it."""
    opened = open_briefing(options.file)
    if opened.locked:
        raise FileError(opened.locked[0], "Open it with the version of briefer that wrote it.")
    keep = Keep(
        **dict.fromkeys(options.keep, True) | dict.fromkeys(options.leave, False),
        also=frozenset(options.texts),
        never=frozenset(options.no_texts),
    )
    found = texts(opened.briefing, keep)
    _require_known([*options.texts, *options.no_texts], found)
    if options.output is None:
        _list(found, as_json=options.json)
        return Status.DONE
    name = options.output.name.removesuffix(SUFFIX)
    path = options.output.with_name(f"{name}{SUFFIX}")
    made = saved_template(
        opened,
        library_of(opened, current_library()),
        keep,
        Name(id=name, title=options.title, extends=options.extends),
    )
    write_template(path, made, overwrite=options.force)
    for line in _lines(each for each in found if each.is_kept):
        tell(line)
    say(str(path))
    return Status.DONE


def _require_known(keys: Iterable[str], found: tuple[Kept, ...]) -> None:
    known = {each.key for each in found}
    for key in keys:
        if key not in known:
            raise FileError(
                f"The briefing has no text {key}.", "All are listed where no file is named with -o."
            )


def _list(found: tuple[Kept, ...], *, as_json: bool) -> None:
    if as_json:
        say_json(
            [
                {
                    "key": each.key,
                    "place": each.place,
                    "release": each.release if each.release == ALL else list(each.release),
                    "kept": each.is_kept,
                    "text": each.text,
                }
                for each in found
            ]
        )
        return
    for each, line in zip(found, _lines(found), strict=True):
        say(f"{'kept' if each.is_kept else '-':5}{line}")


def _lines(found: Iterable[Kept]) -> Iterable[str]:
    for each in found:
        words = " ".join(each.text.split())
        short = words if len(words) <= 60 else f"{words[:57]}..."
        yield f"{each.key} (for {_readers(each.release)}): {short}"


def _readers(release: Release) -> str:
    return "all" if release == ALL else ", ".join(release) or "nobody"

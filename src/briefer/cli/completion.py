"""`briefer completion`: what a shell reads to complete commands, made by shtab."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterator

import shtab

from briefer.cli.output import say
from briefer.cli.parser import build
from briefer.cli.status import Status

_PLACES = {"FILE": shtab.FILE, "FOLDER": shtab.DIRECTORY}


def run(options: Namespace) -> int:
    """Print the script."""
    parser = build()
    for each in _parsers(parser):
        for action in each._actions:  # noqa: SLF001 - argparse has no other way to them
            if isinstance(action.metavar, str) and action.metavar in _PLACES:
                vars(action)["complete"] = _PLACES[action.metavar]
    say(shtab.complete(parser, options.shell))
    return Status.DONE


def _parsers(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    yield parser
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to them
        if isinstance(action, _SubParsersAction):
            for each in action.choices.values():
                yield from _parsers(each)

"""What may be typed: commands, options, examples. It imports nothing that takes time."""

import os
from argparse import (
    Action,
    ArgumentError,
    ArgumentParser,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NoReturn

from briefer import __version__
from briefer.cli.argument import date, force, json, named_value, path
from briefer.cli.argument_library import BUNDLED, KINDS, fonts, items, keys, whole_library
from briefer.cli.output import say, tell
from briefer.cli.status import Status
from briefer.errors import meant
from briefer.store import home
from briefer.value import dataclass

FORMATS: Final = ("pdf", "docx", "html", "md", "txt", "xml")
"""The formats of `briefer.writers`, which is not imported to say so."""

_SHARING: Final = {
    "templates": (
        "templates duplicate brief house",
        "templates export house -o house.briefbundle --maker Anna",
        "templates add house.briefbundle",
    ),
    "themes": ("themes from-word house.dotx --id house",),
}
"""Examples of what only some of them do."""

SHELLS: Final = ("bash", "zsh", "tcsh")


class _Formatter(RawDescriptionHelpFormatter):
    """Help whose column has room for the commands, whose indentation argparse does not count."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)
        self._action_max_length = 14


@cache
def _columns() -> int:
    """Return the width of the terminal; argparse loads what packs archives to ask for it."""
    try:
        return int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns or 80
    except (ValueError, OSError):
        return 80


class Parser(ArgumentParser):
    """A parser whose refusals are sentences, and whose help survives a closed pipe."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_Formatter, **settings)

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong and where help is, and end."""
        end = "" if message.endswith((".", "?")) else "."
        tell(f"{self.prog}: {message}{end}\n`{self.prog} --help` shows what may be typed.")
        raise SystemExit(Status.USAGE)

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            hint = meant(str(value), known, f"It is one of: {', '.join(known)}.")
            raise ArgumentError(action, f"there is no {value}. {hint}")

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002
        if message:
            say(message, end="")


def build(only: str = "") -> Parser:
    """Return the parser of the whole command line, or of one command alone."""
    parser = Parser(
        prog="briefer",
        description="Edit a briefing once, print it for each audience.",
        usage="%(prog)s [FILE ...] | %(prog)s [--help] [--version] COMMAND ...",
        epilog="Without a command it opens the window, on a FILE.briefing where one is named.\n\n"
        "Examples:\n"
        "  briefer new --sample -o sample.briefing\n"
        "  briefer check sample.briefing\n"
        "  briefer export sample.briefing -o out\n\n"
        "Each command has its own help, such as `briefer export --help`.\n\n"
        f"Audiences, templates and themes of your own: {home.library()}\n"
        f"Backups: {home.state() / 'backups'}\n"
        "BRIEFER_HOME moves both folders.",
    )
    parser.add_argument("--version", action="version", version=f"briefer {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Parser, prog="briefer"
    )
    for name, command in _commands().items():
        if only not in ("", name):
            continue
        shown = "\n".join(f"  briefer {example}" for example in command.examples)
        added = commands.add_parser(
            name,
            help=command.summary,
            description=f"{command.summary}.",
            epilog=f"Examples:\n{shown}",
        )
        command.fill(added)
    return parser


@dataclass(frozen=True, slots=True, kw_only=True)
class _Command:
    """A command: what it does, examples of it, and what adds its options."""

    summary: str
    examples: tuple[str, ...]
    fill: Callable[[Parser], None]


def _commands() -> dict[str, _Command]:
    return {
        "new": _Command(
            summary="Begin a briefing from a template or an earlier one, or write the sample",
            examples=(
                "new --sample -o sample.briefing",
                'new -t assessment --title "Talks in Muscat" -o muscat.briefing',
                "new --from sample.briefing --date 2026-02-28 -o next.briefing",
            ),
            fill=_new,
        ),
        "import": _Command(
            summary="Begin a briefing from an article: text, Markdown, HTML or Word",
            examples=(
                "import muscat.html -o muscat.briefing",
                "import muscat.docx --report",
                "import muscat.txt -o muscat.briefing -t brief --json",
            ),
            fill=_import,
        ),
        "export": _Command(
            summary="Write the editions of a briefing",
            examples=(
                "export sample.briefing -o out",
                "export sample.briefing -a gulf -l ar -f pdf",
                "export sample.briefing -a nato -t assessment --option show_sources=no",
            ),
            fill=_export,
        ),
        "check": _Command(
            summary="Tell what is wrong with the editions of a briefing",
            examples=(
                "check sample.briefing",
                "check sample.briefing -a markets -t brief --json",
            ),
            fill=_check,
        ),
        "update": _Command(
            summary="Take over what the library has in another version than a briefing carries",
            examples=("update sample.briefing --dry-run", "update sample.briefing"),
            fill=_update,
        ),
        **{kind: _library(kind) for kind in KINDS},
        **_beside(),
    }


def _beside() -> dict[str, _Command]:
    """Return what is about no briefing, and no kind of item."""
    return {
        "fonts": _Command(
            summary="List the fonts that a theme can name",
            examples=("fonts", "fonts --all"),
            fill=fonts,
        ),
        "library": _Command(
            summary="Tell where the library lies, and choose a shared folder",
            examples=("library", "library --shared /mnt/house/briefer", "library --no-shared"),
            fill=whole_library,
        ),
        "keys": _Command(
            summary="Make, list and hand on the keys that sign bundles",
            examples=("keys make anna", "keys", "keys export anna -o anna.toml"),
            fill=keys,
        ),
        "completion": _Command(
            summary="Print what lets a shell complete the commands",
            examples=("completion bash > ~/.local/share/bash-completion/completions/briefer",),
            fill=_completion,
        ),
    }


def _library(kind: str) -> _Command:
    bundled = BUNDLED[kind]
    name = bundled.partition(".")[0]
    return _Command(
        summary=f"List, show, add and remove {kind}",
        examples=(
            kind,
            f"{kind} show {name}",
            f"{kind} export {name} -o {bundled}",
            f"{kind} add {bundled}",
            *_SHARING.get(kind, ()),
        ),
        fill=partial(items, kind=kind),
    )


def _new(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sample", action="store_true", help="the bundled example")
    path(
        what,
        "--from",
        dest="earlier",
        metavar="FILE",
        help="an earlier briefing, which the new one begins as: its judgements are to be reviewed",
    )
    parser.add_argument(
        "--title", metavar="TITLE", default="", help="the title (default with --from: the earlier)"
    )
    _date(parser)
    parser.add_argument(
        "--answer",
        dest="answers",
        metavar="PASSAGE=TEXT",
        action="append",
        type=named_value,
        default=[],
        help="the text for a prompt of the template, which `templates show` lists",
    )
    _template(what)
    path(parser, "-o", "--output", metavar="FILE", required=True, help="the file to write")
    force(parser, "replace the file if it exists")


def _import(parser: Parser) -> None:
    path(parser, "article", metavar="ARTICLE", help="the file, - for what is piped in")
    path(parser, "-o", "--output", metavar="FILE", help="the briefing to write")
    parser.add_argument("--report", action="store_true", help="print what went where, and why")
    json(parser)
    parser.add_argument(
        "--title", metavar="TITLE", default="", help="the title (default: the article's)"
    )
    _date(parser)
    parser.add_argument(
        "--outlet",
        metavar="NAME",
        default="",
        help="whose corrections are used (default: the publisher that the article names)",
    )
    _template(parser)
    force(parser, "replace the file if it exists")


def _date(parser: Parser) -> None:
    parser.add_argument(
        "--date", metavar="DATE", type=date, help="such as 2026-01-31 (default: today)"
    )


def _template(parser: Any) -> None:
    parser.add_argument(
        "-t",
        "--template",
        metavar="TEMPLATE",
        default="assessment",
        help="what it begins with (default: %(default)s)",
    )


def _export(parser: Parser) -> None:
    _editions(parser)
    parser.add_argument(
        "-f",
        "--format",
        dest="formats",
        action="append",
        metavar="FORMAT",
        choices=FORMATS,
        default=[],
        help=f"{', '.join(FORMATS)}; more than once for more "
        "(default: pdf and docx; with a password pdf)",
    )
    path(
        parser,
        "-o",
        "--output",
        metavar="FOLDER",
        default=Path(),
        help="the folder to write to (default: this one)",
    )
    force(parser, "replace files that were changed since briefer wrote them")
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument(
        "--password",
        action="store_true",
        help="ask for a password that the PDF opens with; it is then no PDF/A, so not for archives",
    )
    path(
        secret,
        "--password-file",
        metavar="FILE",
        help="the same, with the first line of a file as the password",
    )
    json(parser)


def _check(parser: Parser) -> None:
    _editions(parser)
    json(parser)


def _update(parser: Parser) -> None:
    path(parser, "file", metavar="FILE", help="the briefing")
    parser.add_argument(
        "items", metavar="ITEM", nargs="*", help="such as template/brief (default: all)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what differs")
    json(parser)


def _editions(parser: Parser) -> None:
    """Add what says which editions of which briefing."""
    path(parser, "file", metavar="FILE", help="the briefing")
    parser.add_argument(
        "-a",
        "--audience",
        dest="audiences",
        metavar="AUDIENCE",
        action="append",
        default=[],
        help="who reads, more than once for more (default: all audiences of the briefing; "
        "common: the text that all may read)",
    )
    parser.add_argument(
        "-l",
        "--language",
        dest="languages",
        metavar="LANG",
        action="append",
        default=[],
        help="such as ar, more than once for more (default: the audience's own)",
    )
    parser.add_argument(
        "-t", "--template", metavar="TEMPLATE", default="", help="instead of the audience's own"
    )
    parser.add_argument(
        "--theme", metavar="THEME", default="", help="the look, instead of the audience's own"
    )
    parser.add_argument(
        "--page", choices=("a4", "letter"), default="", help="instead of the audience's own"
    )
    parser.add_argument(
        "--option",
        dest="options",
        metavar="NAME=VALUE",
        action="append",
        type=named_value,
        default=[],
        help="an option of the template, more than once for more",
    )

    parser.add_argument(
        "--library",
        action="store_true",
        help="use templates, themes and audiences of the library, not those that the file carries",
    )


def _completion(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell")

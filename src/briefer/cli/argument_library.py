"""What may be typed of the library: its items, its folders, and the keys that sign bundles."""

from argparse import ArgumentParser
from typing import Final

from briefer.cli.argument import force, json, path

KINDS: Final = {"templates": "template", "audiences": "audience", "themes": "theme"}
"""The commands for items of the library, with the word for one of them."""

BUNDLED: Final = {
    "templates": "assessment.xml.j2",
    "audiences": "gulf.toml",
    "themes": "plain.toml",
}
"""The file of an item that comes with the program, for examples."""

PARTS: Final = (
    "structure", "stakeholders", "boilerplate", "prompts", "sources", "pictures", "choices"
)  # fmt: skip
"""What a template keeps of a briefing, as `briefer.model.skeleton` names it."""


def items(parser: ArgumentParser, kind: str) -> None:
    """Add what may be done with the items of a kind."""
    bundled, word = BUNDLED[kind], KINDS[kind]
    json(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")

    def act(name: str, summary: str, argument: str = "") -> ArgumentParser:
        added: ArgumentParser = actions.add_parser(name, help=summary, description=f"{summary}.")
        if argument == "FILE":
            path(added, "file", metavar="FILE", help=f"a file such as {bundled}")
        elif argument:
            added.add_argument("id", metavar="ID", help=f"the id of the {word}")
        return added

    json(act("list", f"List the {kind} (this is the default)"), repeated=True)
    json(act("show", f"Show what a {word} says", "ID"), repeated=True)
    add = act("add", f"Add a {word} of your own", "FILE")
    force(add, f"replace your own {word} of that id")
    json(add, repeated=True)
    export = act("export", f"Write the file of a {word}", "ID")
    path(export, "-o", "--output", metavar="FILE", help="(default: the standard output)")
    force(export, "replace the file if it exists")
    _sharing(export, word)
    act("remove", f"Put a {word} of your own into the bin", "ID")
    act("restore", f"Take a {word} out of the bin, or list the {kind} in it").add_argument(
        "id", metavar="ID", nargs="?", help="what was removed last under the id (default: list)"
    )
    act("reset", f"Give up your own {word} for the bundled one of that id", "ID")
    for name, summary in (
        ("duplicate", f"Make a {word} of your own from any other"),
        ("rename", f"Give a {word} of your own another id, or another name"),
    ):
        made = act(name, summary, "ID")
        count = "?" if name == "rename" else None
        made.add_argument("new", metavar="NEW", nargs=count, help="the new id")
        made.add_argument("--name", metavar="NAME", help="what it is called")
    check = act("check", f"Tell whether a file is a sound {word}", "FILE")
    json(check, repeated=True)
    if kind == "themes":
        _from_word(act("from-word", "Make a theme of your own from the Word file of a house"))
    if kind == "templates":
        _save(act("save", "Make a template of a briefing, or list what it would keep"))


def _from_word(parser: ArgumentParser) -> None:
    parser.description = (
        "Make a theme of your own from the Word file of a house: Word files get its styles, "
        "headers and footers, and pages its margins, colours, fonts and logo. The file is not "
        "changed."
    )
    path(parser, "file", metavar="FILE", help="a .docx, .dotx, .docm or .dotm")
    parser.add_argument(
        "--id", default="", help="the id of the theme (default: of the file's name)"
    )
    parser.add_argument("--name", default="", help="what it is called (default: as the file is)")
    parser.add_argument(
        "--base", metavar="THEME", default="plain", help="what the rest is from (default: plain)"
    )
    parser.add_argument(
        "--without",
        metavar="WHAT",
        action="append",
        default=[],
        choices=("margins", "fonts", "colours", "logo"),
        help="leave margins, fonts, colours or logo of pages as they are (repeatable)",
    )
    parser.add_argument("--dry-run", action="store_true", help="only tell what it would be")
    force(parser, "replace your own theme of that id")
    json(parser, repeated=True)


def fonts(parser: ArgumentParser) -> None:
    """Add what says which fonts are listed."""
    parser.add_argument("--all", action="store_true", help="those that cannot be used, too")
    json(parser)


def _sharing(export: ArgumentParser, word: str) -> None:
    """Add what a bundle is made with."""
    export.description = (
        f"Write the file of {'an' if word == 'audience' else 'a'} {word}; a FILE.briefbundle has "
        "with it all that it needs and that did not come with the program."
    )
    export.add_argument("--maker", default="", help="who made it, in a bundle")
    export.add_argument("--sign", metavar="KEY", default="", help="sign the bundle with your key")
    path(export, "--passphrase-file", metavar="FILE", help="its first line opens the key")


def _save(parser: ArgumentParser) -> None:
    path(parser, "file", metavar="FILE", help="the briefing")
    path(
        parser,
        "-o",
        "--output",
        metavar="FILE",
        help="such as monthly.brieftemplate, whose id is monthly (default: list the texts)",
    )
    parser.add_argument("--title", default="", help="what it is called (default: its id)")
    parser.add_argument(
        "--extends", metavar="TEMPLATE", default="", help="whose pages it has (default: the same)"
    )
    for name, target, what in (
        ("--keep", "keep", "what to keep beside the rest"),
        ("--leave", "leave", "what to leave out"),
    ):
        parser.add_argument(
            name,
            dest=target,
            action="append",
            choices=PARTS,
            metavar="PART",
            default=[],
            help=f"{what}: {', '.join(PARTS)}",
        )
    parser.add_argument(
        "--text", dest="texts", action="append", metavar="KEY", default=[], help="keep a text"
    )
    parser.add_argument(
        "--no-text", dest="no_texts", action="append", metavar="KEY", default=[], help="empty it"
    )
    force(parser, "replace the file if it exists")
    json(parser, repeated=True)


def whole_library(parser: ArgumentParser) -> None:
    """Add what says which folders the library has."""
    which = parser.add_mutually_exclusive_group()
    path(
        which,
        "--shared",
        metavar="FOLDER",
        help="the folder whose items lie over your own (BRIEFER_SHARED names one, too)",
    )
    which.add_argument("--no-shared", action="store_true", help="use no shared folder")
    json(parser)


def keys(parser: ArgumentParser) -> None:
    """Add what may be done with keys."""
    json(parser)
    actions = parser.add_subparsers(dest="action", metavar="ACTION")

    def act(name: str, summary: str) -> ArgumentParser:
        added: ArgumentParser = actions.add_parser(name, help=summary, description=f"{summary}.")
        return added

    json(act("list", "List the keys that are known (this is the default)"), repeated=True)
    make = act("make", "Make a key of your own")
    make.add_argument("name", metavar="NAME", help="such as anna")
    lock = make.add_mutually_exclusive_group()
    lock.add_argument("--passphrase", action="store_true", help="ask for one that opens the key")
    path(lock, "--passphrase-file", metavar="FILE", help="the first line of a file opens the key")
    path(act("add", "Know the key of someone else"), "file", metavar="FILE", help="their file")
    export = act("export", "Write the file of a key that others may have")
    export.add_argument("name", metavar="NAME", help="the name of the key")
    path(export, "-o", "--output", metavar="FILE", help="(default: the standard output)")
    force(export, "replace the file if it exists")
    remove = act("remove", "Know the key of someone else no more")
    remove.add_argument("name", metavar="NAME", help="the name of the key")

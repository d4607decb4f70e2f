"""`briefer import`: an article becomes the draft of a briefing."""

import datetime as dt
import shlex
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from briefer.article.report import report_data, report_lines
from briefer.cli.library import opened as current_library
from briefer.cli.output import say, say_json, tell
from briefer.cli.status import Status
from briefer.document.text import clean
from briefer.errors import ArticleError, said
from briefer.pipeline.article import LARGEST, Imported, begun, imported, read_article
from briefer.store.carried import carrying
from briefer.store.file import save_briefing
from briefer.store.profile import profile_path

_STANDARD: Final = Path("-")


def run(options: Namespace) -> int:
    """Write the draft and print its path, or the report of what went where."""
    if not (options.output or options.report or options.json):
        tell(_asking(options.article))
        return Status.USAGE
    article = imported(_data(options.article), _name(options.article), outlet=options.outlet)
    if options.output:
        library = current_library()
        date = options.date or dt.datetime.now(dt.UTC).astimezone().date()
        draft = begun(library, article, date=date, title=options.title, template=options.template)
        save_briefing(carrying(draft, library), options.output, overwrite=options.force)
    if options.json:
        file = {"file": str(options.output)} if options.output else {}
        say_json({**file, **report_data(article.extract, article.placement)})
        return Status.DONE
    if options.report:
        for line in report_lines(article.extract, article.placement):
            say(clean(line))
    if options.output:
        _tell_doubts(article, options.title)
        say(str(options.output))
    return Status.DONE


def _asking(article: Path) -> str:
    """Return what to add to the command for the article to be drafted, or looked at first."""
    name = "draft.briefing" if article == _STANDARD else f"{article.stem}.briefing"
    return (
        f"briefer import: say where the draft is to go, such as -o {shlex.quote(name)}, "
        "or look first at what goes where: --report."
    )


def _data(path: Path) -> bytes:
    if path != _STANDARD:
        return read_article(path)
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = said("What came in is larger than {most} MB.", most=LARGEST // 10**6)
        raise ArticleError(message, "Import the part of it that is the article.")
    return data


def _name(path: Path) -> str:
    return "" if path == _STANDARD else path.name


def _tell_doubts(article: Imported, title: str) -> None:
    """Tell what a person should look at before the draft is used."""
    if (used := article.profile) is not None:
        were = "1 correction" if len(used) == 1 else f"{len(used)} corrections"
        tell(f"{were} of {used.outlet} used, from {profile_path(used.outlet)}")
    if not (title or article.placement.title):
        tell("The article has no headline: the draft is called as its file. Give it a --title.")
    pieces = article.placement.pieces
    doubts = sum(1 for each in pieces if each.doubt)
    unassigned = sum(1 for each in pieces if each.role == "unassigned")
    if doubts or unassigned:
        tell(
            f"To look at: {doubts} in doubt, {unassigned} unassigned. "
            "`briefer import --report` shows them."
        )

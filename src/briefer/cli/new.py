"""`briefer new`: a briefing from a template, or after an earlier one, or the sample."""

import datetime as dt
from argparse import Namespace

from briefer.cli.library import opened as current_library
from briefer.cli.output import say, tell
from briefer.cli.status import Status
from briefer.store.carried import carrying
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.new import begin, next_briefing, sample


def run(options: Namespace) -> int:
    """Write the briefing and print its path."""
    if not (options.title or options.sample or options.earlier):
        tell("briefer new: one of --title, --from and --sample is needed.")
        return Status.USAGE
    library = current_library()
    opened = carrying(_begun(options, library), library)
    save_briefing(opened, options.output, overwrite=options.force)
    say(str(options.output))
    return Status.DONE


def _begun(options: Namespace, library: Library) -> Opened:
    if options.sample:
        return sample()
    date = options.date or dt.datetime.now(dt.UTC).astimezone().date()
    if options.earlier:
        return next_briefing(open_briefing(options.earlier), date=date, title=options.title)
    answers = dict(options.answers)
    return begin(library, options.template, title=options.title, date=date, answers=answers)

"""`briefer new`: a briefing from a template, or the sample."""

import datetime as dt
from argparse import Namespace

from briefer.cli.output import say
from briefer.cli.status import Status
from briefer.store.file import Opened, save_briefing
from briefer.store.library import Library
from briefer.store.new import new_briefing, sample


def run(options: Namespace) -> int:
    """Write the briefing and print its path."""
    opened = sample() if options.sample else _begun(options.template, options.title)
    save_briefing(opened, options.output, overwrite=options.force)
    say(str(options.output))
    return Status.DONE


def _begun(template: str, title: str) -> Opened:
    today = dt.datetime.now(dt.UTC).astimezone().date()
    template_read = Library().templates.read(template)
    return Opened(briefing=new_briefing(template_read, title=title, date=today))

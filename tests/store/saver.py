"""Save a briefing when told to: a process for tests to break.

saver.py once FILE               save it for a line on standard input, and exit with what came of it
saver.py kill FILE ACKNOWLEDGED  for each line, fork a process that saves without end, tell its
                                 number, and tell when it is gone
"""

import os
import sys
from itertools import count
from pathlib import Path

from briefer.errors import FileError
from briefer.model.text import Text
from briefer.store.file import open_briefing, save_briefing
from briefer.value import replace

SAVED, UNCONFIRMED, REFUSED = 0, 4, 5


def tell(what):
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def save(path, number):
    opened = open_briefing(path)
    save_briefing(replace(opened, briefing=replace(opened.briefing, title=Text(str(number)))))


def once(path):
    opened = open_briefing(path)
    changed = replace(opened, briefing=replace(opened.briefing, title=Text("new")))
    tell("ready")
    sys.stdin.readline()
    try:
        save_briefing(changed)
    except FileError as fault:
        os._exit(UNCONFIRMED if "did not confirm" in str(fault) else REFUSED)
    os._exit(SAVED)


def without_end(path, acknowledged):
    start = int(open_briefing(path).briefing.title.default)
    file = os.open(acknowledged, os.O_WRONLY)
    for number in count(start + 1):
        save(path, number)
        os.pwrite(file, b"%020d" % number, 0)


def kill(path, acknowledged):
    for _ in sys.stdin:
        process = os.fork()
        if process == 0:
            without_end(path, acknowledged)
        tell(process)
        os.waitpid(process, 0)
        tell("gone")


if __name__ == "__main__":
    {"once": once, "kill": kill}[sys.argv[1]](*map(Path, sys.argv[2:]))

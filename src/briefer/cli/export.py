"""`briefer export`: the editions of a briefing to files."""

from argparse import Namespace
from collections.abc import Sequence

from briefer.cli.carried import carried_data, library_for
from briefer.cli.edition import label, wanted
from briefer.cli.output import (
    fault_data,
    fault_line,
    folded,
    follow,
    group,
    problem_data,
    say,
    say_json,
    tell,
)
from briefer.cli.password import asked_for
from briefer.cli.status import Status
from briefer.pipeline import Delivery, Exported, export
from briefer.store.file import Opened, open_briefing


def run(options: Namespace) -> int:
    """Write the editions and print the paths of their files, each as soon as it is there."""
    opened = open_briefing(options.file)
    library = library_for(opened, options)
    editions = wanted(opened, options)
    password = asked_for(options)
    usual = ("pdf",) if password else ("pdf", "docx")
    formats = tuple(dict.fromkeys(options.formats)) or usual
    delivery = Delivery(
        folder=options.output, formats=formats, force=options.force, password=password
    )
    if opened.problems and not options.json:
        tell(group("The briefing", opened.problems))
    done = []
    for each in follow(
        [label(request) for request in editions], export(opened, library, editions, delivery)
    ):
        done.append(each)
        if not options.json:
            _print(each)
    if options.json:
        say_json(_data(opened, done) | {"carried": carried_data(opened, options)})
    return _status(done)


def _print(done: Exported) -> None:
    if done.problems:
        tell(group(label(done.request), folded(done.problems)))
    for path in done.files:
        say(str(path))
    for fault in done.faults:
        tell(fault_line(fault, label(done.request)))


def _data(opened: Opened, done: Sequence[Exported]) -> dict[str, object]:
    editions = [
        {
            "audience": each.request.audience,
            "language": each.request.language,
            "files": [str(path) for path in each.files],
            "problems": problem_data(each.problems),
            "faults": fault_data(each.faults),
        }
        for each in done
    ]
    return {"problems": problem_data(opened.problems), "editions": editions}


def _status(done: Sequence[Exported]) -> Status:
    if any(each.faults for each in done):
        return Status.FAULT
    return Status.PROBLEMS if any(each.is_kept_back() for each in done) else Status.DONE

"""`briefer check`: what is wrong with the editions of a briefing."""

from argparse import Namespace

from briefer.cli.carried import carried_data, library_for
from briefer.cli.edition import label, wanted
from briefer.cli.output import follow, group, problem_data, say, say_json
from briefer.cli.status import Status
from briefer.errors import Problem, error
from briefer.pipeline import check
from briefer.pipeline.house import lacking
from briefer.store.file import Opened, open_briefing


def run(options: Namespace) -> int:
    """Print the problems by audience; the exit status says whether there are any."""
    opened = open_briefing(options.file)
    editions = wanted(opened, options)
    library = library_for(opened, options)
    checked = follow(
        [label(request) for request in editions],
        (check(opened, library, request) for request in editions),
    )
    found = [(each.request, (*each.problems, *lacking(each))) for each in checked]
    whole = _of_the_whole(opened)
    if options.json:
        data = [
            {
                "audience": request.audience,
                "language": request.language,
                "problems": problem_data(problems),
            }
            for request, problems in found
        ]
        told = {"problems": problem_data(whole), "editions": data}
        say_json(told | {"carried": carried_data(opened, options)})
    else:
        groups = [("The briefing", whole), *((label(each), problems) for each, problems in found)]
        for name, problems in groups:
            if problems:
                say(group(name, problems))
            elif name != "The briefing":
                say(f"{name}: no problems")
    return Status.PROBLEMS if whole or any(each for _, each in found) else Status.DONE


def _of_the_whole(opened: Opened) -> tuple[Problem, ...]:
    reasons = (error(f"It may be neither saved nor exported: {each}") for each in opened.locked)
    return (*reasons, *opened.problems)

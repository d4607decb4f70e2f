"""The edition that was checked last: pages are made of it, and its words are counted.

It is asked for on the lane alone.
"""

from briefer.edition.place import NOWHERE, Place
from briefer.errors import Problem
from briefer.model.place import TITLE_PAGE
from briefer.pipeline import Checked, Request, check
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.typeset import Standing

_last: list[tuple[Opened, Library, Request, Checked]] = []
_standing = Standing()


def check_once(
    opened: Opened, library: Library, request: Request, *, lay_out: bool = True
) -> Checked:
    """Return the edition with its problems; one that was laid out serves for one that need not be.

    Raises BrieferError for what the library does not have.
    """
    for of, shelves, asked, found in _last:
        is_same = of.briefing is opened.briefing and of.pictures is opened.pictures
        is_enough = found.pages is not None or not lay_out
        if is_same and is_enough and shelves is library and asked == request:
            return found
    made = check(opened, library, request, lay_out=lay_out, standing=_standing)
    _last[:] = [(opened, library, request, made)]
    return made


def place_of(checked: Checked, problem: Problem) -> Place:
    """Return where a problem is, as `Session.show` has it: of its block, else of its words."""
    if problem.place == TITLE_PAGE:
        return Place("about", lambda: TITLE_PAGE)
    if (place := checked.places.get(problem.block_id)) is not None:
        return place
    if problem.block_id and problem.place:  # what is left out of the edition keeps its own id
        return Place(problem.block_id, lambda: problem.place)
    return next((each for each in checked.places.values() if each.words == problem.place), NOWHERE)

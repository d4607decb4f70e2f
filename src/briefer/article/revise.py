"""Edits of a placement by hand: each gives a new one, and none loses a character of the text.

What stands in a piece never changes, and so never leaves; only whose it is does. To undo an edit
is to take the value of before.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from operator import attrgetter
from typing import Final

from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement, Role
from briefer.value import replace

HAND: Final = "hand"
"""The rule of what a person placed."""

_INSIDE: Final = frozenset[Role](["passage", "heading", "label"])
"""The roles of what belongs to a part."""

_HEADS: Final = frozenset[Role](["heading", "label"])


def index_at(placement: Placement, offset: int) -> int:
    """Return the index of the piece that holds an offset, or that before it; -1 for none."""
    return bisect_right(placement.pieces, offset, key=attrgetter("start")) - 1


def placed(placement: Placement, at: Iterable[int], role: Role, part: str = "") -> Placement:
    """Return the pieces at some indexes in a role; what is printed in no part has none.

    In an outlook a heading is a label, elsewhere a label is a heading, and one that comes to a
    section which has its own is a passage.
    """
    placement = _with_summary(placement) if part == SUMMARY else placement
    pieces = [*placement.pieces]
    is_headed = any(_is_head(each, part) for each in pieces)
    for index in at:
        meant: Role = "heading" if part == OUTLOOK and role in _INSIDE else role
        if meant in _HEADS:
            is_second = is_headed and not _is_head(pieces[index], part)
            meant = _head_in(placement, part, is_second=is_second)
            is_headed = True
        pieces[index] = replace(
            pieces[index],
            role=meant,
            part=part if meant in _INSIDE else "",
            rule=HAND,
            doubt="",
        )
    return replace(placement, pieces=tuple(pieces))


def moved(placement: Placement, at: Iterable[int], part: str) -> Placement:
    """Return the pieces at some indexes in another part: as what they were there, or passages."""
    for index in at:
        role = placement.pieces[index].role
        placement = placed(placement, (index,), role if role in _INSIDE else "passage", part)
    return placement


def agreed(placement: Placement, at: Iterable[int]) -> Placement:
    """Return the pieces at some indexes without their doubt: a person looked, and it is right."""
    pieces = [*placement.pieces]
    for index in at:
        pieces[index] = replace(pieces[index], doubt="")
    return replace(placement, pieces=tuple(pieces))


def split(placement: Placement, text: str, offset: int) -> Placement:
    """Return the piece that holds an offset as two, itself where one would be empty."""
    index = index_at(placement, offset)
    if index < 0:
        return placement
    piece = placement.pieces[index]
    end = piece.start + len(text[piece.start : offset].rstrip())
    start = piece.end - len(text[offset : piece.end].lstrip())
    if not piece.start < end <= start < piece.end:
        return placement
    halves = replace(piece, end=end), replace(piece, start=start)
    return _exchanged(placement, index, index + 1, halves)


def merged(placement: Placement, at: int) -> Placement:
    """Return a piece with the next one in it; itself where it is the last.

    It is what the first was, or text where the second is: a label is then a part of that.
    """
    if not 0 <= at < len(placement.pieces) - 1:
        return placement
    first, second = placement.pieces[at : at + 2]
    kept = second if second.role == "passage" else first
    whole = replace(kept, start=first.start, end=second.end, rule=HAND, doubt="")
    return _exchanged(placement, at, at + 2, (whole,))


def with_kind(placement: Placement, part: str, kind: str) -> Placement:
    """Return a part as a section of a kind; the labels of an outlook become its heading."""
    return _changed(placement, part, lambda known: replace(known, kind=kind, names=()))


def with_names(placement: Placement, part: str, names: Iterable[str]) -> Placement:
    """Return a part as the outlook of some stakeholders, or in the one that they have already.

    The names are one at least.
    """
    meant = tuple(names)
    same = next((each for each in outlooks(placement) if each.names == meant), None)
    changed = _changed(placement, part, lambda it: replace(it, kind=OUTLOOK, names=meant))
    if same is None or same.id == part:
        return changed
    pieces = (replace(p, part=same.id) if p.part == part else p for p in changed.pieces)
    kept = (each for each in changed.parts if each.id != part)
    return replace(changed, pieces=tuple(pieces), parts=tuple(kept))


def with_part(placement: Placement, kind: str, names: Iterable[str] = ()) -> tuple[Placement, str]:
    """Return the placement with a new part, the last of its sort, and the id of that.

    An outlook has one name at least.
    """
    taken = {each.id for each in placement.parts} | {SUMMARY, OUTLOOK, ""}
    part_id = next(name for number in count(1) if (name := f"part-{number}") not in taken)
    part = Part(id=part_id, kind=kind, names=tuple(names))
    return replace(placement, parts=_in_order((*placement.parts, part))), part_id


def without_part(placement: Placement, part: str) -> Placement:
    """Return the placement without a part; what was in it is unassigned."""
    inside = [at for at, each in enumerate(placement.pieces) if each.part == part]
    kept = tuple(each for each in placement.parts if each.id != part)
    return replace(placed(placement, inside, "unassigned"), parts=kept)


def without_empty(placement: Placement) -> Placement:
    """Return the placement without the parts in which nothing is."""
    used = {each.part for each in placement.pieces}
    kept = tuple(each for each in placement.parts if each.id in used)
    return replace(placement, parts=kept)


def ordered(placement: Placement, part: str, by: int) -> Placement:
    """Return a part moved among those of its sort; itself where it is at the end."""
    known = placement.part(part)
    if known is None:
        return placement
    same = [each for each in placement.parts if _rank(each) == _rank(known)]
    here = same.index(known)
    there = min(max(here + by, 0), len(same) - 1)
    same.insert(there, same.pop(here))
    others = (each for each in placement.parts if _rank(each) != _rank(known))
    return replace(placement, parts=_in_order((*others, *same)))


def outlooks(placement: Placement) -> Iterator[Part]:
    """Yield the outlooks, one for each stakeholder."""
    return (each for each in placement.parts if each.kind == OUTLOOK and each.id != OUTLOOK)


def pieces_of(placement: Placement, part: str) -> Iterator[Piece]:
    """Yield what belongs to a part, in the order of the text."""
    return (each for each in placement.pieces if each.part == part)


def kind_of(placement: Placement, part: str) -> str:
    """Return the kind of a part, empty where there is none."""
    known = placement.part(part)
    return known.kind if known else ""


def _with_summary(placement: Placement) -> Placement:
    """Return the placement with a bottom line, which those of some articles have not."""
    if placement.part(SUMMARY) is not None:
        return placement
    parts = Part(id=SUMMARY, kind=SUMMARY), *placement.parts
    return replace(placement, parts=parts)


def _is_head(piece: Piece, part: str) -> bool:
    return piece.part == part and piece.role in _HEADS


def _head_in(placement: Placement, part: str, *, is_second: bool) -> Role:
    """Return what a heading is in a part, which may have one already."""
    if part == OUTLOOK:
        return "heading"
    kind = kind_of(placement, part)
    if kind == OUTLOOK:
        return "label"
    return "passage" if is_second or kind == SUMMARY else "heading"


def _changed(placement: Placement, part: str, change: Callable[[Part], Part]) -> Placement:
    """Return the placement with a part changed, its pieces in roles that its kind has."""
    parts = tuple(change(each) if each.id == part else each for each in placement.parts)
    changed = replace(placement, parts=_in_order(parts))
    role = _head_in(changed, part, is_second=False)
    pieces = tuple(
        replace(each, role=role) if _is_head(each, part) else each for each in placement.pieces
    )
    return replace(changed, pieces=pieces)


def _exchanged(placement: Placement, start: int, end: int, pieces: tuple[Piece, ...]) -> Placement:
    known = placement.pieces
    return replace(placement, pieces=(*known[:start], *pieces, *known[end:]))


def _in_order(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(sorted(parts, key=_rank))


def _rank(part: Part) -> int:
    return {SUMMARY: 0, OUTLOOK: 2}.get(part.kind, 1)

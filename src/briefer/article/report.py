"""The report: what of an article went where, by which rule, for a person or a program."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from briefer.article.extract import Extract
from briefer.article.placement import OUTLOOK, SUMMARY, Piece, Placement
from briefer.article.rules import RULES

_SAMPLE: Final = 60


def report_data(extract: Extract, placement: Placement) -> Mapping[str, Any]:
    """Return the report as plain data; offsets count characters of the text, which is in it."""
    return {
        "format": extract.format,
        "encoding": extract.encoding,
        "language": placement.language,
        "title": placement.title,
        "authors": list(placement.authors),
        "published": placement.published,
        "publisher": placement.publisher,
        "address": placement.address,
        "parts": [
            {"id": each.id, "kind": each.kind, "stakeholders": list(each.names)}
            for each in placement.parts
        ],
        "pieces": [
            {
                "start": each.start,
                "end": each.end,
                "role": each.role,
                "part": each.part,
                "rule": each.rule,
                "why": RULES.get(each.rule, ""),
                "doubt": each.doubt,
                "text": extract.text[each.start : each.end],
            }
            for each in placement.pieces
        ],
        "suggestions": [
            {
                "start": each.start,
                "end": each.end,
                "words": each.words,
                "bands": dict(each.bands),
                "text": extract.text[each.start : each.end],
            }
            for each in placement.suggestions
        ],
        "dropped": [
            {
                "kind": each.kind,
                "count": each.count,
                "characters": each.characters,
                "sample": each.sample,
            }
            for each in extract.dropped
        ],
    }


def report_lines(extract: Extract, placement: Placement) -> Iterator[str]:
    """Yield the lines of the report: the parts of the draft with what is in them, then the rest."""
    by_part: dict[str, list[Piece]] = {}
    for piece in placement.pieces:
        inside = piece.part if piece.role in ("passage", "heading", "label") else f"-{piece.role}"
        by_part.setdefault(inside, []).append(piece)
    for name, title in _groups(placement):
        if pieces := by_part.pop(name, None):
            yield title
            for piece in pieces:
                yield from _piece_lines(extract, piece)
    if placement.suggestions:
        yield "Likely to be judged (suggestions, none is in the draft)"
        for each in placement.suggestions:
            sample = _sample(extract.text[each.start : each.end])
            yield f"  {each.start}-{each.end}  {each.words}: {sample}"
    if extract.dropped:
        yield "Left out"
        for left in extract.dropped:
            sample = f": {_sample(left.sample)}" if left.sample else ""
            yield f"  {left.count} x {left.kind}, {left.characters:,} characters{sample}"


def _groups(placement: Placement) -> Iterator[tuple[str, str]]:
    """Yield the parts, in the order of the draft, each with what it is called."""
    yield "-unassigned", "Unassigned"
    yield "-title", "Title"
    yield "-byline", "Byline"
    was_outlook = False
    for part in placement.parts:
        if part.id == SUMMARY:
            yield SUMMARY, "Bottom line"
        elif part.kind == OUTLOOK:
            if not was_outlook:
                yield OUTLOOK, "What comes next"
            was_outlook = True
            if part.id != OUTLOOK:
                yield part.id, f"What comes next: {' and '.join(part.names)}"
        else:
            yield part.id, f"Section: {part.kind}"
    yield "-credit", "Credits"


def _piece_lines(extract: Extract, piece: Piece) -> Iterator[str]:
    sample = _sample(extract.text[piece.start : piece.end])
    yield f"  {piece.start}-{piece.end}  {piece.role} ({piece.rule}): {sample}"
    if piece.doubt:
        yield f"    Look at it: {piece.doubt}"


def _sample(text: str) -> str:
    line = " ".join(text[: 2 * _SAMPLE].split())
    return line if len(line) <= _SAMPLE else f"{line[:_SAMPLE].rstrip()}…"

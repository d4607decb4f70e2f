"""Profiles: what a person corrected in the articles of one outlet, kept for the next one.

A profile is a lexicon that lies over the others: what it names, it decides.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from briefer.article.extract import Extract
from briefer.article.placement import OUTLOOK, Piece, Placement
from briefer.value import dataclass, field

LINES: Final = frozenset({"byline", "credit", "unassigned"})
"""What a line that comes again may be."""

_LONGEST: Final = 300
_EDGE: Final = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER: Final = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The corrections of an outlet; keys are as `key` makes them.

    `headings` maps headings to kinds, `labels` labels to names of stakeholders, and `lines` whole
    lines that come again to a role: "byline", "credit" or "unassigned".
    """

    outlet: str
    headings: Mapping[str, str] = field(default_factory=dict, hash=False)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    lines: Mapping[str, str] = field(default_factory=dict, hash=False)

    def over(self, other: "Profile") -> "Profile":
        """Return a profile of both, in which this one decides."""
        return Profile(
            outlet=self.outlet,
            headings={**other.headings, **self.headings},
            labels={**other.labels, **self.labels},
            lines={**other.lines, **self.lines},
        )

    def used(self, extract: Extract, placement: Placement) -> "Profile":
        """Return those of the corrections by which pieces of a placement stand where they do."""
        seen: dict[str, set[str]] = {}
        for each in placement.pieces:
            if each.end - each.start < _LONGEST:
                text = key(extract.text[each.start : each.end])
                seen.setdefault(each.role, set()).add(text)
        found = seen.get("heading", set()), seen.get("label", set())
        return Profile(
            outlet=self.outlet,
            headings={k: v for k, v in self.headings.items() if k in found[0]},
            labels={k: v for k, v in self.labels.items() if k in found[0] | found[1]},
            lines={k: v for k, v in self.lines.items() if k in seen.get(v, ())},
        )

    def __len__(self) -> int:
        return len(self.headings) + len(self.labels) + len(self.lines)


def key(text: str) -> str:
    """Return what a heading, a label or a line is known by: its words, in lower case.

    A number or a bullet before them does not count.
    """
    plain = " ".join(text.casefold().split())
    return _EDGE.sub("", _NUMBER.sub("", plain, count=1))


def learned(extract: Extract, before: Placement, after: Placement) -> Profile:
    """Return what a person's corrections teach: what stands otherwise in the second placement.

    Passages teach nothing: they do not come again.
    """
    known = {(each.start, each.end): _said(before, each) for each in before.pieces}
    headings: dict[str, str] = {}
    labels: dict[str, tuple[str, ...]] = {}
    lines: dict[str, str] = {}
    for each in after.pieces:
        text = key(extract.text[each.start : min(each.end, each.start + _LONGEST)])
        said = _said(after, each)
        if not text or known.get((each.start, each.end)) == said:
            continue
        match each.role:
            case "heading":
                headings[text] = said[1]
            case "label" if said[2]:
                labels[text] = said[2]
            case role if role in LINES and each.end - each.start < _LONGEST:
                lines[text] = role
    return Profile(outlet=after.publisher, headings=headings, labels=labels, lines=lines)


def _said(placement: Placement, piece: Piece) -> tuple[str, str, tuple[str, ...]]:
    """Return the role of a piece, and the kind and the names of its part."""
    part = placement.part(piece.part)
    kind = OUTLOOK if piece.part == OUTLOOK else part.kind if part else ""
    return piece.role, kind, part.names if part else ()


def from_tables(outlet: str, tables: Mapping[str, Any]) -> Profile | None:
    """Return the profile that a file's tables say; what is of another type is left out."""
    profile = Profile(
        outlet=outlet,
        headings={k: v for k, v in _table(tables, "headings") if isinstance(v, str) and v},
        labels={k: tuple(map(str, v)) for k, v in _table(tables, "labels") if _is_names(v)},
        lines={k: v for k, v in _table(tables, "lines") if isinstance(v, str) and v in LINES},
    )
    return profile or None


def tables(profile: Profile) -> Mapping[str, Any]:
    """Return a profile as the tables of its file."""
    return {
        "outlet": profile.outlet,
        "headings": dict(profile.headings),
        "labels": {label: list(names) for label, names in profile.labels.items()},
        "lines": dict(profile.lines),
    }


def _table(tables: Mapping[str, Any], name: str) -> list[tuple[str, Any]]:
    found = tables.get(name)
    return list(found.items()) if isinstance(found, Mapping) else []


def _is_names(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(e, str) and e for e in value)

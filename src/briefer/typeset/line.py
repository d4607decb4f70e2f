"""Lines: parts of shaped text -> runs at their places in a frame, in logical order.

It is told where lines end, and knows no pages: y is counted from the top of the line.
"""

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from briefer.typeset.bidi import visual_order
from briefer.typeset.face import Glyphs
from briefer.typeset.inline import Flat, Leaf, Piece
from briefer.typeset.page import ARTIFACT, Area, Run, Stroke
from briefer.typeset.setting import Setting

if TYPE_CHECKING:
    from briefer.typeset.paragraph import Frame

_ABOVE, _BELOW = 0.74, 0.22
_UNDERLINE = (0.13, 0.045)


@dataclass(slots=True, eq=False)
class Part:
    """Shaped text of one piece and one face; `bare` leaves out a space at its end."""

    piece: Piece
    start: int
    glyphs: Glyphs
    level: int
    width: float
    bare: float
    before: float = 0


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """The place of a link's text in a line."""

    leaf: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line: runs with what is spoken in their place, what lies under them, links, leaves of notes."""

    runs: tuple[Run, ...] = ()
    spoken: tuple[str, ...] = ()
    under: tuple[Area | Stroke, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[int, ...] = ()
    x: float = 0
    end: float = 0


class LineSetter:
    """Sets the lines of one paragraph, one after the other; `leaves` grows with hyphenated words."""

    def __init__(self, flat: Flat, setting: Setting, frame: "Frame", *, is_mixed: bool) -> None:
        self.leaves = [_spoken(leaf, is_mixed or setting.style.capitals) for leaf in flat.leaves]
        self._flat = flat
        self._setting = setting
        self._frame = frame
        self._is_mixed = is_mixed
        self._renamed: dict[int, int] = {}
        self._begun: Part | None = None

    def line(self, parts: list[Part], *, indent: float, is_last: bool, hyphen: bool) -> Line:
        """Return the line of the parts."""
        frame, style = self._frame, self._setting.style
        leaves = self._leaves(parts, hyphen=hyphen)
        if hyphen:
            parts = [*parts, self._hyphen(parts[-1])]
            leaves.append(leaves[-1])
        width, space = _measured(parts)
        slack = max(frame.width - indent - width, 0)
        extra = 0.0
        if style.align == "justify" and not is_last:
            gaps = sum(part.width > part.bare for part in parts[:-1])
            extra, slack = (slack / gaps, 0.0) if gaps else (0.0, slack)
        lead = {"end": slack, "center": slack / 2}.get(style.align, 0.0)
        if frame.rtl:
            x = frame.x + frame.width - indent - lead - width - extra_total(parts, extra) - space
        else:
            x = frame.x + indent + lead
        return self._placed(parts, leaves, x, extra)

    def _leaves(self, parts: list[Part], *, hyphen: bool) -> list[int]:
        """Return the leaf of each part; a word over two lines is a leaf of its own."""
        leaves = [self._renamed.get(part.piece.leaf, part.piece.leaf) for part in parts]
        if self._begun is not None:
            leaves[0] = self._word_leaf
            self._rename(self._begun.piece.leaf)
            later = self._renamed[self._begun.piece.leaf]
            leaves[1:] = [
                later if part.piece.leaf == self._begun.piece.leaf else leaf
                for part, leaf in zip(parts[1:], leaves[1:], strict=True)
            ]
            self._begun = None
        if hyphen:
            self._begun = parts[-1]
            first = len(parts) - 1
            self._word_leaf = len(self.leaves)
            self.leaves.append(Leaf(actual=self._word(parts[-1])))
            while first and _is_joined(parts[first - 1], parts[first]):
                first -= 1
            leaves[first:] = [self._word_leaf] * (len(parts) - first)
        return leaves

    def _rename(self, leaf: int) -> None:
        self._renamed[leaf] = len(self.leaves)
        self.leaves.append(self.leaves[leaf])

    def _word(self, part: Part) -> str:
        """Return the word that the part begins, to its end in the text."""
        text = self._flat.spoken
        start = text.rfind(" ", 0, part.start) + 1
        end = text.find(" ", part.start)
        piece = part.piece
        low = max(start, piece.start)
        return text[low : min(end if end >= 0 else len(text), piece.end)]

    def _hyphen(self, part: Part) -> Part:
        look = part.piece.look
        glyphs = look.face.word("-").pieces[0]
        width = glyphs.width * look.size
        at = part.start + len(part.glyphs.text)
        return Part(part.piece, at, glyphs, part.level, width, width)

    def _placed(self, parts: list[Part], leaves: list[int], x: float, extra: float) -> Line:
        keys = [_key(part, leaf) for part, leaf in zip(parts, leaves, strict=True)]
        groups: list[list[int]] = []
        for _, group in groupby(range(len(parts)), key=keys.__getitem__):
            groups.append(list(group))
        base = int(self._frame.rtl)
        if self._is_mixed:
            parts = _trailing(parts, base)
        order = (
            visual_order([parts[group[0]].level for group in groups])
            if self._is_mixed
            else range(len(groups))
        )
        lefts = [0.0] * len(groups)
        pen = x
        for at in order:
            lefts[at] = pen
            group = groups[at]
            pen += sum(parts[n].width for n in group)
            pen += extra * sum(_stretches(parts, n) for n in group)
        return self._drawn(parts, leaves, groups, lefts, extra)

    def _drawn(
        self,
        parts: list[Part],
        leaves: list[int],
        groups: list[list[int]],
        lefts: list[float],
        extra: float,
    ) -> Line:
        runs, spoken = [], []
        under: list[Area | Stroke] = []
        links, notes = [], []
        for group, left in zip(groups, lefts, strict=True):
            members = [parts[n] for n in group]
            leaf = leaves[group[0]]
            run, bare_end = self._run(
                members, [_stretches(parts, n) * extra for n in group], left, leaf
            )
            runs.append(run)
            start = members[0].start
            spoken.append(self._flat.spoken[start : start + len(run.text)])
            under.extend(_decoration(members, run, left, bare_end))
            kind = self.leaves[leaf].kind
            if kind != "text":
                look = members[0].piece.look
                top = run.y - look.size * 0.85
                links.append(Link(leaf, left, top, bare_end - left, look.size * 1.15))
            if kind == "note":
                notes.append(leaf)
        ends = [run.end for run in runs]
        return Line(
            tuple(runs), tuple(spoken), tuple(under), tuple(links), tuple(notes),
            min(lefts, default=0), max(ends, default=0),
        )  # fmt: skip

    def _run(
        self, parts: list[Part], extras: list[float], left: float, leaf: int
    ) -> tuple[Run, float]:
        """Return the run of parts that look alike, and where its ink ends."""
        first = parts[0]
        look, level = first.piece.look, first.level
        size, tracking = look.size, look.tracking
        shift = [0]
        for part in parts:
            shift.append(shift[-1] + len(part.glyphs.text))
        ids: list[int] = []
        xs: list[float] = []
        ys: list[float] = []
        clusters: list[int] = []
        has_ys = any(part.glyphs.ys for part in parts)
        order = range(len(parts)) if level % 2 == 0 else range(len(parts) - 1, -1, -1)
        pen = bare_end = left
        for n in order:
            part = parts[n]
            glyphs = part.glyphs
            at = pen + part.before
            ids.extend(glyphs.ids)
            if tracking:
                xs.extend([at + size * gx + tracking * k for k, gx in enumerate(glyphs.xs)])
            else:
                xs.extend([at + size * gx for gx in glyphs.xs])
            base = shift[n]
            clusters.extend([base + c for c in glyphs.clusters] if base else glyphs.clusters)
            if has_ys:
                ys.extend([size * gy for gy in glyphs.ys] or [0.0] * len(glyphs.ids))
            bare_end = pen + part.bare
            pen += part.width + extras[n]
        text = "".join(part.glyphs.text for part in parts)
        frame = self._frame
        run = Run(
            leaf, xs[0] if xs else left, self._setting.base_line - look.rise, pen,
            first.glyphs.face, size, look.colour, tuple(ids), tuple(xs), tuple(ys), text,
            tuple(clusters), level % 2 == 1, frame.block,
            frame.offset + first.piece.offset + first.start - first.piece.start,
        )  # fmt: skip
        return run, bare_end


def extra_total(parts: list[Part], extra: float) -> float:
    """Return by how much justification widens a line."""
    return extra * sum(_stretches(parts, n) for n in range(len(parts))) if extra else 0.0


def _stretches(parts: list[Part], at: int) -> bool:
    return at < len(parts) - 1 and parts[at].width > parts[at].bare


def _measured(parts: list[Part]) -> tuple[float, float]:
    """Return the width of a line without the space at its end, and that space."""
    width = sum(part.width for part in parts)
    space = 0.0
    for part in reversed(parts):
        space += part.width - part.bare
        if part.bare:
            break
    return width - space, space


def _spoken(leaf: Leaf, is_needed: bool) -> Leaf:
    return replace(leaf, is_spoken=True) if is_needed else leaf


def _key(part: Part, leaf: int) -> tuple[object, ...]:
    look = part.piece.look
    return (id(look), leaf, part.glyphs.face, part.level, part.piece.start if look.is_area else -1)


def _is_joined(before: Part, after: Part) -> bool:
    return not before.glyphs.text.endswith(" ") and before.piece.leaf == after.piece.leaf


def _trailing(parts: list[Part], base: int) -> list[Part]:
    """Return the parts with the space at the end of the line in the paragraph's direction (rule L1)."""
    parts = list(parts)
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        if part.glyphs.text.strip(" "):
            break
        if part.level != base:
            parts[at] = Part(
                part.piece, part.start, part.glyphs, base, part.width, part.bare, part.before
            )
    return parts


def _decoration(parts: list[Part], run: Run, left: float, end: float) -> list[Area | Stroke]:
    """Return what lies under a run: the area of a badge, the line under a link."""
    look = parts[0].piece.look
    base, size = run.y, look.size
    if look.background:
        top = base - _ABOVE * size - look.pad_y
        height = (_ABOVE + _BELOW) * size + 2 * look.pad_y
        return [Area(ARTIFACT, left, top, end - left, height, look.background, look.radius)]
    if look.underline:
        y = base + _UNDERLINE[0] * size
        line = ((left, y), (end, y))
        return [Stroke(ARTIFACT, line, _UNDERLINE[1] * size, look.colour)]
    return []

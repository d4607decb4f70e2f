"""Inlines, flattened: the text of a line of inlines in pieces of one look, before it is broken.

It knows no widths. Offsets are those in the plain text of the inlines (`walk.plain`).
"""

from typing import Literal, assert_never

from briefer.document.tree import (
    Badge,
    Citation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Span,
    Strong,
)
from briefer.document.walk import citation_text, normal
from briefer.typeset.glue import glued, narrowed
from briefer.typeset.setting import Look, Setting, Settings
from briefer.value import dataclass, field

_LONGEST_GLUED = 40

LeafKind = Literal["text", "link", "citation", "note"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf of the logical structure: what its text is, and what is spoken in place of its glyphs.

    `target` is an address, the id of a source, or the number of a note. `actual` is the text where
    the glyphs do not say it; `is_spoken` says that it is to be gathered from what is set.
    """

    kind: LeafKind = "text"
    target: str = ""
    text: str = ""
    actual: str = ""
    is_spoken: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text with one look and one leaf; `offset` is its place in the plain text."""

    start: int
    end: int
    look: Look
    leaf: int
    offset: int


@dataclass(slots=True, eq=False)
class Flat:
    """Inlines in one text: what is shown, what is spoken, pieces, leaves, notes by their leaf."""

    text: str = ""
    spoken: str = ""
    pieces: list[Piece] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    notes: dict[int, Inlines] = field(default_factory=dict)
    glued: set[int] = field(default_factory=set)


def flatten(
    content: Inlines, setting: Setting, settings: Settings, number: int, lang: str = ""
) -> Flat:
    """Return the inlines in one text; `number` is that of the first note in them."""
    state = _Flattening(setting, settings, number)
    for inline in content:
        state.add(inline, setting.look, "")
    return state.flat(lang)


def without_notes(content: Inlines) -> Inlines:
    """Return the inlines with the text of notes in place, for what stands in a note itself."""
    found: list[Inline] = []
    for inline in content:
        match inline:
            case Note(content=inner):
                found += [Span(" "), *without_notes(inner), Span(" ")]
            case Strong(content=inner):
                found.append(Strong(without_notes(inner)))
            case Emphasis(content=inner):
                found.append(Emphasis(without_notes(inner)))
            case Link(address=address, content=inner):
                found.append(Link(address, without_notes(inner)))
            case _:
                found.append(inline)
    return normal(tuple(found))


class _Flattening:
    def __init__(self, setting: Setting, settings: Settings, number: int) -> None:
        self._setting = setting
        self._settings = settings
        self._number = number
        self._flat = Flat()
        self._shown: list[str] = []
        self._spoken: list[str] = []
        self._at = 0
        self._offset = 0

    def flat(self, lang: str) -> Flat:
        flat = self._flat
        flat.text, flat.spoken = narrowed("".join(self._shown), lang), "".join(self._spoken)
        flat.glued.update(glued(flat.spoken))
        return flat

    def add(self, inline: Inline, look: Look, address: str) -> None:
        settings, setting = self._settings, self._setting
        match inline:
            case Span(text=text):
                self._text(text, look, address)
            case Strong(content=content):
                self._all(content, settings.inline(setting, look, "strong"), address)
            case Emphasis(content=content):
                self._all(content, settings.inline(setting, look, "emphasis"), address)
            case Link(address=target, content=content):
                self._all(content, settings.inline(setting, look, "link"), address or target)
            case Badge(role=role, text=text):
                if len(text) <= _LONGEST_GLUED:
                    spaces = (n for n, character in enumerate(text) if character == " ")
                    self._flat.glued.update(self._at + n for n in spaces)
                self._text(text, settings.inline(setting, look, "badge", role), address)
            case Citation(target=target):
                self._citation(
                    citation_text(inline), settings.inline(setting, look, "citation"), target
                )
            case Note(content=content):
                self._note(content, settings.inline(setting, look, "note"))
            case LineBreak():
                self._text("\n", look, address)
            case _:
                assert_never(inline)

    def _all(self, content: Inlines, look: Look, address: str) -> None:
        for inline in content:
            self.add(inline, look, address)

    def _text(self, text: str, look: Look, address: str) -> None:
        leaf = Leaf("link", address, text) if address else Leaf()
        self._piece(text, look, leaf)
        self._offset += len(text)

    def _citation(self, text: str, look: Look, target: str) -> None:
        self._glue_before()
        self._piece(text, look, Leaf("citation", target, text) if target else Leaf())
        self._offset += len(text)

    def _note(self, content: Inlines, look: Look) -> None:
        leaf = Leaf("note", str(self._number), str(self._number))
        self._glue_before()
        self._piece(leaf.text, look, leaf)
        self._flat.notes[len(self._flat.leaves) - 1] = content
        self._number += 1

    def _glue_before(self) -> None:
        if self._shown and self._shown[-1].endswith(" "):
            self._flat.glued.add(self._at - 1)

    def _piece(self, text: str, look: Look, leaf: Leaf) -> None:
        if not text:
            return
        leaves = self._flat.leaves
        joins = leaves and leaf.kind in ("text", "link") and leaves[-1].kind == leaf.kind
        if joins and leaves[-1].target == leaf.target:
            if leaf.kind == "link":
                leaves[-1] = Leaf("link", leaf.target, leaves[-1].text + text)
        else:
            leaves.append(leaf)
        end = self._at + len(text)
        self._flat.pieces.append(Piece(self._at, end, look, len(leaves) - 1, self._offset))
        self._spoken.append(text)
        self._shown.append(_capitals(text) if look.capitals else text)
        self._at = end


def _capitals(text: str) -> str:
    """Return the text in capitals, each character for one, so that offsets stay."""
    shown = text.upper()
    if len(shown) == len(text):
        return shown
    return "".join(up if len(up := c.upper()) == 1 else "ẞ" if c == "ß" else c for c in text)

"""Logical structure: the marks of a galley's leaves, and the elements that they are in.

ISO 32000-1 §14.8.4 names the types; ISO 14289-1 §7 says what readers need of them.
"""

from collections.abc import Mapping, Sequence

from briefer.typeset.inline import Leaf
from briefer.typeset.page import Element, Mark
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """What the lines of one galley speak through: leaves, and the mark of each that is set."""

    leaves: Sequence[Leaf]
    marks: Mapping[int, Mark]


NOBODY = Voice((), {})
"""The voice of furniture, which is not heard."""


def voice(
    element: Element, leaves: Sequence[Leaf], used: Sequence[int], notes: Mapping[int, Element]
) -> Voice:
    """Return the voice of leaves at the end of an element, those that are `used`, in their order.

    `notes` are the elements of the notes that hang in the text, by leaf.
    """
    marks: dict[int, Mark] = {}
    for number in used:
        leaf = leaves[number]
        mark = marks[number] = Mark(leaf.is_spoken and not leaf.actual)
        if leaf.kind == "text" and not leaf.actual:
            element.children.append(mark)
            continue
        element.children.append(_around(leaf, mark))
        if number in notes:
            element.children.append(notes[number])
    return Voice(leaves, marks)


def _around(leaf: Leaf, mark: Mark) -> Element:
    """Return the element that a leaf has of its own, with its mark."""
    if leaf.kind == "text":
        return Element(tag="Span", actual=leaf.actual, children=[mark])
    link = Element(tag="Link", children=[mark])
    match leaf.kind:
        case "citation":
            return Element(tag="Reference", children=[link])
        case "note":
            return Element(tag="Reference", children=[Element(tag="Lbl", children=[link])])
        case _:
            return link

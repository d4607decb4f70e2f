"""Logical structure: which element the leaves of a galley belong to, while its lines land on pages.

ISO 32000-1 §14.8.4 names the types; ISO 14289-1 §7 says what readers need of them.
"""

from briefer.typeset.inline import Leaf
from briefer.typeset.page import Element
from briefer.value import dataclass, field


@dataclass(slots=True, eq=False)
class Voice:
    """What the lines of one galley speak through: an element, and its children by leaf.

    `notes` are the elements of the notes that hang in the text, by leaf.
    """

    element: Element
    leaves: tuple[Leaf, ...]
    notes: dict[int, Element] = field(default_factory=dict)
    _parents: dict[int, Element] = field(default_factory=dict)

    @classmethod
    def nobody(cls) -> "Voice":
        """Return the voice of furniture, which is not heard."""
        return cls(Element(tag="Artifact"), ())

    def speak(self, leaf: int, mark: int) -> Element | None:
        """Take a mark into the structure.

        Return the element that gathers what is spoken, if one does.
        """
        spoken = self.leaves[leaf]
        parent = self._parents.get(leaf)
        if parent is None:
            parent = self._parents[leaf] = self._parent(leaf, spoken)
        gathers = parent if spoken.is_spoken and not spoken.actual else None
        if gathers is self.element:
            gathers = Element(tag="Span")
            parent.children.append(gathers)
        (gathers or parent).children.append(mark)
        return gathers

    def _parent(self, leaf: int, spoken: Leaf) -> Element:
        element = self.element
        match spoken.kind:
            case "text":
                if not spoken.actual:
                    return element
                span = Element(tag="Span", actual=spoken.actual)
                element.children.append(span)
                return span
            case "link":
                link = Element(tag="Link")
                element.children.append(link)
                return link
            case "citation":
                link = Element(tag="Link")
                element.children.append(Element(tag="Reference", children=[link]))
                return link
            case "note":
                link = Element(tag="Link")
                label = Element(tag="Lbl", children=[link])
                element.children.append(Element(tag="Reference", children=[label]))
                if leaf in self.notes:
                    element.children.append(self.notes[leaf])
                return link

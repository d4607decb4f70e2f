"""Paragraphs: what one has beyond its style, written once that is known.

How a paragraph ends, such as the padding below a panel, is known only when the next one begins: so
its own properties are kept until then.
"""

from lxml.etree import SubElement, _Element

from briefer.value import dataclass
from briefer.writers.docx.element import P_PR, P_STYLE, VAL, P, add, switch, twips, w
from briefer.writers.docx.look import Borders, add_borders
from briefer.writers.docx.style import Named


@dataclass(slots=True, kw_only=True)
class Direct:
    """The properties of a paragraph itself; None is what its style says. Lengths are points."""

    keep_next: bool = False
    page_break: bool = False
    number: tuple[int, int] | None = None
    borders: Borders | None = None
    rtl: bool | None = None
    before: float | None = None
    after: float | None = None
    outline: int | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph of the file with its style and its own properties, which `close` writes."""

    element: _Element
    properties: _Element
    named: Named
    direct: Direct
    rtl: bool

    def close(self) -> None:
        """Append the own properties in the order of the schema (ECMA-376-1 §17.3.1.26)."""
        direct, properties = self.direct, self.properties
        if direct.keep_next:
            add(properties, "keepNext")
        if direct.page_break:
            add(properties, "pageBreakBefore")
        if direct.number:
            number = add(properties, "numPr")
            add(number, "ilvl", direct.number[1])
            add(number, "numId", direct.number[0])
        if direct.borders:
            add_borders(properties, direct.borders, rtl=self.rtl)
        if direct.rtl is not None:
            switch(properties, "bidi", on=direct.rtl)
        if direct.before is not None or direct.after is not None:
            spacing = add(properties, "spacing")
            for side, length in (("before", direct.before), ("after", direct.after)):
                if length is not None:
                    spacing.set(w(side), str(twips(length)))
        if direct.outline is not None:
            add(properties, "outlineLvl", direct.outline)


def open_paragraph(
    parent: _Element, named: Named, direct: Direct | None = None, *, rtl: bool = False
) -> Paragraph:
    """Append a paragraph and return it, for its text to be appended."""
    element = SubElement(parent, P)
    properties = SubElement(element, P_PR)
    SubElement(properties, P_STYLE).set(VAL, named.id)
    return Paragraph(element, properties, named, direct or Direct(), rtl)

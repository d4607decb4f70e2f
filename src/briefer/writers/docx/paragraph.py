"""Paragraphs: what one has beyond its style, written once that is known.

How a paragraph ends, such as the padding below a panel, is known only when the next one begins: so
its own properties are kept until then.
"""

from itertools import compress

from briefer.value import dataclass
from briefer.writers.docx.element import Xml, element, empty, switch, twips
from briefer.writers.docx.look import Borders, number_properties, paragraph_borders
from briefer.writers.docx.style import Named

_SWITCHES = ("keepNext", "keepLines", "pageBreakBefore")


@dataclass(slots=True, kw_only=True)
class Direct:
    """The properties of a paragraph itself; None is what its style says. Lengths are points.

    What is high and what is low in a line that `is_centred` has one middle.
    """

    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    number: tuple[int, int] | None = None
    borders: Borders | None = None
    rtl: bool | None = None
    before: float | None = None
    after: float | None = None
    is_centred: bool = False
    outline: int | None = None
    section: Xml | None = None


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what stands in it, its style and its own properties."""

    content: Xml
    named: Named
    direct: Direct
    rtl: bool = False

    def xml(self) -> Xml:
        """Return the paragraph, its properties in the order of ECMA-376-1 §17.3.1.26."""
        direct = self.direct
        found = [self.named.reference]
        switches = direct.keep_next, direct.keep_lines, direct.page_break
        if any(switches):
            found += [empty(name) for name in compress(_SWITCHES, switches)]
        if direct.number:
            found.append(number_properties(direct.number))
        if direct.borders:
            found.append(paragraph_borders(direct.borders, rtl=self.rtl))
        if direct.rtl is not None:
            found.append(switch("bidi", on=direct.rtl))
        if direct.before is not None or direct.after is not None:
            sides = {"before": direct.before, "after": direct.after}
            lengths = {side: twips(each) for side, each in sides.items() if each is not None}
            found.append(empty("spacing", **lengths))
        if direct.is_centred:
            found.append(empty("textAlignment", "center"))
        if direct.outline is not None:
            found.append(empty("outlineLvl", direct.outline))
        if direct.section is not None:
            found.append(direct.section)
        return element("p", element("pPr", *found), self.content)

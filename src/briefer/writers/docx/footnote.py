"""Notes: the part of footnotes, each with the mark that leads back to its reference."""

from functools import partial

from briefer.document.tree import Inlines
from briefer.writers.docx.element import Xml, element, empty, joined
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.paragraph import Direct, Paragraph
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import StyleSheet, Variant


class Footnotes:
    """The footnotes of one file, numbered from 1."""

    def __init__(self, styles: StyleSheet, indent: float, *, rtl: bool) -> None:
        place = Place(rtl=rtl).indented(indent, kind="note", role="")
        self._style = partial(styles.paragraph, "footnote", "", place, Variant(hanging=indent))
        self._rtl = rtl
        self._notes: list[Xml] = []
        self._count = 0
        self.inlines: InlineWriter | None = None

    def add(self, content: Inlines) -> int:
        """Append a note and return its id."""
        assert self.inlines
        self._count += 1
        named = self._style()
        mark = element("r", empty("footnoteRef"))
        line = self.inlines.write(content, Voice(named, rtl=self._rtl, in_note=True))
        paragraph = Paragraph(joined((mark, element("r", empty("tab")), line)), named, Direct())
        self._notes.append(element("footnote", paragraph.xml(), id=self._count))
        return self._count

    def xml(self) -> Xml:
        """Return all notes."""
        return joined(self._notes)

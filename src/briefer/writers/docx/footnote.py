"""Notes: the part of footnotes, each with the mark that leads back to its reference."""

from lxml.etree import SubElement, _Element

from briefer.document.tree import Inlines
from briefer.writers.docx.element import P_PR, P_STYLE, VAL, P, R, add
from briefer.writers.docx.inline import InlineWriter, Voice
from briefer.writers.docx.place import Place
from briefer.writers.docx.style import StyleSheet, Variant


class Footnotes:
    """The footnotes of one file, numbered from 1."""

    def __init__(self, root: _Element, styles: StyleSheet, indent: float, *, rtl: bool) -> None:
        self._root = root
        self._styles = styles
        self._indent = indent
        self._rtl = rtl
        self._count = 0
        self.inlines: InlineWriter | None = None

    def add(self, content: Inlines) -> int:
        """Append a note and return its id."""
        assert self.inlines
        self._count += 1
        by = self._indent
        place = Place(rtl=self._rtl).indented(by, kind="note", role="")
        named = self._styles.paragraph("footnote", "", place, Variant(hanging=by))
        paragraph = SubElement(add(self._root, "footnote", id=self._count), P)
        SubElement(SubElement(paragraph, P_PR), P_STYLE).set(VAL, named.id)
        add(SubElement(paragraph, R), "footnoteRef")
        add(SubElement(paragraph, R), "tab")
        voice = Voice(named.style, rtl=self._rtl, in_note=True)
        self.inlines.write(paragraph, content, voice)
        return self._count

"""Inlines -> runs, links and references of notes, appended to a paragraph.

It knows no block; what it needs of the file (styles, addresses, sources, notes) is handed in.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, assert_never
from urllib.parse import quote

from lxml.etree import SubElement, _Element

from briefer.document.theme import Style
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
from briefer.document.walk import citation_text
from briefer.writers.docx.direction import parts
from briefer.writers.docx.element import (
    R_ID,
    R_PR,
    R_STYLE,
    VAL,
    R,
    add,
    add_text,
    half_points,
    switch,
    w,
)
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.style import StyleSheet

_LONG_BADGE = 40
"""How many characters of a badge are on one line, whatever its spaces."""

_EDGE = "\N{NO-BREAK SPACE}"
_LONGEST_ADDRESS = 2000  # Windows opens no address of more than 2,083 characters
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")
_ALLOWED = ("https://", "http://", "mailto:")


class Voice(NamedTuple):
    """What a run inherits: its paragraph's style, the inlines around it, language, direction."""

    base: Style
    kinds: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    rtl: bool = False
    in_link: bool = False
    in_note: bool = False


class InlineWriter:
    """Appends inlines to paragraphs of one file.

    `sources` are the bookmarks of the entries that citations lead to; `link` and `note` hand out
    the id of an address and of a note.
    """

    def __init__(
        self,
        styles: StyleSheet,
        fonts: Fonts,
        sources: Mapping[str, str],
        link: Callable[[str], str],
        note: Callable[[Inlines], int],
    ) -> None:
        self._styles = styles
        self.fonts = fonts
        self._sources = sources
        self._link = link
        self._note = note

    def write(self, parent: _Element, content: Inlines, voice: Voice) -> None:
        """Append the inlines."""
        for inline in content:
            self._write(parent, inline, voice)

    def _write(self, parent: _Element, inline: Inline, voice: Voice) -> None:
        match inline:
            case Span(text=text):
                self.text(parent, text, voice)
            case Strong(content=content):
                self.write(parent, content, _inside(voice, "strong"))
            case Emphasis(content=content):
                self.write(parent, content, _inside(voice, "emphasis"))
            case Link(address=address, content=content):
                self._write_link(parent, address, content, voice)
            case Note(content=content):
                self._write_note(parent, content, voice)
            case Citation():
                self._write_citation(parent, inline, voice)
            case Badge(role=role, text=text):
                self._write_badge(parent, text, _inside(voice, "badge", role))
            case LineBreak():
                add(SubElement(parent, R), "br")
            case _:
                assert_never(inline)

    def text(self, parent: _Element, text: str, voice: Voice) -> None:
        """Append text, a run for each direction in it."""
        for part, rtl in parts(text, rtl=voice.rtl):
            run = SubElement(parent, R)
            self._add_properties(run, voice, rtl=rtl)
            add_text(run, part)

    def _add_properties(self, run: _Element, voice: Voice, *, rtl: bool) -> None:
        base = voice.base
        if not voice.kinds:
            self.fonts.use(base.font, bold=base.bold, italic=base.italic)
            if not (rtl or voice.lang):
                return
        properties = SubElement(run, R_PR)
        size = None
        if voice.kinds:
            identity, look = self._styles.character(voice.kinds)
            SubElement(properties, R_STYLE).set(VAL, identity)
            bold, italic = base.bold or look.bold, base.italic != look.italic
            self.fonts.use(base.font, bold=bold, italic=italic)
            # A switch that both styles set is off in Word (ECMA-376-1 §17.7.3), not elsewhere.
            if base.bold and look.bold:
                switch(properties, "b", on=True)
                switch(properties, "bCs", on=True)
            if base.italic and look.italic:
                switch(properties, "i", on=False)
                switch(properties, "iCs", on=False)
            if look.scale != 1 and base.size != self._styles.text.size:
                size = half_points(base.size * look.scale)
        if size:
            add(properties, "sz", size)
            add(properties, "szCs", size)
        if rtl:
            add(properties, "rtl")
        if voice.lang:
            lang = add(properties, "lang")
            lang.set(w("bidi") if rtl else VAL, voice.lang)

    def _write_link(self, parent: _Element, address: str, content: Inlines, voice: Voice) -> None:
        inner = _inside(voice, "link")
        is_link = address.lower().startswith(_ALLOWED) and len(address) <= _LONGEST_ADDRESS
        if voice.in_link or not is_link:
            self.write(parent, content, voice)
            return
        link = add(parent, "hyperlink")
        link.set(R_ID, self._link(_FORBIDDEN.sub(lambda found: quote(found[0]), address)))
        self.write(link, content, inner._replace(in_link=True))

    def _write_citation(self, parent: _Element, citation: Citation, voice: Voice) -> None:
        inner = _inside(voice, "citation")
        bookmark = self._sources.get(citation.target)
        if bookmark and not voice.in_link:
            parent = add(parent, "hyperlink", anchor=bookmark)
        self.text(parent, citation_text(citation), inner)

    def _write_badge(self, parent: _Element, text: str, voice: Voice) -> None:
        """Append a badge; one with a background is whole, with spaces of its own at its edges."""
        edge = voice._replace(kinds=(*voice.kinds, ("edge", "badge edge")))
        has_edges = bool(self._styles.character(voice.kinds)[1].background)
        if not has_edges:
            self.text(parent, text, voice)
            return
        self.text(parent, _EDGE, edge)
        self.text(parent, text.replace(" ", _EDGE) if len(text) < _LONG_BADGE else text, voice)
        self.text(parent, _EDGE, edge)

    def _write_note(self, parent: _Element, content: Inlines, voice: Voice) -> None:
        if voice.in_note:  # Word has no notes in notes (ECMA-376-1 §17.11.14)
            self.text(parent, " ", voice)
            self.write(parent, content, voice)
            self.text(parent, " ", voice)
            return
        run = SubElement(parent, R)
        identity, _ = self._styles.character((("note", ""),))
        SubElement(SubElement(run, R_PR), R_STYLE).set(VAL, identity)
        add(run, "footnoteReference").set(w("id"), str(self._note(content)))


def _inside(voice: Voice, kind: str, role: str = "") -> Voice:
    return voice._replace(kinds=(*voice.kinds, (kind, role)))

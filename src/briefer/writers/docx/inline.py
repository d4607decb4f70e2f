"""Inlines -> runs, links and references of notes.

It knows no block; what it needs of the file (styles, addresses, sources, notes) is handed in.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, assert_never
from urllib.parse import quote

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
from briefer.document.walk import citation_text, plain
from briefer.writers.docx.direction import WHOLE_DASH, parts
from briefer.writers.docx.element import (
    NOTHING,
    Xml,
    element,
    empty,
    foreign,
    half_points,
    joined,
    run,
    switch,
)
from briefer.writers.docx.font import Fonts
from briefer.writers.docx.space import bound, fixed, held
from briefer.writers.docx.style import Named, StyleSheet

_LONG_BADGE = 40
"""How many characters of a badge are on one line, whatever its spaces."""

_DASH = "\N{EN DASH}"
_WHOLE = 2 * "\N{NARROW NO-BREAK SPACE}"
"""What is as wide as a space; LibreOffice ends lines and backgrounds beside a wide one."""

_LONGEST_ADDRESS = 2000  # Windows opens no address of more than 2,083 characters
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f<>\"{}|\\^`]")
_ALLOWED = ("https://", "http://", "mailto:")


class Voice(NamedTuple):
    """What a run inherits: its paragraph's style, the inlines around it, language, direction."""

    named: Named
    kinds: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    rtl: bool = False
    in_link: bool = False
    in_note: bool = False
    in_cell: bool = False


class InlineWriter:
    """Writes inlines of one file.

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
        self._properties: dict[tuple[object, ...], Xml] = {}

    def write(self, content: Inlines, voice: Voice) -> Xml:
        """Return the inlines as runs, and links around runs."""
        named = voice.named
        can_bind = named.most > 0 and not voice.kinds and not voice.in_cell
        only = content[0] if len(content) == 1 else None
        if isinstance(only, Span):
            text = only.text
            if can_bind and named.style.keep_with_next and named.least < len(text) < named.most:
                text = bound(text)
            return self.text(text, voice)
        if not voice.in_cell:
            is_bound = can_bind and named.least < len(plain(content)) < named.most
            content = held(content, is_bound=is_bound)
        return joined([self._write(inline, voice) for inline in content])

    def _write(self, inline: Inline, voice: Voice) -> Xml:  # noqa: PLR0911 - an arm an inline
        match inline:
            case Span(text=text):
                return self.text(text, voice)
            case Strong(content=content):
                return self.write(content, _inside(voice, "strong"))
            case Emphasis(content=content):
                return self.write(content, _inside(voice, "emphasis"))
            case Link(address=address, content=content):
                return self._linked(address, content, voice)
            case Note(content=content):
                return self._noted(content, voice)
            case Citation():
                return self._citation(inline, voice)
            case Badge(role=role, text=text):
                return self._badge(text, _inside(voice, "badge", role))
            case LineBreak():
                return element("r", empty("br"))
            case _:
                assert_never(inline)

    def text(self, text: str, voice: Voice) -> Xml:
        """Return text, a run for each direction in it; in cells lines may end at every space."""
        if not voice.in_cell:
            text = fixed(text, voice.lang or self._styles.lang)
        if text.isascii() and not voice.rtl:
            return run(self._look(voice, rtl=False), text)
        return joined(
            [run(self._look(voice, rtl=rtl), part) for part, rtl in parts(text, rtl=voice.rtl)]
        )

    def _look(self, voice: Voice, *, rtl: bool) -> Xml:
        """Return the properties of runs, made once; their face is noted."""
        key = (voice.named.id, voice.kinds, voice.lang, rtl)
        found = self._properties.get(key)
        if found is None:
            found = self._properties[key] = self._run_properties(voice, rtl=rtl)
        return found

    def _run_properties(self, voice: Voice, *, rtl: bool) -> Xml:
        found: list[Xml] = []
        base = voice.named.style
        if not voice.kinds:
            self.fonts.use(base.font, bold=base.bold, italic=base.italic)
        else:
            identity, look = self._styles.character(voice.kinds)
            found.append(empty("rStyle", identity))
            bold, italic = base.bold or look.bold, base.italic != look.italic
            self.fonts.use(base.font, bold=bold, italic=italic)
            # A switch that both styles set is off in Word (ECMA-376-1 §17.7.3), not elsewhere.
            if base.bold and look.bold:
                found += [switch("b", on=True), switch("bCs", on=True)]
            if base.italic and look.italic:
                found.append(switch("i", on=False))
            if look.scale != 1 and base.size != self._styles.text.size:
                size = half_points(base.size * look.scale)
                found += [empty("sz", size), empty("szCs", size)]
        if rtl:
            found.append(empty("rtl"))
        if voice.lang:
            found.append(empty("lang", bidi=voice.lang) if rtl else empty("lang", voice.lang))
        return element("rPr", *found) if found else NOTHING

    def _linked(self, address: str, content: Inlines, voice: Voice) -> Xml:
        is_link = address.lower().startswith(_ALLOWED) and len(address) <= _LONGEST_ADDRESS
        if voice.in_link or not is_link:
            return self.write(content, voice)
        inner = _inside(voice, "link", in_link=True)
        relation = self._link(_FORBIDDEN.sub(lambda found: quote(found[0]), address))
        return foreign("w:hyperlink", self.write(content, inner), r__id=relation)

    def _citation(self, citation: Citation, voice: Voice) -> Xml:
        text = self.text(citation_text(citation), _inside(voice, "citation"))
        bookmark = self._sources.get(citation.target)
        if bookmark and not voice.in_link:
            return element("hyperlink", text, anchor=bookmark)
        return text

    def _badge(self, text: str, voice: Voice) -> Xml:
        """Return a badge; one with a background is whole, with spaces of its own at its edges."""
        if not self._styles.character(voice.kinds)[1].background:
            return self.text(text, voice)
        edge_voice = voice._replace(kinds=(*voice.kinds, ("edge", "badge edge")))
        edge = run(self._look(edge_voice, rtl=False), _WHOLE)  # no Arabic font has these spaces
        if len(text) >= _LONG_BADGE:
            return joined([edge, self.text(text, voice), edge])
        words = text.replace(_DASH, _DASH + WHOLE_DASH).split(" ")
        if not voice.rtl:
            return joined([edge, self.text(_WHOLE.join(words), voice), edge])
        space = run(self._look(voice, rtl=False), _WHOLE)
        return joined([edge, Xml(space.join([self.text(word, voice) for word in words])), edge])

    def _noted(self, content: Inlines, voice: Voice) -> Xml:
        if voice.in_note:  # Word has no notes in notes (ECMA-376-1 §17.11.14)
            space = self.text(" ", voice)
            return joined([space, self.write(content, voice), space])
        identity, _ = self._styles.character((("note", ""),))
        look = element("rPr", empty("rStyle", identity))
        return element("r", look, empty("footnoteReference", id=self._note(content)))


def _inside(voice: Voice, kind: str, role: str = "", *, in_link: bool = False) -> Voice:
    named, kinds, lang, rtl, was_in_link, *places = voice
    return Voice(named, (*kinds, (kind, role)), lang, rtl, in_link or was_in_link, *places)

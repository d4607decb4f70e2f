"""References in the text of an edition: citations, links and pictures, resolved or reported."""

from collections.abc import Collection
from typing import assert_never

from briefer.document.prose import parse_line
from briefer.document.tree import (
    AnyBlock,
    Badge,
    Blocks,
    Bullets,
    Citation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Numbers,
    Paragraph,
    Span,
    Strong,
)
from briefer.document.walk import normal, refers
from briefer.edition.change import replaced
from briefer.edition.place import NOWHERE, Place
from briefer.errors import Problem, said, warning
from briefer.value import dataclass, field, replace

_SCHEMES = ("https://", "http://", "mailto:")


@dataclass(slots=True, kw_only=True)
class References:
    """Resolves what text refers to.

    The `shown_` ones are the stored ids that the audience may see, the `known_` ones all that the
    briefing has. What is used gets an id of the edition, numbered by its first use: `sources` and
    `pictures` map stored ids to those. `place` is where the text stands that is read now. An
    audience that is shown no sources reads no citations (`cites`).
    """

    shown_sources: Collection[str]
    shown_pictures: Collection[str]
    known_sources: Collection[str]
    known_pictures: Collection[str]
    cites: bool = True
    place: Place = NOWHERE
    sources: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, text: str) -> Inlines:
        """Return a line of light markup as inlines of the edition."""
        return self._resolved(parse_line(text)) if text else ()

    def prose(self, blocks: Blocks) -> Blocks:
        """Return blocks of prose, their references resolved, without what holds nothing then."""
        return tuple(found for block in blocks if (found := self._prose(block)))

    def _prose(self, block: AnyBlock) -> AnyBlock | None:
        if isinstance(block, Paragraph):
            content = self._resolved(block.content)
            if content is block.content:
                return block
            return replace(block, content=content) if content else None
        if isinstance(block, Bullets | Numbers):
            items = tuple(kept for item in block.items if (kept := self.prose(item)))
            return replace(block, items=items) if items else None
        return block

    def picture(self, stored: str) -> str:
        """Return the id of a picture in the edition; empty, and a problem, where there is none."""
        if stored in self.shown_pictures:
            return self.pictures.setdefault(stored, f"picture{len(self.pictures) + 1}")
        if stored in self.known_pictures:
            self._warn(
                "A figure is left out: its picture is withheld from this audience.",
                "Release the picture to it, or withhold the figure.",
            )
        else:
            self._warn("A figure is left out: the briefing has no such picture.", "Choose one.")
        return ""

    def _resolved(self, content: Inlines) -> Inlines:
        if not refers(content, by_links=True):
            return content
        resolved = self.inlines(content)
        return content if resolved is content else normal(resolved)

    def inlines(self, content: Inlines) -> Inlines:
        """Return the inlines with their references resolved."""
        return replaced(content, self._inline)

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Strong() | Emphasis() | Note():
                inner = self.inlines(inline.content)
                return (inline if inner is inline.content else replace(inline, content=inner),)
            case Link():
                return self._link(inline)
            case Citation(target=target):
                return self._citation(target)
            case Span() | Badge() | LineBreak():
                return (inline,)
            case _:
                assert_never(inline)

    def _link(self, link: Link) -> Inlines:
        if link.address.lower().startswith(_SCHEMES):
            return (link,)
        self._warn(
            said("A link to “{address}” is printed as plain text.", address=link.address[:60]),
            "Links lead to https, http or mailto addresses.",
        )
        return link.content

    def _citation(self, stored: str) -> Inlines:
        if not self.cites:
            return ()
        if stored in self.shown_sources:
            identity = self.sources.setdefault(stored, f"source{len(self.sources) + 1}")
            return (Citation(identity),)
        if stored in self.known_sources:
            self._warn(
                "A citation is left out: its source is withheld from this audience.",
                "Release the source to it, or cite another one.",
            )
        else:
            self._warn(
                said("A citation is left out: there is no source {source}.", source=stored),
                "Choose a source.",
            )
        return ()

    def _warn(self, message: str, hint: str = "") -> None:
        self.problems.append(
            warning(message, hint, block_id=self.place.item, place=self.place.words)
        )

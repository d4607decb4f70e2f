"""References in the text of an edition: citations, links and pictures, resolved or reported."""

from collections.abc import Set as AbstractSet
from typing import Literal, assert_never

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What text may refer to, by stored ids.

    The `shown_` ones are those that the audience may see, the `known_` ones all that the briefing
    has. An audience that is shown no sources reads no citations (`cites`).
    """

    shown_sources: AbstractSet[str]
    shown_pictures: AbstractSet[str]
    known_sources: AbstractSet[str]
    known_pictures: AbstractSet[str]
    cites: bool


Use = tuple[Literal["source", "picture"], str, str]
"""A source or picture that is referred to: its stored id, and that of the edition."""


@dataclass(slots=True, kw_only=True)
class References:
    """Resolves what text refers to.

    What is used gets an id of the edition, numbered by its first use: `sources` and `pictures` map
    stored ids to those, `uses` tells them in turn. `place` is where the text stands that is read
    now.
    """

    scope: Scope
    place: Place = NOWHERE
    sources: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def use(self, kind: Literal["source", "picture"], stored: str) -> str:
        """Return the id in the edition of a source or a picture."""
        named = self.sources if kind == "source" else self.pictures
        identity = named.setdefault(stored, f"{kind}{len(named) + 1}")
        self.uses.append((kind, stored, identity))
        return identity

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
        if isinstance(block, (Bullets, Numbers)):
            items = tuple(kept for item in block.items if (kept := self.prose(item)))
            return replace(block, items=items) if items else None
        return block

    def picture(self, stored: str) -> str:
        """Return the id of a picture in the edition; empty, and a problem, where there is none."""
        if stored in self.scope.shown_pictures:
            return self.use("picture", stored)
        if stored in self.scope.known_pictures:
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
        if not self.scope.cites:
            return ()
        if stored in self.scope.shown_sources:
            return (Citation(self.use("source", stored)),)
        if stored in self.scope.known_sources:
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

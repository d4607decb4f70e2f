"""Standing type: what is kept set from one layout to the next, where most is as it was."""

from collections.abc import Sequence

from briefer.document.theme import Theme
from briefer.document.tree import AnyBlock, Document
from briefer.errors import Problem
from briefer.typeset import Standing
from briefer.typeset.contents import Entries
from briefer.typeset.flow import Flow, Galleys, State
from briefer.typeset.page import Bookmark, Element, Mark, Page
from briefer.typeset.pagination import Leaf, Stood
from briefer.typeset.setting import Settings
from briefer.typeset.strip import Strip
from briefer.value import dataclass, field

_MOST_FORMES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Blocks that were set together: with what was before them, and what came of them."""

    blocks: tuple[AnyBlock, ...]
    frame: tuple[object, ...]
    before: State
    after: State
    strips: Sequence[Strip]
    bookmarks: Sequence[Bookmark]
    problems: Sequence[Problem]
    elements: Sequence[Element | Mark]

    def fits(self, flow: Flow, blocks: tuple[AnyBlock, ...]) -> bool:
        """Return whether the flow, as it is, would set the blocks in the same way."""
        before = self.before
        return (
            (before.level, before.barrier) == (flow.level, flow.barrier)
            and before.notes in {flow.notes, self.after.notes}
            and self.frame == frame(flow)
            and self.blocks == blocks
        )

    def put(self, flow: Flow) -> None:
        """Let the flow have what came of the blocks."""
        flow.strips += self.strips
        flow.bookmarks += self.bookmarks
        flow.problems += self.problems
        flow.place.element.children += self.elements
        flow.notes += self.after.notes - self.before.notes
        flow.level, flow.barrier = self.after.level, self.after.barrier


def frame(flow: Flow) -> tuple[object, ...]:
    """Return what blocks that are in no other depend on, of the place of the flow."""
    place = flow.place
    return place.x, place.width, place.rtl, place.lang, place.wide


@dataclass(slots=True, eq=False)
class Forme:
    """What is kept for a theme and a direction: galleys, and what the last layout was made of.

    `units` are found by the identity of their first block, `stood` by that of their first strip.
    """

    settings: Settings
    galleys: Galleys
    about: tuple[object, ...] = ()
    units: dict[int, Unit] = field(default_factory=dict)
    entries: Entries = field(default_factory=dict)
    stood: dict[int, list[Stood]] = field(default_factory=dict)
    pages: dict[Leaf, tuple[int, Page]] = field(default_factory=dict)

    def suit(self, document: Document) -> None:
        """Forget what depends on what a document says outside its blocks, if that is new."""
        about = (
            document.lang, document.pictures, document.labels, document.marking, document.header,
            document.footer, document.max_pages, document.logo,
        )  # fmt: skip
        if about != self.about:
            self.about = about
            self.units, self.entries, self.stood, self.pages = {}, {}, {}, {}


def forme(standing: Standing, document: Document, theme: Theme) -> Forme:
    """Return what is kept for a document in a theme."""
    rtl = document.dir == "rtl"
    known = (each for each in standing.formes if each.settings.rtl == rtl)
    found = next((each for each in known if each.settings.theme == theme), None)
    if found is None:
        settings = Settings(theme, rtl)
        found = Forme(settings, Galleys(settings))
        standing.formes.insert(0, found)
        del standing.formes[_MOST_FORMES:]
    found.suit(document)
    return found

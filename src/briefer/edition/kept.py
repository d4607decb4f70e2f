"""What the last compilations came to, for the next to begin with: little changes between two.

Nothing of one reader is ever there for another: a compilation finds what it came to only on the
very same ground, which has the whole reading, the audience and all else that it depends on beside
the records of the briefing.
"""

from collections.abc import Mapping
from typing import Final

from briefer.edition.finish import Finished
from briefer.edition.prepare import Prepared
from briefer.edition.render import Rendered
from briefer.edition.restrict import Restricted
from briefer.model.audience import Audience
from briefer.model.briefing import OptionValue
from briefer.model.judgement import Yardstick
from briefer.model.language import Language
from briefer.model.template import Template
from briefer.model.text import Reading
from briefer.value import dataclass

_MOST: Final = 4
"""How many compilations are remembered: a person sees one edition, or a few in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a compilation depends on beside the records of the briefing, known by its id."""

    briefing: str
    reading: Reading
    audience: Audience
    language: Language
    template: Template
    options: Mapping[str, OptionValue]
    yardsticks: Mapping[str, Yardstick]


@dataclass(frozen=True, slots=True)
class Steps:
    """What each step of a compilation came to."""

    restricted: Restricted | None = None
    prepared: Prepared | None = None
    rendered: Rendered | None = None
    finished: Finished | None = None


_latest: list[tuple[Ground, Steps]] = []


def steps_on(ground: Ground) -> Steps:
    """Return what the last compilation on the ground came to, nothing where there was none."""
    return next((steps for known, steps in tuple(_latest) if known == ground), Steps())


def keep(ground: Ground, steps: Steps) -> None:
    """Remember what a compilation came to."""
    others = [each for each in tuple(_latest) if each[0] != ground]
    _latest[:] = [(ground, steps), *others][:_MOST]


def forget() -> None:
    """Remember nothing more."""
    _latest.clear()

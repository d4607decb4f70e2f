"""Markings: how an edition may be handled, and which of two is the stricter."""

from typing import Final, Literal

from briefer.errors import said
from briefer.model.record import Record
from briefer.value import dataclass

TLP: Final = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The labels of the Traffic Light Protocol 2.0 from the widest to the strictest (first.org/tlp)."""

_OBSOLETE: Final = {"TLP:WHITE": "TLP:CLEAR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking(Record):
    """A marking of a scheme: a TLP label, or the words of an organisation's own banner."""

    scheme: Literal["", "tlp", "text"] = ""
    text: str = ""

    def rank(self) -> int:
        """Return how strict a TLP label is, -1 for one that is not known."""
        text = _OBSOLETE.get(self.text.upper(), self.text.upper())
        return TLP.index(text) if text in TLP else -1

    def banner(self) -> str:
        """Return the words as they are printed; TLP:WHITE reads as TLP:CLEAR."""
        text = self.text.upper()
        return _OBSOLETE.get(text, text) if self.scheme == "tlp" else self.text


UNMARKED: Final = Marking()
"""No marking."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The marking that an edition bears, and why two markings could not be settled (else empty)."""

    marking: Marking
    conflict: str = ""


def settle(briefing: Marking, audience: Marking | None, decided: Marking | None) -> Settled:
    """Return the stricter of the markings of briefing and audience within one scheme.

    A lower one, or one of two that cannot be compared, needs a decision.
    """
    if decided is not None:
        return Settled(decided)
    if audience is None or not audience.scheme or not briefing.scheme:
        return Settled(briefing if briefing.scheme or audience is None else audience)
    if briefing.scheme == audience.scheme == "tlp":
        return Settled(max(briefing, audience, key=Marking.rank))
    if (briefing.scheme, briefing.text) == (audience.scheme, audience.text):
        return Settled(briefing)
    return Settled(briefing, _conflict(briefing, audience))


def _conflict(briefing: Marking, audience: Marking) -> str:
    return said(
        "The briefing is marked {marking}, its audience {other}: "
        "which is the stricter cannot be said.",
        marking=briefing.banner(),
        other=audience.banner(),
    )

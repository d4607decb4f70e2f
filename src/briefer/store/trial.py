"""One reading of records: how a fault is made, and what was found on the way."""

from collections.abc import Callable
from dataclasses import field
from typing import Any, Never, TypeAlias

from briefer.errors import BrieferError
from briefer.store.place import Place, in_words
from briefer.value import dataclass


@dataclass(slots=True, kw_only=True)
class Trial:
    """One reading: how a fault is made of a place and a sentence, and what was found on the way.

    `reasons` keep the whole shut; `withheld` are the places of items without a release.
    """

    fault: Callable[[str, str], BrieferError]
    reasons: list[str] = field(default_factory=list)
    withheld: list[str] = field(default_factory=list)

    def refuse(self, at: Place, finding: str) -> Never:
        """Raise the fault."""
        place = in_words(at)
        raise self.fault(place, f"{place} {finding}" if place else f"It {finding}")

    def close(self, at: Place, finding: str) -> None:
        """Note a reason to keep the whole shut."""
        self.reasons.append(f"{in_words(at) or 'It'} {finding}.")


Reader: TypeAlias = Callable[[Any, Place, Trial], Any]
"""Makes the value of a field of data at a place."""

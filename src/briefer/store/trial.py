"""One reading of records: how a fault is made, and what was found on the way."""

from collections.abc import Callable, Mapping
from typing import Any, Never, TypeAlias

from briefer.errors import BrieferError, said
from briefer.store.place import Place, in_words
from briefer.value import dataclass, field


@dataclass(slots=True, kw_only=True)
class Trial:
    """One reading: how a fault is made of a place and a sentence, and what was found on the way.

    `words` lead to a place, `reasons` keep the whole shut, `withheld` are the places of items
    without a release.
    """

    fault: Callable[[tuple[str, ...], str], BrieferError]
    words: Callable[[Place], tuple[str, ...]] = in_words
    reasons: list[str] = field(default_factory=list)
    withheld: list[Place] = field(default_factory=list)

    def refuse(self, at: Place, template: str, **values: object) -> Never:
        """Raise the fault that the template with the place in it says."""
        raise self.fault(self.words(at), self._said(at, template, values))

    def close(self, at: Place, template: str, **values: object) -> None:
        """Note a reason to keep the whole shut."""
        self.reasons.append(self._said(at, template, values))

    def _said(self, at: Place, template: str, values: Mapping[str, object]) -> str:
        return said(template, place=self.words(at) or said("The file"), **values)


Reader: TypeAlias = Callable[[Any, Place, Trial], Any]
"""Makes the value of a field of data at a place."""

"""Where each character of an article belongs in the draft, and by which rule.

Pieces follow each other in the order of the text, do not overlap, and together hold every character
that is not white space. Each begins and ends with one that is not.
"""

from collections.abc import Mapping
from typing import Final, Literal

from briefer.value import dataclass, field

Role = Literal["passage", "heading", "label", "title", "byline", "credit", "unassigned"]

SUMMARY: Final = "summary"
OUTLOOK: Final = "outlook"
"""The part "what comes next" as a whole: its heading belongs to it, and no passage does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text with its role; `part` is the part that it belongs to, or empty.

    Passages, headings and labels belong to a part; the heading of "what comes next" to `OUTLOOK`.
    `rule` names the rule that placed it (`rules.RULES` says each in a sentence), "hand" a person.
    `doubt` is set where a person should look, and says why in a sentence.
    """

    start: int
    end: int
    role: Role
    part: str = ""
    rule: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the draft: the bottom line, a section, or an outlook.

    `kind` is `SUMMARY`, `OUTLOOK` (one for each stakeholder or pair that speaks together), or the
    kind of a section. `names` are the names of the stakeholders of an outlook, in the language of
    the article. A section without a heading of its own is headed by its kind.
    """

    id: str
    kind: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A sentence that says how likely something is: a judgement for a person to make, or not.

    `start` and `end` are of the sentence, `words` are those of likelihood in it; `bands` maps
    yardsticks to the band that holds these very words, where one does.
    """

    start: int
    end: int
    words: str
    bands: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What the rules, and then a person, made of an article; parts are in the order of the draft.

    `published` is an ISO date. Title, authors and publisher are what the source will say.
    """

    language: str
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    address: str = ""
    suggestions: tuple[Suggestion, ...] = ()

    def part(self, part_id: str) -> Part | None:
        """Return the part of an id, None where there is none."""
        return next((each for each in self.parts if each.id == part_id), None)

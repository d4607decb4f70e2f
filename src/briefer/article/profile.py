"""Profiles: what a person corrected in the articles of one outlet, kept for the next one.

A profile is a lexicon that lies over the others: what it names, it decides.
"""

from collections.abc import Mapping

from briefer.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The corrections of an outlet; keys are in lower case, with single spaces.

    `headings` maps headings to kinds, `labels` labels to names of stakeholders, and `lines` whole
    lines that come again to a role: "byline", "credit" or "unassigned".
    """

    outlet: str
    headings: Mapping[str, str] = field(default_factory=dict, hash=False)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    lines: Mapping[str, str] = field(default_factory=dict, hash=False)

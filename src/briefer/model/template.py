"""Templates: what the manifest of a template says; its body is a matter of `edition`."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefer.model.audience import Audience
from briefer.model.briefing import Briefing, Choice, OptionValue
from briefer.model.record import Record
from briefer.model.text import EMPTY, Text
from briefer.value import dataclass, field

DEFAULT: Final = "assessment"
"""The template of an edition for which nothing says another."""


DEFAULT_THEME: Final = "plain"
"""The theme of an edition for which nothing says another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """A choice that a template offers; `choices` are the values that a text may have."""

    label: Text
    default: OptionValue
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingSection(Record):
    """A section that a new briefing begins with; the prompt says what to write there."""

    kind: str
    heading: Text = EMPTY
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest(Record):
    """What a template says of itself, and what a new briefing made from it begins with.

    `max_pages` is the most that its editions may have, 0 for any number. What is `partial` is there
    for others to extend: no edition is made from it alone.
    """

    id: str
    title: Text
    version: int = 1
    description: Text = EMPTY
    extends: str = ""
    partial: bool = False
    theme: str = ""
    max_pages: int = 0
    options: Mapping[str, Option] = field(default_factory=dict, hash=False)
    sections: tuple[StartingSection, ...] = ()
    stakeholders: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A manifest with the text that makes the pages, and the template that it extends.

    `skeleton` is what a new briefing begins as, where the template was saved from one.
    """

    manifest: Manifest
    text: str
    parent: "Template | None" = None
    bundled: bool = True
    skeleton: Briefing | None = None

    def chain(self) -> Iterator["Template"]:
        """Yield the template and those that it extends, in turn."""
        yield self
        if self.parent is not None:
            yield from self.parent.chain()


def template_id(choice: Choice, audience: Audience) -> str:
    """Return the template of an edition: the one chosen, else the audience's, else the usual."""
    return choice.template or audience.template or DEFAULT


def theme_id(choice: Choice, audience: Audience, manifest: Manifest) -> str:
    """Return the theme of an edition: chosen, the audience's, the template's, else the usual."""
    return choice.theme or audience.theme or manifest.theme or DEFAULT_THEME

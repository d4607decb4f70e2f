"""Orders: what an edition is to be: for whom, in which language, from which template."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from briefer.model.audience import Audience
from briefer.model.briefing import OptionValue
from briefer.model.judgement import Yardstick
from briefer.model.language import Language
from briefer.model.marking import Marking
from briefer.model.template import Template
from briefer.value import dataclass, field


class Memory(Protocol):
    """Keeps plain data by the text that they were made from."""

    def read(self, text: str, /) -> Any:
        """Return what was made from the text, None where it is not known."""

    def write(self, text: str, made: object, /) -> None:
        """Keep what was made from the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What an edition is made from beside the briefing.

    `tag` is the language as it was asked for, `language` what is known of it: "en-GB" and English.
    `options` are those chosen over the template's defaults; `marking` is a recorded decision over
    what briefing and audience say; `picture` gives the bytes of a picture by its SHA-256, None
    where the file has lost it; `memory` keeps the programs of templates.
    """

    audience: Audience
    tag: str
    language: Language
    template: Template
    yardsticks: Mapping[str, Yardstick]
    picture: Callable[[str], bytes | None]
    memory: Memory
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    marking: Marking | None = None

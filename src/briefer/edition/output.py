"""What a template prints: markup, and which line of the template printed it."""

from typing import Final

from briefer.errors import TemplateError, said
from briefer.value import dataclass, field

MAX_OUTPUT: Final = 4_000_000
"""The most characters that a template may print; passages stand in its markup by their ids."""


@dataclass(slots=True)
class Output:
    """What was printed, in pieces, each with the line of the template that printed it.

    `read` are the names that the template read, the fields, after a point, and the ids of the items
    that these are of.
    """

    pieces: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    size: int = 0
    read: set[str] = field(default_factory=set)

    def add(self, text: str, line: int) -> None:
        """Add a piece. Raises TemplateError where it is too much."""
        self.size += len(text)
        if self.size > MAX_OUTPUT:
            raise TemplateError(
                said("The template prints over {most:,} characters.", most=MAX_OUTPUT), line=line
            )
        self.pieces.append(text)
        self.lines.append(line)

    def template_line(self, output_line: int) -> int:
        """Return the line of the template that printed a line of the output."""
        found, at = 1, 1
        for text, line in zip(self.pieces, self.lines, strict=True):
            if at > output_line:
                break
            found = line + max(0, output_line - at)
            at += text.count("\n")
        return found

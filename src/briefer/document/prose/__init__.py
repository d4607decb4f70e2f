r"""The light markup that passages are written in, and nothing more than it holds.

    paragraphs, set apart by an empty line; a single line end is a space
    - bullets and
    1. numbers, nested by two spaces, up to three deep
    **strong**  *emphasis*  [label](address)  [@source]  [^a note]  \* is a star

Asterisks switch: one switches emphasis, two strong, three both; one with white space on both sides,
or one that is never switched back, is a star. So every line has exactly one reading, found in
linear time, and `parse(format_prose(x)) == x` for each tree in normal form: spans are normal (see
`tree`), strong is outside emphasis, a list item is one line and the lists below it, and no two
lists of a kind are neighbours.
"""

from briefer.document.prose.line import parse_line
from briefer.document.prose.reader import MAX_DEPTH, parse
from briefer.document.prose.writer import format_line, format_prose

__all__ = ["MAX_DEPTH", "format_line", "format_prose", "parse", "parse_line"]

"""The XML vocabulary of the tree, which templates yield: `read(write(d)) == d`.

It is also the golden format of the tests and what `briefer export --format xml` prints.
"""

from briefer.document.markup.frame import Frame
from briefer.document.markup.reader import read, read_frame
from briefer.document.markup.writer import write, write_blocks, write_inlines

__all__ = ["Frame", "read", "read_frame", "write", "write_blocks", "write_inlines"]

"""The program on one screen: load, compile, write.

    article   an article read, placed and begun as a briefing
    choice    what wins: the command line, the briefing's choice, the audience, the template
    option    options of templates as they are typed
    filename  what a file is called
    offer     what a file from outside would bring into the library, tried on the sample
    check     an edition compiled and laid out, with its problems in the words of the briefing
    saving    a template saved from a briefing
    export    editions written to files
    password  what a password may be, and which files can have one

It joins `store`, `edition`, `typeset` and `writers`, and knows neither window nor terminal.
"""

from briefer.pipeline.check import Checked, check
from briefer.pipeline.choice import Request, requests
from briefer.pipeline.export import Delivery, Exported, export, write

__all__ = [
    "Checked",
    "Delivery",
    "Exported",
    "Request",
    "check",
    "export",
    "requests",
    "write",
]

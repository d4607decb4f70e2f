"""Editions: a briefing, an audience and a template -> a document and its problems.

It knows no file and no format. In order:

    restrict  the part of the briefing that the audience may read, in its words; all else ends here
    order     what an edition is to be
    prepare   that part as plain frozen data (`view`), ordered and numbered for the audience
    sandbox   the allow-list that a template is held against
    program   a template as plain lists, kept from one run of the program to the next
    run       those lists, gone through on the view within limits
    printing  a template and those that it extends, run; `stranger` where it may be hostile
    render    what is printed, read as markup of a document
    finish    citations numbered, sources listed, pictures and marking put in
    kept      what these steps came to the last time, for the same reader and order
    compile   all of it
"""

from briefer.edition.compile import Edition, compile_edition
from briefer.edition.order import Order
from briefer.edition.place import Place

__all__ = ["Edition", "Order", "Place", "compile_edition"]

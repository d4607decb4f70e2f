"""Spelling, offline: what is misspelt is underlined, and a right click offers better.

speller      words held against a dictionary that ships (assets/dictionaries), by hunspell
own          the user's own words
highlighter  the waves under a text
attachment   what gives all that to an editor of text
"""

from briefer.gui.spelling.attachment import Spelling, attach

__all__ = ["Spelling", "attach"]

"""Spelling, offline: what is misspelt is underlined, and a right click offers better.

service      the process that knows the dictionaries
speller      words, and which of them it found wrong
own          the user's own words
checker      which words are right for who reads, one for a session
highlighter  the waves under a text
attachment   what gives all that to an editor of text
"""

from briefer.gui.spelling.attachment import Spelling, attach
from briefer.gui.spelling.checker import checker_of
from briefer.gui.spelling.highlighter import wave
from briefer.gui.spelling.speller import words

__all__ = ["Spelling", "attach", "checker_of", "wave", "words"]

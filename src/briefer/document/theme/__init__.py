"""Themes: how roles look, as data. TOML -> `Theme`; applied by `typeset` and the writers alone.

A theme names fonts, colours, page margins and styles. A style is found by kind and role:

    [styles.paragraph]                the base of all paragraphs
    [styles."paragraph.lead"]         a role of it, that inherits from "paragraph"
    [styles."panel.outlook"]          a panel of the role "outlook"
    [styles."panel.outlook paragraph"]  a paragraph anywhere in such a panel

A key that is left out is inherited: first along the dots, then from "text". `inherits = "..."`
names another parent. `[fonts.sans] family = "..."` is a family that ships or is installed; files
beside it stand for it where it is missing. `[house] file = "..."` is the Word file whose styles and
headers Word files have, and `[house.styles]` says which stand for ours. Colours are "#RRGGBB" or
the name of one in [colours]. Lengths are points. `header` and `footer` are lines in the place of
the document's, such as "{organisation}", and `numbered = true` numbers the headings. `[logo] file
= "..."` is a picture at the top of the first page, or in the header of every one.

    style   what a theme holds
    reader  TOML -> theme
    dress   the words that a theme adds to a document
"""

from briefer.document.theme.dress import dressed
from briefer.document.theme.reader import read_theme
from briefer.document.theme.style import (
    MOST_SOURCES,
    SIZES,
    FontFamily,
    InlineStyle,
    Logo,
    PageStyle,
    Style,
    Theme,
)

__all__ = [
    "MOST_SOURCES",
    "SIZES",
    "FontFamily",
    "InlineStyle",
    "Logo",
    "PageStyle",
    "Style",
    "Theme",
    "dressed",
    "read_theme",
]

"""Word: a document and a theme -> a .docx, made as escaped text in a base document.

    package    the base document, what is put into its parts, and its bytes
    element    elements as text, which alone turns words into markup
    style      the named styles, made from the theme; name: theirs; look: what they say
    place      where a block stands, which its style goes by
    body       blocks in one pass; flow: paragraphs one after another, panels around them
    paragraph, table (grid, column), inline (direction, space), footnote, picture, contents: each a
               kind of content
    numbering  lists
    furniture  header, footer, marking; logo: that of the theme
    font       names of fonts, and the faces that are embedded
    house      a house's own Word file, whose styles and headers are used where a theme names it

It knows no briefing and lays out no page: that is Word's business.
"""

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from briefer.document import tree, walk
from briefer.document.theme import Theme
from briefer.document.tree import Blocks, Document
from briefer.writers import Written
from briefer.writers.docx.body import BodyWriter, Means
from briefer.writers.docx.contents import Contents, Pages
from briefer.writers.docx.direction import HEBREW_LETTER, RTL_LETTER
from briefer.writers.docx.element import joined
from briefer.writers.docx.flow import Flow
from briefer.writers.docx.font import ARABIC, HEBREW, Fonts
from briefer.writers.docx.footnote import Footnotes
from briefer.writers.docx.furniture import Furniture
from briefer.writers.docx.inline import InlineWriter
from briefer.writers.docx.logo import logo_above
from briefer.writers.docx.numbering import Numbering
from briefer.writers.docx.package import (
    DOCUMENT,
    FOOTER,
    HEADER,
    NOTES,
    NUMBERING,
    STYLES,
    WordPackage,
)
from briefer.writers.docx.picture import Pictures
from briefer.writers.docx.style import StyleSheet
from briefer.writers.docx.table import TableWriter

if TYPE_CHECKING:
    from briefer.typeset.page import Typeset
    from briefer.writers.docx.house import House


_USUAL_PAGE = 2100
"""How many characters usually stand on a page."""


def write(
    document: Document, theme: Theme, typeset: "Typeset | None" = None, *, embed_fonts: bool = True
) -> Written:
    """Return the Word file; `typeset` only says what is printed of pages until Word counts its own.

    Raises ExportError where Word cannot hold the document.
    """
    house = _house(theme, document)
    theme, document = (house.theme, house.document) if house else (theme, document)
    rtl = document.dir == "rtl"
    text = " ".join(map(walk.plain, chain.from_iterable(map(walk.lines, document.blocks))))
    around = document.title + document.header + document.footer
    fonts = Fonts(dict(theme.fonts), _scripts(text + around))
    make = house.parts if house else partial(_parts, theme)
    package, styles, numbering = make(fonts, document)
    blocks = tuple(walk.blocks(document.blocks))
    sources = _sources(blocks)
    notes = Footnotes(styles, theme.style("footnote").start, rtl=rtl)
    notes.inlines = InlineWriter(styles, fonts, sources, package.note_link, notes.add)
    inlines = InlineWriter(styles, fonts, sources, package.link, notes.add)
    pages = _pages(text, typeset)
    means = Means(
        document=document,
        theme=theme,
        styles=styles,
        numbering=numbering,
        inlines=inlines,
        tables=TableWriter(theme, styles, inlines, document.lang),
        contents=Contents(document.labels.contents, blocks, styles, inlines, pages),
        sources=sources,
        pictures=Pictures(document, theme, package.picture),
        logo=logo_above(document, theme, styles, package.picture),
    )
    furniture = Furniture(document, theme, styles, inlines, pages.total)
    furniture.draw_logo_in(package)
    furnish = house.furnish if house else partial(_furnish, package)
    furnish(furniture, document)
    section = partial(package.section, theme.page, furniture.tallest(), rtl=rtl)
    flow = Flow(rtl=rtl)
    BodyWriter(flow, means, section).write()
    package.put(DOCUMENT, "</w:body>", joined((flow.xml(), section())))
    package.put(NOTES, "</w:footnotes>", notes.xml())
    package.put(NUMBERING, "</w:numbering>", numbering.xml())
    package.put(STYLES, "<w:latentStyles", styles.defaults)
    package.put(STYLES, "</w:styles>", styles.xml())
    package.set_properties(document)
    if styles.hyphenates:
        package.hyphenate()
    package.add_fonts(fonts, embedded=embed_fonts)
    return Written(package.data(), house.problems() if house else ())


def _house(theme: Theme, document: Document) -> "House | None":
    """Return what the theme takes of a house's file, which is loaded where it names one."""
    if theme.house is None:
        return None
    from briefer.writers.docx.house import house_of  # noqa: PLC0415 - few themes name a file

    return house_of(theme, document)


def _parts(
    theme: Theme, fonts: Fonts, document: Document
) -> tuple[WordPackage, StyleSheet, Numbering]:
    styles = StyleSheet(theme, fonts, lang=document.lang, rtl=document.dir == "rtl")
    return WordPackage(), styles, Numbering(fonts)


def _furnish(package: WordPackage, furniture: Furniture, _document: Document) -> None:
    package.put(HEADER, "</w:hdr>", furniture.header(HEADER))
    package.put(FOOTER, "</w:ftr>", furniture.footer())


def _pages(text: str, typeset: "Typeset | None") -> Pages:
    """Return the pages of the layout; where there is none, how many the text may well fill."""
    if typeset:
        return Pages(
            len(typeset.pages),
            {name: place.page for name, place in typeset.destinations.items()},
        )
    return Pages(1 + len(text) // _USUAL_PAGE, {})


def _sources(blocks: Blocks) -> dict[str, str]:
    """Return the bookmarks of the entries in lists of sources, numbered anew."""
    items = [
        item.id for block in blocks if isinstance(block, tree.SourceList) for item in block.items
    ]
    return {identity: f"_Source{number}" for number, identity in enumerate(items, 1)}


def _scripts(text: str) -> frozenset[int]:
    """Return the complex scripts of the text, as bits of Unicode ranges."""
    if not RTL_LETTER.search(text):
        return frozenset()
    return frozenset({HEBREW} if HEBREW_LETTER.search(text) else {ARABIC})

"""HTML: one file that needs nothing beside it, readable on a phone and in print.

body   blocks and inlines -> elements
style  theme -> style sheet
"""

from collections.abc import Sequence
from html import escape

from briefer.bundled import asset
from briefer.document.marking import TLP_COLOURS
from briefer.document.theme import Theme
from briefer.document.tree import Document
from briefer.typeset.page import Typeset
from briefer.writers import Written
from briefer.writers.html.body import Body, data_of
from briefer.writers.html.style import print_margins, style_sheet


def write(document: Document, theme: Theme, typeset: Typeset | None = None) -> Written:  # noqa: ARG001 - HTML has no pages
    """Return the document as a page of HTML."""
    body = Body(document, theme)
    logo = _logo(document, theme)
    is_inside = bool(theme.logo and theme.logo.place == "first")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.lang)}" dir="{document.dir}">',
        "<head>",
        *_head(document),
        f"<style>\n{_css(document, theme)}</style>",
        "</head>",
        "<body>",
        *_edge("header", document, document.header, () if is_inside else logo),
        "<main>",
        *(logo if is_inside else ()),
        *body.lines(),
        "</main>",
        *_edge("footer", document, document.footer),
        "</body>",
        "</html>",
    ]
    return Written(("\n".join(lines) + "\n").encode(), tuple(body.problems))


def _head(document: Document) -> list[str]:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "description": document.subject,
        "author": document.author or document.organisation,
        "date": document.date.isoformat() if document.date else "",
    }
    return [
        '<meta charset="utf-8">',
        *(f'<meta name="{name}" content="{escape(text)}">' for name, text in named.items() if text),
        f"<title>{escape(document.title)}</title>",
    ]


def _css(document: Document, theme: Theme) -> str:
    page = asset("html", "page.css").read_text(encoding="utf-8")
    return style_sheet(theme) + page + print_margins(document.marking)


def _logo(document: Document, theme: Theme) -> list[str]:
    """Return the logo of the theme, as high as on paper; nothing where it has none."""
    logo, picture = theme.logo, document.logo
    if logo is None or picture is None:
        return []
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img src="{data_of(picture)}" {size} alt="{escape(logo.alt)}"'
    return [f'<p class="logo {logo.side}">{image} style="height:{logo.height:.4g}pt"></p>']


def _edge(name: str, document: Document, quiet: str, logo: Sequence[str] = ()) -> list[str]:
    """Return the header or footer: the marking outermost, the quiet words and logo within."""
    marking = document.marking
    parts = []
    if marking.scheme:
        colour = TLP_COLOURS.get(marking.text) if marking.scheme == "tlp" else None
        shown = f' style="color:{colour}"' if colour else ""
        parts.append(f'<p class="marking {marking.scheme}"{shown}>{escape(marking.text)}</p>')
    parts += logo
    if quiet:
        parts.append(f'<p class="quiet">{escape(quiet)}</p>')
    if name == "footer":
        parts.reverse()
    return [f'<{name} class="edge">', *parts, f"</{name}>"] if parts else []

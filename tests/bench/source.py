"""The bench's content in the language of each peer: the same words, from the compiled tree."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from briefer.document.tree import (
    AnyBlock,
    Bullets,
    Document,
    Emphasis,
    Heading,
    Inlines,
    Link,
    Note,
    Paragraph,
    Span,
    Strong,
    Table,
)

_TYPST = re.compile(r"([\\#*_`$<>@\[\]~=+\-/])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>])")


def body(document: Document) -> list[AnyBlock]:
    """Return the blocks that all peers set: headings, paragraphs, lists and tables."""
    return [
        block
        for block in document.blocks
        if isinstance(block, Heading | Bullets | Table)
        or (isinstance(block, Paragraph) and not block.role)
    ]


def typst(document: Document) -> str:
    """Return Typst markup."""
    lines = [
        f'#set document(title: "{document.title}")',
        '#set text(font: "IBM Plex Sans", size: 10pt, lang: "en")',
        (
            '#set page(paper: "a4", margin: 25mm, header: [Bench], footer: context [Page '
            "#counter(page).display() of #counter(page).final().first()])"
        ),
        "#outline()",
    ]
    for block in body(document):
        match block:
            case Heading(content=content):
                lines.append(f"= {_typst(content)}")
            case Paragraph(content=content):
                lines.append(f"{_typst(content)}\n")
            case Bullets(items=items):
                lines.extend(f"- {_typst(item[0].content)}" for item in items)
                lines.append("")
            case Table(head=head, rows=rows, caption=caption):
                cells = [f"[{_typst(cell.content)}]" for row in rows for cell in row]
                heads = ", ".join(f"[{_typst(cell.content)}]" for cell in head[0])
                lines.append(
                    f"#figure(caption: [{_typst(caption)}], table(columns: {len(head[0])}, "
                    f"table.header({heads}), {', '.join(cells)}))"
                )
    return "\n".join(lines)


def _typst(content: Inlines) -> str:
    return "".join(_typst_inline(inline) for inline in content)


def _typst_inline(inline: Any) -> str:
    match inline:
        case Strong(content=inner):
            return f"#strong[{_typst(inner)}]"
        case Emphasis(content=inner):
            return f"#emph[{_typst(inner)}]"
        case Link(address=address, content=inner):
            return f'#link("{address}")[{_typst(inner)}]'
        case Note(content=inner):
            return f"#footnote[{_typst(inner)}]"
        case _:
            return _TYPST.sub(r"\\\1", inline.text)


def page(document: Document, fonts: str) -> str:
    """Return HTML for a browser-like typesetter."""
    faces = "".join(
        f"@font-face{{font-family:Plex;src:url(file://{fonts}/IBMPlexSans-{file}.ttf);"
        f"font-weight:{weight};font-style:{style}}}"
        for file, weight, style in (
            ("Regular", 400, "normal"),
            ("Bold", 700, "normal"),
            ("Italic", 400, "italic"),
        )
    )
    parts = [
        (
            f"<html lang=en><title>{document.title}</title><style>{faces}"
            "body{font:10pt/14pt Plex}.n{float:footnote;font-size:8pt}th{text-align:left}"
            "@page{size:A4;margin:25mm;@top-left{content:'Bench'}"
            "@bottom-right{content:'Page ' counter(page) ' of ' counter(pages)}}"
            "nav a::after{content:target-counter(attr(href),page)}</style><nav>"
        )
    ]
    heads = [block for block in body(document) if isinstance(block, Heading)]
    parts.extend(f"<p><a href='#{head.id}'>{_html(head.content)}</a>" for head in heads)
    parts.append("</nav>")
    parts.extend(_page_block(block) for block in body(document))
    return "\n".join(parts)


def _page_block(block: AnyBlock) -> str:
    match block:
        case Heading(content=content):
            return f"<h1 id='{block.id}'>{_html(content)}</h1>"
        case Paragraph(content=content):
            return f"<p>{_html(content)}</p>"
        case Bullets(items=items):
            inner = "".join(f"<li>{_html(item[0].content)}</li>" for item in items)
            return f"<ul>{inner}</ul>"
        case Table(head=head, rows=rows, caption=caption):
            return (
                f"<table><caption>{_html(caption)}</caption><thead>{_rows(head, 'th')}</thead>"
                f"<tbody>{_rows(rows, 'td')}</tbody></table>"
            )
        case _:
            raise AssertionError(block)


def _rows(rows: Any, tag: str) -> str:
    return "".join(
        "<tr>" + "".join(f"<{tag}>{_html(cell.content)}</{tag}>" for cell in row) + "</tr>"
        for row in rows
    )


def _html(content: Inlines) -> str:
    return "".join(_html_inline(inline) for inline in content)


def _html_inline(inline: Any) -> str:
    match inline:
        case Strong(content=inner):
            return f"<strong>{_html(inner)}</strong>"
        case Emphasis(content=inner):
            return f"<em>{_html(inner)}</em>"
        case Link(address=address, content=inner):
            return f"<a href='{html.escape(address)}'>{_html(inner)}</a>"
        case Note(content=inner):
            return f"<span class=n>{_html(inner)}</span>"
        case _:
            return html.escape(inline.text)


def markdown(document: Document) -> str:
    """Return Markdown for pandoc."""
    notes: list[str] = []
    lines = []
    for block in body(document):
        match block:
            case Heading(content=content):
                lines.append(f"# {_markdown(content, notes)}\n")
            case Paragraph(content=content):
                lines.append(f"{_markdown(content, notes)}\n")
            case Bullets(items=items):
                lines.extend(f"- {_markdown(item[0].content, notes)}" for item in items)
                lines.append("")
            case Table(head=head, rows=rows, caption=caption):
                lines.extend(_pipe(row, notes) for row in head)
                lines.append("|" + "---|" * len(head[0]))
                lines.extend(_pipe(row, notes) for row in rows)
                lines.append(f"\n: {_markdown(caption, notes)}\n")
    return "\n".join((*lines, "", *notes))


def _pipe(row: Any, notes: list[str]) -> str:
    return "| " + " | ".join(_markdown(cell.content, notes) for cell in row) + " |"


def _markdown(content: Inlines, notes: list[str]) -> str:
    return "".join(_markdown_inline(inline, notes) for inline in content)


def _markdown_inline(inline: Any, notes: list[str]) -> str:
    match inline:
        case Strong(content=inner):
            return f"**{_markdown(inner, notes)}**"
        case Emphasis(content=inner):
            return f"*{_markdown(inner, notes)}*"
        case Link(address=address, content=inner):
            return f"[{_markdown(inner, notes)}]({address})"
        case Note(content=inner):
            notes.append(f"[^{len(notes)}]: {_markdown(inner, notes)}\n")
            return f"[^{len(notes) - 1}]"
        case _:
            return _MARKDOWN.sub(r"\\\1", inline.text)


def context(document: Document) -> str:
    """Return the data of a Word template as JSON: runs are pairs of style and text, or links.

    The template engine has no notes: they stand in the text, so that the words are the same.
    """
    sections: list[dict[str, Any]] = []
    for block in body(document):
        match block:
            case Heading(content=content):
                sections.append({"heading": list(_runs(content)), "blocks": []})
            case Paragraph(content=content):
                sections[-1]["blocks"].append({"kind": "p", "runs": list(_runs(content))})
            case Bullets(items=items):
                inner = [list(_runs(item[0].content)) for item in items]
                sections[-1]["blocks"].append({"kind": "ul", "items": inner})
            case Table(head=head, rows=rows, caption=caption):
                cells = [[_text(cell.content) for cell in row] for row in (*head, *rows)]
                sections[-1]["blocks"].append(
                    {
                        "kind": "table",
                        "caption": _text(caption),
                        "head": cells[0],
                        "rows": cells[1:],
                    }
                )
    return json.dumps(sections)


def _runs(content: Inlines, style: str = "") -> Iterator[tuple[str, str]]:
    for inline in content:
        match inline:
            case Strong(content=inner):
                yield from _runs(inner, "b")
            case Emphasis(content=inner):
                yield from _runs(inner, "i")
            case Link(address=address, content=inner):
                yield address, _text(inner)
            case Note(content=inner):
                yield from _runs((Span(" "), *inner))
            case _:
                yield style, inline.text


def _text(content: Inlines) -> str:
    return "".join(text for _, text in _runs(content))

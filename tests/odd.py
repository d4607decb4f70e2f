"""Content that nobody would write on purpose, in any length: what has to end all the same."""

import random

from briefer.document.tree import (
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    LineBreak,
    Link,
    Note,
    Panel,
    Paragraph,
    Span,
    Strong,
    Table,
)

ARABIC = "".join(map(chr, (*range(0x627, 0x63B), *range(0x641, 0x64B))))
LATIN = "abcdefghijklmnopqrstuvwxyz"


def words(length, letters=LATIN):
    """Return so many characters of words, few of which are alike."""
    chosen = random.Random(length)
    text = "".join(chosen.choices(letters + " ", [1] * len(letters) + [len(letters) / 6], k=length))
    return " ".join(text.split())


def paragraph(*content):
    return (Paragraph(id="p", content=content),)


def said(text):
    return paragraph(Span(text))


def cell(text, columns=1, rows=1):
    return Cell((Span(text),), columns, rows)


def table(rows, columns, **fields):
    return (Table(id="t", columns=(Column(),) * columns, rows=tuple(rows), **fields),)


def nested(block, depth):
    blocks = said("deep")
    for number in range(depth):
        blocks = (block(f"b{number}", blocks),)
    return blocks


def staggered(count):
    """Return rows that each lack a cell, since one of the row before reaches into it."""
    return table(((cell(f"{n}", rows=2),) for n in range(count)), 2)


def tall(count):
    first = (cell("tall", rows=count), cell("0"))
    return table((first, *((cell(str(n)),) for n in range(1, count))), 2)


ODD = {
    "a word": lambda n: said("a" * n),
    "a word of many letters": lambda n: said(words(n).replace(" ", "")),
    "an Arabic word": lambda n: said(words(n, ARABIC).replace(" ", "")),
    "a paragraph": lambda n: said(words(n)),
    "an Arabic paragraph": lambda n: said(words(n, ARABIC)),
    "a heading": lambda n: (Heading(id="h", level=1, content=(Span(words(n)),)),),
    "emoji": lambda n: said("\U0001f600\U0001f1e9\U0001f1ea\U0001f469\u200d\U0001f469" * (n // 5)),
    "no font": lambda n: said("".join(chr(0x13000 + at % 900) for at in range(n))),
    "marks alone": lambda n: said("\u0301\u0316" * (n // 2)),
    "marks on a letter": lambda n: said("a" + "\u0301" * n),
    "hyphens": lambda n: said("a-" * (n // 2)),
    "no-break spaces": lambda n: said("a\u00a0" * (n // 2)),
    "brackets": lambda n: said("\u0627(" * 60 + "(a)" * (n // 3)),
    "line ends": lambda n: paragraph(
        *(each for _ in range(n) for each in (Span("x"), LineBreak()))
    ),
    "styles": lambda n: paragraph(
        *(Strong((Span("x "),)) if at % 2 else Span("y ") for at in range(n))
    ),
    "links": lambda n: paragraph(
        *(Link(f"https://example.org/{at}", (Span("x "),)) for at in range(n))
    ),
    "notes": lambda n: paragraph(
        *(each for at in range(n) for each in (Span(f"word {at}"), Note((Span("note"),))))
    ),
    "columns": lambda n: table((tuple(cell(f"r{r}c{c}") for c in range(n)) for r in range(9)), n),
    "rows": lambda n: table(
        (tuple(cell(f"row {r} of {n}, {c}") for c in range(4)) for r in range(n)),
        4,
        head=((cell("head"),) * 4,),
    ),
    "a cell over many rows": tall,
    "staggered rows": staggered,
    "a word in a cell": lambda n: table(((cell("a" * n), cell("b")),), 2),
    "a paragraph in a cell": lambda n: table(((cell(words(n)), cell("b")),), 2),
    "empty paragraphs": lambda n: tuple(Paragraph(id=f"p{at}", content=()) for at in range(n)),
}
"""What is made of a length: so many characters, blocks, rows or columns."""

NESTED = {
    "lists": lambda n: nested(lambda name, blocks: Bullets(id=name, items=(blocks,)), n),
    "panels": lambda n: nested(lambda name, blocks: Panel(id=name, role="note", blocks=blocks), n),
}
"""What is made of a depth; markup is read to a hundred elements deep."""


def document(blocks):
    return Document(title="Odd", blocks=blocks)

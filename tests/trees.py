"""Trees of documents for laws: of all kinds of blocks and inlines, in several scripts."""

from hypothesis import strategies as st

from briefer.document.text import clean
from briefer.document.tree import (
    Badge,
    Bullets,
    Cell,
    Citation,
    Column,
    Contents,
    Definition,
    Definitions,
    Document,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    Note,
    Numbers,
    PageBreak,
    Panel,
    Paragraph,
    Quote,
    Rule,
    SourceItem,
    SourceList,
    Span,
    Strong,
    Table,
)
from briefer.document.walk import normal

_TEXT = (
    "Moscow weighs 12\u201315 % of U.S. air-defence exports, (2026) naïve governments' fi "
    "سيستمر النفوذ في 12-15 % (طهران) שלום A/B é \u0308 \U0001f642 ﷽ ß"
)
SAMPLES = _TEXT.split()

WORDS = st.one_of(
    st.sampled_from(SAMPLES),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=4),
    st.integers(1, 150).map(lambda n: "x" * n),
)
TEXT = st.lists(WORDS, max_size=6).map(lambda parts: clean(" ".join(parts)))


def inlines(depth: int = 1):
    flat = st.one_of(
        TEXT.map(Span),
        TEXT.map(lambda text: Badge("likelihood", text)),
        st.just(LineBreak()),
        st.just(Citation("s1", "1")),
    )
    if not depth:
        return st.lists(flat, max_size=2).map(tuple).map(normal)
    inner = inlines(depth - 1)
    nested = st.one_of(
        inner.map(Strong),
        inner.map(Emphasis),
        inner.map(lambda content: Link("https://example.org/", content)),
        inner.map(Note),
    )
    return st.lists(st.one_of(flat, nested), max_size=3).map(tuple).map(normal)


LINE = inlines()
LEAVES = st.one_of(
    st.builds(
        Paragraph,
        content=LINE,
        role=st.sampled_from(["", "kicker", "title", "label", "lead"]),
        dir=st.sampled_from(["", "rtl", "ltr"]),
    ),
    st.builds(Heading, level=st.integers(1, 6), content=LINE),
    st.builds(Rule),
    st.builds(PageBreak),
    st.builds(Contents, over_pages=st.integers(0, 3)),
    st.builds(
        SourceList, items=st.lists(st.builds(SourceItem, TEXT, TEXT, LINE), max_size=3).map(tuple)
    ),
    st.builds(
        Table,
        columns=st.just((Column(), Column("decimal"), Column("end"))),
        head=st.lists(st.lists(st.builds(Cell, LINE), max_size=3).map(tuple), max_size=1).map(
            tuple
        ),
        rows=st.lists(
            st.lists(st.builds(Cell, LINE, st.integers(1, 2), st.integers(1, 2)), max_size=2).map(
                tuple
            ),
            max_size=4,
        ).map(tuple),
        row_heads=st.integers(0, 1),
        caption=LINE,
        note=LINE,
    ),
)


def _containers(children):
    blocks = st.lists(children, max_size=4).map(tuple)
    items = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Bullets, items=items),
        st.builds(Numbers, items=items, role=st.sampled_from(["", "judgements"])),
        st.builds(
            Panel, blocks=blocks, role=st.sampled_from(["", "summary", "outlook", "stakeholder"])
        ),
        st.builds(Quote, blocks=blocks),
        st.builds(
            Definitions, items=st.lists(st.builds(Definition, LINE, blocks), max_size=3).map(tuple)
        ),
    )


DOCUMENTS = st.builds(
    Document,
    title=st.just("A title"),
    dir=st.sampled_from(["ltr", "rtl"]),
    blocks=st.lists(st.recursive(LEAVES, _containers, max_leaves=4), max_size=4).map(tuple),
)

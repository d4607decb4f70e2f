"""Drafts: what a placement of an article makes as a briefing."""

import pytest

from briefer.article.draft import draft
from briefer.article.extract import Cell, Extract, Mark, Paragraph
from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement, Suggestion
from briefer.document.prose import parse
from briefer.model.briefing import Briefing, Section
from briefer.model.passage import Passage, Prose, Table
from briefer.model.text import Text
from briefer.model.verbatim import WRITTEN, is_verbatim
from briefer.store.library import Library

LINES = (
    ("title", "", "Tehran Asks Moscow"),
    ("passage", SUMMARY, "A letter went to the Kremlin."),
    ("passage", "s1", "It asks for *more* [than] words."),
    ("heading", "s2", "The Stakes"),
    ("passage", "s2", "Oil may rise."),
    ("heading", OUTLOOK, "What Comes Next?"),
    ("label", "o1", "For the U.S. and NATO:"),
    ("passage", "o1", "Allies fear entanglement."),
    ("label", "o2", "For Aldovia:"),
    ("passage", "o2", "It waits."),
    ("unassigned", "", "Sign up."),
    ("credit", "", "Credits: A Paper"),
)
PARTS = (
    Part(id=SUMMARY, kind=SUMMARY),
    Part(id="s1", kind="situation"),
    Part(id="s2", kind="stakes"),
    Part(id="o1", kind=OUTLOOK, names=("United States", "NATO")),
    Part(id="o2", kind=OUTLOOK, names=("Aldovia",)),
)
BEGUN = Briefing(id="b", audiences=("markets",), language="en-GB")


def article(lines: tuple[tuple[str, str, str], ...] = LINES) -> tuple[Extract, Placement]:
    """Return an article of one paragraph a line, and where each belongs."""
    text = "\n\n".join(line for _, _, line in lines)
    pieces, paragraphs, at = [], [], 0
    for role, part, line in lines:
        end = at + len(line)
        pieces.append(Piece(start=at, end=end, role=role, part=part, rule="some"))
        paragraphs.append(Paragraph(start=at, end=end))
        at = end + 2
    placement = Placement(
        language="en",
        pieces=tuple(pieces),
        parts=PARTS,
        title="Tehran Asks Moscow",
        authors=("Ann Bell", "Jo Hale"),
        published="2026-03-04",
        publisher="A Paper",
    )
    return Extract(text=text, paragraphs=tuple(paragraphs)), placement


def words() -> dict[str, dict[str, str]]:
    return {tag: dict(each.labels) for tag, each in Library().languages.sound().items()}


def drafted(begun: Briefing = BEGUN) -> Briefing:
    return draft(*article(), begun, words())


def said(passages: tuple[Passage, ...]) -> list[str]:
    return [each.body.text.default for each in passages]


def test_each_part_holds_what_was_placed_in_it() -> None:
    briefing = drafted()
    assert briefing.title == Text("Tehran Asks Moscow")
    assert said(briefing.summary) == ["A letter went to the Kremlin. [@article-1]"]
    headings = [(each.kind, each.heading.default) for each in briefing.sections]
    assert headings == [
        ("unassigned", "Unassigned"),
        ("situation", "Situation"),
        ("stakes", "The Stakes"),
    ]
    assert briefing.outlook_heading.default == "What Comes Next?"
    names = {each.id: each.name.default for each in briefing.stakeholders}
    assert [names[each.stakeholder] for each in briefing.outlooks] == [
        "United States and NATO",
        "Aldovia",
    ]
    assert said(briefing.outlooks[1].passages) == ["It waits. [@article-1]"]


def test_what_no_rule_knew_is_for_nobody() -> None:
    tray, *others = drafted().sections
    assert tray.release == ()
    assert said(tray.passages) == ["Sign up. [@article-1]"]
    assert all(each.release == "all" for each in others)


def test_those_who_speak_together_are_known_by_the_names_of_each() -> None:
    pair = drafted().stakeholders[0]
    assert pair.kind == "alliance"
    assert {"United States", "NATO", "Washington", "White House"} <= set(pair.aliases)


def test_the_article_is_the_source_and_each_passage_says_where_it_was_taken() -> None:
    briefing = drafted()
    (source,) = briefing.sources
    assert (source.author, source.publisher) == ("Ann Bell, Jo Hale", "A Paper")
    assert str(source.published) == "2026-03-04"
    extract, _ = article()
    for each in briefing.passages():
        assert each.origin is not None
        assert each.origin.source == source.id
        assert extract.text[each.origin.start : each.origin.end].startswith(
            parse(each.body.text.default)[0].content[0].text[:8]
        )
        assert is_verbatim(each, WRITTEN)


def test_what_looks_like_markup_in_the_article_is_text() -> None:
    situation = drafted().sections[1]
    assert said(situation.passages) == ["It asks for \\*more\\* \\[than\\] words. [@article-1]"]


def test_suggestions_become_judgements_to_review_where_they_are_taken() -> None:
    extract, placement = article()
    start = extract.text.index("Oil may rise.")
    taken = Suggestion(start=start, end=start + 13, words="may", bands={"nato": "even"})
    briefing = draft(extract, placement, BEGUN, words(), suggestions=[taken])
    (judgement,) = briefing.judgements
    assert judgement.statement == Text("Oil may rise.")
    assert judgement.likelihood == {"nato": "even"}
    assert judgement.review
    assert not drafted().judgements


def test_of_the_template_stays_what_it_says_itself() -> None:
    about = Passage(id="passage-1", body=Prose(text=Text("How we grade.")))
    begun = Briefing(
        id="b",
        sections=(
            Section(id="section-1", kind="method", passages=(about,)),
            Section(id="section-2", kind="stakes", passages=(about,)),
            Section(id="section-3", kind="opinion", passages=(Passage(id="x", prompt="Say."),)),
        ),
    )
    briefing = drafted(begun)
    assert [each.kind for each in briefing.sections][-2:] == ["stakes", "method"]
    ids = [each.id for each in briefing.passages()]
    assert len(set(ids)) == len(ids)


def stretch(*paragraphs: tuple[str, dict[str, object]]) -> Briefing:
    """Return the draft of one passage that spans the paragraphs."""
    text, made = "", []
    for line, fields in paragraphs:
        text += "\n\n" if text else ""
        marks = tuple(
            Mark(start=len(text) + a, end=len(text) + b, kind=kind, address=address)
            for a, b, kind, address in fields.pop("marks", ())
        )
        made.append(Paragraph(start=len(text), end=len(text) + len(line), marks=marks, **fields))
        text += line
    piece = Piece(start=0, end=len(text), role="passage", part=SUMMARY, rule="some")
    placement = Placement(language="en", pieces=(piece,), parts=PARTS[:1])
    return draft(Extract(text=text, paragraphs=tuple(made)), placement, BEGUN, words())


@pytest.mark.parametrize(
    ("paragraphs", "markup"),
    [
        (
            [("Port", {"kind": "item", "level": 1}), ("Deep", {"kind": "item", "level": 2})],
            "- Port\n  - Deep [@article-1]",
        ),
        (
            [("One.", {}), ("a", {"kind": "item", "level": 1, "is_ordered": True})],
            "One.\n\n1. a [@article-1]",
        ),
        (
            [("see here now", {"marks": [(4, 8, "link", "https://a.org"), (4, 12, "strong", "")]})],
            "see [**here**](https://a.org)** now** [@article-1]",
        ),
        (
            [("Head", {"kind": "heading", "level": 2}), ("Text.", {})],
            "**Head**\n\nText. [@article-1]",
        ),
    ],
)
def test_a_passage_keeps_lists_marks_and_links(
    paragraphs: list[tuple[str, dict[str, object]]], markup: str
) -> None:
    (passage,) = stretch(*paragraphs).summary
    assert passage.body.text.default == markup


def test_a_table_stays_a_table() -> None:
    def cell(row: int, column: int, *, head: bool = False) -> dict[str, object]:
        place = Cell(table=1, row=row, column=column, is_head=head)
        return {"kind": "cell", "cell": place}

    (passage,) = stretch(
        ("Port", cell(0, 0, head=True)),
        ("Ships", cell(0, 1, head=True)),
        ("Aden", cell(1, 0)),
        ("12", cell(1, 1)),
    ).summary
    assert isinstance(passage.body, Table)
    assert [each.head.default for each in passage.body.columns] == ["Port", "Ships"]
    assert passage.body.rows == ((Text("Aden"), Text("12")),)
    assert passage.body.note == Text("[@article-1]")

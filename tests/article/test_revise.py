"""Edits of a placement: whatever a person does, no character of the article is lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.article import revise
from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement
from briefer.value import replace

LINES = (
    "The envoy flew to Moscow.",
    "What the two sides want",
    "Tehran asks for more.  Moscow waits.",
    "What comes next",
    "For Iran:",
    "The mission is a gamble.",
    "For Russia:",
    "A balancing act.",
    "Subscribe to our letter",
    "Credits: an agency",
)
TEXT = "\n\n".join(LINES)
ROLES = (
    ("passage", "summary"),
    ("heading", "one"),
    ("passage", "one"),
    ("heading", OUTLOOK),
    ("label", "iran"),
    ("passage", "iran"),
    ("label", "russia"),
    ("passage", "russia"),
    ("unassigned", ""),
    ("credit", ""),
)


def made() -> Placement:
    pieces, at = [], 0
    for line, (role, part) in zip(LINES, ROLES, strict=True):
        pieces.append(
            Piece(start=at, end=at + len(line), role=role, part=part, rule="trial", doubt="Why?")
        )
        at += len(line) + 2
    parts = (
        Part(id="summary", kind=SUMMARY),
        Part(id="one", kind="positions"),
        Part(id="iran", kind=OUTLOOK, names=("Iran",)),
        Part(id="russia", kind=OUTLOOK, names=("Russia",)),
    )
    return Placement(language="en", pieces=tuple(pieces), parts=parts, title="A trial")


def at(line: int) -> int:
    return len("\n\n".join(LINES[:line])) + (2 if line else 0)


def roles(placement: Placement) -> list[tuple[str, str]]:
    return [(each.role, each.part) for each in placement.pieces]


def assert_sound(placement: Placement) -> None:
    """Each character that is not white is in one piece, and each piece is in a part that is."""
    end, kept = 0, ""
    for piece in placement.pieces:
        assert end <= piece.start < piece.end
        assert not TEXT[end : piece.start].strip()
        inside = TEXT[piece.start : piece.end]
        assert inside == inside.strip()
        kept, end = kept + inside, piece.end
    assert "".join(kept.split()) == "".join(TEXT.split())
    for piece in placement.pieces:
        kind = revise.kind_of(placement, piece.part)
        if piece.role not in ("passage", "heading", "label"):
            assert piece.part == ""
        elif piece.part == OUTLOOK:
            assert piece.role == "heading"
        else:
            assert kind
            assert piece.role != "label" or kind == OUTLOOK
            assert piece.role != "heading" or kind not in (OUTLOOK, SUMMARY)


INDEXES = st.integers(0, 50)
OF_PART = ("one", "iran", "russia", "part-1", "part-2")
EDITS = st.lists(
    st.one_of(
        st.tuples(
            st.just("placed"),
            INDEXES,
            st.sampled_from(("title", "byline", "credit", "unassigned", "passage", "heading")),
            st.sampled_from((*OF_PART, SUMMARY, OUTLOOK)),
        ),
        st.tuples(st.just("moved"), INDEXES, st.sampled_from((*OF_PART, SUMMARY, OUTLOOK))),
        st.tuples(st.just("split"), st.integers(0, len(TEXT))),
        st.tuples(st.just("merged"), INDEXES),
        st.tuples(st.just("with_kind"), st.sampled_from(OF_PART), st.just("stakes")),
        st.tuples(
            st.just("with_names"),
            st.sampled_from(OF_PART),
            st.sampled_from((("Iran",), ("Iraq",), ("Iran", "Iraq"))),
        ),
        st.tuples(st.just("with_part"), st.just("stakes")),
        st.tuples(st.just("with_part"), st.just(OUTLOOK), st.just(("NATO",))),
        st.tuples(st.just("without_part"), st.sampled_from((*OF_PART, SUMMARY))),
        st.tuples(st.just("ordered"), st.sampled_from(OF_PART), st.integers(-2, 2)),
    ),
    max_size=8,
)
"""Edits by their names; what concerns a part that is not there is left out."""


def edited(placement: Placement, name: str, *values: object) -> Placement:
    part = next((each for each in values if each in OF_PART), None)
    if part is not None and placement.part(part) is None:
        return placement
    first, *others = values
    if name == "split":
        return revise.split(placement, TEXT, first)
    if name == "with_part":
        return revise.with_part(placement, *values)[0]
    if name in ("placed", "moved"):
        first = (first % len(placement.pieces),)
    elif name == "merged":
        first %= len(placement.pieces)
    return getattr(revise, name)(placement, first, *others)


@given(EDITS)
def test_no_edit_loses_a_character_or_leaves_a_piece_in_no_part(edits):
    placement = made()
    for each in edits:
        placement = edited(placement, *each)
        assert_sound(placement)
    assert_sound(revise.without_empty(placement))


def test_what_a_person_placed_has_their_rule_and_no_doubt():
    piece = revise.placed(made(), (2,), "passage", "summary").pieces[2]
    assert (piece.part, piece.rule, piece.doubt) == ("summary", "hand", "")


def test_a_passage_that_becomes_a_credit_is_in_no_part():
    assert roles(revise.placed(made(), (2,), "credit", "one"))[2] == ("credit", "")


def test_a_heading_moved_into_an_outlook_is_its_label_and_comes_back_as_a_heading():
    there = revise.moved(made(), (1,), "iran")
    assert roles(there)[1] == ("label", "iran")
    assert roles(revise.moved(there, (1,), "one"))[1] == ("heading", "one")


def test_a_second_heading_of_a_section_is_a_passage():
    assert roles(revise.moved(made(), (4,), "one"))[4] == ("passage", "one")


def test_what_is_moved_out_of_the_tray_is_a_passage():
    assert roles(revise.moved(made(), (8,), "one"))[8] == ("passage", "one")


def test_a_split_leaves_the_white_space_between_the_halves():
    offset = at(2) + LINES[2].index("  ") + 1
    halves = revise.split(made(), TEXT, offset).pieces[2:4]
    assert [TEXT[each.start : each.end] for each in halves] == [
        "Tehran asks for more.",
        "Moscow waits.",
    ]
    assert {each.part for each in halves} == {"one"}


@pytest.mark.parametrize("offset", [0, at(2), at(2) - 1, len(TEXT)])
def test_a_split_where_a_piece_begins_or_ends_changes_nothing(offset):
    assert revise.split(made(), TEXT, offset) == made()


def test_a_merged_piece_belongs_where_its_first_half_did():
    merged = revise.merged(made(), 2)
    assert roles(merged)[2] == ("passage", "one")
    assert TEXT[merged.pieces[2].start : merged.pieces[2].end].endswith("What comes next")
    assert revise.merged(made(), len(LINES) - 1) == made()


def test_a_label_that_is_merged_with_its_text_is_text():
    merged = revise.merged(made(), 4)
    assert roles(merged)[4] == ("passage", "iran")
    assert TEXT[merged.pieces[4].start : merged.pieces[4].end].startswith("For Iran:")


def test_split_and_merge_are_each_other_undone():
    offset = at(2) + LINES[2].index("  ")
    merged = revise.merged(revise.split(made(), TEXT, offset), 2)
    spans = [(each.start, each.end) for each in merged.pieces]
    assert spans == [(each.start, each.end) for each in made().pieces]


def test_an_outlook_that_becomes_a_section_has_its_label_as_a_heading():
    changed = revise.with_kind(made(), "iran", "domestic")
    assert changed.part("iran") == Part(id="iran", kind="domestic")
    assert roles(changed)[4] == ("heading", "iran")
    back = revise.with_names(changed, "iran", ("Iran",))
    assert roles(back) == roles(made())
    assert {*back.parts} == {*made().parts}


def test_an_outlook_named_as_another_one_goes_into_it():
    changed = revise.with_names(made(), "russia", ("Iran",))
    assert [each.id for each in changed.parts] == ["summary", "one", "iran"]
    assert roles(changed)[6:8] == [("label", "iran"), ("passage", "iran")]


def test_a_section_named_as_an_outlook_goes_into_it_with_its_heading_as_a_label():
    changed = revise.with_names(made(), "one", ("Iran",))
    assert changed.part("one") is None
    assert roles(changed)[1:3] == [("label", "iran"), ("passage", "iran")]


def test_a_new_part_is_the_last_of_its_sort():
    placement, section = revise.with_part(made(), "stakes")
    placement, outlook = revise.with_part(placement, OUTLOOK, ("NATO",))
    ids = [each.id for each in placement.parts]
    assert ids == ["summary", "one", section, "iran", "russia", outlook]
    assert revise.without_empty(placement) == made()


def test_what_was_in_a_part_that_is_removed_is_unassigned():
    placement = revise.without_part(made(), "one")
    assert placement.part("one") is None
    assert roles(placement)[1:3] == [("unassigned", "")] * 2


def test_parts_are_ordered_among_their_sort():
    moved = revise.ordered(made(), "russia", -1)
    assert [each.id for each in moved.parts] == ["summary", "one", "russia", "iran"]
    assert revise.ordered(moved, "russia", -1) == moved
    assert revise.ordered(made(), "one", 1) == made()


def test_a_doubt_that_was_looked_at_is_gone_and_the_rule_stays():
    piece = revise.agreed(made(), (3,)).pieces[3]
    assert (piece.rule, piece.doubt) == ("trial", "")


def test_the_piece_of_an_offset_is_found():
    placement = made()
    assert revise.index_at(placement, 0) == 0
    assert revise.index_at(placement, at(5) + 3) == 5
    assert revise.index_at(replace(placement, pieces=()), 3) == -1

"""Profiles: what a person's corrections teach, and how they are kept."""

from briefer.article.extract import Extract
from briefer.article.placement import OUTLOOK, Part, Piece, Placement
from briefer.article.profile import Profile, from_tables, key, learned, tables
from briefer.store.profile import profile_path, read_profile, remove_profile, write_profile
from briefer.value import replace

TEXT = "What it Means\n\nPrices rose.\n\nFor  Aldovia:\n\nIt waits.\n\nSign up for our letter."
ARTICLE = Extract(text=TEXT, paragraphs=())


def piece(words: str, role: str, part: str = "") -> Piece:
    start = TEXT.index(words)
    return Piece(start=start, end=start + len(words), role=role, part=part, rule="some")


BEFORE = Placement(
    language="en",
    publisher="The Harbour Review",
    parts=(Part(id="s1", kind="situation"), Part(id="o1", kind=OUTLOOK, names=("Alldovia",))),
    pieces=(
        piece("What it Means", "heading", "s1"),
        piece("Prices rose.", "passage", "s1"),
        piece("For  Aldovia:", "label", "o1"),
        piece("It waits.", "passage", "o1"),
        piece("Sign up for our letter.", "unassigned"),
    ),
)
AFTER = replace(
    BEFORE,
    parts=(Part(id="s1", kind="stakes"), Part(id="o1", kind=OUTLOOK, names=("Aldovia", "NATO"))),
    pieces=(*BEFORE.pieces[:4], replace(BEFORE.pieces[4], role="credit")),
)


def test_headings_labels_and_lines_are_learned_and_passages_are_not() -> None:
    assert learned(ARTICLE, BEFORE, AFTER) == Profile(
        outlet="The Harbour Review",
        headings={"what it means": "stakes"},
        labels={"for aldovia": ("Aldovia", "NATO")},
        lines={"sign up for our letter": "credit"},
    )


def test_nothing_is_learned_where_nothing_was_corrected() -> None:
    assert not learned(ARTICLE, BEFORE, BEFORE)


def test_the_newer_correction_decides() -> None:
    older = Profile(outlet="x", headings={"outlook": "situation", "scene": "situation"})
    newer = Profile(outlet="x", headings={"outlook": "opinion"})
    assert newer.over(older).headings == {"outlook": "opinion", "scene": "situation"}


def test_a_profile_is_read_as_it_was_written() -> None:
    profile = learned(ARTICLE, BEFORE, AFTER)
    write_profile(profile.outlet, tables(profile))
    assert from_tables(profile.outlet, read_profile(profile.outlet)) == profile


def test_outlets_with_other_letters_have_files_of_their_own() -> None:
    assert profile_path("الجزيرة") != profile_path("العربية")
    assert profile_path("The Harbour Review").name == "the-harbour-review.toml"


def test_a_broken_profile_is_none() -> None:
    path = profile_path("Broken")
    path.parent.mkdir(parents=True, exist_ok=True)
    for text in ("= no toml", 'headings = 3\nlabels = { x = "y" }\nlines = { x = "title" }'):
        path.write_text(text, encoding="utf-8")
        assert from_tables("Broken", read_profile("Broken")) is None


def test_keys_are_the_words_alone() -> None:
    assert key("  — For\n Aldovia:  ") == "for aldovia"
    assert key("1. For Aldovia") == key("4.2 For Aldovia:") == key("• For Aldovia") == "for aldovia"
    assert key("5") == "5"


def test_those_are_used_that_a_piece_stands_by() -> None:
    profile = Profile(
        outlet="x",
        headings={"what it means": "stakes", "elsewhere": "opinion"},
        labels={"for aldovia": ("Aldovia",), "for moria": ("Moria",)},
        lines={"sign up for our letter": "unassigned", "an older line": "credit"},
    )
    used = profile.used(ARTICLE, BEFORE)
    assert used.headings == {"what it means": "stakes"}
    assert used.labels == {"for aldovia": ("Aldovia",)}
    assert used.lines == {"sign up for our letter": "unassigned"}
    assert len(used) == 3


def test_what_was_kept_is_removed_and_may_be_gone_already() -> None:
    write_profile("The Gone Review", {"headings": {"outlook": "opinion"}})
    remove_profile("The Gone Review")
    assert not profile_path("The Gone Review").exists()
    remove_profile("The Gone Review")

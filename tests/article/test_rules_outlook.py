"""What comes next in less usual shapes: numbers, questions, sentences that begin with a name."""

import pytest
from article.sample import LEAD, PROSE, article, speakers

from briefer.article.extract import Extract, Paragraph
from briefer.article.placement import Placement
from briefer.article.rules import place
from briefer.value import replace

THIRD = "The lamps on the quay were lit again by noon, and nobody asked the harbour master why."


def names(extract: Extract) -> list[str]:
    return [name for name, _ in speakers(extract, place(extract))]


def doubts(placement: Placement) -> dict[str, bool]:
    """Return for each stakeholder whether all that is said of them is in doubt."""
    parts = {each.id: "+".join(each.names) for each in placement.parts if each.names}
    return {
        name: all(p.doubt for p in placement.pieces if p.part == part and p.role == "passage")
        for part, name in parts.items()
    }


@pytest.mark.parametrize(
    "heading",
    [
        "4. What to expect from whom",
        "So, who does what:",
        "Who moves first",
        "Five things to watch",
        "What each side will do now",
        "Assessment by capital",
        "What they will do (guesses)",
    ],
)
def test_a_heading_tells_what_comes_next_in_many_words(heading):
    found = article(LEAD, PROSE, heading, "Iran: " + PROSE, "Chile: " + THIRD)
    assert names(found) == ["Iran", "Chile"]


def test_numbers_of_two_levels_stand_before_labels():
    found = article(
        LEAD,
        PROSE,
        "4. Outlook",
        "4.1 La Paz. " + PROSE,
        "4.2 Salar One. " + THIRD,
        "4.3 Chile and Peru. " + PROSE,
    )
    assert names(found) == ["Bolivia", "Salar One", "Chile+Peru"]
    assert doubts(place(found)) == {"Bolivia": False, "Salar One": True, "Chile+Peru": False}


def test_the_next_move_of_a_new_name_speaks_for_it_beside_known_ones():
    moves = (f"{name}\u2019s next move is slow. {PROSE}" for name in ("Turkey", "Egypt", "Hapag"))
    found = article(LEAD, PROSE, "Outlook", *moves)
    assert names(found) == ["Turkey", "Egypt", "Hapag"]


def test_a_name_in_bold_that_runs_on_speaks_for_itself_beside_labels():
    found = article(LEAD, PROSE, "Outlook", "**Iran:** " + PROSE, "**Oman** waits. " + THIRD)
    assert names(found) == ["Iran", "Oman"]


def test_paragraphs_that_each_begin_with_another_actor_are_in_doubt():
    found = article(
        LEAD,
        "Karvia and Ostmark share a valley. " + PROSE,
        "Who blinks first",
        "Now the cold months. " + THIRD,
        "Karvia's government will wait. " + PROSE,
        "Ostmark's generals are tired. " + THIRD,
        "Moscow has time. " + PROSE,
    )
    assert names(found) == ["Karvia", "Ostmark", "Russia"]
    assert all(doubts(place(found)).values())


def test_narrative_under_a_heading_of_what_comes_next_is_nobody_s():
    found = article(
        LEAD,
        PROSE,
        "The next twelve months",
        "Three dates matter. In April the court of Norway sits.",
        "A clash at sea remains improbable. " + PROSE,
    )
    assert names(found) == []


def test_places_that_follow_each_other_may_include_a_new_one():
    found = article(
        LEAD,
        PROSE,
        "In Tripoli, the cabinet meets. " + PROSE,
        "In Tobruk, the committee waits. " + THIRD,
        "In Rome, the minister packs. " + PROSE,
        "Dockers said they would decide after prayers.",
    )
    assert names(found) == ["Libya", "Tobruk", "Italy"]
    assert all(doubts(place(found)).values())


def test_one_who_joins_others_at_the_end_is_in_doubt():
    found = article(
        LEAD, PROSE, "As for Nepal, " + PROSE, "As for Delhi, " + THIRD, "And Oman, which waits."
    )
    assert names(found) == ["Nepal", "India", "Oman"]
    assert doubts(place(found)) == {"Nepal": False, "India": False, "Oman": True}


def test_questions_of_an_interview_say_for_whom_the_answers_speak():
    found = article(
        LEAD,
        PROSE,
        "**Q: Why did you decline?**",
        "A: " + PROSE,
        "**Q: Let us go round the table, if you will, for a moment or two. What will Paris do?**",
        "A: " + THIRD,
        "**Q: And Berlin?**",
        "A: " + PROSE,
        "**Q: The Kremlin?**",
        "A: " + THIRD,
        "**Q: Last question. Do you miss it?**",
        "A: " + PROSE,
    )
    assert names(found) == ["France", "Germany", "Russia"]


def test_a_paragraph_between_a_heading_and_headings_of_names_is_of_what_comes_next():
    texts = (LEAD, PROSE, "Implications", THIRD, "For Taipei", PROSE, "For Tokyo", PROSE)
    found = article(*texts)
    levels = {2: 2, 4: 3, 6: 3}
    paragraphs = tuple(
        replace(each, kind="heading", level=levels[at]) if at in levels else each
        for at, each in enumerate(found.paragraphs)
    )
    found = replace(found, paragraphs=paragraphs)
    placed = place(found)
    assert [name for name, _ in speakers(found, placed)] == ["Taiwan", "Japan"]
    rules = {p.rule for p in placed.pieces if found.text[p.start : p.end] == THIRD}
    assert rules == {"outlook-general"}


@pytest.mark.parametrize("trap", ["For the record: ", "For the moment, ", "For bread: "])
def test_what_is_no_name_gets_no_paragraph(trap):
    found = article(LEAD, PROSE, trap + PROSE, "A section", THIRD, PROSE)
    assert names(found) == []


def test_labels_under_positions_are_nothing_of_what_comes_next():
    found = article(LEAD, PROSE, "What each side says", "Norway: " + PROSE, "Russia: " + THIRD)
    assert names(found) == []


def test_a_quoted_heading_is_a_name_among_others():
    texts = (LEAD, "Outlook", "Iran", PROSE, "\u201cAtlas Lines\u201d", THIRD, "Oman", PROSE)
    found = article(*texts)
    heads = [
        replace(each, kind="heading", level=3 if at > 1 else 2) if at in (1, 2, 4, 6) else each
        for at, each in enumerate(found.paragraphs)
    ]
    assert names(replace(found, paragraphs=tuple[Paragraph, ...](heads))) == [
        "Iran",
        "Atlas Lines",
        "Oman",
    ]


def test_small_letters_number_headings_of_names():
    texts = ("a) Chile", PROSE, "b) Peru", THIRD, "c) The dockers", PROSE)
    found = article(LEAD, PROSE, "Who does what now", *texts, "Our view", THIRD)
    assert names(found) == ["Chile", "Peru", "The dockers"]


def test_a_heading_of_a_higher_level_ends_what_comes_next():
    heads = {1: 2, 3: 2, 4: 3, 6: 3, 8: 2}
    texts = (LEAD, "Background", PROSE, "And now?", "Moscow?", THIRD, "And Kyiv?", PROSE, "In sum")
    found = article(*texts, THIRD)
    paragraphs = tuple(
        replace(each, kind="heading", level=heads[at]) if at in heads else each
        for at, each in enumerate(found.paragraphs)
    )
    assert names(replace(found, paragraphs=paragraphs)) == ["Russia", "Ukraine"]


def test_headings_that_each_tell_what_comes_next_for_one_speak_for_all_of_them():
    heads = [f"What comes next for {name}" for name in ("Moscow", "Kyiv", "insurers")]
    found = article(LEAD, PROSE, heads[0], PROSE, heads[1], THIRD, heads[2], PROSE)
    assert names(found) == ["Russia", "Ukraine", "Insurers"]


def test_marks_of_cables_stand_before_labels():
    found = article(
        "1. (SBU) SUMMARY: " + LEAD,
        PROSE,
        "WHAT TO EXPECT",
        "4. (SBU) THE JUNTA. " + PROSE,
        "5. (SBU) PARIS. " + THIRD,
    )
    assert names(found) == ["The Junta", "France"]
    assert next(piece.rule for piece in place(found).pieces) == "summary-box"


def test_posts_of_a_live_blog_tell_what_happened():
    posts = (f"14:3{at} GMT - {name}: {PROSE}" for at, name in enumerate(("Moscow", "Ankara")))
    assert names(article(LEAD, *posts)) == []


def test_a_name_of_several_is_in_doubt():
    found = article(LEAD, PROSE, "Outlook", "The Fund: " + PROSE, "Zambia: " + THIRD)
    assert list(doubts(place(found)).values()) == [True, False]


def test_a_place_among_other_labels_is_in_doubt():
    found = article(LEAD, PROSE, "Outlook", "As for Iran, " + PROSE, "In Moscow, " + THIRD)
    assert list(doubts(place(found)).values()) == [False, True]


def test_openings_in_bold_under_a_playful_heading_tell_what_comes_next():
    found = article(
        LEAD,
        "Ten weeks and counting",
        "**As for Denmark**, " + PROSE,
        "**As for Russia**, " + THIRD,
        "**As for the ferrymen**, " + PROSE,
    )
    placement = place(found)
    assert names(found) == ["Denmark", "Russia", "Ferrymen"]
    assert next(each.doubt for each in placement.pieces if each.role == "heading")


def test_three_labels_that_stand_for_themselves_tell_it_where_one_name_is_known():
    labels = ("**The villages:** " + PROSE, "**Brine Works:** " + THIRD, "**Seoul:** " + PROSE)
    assert names(article(LEAD, "Until the autumn", *labels)) == [
        "The villages",
        "Brine Works",
        "South Korea",
    ]
    assert names(article(LEAD, "Where they stand", *labels)) == []


def test_a_question_that_names_nobody_known_ends_what_is_said_of_the_last():
    found = article(
        LEAD,
        "Outlook",
        "What will Manila do?",
        PROSE,
        "How far will Washington go?",
        THIRD,
        "Will the cable firms pay up?",
        PROSE,
    )
    assert names(found) == ["Philippines", "United States"]


def test_a_government_in_one_of_several_seats_is_a_name_of_its_own():
    found = article(LEAD, "Outlook", "The government in Aden: " + PROSE, "Iran: " + THIRD)
    assert names(found) == ["The government in Aden", "Iran"]
    assert list(doubts(place(found)).values()) == [True, False]

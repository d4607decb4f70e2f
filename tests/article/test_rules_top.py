"""What stands around the text: heads of letters, mastheads, running lines, notes on the author."""

import pytest
from article.sample import LEAD, NATIVE, PROSE, article, roles

from briefer.article.placement import SUMMARY, Placement
from briefer.article.rules import place
from briefer.value import replace

BELOW = "The lamps on the quay were lit again by noon, and nobody asked the harbour master why."


def summary(text: str, placed: Placement) -> list[str]:
    """Return the beginnings of what is the bottom line."""
    return [text[p.start :][:9] for p in placed.pieces if p.part == SUMMARY and p.role == "passage"]


def test_the_head_of_a_message_says_who_when_and_of_what():
    found = article(
        "From: Jonas Whitlock <j.whitlock@desk.example>",
        "Sent: Thursday, 12 March 2026 07:52",
        "To: Asia desk; Priya Raman",
        "Subject: FW: Where we are, in haste",
        "Morning all,",
        LEAD,
        "What happened",
        PROSE,
        "Best regards",
        "Jonas",
    )
    placed = place(found)
    assert placed.title == "Where we are, in haste"
    assert placed.authors == ("Jonas Whitlock",)
    assert placed.published == "2026-03-12"
    assert summary(found.text, placed) == [LEAD[:9]]
    told = roles(found, placed)
    assert told["Morning all,"] == "byline"
    assert told["Jonas"] == "credit"


@pytest.mark.parametrize(
    ("lines", "title", "author"),
    [
        (("VON: Ute Kern", "AN: Leitung", "BETREFF: Der Hafen"), "Der Hafen", "Ute Kern"),
        (("De : Luc Roy", "À : Direction", "Objet : Le port"), "Le port", "Luc Roy"),
        (("TO: Head of desk", "FROM: Ann Bell", "RE: The harbour"), "The harbour", "Ann Bell"),
    ],
)
def test_the_head_of_a_memorandum_is_read_in_each_language(lines, title, author):
    tag = {"Der Hafen": "de", "Le port": "fr"}.get(title, "en")
    placed = place(article(*lines, NATIVE[tag], NATIVE[tag], language=tag))
    assert (placed.title, placed.authors) == (title, (author,))


def test_one_line_with_a_colon_is_no_head_of_a_letter():
    found = article("Subject: peace", LEAD, PROSE)
    assert roles(found, place(found))["Subject: peace"] != "byline"


def test_what_is_called_bluf_is_the_bottom_line():
    found = article("The harbour", PROSE, "BLUF: " + LEAD, "Background", PROSE)
    assert summary(found.text, place(found)) == [LEAD[:9]]


def test_news_below_a_short_standfirst_is_the_bottom_line_too():
    standfirst = "Two neighbours quarrel over a river that neither of them can spare or share"
    news = "Egypt and Sudan broke off the talks on Tuesday. " + PROSE
    found = article("Who owns the river", standfirst, "By Ann Bell", news, "Background", PROSE)
    assert summary(found.text, place(found)) == ["Two neigh", "Egypt and"]


def test_a_scene_below_a_standfirst_is_none_of_it():
    standfirst = "Two neighbours quarrel over a river that neither of them can spare or share"
    scene = "I met the ferryman of Sudan on Tuesday. " + PROSE
    found = article("Who owns the river", standfirst, "By Ann Bell", scene, "Background", PROSE)
    assert summary(found.text, place(found)) == ["Two neigh"]


def test_a_masthead_over_the_title_names_the_outlet():
    found = article("HARROW RESEARCH", "Credit Daily", "The haircut that nobody wants", LEAD, PROSE)
    placed = place(found)
    assert placed.title == "The haircut that nobody wants"
    assert placed.publisher == "Harrow Research"


def test_a_line_of_parts_below_the_title_names_the_outlet():
    line = "Working paper \u2014 Institute of Ports \u2014 March 2026"
    found = article("The price of a quay", line, LEAD, "Background", PROSE)
    placed = place(found)
    assert placed.publisher == "Institute of Ports"
    assert roles(found, placed)[line] == "byline"


def test_the_time_of_the_day_is_no_publisher():
    line = "Posted by Aminata Kone on Sunday, January 25, 2026 at 21:14"
    placed = place(article("Yellowcake and red lines", line, LEAD, PROSE))
    assert (placed.authors, placed.publisher) == (("Aminata Kone",), "")


def test_a_second_author_follows_where_the_first_may_be_reached():
    contact = "+44 20 5550 0141 mirela@harrow.example"
    found = article("The haircut", "Mirela Stanek", contact, "Dominic Oyelaran", LEAD, PROSE)
    placed = place(found)
    assert placed.authors == ("Mirela Stanek", "Dominic Oyelaran")
    assert roles(found, placed)[contact] == "byline"


def test_authors_that_the_file_declares_beyond_the_byline_are_taken():
    found = article("The haircut", "By Ann Bell", LEAD, PROSE)
    declared = replace(found.declared, authors=("Ann Bell", "Chiu Pei-shan"))
    assert place(replace(found, declared=declared)).authors == ("Ann Bell", "Chiu Pei-shan")


def test_lines_of_each_page_part_nothing_and_go_to_the_tray():
    def page(number: int) -> tuple[str, str]:
        return f"Harrow | Daily | Page {number} of 3", "See the last page for more"

    found = article(
        "The haircut",
        LEAD,
        "Outlook",
        "Iran: " + PROSE,
        *page(1),
        "Oman: " + BELOW,
        *page(2),
        "Our view",
        PROSE,
        *page(3),
    )
    placed = place(found)
    assert [each.names for each in placed.parts if each.names] == [("Iran",), ("Oman",)]
    told = roles(found, placed)
    assert {told[line] for number in (1, 2, 3) for line in page(number)} == {"unassigned"}


def test_headings_that_differ_by_a_number_are_no_running_lines():
    found = article(LEAD, "Scenario 1", PROSE, "Scenario 2", PROSE, "Scenario 3", PROSE)
    assert roles(found, place(found))["Scenario 2"] == "heading"


def test_rows_of_figures_are_no_headings():
    found = article(LEAD, "What is at stake", PROSE, "Paris Club 2.1", "Eurobonds 3.2", PROSE)
    placed = place(found)
    assert [each.kind for each in placed.parts] == [SUMMARY, "stakes"]


def test_a_teaser_within_the_text_parts_nothing():
    found = article(LEAD, "Share Save 212", PROSE, "Recommended", "The lists that ate us", PROSE)
    told = roles(found, place(found))
    assert told["Share Save 212"] == told["The lists that ate us"] == "unassigned"


@pytest.mark.parametrize(
    ("note", "publisher", "authors"),
    [
        ("Ann Bell is a columnist for the Westerly Courier.", "Westerly Courier", ()),
        ("The Atlantic Letter is written by Henrik Saar in Turku.", "", ("Henrik Saar",)),
        ("\u00a9 2026 Straits Media Pte Ltd. All rights reserved.", "Straits Media", ()),
    ],
)
def test_notes_at_the_end_say_who_published_and_who_wrote(note, publisher, authors):
    found = article("The price of a quay", LEAD, "Background", PROSE, note)
    placed = place(found)
    assert roles(found, placed)[note] == "credit"
    assert (placed.publisher, placed.authors) == (publisher, authors)


@pytest.mark.parametrize("line", ["NPD/kbl/hor", "((ann@wire.example; +216 5550 1212))"])
def test_what_an_agency_signs_with_is_a_credit(line):
    found = article(LEAD, PROSE, line)
    assert roles(found, place(found))[line] == "credit"


def test_a_bottom_line_that_has_an_end_goes_down_to_it():
    found = article("SUMMARY", LEAD, BELOW, PROSE, "END SUMMARY", "Background", PROSE)
    placed = place(found)
    assert summary(found.text, placed) == [LEAD[:9], BELOW[:9], PROSE[:9]]
    assert [each.kind for each in placed.parts] == [SUMMARY, "situation"]


def test_the_site_after_the_title_that_a_page_declares_is_the_publisher():
    found = article("The price of a quay", LEAD, PROSE, title="The price of a quay - Harbour Post")
    assert place(found).publisher == "Harbour Post"

"""The rules of articles: each places what it names, and no character is ever lost."""

import pytest
from article.sample import LEAD, NATIVE, PROSE, article, kinds, roles, speakers
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.article.extract import Cell, Declared, Extract, Mark, Paragraph
from briefer.article.placement import OUTLOOK, SUMMARY, Placement
from briefer.article.profile import Profile
from briefer.article.rules import RULES, place


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("For Iran: ", "For the U.S. and NATO: "), ("Iran", "United States+NATO")),
        (("Iran: ", "And for global markets: "), ("Iran", "Global markets")),
        (("Tehran \u2013 ", "The White House \u2014 "), ("Iran", "United States")),
        (("**Moscow.** ", "**The GCC:** "), ("Russia", "Gulf states")),
        (("1. Ankara: ", "2. Aldovia: "), ("Turkey", "Aldovia")),
        (("\u2022 Investors - ", "\u2022 Hapag-Lloyd - "), ("Investors", "Hapag-Lloyd")),
        (("As for Egypt, ", "As for Sudan, "), ("Egypt", "Sudan")),
        (("In Riyadh, ", "In Abu Dhabi, "), ("Saudi Arabia", "United Arab Emirates")),
        (("Mali. ", "Niger. "), ("Mali", "Niger")),
    ],
)
def test_a_label_in_any_usual_form_says_for_whom_a_paragraph_speaks(labels, names):
    found = article(LEAD, PROSE, "What Comes Next?", labels[0] + PROSE, labels[1] + PROSE)
    assert tuple(name for name, _ in speakers(found, place(found))) == names


@pytest.mark.parametrize(
    ("tag", "heading", "labels", "names"),
    [
        (
            "de",
            "Wie es weitergeht",
            ("Für Russland: ", "Und für die Versicherer: "),
            ("Russland", "Versicherer"),
        ),
        (
            "de",
            "Ausblick",
            ("Was den Iran betrifft, ", "Was Ankara angeht, "),
            ("Iran", "Türkei"),
        ),
        (
            "fr",
            "Et maintenant ?",
            ("Pour la Russie\u00a0: ", "Pour l\u2019Iran\u00a0: "),
            ("Russie", "Iran"),
        ),
        (
            "fr",
            "La suite",
            ("Quant à la Turquie, ", "Du côté des assureurs, "),
            ("Turquie", "Assureurs"),
        ),
        (
            "ar",
            "ماذا بعد؟",
            (
                "بالنسبة إلى إيران: ",
                "أما روسيا: ",
            ),
            ("إيران", "روسيا"),
        ),
        (
            "ar",
            "ماذا بعد؟",
            (
                "أما مصر فستنتظر. ",
                "أمّا تركيا، فترى. ",
            ),
            ("مصر", "تركيا"),
        ),
    ],
)
def test_labels_are_read_in_each_language(tag, heading, labels, names):
    prose = NATIVE[tag]
    found = article(prose, prose, heading, labels[0] + prose, labels[1] + prose, language=tag)
    assert tuple(name for name, _ in speakers(found, place(found))) == names


def test_labels_without_a_heading_tell_what_comes_next():
    found = article(LEAD, PROSE, "For Iran: " + PROSE, "For Iraq: " + PROSE)
    placement = place(found)
    assert [name for name, _ in speakers(found, placement)] == ["Iran", "Iraq"]
    assert kinds(placement) == [SUMMARY, "situation", OUTLOOK, OUTLOOK]


def test_headings_that_are_names_speak_for_them_and_take_new_names_in():
    found = article(LEAD, PROSE, "What to watch", "Peru", PROSE, PROSE, "The Port Authority", PROSE)
    names = [name for name, _ in speakers(found, place(found))]
    assert names == ["Peru", "Peru", "The Port Authority"]


def test_a_heading_that_says_more_than_a_name_speaks_for_it_below_what_comes_next():
    found = article(LEAD, PROSE, "Outlook", "Ankara: Patience Pays", PROSE, "Moscow", PROSE)
    placement = place(found)
    assert [name for name, _ in speakers(found, placement)] == ["Turkey", "Russia"]
    assert not [each for each in placement.pieces if each.doubt]


def test_labels_under_positions_are_no_outlook():
    found = article(
        LEAD, PROSE, "Where they stand", "Iran: " + PROSE, "Iraq: " + PROSE, "Next", PROSE
    )
    assert not speakers(found, place(found))


def test_labels_elsewhere_are_no_outlook_where_a_heading_tells_of_one():
    voices = ("Voices of the Week", "Iran: " + PROSE, "Iraq: " + PROSE)
    found = article(LEAD, PROSE, *voices, "What Comes Next?", PROSE, PROSE)
    assert not speakers(found, place(found))


def test_names_under_a_heading_of_positions_are_no_outlook():
    found = article(LEAD, PROSE, "Where They Stand", "Iran", PROSE, "Iraq", PROSE)
    assert not speakers(found, place(found))


def test_a_sentence_that_begins_with_a_name_stays_where_labels_are_and_is_in_doubt():
    texts = ("For Iran: " + PROSE, "Russia objected. " + PROSE, "For Israel: " + PROSE)
    found = article(LEAD, PROSE, "What Comes Next?", *texts)
    placement = place(found)
    assert [name for name, _ in speakers(found, placement)] == ["Iran", "Iran", "Israel"]
    (doubted,) = [each for each in placement.pieces if each.doubt]
    assert found.text[doubted.start :].startswith("Russia")


@pytest.mark.parametrize(
    "text", ["Analysts say: ", "The question: ", "One thing is clear: ", "At 10:30 "]
)
def test_what_only_looks_like_a_label_names_nobody(text):
    found = article(LEAD, PROSE, "Outlook", "Iran: " + PROSE, text + PROSE, "Iraq: " + PROSE)
    assert [name for name, _ in speakers(found, place(found))] == ["Iran", "Iran", "Iraq"]


def test_the_same_stakeholder_named_twice_is_one():
    texts = ("Iran: " + PROSE, "Iraq: " + PROSE, "Tehran: " + PROSE)
    found = article(LEAD, PROSE, "Outlook", *texts)
    assert [each.names for each in place(found).parts if each.names] == [("Iran",), ("Iraq",)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("The Stakes: From Kyiv to the Gulf", "stakes"),
        ("Opinion & Final Take", "opinion"),
        ("How we got here", "situation"),
        ("Who wants what", "positions"),
        ("Regional ripples", "regional"),
        ("Insurance and freight", "shipping"),
        ("Public opinion", "domestic"),
        ("A word on the talks in Doha", "mediation"),
        ("Russia\u2019s Tightrope: Ally, Arbiter, or Avenger?", "positions"),
    ],
)
def test_words_anywhere_in_a_heading_say_its_kind(heading, kind):
    found = article(LEAD, PROSE, heading, PROSE, PROSE)
    assert kinds(place(found)) == [SUMMARY, "situation", kind]


def test_a_heading_that_says_nothing_of_its_kind_is_in_doubt():
    found = article(LEAD, PROSE, "A Long Winter", PROSE)
    (piece,) = [each for each in place(found).pieces if each.role == "heading"]
    assert piece.doubt
    assert RULES[piece.rule]


@pytest.mark.parametrize(
    ("heading", "rule"),
    [
        ("THE STAKES", "heading-capitals"),
        ("2. The stakes", "heading-numbered"),
        ("**The stakes**", "heading-bold"),
        ("What is at stake", "heading-shape"),
    ],
)
def test_a_heading_is_known_by_its_look(heading, rule):
    found = article(LEAD, PROSE, heading, PROSE)
    assert [each.rule for each in place(found).pieces if each.role == "heading"] == [rule]


def test_the_top_of_an_article_says_who_wrote_it_when_and_for_whom():
    found = article(
        "Grain Without Friends",
        "By Ann Bell and Omar Haddad",
        "The Harbour Review | 4 March 2026",
        "ANKARA, March 4 (Agency) \u2014 " + LEAD,
        PROSE,
        "(Reporting by Ann Bell; Editing by Carl Osei)",
    )
    placement = place(found)
    assert placement.title == "Grain Without Friends"
    assert placement.authors == ("Ann Bell", "Omar Haddad")
    assert placement.published == "2026-03-04"
    assert placement.publisher == "The Harbour Review"
    assert roles(found, placement)["ANKARA, March 4 (Agency) \u2014"] == "byline"
    assert [each.role for each in placement.pieces][-1] == "credit"
    assert not [each for each in placement.pieces if each.role == "unassigned"]


@pytest.mark.parametrize(
    ("tag", "line", "authors", "published"),
    [
        ("en", "By Ann Bell | March 4th, 2026", ("Ann Bell",), "2026-03-04"),
        ("de", "Von Ann Bell, 4. März 2026", ("Ann Bell",), "2026-03-04"),
        ("fr", "Par Ann Bell, le 1er mars 2026", ("Ann Bell",), "2026-03-01"),
        (
            "ar",
            "بقلم: سلمى الحداد - \u0664 آذار 2026",
            ("سلمى الحداد",),
            "2026-03-04",
        ),
    ],
)
def test_bylines_and_dates_are_read_in_each_language(tag, line, authors, published):
    placement = place(article("A Title of Four Words", line, NATIVE[tag], NATIVE[tag]))
    assert (placement.authors, placement.published) == (authors, published)


def test_what_the_file_declares_fills_what_the_text_lacks():
    found = article(LEAD, PROSE, title="Grain", publisher="The Review", published="2026-03-04")
    placement = place(found)
    assert (placement.title, placement.publisher) == ("Grain", "The Review")
    assert placement.published == "2026-03-04"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Credits: Reuters", "credit"),
        ("\u00a9 2026 The Harbour Review. All rights reserved.", "credit"),
        ("The author is a fellow at the Institute for Grain.", "credit"),
        ("This article first appeared in The Harbour Review.", "credit"),
        ("Sign up for our newsletter to get it in your inbox.", "unassigned"),
        ("Read more: The glass capital of the hills", "unassigned"),
    ],
)
def test_what_stands_below_the_text_is_no_part_of_it(text, role):
    found = article(LEAD, PROSE, PROSE, text)
    assert roles(found, place(found))[text] == role


@pytest.mark.parametrize(
    "text",
    [
        "This report will not change minds in either capital. " + PROSE,
        "The authors of the plan have left the ministry. " + PROSE,
        "Comment is free, and so is doubt. " + PROSE,
        "The newsletter of the ministry said so, and its subscribers believed it.",
        "Data-driven or not, the plan will be judged by its bread. " + PROSE,
        "Related risks are few, but for the one that counts. " + PROSE,
    ],
)
def test_a_last_paragraph_of_the_text_is_no_credit_and_no_advert(text):
    found = article(LEAD, PROSE, PROSE, text)
    assert roles(found, place(found))[text] == "passage"


def test_a_box_at_the_top_is_the_bottom_line():
    found = article("Key points", LEAD, PROSE, PROSE, "The Stakes", PROSE)
    placement = place(found)
    assert [each.part for each in placement.pieces[:3]] == [SUMMARY, SUMMARY, "section-2"]


def test_sentences_that_say_how_likely_something_is_are_suggested():
    found = article(LEAD, "A deal is unlikely. It may rain. A recession is almost certain now.")
    placement = place(found)
    texts = [found.text[each.start : each.end] for each in placement.suggestions]
    assert texts == ["A deal is unlikely.", "A recession is almost certain now."]
    first = placement.suggestions[0]
    assert first.words == "unlikely"
    assert first.bands["icd203-a"] == "unlikely"


def test_a_profile_decides_before_the_rules():
    profile = Profile(
        outlet="x",
        headings={"a long winter": "shipping"},
        labels={"the house": ("United Kingdom",)},
        lines={"a line of ours": "credit"},
    )
    texts = ("Outlook", "The House: " + PROSE, "Iran: " + PROSE, "A Long Winter", PROSE)
    found = article(LEAD, PROSE, "A line of ours", *texts)
    placement = place(found, profile)
    assert [name for name, _ in speakers(found, placement)] == ["United Kingdom", "Iran"]
    assert kinds(placement)[-1] == "shipping"
    assert roles(found, placement)["A line of ours"] == "credit"


def test_the_language_is_told_by_the_words_where_nothing_declares_it():
    assert place(article("Der Weizen ist teuer, und die Lage ist nicht gut.")).language == "de"
    assert place(article("القمح غال")).language == "ar"


def test_each_rule_that_placed_something_has_a_sentence():
    texts = ("For Iran: " + PROSE, "For Iraq: " + PROSE, "Opinion", PROSE, "Source: X")
    found = article("Title Here", "By Ann Bell", LEAD, PROSE, "What Comes Next?", *texts)
    assert {each.rule for each in place(found).pieces} <= RULES.keys()


def test_sentences_that_name_a_place_are_taken_with_a_doubt_where_no_heading_tells_of_it():
    texts = ("For Iran, " + PROSE, "For Iraq, " + PROSE, "For Oman, " + PROSE)
    found = article(LEAD, PROSE, *texts)
    placement = place(found)
    assert [name for name, _ in speakers(found, placement)] == ["Iran", "Iraq", "Oman"]
    assert [bool(each.doubt) for each in placement.pieces] == [False, False, True, True, True]


def test_one_sentence_that_names_a_place_speaks_for_nobody_without_a_doubt():
    found = article(LEAD, PROSE, "Outlook", PROSE, "In Cairo, " + PROSE, PROSE)
    placement = place(found)
    assert all(
        each.doubt
        for each in placement.pieces
        if (part := placement.part(each.part)) and part.names
    )


def test_what_speaks_of_what_comes_next_for_nobody_is_a_section_of_its_own():
    found = article(LEAD, PROSE, "Outlook", PROSE, "Iran: " + PROSE, "Iraq: " + PROSE)
    placement = place(found)
    assert kinds(placement) == [SUMMARY, "situation", OUTLOOK, "situation", OUTLOOK, OUTLOOK]


def test_the_last_paragraph_after_labels_of_one_each_is_in_doubt():
    texts = (
        "Iran: " + PROSE,
        "Iraq: " + PROSE,
        "Oman: " + PROSE,
        "None of it is settled. " + PROSE,
    )
    found = article(LEAD, PROSE, "Outlook", *texts)
    assert [each.rule for each in place(found).pieces if each.doubt] == ["outlook-continued"]


def test_dates_and_topics_are_no_stakeholders():
    texts = ("April 3: " + PROSE, "Inflation: " + PROSE, "The vote: " + PROSE)
    found = article(LEAD, PROSE, "What to watch", *texts)
    assert not speakers(found, place(found))


def test_a_bold_name_within_its_sentence_stays_there():
    found = article(LEAD, PROSE, "Outlook", "**Egypt** buys. " + PROSE, "**Sudan** waits. " + PROSE)
    names = [name for name, _ in speakers(found, place(found))]
    assert names == ["Egypt", "Sudan"]
    assert not [each for each in place(found).pieces if each.role == "label"]


def test_a_paragraph_under_a_heading_that_opens_with_the_region_begins_a_part_on_it():
    found = article(
        LEAD, PROSE, "The Stakes", PROSE, "Across the region, " + PROSE, "Opinion", PROSE
    )
    assert kinds(place(found)) == [SUMMARY, "situation", "stakes", "regional", "opinion"]


def test_what_stands_between_title_and_byline_is_the_bottom_line():
    found = article("Grain Without Friends", LEAD, "By Ann Bell", PROSE, PROSE)
    placement = place(found)
    assert [each.rule for each in placement.pieces][:3] == ["title", "standfirst", "byline"]
    assert kinds(placement) == [SUMMARY, "situation"]


def test_a_last_heading_of_sources_begins_the_credits():
    found = article(LEAD, PROSE, PROSE, "Sources", "Ministry of Grain", "Customs data")
    assert [each.role for each in place(found).pieces][-3:] == ["credit"] * 3


def test_a_table_and_a_list_are_one_piece_each():
    texts = ["Grain", "Tons", "Wheat", "9", "First", "Second"]
    paragraphs, at = [], 0
    for number, text in enumerate(texts):
        is_cell = number < 4
        paragraphs.append(
            Paragraph(
                start=at,
                end=at + len(text),
                kind="cell" if is_cell else "item",
                cell=Cell(table=0, row=number // 2, column=number % 2) if is_cell else None,
                list=0 if is_cell else 1,
                level=0 if is_cell else 1,
            )
        )
        at += len(text) + 2
    placement = place(Extract(text="\n\n".join(texts), paragraphs=tuple(paragraphs)))
    assert len(placement.pieces) == 2


def test_words_of_no_known_language_tell_none():
    spanish = "El gobierno de la capital anunci\u00f3 que las tropas se retiran de la frontera."
    assert place(article(spanish)).language == ""
    assert place(article(spanish, language="es")).language == "es"


WORDS = st.sampled_from(
    [
        *("For Iran:", "Iran", "Tehran \u2013", "As for Egypt,", "In Moscow,", "What Comes Next?"),
        *("Outlook", "THE STAKES", "By Ann Bell", "4 March 2026", "Credits: X", "Bottom line:"),
        *(
            "Comments",
            "Sign up",
            "1.",
            "\u2022",
            "\u2014",
            ":",
            "likely",
            "أما مصر ف",
        ),
        *("Für Russland:", "Pour la Russie\u00a0:", "region", "the", LEAD, PROSE),
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=60),
)


@st.composite
def paragraphs(draw, start: int, text: str) -> Paragraph:
    kind = draw(
        st.sampled_from(["paragraph", "heading", "item", "quote", "cell", "caption", "paragraph"])
    )
    end = start + len(text)
    bounds = st.tuples(st.integers(start, end), st.integers(start, end)).map(sorted)
    marks = draw(st.lists(bounds, max_size=2))
    return Paragraph(
        start=start,
        end=end,
        kind=kind,
        level=draw(st.integers(1, 3)) if kind in ("heading", "item") else 0,
        is_ordered=draw(st.booleans()),
        list=draw(st.integers(1, 2)) if kind == "item" else 0,
        cell=Cell(table=0, row=draw(st.integers(0, 2)), column=0) if kind == "cell" else None,
        is_underlined=draw(st.booleans()),
        marks=tuple(
            Mark(start=first, end=last, kind=draw(st.sampled_from(["strong", "link", "emphasis"])))
            for first, last in marks
        ),
    )


@st.composite
def extracts(draw) -> Extract:
    texts = draw(st.lists(TEXTS, max_size=9))
    found, at = [], 0
    for text in texts:
        found.append(draw(paragraphs(at, text)))
        at += len(text) + 2
    language = draw(st.sampled_from(["", "en", "de", "fr", "ar", "fi"]))
    declared = Declared(language=language, title=draw(st.sampled_from(["", "Outlook"])))
    return Extract(text="\n\n".join(texts), paragraphs=tuple(found), declared=declared)


def lost(extract: Extract, placement: Placement) -> str:
    """Return the characters that are not white and in no piece."""
    at, rest = 0, []
    for piece in placement.pieces:
        rest.append(extract.text[at : piece.start])
        at = piece.end
    return "".join([*rest, extract.text[at:]]).strip()


def check(extract: Extract, placement: Placement) -> None:
    ends = [0, *(each.end for each in placement.pieces)]
    for end, piece in zip(ends, placement.pieces, strict=False):
        assert end <= piece.start < piece.end
        text = extract.text[piece.start : piece.end]
        assert text == text.strip()
        inside = piece.role in ("passage", "heading", "label")
        assert (placement.part(piece.part) is not None) == inside
        assert piece.rule in RULES
    assert not lost(extract, placement)
    for each in placement.suggestions:
        assert each.words in extract.text[each.start : each.end]


@settings(derandomize=True, deadline=None, max_examples=250)
@given(extracts())
def test_every_character_is_in_exactly_one_piece(extract):
    check(extract, place(extract))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=300), st.data())
def test_text_outside_of_paragraphs_is_not_lost(text, data):
    size = len(text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    extract = Extract(text=text, paragraphs=(Paragraph(start=start, end=end),))
    check(extract, place(extract))


def test_two_sentences_before_a_list_are_no_heading():
    line = "We asked in the capitals. In short:"
    found = article(LEAD, "Background", PROSE, line, PROSE, PROSE)
    assert roles(found, place(found))[line] == "passage"

"""Plain text: what is a paragraph, an item, a quote, and what is joined."""

import textwrap

import pytest
from article.reader.law import dropped, shown

from briefer.article.reader import extract_text

FIRST = (
    "The minister arrived on Tuesday with a letter that nobody had seen before, and left with an "
    "answer that nobody has seen since. Officials called the talks useful, which is the word they "
    "keep for talks of no use at all."
)
SECOND = (
    "Traders took note. The price of a cargo rose by a tenth within the hour, fell by as much by "
    "lunch, and closed where it had begun. Nothing had changed but the owners of some contracts."
)


def test_lines_that_were_wrapped_are_joined():
    text = f"{textwrap.fill(FIRST, 72)}\n\n{textwrap.fill(SECOND, 72)}\n"
    assert shown(extract_text(text)) == [FIRST, SECOND]


def test_indent_begins_a_paragraph_where_no_line_is_empty():
    text = textwrap.fill(FIRST, 64, initial_indent="    ") + "\n"
    text += textwrap.fill(SECOND, 64, initial_indent="    ")
    assert shown(extract_text(text)) == [FIRST, SECOND]


def test_line_that_ends_early_ends_its_paragraph():
    text = f"By Ada Moore\nThe Hague, 3 June\n\n{textwrap.fill(FIRST, 70)}\nWHAT NEXT\n"
    text += textwrap.fill(SECOND, 70)
    found = shown(extract_text(text))
    assert found == ["By Ada Moore", "The Hague, 3 June", FIRST, "WHAT NEXT", SECOND]


def test_line_is_a_paragraph_where_none_is_wrapped():
    assert shown(extract_text(f"{FIRST}\nWhat next?\n{SECOND}\n")) == [FIRST, "What next?", SECOND]


def test_lists_and_their_depth():
    text = "Three points:\n- oil\n- gas\n  * pipes\n  * ships\n- grain\n\n1. first\n2. second\n"
    assert shown(extract_text(text)) == [
        "Three points:", "- oil", "- gas", "  - pipes", "  - ships", "- grain",
        "1. first", "1. second",
    ]  # fmt: skip


def test_item_that_is_wrapped_is_joined():
    words = textwrap.fill(FIRST, 66, initial_indent="- ", subsequent_indent="  ")
    found = extract_text(f"{words}\n- Short.\n")
    assert shown(found) == [f"- {FIRST}", "- Short."]
    assert {each.list for each in found.paragraphs} == {1}


@pytest.mark.parametrize("line", ["1. The situation", "24. Juni: Beratungen", "\u2013 Ada Moore"])
def test_sign_without_a_fellow_stays_text(line):
    assert shown(extract_text(f"{line}\n\n{FIRST}\n\n{SECOND}")) == [line, FIRST, SECOND]


def test_underlined_line_is_known_and_the_line_is_counted():
    found = extract_text(f"What has happened\n=================\n\n{FIRST}\n\n* * *\n\n{SECOND}")
    assert shown(found) == ["_ What has happened", FIRST, SECOND]
    assert dropped(found, "markup") == 20


@pytest.mark.parametrize(
    ("before", "elsewhere", "joined"),
    [
        ("tele-\nphone", "A telephone rang.", "telephone"),
        ("air-\ndefence", "An air-defence unit.", "air-defence"),
        ("oil-\nrich", "Nothing else.", "oil-rich"),
        ("Land-\nund", "Nichts.", "Land- und"),
    ],
)
def test_hyphen_at_the_end_of_a_line(before, elsewhere, joined):
    lead = "word " * 12
    found = extract_text(f"{lead}{before} {lead}and\n{lead}words.\n\n{elsewhere}")
    assert f"word {joined} word" in found.text


def test_numbers_of_pages_are_furniture():
    pages = textwrap.fill(FIRST, 60).split("\n")
    text = "\n".join(pages[:2]) + "\n\n- 3 -\n\f" + "\n".join(pages[2:]) + "\n\nPage 4 of 9\n"
    found = extract_text(text)
    assert shown(found) == [FIRST]
    assert dropped(found, "furniture") == 3 + 8


def test_quoting_of_messages():
    found = extract_text(f"He wrote:\n\n> {FIRST}\n\nI do not agree.\n")
    assert shown(found) == ["He wrote:", f"> {FIRST}", "I do not agree."]
    handed_on = "\n".join(f"> {line}" for line in (*textwrap.wrap(FIRST, 60), "", "Ada"))
    assert shown(extract_text(handed_on)) == [FIRST, "Ada"]


def test_arabic_lines_are_joined():
    words = (
        "قالت مصادر في العاصمة إن الاتفاق لن يوقع قبل نهاية الشهر لأن الطرفين لم يتفقا على النص "
        "ولا على الشهود ولا على المكان الذي سيجري فيه التوقيع أو على من يدفع ثمن ذلك كله"
    )
    assert shown(extract_text(textwrap.fill(words, 40))) == [words]

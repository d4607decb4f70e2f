"""Quotes and dashes as they are printed, while straight ones are typed."""
# ruff: noqa: RUF001 - the marks that are printed

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt

from briefer.gui import settings
from briefer.gui.editor import EditorStack
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.editor.prose.typography import printed
from briefer.gui.find import FindBar
from briefer.model.edit import find
from briefer.model.passage import Passage

STRAIGHT = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'"))
"""What was typed for each mark, in any language."""

LANGUAGES = st.sampled_from(["en-GB", "en-US", "de", "fr", "ar"])
WORDS = st.lists(st.text("abéب", min_size=1, max_size=5), min_size=1, max_size=4).map(" ".join)


def typed(text, language):
    """Return what is written once the text has been typed sign by sign."""
    written = ""
    for sign in text:
        written += sign
        if (found := printed(written, language)) is not None:
            count, words = found
            written = written[:-count] + words
    return written


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en-GB", "He said ~no~.", "He said “no”."),
        ("en-GB", "~'Tea', he said,~ she said.", "“‘Tea’, he said,” she said."),
        ("en-US", "Iran's allies' ships don't.", "Iran’s allies’ ships don’t."),
        ("en", "(~a~) [~b~] - ~c~ --~d~", "(“a”) [“b”] - “c” --“d”"),
        ("en", "~So--~ and so", "“So--” and so"),
        ("en", "~~", "“”"),
        ("en", "a 10~ gun", "a 10~ gun"),
        ("en", "~in 2024~", "“in 2024”"),
        ("en", "https://a.example/?q=~x~ a@b.example's", "https://a.example/?q=~x~ a@b.example's"),
        ("en", "one -- two", "one – two"),
        ("en", "--force and a--b -- ", "--force and a--b – "),
        ("en", "-- x", "-- x"),
        ("de", "Er sagte: ~Das 'Tor' ist zu.~ Geht's?", "Er sagte: „Das ‚Tor‘ ist zu.“ Geht’s?"),
        ("fr", "Il dit ~non~ à l'Iran.", "Il dit «\u202fnon\u202f» à l’Iran."),
        ("ar", "قال ~لا~ ثم", "قال «لا» ثم"),
        ("ja", "~x~ and 'y'", "~x~ and 'y'"),
    ],
)
def test_a_language_has_its_marks(language, text, says):
    assert typed(text.replace("~", '"'), language) == says.replace("~", '"')


@given(LANGUAGES, WORDS, WORDS)
def test_words_in_quotes_are_between_an_opening_and_a_closing_mark(language, before, words):
    opening, closing = typed('"x"', language).split("x")
    assert typed(f'{before} "{words}".', language) == f"{before} {opening}{words}{closing}."
    assert opening != closing


@given(LANGUAGES, st.text("ab1é \"'-–.,()/:@ب\u2028", max_size=60))
def test_nothing_is_lost_and_nothing_else_is_changed(language, text):
    said = typed(text, language).replace("\u202f", "").translate(STRAIGHT)
    assert said.replace("– ", "-- ") == text.replace("– ", "-- ")


@pytest.fixture
def stack(session, qtbot):
    made = EditorStack(session)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    return made


@pytest.fixture
def edit(stack, qtbot):
    """Return the text of the bottom line, empty."""
    session = stack.session
    session.show(item="bottom-line", audience="common")
    qtbot.waitUntil(lambda: isinstance(stack.page.findChild(ProseEdit), ProseEdit))
    found = next(e for e in stack.page.findChildren(ProseEdit) if e.form == "prose")
    found.setFocus()
    found.selectAll()
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    return found


def text(session):
    return find(session.briefing, Passage, "bottom-line").body.text.default


def test_one_undo_gives_back_what_was_typed(edit, session, qtbot):
    qtbot.keyClicks(edit, 'He said "')
    assert text(session) == "He said “"
    session.undo()
    assert text(session) == 'He said "'
    assert edit.toPlainText() == 'He said "'
    session.redo()
    qtbot.keyClicks(edit, "no -- not now\" and didn't")
    assert text(session) == "He said “no – not now” and didn’t"
    assert edit.textCursor().atEnd()


def test_the_marks_are_those_of_the_language_that_is_read(session, stack, qtbot):
    session.show(item="bottom-line", audience="gulf", language="ar")
    other = next(e for e in stack.page.findChildren(ProseEdit) if e.form == "prose")
    other.setFocus()
    other.selectAll()
    qtbot.keyClicks(other, '"a"')
    assert other.toPlainText() == "«a»"


def test_a_setting_leaves_all_as_it_is_typed(edit, session, stack, qtbot):
    stack.toggle_typographic()
    assert not settings.read().typographic
    qtbot.keyClicks(edit, '"didn\'t" -- no')
    assert text(session) == '"didn\'t" -- no'


def test_what_is_pasted_and_what_is_in_a_link_stays(edit, session, qtbot):
    pasted = QMimeData()
    pasted.setText('"didn\'t" -- no ')
    edit.insertFromMimeData(pasted)
    assert text(session) == '"didn\'t" -- no'
    edit.show_markup("[no link](https://a.example)")
    cursor = edit.textCursor()
    cursor.setPosition(3)
    edit.setTextCursor(cursor)
    qtbot.keyClicks(edit, "'")
    assert edit.toPlainText() == "no 'link"


def test_after_a_chip_a_quote_stays_beside_it(edit, qtbot):
    edit.show_markup("“No [@treaty]")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    qtbot.keyClicks(edit, '"')
    assert edit.markup() == "“No [@treaty]”"


def test_straight_quotes_find_the_printed_ones(edit, session, qtbot):
    qtbot.keyClicks(edit, '"No", he didn\'t.')
    bar = FindBar(session)
    qtbot.addWidget(bar)
    bar.show()
    for words in ('"no", he', "he didn't"):
        bar.words.setText(words)
        assert [row.hit.value for row in bar.list.hits.rows] == [text(session)]

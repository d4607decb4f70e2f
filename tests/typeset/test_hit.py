"""From a point to the text that stands there, and from a block to where it stands."""

import pytest

from briefer.document.markup import read
from briefer.document.walk import blocks, plain
from briefer.typeset import typeset
from briefer.typeset.hit import Hit, boxes, hit
from briefer.typeset.word import words

WORDS = "The talks go on and nobody knows how long they last or what they cost in the end. "


def lay(body, theme, **attributes):
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    document = read(f'<document title="t"{given}>{body}</document>')
    return document, typeset(document, theme).pages


def test_the_middle_of_each_word_leads_back_to_it(theme):
    body = f"<p id='a'>{WORDS * 4}</p><p id='b'>An <strong>office</strong> in Tehran.</p>"
    document, (page,) = lay(body, theme)
    texts = {block.id: plain(block.content) for block in blocks(document.blocks)}
    found = [*words(page)]
    assert found
    for word in found:
        place = hit(page, word.x + word.width / 2, word.y + word.height / 2)
        assert place.block == word.block
        assert word.offset <= place.offset <= word.offset + len(word.text)
        assert texts[word.block][word.offset :].startswith(word.text)


def test_the_edges_of_a_word_are_its_first_and_last_letters(theme):
    _, (page,) = lay("<p id='a'>Talks in Tehran</p>", theme)
    _, word, _ = words(page)
    assert hit(page, word.x + 0.2, word.y + 5) == Hit("a", 6)
    assert hit(page, word.x + word.width - 0.2, word.y + 5) == Hit("a", 8)


def test_the_right_edge_of_an_arabic_word_is_its_first_letter(theme):
    _, (page,) = lay("<p id='a'>سيستمر النفوذ</p>", theme, dir="rtl", lang="ar")
    first, _ = words(page)
    assert hit(page, first.x + first.width - 0.2, first.y + 5) == Hit("a", 0)


def test_beside_all_blocks_is_nothing(theme):
    _, (page,) = lay("<p>Text</p>", theme)
    assert hit(page, 2, 2) is None


def test_a_panel_is_hit_where_it_has_no_text(theme):
    _, (page,) = lay("<panel id='n' role='note'><p id='p'>Text</p></panel>", theme)
    ((_, box),) = boxes([page], "n")
    assert hit(page, box.x + 1, box.y + 1) == Hit("n", 0)


def test_a_block_over_two_pages_has_a_box_on_each(theme):
    _, pages = lay(f"<p id='a'>{WORDS * 60}</p><p id='b'>Text</p>", theme)
    found = [*boxes(pages, "a")]
    assert [number for number, _ in found] == [1, 2]
    for number, box in found:
        place = hit(pages[number - 1], box.x + box.width / 2, box.y + box.height / 2)
        assert place.block == "a"


def test_a_note_has_a_box_of_its_own(theme):
    body = "<p id='a'>Here<note>The note.</note> it hangs.</p><p id='b'>Text below it.</p>"
    _, (page,) = lay(body, theme)
    (_, above), (_, note) = boxes([page], "a")
    ((_, below),) = boxes([page], "b")
    assert above.y + above.height <= below.y
    assert note.y > below.y + below.height
    assert hit(page, note.x + 20, note.y + 4) == Hit("a", pytest.approx(4, abs=9))

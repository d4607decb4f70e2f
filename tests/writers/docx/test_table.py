"""Tables: heads that repeat, every row full, numbers on their decimal points."""

import pytest
from word import THEME, W

from briefer.errors import ExportError


def row(*cells):
    return f"<row>{''.join(cells)}</row>"


def cell(text, attributes=""):
    return f"<cell {attributes}>{text}</cell>"


def test_head_repeats_and_rows_stay_whole(written):
    word = written(
        f"<table><head>{row(cell('H'))}</head><rows>{row(cell('a'))}{row(cell('b'))}</rows>"
        "<caption>What it shows</caption></table>"
    )
    rows = list(word.body.iter(f"{W}tr"))
    heads = [each.find(f"{W}trPr/{W}tblHeader") for each in rows]
    assert [head is not None for head in heads] == [True, False, False]
    assert heads[0].attrib == {}
    assert all(each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows)
    assert word.body.find(f".//{W}tblCaption").get(f"{W}val") == "What it shows"


@pytest.mark.parametrize(("count", "is_kept"), [(5, True), (6, False)])
def test_a_short_table_stays_on_one_page(written, count, is_kept):
    rows = "".join(row(cell(f"a{n}"), cell("b")) for n in range(count))
    word = written(f"<table><head>{row(cell('H'), cell('I'))}</head><rows>{rows}</rows></table>")
    *others, last = word.body.iter(f"{W}tr")
    for each in others:
        assert len(list(each.iter(f"{W}keepNext"))) == (2 if is_kept else 0)
    assert not list(last.iter(f"{W}keepNext"))


def test_every_row_covers_the_grid(written):
    rows = row(cell("a", "rows='3'"), cell("b", "columns='2'")) + row(cell("c", "rows='2'"))
    word = written(f"<table><rows>{rows}{row(cell('d'))}</rows></table>")
    grid = len(word.body.findall(f".//{W}gridCol"))
    for each in word.body.iter(f"{W}tr"):
        spans = [span.get(f"{W}val") for span in each.iter(f"{W}gridSpan")]
        assert len(each.findall(f"{W}tc")) + sum(int(span) - 1 for span in spans) == grid == 3
    assert word.words() == ("a", "b", "c", "d")


def test_columns_fill_the_page_and_words_stay_whole(written):
    rows = row(cell("Transcontinentally"), cell("word " * 60))
    word = written(f"<table><rows>{rows}</rows></table>")
    first, second = (int(each.get(f"{W}w")) for each in word.body.iter(f"{W}gridCol"))
    margins = (595.28 - 2 * 25 * 72 / 25.4) * 20
    assert first + second == pytest.approx(margins, abs=3)
    assert first > len("Transcontinentally") * 9 * 0.5 * 20


def test_decimals_stand_below_each_other(written):
    numbers = ("81.5", "1,204.25", "7")
    rows = "".join(row(cell(number)) for number in numbers)
    word = written(
        f"<table><columns><column align='decimal'/></columns><rows>{rows}</rows></table>"
    )
    texts = [word.text(each) for each in word.body.iter(f"{W}tc")]
    assert texts == ["81.5\u2007", "1,204.25", "7\u2008\u2007\u2007"]
    assert {each.get(f"{W}val") for each in word.body.iter(f"{W}jc")} == {"end"}


def test_neighbouring_tables_are_not_one(written):
    table = f"<table><rows>{row(cell('a'))}</rows></table>"
    body = written(table + table).body
    kinds = [each.tag.removeprefix(W) for each in body]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_in_a_panel_fills_it(written):
    table = f"<table><rows>{row(cell('a'), cell('b'))}</rows></table>"
    word = written(f"<panel role='summary'><p>x</p>{table}<p>y</p></panel>")
    shades = [each.get(f"{W}fill") for each in word.body.findall(f".//{W}tcPr/{W}shd")]
    assert shades == [THEME.style("panel", "summary").background[1:]] * 2
    width = sum(int(each.get(f"{W}w")) for each in word.body.iter(f"{W}gridCol"))
    assert width == pytest.approx((595.28 - 2 * 25 * 72 / 25.4) * 20, abs=3)


def test_more_columns_than_word_opens_are_refused(written):
    with pytest.raises(ExportError, match="64 columns"):
        written(f"<table><rows>{row(*[cell('x')] * 64)}</rows></table>")
    assert written(f"<table><rows>{row(*[cell('x')] * 63)}</rows></table>").words() == ("x",) * 63


def test_the_note_of_a_table_stays_with_it(written):
    rows = "".join(row(cell(str(n))) for n in range(9))
    word = written(f"<table><columns><column/></columns><rows>{rows}</rows><note>n</note></table>")
    kept = [each.find(f".//{W}keepNext") is not None for each in word.body.iter(f"{W}tr")]
    assert kept == [False] * 8 + [True]

"""The editor of prose, as it is typed into and pasted into."""

import time

import pytest
from hypothesis import given
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAccessible, QTextCursor
from strategies import _nest, _pieces, prose

from briefer.document.prose import format_prose, parse
from briefer.document.tree import Link, Paragraph
from briefer.document.walk import normal
from briefer.gui.editor.prose import Names, ProseEdit, reference
from briefer.value import replace


@pytest.fixture
def edit(qtbot):
    made = ProseEdit(Names())
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    made.setFocus()
    return made


def press(qtbot, edit, *keys):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(edit, key)
        elif isinstance(key, tuple):
            qtbot.keyClick(edit, *key)
        else:
            qtbot.keyClick(edit, key)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, TAB, BACK = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace


def test_typing_is_light_markup(qtbot, edit):
    press(qtbot, edit, "Iran will ", (Qt.Key.Key_B, CTRL), "answer", (Qt.Key.Key_B, CTRL), " soon.")
    press(qtbot, edit, ENTER, (Qt.Key.Key_I, CTRL), "Perhaps")
    assert edit.markup() == "Iran will **answer** soon.\n\n*Perhaps*"


def test_a_star_that_is_typed_stays_a_star(qtbot, edit):
    press(qtbot, edit, "2 * 3 *is* [@x] \\")
    assert parse(edit.markup())[0].content[0].text == "2 * 3 *is* [@x] \\"


def test_selected_text_becomes_strong_and_plain_again(qtbot, edit):
    edit.show_markup("one two")
    edit.selectAll()
    press(qtbot, edit, (Qt.Key.Key_B, CTRL))
    assert edit.markup() == "**one two**"
    press(qtbot, edit, (Qt.Key.Key_B, CTRL))
    assert edit.markup() == "one two"


def test_lists_are_typed_and_nested_by_tab(qtbot, edit):
    press(qtbot, edit, "- one", ENTER, TAB, "two", ENTER, TAB, "three", ENTER)
    press(qtbot, edit, (Qt.Key.Key_Backtab, SHIFT), "four", ENTER, ENTER, ENTER, "text")
    assert edit.markup() == "- one\n  - two\n    - three\n  - four\n\ntext"


def test_backspace_takes_an_item_out_of_its_list(qtbot, edit):
    press(qtbot, edit, "1. one", ENTER, BACK, "text")
    assert edit.markup() == "1. one\n\ntext"


def test_tab_outside_of_a_list_leaves_the_editor(qtbot, edit):
    press(qtbot, edit, "one", TAB)
    assert edit.markup() == "one"


def test_what_is_typed_after_a_link_is_not_part_of_it(qtbot, edit):
    edit.show_markup("[a](https://b.org)")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, edit, "c")
    assert edit.markup() == "[a](https://b.org)c"


def test_a_citation_is_one_character(qtbot, edit):
    edit.show_markup("a [@x] b")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, edit, BACK, BACK, BACK)
    assert edit.markup() == "a"
    edit.show_markup("a [@x]")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, edit, "b")
    assert edit.markup() == "a [@x]b"


def test_chips_are_told_to_who_cannot_see_them(qtbot):
    names = Names(lambda source: f"[{source}]", lambda source: f"The title of {source}")
    edit = ProseEdit(names)
    qtbot.addWidget(edit)
    edit.show_prompt("Write here")
    edit.show_markup("a [@x] b[^So *it* is.] c [@y]")
    edit.show()
    with qtbot.waitActive(edit):
        edit.activateWindow()
    edit.setFocus()
    said = QAccessible.queryAccessibleInterface(edit).text(QAccessible.Text.Description)
    assert said == "[x] The title of x; Note: So *it* is.; [y] The title of y"
    announced = []
    edit.voice.announced.connect(announced.append)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(5):
        qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert announced == ["[x] The title of x", "Note: So *it* is."]
    edit.show_markup("a")
    edit.clearFocus()
    edit.setFocus()
    assert edit.accessibleDescription() == "Write here"


def test_undo_is_left_to_the_briefing(qtbot, edit):
    press(qtbot, edit, "one", (Qt.Key.Key_Z, CTRL))
    assert edit.markup() == "one"


def test_a_foreign_change_puts_the_cursor_where_it_happened(edit):
    edit.show_markup("one two three")
    edit.show_markup("one three")
    assert edit.textCursor().position() == len("one")


def test_text_that_did_not_change_is_not_shown_anew(qtbot, edit):
    press(qtbot, edit, "one  ")
    edit.show_markup(edit.markup())
    press(qtbot, edit, "two")
    assert edit.toPlainText() == "one  two"


def outward(block):
    """Return prose with a style that all of a link has outside of it: it looks the same."""
    if isinstance(block, Paragraph):
        pieces = [_outward_link(*piece) for piece in _pieces(block.content)]
        return replace(block, content=normal(_nest(pieces)))
    return replace(block, items=tuple(tuple(map(outward, item)) for item in block.items))


def _outward_link(inline, strong, emphasis):
    if not isinstance(inline, Link):
        return inline, strong, emphasis
    inner = list(_pieces(inline.content))
    strong = strong or all(each[1] for each in inner)
    emphasis = emphasis or all(each[2] for each in inner)
    content = _nest([(each, s and not strong, e and not emphasis) for each, s, e in inner])
    return Link(inline.address, normal(content)), strong, emphasis


@pytest.mark.usefixtures("qapp")
@given(blocks=prose)
def test_what_is_shown_is_read_back(blocks):
    edit = ProseEdit(Names())
    edit.show_markup(format_prose(blocks))
    assert parse(edit.markup()) == tuple(map(outward, blocks))


def test_a_link_is_set_changed_and_removed(edit):
    edit.show_markup("one two")
    edit.selectAll()
    reference.set_link(edit, "https://a.org")
    assert edit.markup() == "[one two](https://a.org)"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.Right)
    assert reference.select_link(edit) == "https://a.org"
    reference.set_link(edit, "")
    assert edit.markup() == "one two"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("a.org", "https://a.org"),
        ("desk@a.org", "mailto:desk@a.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("word", ""),
    ],
)
def test_a_link_leads_to_the_web_or_to_mail(typed, address):
    assert reference.address_of(typed) == address


def pasted(edit, *, html="", text="", urls=()):
    source = QMimeData()
    if html:
        source.setHtml(html)
    if text:
        source.setText(text)
    if urls:
        source.setUrls([QUrl(each) for each in urls])
    if edit.canInsertFromMimeData(source):
        edit.insertFromMimeData(source)
    return edit.markup()


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {margin:0} --></style><title>x</title></head><body lang=EN-GB>
<!--StartFragment--><h1>Iran&nbsp;next<o:p></o:p></h1>
<p class=MsoNormal>It will <b style='mso-bidi-font-weight:normal'>answer</b>
in its <i>own</i> time; see <a href="https://a.org/x?y=1&amp;z=2">the
paper</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)
<span>&nbsp;</span></span>Two</p>
<!--EndFragment--></body></html>"""


def test_text_from_word_keeps_its_structure(edit):
    assert pasted(edit, html=WORD) == (
        "**Iran\xa0next**\n\nIt will **answer** in its *own* time; "
        "see [the paper](https://a.org/x?y=1&z=2).\n\n- One\n  1. Two"
    )


def test_text_from_a_browser_keeps_its_structure(edit):
    html = (
        "<meta charset='utf-8'><b style='font-weight:normal'><h2>Head</h2><div>A<br>B</div>"
        "<ol><li><p>one</p><ul><li>in</li></ul></li><li>two</li></ol>"
        "<p><span style='font-weight:700;font-style:italic'>both</span> <img src=x> end</p></b>"
    )
    assert pasted(edit, html=html) == (
        "**Head**\n\nA\n\nB\n\n1. one\n  - in\n2. two\n\n***both*** end"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<img src='file:///etc/passwd'><link rel=stylesheet href='file:///x'>text",
        "<script>alert(1)</script><style>p{}</style>text",
        "<a href='javascript:alert(1)'>text</a>",
        "<p>text<!-- never closed <b>",
        "<b><i><u>text",
        "</b></i></p>text</div></div>",
        "<iframe src='https://a.org'></iframe><object data=x>gone</object>text",
    ],
)
def test_what_is_hostile_or_broken_leaves_the_text(edit, html):
    assert pasted(edit, html=html) in ("text", "***text***")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "text",
        "<b><i>" * 150_000,
        "<p " * 300_000,
        "<!--" * 200_000,
        "<a href='" * 100_000,
        "&" * 900_000,
        "<" * 900_000,
        "</b>" * 200_000,
        "<span>" * 299 + "</b></i>" * 90_000,
        "x" * 5_000_000,
        "<p>word</p>" * 450_000,
        "<table><tr><td>" + "<p>x" * 200_000,
        "<table><tr><td>" * 60_000,
    ],
    ids=range(13),
)
def test_a_large_clipboard_ends_quickly(edit, html):
    begun = time.process_time()
    pasted(edit, html=html, text="text")
    assert time.process_time() - begun < 2


def test_many_lines_end_quickly(edit):
    begun = time.process_time()
    pasted(edit, text="x\n" * 500_000)
    assert time.process_time() - begun < 2


def test_what_is_cut_is_told(qtbot, edit):
    with qtbot.waitSignal(edit.told):
        pasted(edit, text="word " * 1_000_000)


def test_a_file_is_not_pasted(edit, tmp_path):
    assert pasted(edit, urls=[f"file://{tmp_path}"], text=str(tmp_path)) == ""


def test_what_is_copied_is_pasted_as_it_was(edit, qtbot):
    edit.show_markup("- **a** [@x]\n  1. b [^c *d*]")
    edit.selectAll()
    source = edit.createMimeDataFromSelection()
    other = ProseEdit(Names())
    qtbot.addWidget(other)
    other.insertFromMimeData(source)
    assert other.markup() == edit.markup()


def test_a_table_is_told_apart_from_one_that_lays_a_page_out(edit, qtbot):
    table = "<tr><th>Port</th><th>Ships</th></tr><tr><td><b>A</b><td>1</tr>"
    with qtbot.waitSignal(edit.tables_pasted) as told:
        assert pasted(edit, html=f"<p>one</p><table>{table}</table><p>two</p>") == "one\n\ntwo"
    assert told.args == [((("Port", "Ships"), ("**A**", "1")),)]
    edit.clear()
    with qtbot.assertNotEmitted(edit.tables_pasted):
        html = f"<table><tr><td>x<td><table>{table}</table></td></tr><tr><td>y<td>z</table>"
        assert pasted(edit, html=html) == "x\n\nPort\n\nShips\n\n**A**\n\n1\n\ny\n\nz"


def test_a_line_takes_no_paragraphs(qtbot):
    edit = ProseEdit(Names(), "line")
    qtbot.addWidget(edit)
    press(qtbot, edit, "- a", ENTER, "b")
    pasted(edit, html="<p>one</p><p><b>two</b></p>")
    assert edit.markup() == "- ab one **two**"


def test_links_keep_what_all_of_them_is(edit):
    edit.show_markup("[**a**](https://b.org) [**a** c](https://b.org)")
    assert edit.markup() == "**[a](https://b.org)** [**a** c](https://b.org)"

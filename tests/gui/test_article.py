"""The review of an article: both sides, what tells of them, and all that moves a passage."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from briefer.article.extract import Dropped, Extract, Paragraph
from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement, Suggestion
from briefer.gui import actions, language, look
from briefer.gui.article.leaf import LARGEST
from briefer.gui.article.page import ReviewPage
from briefer.gui.article.rows import ROW
from briefer.gui.look.palette import PALETTES, contrast
from briefer.pipeline.article import Imported
from briefer.store.library import Library

LINES = (
    ("An envoy 🙂 in Moscow", "title", ""),
    ("By A. Writer", "byline", ""),
    ("The envoy flew to Moscow and asked for help.", "passage", "summary"),
    ("What the two sides want", "heading", "one"),
    ("Tehran asks for more. It is likely that Moscow waits.", "passage", "one"),
    ("Moscow offers talks.", "passage", "one"),
    ("What comes next", "heading", OUTLOOK),
    ("For Iran:", "label", "iran"),
    ("The mission is a gamble.", "passage", "iran"),
    ("For Russia:", "label", "russia"),
    ("A balancing act.", "passage", "russia"),
    ("قالت موسكو إنها تنتظر.", "passage", "russia"),
    ("Read more in our letter", "unassigned", ""),
    ("Credits: an agency", "credit", ""),
)
DOUBTFUL = (5, 10)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def article(lines=LINES):
    pieces, paragraphs, at = [], [], 0
    for number, (line, role, part) in enumerate(lines):
        doubt = "Two may speak here." if number in DOUBTFUL else ""
        end = at + len(line)
        paragraphs.append(Paragraph(start=at, end=end))
        pieces.append(Piece(start=at, end=end, role=role, part=part, rule="lead", doubt=doubt))
        at = end + 2
    text = "\n\n".join(line for line, _, _ in lines)
    parts = (
        Part(id="summary", kind=SUMMARY),
        Part(id="one", kind="positions"),
        Part(id="iran", kind=OUTLOOK, names=("Iran",)),
        Part(id="russia", kind=OUTLOOK, names=("Russia",)),
    )
    likely = text.find("It is likely")
    suggestions = (
        Suggestion(start=likely, end=likely + 32, words="likely", bands={"phia": "likely"}),
    )
    dropped = (Dropped(kind="script", count=3, characters=240, sample="var x"),)
    return Imported(
        name="envoy.txt",
        extract=Extract(text=text, paragraphs=tuple(paragraphs), dropped=dropped),
        placement=Placement(
            language="en",
            pieces=tuple(pieces),
            parts=parts,
            title=lines[0][0],
            publisher="Example Wire",
            suggestions=suggestions if likely >= 0 else (),
        ),
        outlet="Example Wire",
    )


@pytest.fixture
def made(qapp, qtbot):
    """Return a function that shows an article in a page."""
    look.apply(qapp, look.Scheme.LIGHT)

    def show(imported):
        page = ReviewPage(imported, Library(), dt.date(2026, 7, 1))
        qtbot.addWidget(page)
        page.resize(1200, 900)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        return page

    return show


@pytest.fixture
def page(made):
    return made(article())


def titles(page):
    rows = page.draft.rows
    return [rows.index(at).data() for at in range(rows.rowCount())]


def heads(page):
    rows = page.draft.rows
    found = (rows.index(at) for at in range(rows.rowCount()))
    return [each.data() for each in found if each.data(ROW).index < 0]


def go(page, words):
    """Choose the row that begins with some words."""
    at = next(at for at, title in enumerate(titles(page)) if title.startswith(words))
    page.draft.setFocus()
    page.draft.setCurrentIndex(page.draft.rows.index(at))


def place(page, words):
    """Return the part and the role of the piece that begins with some words."""
    review = page.review
    piece = next(p for p in review.placement.pieces if review.text(p).startswith(words))
    return piece.part, piece.role


def under(page, words):
    """Return the head that a row stands under."""
    seen = ""
    for title in titles(page):
        if title in heads(page):
            seen = title
        elif title.startswith(words):
            return seen
    raise AssertionError(words)


def test_the_draft_lists_the_tray_first_then_the_article_then_its_parts(page):
    assert heads(page) == [
        "Unassigned",
        "About the article",
        "Bottom line",
        "Positions",
        "What comes next",
        "Iran",
        "Russia",
    ]
    assert under(page, "Read more") == "Unassigned"
    assert under(page, "Credits") == "About the article"
    assert under(page, "A balancing") == "Russia"


def test_the_margin_names_each_part_once_and_marks_doubts(page):
    names = [name for _, _, name in page.article.margin.labels()]
    assert names == [
        "Title",
        "Byline",
        "Bottom line",
        "Positions",
        "",
        "What comes next",
        "Iran",
        "Russia",
        "",
        "Unassigned",
        "Credit",
    ]


def test_what_is_seen_is_coloured_by_its_part(page):
    colours = {
        each.cursor.selectedText(): each.format.background().color().name()
        for each in page.article.extraSelections()
    }
    assert len(colours) == len(LINES)
    assert colours["For Iran:"] == colours["The mission is a gamble."]
    assert colours["For Iran:"] != colours["For Russia:"]
    assert "An envoy 🙂 in Moscow" in colours


@pytest.mark.parametrize("scheme", PALETTES)
def test_text_can_be_read_on_all_colours_of_spans(scheme):
    on = PALETTES[scheme]
    assert all(contrast(on.text, each) >= 7 for each in on.spans)


def test_a_row_that_is_chosen_is_where_the_cursor_stands_in_the_article(page):
    go(page, "The mission")
    cursor = page.article.textCursor()
    assert cursor.block().text() == "The mission is a gamble."
    frame = page.article.frame_of(page.review.index)
    assert frame.contains(QPointF(page.article.cursorRect().center()))


def test_the_cursor_in_the_article_chooses_the_row(page, qtbot):
    line = page.article.line_of(page.review.extract.text.find("A balancing") + 3)
    qtbot.mouseClick(page.article.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    assert page.draft.currentIndex().data() == "A balancing act."
    page.article.setFocus()
    page.article.moveCursor(QTextCursor.MoveOperation.End)
    assert page.draft.currentIndex().data() == "Credits: an agency"


def test_the_rule_and_the_doubt_are_told(page):
    go(page, "A balancing")
    detail = page.detail.piece
    assert detail.why.text() == "The first paragraph is the bottom line."
    assert detail.doubt.text() == "Two may speak here."
    assert "Two may speak here." in detail.accessibleDescription()
    assert "Two may speak here." in page.draft.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    spoken = page.draft.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Text, doubtful, A balancing act."


def test_f8_goes_from_doubt_to_doubt_and_one_is_done_with(page, qtbot):
    assert page.head.doubts.text() == "2 doubts"
    page.draft.setFocus()
    for words in ("Moscow offers", "A balancing", "Moscow offers"):
        qtbot.keyClick(page.draft, Qt.Key.Key_F8)
        assert page.draft.currentIndex().data().startswith(words)
    qtbot.keyClick(page.draft, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    page.detail.piece.agree.click()
    assert page.head.doubts.text() == "1 doubt"
    assert not page.detail.piece.agree.isVisible()


def test_keys_move_a_passage_and_are_undone(page, qtbot):
    go(page, "Moscow offers")
    qtbot.keyClick(page.draft, Qt.Key.Key_Up, ALT)
    assert under(page, "Moscow offers") == "Bottom line"
    assert page.draft.currentIndex().data() == "Moscow offers talks."
    qtbot.keyClick(page.draft, Qt.Key.Key_Z, CTRL)
    assert under(page, "Moscow offers") == "Positions"
    qtbot.keyClick(page.draft, Qt.Key.Key_Down, ALT)
    assert under(page, "Moscow offers") == "Iran"
    qtbot.keyClick(page.draft, Qt.Key.Key_Delete)
    assert under(page, "Moscow offers") == "Unassigned"
    page.head.undo.click()
    page.head.undo.click()
    assert not page.head.undo.isEnabled()
    page.head.redo.click()
    assert under(page, "Moscow offers") == "Iran"


def test_a_passage_that_is_dropped_on_a_part_goes_there(page):
    go(page, "A balancing")
    rows = page.draft.rows
    target = rows.index(titles(page).index("Bottom line"))
    data = rows.mimeData([page.draft.currentIndex()])
    event = QDropEvent(
        QPointF(page.draft.visualRect(target).center()),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.draft.dropEvent(event)
    assert under(page, "A balancing") == "Bottom line"
    assert page.draft.rows.rowCount() == len(LINES) + len(heads(page))


def test_what_comes_from_elsewhere_is_not_taken(page, made):
    other = made(article())
    go(other, "A balancing")
    rows, data = page.draft.rows, other.draft.rows.mimeData([other.draft.currentIndex()])
    event = QDropEvent(
        QPointF(page.draft.visualRect(rows.index(0)).center()),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.draft.dropEvent(event)
    assert not page.review.can_undo


def test_several_are_moved_at_once(page, qtbot):
    go(page, "Tehran asks")
    qtbot.keyClick(page.draft, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page.draft, Qt.Key.Key_Down, ALT)
    assert under(page, "Tehran asks") == under(page, "Moscow offers") == "Iran"
    page.review.undo()
    assert not page.review.can_undo


def test_a_passage_is_split_at_the_cursor_and_merged_again(page, qtbot):
    page.article.setFocus()
    cursor = page.article.textCursor()
    text = page.review.extract.text
    at = text.find("It is likely")
    cursor.setPosition(len(text[:at].encode("utf-16-le")) // 2)
    page.article.setTextCursor(cursor)
    qtbot.keyClick(page.article, Qt.Key.Key_Return, CTRL)
    assert "Tehran asks for more." in titles(page)
    assert "It is likely that Moscow waits." in titles(page)
    go(page, "Tehran asks")
    qtbot.keyClick(page.draft, Qt.Key.Key_J, CTRL)
    assert "Tehran asks for more. It is likely that Moscow waits." in titles(page)


def test_the_kind_of_a_section_is_chosen(page):
    go(page, "Positions")
    kind = page.detail.part.kind
    kind.setCurrentIndex(kind.findText("The stakes"))
    kind.activated.emit(kind.currentIndex())
    assert "The stakes" in heads(page)
    assert under(page, "Tehran asks") == "The stakes"


def test_the_stakeholders_of_an_outlook_are_written(page, qtbot):
    go(page, "Russia")
    names = page.detail.part.names
    names.setFocus()
    names.lineEdit().selectAll()
    qtbot.keyClicks(names.lineEdit(), "Russia, China")
    qtbot.keyClick(names.lineEdit(), Qt.Key.Key_Return)
    assert page.review.placement.part("russia").names == ("Russia", "China")
    assert heads(page)[-1] == "Russia, China"


def test_an_outlook_that_is_named_as_another_goes_into_it(page, qtbot):
    go(page, "Russia")
    names = page.detail.part.names
    names.setFocus()
    names.lineEdit().selectAll()
    qtbot.keyClicks(names.lineEdit(), "Iran")
    qtbot.keyClick(names.lineEdit(), Qt.Key.Key_Return)
    assert heads(page)[-1] == "Iran"
    assert under(page, "A balancing") == "Iran"
    assert page.draft.currentIndex().data() == "Iran"


def test_a_new_section_and_a_new_stakeholder_take_what_is_chosen(page, qtbot):
    go(page, "Moscow offers")
    page.commands.add_part(page.draft.pieces(), "opinion")
    assert under(page, "Moscow offers") == "Final take"
    go(page, "Read more")
    page.commands.add_part(page.draft.pieces(), OUTLOOK)
    assert under(page, "Read more") == "New stakeholder"
    names = page.detail.part.names
    assert names.hasFocus()
    qtbot.keyClicks(names.lineEdit(), "Readers")
    qtbot.keyClick(names.lineEdit(), Qt.Key.Key_Return)
    assert under(page, "Read more") == "Readers"


def test_parts_change_places_and_go(page, qtbot):
    go(page, "Russia")
    qtbot.keyClick(page.draft, Qt.Key.Key_Up, ALT)
    assert heads(page)[-2:] == ["Russia", "Iran"]
    page.detail.part.remove.click()
    assert "Russia" not in heads(page)
    assert under(page, "A balancing") == "Unassigned"


def test_the_tray_and_the_heading_of_the_outlooks_cannot_be_named(page):
    for head in ("Unassigned", "What comes next", "Bottom line"):
        go(page, head)
        assert not page.detail.part.kind.isVisible()
        assert not page.detail.part.remove.isVisible()
        assert page.detail.part.says.text()


def test_a_line_is_made_a_heading_a_byline_a_credit(page):
    go(page, "Read more")
    role = page.detail.piece.role
    for name, found in (
        ("Credit", ("", "credit")),
        ("Byline", ("", "byline")),
        ("Text", ("summary", "passage")),
    ):
        at = role.findText(name)
        role.setCurrentIndex(at)
        role.activated.emit(at)
        assert place(page, "Read more") == found


def test_the_menu_moves_by_the_name_of_a_part(page):
    go(page, "Read more")
    menu = page.commands.menu(page, page.draft.pieces(), 3)
    going = menu.findChildren(QMenu)[0]
    assert [each.text() for each in going.actions()][:4] == [
        "Unassigned",
        "About the article",
        "Bottom line",
        "Positions",
    ]
    going.actions()[3].trigger()
    assert under(page, "Read more") == "Positions"


def test_escape_goes_from_a_field_to_the_draft_and_from_there_back(page, qtbot):
    page.beginning.title.setFocus()
    with qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page.beginning.title, Qt.Key.Key_Escape)
    assert page.draft.hasFocus()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.draft, Qt.Key.Key_Escape)


def test_what_is_known_of_the_source_is_written(page, qtbot):
    go(page, "About")
    edits = page.detail.source.edits
    assert edits["publisher"].text() == "Example Wire"
    assert edits["title"].text() == "An envoy 🙂 in Moscow"
    edits["authors"].setFocus()
    qtbot.keyClicks(edits["authors"], "A. Writer, B. Author")
    assert page.review.placement.authors == ("A. Writer", "B. Author")
    page.review.undo()
    assert page.review.placement.authors == ()


def test_suggestions_are_taken_only_where_they_are_ticked(page, qtbot):
    assert page.taken == ()
    page.tabs.setCurrentIndex(1)
    page.suggestions.setFocus()
    index = page.suggestions.model().index(0, 0)
    page.suggestions.setCurrentIndex(index)
    assert (
        index.data()
        .replace("\u2068", "")
        .replace("\u2069", "")
        .startswith("It is likely that Moscow waits.\n“likely” · ")
    )
    qtbot.keyClick(page.suggestions, Qt.Key.Key_Space)
    assert page.taken == page.review.before.suggestions
    page.review.undo()
    assert page.taken == ()
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked


def test_what_the_briefing_begins_with_is_undone_and_redone_like_all_else(page, qtbot):
    begins = page.beginning
    titles = begins.title.text(), "An envoy and his answer"
    begins.title.setFocus()
    begins.title.selectAll()
    qtbot.keyClicks(begins.title, titles[1])
    begins.choose("nato")
    begins.template.setCurrentIndex(begins.template.findData("brief"))
    begins.template.activated.emit(begins.template.currentIndex())
    for name, before, after in (
        ("template", "assessment", "brief"),
        ("audiences", None, ("markets", "gulf")),
        ("title", *titles),
    ):
        assert getattr(page.review.wanted, name) == after
        qtbot.keyClick(begins.title, Qt.Key.Key_Z, CTRL)
        assert getattr(page.review.wanted, name) == before
    assert begins.title.text() == titles[0]
    assert len(begins.audiences) == 3
    assert not page.head.undo.isEnabled()
    page.head.redo.click()
    assert begins.title.text() == titles[1]


def test_what_is_unassigned_has_its_place_even_where_nothing_is(made):
    page = made(article(tuple(each for each in LINES if each[1] != "unassigned")))
    assert heads(page)[0] == "Unassigned"
    go(page, "A balancing")
    page.draft.dropped.emit("tray")
    assert place(page, "A balancing") == ("", "unassigned")


def test_the_help_lists_the_keys_that_the_review_hears(page):
    heard = {keys for keys, _ in page._keys() if isinstance(keys, str)}
    told = {each.key for each in actions.REVIEW.actions}
    assert heard <= told
    assert {"Del", "Alt+Up", "Alt+Down", "Esc"} <= told


def test_what_was_left_out_is_counted_and_listed(page):
    page.tabs.setCurrentIndex(2)
    assert page.dropped.item(0).text().startswith("Scripts: 3 times, 240 characters\n")


def test_paragraphs_run_in_the_direction_of_their_own_words(page):
    text = page.review.extract.text
    arabic = page.article.line_of(text.find("قالت"))
    latin = page.article.line_of(text.find("A balancing"))
    middle = page.article.viewport().width() / 2
    assert latin.left() < middle < arabic.left()


def test_a_long_article_is_shown_by_leaves_and_is_gone_through(made):
    lines = [("word " * 79 + f"end {number}.", "passage", "one") for number in range(900)]
    page = made(article(tuple(lines)))
    assert len(page.article.leaves) == len(page.review.extract.text) // LARGEST + 1
    page.review.step_doubt(-1)
    page.review.go(page.review.placement.pieces[-1].start)
    assert page.article.number == len(page.article.leaves) - 1
    assert page.article.textCursor().block().text().endswith("end 899.")
    page.article.turn_to(0)
    assert page.article.toPlainText().startswith("word")


@pytest.mark.parametrize("spoken", ["en", "de", "ar"])
def test_it_fits_the_smallest_window(made, qapp, spoken):
    language.speak(qapp, spoken)
    look.choose(look.Scheme.LIGHT)
    try:
        page = made(article())
        for piece in (page.review.placement.pieces[DOUBTFUL[0]].start, "russia", "about"):
            page.review.go(piece)
            QApplication.processEvents()
            assert page.minimumSizeHint().width() <= 800
            assert page.minimumSizeHint().height() <= 500
    finally:
        language.speak(qapp, "en")
        look.choose(look.Scheme.LIGHT)


def test_known_stakeholders_can_be_chosen(page):
    go(page, "Russia")
    names = page.detail.part.names
    offered = [names.itemText(at) for at in range(names.count())]
    assert offered[:2] == ["Iran", "Russia"]
    assert "China" in offered
    assert len({*offered}) == len(offered)


def test_all_that_is_reached_has_a_name(page):
    for here in ("Unassigned", "About", "Russia", "A balancing"):
        go(page, here)
        widget = page.nextInFocusChain()
        while widget is not page:
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                face = QAccessible.queryAccessibleInterface(widget)
                assert face.text(QAccessible.Text.Name), widget
            widget = widget.nextInFocusChain()


def test_nothing_of_the_article_is_read_as_rich_text(made):
    lines = (("<b>Bold</b> & <img src=x>", "passage", "one"), *LINES)
    page = made(article(lines))
    go(page, "<b>")
    assert page.article.toPlainText().startswith("<b>Bold</b> & <img src=x>")
    assert page.draft.currentIndex().data().startswith("<b>Bold</b>")
    page.article.viewport().grab()
    assert page.draft.indexAt(QPoint(5, 5)).isValid()

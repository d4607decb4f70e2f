"""An article comes into a window: by a file, a drop, the clipboard; it goes as a draft or not."""

import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from briefer.gui import actions, language, look
from briefer.gui.editor.passage import PassageCard
from briefer.gui.editor.prose import ProseEdit
from briefer.gui.window import articles as module
from briefer.store.profile import read_profile, write_profile

LONG_MS = 20_000
"""A process is started for the article, on a computer that may be at other work."""

ARTICLE = """Ministers meet in Geneva

By A. Writer

The ministers of two states met in Geneva on Monday and agreed to go on talking, officials said.

What is at stake

A deal would lower the price of grain. It is likely that both sides gain from it.

What comes next

For Iran: The envoy returns to Tehran with a paper that he has not signed.

For Russia: Moscow waits, and offers a place for the next round.

Credits: Example Wire
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "geneva.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def window(program):
    program.take([])
    return program.windows[0]


def run(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)


def reviewed(qtbot, window):
    """Return the page of the review, once the article was read."""
    qtbot.waitUntil(lambda: window.articles.page is not None, timeout=LONG_MS)
    page = window.articles.page
    qtbot.waitUntil(page.isVisible)
    return page


def imported(qtbot, window, file):
    window.articles.take(file)
    return reviewed(qtbot, window)


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def write(qtbot, edit, words):
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(edit, words)


def pressed(widget, words):
    for each in widget.findChildren(QPushButton):
        if each.text().replace("&", "") == words and each.isVisible():
            each.click()
            return
    raise AssertionError(words)


def test_file_import_asks_for_an_article_and_reviews_it(window, file, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    run(window, "import")
    assert window.bar.text.startswith("Reading")
    page = reviewed(qtbot, window)
    assert not window.bar.isVisible()
    assert page.beginning.title.text() == "Ministers meet in Geneva"
    assert page.article.toPlainText().startswith("Ministers meet")


def test_the_welcome_page_imports(window, file, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    pressed(window, "Import an article…")
    reviewed(qtbot, window)


def test_an_article_that_is_dropped_is_reviewed(window, file, qtbot):
    drop(window, file)
    reviewed(qtbot, window)


@pytest.mark.parametrize("is_html", [False, True])
def test_what_is_in_the_clipboard_is_reviewed(window, qtbot, is_html):
    data = QMimeData()
    data.setText(ARTICLE)
    if is_html:
        data.setHtml("<h1>Ministers meet in Geneva</h1><p>They met <b>on Monday</b>.</p>")
    QApplication.clipboard().setMimeData(data)
    run(window, "import-clipboard")
    page = reviewed(qtbot, window)
    assert page.review.extract.format == ("html" if is_html else "text")
    assert page.beginning.title.text() == "Ministers meet in Geneva"


def test_an_empty_clipboard_is_said(window):
    QApplication.clipboard().setMimeData(QMimeData())
    run(window, "import-clipboard")
    assert window.bar.text == "There is no text in the clipboard."


def test_what_cannot_be_read_is_one_sentence_in_the_window(window, tmp_path, qtbot):
    (tmp_path / "empty.txt").write_bytes(b"")
    window.articles.take(tmp_path / "empty.txt")
    qtbot.waitUntil(lambda: not window.bar.text.startswith("Reading"), timeout=LONG_MS)
    assert window.bar.isVisible()
    assert window.articles.page is None


def test_reading_can_be_cancelled(window, file, qtbot):
    window.articles.take(file)
    pressed(window.bar, "Cancel")
    qtbot.wait(1500)
    assert window.articles.page is None
    assert not window.bar.isVisible()


def test_an_accepted_draft_is_the_briefing_of_the_window_and_not_saved(window, file, qtbot):
    page = imported(qtbot, window, file)
    write(qtbot, page.beginning.title, "Geneva, day one")
    write(qtbot, page.beginning.date, "2 July 2026")
    page.beginning.choose("nato")
    page.tabs.setCurrentIndex(1)
    page.suggestions.setCurrentIndex(page.suggestions.model().index(0, 0))
    qtbot.keyClick(page.suggestions, Qt.Key.Key_Space)
    page.head.accept.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    briefing = window.session.briefing
    assert window.session.path is None
    assert briefing.title.default == "Geneva, day one"
    assert briefing.date == dt.date(2026, 7, 2)
    assert "nato" not in briefing.audiences
    assert [each.name.default for each in briefing.stakeholders] == ["Iran", "Russia"]
    assert [each.statement.default for each in briefing.judgements] == [
        "It is likely that both sides gain from it."
    ]
    assert briefing.judgements[0].review
    assert window.articles.page is None


def test_a_day_that_is_none_is_said_before_the_draft_is_accepted(window, file, qtbot):
    page = imported(qtbot, window, file)
    write(qtbot, page.beginning.date, "3/4/2026")
    page.head.accept.click()
    assert window.bar.text == "Write the day as 2025-06-24"
    assert window.articles.page is page
    write(qtbot, page.beginning.date, "")
    page.head.accept.click()
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.session.briefing.date is None


def test_a_window_with_a_briefing_keeps_it(program, file, qtbot):
    program.open_sample()
    window = program.windows[0]
    window.articles.take(file)
    qtbot.waitUntil(lambda: len(program.windows) == 2, timeout=LONG_MS)
    page = reviewed(qtbot, program.windows[1])
    page.head.accept.click()
    qtbot.waitUntil(lambda: program.windows[1].desk is not None)
    assert window.session is not None
    assert window.desk is not None


def test_a_briefing_that_is_opened_meanwhile_does_not_take_the_place_of_a_review(
    program, window, file, qtbot
):
    imported(qtbot, window, file)
    program.open_sample(window)
    assert len(program.windows) == 2
    assert window.articles.page is not None


def test_keys_of_the_window_are_those_of_the_review_while_it_is_shown(window, file, qtbot):
    page = imported(qtbot, window, file)
    window.activateWindow()
    pieces = page.review.placement.pieces
    qtbot.keyClick(page.draft, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert len(page.review.placement.pieces) == len(pieces) - 1
    qtbot.keyClick(page.draft, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.review.placement.pieces == pieces
    qtbot.keyClick(page.draft, Qt.Key.Key_F6)
    assert page.article.hasFocus()


def test_going_back_asks_only_where_something_was_corrected(window, file, qtbot, monkeypatch):
    answers = []
    monkeypatch.setattr(module, "ask", lambda *_: answers.pop(0))
    page = imported(qtbot, window, file)
    page.left.emit()
    assert window.articles.page is None
    page = imported(qtbot, window, file)
    page.commands.merge()
    answers += ["stay", "leave"]
    qtbot.keyClick(page.draft, Qt.Key.Key_Escape)
    assert window.articles.page is page
    qtbot.keyClick(page.draft, Qt.Key.Key_Escape)
    assert window.articles.page is None
    assert not answers


def test_corrections_are_kept_only_where_that_is_wanted(window, file, qtbot):
    for is_kept in (False, True):
        page = imported(qtbot, window, file)
        assert "Example Wire" in page.kept.keeping.text()
        at = next(
            at
            for at, each in enumerate(page.review.placement.pieces)
            if page.review.text(each) == "What is at stake"
        )
        page.commands.set_kind(page.review.placement.pieces[at].part, "opinion")
        page.kept.keeping.setChecked(is_kept)
        window.articles._on_accepted()
        assert bool(read_profile("Example Wire")) == is_kept
        if not is_kept:
            window = _another(window)
    again = imported(qtbot, _another(window), file)
    kinds = {each.kind for each in again.review.placement.parts}
    assert "opinion" in kinds


def test_corrections_that_are_used_are_told_shown_and_forgotten(window, file, qtbot):
    kept = {"headings": {"what is at stake": "opinion"}, "lines": {"an older line": "credit"}}
    write_profile("Example Wire", kept)
    page = imported(qtbot, window, file)
    used = page.kept.used
    assert used.isVisible()
    assert plain(used.text()) == "1 correction of Example Wire used"
    menu = used.menu()
    menu.aboutToShow.emit()
    shown, _, forget = menu.actions()
    assert plain(shown.text()) == "“what is at stake”: Final take"
    assert "opinion" in {each.kind for each in page.review.placement.parts}
    forget.trigger()
    assert not read_profile("Example Wire")
    assert not used.isVisible()
    assert window.bar.text == "Forgotten. The article is placed without them."
    assert "opinion" not in {each.kind for each in page.review.placement.parts}
    page.review.undo()
    assert "opinion" in {each.kind for each in page.review.placement.parts}


def test_what_was_corrected_here_stays_where_older_corrections_are_forgotten(window, file, qtbot):
    write_profile("Example Wire", {"headings": {"what is at stake": "opinion"}})
    page = imported(qtbot, window, file)
    page.commands.merge()
    before = page.review.placement
    page.kept.forgotten.emit()
    assert not read_profile("Example Wire")
    assert page.review.placement is before
    assert window.bar.text.startswith("Forgotten for the next article.")
    page.review.undo()


def test_corrections_of_an_outlet_that_is_named_only_now_are_used_at_a_click(window, file, qtbot):
    write_profile("Other Wire", {"headings": {"what is at stake": "opinion"}})
    page = imported(qtbot, window, file)
    assert not page.offer.isVisible()
    page.review.go("about")
    write(qtbot, page.detail.source.edits["publisher"], "Other Wire")
    assert plain(page.offer.says.text()) == "1 correction of Other Wire is kept."
    page.commands.merge()
    page.review.go(page.review.placement.pieces[1].start)
    page.commands.merge()
    assert not page.offer.use.isEnabled()
    page.review.undo()
    page.offer.use.click()
    qtbot.waitUntil(lambda: not page.offer.isVisible(), timeout=LONG_MS)
    assert "opinion" in {each.kind for each in page.review.placement.parts}
    assert page.review.placement.publisher == "Other Wire"
    assert plain(page.kept.used.text()) == "1 correction of Other Wire used"
    page.review.undo()
    assert page.offer.isVisible()
    assert "opinion" not in {each.kind for each in page.review.placement.parts}
    while page.review.can_undo:
        page.review.undo()


def plain(words):
    return words.replace("\u2068", "").replace("\u2069", "")


def test_after_it_is_accepted_the_article_can_be_completed_as_a_source(window, file, qtbot):
    imported(qtbot, window, file).head.accept.click()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible())
    assert window.bar.text.startswith("The article is a source of the draft")
    pressed(window.bar, "Complete the source")
    source = window.session.briefing.sources[-1]
    assert window.session.shown.item == source.id
    assert window.desk.editor.isAncestorOf(window.focusWidget())
    assert source.title.default == "Ministers meet in Geneva"


def _another(window):
    window.program.welcome()
    return window.program.windows[-1]


def test_a_review_goes_on_in_another_language(window, file, qtbot, qapp):
    page = imported(qtbot, window, file)
    page.commands.merge()
    write(qtbot, page.beginning.title, "Geneva")
    language.speak(qapp, "de")
    try:
        window.rebuild()
        again = window.articles.page
        assert again is not page
        assert again.head.accept.text().replace("&", "") == "Entwurf annehmen"
        assert again.beginning.title.text() == "Geneva"
        assert again.review.can_undo
        again.review.undo()
        assert again.beginning.title.text() == "Ministers meet in Geneva"
        again.review.undo()
        assert not again.review.can_undo
    finally:
        language.speak(qapp, "en")
        look.choose(look.Scheme.LIGHT)


def test_a_passage_says_that_it_is_still_the_articles_until_it_is_changed(window, file, qtbot):
    imported(qtbot, window, file).head.accept.click()
    qtbot.waitUntil(lambda: window.desk is not None and window.desk.isVisible())
    qtbot.waitUntil(lambda: window.session.shown.item == "about")
    section = window.session.briefing.sections[0]
    window.session.show(item=section.id)

    def cards():
        every = window.desk.editor.findChildren(PassageCard)
        shown = [each for each in every if each.isVisible()]
        return [each for each in shown if each.passage.id == section.passages[0].id]

    qtbot.waitUntil(lambda: bool(cards()))
    card = cards()[0]
    assert card.verbatim.isVisible()
    edit = card.findChild(ProseEdit)
    assert edit.accessibleDescription().startswith("Not yet rewritten. ")
    edit.setFocus()
    assert edit.accessibleDescription().startswith("Not yet rewritten. ")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "Now ")
    qtbot.waitUntil(lambda: not card.verbatim.isVisible())
    assert "rewritten" not in edit.accessibleDescription()
    window.desk.undo()
    qtbot.waitUntil(card.verbatim.isVisible)

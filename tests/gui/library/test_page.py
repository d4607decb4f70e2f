"""The page of the library: its cards, what is told of them, what is done with them and undone."""

import pytest
from PySide6.QtCore import QDate, QEvent, QLocale, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeView

from briefer import bundled
from briefer.gui import actions
from briefer.gui.library.bin import BinDialog
from briefer.gui.library.card import CELL
from briefer.gui.library.folder import FolderDialog
from briefer.gui.library.naming import NamingDialog
from briefer.gui.library.offer import OfferDialog
from briefer.gui.welcome import TemplateCard
from briefer.store import shared
from briefer.store.layered import Layer
from briefer.store.library import Library

MANY = 200


@pytest.fixture
def window(program):
    program.open_sample()
    found = program.windows[0]
    found.resize(1360, 860)
    return found


@pytest.fixture
def opened(qtbot):
    """Return a function that opens the library in a window, and waits until it is listed."""

    def open_library(window):
        run(window, "library")
        page = window.shelves.page
        qtbot.waitUntil(lambda: len(page._entries) == 3)
        return page

    return open_library


@pytest.fixture
def page(window, opened):
    return opened(window)


def run(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)


def titles(page):
    return [each.title for each in page.shelf.shown]


def choose(page, item_id):
    page.cards.setCurrentIndex(page.shelf.index(page.shelf.row_of(item_id)))


def click(qtbot, page, verb):
    (button,) = (
        each
        for each in page.findChildren(QPushButton)
        if each.text().replace("&", "") == verb and each.isVisible()
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(qtbot, name):
    """Type a name into the dialog that is about to come up, and press Return."""

    def type_it():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NamingDialog)
        dialog.field.selectAll()
        qtbot.keyClicks(dialog.field, name)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_it)


def told(page):
    """Return what the detail tells in rows."""
    grid = page.detail._facts
    rows = range(grid.rowCount())
    cells = [[grid.itemAtPosition(row, column) for column in (0, 1)] for row in rows]
    return {
        one.widget().text(): other.widget().text().strip("\u2068\u2069")
        for one, other in cells
        if one and other
    }


def test_all_kinds_are_shown_as_pictures_of_real_pages(page, qtbot):
    assert titles(page) == ["Full assessment", "One-page brief", "Talking points", "Base"]
    assert [page.tabs.tabText(at).split()[0] for at in range(3)] == [
        "Templates",
        "Audiences",
        "Themes",
    ]
    for at, name in enumerate(("templates/brief", "audiences/gulf", "themes/book")):
        page.tabs.setCurrentIndex(at)
        qtbot.waitUntil(lambda: page.shelf.picture(name) is not None)  # noqa: B023
        assert not page.shelf.picture(name).isNull()
    assert "common" not in [each.id for each in page.shelf.shown]


def test_it_lies_over_the_briefing_until_it_is_left(page, window, qtbot):
    assert window.desk is None
    assert not window.statusBar().isVisible()
    enabled = {each.name for each in actions.actions() if each.is_enabled(window)}
    assert not enabled & {"export", "print", "undo", "find"}
    assert {"save", "library", "new"} <= enabled
    qtbot.keyClick(page.cards, Qt.Key.Key_Escape)
    assert window.shelves.page is None
    assert window.desk is not None
    assert window.statusBar().isVisible()


def test_who_comes_back_is_told_what_is_new_and_goes_on_where_they_were(
    home, window, opened, qtbot
):
    place = window.desk.outline.findChild(QTreeView)
    place.setFocus()
    page = opened(window)
    choose(page, "brief")
    own = home / "library" / "audiences"
    own.mkdir(parents=True)
    text = bundled.asset("audiences", "nato.toml").read_text(encoding="utf-8")
    (own / "nato.toml").write_text(f"version = 2\n{text}", encoding="utf-8")
    window.program.library.reread()
    click(qtbot, page, "Back")
    assert window.focusWidget() is place
    assert "The library has other versions" in window.bar.text
    window.bar.hide()
    click(qtbot, opened(window), "Back")
    assert window.bar.isHidden()


def test_it_is_reached_from_the_welcome_page_which_then_has_the_new_template(
    program, opened, qtbot
):
    program.welcome()
    window = program.windows[0]
    click(qtbot, window, "All of the library…")
    assert window.shelves.page is not None
    opened(window)
    Library().templates.duplicate("brief", "mine")
    click(qtbot, window, "Back")
    assert window.shelves.page is None
    qtbot.waitUntil(lambda: len(window.findChildren(TemplateCard)) == 4)


def test_a_copy_is_made_renamed_removed_and_restored(page, window, qtbot):
    choose(page, "brief")
    answer(qtbot, "Our brief")
    click(qtbot, page, "Duplicate…")
    qtbot.waitUntil(lambda: "Our brief" in titles(page))
    assert page._current().id == "our-brief"
    assert told(page)["Where"] == "Your own"
    answer(qtbot, "House brief")
    qtbot.keyClick(page.cards, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "House brief" in titles(page))
    assert page._current().id == "our-brief"
    qtbot.keyClick(page.cards, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "House brief" not in titles(page))
    assert "“\u2068House brief\u2069” is in the bin." in window.bar.text
    click(qtbot, window, "Restore")
    qtbot.waitUntil(lambda: "House brief" in titles(page))
    assert Library().templates.read("our-brief").manifest.title.default == "House brief"


def test_ones_own_over_the_bundled_one_is_told_and_reset(home, window, opened, qtbot):
    own = home / "library" / "audiences"
    own.mkdir(parents=True)
    text = bundled.asset("audiences", "gulf.toml").read_text(encoding="utf-8")
    (own / "gulf.toml").write_text(f"version = 4\n{text}", encoding="utf-8")
    page = opened(window)
    page.tabs.setCurrentIndex(1)
    choose(page, "gulf")
    assert told(page)["Where"] == "Your own, over the bundled one"
    assert told(page)["Version"] == "4"
    click(qtbot, page, "Reset to the bundled one")
    qtbot.waitUntil(lambda: page._current().layers == (Layer.BUNDLED,))
    qtbot.mouseClick(page.head.bin, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BinDialog)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.list.topLevelItem(0).text(0) == "Audience “\u2068Gulf states\u2069”"
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
    assert today in dialog.list.topLevelItem(0).text(1)
    click(qtbot, dialog, "Restore")
    qtbot.waitUntil(lambda: page._current().layers == (Layer.OWN, Layer.BUNDLED))
    qtbot.waitUntil(lambda: not dialog.restore.isEnabled())
    words = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert "The bin is empty." in words
    dialog.accept()


def test_what_cannot_be_read_says_why(home, window, opened):
    (home / "library" / "templates").mkdir(parents=True)
    (home / "library" / "templates" / "odd.xml.j2").write_text("{# id = 1 #}", encoding="utf-8")
    page = opened(window)
    choose(page, "odd")
    assert "odd.xml.j2: " in page.detail._fault.text()
    assert not page.detail.can("begin")
    index = page.cards.currentIndex()
    assert page.shelf.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
    assert page.shelf.data(index, Qt.ItemDataRole.AccessibleTextRole) == "odd, Your own"


def test_words_find_items_and_nothing_found_is_said(page, qtbot):
    qtbot.keyClicks(page.search, "page brief")
    assert titles(page) == ["One-page brief"]
    qtbot.keyClicks(page.search, "zz")
    assert page._none.isVisible()
    assert page.detail._title.isHidden()
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(titles(page)) == 4
    assert not page._none.isVisible()


def test_a_briefing_begins_from_the_chosen_template(page, program, qtbot):
    choose(page, "brief")
    click(qtbot, page, "New briefing from it")
    begun = program.windows[-1].session.briefing
    assert {each.template for each in begun.choices.values()} == {"brief"}


def test_pages_of_the_open_briefing_are_drawn_and_never_kept(home, page, window, qtbot):
    drawn = page.shelf.picture
    qtbot.waitUntil(lambda: all(drawn(each.name) is not None for each in page.shelf.shown))
    of_sample = page.shelf.picture("templates/brief").toImage()
    kept = {*(home / "cache" / "thumbnails").iterdir()}
    assert kept
    window.session.show(audience="markets")
    page._of.setCurrentIndex(1)
    page._of.activated.emit(1)
    qtbot.waitUntil(lambda: page.shelf.picture("templates/brief") is not None)
    assert page.shelf.picture("templates/brief").toImage() != of_sample
    assert {*(home / "cache" / "thumbnails").iterdir()} == kept


def test_of_200_templates_those_that_are_seen_are_drawn_once(home, window, opened, qtbot):
    own = home / "library" / "templates"
    own.mkdir(parents=True)
    text = (bundled.templates() / "talking-points.xml.j2").read_text(encoding="utf-8")
    for number in range(MANY):
        made = text.replace('id = "talking-points"', f'id = "t-{number:03}"')
        (own / f"t-{number:03}.xml.j2").write_text(made, encoding="utf-8")
    page = opened(window)
    assert len(titles(page)) == MANY + 4

    def seen():
        shown = page.cards.viewport().rect().adjusted(0, 0, 0, CELL.height())
        rows = range(len(page.shelf.shown))
        return [at for at in rows if page.cards.visualRect(page.shelf.index(at)).intersects(shown)]

    def is_drawn():
        names = [page.shelf.shown[at].name for at in seen()]
        return names and all(page.shelf.picture(name) is not None for name in names)

    qtbot.waitUntil(is_drawn, timeout=20_000)
    made = page._thumbnails.made
    assert 0 < made <= len(seen())
    window.shelves.leave()
    page = opened(window)
    qtbot.waitUntil(is_drawn, timeout=20_000)
    assert page._thumbnails.made == 0
    page.cards.verticalScrollBar().setValue(page.cards.verticalScrollBar().maximum())
    qtbot.waitUntil(is_drawn, timeout=20_000)
    assert 0 < page._thumbnails.made < MANY // 4


def test_arrows_go_from_card_to_card(page, qtbot):
    choose(page, "assessment")
    qtbot.keyClick(page.cards, Qt.Key.Key_Right)
    assert page._current().id == "brief"
    qtbot.keyClick(page.cards, Qt.Key.Key_Left)
    assert page._current().id == "assessment"


def test_a_shared_folder_is_chosen_and_one_that_is_gone_is_told(
    page, window, tmp_path, monkeypatch, qtbot
):
    net = tmp_path / "net"
    (net / "audiences").mkdir(parents=True)
    text = bundled.asset("audiences", "gulf.toml").read_text(encoding="utf-8")
    (net / "audiences" / "port.toml").write_text(text.replace('"gulf"', '"port"'), encoding="utf-8")
    click(qtbot, page, "Shared folder…")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FolderDialog)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(net))
    click(qtbot, dialog, "Choose a folder…")
    page.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.shelf.row_of("port") >= 0)
    choose(page, "port")
    assert told(page)["Where"] == "Shared folder"
    assert not page.detail.can("remove")
    assert window.program.library.audiences.layers("port") == (Layer.SHARED,)
    (net / "audiences" / "port.toml").unlink()
    (net / "audiences").rmdir()
    net.rmdir()
    window.shelves.look()
    qtbot.waitUntil(lambda: str(net) in window.bar.text)
    assert page.shelf.row_of("port") >= 0
    click(qtbot, page, "Shared folder…")
    click(qtbot, QApplication.activeModalWidget(), "Share none")
    qtbot.waitUntil(lambda: page.shelf.row_of("port") < 0)
    assert shared.folder() is None


def test_a_folder_that_the_environment_names_is_said_to_be_the_one(
    page, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path))
    click(qtbot, page, "Shared folder…")
    dialog = QApplication.activeModalWidget()
    told = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any(each.startswith("BRIEFER_SHARED names this folder") for each in told)
    buttons = {each.text().replace("&", ""): each for each in dialog.findChildren(QPushButton)}
    assert not buttons["Choose a folder…"].isEnabled()
    assert not buttons["Share none"].isEnabled()


def test_what_is_new_in_the_shared_folder_is_there_soon_after_the_start(program, tmp_path, qtbot):
    (tmp_path / "audiences").mkdir()
    text = bundled.asset("audiences", "gulf.toml").read_text(encoding="utf-8")
    path = tmp_path / "audiences" / "port.toml"
    path.write_text(text.replace('"gulf"', '"port"'), encoding="utf-8")
    shared.choose(tmp_path)
    program.visit_shared()
    qtbot.waitUntil(lambda: program.library.audiences.layers("port") == (Layer.SHARED,))


def test_a_template_that_is_dropped_is_looked_at(window, tmp_path):
    text = (bundled.templates() / "brief.xml.j2").read_text(encoding="utf-8")
    path = tmp_path / "mine.xml.j2"
    path.write_text(text.replace('id = "brief"', 'id = "mine"'), encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    window.dropEvent(event)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, OfferDialog)
    dialog.reject()


def test_a_card_lies_to_the_right_where_the_window_runs_from_right_to_left(page, qapp, qtbot):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.wait(10)
        first = page.cards.visualRect(page.shelf.index(0))
        second = page.cards.visualRect(page.shelf.index(1))
        assert first.x() > second.x()
        middle = page.mapTo(page.window(), QPoint(page.width() // 2, 0)).x()
        assert page.detail.mapTo(page.window(), QPoint(0, 0)).x() < middle
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from briefer.gui.checking import check_once
from briefer.gui.preview import PreviewView
from briefer.gui.preview.arrangement import Fit, Rect, Zoom
from briefer.gui.preview.note import Note
from briefer.gui.preview.proof import picture
from briefer.gui.question import Question
from briefer.gui.session import ALL_TEXTS, Session
from briefer.model.briefing import Choice
from briefer.model.edit import find, replaced, with_text
from briefer.model.passage import Passage
from briefer.pipeline import Request, check, write
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import replace


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    session = Session(sample(), Library())
    session.show(audience="nato")
    return session


@pytest.fixture
def view(qtbot, session):
    view = PreviewView(session)
    qtbot.addWidget(view)
    view.resize(700, 900)
    view.show()
    settle(qtbot, view)
    return view


def settle(qtbot, view):
    """Wait until the pages are those of the session, sharp and at rest."""

    def is_settled():
        request = view._session.request()
        shown = view.pages.sheets.checked.request if view.pages.sheets else None
        glide = view.pages._glide
        return shown == request and not view.pages.lacks() and glide.state() == glide.State.Stopped

    qtbot.waitUntil(is_settled, timeout=20_000)


def test_pages_are_freed_at_the_end_without_a_collection(qtbot, view):
    pages = weakref.ref(view.pages.sheets)
    view.finish()
    view.close()
    check_once(sample(), Library(), Request(audience="gulf"))  # the last is kept for its like
    qtbot.waitUntil(lambda: pages() is None)


def test_a_bug_keeps_the_last_pages_and_the_next_change_makes_new_ones(
    qtbot, view, session, monkeypatch
):
    told = []
    monkeypatch.setattr(threading, "excepthook", lambda thrown: told.append(thrown.exc_value))
    before, note = view.pages.sheets, view.findChild(Note)
    with monkeypatch.context() as broken:
        broken.setattr("briefer.gui.preview.press.check_once", lambda *_: 1 / 0)
        edit(session, "bottom-line", "One.")
        qtbot.waitUntil(note.isVisible)
    assert isinstance(told[0], ZeroDivisionError)
    assert view.pages.sheets is before
    assert "These pages are from before." in note.findChild(QLabel).text()
    edit(session, "bottom-line", "Two.")
    settle(qtbot, view)
    qtbot.waitUntil(lambda: view.pages.sheets is not before, timeout=20_000)
    assert not note.isVisible()
    assert view.pages.reading.find("Two.")


def test_the_note_of_a_problem_leads_to_its_place(qtbot, view, session):
    note, briefing = view.findChild(Note), session.briefing
    judgement = briefing.judgements[0]
    changed = replace(judgement, likelihood={"icd203-a": "likely"})
    session.edit(replaced(briefing, judgement, changed))
    qtbot.waitUntil(note.isVisible, timeout=20_000)
    session.show(item="bottom-line")
    qtbot.mouseClick(note.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert session.shown.item == judgement.id


def test_a_note_of_no_place_leads_nowhere(qtbot, view, session, monkeypatch):
    note = view.findChild(Note)
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    with monkeypatch.context() as broken:
        broken.setattr("briefer.gui.preview.press.check_once", lambda *_: 1 / 0)
        edit(session, "bottom-line", "One.")
        qtbot.waitUntil(note.isVisible)
    assert not note.findChild(QPushButton).isVisible()


def edit(session, item, text):
    passage = find(session.briefing, Passage, item)
    body = replace(passage.body, text=with_text(passage.body.text, text))
    session.edit(replaced(session.briefing, passage, replace(passage, body=body)))


def spot(view, index, x, y):
    """Return a point of the view on a page."""
    pages = view.pages
    bars = QPoint(pages.horizontalScrollBar().value(), pages.verticalScrollBar().value())
    return pages.spot_of(index, x, y) - bars


def spot_of_item(qtbot, view, item):
    index, box = view.pages.sheets.boxes((item,))[0]
    view.pages.go_to(index, box.y)
    settle(qtbot, view)
    return spot(view, index, box.x + 20, box.y + 6)


def spot_of_text(qtbot, view, text):
    """Return a point just inside the first letter of a text, and one after its last."""
    start, end = view.pages.reading.find(text)[0]
    patches = list(view.pages.reading.patches(start, end))
    view.pages.go_to(patches[0].index, patches[0].y)
    settle(qtbot, view)
    first, last = patches[0], patches[-1]
    return (
        spot(view, first.index, first.x + 0.5, first.y + first.height / 2),
        spot(view, last.index, last.x + last.width - 0.5, last.y + last.height / 2),
    )


def click(qtbot, view, at):
    qtbot.mouseClick(view.pages.viewport(), Qt.MouseButton.LeftButton, pos=at)


def told(view):
    """Return the words that stand around the pages."""
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_the_pages_are_those_of_the_file_to_the_pixel(qtbot, view, session):
    session.show(item="nothing that is printed")
    view.zoom(Zoom(Fit.PAGE))
    settle(qtbot, view)
    corner = spot(view, 0, 0, 0)
    size = spot(view, 0, *view.pages.sheets.sizes[0]) - corner
    shown = view.pages.viewport().grab().toImage()
    checked = check(session.opened, session.library, session.request())
    width, height = view.pages._arrangement.rects[0].width, view.pages._arrangement.rects[0].height
    file = picture(write(checked, "pdf").data, width, height, Rect(0, 0, width, height))
    assert size.y() > 400
    inner = (2, 2, width - 4, height - 4)
    one = shown.copy(corner.x() + 2, corner.y() + 2, *inner[2:])
    other = file.copy(*inner)
    assert one.convertToFormat(QImage.Format.Format_RGB32) == other


def test_a_click_on_a_passage_shows_it_in_the_editor(qtbot, view, session):
    click(qtbot, view, spot_of_item(qtbot, view, "stakes-both"))
    assert session.shown.item == "stakes-both"


@pytest.mark.parametrize(("role", "item"), [("title", "about"), ("judgements", "judgements")])
def test_a_click_on_what_is_no_passage_shows_its_part(qtbot, view, session, role, item):
    index, box = next(
        (index, box)
        for index, page in enumerate(view.pages.sheets.pages)
        for box in page.boxes
        if box.role == role
    )
    click(qtbot, view, spot(view, index, box.x + 2, box.y + 2))
    assert session.shown.item == item


def test_enter_shows_the_first_item_in_sight(qtbot, view, session):
    spot_of_item(qtbot, view, "russia-next")
    qtbot.keyClick(view.pages, Qt.Key.Key_Return)
    assert session.shown.item != "summary"
    settle(qtbot, view)
    index, box = view.pages.sheets.boxes((session.shown.item,))[0]
    assert view.pages.height_of(index, box.y) is not None


def test_a_click_on_a_heading_shows_what_it_heads(qtbot, view, session):
    click(qtbot, view, spot_of_text(qtbot, view, "What comes next\nThe United States")[0])
    assert session.shown.item == "outlook-us-nato"


def test_a_source_in_the_list_is_found_by_its_line(qtbot, view, session):
    start, _ = spot_of_text(qtbot, view, "World Economic Outlook")
    click(qtbot, view, start)
    assert session.shown.item == "imf"


def test_what_is_chosen_in_the_editor_comes_into_sight(qtbot, view, session):
    assert view.pages.page == 0
    session.show(item="russia-next")
    settle(qtbot, view)
    index, box = view.pages.sheets.boxes(("russia-next",))[0]
    assert view.pages.height_of(index, box.y) is not None
    session.show(item="about")
    settle(qtbot, view)
    assert view.pages.verticalScrollBar().value() == 0


def test_what_is_not_printed_leads_to_what_it_is_in(qtbot, view, session):
    session.show(audience="nato", item="markets-buffers")
    settle(qtbot, view)
    index, box = view.pages.sheets.boxes(("outlook-markets",))[0]
    assert view.pages.height_of(index, box.y) is not None


def test_an_edit_keeps_place_and_zoom_and_shows_the_new_text(qtbot, view, session):
    view.zoom(Zoom(Fit.FREE, 1.5))
    view.pages.go_to(2, 300)
    settle(qtbot, view)
    before = view.pages.verticalScrollBar().value(), view.pages.zoom
    edit(session, "bottom-line", "Entirely other words.")
    qtbot.waitUntil(lambda: view.search("Entirely other words") == 1)
    view.search("")
    assert view.pages.zoom == before[1]


def test_an_edit_elsewhere_leaves_the_page_where_it_is(qtbot, view, session):
    view.pages.go_to(3, 200)
    settle(qtbot, view)
    before = view.pages.verticalScrollBar().value()
    edit(session, "opinion-opening", "Other words at the end.")
    qtbot.waitUntil(lambda: "Other words at the end" in view.pages.reading.text)
    settle(qtbot, view)
    assert view.pages.verticalScrollBar().value() == before


def test_of_many_edits_the_last_is_shown(qtbot, view, session):
    for number in range(30):
        edit(session, "bottom-line", f"Draft {number}.")
    qtbot.waitUntil(lambda: "Draft 29." in view.pages.reading.text, timeout=20_000)


def test_the_pages_are_never_blank_while_they_are_made_anew(qtbot, view, session):
    seen = []

    def look_at():
        shown = view.pages.viewport().grab().toImage()
        at = spot(view, 0, 200, 107)
        seen.append(any(shown.pixelColor(at.x() + dx, at.y()).value() < 128 for dx in range(200)))

    timer = QTimer(interval=1)
    timer.timeout.connect(look_at)
    timer.start()
    for factor in (0.9, 1.4):
        view.zoom(Zoom(Fit.FREE, factor))
        edit(session, "bottom-line", f"Words at {factor}.")
        qtbot.waitUntil(lambda text=f"Words at {factor}": text in view.pages.reading.text)
        settle(qtbot, view)
    timer.stop()
    assert len(seen) > 5
    assert all(seen)


def test_a_template_that_fails_keeps_the_pages_and_says_why(qtbot, view, session):
    pages = view.pages.sheets
    session.show(template="nowhere")
    qtbot.waitUntil(lambda: any("nowhere" in text for text in told(view)), timeout=20_000)
    assert view.pages.sheets is pages
    session.show(template="")
    qtbot.waitUntil(lambda: not any("nowhere" in text for text in told(view)), timeout=20_000)


def test_the_pages_of_another_audience_do_not_stand_in_for_those_that_fail(qtbot, view, session):
    session.show(audience="gulf", template="nowhere")
    qtbot.waitUntil(lambda: any("nowhere" in text for text in told(view)), timeout=20_000)
    assert view.pages.sheets is None


def test_all_texts_have_no_pages_but_a_way_to_some(qtbot, view, session):
    session.show(audience=ALL_TEXTS)
    assert not view.pages.isVisible()
    assert "All texts are not for export" in told(view)
    button = next(each for each in view.findChildren(QPushButton) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert session.shown.audience == "common"
    settle(qtbot, view)


def test_search_counts_and_goes_round(qtbot, view):
    view.open_search()
    qtbot.keyClicks(view.search_bar.field, "MOSCOW")
    count = view.pages.reading.text.lower().count("moscow")
    assert f"1 of {count}" in told(view)
    qtbot.keyClick(view.search_bar.field, Qt.Key.Key_Return)
    assert f"2 of {count}" in told(view)
    for _ in range(2):
        qtbot.keyClick(view.search_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert f"{count} of {count}" in told(view)
    settle(qtbot, view)
    assert view.pages.page > 3
    qtbot.keyClick(view.search_bar.field, Qt.Key.Key_Escape)
    assert not view.search_bar.isVisible()


def test_what_was_found_goes_along_with_an_edit(qtbot, view, session):
    assert view.search("Kremlin") > 1
    before = len(view.pages._found)
    edit(session, "bottom-line", "The Kremlin, the Kremlin.")
    qtbot.waitUntil(lambda: len(view.pages._found) > before, timeout=20_000)


def test_a_letter_that_is_everywhere_is_found_everywhere(view):
    text = view.pages.reading.text.lower()
    assert view.search("e") == text.count("e") > 900
    view.pages.viewport().grab()


def test_search_finds_what_is_broken_over_lines(view):
    assert view.search("no forces") == 1
    assert view.search("Russia after the\n  American   strikes") == 1
    assert view.search("not there at all") == 0
    assert view.search("") == 0


def test_text_is_selected_by_dragging_and_copied(qtbot, view):
    start, end = spot_of_text(qtbot, view, "What Iran asks of Russia after the American strikes")
    port, left = view.pages.viewport(), Qt.MouseButton.LeftButton
    qtbot.mousePress(port, left, pos=start)
    qtbot.mouseMove(port, start + QPoint(30, 0))
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, left, pos=end)
    qtbot.keyClick(view.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "What Iran asks of Russia after the American strikes"
    )


def test_all_is_copied_in_reading_order(qtbot, view):
    qtbot.keyClick(view.pages, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    text = view.pages.selected_text
    left, right = text.index("American force has moved"), text.index("Moscow will try to stay")
    assert left < text.index("Requests will come singly") < right
    assert "Subject\tTehran asks for\tMoscow has given\tMoscow keeps back\nArms\t" in text


def test_a_citation_leads_to_its_source(qtbot, view, session):
    before = session.shown.item
    link = next(
        (index, link)
        for index, page in enumerate(view.pages.sheets.pages)
        for link in page.links
        if link.target == "#source1"
    )
    index, area = link
    view.pages.go_to(index, area.y)
    settle(qtbot, view)
    click(qtbot, view, spot(view, index, area.x + area.width / 2, area.y + area.height / 2))
    settle(qtbot, view)
    target = view.pages.sheets.typeset.destinations["source1"]
    assert view.pages.height_of(target.page - 1, target.y) is not None
    assert session.shown.item == before


class Browser(QObject):
    """Takes the place of the system's browser."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open(self, url):
        self.opened.append(url.toString())


@pytest.mark.parametrize("answer", ["Open address", "Stay here"])
def test_an_address_is_shown_before_it_is_opened(qtbot, view, session, answer):
    asked = []

    edit(session, "bottom-line", "See [this](https://example.org/a?b=<i>) first.")
    qtbot.waitUntil(lambda: "See this first" in view.pages.reading.text, timeout=20_000)

    def reply():
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        asked.append(box.accessibleDescription())
        labels = box.findChildren(QLabel)
        assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels)
        next(each for each in box.findChildren(QPushButton) if each.text() == answer).click()

    spot_of_text(qtbot, view, "See this")
    area = next(
        each for each in view.pages.sheets.pages[0].links if each.target.startswith("https")
    )
    browser = Browser()
    QDesktopServices.setUrlHandler("https", browser, "open")
    QTimer.singleShot(50, reply)
    click(qtbot, view, spot(view, 0, area.x + 2, area.y + area.height / 2))
    QDesktopServices.unsetUrlHandler("https")
    assert asked == ["https://example.org/a?b=%3Ci%3E"]
    assert len(browser.opened) == (answer == "Open address")


def test_zoom_keeps_what_is_under_the_pointer(qtbot, view):
    view.pages.go_to(2, 300)
    settle(qtbot, view)
    at = QPoint(300, 500)
    before = view.pages.point_at(at)
    view.pages.zoom_by(3, at)
    after = view.pages.point_at(at)
    assert after[0] == before[0]
    assert after[1:] == pytest.approx(before[1:], abs=2)
    settle(qtbot, view)


def test_a_page_as_large_as_a_poster_is_drawn_in_part(qtbot, view):
    view.zoom(Zoom(Fit.FREE, 5))
    settle(qtbot, view)
    held = sum(key.part.width * key.part.height for key in view.pages.pictures.held)
    assert held < 24_000_000
    assert view.pages.zoom.factor == 5


def test_keys_scroll_and_zoom(qtbot, view):
    keys, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    bar = view.pages.verticalScrollBar()
    qtbot.keyClick(view.pages, keys.Key_PageDown)
    assert bar.value() > 400
    qtbot.keyClick(view.pages, keys.Key_End)
    assert bar.value() == bar.maximum()
    assert f"Page {len(view.pages.sheets.pages)} of {len(view.pages.sheets.pages)}" in told(view)
    qtbot.keyClick(view.pages, keys.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(view.pages, keys.Key_0, control)
    assert view.pages.zoom == Zoom(Fit.FREE, 1)
    qtbot.keyClick(view.pages, keys.Key_Plus, control)
    assert view.pages.zoom.factor == pytest.approx(1.1)
    qtbot.keyClick(view.pages, keys.Key_Minus, control)
    assert view.pages.zoom.factor == pytest.approx(1.0)


def test_a_screen_reader_is_told_the_page_that_is_seen(qtbot, view):
    assert view.pages.accessibleName() == "Preview"
    assert "Tehran turns to Moscow" in view.pages.accessibleDescription()
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert "World Economic Outlook" in view.pages.accessibleDescription()
    assert "Tehran turns to Moscow" not in view.pages.accessibleDescription()


def test_the_fit_follows_the_room(qtbot, view):
    before = view.pages.zoom
    view.resize(500, 900)
    settle(qtbot, view)
    assert view.pages.zoom.factor < before.factor
    assert view.pages.horizontalScrollBar().maximum() == 0


def test_nothing_is_made_while_nobody_looks(qtbot, session):
    view = PreviewView(session)
    qtbot.addWidget(view)
    qtbot.wait(100)
    assert view.pages.sheets is None
    view.show()
    settle(qtbot, view)


def test_the_window_of_a_preview_may_go_while_pages_are_made(qtbot, session):
    for _ in range(3):
        view = PreviewView(session)
        view.show()
        edit(session, "bottom-line", "Gone.")
        view.close()
        view.deleteLater()
        qtbot.wait(20)


def under(view, at):
    """Return the page and the place on it that a point of the view shows."""
    index, x, y = view.pages.point_at(at)
    return index, round(x), round(y)


def pinched(view, value, at):
    """Return what a touchpad says of two fingers."""
    return QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(at),
        QPointF(at),
        QPointF(view.pages.viewport().mapToGlobal(at)),
        value,
        QPointF(),
    )


def test_two_fingers_zoom_at_the_place_between_them(qtbot, view):
    view.pages.go_to(2, 300)
    settle(qtbot, view)
    at, before = QPoint(180, 150), view.pages.zoom.factor
    place = under(view, at)
    for _ in range(5):
        QApplication.sendEvent(view.pages.viewport(), pinched(view, 0.1, at))
    assert view.pages.zoom.factor == pytest.approx(before * 1.1**5)
    assert under(view, at) == pytest.approx(place, abs=2)
    settle(qtbot, view)
    QApplication.sendEvent(view.pages.viewport(), pinched(view, -0.9, at))
    assert view.pages.zoom.factor == pytest.approx(0.25)


def touch(viewport, *steps):
    """Put two fingers on the screen, and move them from step to step."""
    device = QTest.createTouchDevice()
    for number, pair in enumerate(steps):
        fingers = QTest.touchEvent(viewport, device, autoCommit=False)
        for finger, at in enumerate(pair):
            (fingers.move if number else fingers.press)(finger, at, viewport)
        fingers.commit()
    fingers = QTest.touchEvent(viewport, device, autoCommit=False)
    for finger, at in enumerate(steps[-1]):
        fingers.release(finger, at, viewport)
    fingers.commit()


def test_two_fingers_on_a_screen_zoom_at_the_place_between_them(qtbot, view):
    view.pages.go_to(2, 300)
    settle(qtbot, view)
    at, before = QPoint(180, 150), view.pages.zoom.factor
    place = under(view, at)
    pairs = [(at - QPoint(apart, 0), at + QPoint(apart, 0)) for apart in (40, 50, 60, 80)]
    touch(view.pages.viewport(), *pairs)
    grown = view.pages.zoom.factor / before
    assert 1.5 < grown < 2.5
    assert under(view, at) == pytest.approx(place, abs=2)
    settle(qtbot, view)
    touch(view.pages.viewport(), *reversed(pairs))
    assert view.pages.zoom.factor < before * grown


def test_the_wheel_zooms_with_control_at_the_pointer(qtbot, view):
    view.pages.go_to(2, 300)
    settle(qtbot, view)
    at, before = QPoint(120, 200), view.pages.zoom.factor
    place = under(view, at)
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.pages.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's
    )
    QApplication.sendEvent(view.pages.viewport(), event)
    assert view.pages.zoom.factor > before
    assert under(view, at) == pytest.approx(place, abs=2)
    settle(qtbot, view)


def test_tab_goes_through_the_links_in_sight_and_enter_follows(qtbot, view):
    with qtbot.waitActive(view):
        view.activateWindow()
    view.pages.setFocus()
    index, area = next(
        (index, link)
        for index, page in enumerate(view.pages.sheets.pages)
        for link in page.links
        if link.target == "#source1"
    )
    view.pages.go_to(index, area.y)
    settle(qtbot, view)
    said = []
    view.pages.links.reached.connect(said.append)
    qtbot.keyClick(view.pages, Qt.Key.Key_Tab)
    assert said == [view.pages.accessibleDescription()]
    assert any(said[0].startswith(each.partition("…")[0]) for each in told(view) if "Link" in each)
    target = view.pages.sheets.typeset.destinations["source1"]
    wanted = f"Link: {area.text} (page {target.page})"
    for _ in range(40):
        if said[-1] == wanted:
            break
        qtbot.keyClick(view.pages, Qt.Key.Key_Tab)
    assert said[-1] == wanted
    qtbot.keyClick(view.pages, Qt.Key.Key_Return)
    settle(qtbot, view)
    assert view.pages.height_of(target.page - 1, target.y) is not None
    assert "World Economic Outlook" in view.pages.accessibleDescription()
    for _ in range(60):
        if not view.pages.hasFocus():
            break
        qtbot.keyClick(view.pages, Qt.Key.Key_Tab)
    assert not view.pages.hasFocus()
    assert said[-1] == ""


def offered(view):
    """Return the buttons of a page without pages."""
    return {
        each.text(): each
        for each in view.findChildren(QPushButton)
        if each.isVisible() and each.text()
    }


def test_an_audience_that_is_gone_leaves_a_choice_of_others(qtbot, session):
    session.edit(replace(session.briefing, audiences=("atlantis", "nato")))
    session.show(audience="atlantis")
    view = PreviewView(session)
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    qtbot.waitUntil(lambda: "Show NATO allies" in offered(view), timeout=20_000)
    assert not view.pages.isVisible()
    assert 'There is no audience "atlantis".' in told(view)
    qtbot.mouseClick(offered(view)["Show NATO allies"], Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert session.shown.audience == "nato"
    assert view.pages.isVisible()


def test_a_template_that_is_gone_leaves_a_choice_of_others(qtbot, session):
    session.edit(replace(session.briefing, choices={"nato": Choice(template="gone")}))
    view = PreviewView(session)
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    wanted = "Use the template “One-page brief”"
    qtbot.waitUntil(lambda: wanted in offered(view), timeout=20_000)
    qtbot.mouseClick(offered(view)[wanted], Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert view.pages.isVisible()

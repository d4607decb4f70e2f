"""The lane and tasks: what is done beside the window, and what is freed in its thread alone."""

import gc
import threading
import weakref

import pytest
from pictures import png
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from briefer.gui import lane as lanes
from briefer.gui import task
from briefer.gui.editor import EditorStack
from briefer.gui.editor.figure import FigureBody
from briefer.gui.lane import Lane
from briefer.gui.task import Task
from briefer.model.edit import replaced
from briefer.model.passage import Figure, Passage
from briefer.value import replace

WINDOW = threading.get_ident()


class Client(QObject):
    """Notes the thread in which it is freed."""

    done = Signal()

    def __init__(self, freed):
        super().__init__()
        self.destroyed.connect(
            lambda *_: freed.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )

    def work(self):
        yield
        self.done.emit()


@pytest.fixture
def lane(monkeypatch):
    monkeypatch.setattr(lanes, "_IDLE", 0.01)
    gc.enable()
    made = Lane()
    yield made
    made.close()


def test_a_client_that_nobody_waits_for_is_freed_in_the_thread_of_the_window(lane, qtbot):
    freed = []
    for _ in range(50):
        client = Client(freed)
        lane.put(client, client.work)
        del client
    qtbot.waitUntil(lambda: len(freed) == 50)
    assert set(freed) == {WINDOW}


class Circle(QWidget):
    """A window that only a collection frees."""

    def __init__(self, freed):
        super().__init__()
        self.itself = self
        self.label = QLabel("Text", self)
        self.destroyed.connect(
            lambda *_: freed.append(threading.get_ident()), Qt.ConnectionType.DirectConnection
        )


def test_garbage_is_collected_in_the_thread_of_the_window_while_the_lane_rests(lane, qtbot):
    freed, client = [], Client([])
    lane.put(client, client.work)
    qtbot.waitUntil(lambda: not gc.isenabled())  # what is there by then stays
    qtbot.wait(15)
    circle = Circle(freed)
    circle.show()
    del circle
    for _ in range(20):
        lane.put(client, client.work)
        qtbot.wait(15)
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [WINDOW]
    assert not gc.isenabled()


class Slow(Task):
    """A task that ends when it may."""

    told = Signal()

    def __init__(self, may_end):
        super().__init__()
        self._may_end = may_end

    def work(self):
        self._may_end.wait(5)
        self.told.emit()


def test_a_task_lives_until_it_has_ended_and_no_longer(qtbot):
    may_end, told = threading.Event(), []
    slow = Slow(may_end)
    slow.told.connect(lambda: told.append(True))
    kept = weakref.ref(slow)
    slow.begin()
    del slow
    gc.collect()
    assert kept() is not None
    may_end.set()
    qtbot.waitUntil(lambda: kept() is None)
    assert told == [True]


def test_pictures_may_be_drawn_and_taken_in_for_a_page_that_is_gone(session, qtbot, capfd):
    stack = EditorStack(session)
    qtbot.addWidget(stack)
    stack.show()
    figure = Passage(id="new", body=Figure(picture=session.briefing.pictures[0].id))
    section = session.briefing.sections[0]
    session.edit(replaced(session.briefing, section, replace(section, passages=(figure,))))
    before = len(session.briefing.pictures)
    for number in range(20):
        session.show(item="new")
        qtbot.waitUntil(lambda: bool(stack.findChildren(FigureBody)))
        stack.findChildren(FigureBody)[-1].take(raw_png(number))
        session.show(item=session.briefing.sections[1].id)
        qtbot.wait(number)
    qtbot.waitUntil(lambda: not task._running)
    assert len(session.briefing.pictures) <= before + 20
    assert capfd.readouterr().err == ""


def raw_png(number):
    return png(size=(200 + number, 200))

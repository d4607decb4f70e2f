"""What the tests of the window share."""

import gc

import pytest

from briefer.gui import look
from briefer.gui.app import Program
from briefer.gui.session import Session
from briefer.store.library import Library
from briefer.store.new import sample


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    """Return a session on the sample."""
    return Session(sample(), Library())


@pytest.fixture
def program(qapp, qtbot):
    """Return a program whose windows are closed at the end, whatever is not saved in them."""
    look.apply(qapp, look.Scheme.LIGHT)
    made = Program(lambda _fault, _command: None)
    yield made
    for window in [*made.windows]:
        window.files.may_close = lambda: True
        window.close()
    qtbot.wait(1)


@pytest.fixture(autouse=True)
def tidy():
    """Collect garbage between two tests, in the thread of the window, and not while one runs."""
    gc.disable()
    yield
    gc.collect(1)  # what came since the last time: to look at all would take longer than the tests


@pytest.fixture(autouse=True, scope="module")
def tidy_all():
    """Let garbage be collected as usual in the tests of what has no window."""
    yield
    gc.collect()
    gc.enable()

"""What the tests of the window share."""

import gc

import pytest

from briefer.gui.session import Session
from briefer.store.library import Library
from briefer.store.new import sample


@pytest.fixture
def session(qapp):  # noqa: ARG001 - signals need an application
    """Return a session on the sample."""
    return Session(sample(), Library())


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

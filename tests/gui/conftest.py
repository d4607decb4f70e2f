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


@pytest.fixture(autouse=True, scope="module")
def tidy():
    """Collect garbage, which the lane leaves to the window's own time."""
    yield
    gc.collect()

"""What every test shares: a home of its own, no network, goldens, the length of a law's trial."""

import os
import socket
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("short", derandomize=True, max_examples=50, deadline=None, database=None)
settings.register_profile("long", max_examples=5000, deadline=None, print_blob=True)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_homes = count()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the goldens anew")
    parser.addoption("--long", action="store_true", help="the long form of what is tried at random")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if config.getoption("--long") else "short")
    sys.addaudithook(_refuse_network)


def pytest_sessionfinish() -> None:
    if (qt := sys.modules.get("PySide6.QtWidgets")) and qt.QApplication.instance():
        from briefer.gui.app import leave_clipboard  # noqa: PLC0415 - most tests need no window

        leave_clipboard()


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo" or (
        event == "socket.__new__" and arguments[1] != socket.AF_UNIX
    ):
        message = "briefer never uses the network"
        raise PermissionError(message)


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Return whether the long form was asked for."""
    return request.config.getoption("--long")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that everything is kept in; it is not there yet, as for a new user."""
    folder = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv("BRIEFER_HOME", str(folder))
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares text with `goldens/NAME` beside the test."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "goldens" / name
        if request.config.getoption("--accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: pytest --accept writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare

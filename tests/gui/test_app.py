"""The start of the window, as processes of their own."""

import os
import subprocess
import sys
import time

import pytest

from briefer.store import home, lock
from briefer.store.file import save_briefing
from briefer.store.new import sample

BRIEFER = (sys.executable, "-m", "briefer")


@pytest.fixture
def started(tmp_path):
    """Yield a program that has a briefing open."""
    path = save_briefing(sample(), tmp_path / "one.briefing").path
    process = subprocess.Popen([*BRIEFER, path], stderr=subprocess.PIPE, text=True)
    wait_until(lambda: lock.lock_path(path).exists())
    yield process
    process.terminate()
    process.communicate(timeout=10)


def wait_until(happened):
    end = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_second_start_hands_its_file_to_the_first(started, tmp_path):
    other = save_briefing(sample(), tmp_path / "two.briefing").path
    second = subprocess.run([*BRIEFER, other.name], cwd=tmp_path, timeout=20, check=False)
    assert second.returncode == 0
    wait_until(lambda: lock.lock_path(other).exists())
    assert started.poll() is None


def test_the_socket_of_a_program_that_was_killed_is_in_nobodys_way(started, tmp_path):
    started.kill()
    started.wait()
    other = save_briefing(sample(), tmp_path / "two.briefing").path
    again = subprocess.Popen([*BRIEFER, other])
    try:
        wait_until(lambda: lock.lock_path(other).exists())
    finally:
        again.terminate()
        again.wait(10)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a named pipe")
@pytest.mark.usefixtures("started")
def test_only_the_user_may_speak_to_the_program():
    socket = home.state() / "window.socket"
    assert socket.stat().st_mode & 0o077 == 0


def test_a_display_that_is_none_is_one_sentence():
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":999"}
    environment.pop("WAYLAND_DISPLAY", None)
    ran = subprocess.run(
        BRIEFER, env=environment, capture_output=True, text=True, timeout=20, check=False
    )
    assert ran.returncode == 3
    assert ran.stderr.startswith("briefer: The window cannot be opened: ")
    assert ran.stderr.count("\n") == 1


def test_help_needs_no_window():
    says = "import sys; from briefer.__main__ import main; main(['--help']); print([*sys.modules])"
    ran = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert "PySide6" not in ran.stdout


COPYING = """
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from briefer.gui.app import leave_clipboard
application = QApplication([])
data = QMimeData()
data.setText("copied")
application.clipboard().setMimeData(data)
leave_clipboard()
assert application.clipboard().text() == "copied"
"""


def test_what_was_copied_is_no_fault_at_the_end():
    subprocess.run([sys.executable, "-c", COPYING], check=True, timeout=60)

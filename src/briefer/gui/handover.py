"""One program for each user: a second start hands its files to the first, and ends.

They speak through a socket that only this user can open. It is the one use of QtNetwork.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from briefer.store import home

_LARGEST = 1024 * 1024
_WAIT_MS = 1000
_TAKEN = b"taken\n"


class Handover(QObject):
    """The socket of this user's program."""

    taken = Signal(object)
    """Files that another start has handed over, a tuple of paths."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)

    def give(self, paths: Sequence[Path]) -> bool:
        """Return whether an earlier start has taken the files."""
        socket = QLocalSocket()
        socket.connectToServer(_name())
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps([os.path.abspath(each) for each in paths]).encode() + b"\n")  # noqa: PTH100 - links stay as they are
        return socket.waitForReadyRead(_WAIT_MS) and socket.readAll().data() == _TAKEN

    def listen(self) -> None:
        """Take what later starts hand over."""
        with suppress(OSError):
            home.state().mkdir(mode=0o700, parents=True, exist_ok=True)
        QLocalServer.removeServer(_name())  # of a program that was killed: no other one answered
        self._server.listen(_name())

    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(partial(self._on_read, socket))
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._on_read(socket)

    def _on_read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LARGEST:
            socket.abort()
        if not socket.canReadLine():
            return
        with suppress(ValueError):
            names = json.loads(bytes(socket.readLine().data()))
            if isinstance(names, list) and all(isinstance(each, str) for each in names):
                socket.write(_TAKEN)
                socket.flush()
                self.taken.emit(tuple(map(Path, names)))


def _name() -> str:
    """Return where the socket is: in the user's own folder, where its path is short enough."""
    path = home.state() / "window.socket"
    if sys.platform != "win32" and len(os.fsencode(path)) < 100:
        return str(path)
    return f"briefer-{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}"

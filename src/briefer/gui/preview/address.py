"""Following a link out of a document: asked first, with the whole address in sight."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefer.gui.question import ask

_SCHEMES = {"https", "http", "mailto"}


def follow(address: str, parent: QWidget) -> None:
    """Ask whether to open an address in the browser, and open it."""
    url = QUrl(address)
    if not url.isValid() or url.scheme() not in _SCHEMES:
        return
    translate = QCoreApplication.translate
    answer = ask(
        parent,
        translate("Link", "Open this address outside briefer?"),
        url.toDisplayString(QUrl.ComponentFormattingOption.FullyEncoded),
        (
            ("open", translate("Link", "Open address"), "primary"),
            ("stay", translate("Link", "Stay here"), ""),
        ),
    )
    if answer == "open":
        QDesktopServices.openUrl(url)

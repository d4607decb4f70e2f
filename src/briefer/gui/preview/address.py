"""Following a link out of a document: asked first, with the whole address in sight."""

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

_SCHEMES = {"https", "http", "mailto"}


def follow(address: str, parent: QWidget) -> None:
    """Ask whether to open an address in the browser, and open it."""
    url = QUrl(address)
    if not url.isValid() or url.scheme() not in _SCHEMES:
        return

    translate = QCoreApplication.translate
    shown = url.toDisplayString(QUrl.ComponentFormattingOption.FullyEncoded)
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(translate("Link", "Open Link"))
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText(translate("Link", "Open this address outside briefer?"))
    question.setInformativeText(shown)
    opening = question.addButton(
        translate("Link", "Open Address"), QMessageBox.ButtonRole.AcceptRole
    )
    question.addButton(translate("Link", "Stay Here"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(opening)
    question.exec()
    if question.clickedButton() is opening:
        QDesktopServices.openUrl(url)
    question.deleteLater()

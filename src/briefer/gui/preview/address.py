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

    def tr(text: str) -> str:
        return QCoreApplication.translate("follow", text)

    shown = url.toDisplayString(QUrl.ComponentFormattingOption.FullyEncoded)
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.Question)
    question.setWindowTitle(tr("Open Link"))
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText(tr("Open this address outside briefer?"))
    question.setInformativeText(shown)
    opening = question.addButton(tr("Open Address"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(tr("Stay Here"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(opening)
    question.exec()
    if question.clickedButton() is opening:
        QDesktopServices.openUrl(url)
    question.deleteLater()

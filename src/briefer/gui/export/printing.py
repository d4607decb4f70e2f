"""Printing the edition that is shown.

Qt's own dialog asks CUPS on a network port. This one hands the PDF to `lp` through the socket of
CUPS, or where that is not there to the system's viewer, which has a dialog of its own.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError, ExportError, said
from briefer.gui import look
from briefer.gui.coverage import audience_name
from briefer.gui.export.job import Job
from briefer.gui.export.plan import Order
from briefer.gui.export.problem import ProblemPage
from briefer.gui.export.result import open_path
from briefer.gui.foot import foot
from briefer.gui.language import sentences
from briefer.gui.session import Session
from briefer.pipeline import Request, check, write
from briefer.pipeline.check import Checked
from briefer.pipeline.export import Exported
from briefer.pipeline.filename import filename
from briefer.store import home
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.saving import replace_whole
from briefer.value import dataclass

SOCKET: Final = Path("/run/cups/cups.sock")
_WAIT_S: Final = 5
_PROBLEMS, _WIDE, _HIGH = 220, 640, 460
"""The height of the list of problems, and the size of the dialog with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """The PDF of an edition, and the printers that it can go to; the usual one first."""

    path: Path
    printers: tuple[str, ...]


class PrintDialog(QDialog):
    """Makes the PDF of the edition that is shown, and prints it or opens it to be printed."""

    def __init__(self, session: Session, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._session = session
        self._checked: Checked | None = None
        self._printout: Printout | None = None
        self._order = Order(request=request, formats=("pdf",))
        self._said, self._go = QLabel(self.tr("Making the pages …")), QPushButton()
        self._printer, self._copies = QComboBox(), QSpinBox()
        self._form = QWidget()
        self._problems = ProblemPage(self.tr("Will not be printed"))
        self._problems.place_chosen.connect(self._on_place_chosen)
        self._build()
        self._run(partial(_check, session.opened, session.library))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Print"))
        self.setMinimumWidth(440)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[4]] * 4)
        layout.setSpacing(look.SPACE[3])
        self._said.setWordWrap(True)
        layout.addWidget(self._said)
        self._problems.setMinimumHeight(_PROBLEMS)
        self._problems.hide()
        layout.addWidget(self._problems, 1)
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("&Printer"), self._printer)
        self._copies.setRange(1, 99)
        form.addRow(self.tr("&Copies"), self._copies)
        self._form.hide()
        layout.addWidget(self._form)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self._go.setProperty("kind", "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._on_go_clicked)
        self._go.hide()
        layout.addLayout(foot(cancel, self._go))

    def _run(self, step: Callable[[Order], object]) -> None:
        self._go.setEnabled(False)
        job = Job((self._order,), step)
        job.stepped.connect(self._on_job_stepped)
        job.begin()

    def _on_job_stepped(self, outcome: object) -> None:
        self._go.setEnabled(True)
        match outcome:
            case Checked():
                self._take_checked(outcome)
            case Printout():
                self._printout = outcome
                self._offer(outcome)
            case Exported():
                self._say_fault(outcome.faults[0])
            case _:
                self.accept()

    def _take_checked(self, checked: Checked) -> None:
        self._checked = checked
        if not checked.problems:
            self._make()
            return
        is_fit = checked.is_fit()
        self._problems.fill([(audience_name(self._session, checked.request.audience), checked)])
        self._problems.show()
        self.resize(max(self.width(), _WIDE), max(self.height(), _HIGH))
        self._said.setText(
            self.tr("Look at this before you print.")
            if is_fit
            else self.tr("Errors keep this edition from being printed.")
        )
        self._go.setText(self.tr("Print all the same"))
        self._go.setVisible(is_fit)
        (self._go if is_fit else self._problems).setFocus()

    def _make(self) -> None:
        """Make the PDF of what was checked."""
        assert self._checked is not None
        self._problems.hide()
        self._go.hide()
        self._said.setText(self.tr("Making the pages …"))
        self._run(partial(_make, self._checked))

    def _on_place_chosen(self, item: str, _edition: object) -> None:
        self._session.show(item=item)
        self.reject()

    def _offer(self, printout: Printout) -> None:
        self._printer.addItems(printout.printers)
        self._form.setVisible(bool(printout.printers))
        self._go.show()
        if printout.printers:
            self._said.setText(printout.path.name)
            self._go.setText(self.tr("Print"))
        else:
            self._said.setText(self.tr("The system’s viewer opens the PDF: print it from there."))  # noqa: RUF001 - an apostrophe
            self._go.setText(self.tr("Open the PDF"))
        self._go.setFocus()

    def _say_fault(self, fault: BrieferError) -> None:
        self._said.setText(sentences(fault))
        self._go.setVisible(self._printout is not None)

    def _on_go_clicked(self) -> None:
        if self._printout is None:
            self._make()
        elif self._printout.printers:
            printer, copies = self._printer.currentText(), self._copies.value()
            self._run(partial(_print, self._printout.path, printer, copies))
        else:
            open_path(self._printout.path)
            self.accept()


def _check(opened: Opened, library: Library, order: Order) -> Checked:
    return check(opened, library, order.request)


def _make(checked: Checked, _: Order) -> Printout:
    path = _folder() / _name(checked)
    replace_whole(path, (write(checked, "pdf").data,))
    return Printout(path=path, printers=_printers())


def _name(checked: Checked) -> str:
    audience = checked.request.audience
    return filename(checked.stem, audience, checked.template, checked.language, "pdf")


def _folder() -> Path:
    """Return the folder of what is printed; what was printed before is gone."""
    folder = home.state() / "print"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        with suppress(OSError):
            old.unlink()
    return folder


def _printers() -> tuple[str, ...]:
    if not SOCKET.exists() or not shutil.which("lp") or not shutil.which("lpstat"):
        return ()
    with suppress(OSError, subprocess.SubprocessError):
        usual = _cups("lpstat", "-d").rpartition(": ")[2].strip()
        return tuple(sorted(_cups("lpstat", "-e").split(), key=lambda name: name != usual))
    return ()


def _print(path: Path, printer: str, copies: int, _: Order) -> None:
    try:
        _cups("lp", "-d", printer, "-n", str(copies), "--", str(path))
    except (OSError, subprocess.SubprocessError) as fault:
        raise ExportError(
            said("The printer {printer} did not take it.", printer=printer),
            said("Look whether it is on."),
        ) from fault


def _cups(*words: str) -> str:
    """Return what a program of CUPS says, which it asks over CUPS's own socket alone."""
    return subprocess.run(  # noqa: S603 - no shell, and names of printers come from CUPS
        words,
        capture_output=True,
        text=True,
        timeout=_WAIT_S,
        check=True,
        env={**os.environ, "CUPS_SERVER": str(SOCKET), "LC_ALL": "C"},
    ).stdout

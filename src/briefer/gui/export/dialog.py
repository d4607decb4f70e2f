"""The dialog of an export: choose, see the problems, wait or stop, open what was written."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefer.gui import look
from briefer.gui.export import plan
from briefer.gui.export.choice import ChoicePage
from briefer.gui.export.job import Job, checking, writing
from briefer.gui.export.memory import remember
from briefer.gui.export.problem import ProblemPage
from briefer.gui.export.result import ResultPage, changed_files, open_path
from briefer.gui.foot import foot
from briefer.gui.session import Session
from briefer.pipeline import Delivery
from briefer.pipeline.check import Checked
from briefer.pipeline.choice import Request
from briefer.pipeline.export import Exported
from briefer.value import replace


class ExportDialog(QDialog):
    """Exports the briefing as it is when the dialog opens."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._session = session
        self._opened = session.opened
        self._job: Job | None = None
        self._orders: tuple[plan.Order, ...] = ()
        self._outcomes: list[object] = []
        self._is_closing = self._is_stopping = False
        self._title, self._said = QLabel(), QLabel()
        self._choice = ChoicePage(session)
        self._problems = ProblemPage(self.tr("Will not be written"))
        self._progress, self._result = QProgressBar(), ResultPage()
        self._pages = QStackedWidget()
        self._back, self._go = QPushButton(), QPushButton()
        self._build()
        self._choice.chosen.connect(self._show_choice)
        self._problems.place_chosen.connect(self._on_place_chosen)
        self._result.replacing_chosen.connect(self._on_replacing_chosen)
        self._back.clicked.connect(self._on_back_clicked)
        self._go.clicked.connect(self._on_go_clicked)
        self._show_choice()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        self.resize(760, min(740, self.screen().availableSize().height() - 60))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[look.SPACE[4]] * 4)
        layout.setSpacing(look.SPACE[3])
        self._title.setProperty("kind", "title")
        self._said.setProperty("kind", "secondary")
        self._said.setWordWrap(True)
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        waiting = QWidget()
        inner = QVBoxLayout(waiting)
        inner.setContentsMargins(0, 0, 0, 0)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        inner.addWidget(self._progress)
        inner.addStretch()
        for page in (self._choice, self._problems, waiting, self._result):
            self._pages.addWidget(page)
        self._waiting = waiting
        layout.addWidget(self._pages, 1)
        self._go.setProperty("kind", "primary")
        self._go.setDefault(True)
        self._back.setAutoDefault(False)
        layout.addLayout(foot(self._back, self._go))

    def _show(self, page: QWidget, title: str, said: str, back: str, go: str) -> None:
        self._pages.setCurrentWidget(page)
        self._title.setText(title)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        for button, text in ((self._back, back), (self._go, go)):
            button.setText(text)
            button.setVisible(bool(text))
            button.setEnabled(True)

    def _show_choice(self) -> None:
        count = plan.counted(self._choice.orders)
        self._show(
            self._choice,
            self.tr("Export"),
            self.tr("Each file holds what its audience may read, and nothing else."),
            self.tr("Cancel"),
            self.tr("Export 1 file") if count == 1 else self.tr("Export %n files", "", count),
        )
        self._go.setEnabled(self._choice.is_ready)

    def _run(self, job: Job, orders: Sequence[plan.Order], title: str) -> None:
        self._job, self._orders, self._outcomes = job, tuple(orders), []
        self._is_stopping = False
        self._progress.setRange(0, len(orders))
        self._progress.setValue(0)
        self._show(self._waiting, title, self._next(), self.tr("Stop"), "")
        job.stepped.connect(self._on_job_stepped)
        job.finished.connect(self._on_job_finished)
        job.begin()

    def _next(self) -> str:
        done = len(self._outcomes)
        return self._choice.title(self._orders[done]) if done < len(self._orders) else ""

    def _on_job_stepped(self, outcome: object) -> None:
        self._outcomes.append(outcome)
        self._progress.setValue(len(self._outcomes))
        self._said.setText(self._next())

    def _on_job_finished(self) -> None:
        self._job = None
        if self._is_closing:
            super().reject()
        elif any(isinstance(each, Exported) for each in self._outcomes):
            self._show_result()
        elif self._is_stopping:
            self._show_choice()
        else:
            self._take_checked()

    def _take_checked(self) -> None:
        checked = [each for each in self._outcomes if isinstance(each, Checked)]
        if any(each.problems for each in checked):
            self._show_problems(checked)
        else:
            self._write(self._orders)

    def _show_problems(self, checked: Sequence[Checked]) -> None:
        told = [
            (self._choice.title(order), each)
            for order, each in zip(self._orders, checked, strict=True)
            if each.problems
        ]
        self._problems.fill(told)
        fit = {each.request for each in checked if each.is_fit()}
        self._orders = tuple(each for each in self._orders if each.request in fit)
        is_kept = len(fit) < len(checked)
        said = self.tr("Editions with an error are not written until it is mended.")
        count = plan.counted(self._orders)
        go = (
            self.tr("Export 1 file all the same")
            if count == 1
            else self.tr("Export %n files all the same", "", count)
        )
        self._show(
            self._problems,
            self.tr("Look at this first"),
            said if is_kept else self.tr("Nothing here keeps a file from being written."),
            self.tr("Back"),
            go if fit else "",
        )

    def _write(self, orders: Sequence[plan.Order], *, force: bool = False) -> None:
        folder = self._choice.folder
        assert folder is not None
        delivery = Delivery(folder=folder, formats=(), force=force, password=self._choice.password)
        remember(self._session.briefing.id, self._choice.choices)
        job = writing(self._opened, self._session.library, orders, delivery)
        self._run(job, orders, self.tr("Exporting"))

    def _show_result(self) -> None:
        outcomes = [each for each in self._outcomes if isinstance(each, Exported)]
        left = [self._choice.title(each) for each in self._orders[len(self._outcomes) :]]
        self._result.fill(outcomes, left)
        count = sum(len(each.files) for each in outcomes)
        title = (
            self.tr("1 file exported") if count == 1 else self.tr("%n files exported", "", count)
        )
        self._show(
            self._result,
            title if count else self.tr("Nothing was exported"),
            str(self._choice.folder),
            self.tr("Open folder") if count else self.tr("Back"),
            self.tr("Close"),
        )

    def _on_go_clicked(self) -> None:
        page = self._pages.currentWidget()
        if page is self._choice:
            orders = self._choice.orders
            job = checking(self._opened, self._session.library, orders)
            self._run(job, orders, self.tr("Checking"))
        elif page is self._problems:
            self._write(self._orders)
        else:
            self.accept()

    def _on_back_clicked(self) -> None:
        page = self._pages.currentWidget()
        if page is self._choice:
            self.reject()
        elif self._job is not None:
            self._is_stopping = True
            self._job.requestInterruption()
            self._back.setEnabled(False)
        elif page is self._result and self._back.text() == self.tr("Open folder"):
            assert self._choice.folder is not None
            open_path(self._choice.folder)
        else:
            self._show_choice()

    def _on_place_chosen(self, item: str, edition: Request) -> None:
        choice = {"language": edition.language, "template": edition.template}
        self._session.show(item=item, audience=edition.audience, **choice)
        self.accept()

    def _on_replacing_chosen(self) -> None:
        again = []
        for order, outcome in zip(self._orders, self._outcomes, strict=False):
            changed = changed_files([outcome]) if isinstance(outcome, Exported) else ()
            if changed:
                formats = tuple(path.suffix[1:] for path in changed)
                again.append(replace(order, formats=formats))
        self._write(again, force=True)

    def reject(self) -> None:
        """Close the dialog; what is being written is finished first."""
        if self._job is None:
            super().reject()
            return
        self._is_closing = True
        self._job.requestInterruption()

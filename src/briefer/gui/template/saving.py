"""Save as template: what is kept of the briefing, and every text that travels with it."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError, InTheWayError
from briefer.gui.folder import documents
from briefer.gui.foot import foot
from briefer.gui.language import sentences
from briefer.gui.look import SPACE
from briefer.gui.message import MessageBar, say
from briefer.gui.question import ask
from briefer.gui.session import Session
from briefer.gui.template.result import ResultTree
from briefer.gui.template.texts import TextsList
from briefer.model.release import ALL
from briefer.model.skeleton import Keep, skeleton, texts
from briefer.pipeline.saving import Name, fresh_id, saved_template
from briefer.store.template import SUFFIX, SavedTemplate, write_template
from briefer.value import replace


def _parts() -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    return (
        ("structure", translate("SaveTemplateDialog", "Sections and their order")),
        ("stakeholders", translate("SaveTemplateDialog", "Stakeholders")),
        ("boilerplate", translate("SaveTemplateDialog", "Organisation, author and standing texts")),
        ("prompts", translate("SaveTemplateDialog", "Prompts for what is to be written")),
        ("choices", translate("SaveTemplateDialog", "Choices for each audience")),
        ("sources", translate("SaveTemplateDialog", "Sources")),
        ("pictures", translate("SaveTemplateDialog", "Pictures")),
    )


class SaveTemplateDialog(QDialog):
    """Asks what a template of the briefing keeps, and saves it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._session = session
        self.keep = Keep()
        self.bar = MessageBar()
        self.title = QLineEdit()
        self.texts, self.outcome = TextsList(session), ResultTree()
        self._tabs, self._shown = QTabBar(), QStackedWidget()
        self._tabs.setExpanding(False)
        for words, view in (
            (self.tr("Texts that travel with it"), self.texts),
            (self.tr("What a new briefing begins with"), self.outcome),
        ):
            self._tabs.addTab(words)
            self._shown.addWidget(view)
        self._tabs.currentChanged.connect(self._shown.setCurrentIndex)
        self._count = QLabel()
        self.parts = {name: QCheckBox(words) for name, words in _parts()}
        self.add = QPushButton(self.tr("Add to my templates"))
        self.save = QPushButton(self.tr("Save as a file…"))
        self._build()
        self.title.textChanged.connect(self._refresh)
        # What is ticked may be gone when the list is filled anew.
        self.texts.toggled.connect(self._on_text_toggled, Qt.ConnectionType.QueuedConnection)
        for name, box in self.parts.items():
            box.setChecked(getattr(self.keep, name))
            box.toggled.connect(partial(self._on_part_toggled, name))
        self.add.clicked.connect(self._on_add_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self._refresh()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Save as template"))
        self.resize(860, min(720, self.screen().availableSize().height() - 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        explains = self.tr(
            "New briefings begin with what you keep. All else is emptied, and prompts ask for it."
        )
        column.addWidget(_label(self.tr("Save as template"), "title"))
        column.addWidget(_label(explains, "secondary"))
        column.addWidget(self.bar)
        name = _label(self.tr("Name of the template"), "secondary")
        name.setBuddy(self.title)
        column.addWidget(name)
        column.addWidget(self.title)
        column.addSpacing(SPACE[0])
        column.addWidget(_label(self.tr("KEEP"), "label"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE[4])
        grid.setVerticalSpacing(SPACE[0])
        for at, box in enumerate(self.parts.values()):
            grid.addWidget(box, at // 2, at % 2)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(SPACE[0])
        column.addWidget(self._tabs)
        column.addWidget(self._shown, 1)
        self._count.setWordWrap(True)
        column.addWidget(self._count)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save.setAutoDefault(False)
        self.add.setProperty("kind", "primary")
        self.add.setDefault(True)
        column.addLayout(foot(cancel, self.save, self.add))

    def _refresh(self) -> None:
        found = texts(self._session.briefing, self.keep)
        self.texts.show_texts(found)
        self.outcome.show_skeleton(skeleton(self._session.briefing, self.keep))
        kept = [each for each in found if each.is_kept]
        restricted = sum(1 for each in kept if each.release != ALL)
        words = self.tr("1 text goes to whoever gets the template.")
        if len(kept) != 1:
            words = self.tr("%n texts go to whoever gets the template.", "", len(kept))
        if restricted:
            more = self.tr("1 of them is not for all audiences.")
            if restricted > 1:
                more = self.tr("%n of them are not for all audiences.", "", restricted)
            words = f"{words} {more}"
        self._count.setText(words)
        self._count.setProperty("kind", "withheld" if restricted else "secondary")
        self._count.style().polish(self._count)
        for button in (self.add, self.save):
            button.setEnabled(bool(self.title.text().strip()))

    def _on_part_toggled(self, name: str, is_kept: bool) -> None:  # noqa: FBT001 - a slot
        self.keep = replace(self.keep, **cast("Any", {name: is_kept}))
        self._refresh()

    def _on_text_toggled(self, key: str, is_kept: bool) -> None:  # noqa: FBT001 - a slot
        also, never = self.keep.also - {key}, self.keep.never - {key}
        if is_kept:
            also |= {key}
        else:
            never |= {key}
        self.keep = replace(self.keep, also=also, never=never)
        self._refresh()

    def _made(self, identity: str) -> SavedTemplate:
        name = Name(id=identity, title=self.title.text().strip())
        return saved_template(self._session.opened, self._session.library, self.keep, name)

    def _on_add_clicked(self) -> None:
        title = self.title.text().strip()
        try:
            self._add(self._made(fresh_id(title, self._session.opened, self._session.library)))
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return
        if (parent := self.parentWidget()) is not None:
            say(parent, self.tr("“{title}” is one of your templates now.").format(title=title))
        self.accept()

    def _add(self, made: SavedTemplate) -> None:
        shelf = self._session.current.templates
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{made.manifest.id}{SUFFIX}"
            write_template(path, made)
            try:
                shelf.add(path)
            except InTheWayError as fault:
                if not self._may_replace(fault):
                    raise
                shelf.add(path, overwrite=True)

    def _may_replace(self, fault: InTheWayError) -> bool:
        answers = (
            ("replace", self.tr("&Replace"), "primary"),
            ("cancel", self.tr("&Cancel"), ""),
        )
        more = self.tr("The earlier one goes to the bin of the library.")
        return ask(self, sentences(BrieferError(fault.message)), more, answers) == "replace"

    def _on_save_clicked(self) -> None:
        title = self.title.text().strip()
        identity = fresh_id(title, self._session.opened, self._session.library)
        path = self._session.path
        folder = path.parent if path is not None else documents()
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the template"),
            str(folder / f"{identity}{SUFFIX}"),
            self.tr("Templates (*.brieftemplate)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix != SUFFIX:
            target = target.with_name(f"{target.name}{SUFFIX}")
        try:
            made = self._made(target.name.removesuffix(SUFFIX))
            write_template(target, made, overwrite=str(target) == chosen)
        except BrieferError as fault:
            self.bar.show_fault(fault)
            return
        if (parent := self.parentWidget()) is not None:
            say(parent, self.tr("The template was saved as {file}.").format(file=target.name))
        self.accept()


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label

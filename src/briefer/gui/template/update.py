"""Update: what the library has in another version than the briefing, and what it changes."""

import math

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.foot import foot
from briefer.gui.language import in_language, isolated, language_name
from briefer.gui.library.difference import field_name
from briefer.gui.look import SPACE
from briefer.gui.session import Session
from briefer.gui.template.pages import PagePairs, Side
from briefer.model.release import COMMON
from briefer.pipeline.choice import Request
from briefer.store.carried import library_of
from briefer.store.update import Changed, Update

_INDENT, _AROUND = 44, 20
_KEY = Qt.ItemDataRole.UserRole


def named(session: Session, update: Update) -> str:
    """Return what an item is called, with its kind."""
    shelves = session.current.shelves()
    title = update.id
    try:
        item = shelves[f"{update.kind}s"].read(update.id)
    except BrieferError:
        item = None
    match update.kind:
        case "template" if item is not None:
            title = in_language(item.manifest.title)
        case "audience" | "yardstick" if item is not None:
            title = in_language(item.name)
        case "theme" if item is not None:
            title = item.name
        case "language":
            title = language_name(update.id)
    return _kinds().get(update.kind, "{0}").format(title)


def _kinds() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "template": translate("UpdateDialog", "Template “{0}”"),
        "theme": translate("UpdateDialog", "Theme “{0}”"),
        "audience": translate("UpdateDialog", "Audience “{0}”"),
        "yardstick": translate("UpdateDialog", "Yardstick “{0}”"),
        "language": translate("UpdateDialog", "Language {0}"),
    }


class UpdateDialog(QDialog):
    """Shows before and after, and takes over what is ticked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._session = session
        self.list = QTreeWidget()
        self.pages = PagePairs()
        self._wrapping = QTimer(self, singleShot=True, interval=0)
        self._wrapping.timeout.connect(self._wrap)
        self.take = QPushButton(self.tr("Take over"))
        self._build()
        for update in session.updates():
            row = self._row(update)
            self.list.addTopLevelItem(row)
            row.setFirstColumnSpanned(True)
        self.list.expandAll()
        self.list.itemChanged.connect(self._refresh)
        self.take.clicked.connect(self._on_take_clicked)
        self.finished.connect(self.pages.finish)
        self.take.setFocus()
        self._refresh()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Different in the library"))
        available = self.screen().availableSize()
        self.resize(min(1180, available.width() - 40), min(780, available.height() - 60))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        title = QLabel(self.tr("Different in the library"))
        title.setProperty("kind", "title")
        says = QLabel(
            self.tr(
                "The briefing keeps what it was written with until you take over the library's."
            )
        )
        says.setProperty("kind", "secondary")
        says.setWordWrap(True)
        self.list.setHeaderLabels([self.tr("What differs"), self.tr("Before"), self.tr("After")])
        self.list.setAccessibleName(self.tr("What differs"))
        self.list.setMinimumWidth(340)
        self.list.setWordWrap(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        for at in (1, 2):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 200)
        header.sectionResized.connect(self._wrapping.start)
        self.list.setProperty("kind", "wrapped")
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        row.addWidget(self.list, 1)
        row.addWidget(self.pages)
        keep = QPushButton(self.tr("Keep as it is"))
        keep.setAutoDefault(False)
        keep.clicked.connect(self.reject)
        self.take.setProperty("kind", "primary")
        self.take.setDefault(True)
        column.addWidget(title)
        column.addWidget(says)
        column.addLayout(row, 1)
        column.addLayout(foot(keep, self.take))

    def _row(self, update: Update) -> QTreeWidgetItem:
        name = named(self._session, update)
        if update.carried != update.offered:
            versions = self.tr("{0}, version {1} instead of {2}")
            name = versions.format(name, update.offered, update.carried)
        item = QTreeWidgetItem([name])
        item.setToolTip(0, name)
        item.setData(0, _KEY, update.key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
        item.addChildren([self._changed(each) for each in update.changes])
        return item

    def _changed(self, changed: Changed) -> QTreeWidgetItem:
        is_body = changed.field == "body"
        name = self.tr("Body of the template") if is_body else field_name(changed.field)
        nothing = QCoreApplication.translate("Differences", "nothing")
        before, after = (each or nothing for each in (changed.before, changed.after))
        item = QTreeWidgetItem([name, isolated(before), isolated(after)])
        for column, words in enumerate((name, before, after)):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            item.setToolTip(column, words)
        return item

    def _wrap(self) -> None:
        """Let each row be as high as its longest text, which a tree does not see to by itself."""
        blocker, header = QSignalBlocker(self.list), self.list.header()
        for item in self._items():
            for row in filter(None, map(item.child, range(item.childCount()))):
                heights = []
                for column in range(3):
                    width = header.sectionSize(column) - (_INDENT if column == 0 else 0) - _AROUND
                    text = QTextDocument(row.text(column))
                    text.setDocumentMargin(0)
                    text.setDefaultFont(self.list.font())
                    text.setTextWidth(width)
                    heights.append(math.ceil(text.size().height()))
                row.setSizeHint(0, QSize(0, max(heights) + _AROUND))
        blocker.unblock()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [each for each in found if each is not None]

    @property
    def chosen(self) -> frozenset[str]:
        """Return the items that are ticked."""
        return frozenset(
            str(each.data(0, _KEY))
            for each in self._items()
            if each.checkState(0) == Qt.CheckState.Checked
        )

    def _refresh(self) -> None:
        blocker = QSignalBlocker(self.list)
        session, chosen = self._session, self.chosen
        self.take.setEnabled(bool(chosen) and not session.is_locked)
        request = session.request() or Request(audience=COMMON)
        updated = session.updated(chosen)
        before = Side(opened=session.opened, library=session.library)
        after = Side(opened=updated, library=library_of(updated, session.current))
        self.pages.draw(before, after, request)
        blocker.unblock()

    def _on_take_clicked(self) -> None:
        self._session.take_updates(self.chosen)
        self.accept()

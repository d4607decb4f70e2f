"""The matrix as a table model: a row for each outlook, a column for each audience."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefer.gui.coverage import audience_name, count_words, state_words, surveys_of, tip
from briefer.gui.place import stakeholder_name
from briefer.gui.session import Session
from briefer.model.briefing import Outlook
from briefer.model.coverage import Coverage, State
from briefer.model.release import COMMON
from briefer.value import dataclass

HOLDS = Qt.ItemDataRole.UserRole
"""The role of a cell's Coverage, and of a heading's Heading."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading: a title, the total of its column (None for rows), if it is what is shown."""

    title: str
    total: Coverage | None = None
    is_shown: bool = False


class MatrixTable(QAbstractTableModel):
    """Follows the session; cells that did not change are not told of."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.surveys = surveys_of(session)
        self._outlooks: tuple[Outlook, ...] = ()
        self._audiences: tuple[str, ...] = ()
        self._cells: list[list[Coverage]] = []
        self._rows: list[Heading] = []
        self._columns: list[Heading] = []
        self.refresh()

    def refresh(self) -> None:
        """Take the briefing as it is now."""
        briefing = self._session.briefing
        audiences = (*briefing.audiences, COMMON)
        keys = [each.id for each in briefing.outlooks]
        is_same = audiences == self._audiences and keys == [each.id for each in self._outlooks]
        if not is_same:
            self.beginResetModel()
        before = (self._cells, self._rows, self._columns)
        self._outlooks, self._audiences = briefing.outlooks, audiences
        self._cells = [
            [self.surveys.of(audience).of(outlook) for audience in audiences]
            for outlook in briefing.outlooks
        ]
        self._rows, self._columns = self._row_headings(), self._column_headings()
        if not is_same:
            self.endResetModel()
        elif before != (self._cells, self._rows, self._columns):
            self._tell(before[0])

    def _tell(self, before: list[list[Coverage]]) -> None:
        for row, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                if cell != before[row][column]:
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self._rows) - 1)

    def _row_headings(self) -> list[Heading]:
        briefing, shown = self._session.briefing, self._session.shown
        reading = self.surveys.reading(shown.audience)
        return [
            Heading(title=stakeholder_name(briefing, each, reading), is_shown=each.id == shown.item)
            for each in self._outlooks
        ]

    def _column_headings(self) -> list[Heading]:
        return [
            Heading(
                title=audience_name(self._session, audience),
                total=self.surveys.of(audience).outlooks,
                is_shown=audience == self._session.shown.audience,
            )
            for audience in self._audiences
        ]

    def outlook(self, index: Index) -> Outlook:
        """Return the outlook of a cell."""
        return self._outlooks[index.row()]

    def audience(self, index: Index) -> str:
        """Return the audience of a cell."""
        return self._audiences[index.column()]

    def gaps(self) -> list[tuple[int, int]]:
        """Return the cells in which something is missing, by row and column."""
        return [
            (row, column)
            for row, cells in enumerate(self._cells)
            for column, each in enumerate(cells)
            if each.state == State.MISSING
        ]

    def has_gap(self, row: int) -> bool:
        """Return whether something is missing in a row."""
        return any(each.state == State.MISSING for each in self._cells[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of outlooks."""
        return 0 if parent.isValid() else len(self._outlooks)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of audiences, the common text among them."""
        return 0 if parent.isValid() else len(self._audiences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        coverage = self._cells[index.row()][index.column()]
        if role == HOLDS:
            return coverage
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return state_words(coverage.state)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._words(index, coverage))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(index, coverage)
        return None

    def _words(self, index: Index, coverage: Coverage) -> str:
        said = state_words(coverage.state)
        if coverage.state != State.WITHHELD:
            said = count_words(coverage)
        row, column = self._rows[index.row()].title, self._columns[index.column()].title
        return f"{row}, {column}: {said}"

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a heading, or the heading."""
        found = self._columns if orientation == Qt.Orientation.Horizontal else self._rows
        heading = found[section]
        if role == HOLDS:
            return heading
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading.title
            case Qt.ItemDataRole.ToolTipRole:
                counts = f"\n{count_words(heading.total)}" if heading.total else ""
                return tip(f"{heading.title}{counts}")
        return None

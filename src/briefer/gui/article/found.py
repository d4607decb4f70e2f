"""What was found beside the draft: sentences that may become judgements, and what was left out."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from briefer.article.extract import Dropped
from briefer.article.placement import Suggestion
from briefer.gui.article.review import Review
from briefer.gui.article.words import quoted
from briefer.gui.language import in_language, isolated, listed
from briefer.model.judgement import Yardstick

_BESIDE: Final = 48
"""The width that is not for words: the box to tick, and what is around a row."""

_PAD: Final = 14
_HIGHEST: Final = 10_000

_BATCH: Final = 50
"""As many rows are laid out in a turn."""

_Index = QModelIndex | QPersistentModelIndex


class Suggestions(QAbstractListModel):
    """Sentences that say how likely something is, each with whether it is taken."""

    def __init__(
        self, review: Review, yardsticks: Mapping[str, Yardstick], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._yardsticks = review, yardsticks
        self._found = review.before.suggestions
        review.stepped.connect(self._on_stepped)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._found)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let each be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def start_of(self, index: _Index) -> int:
        """Return the offset at which a sentence begins."""
        return self._found[index.row()].start

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the sentence with its likelihood, or whether it is taken."""
        each = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            sentence = " ".join(self._review.extract.text[each.start : each.end].split())
            return f"{isolated(sentence)}\n{_likelihood(each, self._yardsticks)}"
        if role == Qt.ItemDataRole.CheckStateRole:
            is_taken = each.start in self._review.taken
            return Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked
        return None

    def setData(
        self,
        index: _Index,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take a sentence, or no longer."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        is_taken = Qt.CheckState(value) == Qt.CheckState.Checked
        start = {self.start_of(index)}
        taken = self._review.taken
        self._review.take(taken | start if is_taken else taken - start)
        return True

    def _on_stepped(self) -> None:
        last = self.index(self.rowCount() - 1)
        self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])


class Wrapped(QStyledItemDelegate):
    """Rows that are as high as their words, wrapped in the width of their list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height that the words take."""
        view = option.widget
        assert isinstance(view, QListView)
        width = view.viewport().width() - _BESIDE
        room = QRect(0, 0, width, _HIGHEST)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading
        return QSize(0, option.fontMetrics.boundingRect(room, flags, index.data()).height() + _PAD)


def wrap(view: QListView) -> None:
    """Let a list show all words of its rows."""
    view.setProperty("kind", "wrapped")
    view.setItemDelegate(Wrapped(view))
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setResizeMode(view.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class SuggestionList(QListView):
    """What is ticked in it becomes a judgement; it is filled when it is first seen."""

    def __init__(self, review: Review, yardsticks: Mapping[str, Yardstick]) -> None:
        super().__init__()
        self._review = review
        self._rows = Suggestions(review, yardsticks, self)
        self.setAccessibleName(self.tr("Sentences that may become judgements"))
        wrap(self)
        self.setLayoutMode(self.LayoutMode.Batched)
        self.setBatchSize(_BATCH)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill it."""
        super().showEvent(event)
        if self.model() is None:
            self.setModel(self._rows)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Go to the sentence in the article."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self._review.go(self._rows.start_of(current))


def _likelihood(suggestion: Suggestion, yardsticks: Mapping[str, Yardstick]) -> str:
    """Return the words of likelihood with the terms of yardsticks that hold them."""
    terms = []
    for name, band_id in suggestion.bands.items():
        yardstick = yardsticks.get(name)
        band = yardstick.band(band_id) if yardstick else None
        if yardstick and band:
            terms.append(f"{in_language(yardstick.name)}: {in_language(band.term)}")
    return " · ".join(filter(None, (isolated(quoted(suggestion.words)), listed(terms))))


def dropped_rows(dropped: tuple[Dropped, ...]) -> Iterator[str]:
    """Yield what was left out, each kind in a line."""
    translate = QCoreApplication.translate
    names = {
        "navigation": translate("Dropped", "Navigation"),
        "script": translate("Dropped", "Scripts"),
        "style": translate("Dropped", "Styles"),
        "form": translate("Dropped", "Forms"),
        "hidden": translate("Dropped", "Hidden text"),
        "deleted": translate("Dropped", "Deleted text"),
        "comment": translate("Dropped", "Comments"),
        "picture": translate("Dropped", "Pictures"),
        "control": translate("Dropped", "Control characters"),
        "furniture": translate("Dropped", "Headers and footers"),
        "field": translate("Dropped", "Fields"),
        "metadata": translate("Dropped", "Metadata"),
        "markup": translate("Dropped", "Signs of lists, quotes and lines"),
        "hyphen": translate("Dropped", "Hyphens at the ends of lines"),
    }
    for each in dropped:
        says = translate("Dropped", "{kind}: {count} times, {characters} characters")
        line = says.format(
            kind=names.get(each.kind, each.kind),
            count=QLocale().toString(each.count),
            characters=QLocale().toString(each.characters),
        )
        sample = " ".join(each.sample.split())
        yield f"{line}\n{isolated(sample)}" if sample else line

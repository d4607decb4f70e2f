"""What was found beside the draft: sentences that may become judgements, and what was left out."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from briefer.article.extract import Dropped
from briefer.article.placement import Suggestion
from briefer.gui.article.review import Review
from briefer.gui.language import in_language, listed
from briefer.model.judgement import Yardstick

_SUGGESTION = Qt.ItemDataRole.UserRole


class SuggestionList(QListWidget):
    """Sentences that say how likely something is; what is ticked becomes a judgement."""

    def __init__(self, review: Review, yardsticks: Mapping[str, Yardstick]) -> None:
        super().__init__()
        self._review = review
        self.setProperty("kind", "wrapped")
        self.setAccessibleName(self.tr("Sentences that may become judgements"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in review.before.suggestions:
            sentence = " ".join(review.extract.text[each.start : each.end].split())
            item = QListWidgetItem(f"{sentence}\n{_likelihood(each, yardsticks)}")
            item.setData(_SUGGESTION, each.start)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_taken = each.start in review.taken
            item.setCheckState(Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.itemChanged.connect(self._on_item_changed)
        self.currentItemChanged.connect(self._on_current_changed)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        start = item.data(_SUGGESTION)
        is_taken = item.checkState() == Qt.CheckState.Checked
        self._review.taken = (
            self._review.taken | {start} if is_taken else self._review.taken - {start}
        )

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self._review.go(item.data(_SUGGESTION))


def _likelihood(suggestion: Suggestion, yardsticks: Mapping[str, Yardstick]) -> str:
    """Return the words of likelihood with the terms of yardsticks that hold them."""
    terms = []
    for name, band_id in suggestion.bands.items():
        yardstick = yardsticks.get(name)
        band = yardstick.band(band_id) if yardstick else None
        if yardstick and band:
            terms.append(f"{in_language(yardstick.name)}: {in_language(band.term)}")
    return " · ".join(filter(None, (f"“{suggestion.words}”", listed(terms))))


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
    }
    for each in dropped:
        says = translate("Dropped", "{kind}: {count} times, {characters} characters")
        line = says.format(
            kind=names.get(each.kind, each.kind), count=each.count, characters=each.characters
        )
        yield f"{line}\n{' '.join(each.sample.split())}".strip()

"""The offer: what a file holds is shown, drawn and compared before anything of it is added."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefer.errors import BrieferError
from briefer.gui.coverage import tip
from briefer.gui.language import isolated, sentences
from briefer.gui.library.difference import Differences, compared, standing
from briefer.gui.library.entry import Entry, made_by, named, signed_by
from briefer.gui.library.look import Look, Taking
from briefer.gui.library.proofs import Proofs
from briefer.gui.look import SPACE, icon, margins, restyle
from briefer.pipeline.offer import Edition, Offer, Offered, Standing, Tried
from briefer.store.bundle import Trust
from briefer.store.layered import Layer
from briefer.store.library import Library

_NAME: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = QSize(1180, 760)
_LEFT: Final = 280
_SMALL: Final = 560
_SIGNS: Final = {
    Trust.UNSIGNED: ("warning", "missing", "warning"),
    Trust.UNKNOWN: ("warning", "missing", "warning"),
    Trust.KNOWN: ("done", "accent", "info"),
    Trust.BROKEN: ("error", "withheld", "error"),
}


class OfferDialog(QDialog):
    """Shows what a file holds, and adds it when that is asked for."""

    taken = Signal(str, str)
    """All of it was added; an item of it by its kind and id."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            self.finished.connect(self.deleteLater)
        self._offer: Offer | None = None
        self._entries: dict[str, Entry] = {}
        self._tried: dict[str, list[Tried]] = {}
        self._editions: tuple[Edition, ...] = ()
        self._seen = 0
        self._is_done = False
        self._taking: Taking | None = None
        self._sign, self._signature = QLabel(), QLabel()
        self._trust, self._left = QFrame(), QWidget()
        self.tree, self.differences = QTreeWidget(), Differences()
        self.proofs = Proofs()
        self._progress, self._says = QProgressBar(), QLabel(self.tr("The file is being read…"))
        self.add, self._cancel = QPushButton(self.tr("Add")), QPushButton(self.tr("Cancel"))
        self._build(path)
        self.add.clicked.connect(self._on_add_clicked)
        self._cancel.clicked.connect(self.reject)
        self.tree.currentItemChanged.connect(self._show_pages)
        self.finished.connect(self._on_finished)
        self._look = Look(path)
        self._look.opened.connect(self._on_opened)
        self._look.failed.connect(self._on_failed)
        self._look.tried.connect(self._on_tried)
        self._look.done.connect(self._on_done)
        self._look.begin()

    def _build(self, path: Path) -> None:
        self.setWindowTitle(self.tr("Add to the library"))
        available = self.screen().availableSize()
        self.resize(_SIZE.boundedTo(available - QSize(40, 60)))
        title, file = QLabel(self.tr("Add to the library")), QLabel(isolated(path.name))
        title.setProperty("kind", "title")
        file.setProperty("kind", "secondary")
        for each in (file, self._signature, self._says):
            each.setTextFormat(Qt.TextFormat.PlainText)
            each.setWordWrap(True)
        self._trust.setProperty("kind", "message")
        self._trust.hide()
        strip = QHBoxLayout(self._trust)
        strip.setContentsMargins(margins(SPACE[3], SPACE[1], SPACE[3], SPACE[1]))
        strip.setSpacing(SPACE[2])
        strip.addWidget(self._sign)
        strip.addWidget(self._signature, 1)
        self._build_left()
        row = QHBoxLayout()
        row.setSpacing(SPACE[3])
        row.addWidget(self._left, 1)
        row.addWidget(self.proofs, 2)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName(self.tr("What was drawn so far"))
        self._progress.setMaximumWidth(160)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[SPACE[4]] * 4)
        column.setSpacing(SPACE[2])
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(title)
        head.addWidget(file)
        column.addLayout(head)
        column.addWidget(self._trust)
        column.addLayout(row, 1)
        column.addLayout(self._buttons())

    def _build_left(self) -> None:
        tree = self.tree
        tree.setHeaderLabels([self.tr("What is in it"), self.tr("In your library")])
        tree.setAccessibleName(self.tr("What is in it"))
        tree.setProperty("kind", "card")
        tree.setRootIsDecorated(False)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.setIconSize(QSize(16, 16))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._left.setMinimumWidth(_LEFT)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(tree, 3)
        column.addWidget(self.differences, 2)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE[2])
        self.add.setProperty("kind", "primary")
        self.add.setEnabled(False)
        self._cancel.setAutoDefault(False)
        row.addWidget(self._progress)
        row.addWidget(self._says, 1)
        row.addWidget(self._cancel)
        row.addWidget(self.add)
        return row

    def _on_opened(
        self, offer: Offer, entries: tuple[Entry, ...], editions: tuple[Edition, ...]
    ) -> None:
        self._offer, self._editions = offer, editions
        self._entries = {each.name: each for each in entries}
        self._show_trust(offer)
        rows = [self._row(each) for each in sorted(offer.items, key=_templates_first)]
        self.tree.addTopLevelItems(rows)
        self.tree.setCurrentItem(rows[0])
        self.proofs.library = Library(offer.folder)
        self.proofs.setVisible(bool(editions))
        self._refresh()

    def _show_trust(self, offer: Offer) -> None:
        bundle = offer.bundle
        name, colour, severity = _SIGNS[bundle.trust]
        says = signed_by(bundle.signer)
        if bundle.trust == Trust.BROKEN:
            says = self.tr(
                "Its signature is broken: it was changed since it was signed. Nothing of it can be "
                "added."
            )
        elif bundle.trust == Trust.UNKNOWN:
            says = f"{says}\n{self.tr('Compare these figures with those of who made it.')}"
        self._sign.setPixmap(icon(name, colour).pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self._signature.setText("\n".join(filter(None, (made_by(bundle.maker), says))))
        self._signature.setAccessibleName(self._signature.text())
        self._trust.setProperty("severity", severity)
        restyle(self._trust)
        self._trust.show()

    def _row(self, offered: Offered) -> QTreeWidgetItem:
        entry = self._entries.get(f"{offered.kind}s/{offered.id}")
        title = entry.title if entry else offered.id
        words = named(f"{offered.kind}s", title)
        row = QTreeWidgetItem([words, standing(offered)])
        row.setData(0, _NAME, f"{offered.kind}s/{offered.id}")
        row.setToolTip(0, tip(words))
        row.setToolTip(1, compared(offered))
        if self._count(f"{offered.kind}s/{offered.id}"):
            row.setIcon(0, icon("clock", "secondary"))
        return row

    def _on_tried(self, tried: Tried) -> None:
        self._seen += 1
        name = tried.edition.name
        self._tried.setdefault(name, []).append(tried)
        found = self._tried[name]
        if row := self._row_of(name):
            sign = _sign(found) if len(found) == self._count(name) else ("clock", "secondary")
            row.setIcon(0, icon(*sign))
            if self.tree.currentItem() is row:
                self._show_pages()
        self._refresh()

    def _count(self, name: str) -> int:
        """Return how many editions of an item are drawn."""
        return len([each for each in self._editions if each.name == name])

    def _row_of(self, name: str) -> QTreeWidgetItem | None:
        rows = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        return next((row for row in rows if row is not None and row.data(0, _NAME) == name), None)

    def _show_pages(self) -> None:
        row = self.tree.currentItem()
        if row is None:
            return
        name = str(row.data(0, _NAME))
        tried = self._tried.get(name, ())
        self.proofs.show_tried(name, tried, is_drawn=bool(self._count(name)))
        assert self._offer is not None
        for each in self._offer.items:
            if f"{each.kind}s/{each.id}" == name:
                self.differences.show_offered(each, row.text(0))

    def _on_done(self) -> None:
        self._is_done = True
        self._refresh()

    def _on_failed(self, fault: BrieferError) -> None:
        self._sign.setPixmap(icon("error", "withheld").pixmap(20, 20))
        self._signature.setText(sentences(fault))
        self._trust.setProperty("severity", "error")
        restyle(self._trust)
        self._trust.show()
        self._progress.hide()
        self._says.setText(self.tr("Nothing was added."))
        self.add.setEnabled(False)
        if self._offer is None:
            for each in (self._left, self.proofs, self.add):
                each.hide()
            self._cancel.setText(self.tr("Close"))
            self._shrink()

    def _shrink(self) -> None:
        """Be no larger than what is left to say."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(_SMALL, layout.heightForWidth(_SMALL))

    def _refresh(self) -> None:
        """Say how far it is, and whether it may be added."""
        offer = self._offer
        assert offer is not None
        self._progress.setRange(0, max(1, len(self._editions)))
        self._progress.setValue(self._seen)
        self._progress.setVisible(not self._is_done)
        why = self._reason(offer)
        self._says.setText(why)
        replaced = sum(_replaces(each) for each in offer.items)
        count = len([each for each in offer.items if not _is_there(each)])
        if replaced:
            one, more = self.tr("Replace yours"), self.tr("Add %Ln items, replace yours", "", count)
        else:
            one, more = self.tr("Add it"), self.tr("Add %Ln items", "", count)
        verb = one if count <= 1 else more
        self.add.setText(verb)
        self.add.setEnabled(self._is_done and not self._keeps_out(offer) and self._taking is None)
        if self.add.isEnabled():
            self.add.setDefault(True)

    def _keeps_out(self, offer: Offer) -> bool:
        return (
            offer.bundle.trust == Trust.BROKEN
            or any(not each.pdf for each in self._all_tried())
            or all(map(_is_there, offer.items))
        )

    def _reason(self, offer: Offer) -> str:
        """Return why it cannot be added, or what becomes of what is there."""
        if not self._is_done:
            says = self.tr("Drawing the sample: {0} of {1}")
            return says.format(self._seen, len(self._editions))
        if offer.bundle.trust == Trust.BROKEN:
            return self.tr("It cannot be added: its signature is broken.")
        if any(not each.pdf for each in self._all_tried()):
            return self.tr("It cannot be added: not all of it makes pages.")
        if all(map(_is_there, offer.items)):
            return self.tr("You have all of it already.")
        if any(map(_replaces, offer.items)):
            return self.tr("What it replaces of yours goes into the bin.")
        return ""

    def _all_tried(self) -> Iterable[Tried]:
        return (each for found in self._tried.values() for each in found)

    def _on_add_clicked(self) -> None:
        assert self._offer is not None
        overwrite = any(map(_replaces, self._offer.items))
        self._taking = Taking(self._offer, overwrite=overwrite)
        self._taking.taken.connect(self._on_taken)
        self._taking.failed.connect(self._on_refused)
        self._refresh()
        self._taking.begin()

    def _on_taken(self) -> None:
        assert self._offer is not None
        first = min(self._offer.items, key=_templates_first)
        self.accept()
        self.taken.emit(f"{first.kind}s", first.id)

    def _on_refused(self, fault: BrieferError) -> None:
        self._taking = None
        self._on_failed(fault)

    def reject(self) -> None:
        """Leave, but not while it is being added: that is done whole."""
        if self._taking is None:
            super().reject()

    def _on_finished(self) -> None:
        self.proofs.finish()
        self._look.release()


def _templates_first(offered: Offered) -> tuple[bool, str, str]:
    return offered.kind != "template", offered.kind, offered.id


def _is_there(offered: Offered) -> bool:
    return offered.standing == Standing.SAME and offered.layer == Layer.OWN


def _replaces(offered: Offered) -> bool:
    return offered.standing == Standing.OTHER and offered.layer == Layer.OWN


def _sign(tried: Iterable[Tried]) -> tuple[str, str]:
    """Return the icon that says how a template fared, with its colour."""
    found = [*tried]
    if any(not each.pdf for each in found):
        return "error", "withheld"
    return ("warning", "missing") if any(each.problems for each in found) else ("done", "accent")

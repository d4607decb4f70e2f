"""Fields of a form: each shows a value of the draft, and puts there what is typed or chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QSizePolicy, QWidget

from briefer.gui.choice import ChoiceBox
from briefer.gui.editor.label import Labelled
from briefer.gui.editor.plain import PlainEdit
from briefer.gui.form.work import Work
from briefer.gui.look import SPACE, margins
from briefer.value import dataclass


class Field(Labelled):
    """A control for the value at a path of keys."""

    def __init__(self, work: Work, title: str, control: QWidget, *path: str) -> None:
        super().__init__(title, control)
        self.work, self.title, self.path = work, title, path
        work.changed.connect(self.refresh)

    def value(self) -> Any:
        """Return the value of the draft, None where there is nothing."""
        return self.work.value(*self.path)

    def put(self, value: Any, *, typed: bool = False) -> None:
        """Put a value there, None for nothing; what is typed in a row is one step to undo."""
        self.work.put(self.path, value, f"typing:{'/'.join(self.path)}" if typed else "")

    def refresh(self) -> None:
        """Show the value as it is now."""
        raise NotImplementedError


class LineField(Field):
    """A line that is no printed text; nothing in it leaves the value out."""

    def __init__(self, work: Work, title: str, *path: str) -> None:
        self.edit = PlainEdit()
        super().__init__(work, title, self.edit, *path)
        self.edit.edited.connect(self._on_edited)
        self.refresh()

    def refresh(self) -> None:
        """Show the value as it is now."""
        self.edit.show_markup(str(self.value() or ""))

    def _on_edited(self, typed: str) -> None:
        self.put(typed or None, typed=True)


class TextField(Field):
    """A printed text, in the language that the form is written in now."""

    def __init__(self, work: Work, title: str, *path: str) -> None:
        self.edit = PlainEdit()
        super().__init__(work, title, self.edit, *path)
        self.edit.edited.connect(self._on_edited)
        self.refresh()

    def refresh(self) -> None:
        """Show the text, and where there is none in the language the default one in grey."""
        value = self.value() or ""
        default = value if isinstance(value, str) else value.get("default", "")
        text = default
        if tag := self.work.language:
            text = value.get("languages", {}).get(tag, "") if isinstance(value, Mapping) else ""
        self.edit.show_markup(text)
        self.edit.setPlaceholderText(default if self.work.language else "")

    def _on_edited(self, typed: str) -> None:
        self.put(text_with(self.value(), self.work.language, typed), typed=True)


def text_with(value: Any, language: str, typed: str) -> Any:
    """Return a text of tables with other words in a language, or by default; None for none."""
    if not language and not isinstance(value, Mapping):
        return typed or None
    table: dict[str, Any] = {**value} if isinstance(value, Mapping) else {"default": value or ""}
    if not language:
        return table | {"default": typed}
    given: Mapping[str, str] = table.get("languages", {})
    others = {tag: words for tag, words in given.items() if tag != language}
    languages = {**others, **({language: typed} if typed else {})}
    table = {key: each for key, each in table.items() if key != "languages"}
    return table | {"languages": languages} if languages or len(table) > 1 else table["default"]


class ChoiceField(Field):
    """One of several values, each with its words; the empty one leaves the value out."""

    def __init__(
        self, work: Work, title: str, offered: Iterable[tuple[str, str]], *path: str
    ) -> None:
        self.box = ChoiceBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(work, title, self.box, *path)
        self.offer(offered)
        self.box.activated.connect(self._on_activated)

    def offer(self, offered: Iterable[tuple[str, str]]) -> None:
        """Offer other values."""
        with QSignalBlocker(self.box):
            self.box.clear()
            for value, words in offered:
                self.box.addItem(words, value)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen; what is not offered is shown as it is."""
        value = str(self.value() or "")
        if self.box.findData(value) < 0:
            self.box.addItem(value, value)
        self.box.setCurrentIndex(self.box.findData(value))

    def _on_activated(self, index: int) -> None:
        value = self.box.itemData(index)
        if value != (self.value() or ""):
            self.put(value or None)


class NumberBox(QDoubleSpinBox):
    """A number whose undo is that of the form; scrolling past changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.line = PlainEdit()
        self.setLineEdit(self.line)
        self.line.setTextMargins(margins(SPACE[1], 0, 0, 0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the form."""
        event.ignore()

    def textFromValue(self, value: float) -> str:
        """Return the number without noughts that say nothing."""
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Which numbers there are: `unit` stands after one, and `usual` is what holds without one."""

    low: float = 0
    high: float = 1000
    step: float = 1
    decimals: int = 0
    unit: str = ""
    usual: float = 0


class NumberField(Field):
    """A number; the usual one need not be in the file, and is left where it is."""

    def __init__(self, work: Work, title: str, range_: Range, *path: str) -> None:
        self.box = NumberBox()
        self.box.setDecimals(range_.decimals)
        self.box.setRange(range_.low, range_.high)
        self.box.setSingleStep(range_.step)
        self.box.setSuffix(f" {range_.unit}" if range_.unit else "")
        super().__init__(work, title, self.box, *path)
        self._range = range_
        self.box.valueChanged.connect(self._on_value_changed)
        self.refresh()

    def shown(self) -> float:
        """Return the number that holds."""
        value = self.value()
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number else self._range.usual

    def refresh(self) -> None:
        """Show the value as it is now."""
        with QSignalBlocker(self.box):
            self.box.setValue(self.shown())

    def _on_value_changed(self, number: float) -> None:
        if number != self.shown():
            self.put(int(number) if number == int(number) else round(number, 4), typed=True)


class TickField(QCheckBox):
    """A truth; `usual` is what holds without one."""

    def __init__(self, work: Work, title: str, *path: str, usual: bool = False) -> None:
        super().__init__(title)
        self._work, self._path, self._usual = work, path, usual
        work.changed.connect(self.refresh)
        self.toggled.connect(self._on_toggled)
        self.refresh()

    def shown(self) -> bool:
        """Return what holds."""
        value = self._work.value(*self._path)
        return self._usual if value is None else value is True

    def refresh(self) -> None:
        """Show the value as it is now."""
        with QSignalBlocker(self):
            self.setChecked(self.shown())

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - a slot
        self._work.put(self._path, checked)

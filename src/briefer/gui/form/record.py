"""Lists of records of a manifest: the sections that a briefing starts with, and the options."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from briefer.gui.editor.label import tab_through
from briefer.gui.form.field import (
    ChoiceField,
    Field,
    LineField,
    NumberField,
    Range,
    TextField,
    TickField,
)
from briefer.gui.form.order import OrderField
from briefer.gui.form.work import Work
from briefer.gui.look import SPACE


class SectionList(OrderField):
    """The sections at a path, each by its heading; one is added by its kind."""

    @property
    def values(self) -> list[str]:
        """Return the numbers of the sections."""
        return [str(at) for at in range(len(self._sections()))]

    def _sections(self) -> list[dict[str, Any]]:
        return list(self._work.value(*self._path) or [])

    def words(self, value: str) -> str:
        """Return the heading of a section, its kind where it has none."""
        section = self._sections()[int(value)]
        heading = section.get("heading", "")
        words = heading if isinstance(heading, str) else heading.get("default", "")
        return words or super().words(str(section.get("kind", "")))

    def _append(self, value: str) -> None:
        section = self.begun({"kind": value, "heading": self._offered[value]})
        self._work.put(self._path, [*self._sections(), section])
        self.list.setCurrentRow(self.list.count() - 1)

    def begun(self, section: dict[str, Any]) -> dict[str, Any]:
        """Return a new section with all that it begins with."""
        return section

    def _item(self, value: str) -> QListWidgetItem:
        """Return its entry, which is not written in: the heading has a field of its own."""
        item = super()._item(value)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def _put(self, values: Any) -> None:
        sections = self._sections()
        self._work.put(self._path, [sections[int(each)] for each in values] or None)


class OptionList(OrderField):
    """The options by their names, which are written in the list."""

    @property
    def values(self) -> list[str]:
        """Return the names of the options."""
        return [*(self._work.value("options") or {})]

    def _put(self, values: Any) -> None:
        options, before = self._work.value("options") or {}, self.values
        gone = [each for each in before if each not in values]
        come = [each for each in values if each not in before]
        if len(gone) == len(come) == 1:  # it was renamed
            options = {**options, come[0]: options[gone[0]]}
        made = {each: options.get(each, {"label": each, "default": True}) for each in values}
        self._work.put(("options",), made or None)


class RecordFields(QWidget):
    """A list, and below it the fields of its current record."""

    def __init__(self, work: Work, listed: OrderField) -> None:
        super().__init__()
        self.work, self.listed = work, listed
        self._shown: object = None
        self._fields = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[2])
        self._column.addWidget(listed)
        self._column.addWidget(self._fields)
        listed.list.currentRowChanged.connect(lambda _: self._fill())
        work.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        """Make the fields of another record, or of one that is of another kind now."""
        row, values = self.listed.list.currentRow(), self.listed.values
        wanted = self.shape(values[row]) if 0 <= row < len(values) else None
        if wanted == self._shown:
            return
        self._shown = wanted
        old, self._fields = self._fields, QWidget()
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE[2])
        made = [*self.made(values[row])] if wanted is not None else []
        for each in made:
            inner.addWidget(each)
        self._column.replaceWidget(old, self._fields)
        old.hide()
        old.deleteLater()
        tab_through(self, made)

    def shape(self, value: str) -> object:
        """Return by what the fields of a record differ from those of another."""
        raise NotImplementedError

    def made(self, value: str) -> Sequence[QWidget]:
        """Return the fields of a record."""
        raise NotImplementedError


class SectionFields(RecordFields):
    """The sections that a new briefing starts with."""

    def __init__(self, work: Work, kinds: Sequence[tuple[str, str]]) -> None:
        self._kinds = kinds
        title = QCoreApplication.translate("SectionFields", "Sections and their order")
        super().__init__(work, SectionList(work, title, kinds, "sections"))

    def shape(self, value: str) -> object:
        """Return the number of the section."""
        return value

    def made(self, value: str) -> Sequence[QWidget]:
        """Return kind, heading and prompt."""
        at = ("sections", value)
        return (
            ChoiceField(self.work, self.tr("Kind"), self._kinds, *at, "kind"),
            TextField(self.work, self.tr("Heading"), *at, "heading"),
            LineField(self.work, self.tr("What is to be written there"), *at, "prompt"),
        )


class OptionRecords(RecordFields):
    """The options that the template offers."""

    def __init__(self, work: Work) -> None:
        title = QCoreApplication.translate("OptionRecords", "Names of the options")
        other = QCoreApplication.translate("OptionRecords", "New option…")
        super().__init__(work, OptionList(work, title, (), "options", other=other, read=_name))

    def shape(self, value: str) -> object:
        """Return the name of the option, and of which kind it is."""
        return value, kind_of(self.work.value("options", value))

    def made(self, value: str) -> Sequence[QWidget]:
        """Return label, kind, default and choices."""
        work, at = self.work, ("options", value)
        kind = kind_of(work.value(*at))
        kinds = [
            ("truth", self.tr("Yes or no")),
            ("number", self.tr("A whole number")),
            ("text", self.tr("A text")),
            ("choice", self.tr("One of several")),
        ]
        usual = self.tr("Without a choice")
        made: list[QWidget] = [
            TextField(work, self.tr("Words"), *at, "label"),
            KindField(work, self.tr("What it is"), kinds, *at),
        ]
        match kind:
            case "truth":
                made.append(TickField(work, self.tr("Yes without a choice"), *at, "default"))
            case "number":
                made.append(NumberField(work, usual, Range(low=-9999, high=9999), *at, "default"))
            case "text":
                made.append(DefaultField(work, usual, *at, "default"))
            case _:
                choices = OrderField(
                    work, self.tr("Choices"), (), *at, "choices", other=self.tr("New choice…")
                )
                offered = [(each, each) for each in choices.values]
                default = ChoiceField(work, usual, offered, *at, "default")
                work.changed.connect(lambda: _offer(default, choices))
                made += [choices, default]
        return made


class DefaultField(LineField):
    """A text that may be empty, but not left out."""

    def put(self, value: Any, *, typed: bool = False) -> None:
        """Put the text."""
        super().put(value or "", typed=typed)


class KindField(ChoiceField):
    """What an option is; another kind begins with another default."""

    def value(self) -> Any:
        """Return the kind."""
        return kind_of(super().value())

    def put(self, value: Any, *, typed: bool = False) -> None:
        """Change the kind."""
        now = dict(Field.value(self) or {})
        now.pop("choices", None)
        first = self.tr("first")
        defaults: dict[str, Any] = {"truth": True, "number": 0, "text": "", "choice": first}
        more = {"choices": [first]} if value == "choice" else {}
        super().put({**now, "default": defaults[value], **more}, typed=typed)


def kind_of(option: Any) -> str:
    """Return of which kind an option of a manifest is."""
    default = option.get("default") if isinstance(option, dict) else None
    match default:
        case bool():
            return "truth"
        case int():
            return "number"
    return "choice" if isinstance(option, dict) and option.get("choices") else "text"


def _offer(default: ChoiceField, choices: OrderField) -> None:
    offered = [(each, each) for each in choices.values]
    if [
        (default.box.itemData(at), default.box.itemText(at)) for at in range(default.box.count())
    ] != offered:
        default.offer(offered)


def _name(typed: str) -> str:
    """Return what is typed as a name that a template can say."""
    return "_".join(
        "".join(c if c.isascii() and c.isalnum() else " " for c in typed).lower().split()
    )

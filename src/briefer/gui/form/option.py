"""The options of a template, as an audience chooses them; without a choice the template's hold."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefer.errors import BrieferError
from briefer.gui.editor.label import tab_through
from briefer.gui.form.field import ChoiceField, LineField
from briefer.gui.form.work import Work
from briefer.gui.language import in_language
from briefer.gui.look import SPACE
from briefer.model.briefing import OptionValue
from briefer.model.template import DEFAULT, Option


class OptionFields(QWidget):
    """A field for each option of the template that the draft names."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._shown: dict[str, Option] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[2])
        work.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the options of the template, where it is another one."""
        declared = self._declared()
        if declared == self._shown:
            return
        self._shown = declared
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        fields = [self._field(name, option) for name, option in declared.items()]
        for each in fields:
            self._column.addWidget(each)
        tab_through(self, fields)

    def _declared(self) -> dict[str, Option]:
        try:
            template = self._work.library.templates.read(self._work.value("template") or DEFAULT)
        except BrieferError:
            return {}
        manifests = [each.manifest for each in template.chain()]
        return {name: each for one in reversed(manifests) for name, each in one.options.items()}

    def _field(self, name: str, option: Option) -> QWidget:
        title = in_language(option.label) or name
        if isinstance(option.default, bool):
            values: dict[OptionValue, str] = {True: self.tr("Yes"), False: self.tr("No")}
        else:
            values = {each: each for each in option.choices}
        if not values:
            line = _PlainOption(self._work, title, option, "options", name)
            line.edit.setPlaceholderText(str(option.default))
            return line
        usual = self.tr("As the template has it ({default})")
        words = usual.format(default=values.get(option.default, option.default))
        offered = [("", words), *((_named(each), said) for each, said in values.items())]
        return _OptionChoice(self._work, title, offered, "options", name)


class _OptionChoice(ChoiceField):
    def value(self) -> Any:
        found = super().value()
        return None if found is None else _named(found)

    def put(self, value: Any, *, typed: bool = False) -> None:
        truths = {"true": True, "false": False}
        super().put(truths.get(value, value), typed=typed)


class _PlainOption(LineField):
    """A text, or a whole number where that is what the option is."""

    def __init__(self, work: Work, title: str, option: Option, *path: str) -> None:
        self._is_number = isinstance(option.default, int)
        super().__init__(work, title, *path)

    def put(self, value: Any, *, typed: bool = False) -> None:
        if value and self._is_number:
            digits = value.removeprefix("-")
            if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
                return
            value = int(value)
        super().put(value, typed=typed)


def _named(value: OptionValue) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

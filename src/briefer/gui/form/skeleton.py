"""What a template that was saved from a briefing begins a new one with: its skeleton.

What was kept of the briefing's words stays as it is; sections, stakeholders and prompts change.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from briefer.gui.form.field import ChoiceField, LineField, TextField
from briefer.gui.form.order import OrderField
from briefer.gui.form.page import label
from briefer.gui.form.record import RecordFields, SectionList
from briefer.gui.form.work import Work
from briefer.gui.language import isolated
from briefer.gui.look import SPACE
from briefer.model.skeleton import OUTLOOK_PROMPT, SECTION_PROMPT
from briefer.store.draft import SKELETON

_LONGEST: Final = 120

_Tables = list[dict[str, Any]]


class BottomLinePrompts(QWidget):
    """What the bottom line asks for, and what of it was kept."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        title = self.tr("What is to be written in the bottom line")
        for each in _passages(work, title, SKELETON, "summary"):
            column.addWidget(each)
        if not column.count():
            self.hide()


class KeptSectionList(SectionList):
    """The sections of the skeleton: a new one has a passage that asks to be written."""

    def begun(self, section: dict[str, Any]) -> dict[str, Any]:
        """Return a new section with its prompt."""
        skeleton = self._work.value(SKELETON)
        passage = {"id": _fresh(skeleton, "passage"), "prompt": SECTION_PROMPT}
        return {"id": _fresh(skeleton, "section"), **section, "passages": [passage]}


class KeptSectionFields(RecordFields):
    """The sections that a new briefing starts with, and what they ask for."""

    def __init__(self, work: Work, kinds: Sequence[tuple[str, str]]) -> None:
        self._kinds = kinds
        title = QCoreApplication.translate("SectionFields", "Sections and their order")
        super().__init__(work, KeptSectionList(work, title, kinds, SKELETON, "sections"))

    def shape(self, value: str) -> object:
        """Return the number of the section, and which passages it has."""
        return value, _ids(self.work.value(SKELETON, "sections", value, "passages"))

    def made(self, value: str) -> Sequence[QWidget]:
        """Return kind, heading, prompts, and what was kept."""
        at = (SKELETON, "sections", value)
        translate = QCoreApplication.translate
        asked = translate("SectionFields", "What is to be written there")
        return (
            ChoiceField(self.work, translate("SectionFields", "Kind"), self._kinds, *at, "kind"),
            TextField(self.work, translate("SectionFields", "Heading"), *at, "heading"),
            *_passages(self.work, asked, *at, "passages"),
        )


class KeptStakeholders(OrderField):
    """The stakeholders of the skeleton; what comes next for each goes where they go."""

    def __init__(self, work: Work, title: str, other: str) -> None:
        super().__init__(work, title, (), SKELETON, "stakeholders", other=other)

    @property
    def values(self) -> list[str]:
        """Return the numbers of the stakeholders."""
        return [str(at) for at in range(len(self._stakeholders()))]

    def words(self, value: str) -> str:
        """Return the name of a stakeholder; one that is being written has none."""
        if not value:
            return ""
        stakeholder = self._stakeholders()[int(value)]
        return _plain(stakeholder.get("name")) or str(stakeholder["id"])

    def _stakeholders(self) -> _Tables:
        return list(self._work.value(*self._path) or [])

    def _item(self, value: str) -> QListWidgetItem:
        """Return its entry; a name is written there once, and has a field of its own then."""
        item = super()._item(value)
        if value:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if name := self._read(item.text().strip("\u2068\u2069 ")):
            self._begin(name)
        self._show(self.values)
        self.list.setCurrentRow(self.list.count() - 1)

    def _begin(self, name: str) -> None:
        skeleton = self._work.value(SKELETON)
        stakeholder = {"id": _fresh(skeleton, "stakeholder"), "name": name}
        outlook = {
            "id": _fresh(skeleton, "next"),
            "stakeholder": stakeholder["id"],
            "passages": [{"id": _fresh(skeleton, "next-passage"), "prompt": OUTLOOK_PROMPT}],
        }
        changed = {
            "stakeholders": [*self._stakeholders(), stakeholder],
            "outlooks": [*skeleton.get("outlooks", ()), outlook],
        }
        self._work.put((SKELETON,), {**skeleton, **changed})

    def _put(self, values: Any) -> None:
        skeleton, before = self._work.value(SKELETON), self._stakeholders()
        kept = [before[int(each)] for each in values]
        order = [each["id"] for each in kept]
        outlooks = [o for o in skeleton.get("outlooks", ()) if o["stakeholder"] in order]
        outlooks.sort(key=lambda outlook: order.index(outlook["stakeholder"]))
        self._work.put((SKELETON,), {**skeleton, "stakeholders": kept, "outlooks": outlooks})


class KeptStakeholderFields(RecordFields):
    """The stakeholders, and what is to be written of what comes next for each."""

    def __init__(self, work: Work) -> None:
        translate = QCoreApplication.translate
        title = translate("ManifestPage", "Stakeholders")
        other = translate("ManifestPage", "Another stakeholder…")
        super().__init__(work, KeptStakeholders(work, title, other))

    def shape(self, value: str) -> object:
        """Return the number of the stakeholder, and which passages are about it."""
        found = [(at, _ids(outlook.get("passages"))) for at, outlook in self._outlooks(value)]
        return value, found

    def made(self, value: str) -> Sequence[QWidget]:
        """Return name, kind, prompts, and what was kept."""
        at = (SKELETON, "stakeholders", value)
        kinds = [
            ("", self.tr("A state")),
            ("alliance", self.tr("An alliance")),
            ("market", self.tr("A market")),
            ("body", self.tr("A body")),
        ]
        asked = self.tr("What is to be written of what comes next")
        return (
            TextField(self.work, self.tr("Name"), *at, "name"),
            ChoiceField(self.work, self.tr("What it is"), kinds, *at, "kind"),
            *(
                field
                for number, _ in self._outlooks(value)
                for field in _passages(self.work, asked, SKELETON, "outlooks", number, "passages")
            ),
        )

    def _outlooks(self, value: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        identity = self.work.value(SKELETON, "stakeholders", value, "id")
        for at, outlook in enumerate(self.work.value(SKELETON, "outlooks") or ()):
            if outlook["stakeholder"] == identity:
                yield str(at), outlook


class KeptAudiences(OrderField):
    """For whom a new briefing is; whoever is removed leaves nothing that was only theirs."""

    def __init__(self, work: Work, title: str, offered: Sequence[tuple[str, str]]) -> None:
        super().__init__(work, title, offered, SKELETON, "audiences")

    def _put(self, values: Any) -> None:
        skeleton = {**self._work.value(SKELETON), "audiences": values}
        for gone in {*self.values} - {*values}:
            skeleton = _without(skeleton, gone)
        self._work.put((SKELETON,), skeleton)


def _without(value: Any, audience: str) -> Any:
    """Return what a table holds without the texts, the choices and the releases of an audience."""
    if isinstance(value, list):
        return [_without(each, audience) for each in value]
    if not isinstance(value, dict):
        return value
    kept = dict(value)
    for name in ("audiences", "audience_languages", "choices"):
        if isinstance(table := kept.get(name), dict):
            kept[name] = {key: each for key, each in table.items() if key != audience}
    if isinstance(release := kept.get("release"), list):
        kept["release"] = [each for each in release if each != audience]
    return {key: _without(each, audience) for key, each in kept.items()}


def _passages(work: Work, title: str, *path: str) -> Iterator[QWidget]:
    """Yield a line for what each passage asks for, and the first words of those that were kept."""
    for at, passage in enumerate(work.value(*path) or ()):
        if passage.get("body"):
            yield label(_said(passage["body"]), "secondary")
        else:
            yield LineField(work, title, *path, str(at), "prompt")


def _said(body: Mapping[str, Any]) -> str:
    translate = QCoreApplication.translate
    match body:
        case {"prose": {"text": text}}:
            words = " ".join(_plain(text).split())
            shown = words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
            return translate("Skeleton", "Kept as it is: “{words}”").format(words=isolated(shown))
        case {"table": _}:
            return translate("Skeleton", "Kept as it is: a table")
        case {"chart": _}:
            return translate("Skeleton", "Kept as it is: a chart")
    return translate("Skeleton", "Kept as it is: a picture")


def _plain(text: Any) -> str:
    return str(text.get("default", "")) if isinstance(text, Mapping) else str(text or "")


def _ids(passages: Iterable[Mapping[str, Any]] | None) -> tuple[str, ...]:
    return tuple(str(each["id"]) for each in passages or ())


def _fresh(skeleton: Mapping[str, Any], stem: str) -> str:
    taken = {*_taken(skeleton)}
    return next(each for number in count(1) if (each := f"{stem}-{number}") not in taken)


def _taken(value: Any) -> Iterator[str]:
    match value:
        case list():
            for each in value:
                yield from _taken(each)
        case Mapping():
            if isinstance(identity := value.get("id"), str):
                yield identity
            for each in value.values():
                yield from _taken(each)

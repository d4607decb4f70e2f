"""The sources: what each is, how far it is to be trusted, who may see it, where it is cited."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from briefer.gui.day import read_day
from briefer.gui.editor.access import Access
from briefer.gui.editor.bound import TextField
from briefer.gui.editor.place import of_item
from briefer.gui.look import SPACE
from briefer.gui.register import ChoiceField, Column, Form, RegisterPage, ValueField
from briefer.gui.session import Session
from briefer.gui.source.use import Uses
from briefer.model.briefing import Source


def reliabilities() -> list[tuple[str, str]]:
    """Return the grades of a source with their words (AJP-2.1); F is no basis, not the worst."""
    translate = QCoreApplication.translate
    return [
        ("", translate("Grade", "Not graded")),
        ("A", translate("Grade", "A  Completely reliable")),
        ("B", translate("Grade", "B  Usually reliable")),
        ("C", translate("Grade", "C  Fairly reliable")),
        ("D", translate("Grade", "D  Not usually reliable")),
        ("E", translate("Grade", "E  Unreliable")),
        ("F", translate("Grade", "F  Reliability cannot be judged")),
    ]


def credibilities() -> list[tuple[str, str]]:
    """Return the grades of what a source says with their words (AJP-2.1)."""
    translate = QCoreApplication.translate
    return [
        ("", translate("Grade", "Not graded")),
        ("1", translate("Grade", "1  Confirmed by other sources")),
        ("2", translate("Grade", "2  Probably true")),
        ("3", translate("Grade", "3  Possibly true")),
        ("4", translate("Grade", "4  Doubtful")),
        ("5", translate("Grade", "5  Improbable")),
        ("6", translate("Grade", "6  Truth cannot be judged")),
    ]


class SourcesEditor(RegisterPage):
    """The table of sources and the form of one."""

    def __init__(self, session: Session) -> None:
        translate = QCoreApplication.translate
        columns = (
            Column(title=translate("SourcesEditor", "No."), text=self._number, width=48),
            Column(title=translate("SourcesEditor", "Title"), text=_title),
            Column(
                title=translate("SourcesEditor", "Publisher"),
                text=_publisher,
                width=150,
                is_spare=True,
            ),
            Column(title=translate("SourcesEditor", "Grade"), text=_grade, width=64),
            Column(
                title=translate("SourcesEditor", "Published"),
                text=_published,
                width=96,
                is_spare=True,
            ),
        )
        super().__init__(session, "sources", columns, translate("SourcesEditor", "Sources"))
        self.empty.setText(
            self.tr("No sources yet. Add one here, then cite it in a text with Ctrl+Shift+C.")
        )
        self._title = TextField(self.desk, self.tr("Title"))
        self._descriptor = TextField(self.desk, self.tr("Description, where it is not named"))
        self._values = self._make_values()
        self._reliability = ChoiceField(
            self.desk, self.tr("Reliability of the source"), "reliability", reliabilities()
        )
        self._credibility = ChoiceField(
            self.desk, self.tr("Credibility of what it says"), "credibility", credibilities()
        )
        self._access = Access(self.desk)
        self._uses = Uses(self.desk)
        self._lay_out()
        self.refresh()

    def _make_values(self) -> tuple[ValueField, ...]:
        address = ValueField(self.desk, self.tr("Address"), "address")
        address.set_hint("https://")
        dates = (
            ValueField(self.desk, self.tr("Published on"), "published", read=_day, write=_iso),
            ValueField(self.desk, self.tr("Read on"), "accessed", read=_day, write=_iso),
        )
        for each in dates:
            each.set_hint(self.tr("Year-month-day, such as 2025-06-23"))
        kind = ValueField(self.desk, self.tr("Type"), "kind")
        kind.set_hint(self.tr("Such as news agency, treaty, official record"))
        return (
            ValueField(self.desk, self.tr("Author"), "author"),
            ValueField(self.desk, self.tr("Publisher"), "publisher"),
            kind,
            address,
            *dates,
        )

    def _lay_out(self) -> None:
        author, publisher, kind, address, published, accessed = self._values
        form = Form()
        form.add(self._title)
        form.add(author, publisher)
        form.add(kind, address)
        form.add(published, accessed)
        form.add(self._reliability, self._credibility)
        form.add(self._descriptor)
        form.add(self._access)
        form.add(self._uses)
        column = QVBoxLayout(self.form)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[4])
        column.addLayout(form)
        column.addStretch()

    def made(self, record_id: str) -> Source:
        """Return a new source."""
        return Source(id=record_id)

    def fill(self, record: Any) -> None:
        """Show the source in the form."""
        for field, name in ((self._title, "title"), (self._descriptor, "descriptor")):
            field.refresh(of_item(record, name))
        for value in self._values:
            value.refresh(record)
        for choice in (self._reliability, self._credibility):
            choice.refresh(record)
        self._access.refresh(record)
        self._uses.refresh(record)

    def _number(self, source: Source) -> str:
        return str(next(at for at, s in enumerate(self.records, 1) if s.id == source.id))


def _title(source: Source) -> str:
    return source.title.default or source.descriptor.default


def _publisher(source: Source) -> str:
    return source.publisher or source.author


def _grade(source: Source) -> str:
    return f"{source.reliability}{source.credibility}"


def _published(source: Source) -> str:
    return _iso(source.published)


def _day(typed: str) -> dt.date | None:
    return read_day(typed) if typed else None


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""

"""Languages: the words that templates and writers add themselves, and how dates are written."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from briefer.model.record import Record
from briefer.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Record):
    """A language: `labels` by name, twelve `months`, and the pattern of a date.

    `days` are those of a month that are not said by their number alone, such as the French first.
    """

    tag: str
    name: str
    dir: Literal["ltr", "rtl"] = "ltr"
    date: str = "{day} {month} {year}"
    months: tuple[str, ...] = ()
    days: Mapping[str, str] = field(default_factory=dict, hash=False)
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)

    def date_text(self, day: dt.date | None) -> str:
        """Return the date in words, nothing for None."""
        if day is None:
            return ""
        number = self.days.get(str(day.day), day.day)
        return self.date.format(day=number, month=self.months[day.month - 1], year=day.year)

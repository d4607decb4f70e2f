"""Days as people type them, in fields of the title page and of sources."""

import datetime as dt

import pytest
from PySide6.QtCore import QLocale

from briefer.gui.day import read_day

DAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-24",
        " 24.11.2026 ",
        "24. 11. 2026",
        "24/11/2026",
        "11/24/2026",
        "24 Nov 2026",
        "24 november 2026",
        "24. November 2026",
        "Nov. 24, 2026",
        "November 24, 2026",
    ],
)
def test_a_day_is_read_as_it_is_typed(typed):
    assert read_day(typed) == DAY


def test_months_are_read_in_the_language_of_the_window():
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        assert read_day("3. März 2026") == read_day("3 Mar 2026") == dt.date(2026, 3, 3)
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("typed", ["3/4/2026", "31.2.2026", "24 No 2026", "2026", "24 Nov", "x"])
def test_what_is_no_day_or_two_is_none(typed):
    with pytest.raises(ValueError, match=r".*"):
        read_day(typed)

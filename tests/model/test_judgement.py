import pytest

from briefer.model.judgement import band_for, overlapping
from briefer.store.library import Library

YARDSTICKS = Library().yardsticks.sound()


@pytest.mark.parametrize(
    ("given", "wanted", "band"),
    [
        ({"icd203-a": "likely"}, "icd203-a", "likely"),
        ({"icd203-a": "likely"}, "icd203-b", "probable"),
        ({"icd203-a": "likely"}, "phia", None),
        ({"phia": "realistic-possibility"}, "icd203-a", None),
        ({}, "nato", None),
        ({"nobody": "likely"}, "nato", None),
    ],
)
def test_bands_correspond_only_when_their_percentages_are_the_same(given, wanted, band):
    found = band_for(given, YARDSTICKS[wanted], YARDSTICKS)
    assert (found.id if found else None) == band


def test_overlapping_bands_are_offered():
    offered = overlapping({"icd203-a": "likely"}, YARDSTICKS["nato"], YARDSTICKS)
    assert [band.id for band in offered] == ["even-chance", "likely"]

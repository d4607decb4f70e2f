"""Charts: true to their values, inside their frame, legible, whatever they are given."""

import math
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.document.theme import Style, Theme
from briefer.document.tree import Chart, ChartKind, Series
from briefer.typeset.chart import Drawing, lay_chart
from briefer.typeset.page import Area, Run, Stroke

THEME = Theme(
    id="t",
    name="T",
    chart=("#1F4E8C", "#7FA6D6"),
    styles={"chart": Style(size=8.5, leading=11), "chart.axis": Style(size=8, leading=11)},
)
WIDTH = 400.0


@dataclass(frozen=True)
class Even:
    """Letters that are all half as wide as high."""

    rtl: bool = False
    mark: int = 7

    def width(self, text: str, style: Style) -> float:
        return 0.5 * style.size * len(text)

    def runs(self, text: str, style: Style, x: float, y: float) -> tuple[Run, ...]:
        end = x + self.width(text, style)
        glyphs = ((), (), text)
        return (Run(self.mark, x, y, end, "f", style.size, style.colour, *glyphs, rtl=self.rtl),)


def chart(kind: ChartKind, categories: list[str], unit: str = "", **series: list) -> Chart:
    rows = tuple(Series(name, tuple(values)) for name, values in series.items())
    return Chart(kind=kind, categories=tuple(categories), series=rows, unit=unit)


def lay(*args, rtl: bool = False, width: float = WIDTH, **series: list) -> Drawing:
    return lay_chart(chart(*args, **series), THEME, width, Even(rtl))


def of(drawing: Drawing, kind: type) -> list:
    return [item for item in drawing.items if isinstance(item, kind)]


def texts(drawing: Drawing) -> list[str]:
    return [run.text for run in of(drawing, Run)]


def test_bars_are_as_long_as_their_values_and_carry_them():
    drawing = lay("bar", ["a", "b"], "tons", x=[10, 40])
    short, long = of(drawing, Area)
    assert long.width == pytest.approx(4 * short.width)
    assert long.x == short.x
    assert texts(drawing) == ["tons", "a", "10", "b", "40"]


def test_columns_stand_on_zero_even_where_all_values_are_large():
    drawing = lay("column", ["a", "b"], x=[90, 100])
    small, large = of(drawing, Area)
    assert large.height == pytest.approx(small.height * 10 / 9)
    assert small.y + small.height == pytest.approx(large.y + large.height)


def test_negative_bars_run_the_other_way_from_the_same_line():
    minus, plus = of(lay("bar", ["a", "b"], x=[-5, 5]), Area)
    assert minus.x + minus.width == pytest.approx(plus.x)
    assert "\N{MINUS SIGN}5" in texts(lay("bar", ["a"], x=[-5]))


def test_columns_too_many_for_their_values_get_an_axis_and_fewer_names():
    names = [f"Country {n}" for n in range(30)]
    drawing = lay("column", names, x=list(range(30)))
    shown = texts(drawing)
    assert "Country 0" in shown
    assert len([text for text in shown if text.startswith("Country")]) < 15
    assert [text for text in shown if text.isdigit()] == ["0", "10", "20", "30"]


def test_a_gap_breaks_a_line_and_a_point_alone_is_a_dot():
    names = ["a", "b", "c", "d", "e", "f"]
    drawing = lay("line", names, x=[1, 2, None, 3, None, 5])
    assert len([each for each in of(drawing, Stroke) if each.width > 1]) == 1
    assert len({(dot.x + dot.radius) for dot in of(drawing, Area)}) == 2


def test_lines_differ_without_colour_and_are_named_at_their_ends():
    drawing = lay("line", ["a", "b"], Brent=[1, 5], Urals=[2, 5.01])
    brent, urals = [each for each in of(drawing, Stroke) if each.width > 1]
    assert brent.dash != urals.dash
    names = {run.text: run for run in of(drawing, Run)}
    assert names["Brent"].x > brent.points[-1][0]
    assert abs(names["Brent"].y - names["Urals"].y) >= 11


def test_several_series_of_bars_have_a_key_above():
    drawing = lay("bar", ["a"], x=[1], y=[2])
    assert texts(drawing)[:2] == ["x", "y"]
    assert {area.colour for area in of(drawing, Area)} == set(THEME.chart)


def test_long_names_are_wrapped_and_then_cut():
    drawing = lay("bar", ["word " * 60], x=[1])
    lines = [text for text in texts(drawing) if text.startswith("word")]
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_right_to_left_mirrors_places_and_keeps_signs_before_numbers():
    plain, mirrored = (lay("bar", ["a", "b"], x=[3, 4], rtl=rtl) for rtl in (False, True))
    for left, right in zip(of(plain, Area), of(mirrored, Area), strict=True):
        assert right.x == pytest.approx(WIDTH - left.x - left.width)
    assert "\N{LEFT-TO-RIGHT MARK}\N{MINUS SIGN}3" in texts(lay("bar", ["a"], x=[-3], rtl=True))


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([0.5, 12], ["0.5", "12.0"]),
        ([12345, 900], ["12,345", "900"]),
        ([0.031, 0.2], ["0.03", "0.20"]),
        ([-0.0, 1], ["0", "1"]),
    ],
)
def test_numbers_have_the_decimals_they_need(values, shown):
    assert texts(lay("bar", ["a", "b"], x=values))[1::2] == shown


numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-50, 50)
charts = st.builds(
    Chart,
    kind=st.sampled_from(["bar", "column", "line"]),
    categories=st.lists(st.text(max_size=40), max_size=40).map(tuple),
    series=st.lists(
        st.builds(Series, st.text(max_size=60), st.lists(numbers, max_size=40).map(tuple)),
        max_size=6,
    ).map(tuple),
    unit=st.text(max_size=200),
)


@given(charts, st.booleans(), st.sampled_from([150.0, 400.0]))
def test_all_that_is_drawn_lies_in_the_frame(chart, rtl, width):
    drawing = lay_chart(chart, THEME, width, Even(rtl))
    assert 0 <= drawing.height <= 700
    for item in drawing.items:
        assert item.mark == 7
        match item:
            case Area():
                corners = [(item.x, item.y), (item.x + item.width, item.y + item.height)]
            case Stroke():
                corners = list(item.points)
            case Run():
                corners = [(item.x, item.y)]
        assert all(math.isfinite(x) and math.isfinite(y) for x, y in corners)
        assert all(-30 <= x <= width + 30 for x, _ in corners)
        assert all(-1 <= y <= drawing.height + 8 for _, y in corners)


@given(
    st.sampled_from(["bar", "column", "line"]),
    st.lists(st.sampled_from(["Iran", "Russia", "Saudi Arabia", "NATO allies"]), max_size=30),
    st.lists(st.lists(st.integers(-90, 90), max_size=30), max_size=3),
)
def test_letters_never_overlap(kind, names, rows):
    series = tuple(Series(f"Series {n}", tuple(row)) for n, row in enumerate(rows))
    chart = Chart(kind=kind, categories=tuple(names), series=series, unit="Tons")
    runs = of(lay_chart(chart, THEME, WIDTH, Even()), Run)
    for one, other in combinations(runs, 2):
        apart = one.end <= other.x + 0.1 or other.end <= one.x + 0.1
        assert apart or abs(one.y - other.y) >= 7, (one.text, other.text)


def test_ticks_are_round_and_even():
    drawing = lay("line", ["a", "b"], x=[0.13, 0.71])
    ticks = [float(text) for text in texts(drawing) if text[0].isdigit()]
    assert ticks == [0.0, 0.2, 0.4, 0.6, 0.8]
    assert {round(b - a, 6) for a, b in pairwise(ticks)} == {0.2}

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefer.gui.preview.arrangement import LEAST, MOST, Arrangement, Fit, Room, Zoom, stepped

SIZES = st.lists(st.tuples(st.floats(100, 900), st.floats(100, 1300)), min_size=1, max_size=30)
ZOOMS = st.builds(Zoom, st.sampled_from(Fit), st.floats(0.1, 9))
ROOMS = st.builds(
    Room, st.integers(1, 3000), st.integers(1, 3000), st.sampled_from((1.0, 1.25, 1.5, 2.0, 3.0))
)
ARRANGEMENTS = st.builds(Arrangement, SIZES, ZOOMS, ROOMS)


@given(ARRANGEMENTS)
def test_pages_stand_one_below_the_other_inside(arrangement):
    rects = arrangement.rects
    for upper, lower in pairwise(rects):
        assert upper.bottom + arrangement.gap == lower.y
    assert all(rect.x >= arrangement.gap // 2 for rect in rects)
    assert rects[-1].bottom <= arrangement.height


@given(ARRANGEMENTS, st.data())
def test_a_place_on_a_page_is_found_again(arrangement, data):
    index = data.draw(st.integers(0, len(arrangement.rects) - 1))
    x, y = data.draw(st.floats(0, 800)), data.draw(st.floats(0, 90))
    left, top = arrangement.spot(index, x, y)
    near = 1 / arrangement.scale
    found = arrangement.point(index, left, top)
    assert abs(found[0] - x) <= near
    assert abs(found[1] - y) <= near


@given(ARRANGEMENTS, st.integers(-500, 30_000), st.integers(1, 4000))
def test_what_is_within_is_what_overlaps(arrangement, top, height):
    rects = arrangement.rects
    overlapping = [
        at for at, rect in enumerate(rects) if rect.y < top + height and rect.bottom > top
    ]
    assert list(arrangement.within(top, top + height)) == overlapping


@given(SIZES, ROOMS)
def test_a_fit_shows_all_that_fits(sizes, room):
    across = Arrangement(sizes, Zoom(Fit.WIDTH), room)
    whole = Arrangement(sizes, Zoom(Fit.PAGE), room)
    assert LEAST <= whole.factor <= across.factor <= MOST
    if across.factor > LEAST:
        assert across.width <= room.width + 1
    if whole.factor > LEAST:
        assert all(rect.height + 2 * whole.gap <= room.height + 1 for rect in whole.rects)


@given(st.floats(LEAST, MOST), st.integers(-20, 20).filter(bool))
def test_steps_lead_on_until_the_bounds(factor, steps):
    after = stepped(factor, steps)
    assert LEAST <= after <= MOST
    assert (after - factor) * steps >= 0
    if 0.3 < factor < 4.5:
        assert after != factor

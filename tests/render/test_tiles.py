"""What of a tile is painted anew, and what fills the gaps meanwhile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.coarse_tiles import covered_share, fallback_tiles, overview_tiles
from tni.render.dirty_region import DirtyRegion
from tni.render.pixel_view import PxRect, pixels_around
from tni.render.tiles import TileKey, keys_over

PAGE = PageId("p")
SHOWN = Rect(0.0, 0.0, 320.0, 180.0)
boxes = st.builds(
    lambda x, y, w, h: PxRect(x, y, x + w, y + h),
    st.integers(-600, 600),
    st.integers(-600, 600),
    st.integers(1, 512),
    st.integers(1, 512),
)


@given(st.lists(boxes, max_size=5), st.sampled_from([0, 3_000, 100_000]))
def test_all_that_is_stale_is_taken_once_in_small_parts(added, strokes):
    stale = DirtyRegion(strokes)
    for box in added:
        stale.add(box)
    around = stale.around()
    taken = []
    while stale:
        taken.append(stale.take())
    for box in added:
        assert box.meeting(around) == box
        covered_px = sum(_area(box.meeting(part)) for part in taken)
        assert covered_px == _area(box)  # whole, and no pixel twice: parts do not overlap
    assert all(part.width <= 128 and part.height <= 128 for part in taken)


def _area(box: PxRect) -> int:
    return 0 if box.empty else box.width * box.height


def level(px_per_mm: float, of: Rect = SHOWN) -> list[tuple[TileKey, str]]:
    return [(key, f"{px_per_mm}") for key in keys_over(PAGE, px_per_mm, pixels_around(of, px_per_mm))]


def test_the_nearest_scale_that_shows_all_fills_the_gaps():
    tiles = [*level(2.0), *level(6.0), *level(8.0)]
    assert {key.px_per_mm for key, _ in fallback_tiles(tiles, 7.0, SHOWN)} == {8.0}


def test_what_a_nearer_scale_leaves_open_a_farther_one_fills_below_it():
    tiles = [*level(2.0), *level(6.0, Rect(0.0, 0.0, 150.0, 180.0))]
    order = [key.px_per_mm for key, _ in fallback_tiles(tiles, 7.0, SHOWN)]
    assert order[0] == 2.0
    assert order[-1] == 6.0


def test_scales_that_passed_by_do_not_hide_the_one_that_shows_all():
    passing = [pair for scale in (6.9, 6.95, 7.05, 7.1) for pair in level(scale, Rect(0.0, 0.0, 10.0, 10.0))]
    assert {key.px_per_mm for key, _ in fallback_tiles([*level(3.0), *passing], 7.0, SHOWN)} == {3.0}


@given(st.floats(0.5, 30.0), st.lists(st.floats(0.5, 30.0), min_size=1, max_size=6, unique=True))
def test_where_some_scale_shows_all_nothing_stays_open(shown_at, scales):
    tiles = [pair for scale in scales if scale != shown_at for pair in level(scale)]
    found = fallback_tiles(tiles, shown_at, SHOWN)
    if tiles:
        base = found[0][0].px_per_mm
        assert covered_share([pair for pair in found if pair[0].px_per_mm == base], SHOWN) == pytest.approx(
            1.0, abs=0.02
        )


def test_no_tiles_fill_nothing():
    assert fallback_tiles([], 7.0, SHOWN) == []
    assert overview_tiles([], SHOWN, 10) == set()


def keys(px_per_mm: float, of: Rect = SHOWN) -> list[TileKey]:
    return [key for key, _ in level(px_per_mm, of)]


def test_the_tiles_that_are_kept_show_the_page_and_not_the_empty_table():
    beside = keys(1.0, Rect(-1500.0, -500.0, 1600.0, 1500.0))
    near = keys(20.0, Rect(0.0, 0.0, 40.0, 40.0))
    assert overview_tiles([*beside, *keys(6.0), *near], SHOWN, 1000) == set(keys(6.0))


def test_many_near_tiles_do_not_pass_for_the_whole_page():
    assert overview_tiles([*keys(6.0), *keys(30.0, Rect(0.0, 0.0, 290.0, 180.0))], SHOWN, 1000) == set(keys(6.0))


def test_a_page_that_was_looked_at_closely_all_over_is_not_kept_so_large():
    assert overview_tiles([*keys(6.0), *keys(24.0)], SHOWN, 40) == set(keys(6.0))
    assert overview_tiles(keys(24.0), SHOWN, 40) == set(keys(24.0)[-40:])


def test_what_the_nearest_full_scale_leaves_open_is_filled_from_the_fullest():
    nearly = [pair for pair in level(60.0) if pair[0].box_mm.right < 320.0]
    assert covered_share(nearly, SHOWN) > 0.98
    order = [key.px_per_mm for key, _ in fallback_tiles([*level(2.0), *nearly], 65.0, SHOWN)]
    assert order[0] == 2.0

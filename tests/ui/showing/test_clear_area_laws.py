"""Laws of a clear area, whatever a finger does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.ui.showing.clear_area import LEAST_PX, ClearArea

WIDTH, HEIGHT = 1280, 640
places = st.floats(-3000, 3000)
sizes = st.floats(LEAST_PX, 320)
areas = st.builds(
    lambda x, y, half_width, half_height, is_round: ClearArea(
        x, y, half_width, half_width if is_round else half_height, is_round
    ),
    st.floats(0, WIDTH), st.floats(0, HEIGHT), sizes, sizes, st.booleans(),
)  # fmt: skip


@given(area=areas, x=places, y=places)
def test_its_centre_stays_on_the_page(area: ClearArea, x: float, y: float) -> None:
    moved = area.at(x, y, WIDTH, HEIGHT)
    assert 0 <= moved.x <= WIDTH
    assert 0 <= moved.y <= HEIGHT
    assert (moved.half_width, moved.half_height) == (area.half_width, area.half_height)


@given(area=areas, x=places, y=places)
def test_pulling_leaves_a_size_that_can_be_handled(area: ClearArea, x: float, y: float) -> None:
    pulled = area.pulled(x, y, WIDTH, HEIGHT)
    assert LEAST_PX <= pulled.half_width <= WIDTH / 2
    assert LEAST_PX <= pulled.half_height <= HEIGHT / 2
    assert (pulled.x, pulled.y) == (area.x, area.y)
    if area.is_round:
        assert pulled.half_width == pulled.half_height


@given(area=areas, reach=st.floats(10, 60))
def test_the_handle_lies_whole_on_the_page(area: ClearArea, reach: float) -> None:
    x, y = area.handle(reach, WIDTH, HEIGHT)
    assert reach <= x <= WIDTH - reach
    assert reach <= y <= HEIGHT - reach


@given(area=areas)
def test_a_handle_that_has_room_lies_on_the_rim(area: ClearArea) -> None:
    middle = area.at(WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT)
    x, y = middle.handle(0.0, WIDTH, HEIGHT)
    if middle.half_height < HEIGHT / 2:
        assert middle.pulled(x, y, WIDTH, HEIGHT).half_width == pytest.approx(middle.half_width)
        assert middle.contains(x, y, 0.01)
        assert not middle.contains(x + 1, y + 1)


@given(area=areas, across=st.floats(0.25, 4), down=st.floats(0.25, 4))
def test_on_another_size_of_page_it_keeps_its_share(area: ClearArea, across: float, down: float) -> None:
    whole, other = (WIDTH, HEIGHT), (WIDTH * across, HEIGHT * down)
    scaled = area.on_cover(whole, other)
    assert scaled.x / (WIDTH * across) == pytest.approx(area.x / WIDTH, abs=1e-9)
    assert scaled.y / (HEIGHT * down) == pytest.approx(area.y / HEIGHT, abs=1e-9)
    if area.is_round:
        assert scaled.half_width == scaled.half_height
    back = scaled.on_cover(other, whole)
    assert (back.half_width, back.half_height) == pytest.approx((area.half_width, area.half_height))


@given(area=areas)
def test_reshaped_twice_it_is_round_and_no_higher(area: ClearArea) -> None:
    round_again = area.reshaped(is_round=False).reshaped(is_round=True)
    assert round_again.is_round
    assert round_again.half_width == round_again.half_height == min(area.half_width, area.half_height)

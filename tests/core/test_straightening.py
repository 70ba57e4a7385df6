"""Straightening of a sheet: a simulated camera's view comes back, whatever its place, and with its true shape."""

from __future__ import annotations

from itertools import permutations
from math import cos, hypot, radians, sin

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tni.core.straightening import (
    A4_RATIO,
    Corners,
    in_order,
    is_sheet,
    mapped,
    sheet_ratio,
    straight_size_px,
    straightening,
    turned,
    whole_picture,
)

WIDE, HIGH = 1920.0, 1080.0


def seen(ratio: float, tilt_deg: float, turn_deg: float, roll_deg: float, focus: float = 1.0) -> Corners:
    """Corners of a sheet of this shape before a camera. focus: of its lens, as a part of the picture's diagonal."""
    x, y, z = (radians(angle) for angle in (tilt_deg, turn_deg, roll_deg))
    about_x = np.array([[1, 0, 0], [0, cos(x), -sin(x)], [0, sin(x), cos(x)]])
    about_y = np.array([[cos(y), 0, sin(y)], [0, 1, 0], [-sin(y), 0, cos(y)]])
    about_z = np.array([[cos(z), -sin(z), 0], [sin(z), cos(z), 0], [0, 0, 1]])
    wide, high = ratio / hypot(ratio, 1), 1 / hypot(ratio, 1)
    flat = [(-wide, -high, 0), (wide, -high, 0), (wide, high, 0), (-wide, high, 0)]
    points = [about_z @ about_y @ about_x @ np.array(point) + (0.1, -0.05, 4.0) for point in flat]
    pixels = focus * hypot(WIDE, HIGH)
    a, b, c, d = ((WIDE / 2 + pixels * p[0] / p[2], HIGH / 2 + pixels * p[1] / p[2]) for p in points)
    return a, b, c, d


angles = st.floats(-35, 35)
coordinates = st.floats(0, 2000)
quads = st.tuples(*(st.tuples(coordinates, coordinates) for _ in range(4)))


@given(angles, angles, angles, st.floats(0.3, 3))
def test_corners_come_to_those_of_the_rectangle(tilt: float, turn: float, roll: float, ratio: float) -> None:
    corners = seen(ratio, tilt, turn, roll)
    assert is_sheet(corners)
    there = straightening(corners, 400, 300)
    for corner, expected in zip(corners, whole_picture(400, 300), strict=True):
        assert mapped(there, corner) == pytest.approx(expected, abs=1e-6)


@given(angles, angles, angles, st.floats(0.3, 3))
def test_the_middle_of_a_sheet_comes_to_the_middle(tilt: float, turn: float, roll: float, ratio: float) -> None:
    """Straight lines stay straight: the diagonals still cross where the sheet's middle is."""
    a, b, c, d = corners = seen(ratio, tilt, turn, roll)
    line_1, line_2 = np.cross((*a, 1), (*c, 1)), np.cross((*b, 1), (*d, 1))
    x, y, w = np.cross(line_1, line_2)
    there = straightening(corners, 400, 300)
    assert mapped(there, (x / w, y / w)) == pytest.approx((200, 150), abs=1e-3)


@given(
    st.floats(12, 35), st.floats(12, 35), st.sampled_from((-1, 1)), st.floats(-20, 20), st.floats(0.4, 2.5),
    st.floats(0.7, 2),
)  # fmt: skip
def test_the_true_shape_is_found_whatever_the_lens(
    tilt: float, turn: float, sign: int, roll: float, ratio: float, focus: float
) -> None:
    found = sheet_ratio(seen(ratio, tilt, sign * turn, roll, focus), WIDE, HIGH)
    nearest = min((ratio, A4_RATIO, 1 / A4_RATIO), key=lambda known: abs(found / known - 1))
    assert found == pytest.approx(ratio, rel=0.01) or nearest in (A4_RATIO, 1 / A4_RATIO)
    assert found == pytest.approx(ratio, rel=0.07)


@pytest.mark.parametrize("tilt", [0, 5, 20, 30])
@pytest.mark.parametrize("focus", [0.8, 0.95, 1.1])
def test_a_sheet_that_is_tilted_one_way_alone_keeps_its_shape_nearly(tilt: float, focus: float) -> None:
    """Such a view does not tell the lens: that of most cameras is assumed."""
    assert sheet_ratio(seen(1.2, tilt, 0, 0, focus), WIDE, HIGH) == pytest.approx(1.2, rel=0.06)


@pytest.mark.parametrize("ratio", [A4_RATIO, 1 / A4_RATIO, A4_RATIO * 1.04, 0.96 / A4_RATIO])
def test_what_is_nearly_a4_is_a4(ratio: float) -> None:
    known = A4_RATIO if ratio < 1 else 1 / A4_RATIO
    assert sheet_ratio(seen(ratio, 15, 20, 5), WIDE, HIGH) == known


@given(angles, angles, angles)
def test_corners_are_put_in_order(tilt: float, turn: float, roll: float) -> None:
    corners = seen(A4_RATIO, tilt, turn, roll / 4)
    orders = [in_order((a, b, c, d)) for a, b, c, d in permutations(corners)]
    assert set(orders) == {orders[0]}
    assert is_sheet(orders[0])
    assert min(orders[0], key=sum) == orders[0][0]


@given(quads)
def test_any_four_points_give_a_shape_and_a_size_or_are_refused(points: Corners) -> None:
    corners = in_order(points)
    assume(is_sheet(corners))
    ratio = sheet_ratio(corners, WIDE, HIGH)
    assert 0.05 <= ratio <= 20
    wide, high = straight_size_px(corners, ratio, 3000)
    assert 1 <= wide <= 3000
    assert 1 <= high <= 3000
    assert not is_sheet((corners[0], corners[2], corners[1], corners[3])), "sides that cross are no sheet"
    assert not is_sheet((corners[3], corners[2], corners[1], corners[0])), "nor its back"


def test_four_turns_are_none_and_each_exchanges_the_sides() -> None:
    corners = whole_picture(400, 300)
    assert turned(turned(turned(turned(corners)))) == corners
    assert sheet_ratio(turned(corners), WIDE, HIGH) == pytest.approx(1 / sheet_ratio(corners, WIDE, HIGH))
    assert mapped(straightening(turned(corners), 300, 400), (0, 0)) == pytest.approx((300, 0), abs=1e-6)


def test_three_corners_on_a_line_are_refused() -> None:
    assert not is_sheet(((0, 0), (1, 0), (2, 0), (0, 2)))
    with pytest.raises(ValueError, match="line"):
        straightening(((0, 0), (1, 0), (2, 0), (3, 0)), 10, 10)


def test_the_size_is_what_the_photograph_shows() -> None:
    assert straight_size_px(whole_picture(400, 300), 4 / 3, 3000) == (400, 300)
    assert straight_size_px(whole_picture(400, 300), 1, 3000) == (400, 400)
    assert straight_size_px(whole_picture(8000, 4000), 2, 3000) == (3000, 1500)

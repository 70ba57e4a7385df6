"""Shapes of which items are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.api.item_shapes import bounds_of, covered_text, filled_box, grid_line, round_box, turned, written_fraction
from tni.core.geometry import Rect
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnText

BOXES = st.builds(Rect, st.floats(0, 50), st.floats(0, 50), st.floats(1, 50), st.floats(1, 50))


@given(BOXES, st.floats(0.1, 40.0))
def test_round_corners_stay_within_their_box(box: Rect, radius: float) -> None:
    found = bounds_of(round_box(box, radius))
    assert (found.x, found.y, found.right, found.bottom) == pytest.approx((box.x, box.y, box.right, box.bottom))


@given(BOXES, st.floats(0.0, 10.0))
def test_an_outline_lies_within_its_box(box: Rect, radius: float) -> None:
    area, line = filled_box(box, "soft", "ink", width_mm=0.6, radius=radius)
    assert isinstance(area, DrawnArea)
    assert isinstance(line, DrawnLine)
    found = bounds_of(line.points)
    assert found.x >= box.x + 0.3 - 1e-9
    assert found.bottom <= box.bottom - 0.3 + 1e-9


@given(st.integers(1, 12), st.integers(1, 12))
def test_a_grid_has_all_its_inner_lines(columns: int, rows: int) -> None:
    lines = grid_line(Rect(0.0, 0.0, 12.0, 12.0), columns, rows)
    xs = {x for x, _ in lines[0]} if columns > 1 else set()
    ys = {y for _, y in lines[-1]} if rows > 1 else set()
    assert xs == {12.0 * k / columns for k in range(1, columns)}
    assert ys == {12.0 * k / rows for k in range(1, rows)}


def test_points_turn_clockwise() -> None:
    ((x, y),) = turned([(10.0, 0.0)], (0.0, 0.0), 90.0)
    assert (x, y) == pytest.approx((0.0, 10.0))


def test_a_covered_text_is_not_drawn() -> None:
    texts = [
        one.text for one in covered_text("124", Rect(0, 0, 40, 10), 8.0, shown=False) if isinstance(one, DrawnText)
    ]
    assert texts == ["?"]


def test_a_fraction_has_its_bar_between_its_numbers() -> None:
    over, bar, under = written_fraction("3", "12", 20.0, 20.0, 8.0)
    assert isinstance(over, DrawnText)
    assert isinstance(under, DrawnText)
    assert isinstance(bar, DrawnLine)
    assert over.y < bar.points[0][1] < under.y

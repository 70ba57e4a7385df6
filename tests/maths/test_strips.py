"""Strips of a region that are joined cover the same places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.maths.strips import Strip, joined_strips


def strips(row: int, ends: list[int]) -> list[Strip]:
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [([(x, row), (x1, row)], [(x, row + 1), (x1, row + 1)]) for x, x1 in pairs]


def test_what_shares_a_side_is_one_polygon() -> None:
    assert joined_strips(strips(row, [0, 3]) for row in range(4)) == [
        ((0, 0), (3, 0), (3, 1), (3, 2), (3, 3), (3, 4), (0, 4), (0, 3), (0, 2), (0, 1))
    ]


@given(st.lists(st.lists(st.integers(0, 9), max_size=6, unique=True).map(sorted), min_size=1, max_size=6))
def test_each_place_lies_in_one_polygon_or_none(rows: list[list[int]]) -> None:
    found = joined_strips(strips(n, row) for n, row in enumerate(rows))
    for n, row in enumerate(rows):
        for x in range(9):
            is_covered = any(left <= x < right for left, right in zip(row[::2], row[1::2], strict=False))
            assert sum(_holds(one, x + 0.5, n + 0.5) for one in found) == is_covered


def _holds(run: tuple[tuple[float, float], ...], x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(run, (*run[1:], run[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside

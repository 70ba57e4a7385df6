"""Outlines of PowerPoint's shapes by name: finite, near their box, for any box and adjustments."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.formats.lessons.office.preset_curves import ELLIPSES, LINES, PRESETS, RECTANGLES
from tni.formats.lessons.office.preset_shapes import PresetBox
from tni.formats.lessons.office.shape_paths import MOST_POINTS, ShapePath, thinned, with_holes

OUTSIDE = ("Callout", "callout", "Connector", "moon", "teardrop", "Arc", "wave", "cloud", "mathMultiply")
"""Parts of the names of those that may leave their box when they are adjusted."""


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_outline_fills_its_box_as_it_is_offered(name: str) -> None:
    paths = PRESETS[name](PresetBox(200.0, 100.0, {}))
    points = [point for one in paths for point in one.points]
    assert all(len(one.points) >= 2 for one in paths)
    if not any(part in name for part in OUTSIDE):
        assert all(-1 <= x <= 201 and -1 <= y <= 101 for x, y in points)


@given(
    st.sampled_from(sorted(PRESETS)),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.dictionaries(st.sampled_from(["adj", *(f"adj{one}" for one in range(1, 9))]), st.floats(-1e9, 1e9)),
)
def test_any_adjustment_is_borne(name: str, width: float, height: float, adjustments: dict[str, float]) -> None:
    for path in PRESETS[name](PresetBox(width, height, adjustments)):
        assert all(isfinite(x) and isfinite(y) for x, y in path.points)


def test_names_are_in_one_table_only() -> None:
    assert not PRESETS.keys() & (RECTANGLES | ELLIPSES | LINES)


def test_no_polygon_has_more_corners_than_the_program_takes() -> None:
    points = tuple((float(one), float(one % 7)) for one in range(5000))
    assert len(thinned(points)) == MOST_POINTS
    assert thinned(points[:20]) == points[:20]


def test_a_hole_is_gone_to_and_come_back_from() -> None:
    outer, inner = ShapePath(((0, 0), (9, 0), (9, 9), (0, 9))), ShapePath(((3, 3), (6, 3), (6, 6)))
    joined = with_holes([outer, inner]).points
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(joined, (*joined[1:], joined[0]), strict=True)) / 2
    assert abs(area) == pytest.approx(81 + 4.5)  # the seam is no area; an even-odd fill leaves the hole out

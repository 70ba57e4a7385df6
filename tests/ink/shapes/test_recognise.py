"""Laws of recognition: any points are a figure or none; a figure means the same anywhere; what is meant is exact."""

from __future__ import annotations

from math import cos, pi, radians, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sketches import HANDS, held, sketch
from tni.ink.shapes.hold_detector import HOLD_S, HoldDetector
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, recognise_shape
from tni.ink.shapes.recognised_shape import RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.stroke_path import resampled
from tni.ink.shapes.tidy import off_right_angle

MM = st.floats(-1e6, 1e6, width=32)
KIND = st.sampled_from(list(RecognisedShapeKind))


def drawn(*corners: tuple[float, float]) -> np.ndarray:
    return resampled(np.array(corners, np.float64), 200)


def directions(figure: RecognisedShape) -> list[float]:
    corners = figure.points
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return [float(np.arctan2(b[1] - a[1], b[0] - a[0])) for a, b in sides]


def test_straight_ink_that_keeps_only_its_ends_is_a_line() -> None:
    found = recognise_shape(np.array([(10.0, 20.0), (70.0, 50.0)]), SHAPE_PEN_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.LINE
    assert np.allclose(sorted(found.points), [(10, 20), (70, 50)], atol=0.5)


@given(
    st.lists(st.tuples(MM, MM), max_size=60),
    st.sampled_from([HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS]),
    st.floats(0.05, 20),
)
def test_any_points_are_a_figure_or_none(points: list, gates: object, scale: float) -> None:
    found = recognise_shape(np.array(points, np.float64).reshape(-1, 2), gates, (0.3,), scale)
    assert found is None or np.isfinite(found.points).all()


@given(st.integers(0, 10_000), KIND, st.floats(-500, 500), st.floats(-500, 500), st.sampled_from([0.25, 0.5, 2.0]))
def test_a_figure_is_the_same_elsewhere_and_shown_larger(
    seed: int, kind: RecognisedShapeKind, dx: float, dy: float, scale: float
) -> None:
    points = sketch(np.random.default_rng(seed), HANDS["neat"], kind).points[:, :2]
    here, there = (
        recognise_shape(points, HOLD_THRESHOLDS),
        recognise_shape(points * scale + (dx, dy), HOLD_THRESHOLDS, (), scale),
    )
    assert (here and here.kind) == (there and there.kind)
    if here is not None and there is not None:
        assert np.allclose(np.array(here.points) * scale + (dx, dy), there.points, atol=1e-3)


def test_nearly_upright_is_upright_and_a_square_is_one() -> None:
    tilt = radians(4)
    turn = np.array([[cos(tilt), sin(tilt)], [-sin(tilt), cos(tilt)]])
    found = recognise_shape(drawn((50, 50), (101, 50), (99, 98), (50, 100), (50, 51)) @ turn, HOLD_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.RECTANGLE
    assert all(abs(off_right_angle(a)) < 1e-9 for a in directions(found))
    sides = [np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(found.points, found.points[1:], strict=False)]
    assert max(sides) == pytest.approx(min(sides))


def test_a_side_is_parallel_to_one_near_by() -> None:
    near = radians(33)
    angle = radians(36)
    line = drawn((50, 50), (50 + 80 * cos(angle), 50 + 80 * sin(angle)))
    alone, beside = recognise_shape(line, HOLD_THRESHOLDS), recognise_shape(line, HOLD_THRESHOLDS, (near,))
    assert alone is not None
    assert beside is not None
    assert directions(alone)[0] == pytest.approx(angle, abs=1e-6)
    assert directions(beside)[0] == pytest.approx(near)
    across = recognise_shape(line, HOLD_THRESHOLDS, (near + pi / 2,))
    assert across is not None
    assert directions(across)[0] == pytest.approx(near)


def test_a_nearly_right_triangle_is_right() -> None:
    found = recognise_shape(drawn((50, 50), (120, 53), (51, 100), (50, 50)), HOLD_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.TRIANGLE
    first, _, last = directions(found)
    assert abs(off_right_angle(first - last)) < 1e-9


def test_a_slanted_box_keeps_its_slant() -> None:
    found = recognise_shape(drawn((70, 50), (130, 50), (100, 90), (40, 90), (70, 50)), HOLD_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.POLYGON
    assert len(found.points) == 4
    a, b, c, d = directions(found)
    assert abs(off_right_angle(a - c)) < 1e-9
    assert abs(off_right_angle(b - d)) < 1e-9
    assert abs(off_right_angle(a - b)) > 0.3


@pytest.mark.parametrize(("width", "height"), [(10, 14), (12, 24), (14, 60), (20, 22)])
def test_letters_and_digits_of_a_hand_stay_so_however_long_the_pen_rests(width: float, height: float) -> None:
    turns = np.linspace(0, 2 * pi, 200)
    nought = np.column_stack([100 + width / 2 * np.sin(turns), 60 - height / 2 * np.cos(turns)])
    assert recognise_shape(nought, HOLD_THRESHOLDS) is None
    assert recognise_shape(drawn((50, 50), (50, 50 + height / 3)), HOLD_THRESHOLDS) is None
    found = recognise_shape(nought, SHAPE_PEN_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.ELLIPSE


def test_the_rest_at_the_end_is_no_part_of_the_figure() -> None:
    line = np.column_stack([drawn((50, 50), (150, 50)), np.linspace(0, 0.5, 200)])
    resting = held(line, np.random.default_rng(1))[:, :2]
    found = recognise_shape(resting, HOLD_THRESHOLDS)
    assert found is not None
    assert found.kind is RecognisedShapeKind.LINE
    assert np.allclose(found.points, [(50, 50), (150, 50)], atol=0.3)


def test_a_pen_rests_though_it_trembles_and_no_longer_when_it_goes_on() -> None:
    rest = HoldDetector(10.0, 10.0, 0.0, 1.0)
    for k in range(1, 12):
        rest.moved(10.0 + 0.5 * (-1) ** k, 10.0, 0.05 * k)
    assert not rest.held(HOLD_S - 0.01)
    assert rest.held(HOLD_S)
    rest.moved(12.0, 10.0, 0.6)
    assert rest.begun_s == 0.6
    assert not rest.held(HOLD_S + 0.05)
    assert rest.held(0.7 + HOLD_S)
    rest.answer()
    assert not rest.held(9.0)
    rest.moved(20.0, 10.0, 9.0)
    assert rest.held(9.1 + HOLD_S)

"""Curves, implicit curves and regions as lines and polygons."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.maths.trees import numbers
from tni.maths.compiled import compiled
from tni.maths.curves import AT_GAPS, BEND, Run, curve_runs
from tni.maths.expressions import Expression
from tni.maths.implicit import implicit_runs, region_cells, region_shapes
from tni.maths.intervals import enclosure
from tni.maths.parser import parse
from tni.maths.windows import PlotWindow, clipped, even_places, even_step

WINDOW = PlotWindow(-8, 8, -6, 6)
MOST = 240


def function(text: str) -> Callable[[float], float]:
    made = compiled(parse(text), ["x"])
    return lambda x: made((x,))


def plane(text: str) -> Callable[[float, float], float]:
    made = compiled(parse(text), ["x", "y"])
    return lambda x, y: made((x, y))


def is_on(runs: list[Run], x: float, y: float, near: float) -> bool:
    """Whether a line passes a point."""
    return any(
        _distance(one, other, (x, y)) <= near for run in runs for one, other in pairwise(run)
    )  # fmt: skip


def _distance(one: tuple[float, float], other: tuple[float, float], place: tuple[float, float]) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    part = min(max(((place[0] - one[0]) * dx + (place[1] - one[1]) * dy) / length, 0.0), 1.0) if length else 0.0
    return math.hypot(place[0] - one[0] - part * dx, place[1] - one[1] - part * dy)


@pytest.mark.parametrize(
    "text", ["x", "x²/4", "sin(3x)", "x³-3x", "e^(-x²)", "|x|-2", "√(x+3)", "1/x", "tan(x)", "ln(x)"]
)
def test_a_curve_passes_its_points_and_no_others(text: str) -> None:
    of = function(text)
    runs = curve_runs(of, WINDOW, MOST)
    near = 4 * BEND * WINDOW.height
    for n in range(1, 400):
        x = -8 + n * 16 / 401 + 0.001
        if WINDOW.y_min < (y := of(x)) < WINDOW.y_max:
            assert is_on(runs, x, y, near), (x, y)
    for run in runs:
        for x, y in run:
            rises = (abs(of(x + h) - of(x)) for h in (-1e-6, 1e-6))
            steep = max((rise for rise in rises if math.isfinite(rise)), default=0.0)
            assert abs(of(x) - y) <= near + steep or abs(y) == 6, (x, y)  # an end may lie on the edge


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1/x", [0]),
        ("tan(x)", [-5 * math.pi / 2 + k * math.pi for k in range(1, 5)]),
        ("floor(x)+0,5", list(range(-5, 6))),
        ("si(x<1; x; x+2)", [1]),
        ("1/(x-2)^3", [2]),
        ("1000x", []),
        ("x^9", []),
        ("atan(200x)", []),
        ("20sin(6x)", []),
    ],
)
def test_a_curve_has_gaps_where_it_jumps_and_nowhere_else(text: str, places: list[float]) -> None:
    runs = curve_runs(function(text), WINDOW, MOST)
    inside = [
        (one[-1][0] + other[0][0]) / 2
        for one, other in pairwise(runs)
        if other[0][0] - one[-1][0] < 0.5 and not (min(abs(one[-1][1]), abs(other[0][1])) > 5.99)
    ]
    if text in ("1/x", "tan(x)", "1/(x-2)^3"):
        for place in places:
            assert not any(run[0][0] < place < run[-1][0] for run in runs)
    else:
        assert inside == pytest.approx([place for place in places if -6 < place < 7], abs=1e-3)


def test_a_curve_ends_where_its_domain_does() -> None:
    (run,) = curve_runs(function("√(x+3)"), WINDOW, MOST)
    assert run[0] == pytest.approx((-3, 0), abs=0.01)
    assert curve_runs(function("√(-1-x²)"), WINDOW, MOST) == []


@given(numbers(("x",)), st.integers(40, 300))
def test_any_curve_lies_in_its_window_and_costs_what_it_may(tree: Expression, most: int) -> None:
    made, calls = compiled(tree, ["x"]), [0]

    def of(x: float) -> float:
        calls[0] += 1
        return made((x,))

    for run in curve_runs(of, WINDOW, most):
        assert len(run) > 1
        assert all(-8 <= x <= 8 and -6 <= y <= 6 for x, y in run)
    assert calls[0] <= 1.5 * most + AT_GAPS + 20


@pytest.mark.parametrize(
    ("text", "points", "lines"),
    [
        ("x²+y²-4", [(2 * math.cos(t), 2 * math.sin(t)) for t in range(12)], 1),
        ("xy-1", [(0.5, 2), (2, 0.5), (-1, -1), (-4, -0.25)], 2),
        ("y²-x³+2x", [(0, 0), (2, 2), (2, -2), (-math.sqrt(2), 0)], 2),
        ("x-2", [(2, -5), (2, 5)], 1),
        ("|x|+|y|-3", [(3, 0), (0, 3), (-1.5, -1.5)], 1),
    ],
)
def test_an_implicit_curve_passes_its_points(text: str, points: list[tuple[float, float]], lines: int) -> None:
    runs = implicit_runs(plane(text), WINDOW)
    assert all(is_on(runs, *point, 0.03) for point in points)
    assert len(runs) == lines
    of = plane(text)
    assert all(abs(of(x, y)) < 0.05 * (1 + abs(x) + abs(y)) ** 2 for run in runs for x, y in run)


def test_an_implicit_curve_has_no_line_along_a_pole() -> None:
    for run in implicit_runs(plane("1/x - y"), WINDOW):
        assert all(abs(x * y - 1) < 0.1 for x, y in run)


@given(numbers(("x", "y")), st.integers(300, 2_000))
def test_any_implicit_curve_costs_what_it_may(tree: Expression, most: int) -> None:
    made, calls = compiled(tree, ["x", "y"]), [0]

    def of(x: float, y: float) -> float:
        calls[0] += 1
        return made((x, y))

    for run in implicit_runs(of, WINDOW, most):
        assert all(-8 <= x <= 8 and -6 <= y <= 6 for x, y in run)
    assert calls[0] <= 2 * most + 100


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.6, 3))
def test_the_cells_of_a_region_have_its_area(x: float, y: float, radius: float) -> None:
    def inside(a: float, b: float) -> float:
        return radius * radius - (a - x) ** 2 - (b - y) ** 2

    covered = sum(map(_area, region_cells(inside, WINDOW, 3_000)))
    assert covered == pytest.approx(math.pi * radius * radius, rel=0.1, abs=0.1)


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0.6, 3), st.integers(150, 1_500))
def test_a_region_ends_on_its_line_and_costs_what_it_may(x: float, y: float, radius: float, most: int) -> None:
    calls = [0]

    def inside(a: float, b: float) -> float:
        calls[0] += 1
        return radius * radius - (a - x) ** 2 - (b - y) ** 2

    lines, areas = region_shapes(inside, WINDOW, most)
    assert calls[0] <= 1.5 * most + 100
    for run in areas:  # corners inside, and points that are nearly on the line
        assert all(math.hypot(a - x, b - y) <= radius * 1.05 + 0.15 for a, b in run)
    if lines:
        assert sum(map(_area, areas)) == pytest.approx(math.pi * radius * radius, rel=0.2, abs=0.5)


@pytest.mark.parametrize(
    "text", ["sin(x)+cos(y)", "xy-1", "y-1/x", "4-x²-y²", "(x²+y²-4)(x-1)", "sqrt(x)-y", "ln(x)+y", "1"]
)
def test_strips_cover_what_is_above_zero_and_no_more(text: str) -> None:
    """Away from the edge by a cell or two, a place lies in one polygon if the value is above 0, in none otherwise."""
    of, areas = plane(text), region_cells(plane(text), WINDOW, 4_000)
    for n in range(400):
        a, b = -8 + 16 * (n * 0.618034 % 1.0), -6 + 12 * (n * 0.754878 % 1.0)
        around = [of(a + dx, b + dy) for dx in (-0.4, 0, 0.4) for dy in (-0.4, 0, 0.4)]
        if all(value > 0 for value in around):
            assert sum(_holds(run, a, b) for run in areas) == 1
        elif all(value < 0 for value in around):
            assert not any(_holds(run, a, b) for run in areas)


def _holds(run: Run, x: float, y: float) -> bool:
    """Return whether a polygon holds a place."""
    inside = False
    for (x0, y0), (x1, y1) in zip(run, (*run[1:], run[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            inside = not inside
    return inside


def _area(run: Run) -> float:
    pairs = zip(run, (*run[1:], run[0]), strict=True)
    return abs(sum(x * y1 - x1 * y for (x, y), (x1, y1) in pairs)) / 2


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=2, max_size=12))
def test_a_clipped_line_lies_within_and_keeps_what_did(points: list[tuple[float, float]]) -> None:
    runs = clipped(points, WINDOW)
    assert all(-8 <= x <= 8 and -6 <= y <= 6 for run in runs for x, y in run)
    inside = {point for point in points if abs(point[0]) <= 8 and abs(point[1]) <= 6}
    kept = {point for run in runs for point in run}
    assert inside - kept <= {point for point in inside if abs(point[0]) == 8 or abs(point[1]) == 6}


@given(st.floats(1e-6, 1e6), st.integers(1, 40))
def test_steps_are_even_and_as_many_as_asked(span: float, most: int) -> None:
    step = even_step(span, most)
    digits = step / 10 ** math.floor(math.log10(step * (1 + 1e-9)))
    assert min(abs(digits - one) for one in (1, 2, 5)) < 1e-6
    assert span / step <= most * (1 + 1e-6)
    assert len(even_places(0, span, step)) <= most + 1
    assume(most > 1)
    assert span / step >= most / 2.6 - 1


@given(st.floats(0.1, 10), st.floats(-8, 8), st.floats(-6, 6))
def test_a_window_is_enlarged_about_a_point(factor: float, x: float, y: float) -> None:
    far = WINDOW.zoomed(factor, factor, x, y)
    assert far.width == pytest.approx(factor * WINDOW.width)
    assert (x - far.x_min) / far.width == pytest.approx((x - WINDOW.x_min) / WINDOW.width, abs=1e-9)
    assert WINDOW.zoomed(1e12, 1, 0, 0) == WINDOW


def found_runs(text: str, most: int = 1_500) -> list[Run]:
    tree = parse(text)
    bounds, of = enclosure(tree, ["x", "y"]), compiled(tree, ["x", "y"])
    return implicit_runs(lambda x, y: of((x, y)), WINDOW, most, lambda x, y: bounds((x, y)))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("(x-y)²", lambda t: (6 * t, 6 * t)),
        ("|x²-y|", lambda t: (2 * t, 4 * t * t)),
        ("(x-1)²(y-2)²", lambda t: (1, 6 * t)),
        ("(x-1)²(y-2)²", lambda t: (8 * t, 2)),
        ("(x²+y²-4)²", lambda t: (2 * math.cos(4 * t), 2 * math.sin(4 * t))),
        ("(x-0,3)²+(y-0,2)²-0,01", lambda t: (0.3 + 0.1 * math.cos(4 * t), 0.2 + 0.1 * math.sin(4 * t))),
        ("((x-0,3)²+(y-0,2)²-0,01)·(x-5)", lambda t: (0.3 + 0.1 * math.cos(4 * t), 0.2 + 0.1 * math.sin(4 * t))),
        ("((x-0,3)²+(y-0,2)²-0,01)·(x-5)", lambda t: (5, 6 * t)),
        ("(x-2,1)²+(y-0,3)²-0,0001", lambda t: (2.1, 0.3)),
    ],
)
def test_a_curve_between_cells_or_that_is_touched_is_found(
    text: str, point: Callable[[float], tuple[float, float]]
) -> None:
    runs = found_runs(text)
    for n in range(41):
        assert is_on(runs, *point(n / 20 - 1), 0.05), n


@pytest.mark.parametrize("text", ["x²+y²-4", "x²-y²", "xy", "x²-y"])
def test_a_curve_through_corners_of_cells_has_no_points_alone(text: str) -> None:
    for runs in (found_runs(text), region_shapes(plane(text), WINDOW, 800)[0]):
        assert all(len(set(run)) > 1 for run in runs)


@given(st.floats(-7, 7), st.floats(-5, 5))
def test_a_point_alone_is_found(x: float, y: float) -> None:
    for text in (f"|x-({x:.6f})|+|y-({y:.6f})|", f"(x-({x:.6f}))²+(y-({y:.6f}))²"):
        runs = found_runs(text.replace(".", ","))
        assert len(runs) == 1
        assert all(math.dist(place, (x, y)) < 0.05 for place in runs[0])


@pytest.mark.parametrize("text", ["(x-y)²+0,001", "|x|+|y|+0,01", "x²+y²+1", "e^x+e^y"])
def test_what_is_never_zero_has_no_curve(text: str) -> None:
    assert found_runs(text) == []


def test_lines_cross_where_they_do() -> None:
    runs = found_runs("(x+0,02)²-(y-0,03)²")
    assert is_on(runs, -0.02, 0.03, 0.02)
    assert all(is_on(runs, -0.02 + a, 0.03 + b, 0.03) for a, b in ((0.2, 0.2), (0.2, -0.2), (-0.2, 0.2)))


@given(numbers(("x", "y")), st.integers(300, 2_000))
def test_curves_found_by_intervals_cost_what_they_may(tree: Expression, most: int) -> None:
    made, bounds, calls = compiled(tree, ["x", "y"]), enclosure(tree, ["x", "y"]), [0, 0]

    def of(x: float, y: float) -> float:
        calls[0] += 1
        return made((x, y))

    def between(x: tuple[float, float], y: tuple[float, float]) -> tuple[float, float]:
        calls[1] += 1
        return bounds((x, y))

    for run in implicit_runs(of, WINDOW, most, between):
        assert all(-8 <= x <= 8 and -6 <= y <= 6 for x, y in run)
    assert calls[0] <= 4.5 * most + 200
    assert calls[1] <= most

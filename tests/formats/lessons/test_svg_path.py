"""Path data of SVG: each command, curves within their tolerance, faults, and limits."""

from __future__ import annotations

from itertools import pairwise
from math import cos, dist, hypot, isfinite, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Point
from tni.formats.lessons.svg_path import PIECES_MAX, Subpath, parse_path
from tni.formats.lessons.svg_values import LIMIT


@pytest.mark.parametrize(
    ("data", "points", "is_closed"),
    [
        ("M1 2L3 4", [(1, 2), (3, 4)], False),
        ("m1 2 2 2", [(1, 2), (3, 4)], False),
        ("M1 2 3 4 5 6z", [(1, 2), (3, 4), (5, 6)], True),
        ("M0 0H5V5h-5v-5Z", [(0, 0), (5, 0), (5, 5), (0, 5)], True),
        ("M0,0 l1-1.5.5", [(0, 0), (1, -1.5)], False),
        ("M1 1 L 2 2 garbage L 3 3", [(1, 1), (2, 2)], False),
        ("M1 1 A 0 5 0 0 1 4 4", [(1, 1), (4, 4)], False),
        ("M1 1 L 2 2 3", [(1, 1), (2, 2)], False),
    ],
)
def test_lines(data: str, points: list[Point], is_closed: bool) -> None:
    assert parse_path(data) == [Subpath(points, is_closed)]


@pytest.mark.parametrize("data", ["", None, "L 1 1", "1 2 3", "M", "M1 1", "Z", "M 1 2 x"])
def test_paths_that_draw_nothing(data: str | None) -> None:
    assert parse_path(data) == []


def test_parts_and_what_follows_a_closed_one() -> None:
    parts = parse_path("M0 0 L1 0 M5 5 l1 0 0 1 z l-1 -1")
    assert parts == [
        Subpath([(0, 0), (1, 0)]),
        Subpath([(5, 5), (6, 5), (6, 6)], is_closed=True),
        Subpath([(5, 5), (4, 4)]),
    ]
    assert parse_path("M1 1 z 5 5") == [Subpath([(1, 1)], is_closed=True)]


def cubic(p: list[Point], t: float) -> Point:
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return sum(w * x for w, (x, _) in zip(weights, p, strict=True)), sum(
        w * y for w, (_, y) in zip(weights, p, strict=True)
    )


def distance(point: Point, line: list[Point]) -> float:
    """Distance to a polyline."""
    found = dist(point, line[0])
    for (x0, y0), (x1, y1) in pairwise(line):
        dx, dy = x1 - x0, y1 - y0
        square = dx * dx + dy * dy
        t = 0.0 if square == 0 else max(0, min(1, ((point[0] - x0) * dx + (point[1] - y0) * dy) / square))
        found = min(found, hypot(point[0] - x0 - t * dx, point[1] - y0 - t * dy))
    return found


points = st.tuples(st.integers(-300, 300), st.integers(-300, 300))


@given(st.tuples(points, points, points, points), st.sampled_from([0.1, 1.0, 5.0]))
def test_curves_stay_within_their_tolerance(p: tuple[Point, ...], tolerance: float) -> None:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = p
    parts = parse_path(f"M{x0} {y0}C{x1} {y1} {x2} {y2} {x3} {y3}", tolerance)
    line = parts[0].points
    assert line[0] == p[0]
    assert line[-1] == p[-1]
    assert max(distance(cubic(list(p), step / 50), line) for step in range(51)) <= tolerance


def test_smooth_curves_go_on_as_the_last_one_ended() -> None:
    short = parse_path("M0 0 C 0 10 10 10 10 0 S 20 -10 20 0 Q 25 5 30 0 T 40 0")
    long = parse_path("M0 0 C 0 10 10 10 10 0 C 10 -10 20 -10 20 0 Q 25 5 30 0 Q 35 -5 40 0")
    assert short == long
    # behind another kind of command there is nothing to go on from
    assert all(x == pytest.approx(y) for x, y in parse_path("M0 0 T 10 10 L0 0 S 5 5 10 10")[0].points)


def test_a_quadratic_curve_is_the_cubic_one_of_the_same_form() -> None:
    line = parse_path("M0 0 Q 30 60 60 0", 0.1)[0].points
    assert max(distance(cubic([(0, 0), (20, 40), (40, 40), (60, 0)], step / 50), line) for step in range(51)) <= 0.1


@pytest.mark.parametrize("flags", ["0 0", "0 1", "1 0", "1 1"])
@pytest.mark.parametrize("tilt", [0, 30, -200])
def test_arcs_lie_on_their_ellipse(flags: str, tilt: int) -> None:
    line = parse_path(f"M10 20 A 60 40 {tilt} {flags} 70 30", 0.01)[0].points
    assert line[0] == (10, 20)
    assert line[-1] == pytest.approx((70, 30))
    c, s = cos(tilt * pi / 180), sin(tilt * pi / 180)
    flat = [((c * x + s * y) / 60, (c * y - s * x) / 40) for x, y in line]  # the ellipse as a circle of radius 1
    # its centre is equally far from all: solve it from three points
    (ax, ay), (bx, by), (dx, dy) = flat[0], flat[len(flat) // 2], flat[-1]
    det = 2 * (ax * (by - dy) + bx * (dy - ay) + dx * (ay - by))
    squares = [x * x + y * y for x, y in ((ax, ay), (bx, by), (dx, dy))]
    ox = (squares[0] * (by - dy) + squares[1] * (dy - ay) + squares[2] * (ay - by)) / det
    oy = (squares[0] * (dx - bx) + squares[1] * (ax - dx) + squares[2] * (bx - ax)) / det
    assert all(hypot(x - ox, y - oy) == pytest.approx(1, abs=1e-6) for x, y in flat)
    turns = sum(
        (b[0] - a[0]) * (d[1] - b[1]) - (b[1] - a[1]) * (d[0] - b[0]) > 0
        for a, b, d in zip(line, line[1:], line[2:], strict=False)
    )
    assert turns == (len(line) - 2 if flags[2] == "1" else 0)  # y points down: clockwise is positive
    steps = sum(dist(a, b) for a, b in pairwise(line))
    assert (steps > 2 * pi * 50 / 2) == (flags[0] == "1")


def test_arcs_that_are_too_small_grow_and_flags_need_no_space() -> None:
    tight = parse_path("M0 0a1 1 0 0110 0", 0.01)[0].points
    assert tight[-1] == (10, 0)
    assert min(y for _, y in tight) == pytest.approx(-5, abs=0.01)
    assert parse_path("M0 0a1 1 0 2 1 10 0") == []


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- e", max_size=200))
def test_any_text_gives_finite_points(data: str) -> None:
    for part in parse_path(data):
        assert all(isfinite(x) and abs(x) <= LIMIT for point in part.points for x in point)


def test_the_number_of_points_has_limits() -> None:
    assert len(parse_path("M0 0 C 0 1e7 1e7 1e7 1e7 0", 1e-9)[0].points) == PIECES_MAX + 1
    many = parse_path("M0 0" + "c0 9e5 9e5 9e5 9e5 0" * 5_000, 1e-9)
    assert sum(len(part.points) for part in many) == 200_000
    assert len(parse_path("M0 0" + "z" * 100_000)) == 1
    assert parse_path("M1e999 1e999 L 1e300 0")[0].points == [(0, 0), (LIMIT, 0)]

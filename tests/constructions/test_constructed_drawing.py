"""Figures of drawings: shapes become points and lines that stay right when a point is dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import cos, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.constructions import apart
from tni.constructions.constructed_drawing import ConstructedDrawing, constructed_drawing
from tni.constructions.construction import Construction
from tni.constructions.drawn_shapes import (
    DrawnArc,
    DrawnCircle,
    DrawnDot,
    DrawnPolygon,
    DrawnSegment,
    DrawnShape,
)
from tni.constructions.dropped_rule import without_rule
from tni.constructions.kept_signs import kept_signs
from tni.constructions.steps import FreeObject, PointOnPath, outputs_of
from tni.constructions.values import Arc, Conic, Point, Polygon, Segment, Value, Vector

REACH = 0.35
"""Ends that were meant to touch in a drawing of this size: 3.5 mm on a page of centimetres."""
HAND = 0.05
"""How far a hand misses."""

MORE = {"diameter": {"on line", "right"}}
"""Rules by which a drawing may be right as well: the angle in a half circle, or the diameter through the centre."""

type Noise = Callable[[Point], Point]


def exact(point: Point) -> Point:
    return point


@st.composite
def motions(draw: st.DrawFn) -> tuple[float, float, float]:
    """Turn and shift of a drawing."""
    return draw(st.floats(0, 2 * pi)), draw(st.floats(-5, 5)), draw(st.floats(-5, 5))


@st.composite
def noises(draw: st.DrawFn) -> Noise:
    """Points missed by a hand, each in another direction."""
    turns = draw(st.lists(st.floats(0, 2 * pi), min_size=12, max_size=12))
    number = iter(range(1000))

    def miss(point: Point) -> Point:
        turn = turns[next(number) % 12]
        return Point(point.x + HAND * cos(turn), point.y + HAND * sin(turn))

    return miss


def drawings() -> dict[str, tuple[list[DrawnShape], set[str]]]:
    """Drawings by name, with the kinds of rules that they have."""
    p = [Point(*at) for at in ((0.0, 0.0), (8.0, 0.0), (8.0, 5.0), (0.0, 5.0))]
    a, b, c = Point(0.0, 0.0), Point(9.0, 0.0), Point(2.5, 5.0)
    foot, middle, o = Point(2.5, 0.0), Point(4.5, 0.0), Point(0.0, 0.0)
    on = [Point(4 * cos(turn), 4 * sin(turn)) for turn in (0.4, pi + 0.4, 1.5)]
    touch, touched = Point(-6.0, -4.0), Point(7.0, -4.0)
    return {
        "triangle": ([DrawnPolygon((a, b, c))], set()),
        "rectangle": ([DrawnPolygon(tuple(p))], {"right"}),
        "square": ([DrawnPolygon((p[0], Point(7, 0), Point(7, 7), Point(0, 7)))], {"right", "equal"}),
        "parallelogram": ([DrawnPolygon((a, Point(8, 0), Point(10, 4.5), Point(2, 4.5)))], {"parallel"}),
        "trapezium": ([DrawnPolygon((a, Point(9, 0), Point(5.5, 4), Point(1, 4)))], {"parallel"}),
        "isosceles": ([DrawnPolygon((a, Point(6, 0), Point(3, 7)))], {"equal"}),
        "right triangle": ([DrawnPolygon((a, Point(7, 0), Point(0, 4)))], {"right"}),
        "three strokes": ([DrawnSegment(a, b), DrawnSegment(b, c), DrawnSegment(c, a)], set()),
        "altitude": ([DrawnPolygon((a, b, c)), DrawnSegment(c, foot)], {"on", "right"}),
        "median": ([DrawnPolygon((a, b, c)), DrawnSegment(c, middle)], {"middle"}),
        "diameter": (
            [DrawnCircle(o, 4.0), DrawnSegment(on[0], on[1]), DrawnSegment(on[1], on[2]), DrawnSegment(on[2], on[0])],
            {"on circle"},
        ),
        "tangent": ([DrawnSegment(touch, touched), DrawnCircle(o, 4.0), DrawnDot(o)], {"tangent", "on"}),
        "sector": ([DrawnArc(o, on[0], on[2]), DrawnSegment(o, on[0]), DrawnSegment(on[2], o)], {"on circle"}),
        "inscribed": ([DrawnPolygon((a, b, c)), DrawnCircle(*inscribed(a, b, c))], {"bisector", "tangent", "on"}),
        "circle": ([DrawnCircle(o, 4.0)], set()),
        "vector": ([DrawnSegment(a, b, is_vector=True)], set()),
    }  # fmt: skip


def inscribed(a: Point, b: Point, c: Point) -> tuple[Point, float]:
    """Centre and radius of the circle in a triangle."""
    sides = apart(b, c), apart(c, a), apart(a, b)
    whole = sum(sides)
    x = (sides[0] * a.x + sides[1] * b.x + sides[2] * c.x) / whole
    y = (sides[0] * a.y + sides[1] * b.y + sides[2] * c.y) / whole
    return Point(x, y), abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / whole


def moved(shape: DrawnShape, motion: tuple[float, float, float], noise: Noise = exact) -> DrawnShape:
    turn, dx, dy = motion

    def to(at: Point) -> Point:
        return noise(Point(dx + at.x * cos(turn) - at.y * sin(turn), dy + at.x * sin(turn) + at.y * cos(turn)))

    match shape:
        case DrawnSegment(start, end):
            return replace(shape, start=to(start), end=to(end))
        case DrawnPolygon(corners):
            return DrawnPolygon(tuple(map(to, corners)))
        case DrawnCircle(centre, radius):
            return DrawnCircle(to(centre), radius)
        case DrawnArc(centre, start, end):
            return DrawnArc(to(centre), to(start), to(end))
        case DrawnDot(place):
            return DrawnDot(to(place))


def drawn_again(shape: DrawnShape, value: Value | None) -> DrawnShape:
    """The shape as the figure has it now."""
    match value:
        case Segment(start, end):
            return DrawnSegment(start, end)
        case Vector(x, y, Point() as start):
            return DrawnSegment(start, Point(start.x + x, start.y + y), is_vector=True)
        case Polygon(corners):
            return DrawnPolygon(corners)
        case Conic():
            assert value.circle is not None
            return DrawnCircle(*value.circle)
        case Arc(centre, radius, start_rad, extent_rad):
            ends = (start_rad, start_rad + extent_rad)
            return DrawnArc(centre, *(Point(centre.x + radius * cos(t), centre.y + radius * sin(t)) for t in ends))
        case Point():
            return DrawnDot(value)
    raise AssertionError(shape)


def points(figure: ConstructedDrawing) -> dict[str, Point]:
    values = figure.construction.values
    return {label: at for label, at in values.items() if isinstance(at, Point) and label not in figure.unnamed}


def kinds(figure: ConstructedDrawing) -> set[str]:
    return {rule["kind"] for rule in figure.rules}


def figure_of(name: str, motion: tuple[float, float, float], noise: Noise = exact) -> ConstructedDrawing:
    return constructed_drawing([moved(shape, motion, noise) for shape in drawings()[name][0]], REACH)


@pytest.mark.parametrize("name", list(drawings()))
@given(motion=motions())
def test_an_exact_drawing_keeps_its_places_and_its_rules_are_seen(
    name: str, motion: tuple[float, float, float]
) -> None:
    shapes = [moved(shape, motion) for shape in drawings()[name][0]]
    found = constructed_drawing(shapes, REACH)
    assert found.construction.lost == {}
    assert drawings()[name][1] <= kinds(found) <= drawings()[name][1] | MORE.get(name, set()), found.rules
    for shape, label in zip(shapes, found.labels, strict=True):
        again = drawn_again(shape, found.construction.values[label])
        for at in corners(shape):
            assert min(apart(at, one) for one in corners(again)) < 1e-6
        assert type(again) is type(shape)


def corners(shape: DrawnShape) -> list[Point]:
    match shape:
        case DrawnSegment(start, end):
            return [start, end]
        case DrawnPolygon(found):
            return list(found)
        case DrawnCircle(centre):
            return [centre]
        case DrawnArc(centre, start, end):
            return [centre, start, end]
        case DrawnDot(place):
            return [place]


@pytest.mark.parametrize("name", list(drawings()))
@given(motion=motions(), noise=noises())
def test_a_figures_own_exact_drawing_gives_it_back(name: str, motion: tuple[float, float, float], noise: Noise) -> None:
    first = figure_of(name, motion, noise)
    shapes = drawings()[name][0]
    drawn = [
        drawn_again(shape, first.construction.values[label]) for shape, label in zip(shapes, first.labels, strict=True)
    ]
    again = constructed_drawing(drawn, REACH)
    assume(kinds(again) == kinds(first))  # one was just within reach of the hand
    assert len(points(again)) == len(points(first))
    for at in points(first).values():
        assert min(apart(at, one) for one in points(again).values()) < 1e-6
    assert len(again.rules) == len(first.rules)


@pytest.mark.parametrize("name", list(drawings()))
@given(motion=motions(), noise=noises())
def test_a_drawing_by_hand_has_the_same_rules(name: str, motion: tuple[float, float, float], noise: Noise) -> None:
    found = figure_of(name, motion, noise)
    assert drawings()[name][1] <= kinds(found) <= drawings()[name][1] | MORE.get(name, set()), found.rules


@pytest.mark.parametrize("name", list(drawings()))
@given(motion=motions(), noise=noises(), shift=st.tuples(st.floats(-2, 2), st.floats(-2, 2)))
def test_what_is_right_stays_right_when_points_are_dragged(
    name: str, motion: tuple[float, float, float], noise: Noise, shift: tuple[float, float]
) -> None:
    first = figure_of(name, motion, noise)
    before = signs(first, first.construction)
    figure = first.construction
    for label in figure.movable:
        at = figure.values[label]
        assert isinstance(at, Point)
        figure = figure.moved(label, Point(at.x + shift[0], at.y + shift[1]))
        if any(value is None for value in figure.values.values()):
            return
    assert set(signs(first, figure)[0]) == set(before[0])
    assert signs(first, figure)[1] == before[1]


def signs(figure: ConstructedDrawing, construction: Construction) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """Corners of right angles, and sides of equal lengths."""
    on = {rule["point"]: tuple(rule["of"][0]) for rule in figure.rules if rule["kind"] == "on"}
    found = kept_signs(construction, on)
    return {frozenset(one) for one in found.right_angles}, {frozenset(one) for one in found.equal}


def test_signs_are_those_of_the_drawing() -> None:
    here = (0.3, 1.0, 1.0)
    rectangle = figure_of("rectangle", here)
    assert len(signs(rectangle, rectangle.construction)[0]) == 4
    assert sorted(map(len, signs(rectangle, rectangle.construction)[1])) == [2, 2]
    square = figure_of("square", here)
    assert sorted(map(len, signs(square, square.construction)[1])) == [4]
    triangle = figure_of("triangle", here)
    assert signs(triangle, triangle.construction) == (set(), set())
    altitude = figure_of("altitude", here)
    assert len(signs(altitude, altitude.construction)[0]) == 1
    diameter = figure_of("diameter", here)  # the angle in a half circle, which no rule names
    assert len(signs(diameter, diameter.construction)[0]) == 1


def test_an_inscribed_circle_touches_all_sides_however_the_triangle_is_dragged() -> None:
    figure = figure_of("inscribed", (0.2, 0.0, 0.0)).construction
    for label, by in (("A", Point(1.5, 0.5)), ("B", Point(-2.0, 1.0)), ("C", Point(0.3, 2.0))):
        at = figure.values[label]
        assert isinstance(at, Point)
        figure = figure.moved(label, Point(at.x + by.x, at.y + by.y))
    (circle,) = (one for one in figure.values.values() if isinstance(one, Conic))
    (polygon,) = (one for one in figure.values.values() if isinstance(one, Polygon))
    assert circle.circle is not None
    wanted = inscribed(*polygon.corners)
    assert apart(circle.circle[0], wanted[0]) < 1e-6
    assert circle.circle[1] == pytest.approx(wanted[1])


def test_points_are_named_as_in_a_school_book() -> None:
    here = (0.0, 0.0, 0.0)
    square = points(figure_of("square", here))
    assert square == {"A": Point(0, 7), "B": Point(0, 0), "C": Point(7, 0), "D": Point(7, 7)}
    assert list(points(figure_of("circle", here))) == ["O"]
    altitude = points(figure_of("altitude", here))
    assert altitude["D"] == Point(2.5, 0)
    assert set(points(figure_of("diameter", here))) == {"O", "A", "B", "C"}


def test_connected_points_are_named_one_after_another() -> None:
    triangle = [Point(0, 0), Point(9, 0), Point(2.5, 5)]
    sides = [DrawnSegment(triangle[0], triangle[1]), DrawnSegment(triangle[1], triangle[2])]
    radius = [DrawnCircle(Point(14, 3), 2.0), DrawnSegment(Point(14, 3), Point(16, 3))]
    found = points(constructed_drawing([*radius, *sides, DrawnSegment(triangle[2], triangle[0])], REACH))
    assert {found[label] for label in "ABC"} == set(triangle)
    assert found["O"] == Point(14, 3)
    assert found["D"] == Point(16, 3)


def test_letters_beside_points_name_them() -> None:
    triangle = DrawnPolygon((Point(0, 0), Point(9, 0), Point(2.5, 5)))
    letters = [("M", Point(-0.5, -0.5)), ("N", Point(9.6, -0.4)), ("x", Point(2, 6)), ("K", Point(30, 30))]
    found = points(constructed_drawing([triangle], REACH, letters))
    assert (found["M"], found["N"]) == (Point(0, 0), Point(9, 0))
    assert set(found) == {"M", "N", "A"}


def test_ends_that_almost_touch_are_one_point_and_others_stay_apart() -> None:
    shapes = [
        DrawnSegment(Point(0, 0), Point(6, 0.1)),
        DrawnSegment(Point(6.15, -0.1), Point(9, 5)),
        DrawnSegment(Point(7.5, 0.0), Point(12, 0)),
    ]
    assert len(points(constructed_drawing(shapes, REACH))) == 5


def test_a_polygon_keeps_its_corners_where_others_end() -> None:
    square = [Point(0, 0), Point(6, 0), Point(6, 6), Point(0, 6)]
    diagonal = DrawnSegment(Point(0.2, 0.1), Point(5.9, 6.2))
    found = points(constructed_drawing([DrawnPolygon(tuple(square)), diagonal], REACH))
    assert set(found.values()) == set(square)


def test_a_stroke_that_runs_over_ends_where_it_meets_the_other() -> None:
    shapes = [DrawnSegment(Point(0, 0), Point(6, 0)), DrawnSegment(Point(5.8, -0.2), Point(5.8, 4))]
    corner = next(at for at in points(constructed_drawing(shapes, REACH)).values() if apart(at, Point(5.8, 0)) < 0.3)
    assert apart(corner, Point(5.8, 0)) < 1e-9


@pytest.mark.parametrize("name", list(drawings()))
def test_each_rule_can_be_dropped_and_nothing_moves(name: str) -> None:
    found = figure_of(name, (0.5, 1.0, 2.0))
    construction = found.construction
    before = {label: at for label, at in construction.values.items() if isinstance(at, Point)}
    for rule in found.rules:
        movable = len(construction.movable)
        construction = without_rule(construction, rule)
        assert construction.lost == {}
        for label, at in before.items():
            now = construction.values[label]
            assert isinstance(now, Point)
            assert apart(now, at) < 1e-9
        assert len(construction.movable) >= movable
    helpers = {label for label in found.helpers if label in construction.values}
    assert helpers == set()
    for step in construction.steps:
        labels = outputs_of(step)
        if set(labels) & set(before):
            assert isinstance(step, FreeObject | PointOnPath)


def test_a_rule_of_a_point_that_was_built_otherwise_changes_nothing() -> None:
    found = figure_of("square", (0.0, 0.0, 0.0))
    rule = {**found.rules[0], "by": "elsewhere"}
    assert without_rule(found.construction, rule).values == found.construction.values


def is_large(shape: DrawnShape) -> bool:
    """Whether no two corners are so near that nothing is seen between them."""
    places = corners(shape)
    return all(apart(one, two) > 2 * REACH for at, one in enumerate(places) for two in places[:at])


SHAPES = st.one_of(
    st.builds(DrawnSegment, *[st.builds(Point, st.floats(-9, 9), st.floats(-6, 6))] * 2, st.booleans()),
    st.builds(DrawnCircle, st.builds(Point, st.floats(-9, 9), st.floats(-6, 6)), st.floats(0.5, 5)),
    st.builds(DrawnDot, st.builds(Point, st.floats(-9, 9), st.floats(-6, 6))),
    st.lists(st.builds(Point, st.floats(-9, 9), st.floats(-6, 6)), min_size=3, max_size=5).map(
        lambda found: DrawnPolygon(tuple(found))
    ),
)


@given(st.lists(SHAPES.filter(is_large), max_size=7))
def test_any_drawing_becomes_a_figure_near_it(shapes: list[DrawnShape]) -> None:
    found = constructed_drawing(shapes, REACH)
    assert found.construction.lost == {}
    assert len(found.labels) == len(shapes)
    for shape, label in zip(shapes, found.labels, strict=True):
        value = found.construction.values[label]
        assert value is not None
        if isinstance(shape, DrawnCircle | DrawnSegment | DrawnPolygon):
            again = drawn_again(shape, value) if not isinstance(value, Vector) else shape
            for at in corners(shape):
                assert min(apart(at, one) for one in corners(again)) < 6 * REACH

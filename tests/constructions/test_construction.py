"""Recomputation from the free objects: order, laws, what is kept while something is dragged."""

from __future__ import annotations

from math import pi

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.constructions import POINTS, apart, command, formula, free, made, moved_point
from tni.constructions.construction import Construction, construct
from tni.constructions.dependency_order import dependents
from tni.constructions.errors import (
    LostInputError,
    NoOverloadError,
    TooCostlyError,
    UnknownCommandError,
    UnknownNameError,
    UnknownObjectError,
)
from tni.constructions.measures import distance_to
from tni.constructions.object_traits import ObjectTraits
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, PointOnPath, Step
from tni.constructions.values import AngleRange, Conic, NumberValue, Point, Segment, StraightLine, Value, Vector

TRIANGLE: list[Step] = [
    command("a", "Segment", "B", "C"),
    command("h", "OrthogonalLine", "A", "a"),
    command("F", "Intersect", "h", "Line[B, C]"),
    command("M", "Midpoint", "A", "B"),
    command("k", "Circle", "A", "B", "C"),
    command("O", "Center", "k"),
    command("D E", "Intersect", "k", "h"),
    command("B'", "Mirror", "B", "h"),
    command("C'", "Rotate", "C", "60°", "A"),
    command("P Q", "Intersect", "Circle[A, B]", "Circle[B, A]"),
    command("w", "AngularBisector", "B", "A", "C"),
    FormulaStep("G", "(A + B + C) / 3"),
    command("d", "Distance", "A", "a"),
]


def triangle(a: Point, b: Point, c: Point) -> Construction:
    area = abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
    assume(area > 1 and min(apart(a, b), apart(b, c), apart(a, c)) > 0.5)
    return made(free(A=a, B=b, C=c), TRIANGLE)


def is_close(one: Value | None, two: Value | None, slack: float = 1e-6) -> bool:
    match one, two:
        case Point(), Point():
            return apart(one, two) < slack
        case NumberValue(first), NumberValue(second):
            return abs(first - second) < slack
    return one == two


@given(POINTS, POINTS, POINTS)
def test_recomputing_changes_nothing(a: Point, b: Point, c: Point) -> None:
    first = triangle(a, b, c)
    again = construct(first.steps, first.traits)
    assert again.values == first.values
    assert again.steps == first.steps
    assert first.moved("A", a).values == first.values


@given(POINTS, POINTS, POINTS, st.floats(0, 2 * pi), POINTS)
def test_an_isometry_of_the_free_points_moves_all(a: Point, b: Point, c: Point, angle: float, by: Point) -> None:
    before = triangle(a, b, c)
    after = before
    for label, point in (("A", a), ("B", b), ("C", c)):
        after = after.moved(label, moved_point(point, angle, by))
    pairs = {"D": "DE", "E": "DE", "P": "PQ", "Q": "PQ"}
    for label, old in before.values.items():
        if isinstance(old, Point):
            places = [after.values[one] for one in pairs.get(label, (label,))]
            assert any(is_close(moved_point(old, angle, by), one, 1e-5) for one in places), label
        elif isinstance(old, NumberValue):
            assert is_close(old, after.values[label])


@given(POINTS, POINTS, POINTS)
def test_points_are_where_their_commands_say(a: Point, b: Point, c: Point) -> None:
    found = triangle(a, b, c)
    o, p, d = found.values["O"], found.values["P"], found.values["D"]
    assert isinstance(o, Point)
    assert isinstance(p, Point)
    assert isinstance(d, Point)
    radius = apart(o, a)
    assert apart(o, b) == pytest.approx(radius, rel=1e-6)
    assert apart(o, d) == pytest.approx(radius, rel=1e-6)
    assert apart(p, a) == pytest.approx(apart(a, b), rel=1e-9)
    assert apart(p, b) == pytest.approx(apart(a, b), rel=1e-9)


@given(POINTS, POINTS, POINTS)
def test_a_symmetry_done_twice_is_nothing(p: Point, a: Point, b: Point) -> None:
    assume(apart(a, b) > 0.1)
    for axis in ("A", "Line[A, B]"):
        found = made(free(P=p, A=a, B=b), command("Q", "Mirror", "P", axis), command("R", "Mirror", "Q", axis))
        assert is_close(found.values["R"], p, 1e-9)


@given(POINTS, POINTS, st.floats(0.1, 5))
def test_tangents_touch(p: Point, m: Point, radius: float) -> None:
    assume(apart(p, m) > radius * 1.01)
    found = made(free(P=p, M=m, r=radius), command("c", "Circle", "M", "r"), command("s t", "Tangent", "P", "c"))
    for label in ("s", "t"):
        line = found.values[label]
        assert isinstance(line, StraightLine)
        assert distance_to(m, line) == pytest.approx(radius, rel=1e-6)


def test_steps_are_set_after_those_that_they_need() -> None:
    steps: list[Step] = [FormulaStep("C", "(A + B) / 2"), command("B", "Midpoint", "A", "O"), *free(A=(4.0, 0.0))]
    found = construct([*steps, FreeObject("O", Point(0, 0))])
    assert found.values["C"] == Point(3, 0)
    assert not found.lost
    assert dependents(found.steps, "O") == {"B", "C"}


def test_steps_in_a_circle_are_lost_and_the_rest_stands() -> None:
    found = construct([FormulaStep("a", "b + 1"), FormulaStep("b", "a + 1"), FormulaStep("c", "2")])
    assert set(found.lost) == {"a", "b"}
    assert found.values == {"c": NumberValue(2.0)}


def test_what_is_unknown_is_lost_with_what_needs_it() -> None:
    found = made(
        free(A=(0.0, 0.0)),
        command("l", "SlopeField", "A", "A"),
        command("B", "Midpoint", "A", "e"),
        command("e", "Twist", "A"),
        command("C", "Point", "l"),
        command("m", "Distance", "A", "(3, 4)"),
    )
    assert isinstance(found.lost["l"], UnknownCommandError)
    assert isinstance(found.lost["C"], LostInputError)
    assert isinstance(found.lost["B"], LostInputError)  # not the number e
    assert found.values["m"] == NumberValue(5.0)
    assert isinstance(made(FormulaStep("x1", "nowhere + 1")).lost["x1"], UnknownNameError)


def test_an_object_that_was_not_read_is_no_constant() -> None:
    found = construct([FormulaStep("a", "2 e")], unread=frozenset({"e"}))
    assert isinstance(found.lost["a"], LostInputError)


def test_undefined_objects_come_back() -> None:
    found = made(free(A=(0.0, 0.0), B=(3.0, 0.0)), command("c", "Circle", "A", "2"), command("d", "Circle", "B", "2"))
    found = made(list(found.steps), command("P Q", "Intersect", "c", "d"), command("s", "Segment", "P", "Q"))
    first = found.values["P"]
    away = found.moved("B", Point(9, 0))
    assert (away.values["P"], away.values["s"]) == (None, None)
    assert away.moved("B", Point(3, 0)).values["P"] == first


def test_intersections_keep_which_is_which_all_around_a_circle() -> None:
    found = made(
        free(A=(0.0, 0.0), B=(10.0, 1.0)),
        command("c", "Circle", "A", "2"),
        command("P Q", "Intersect", "c", "Line[A, B]"),
        command("R S", "Intersect", "c", "Circle[B, 9]"),
        command("s t", "Tangent", "B", "c"),
    )
    for turn in range(1, 361):
        moved = found.moved("B", moved_point(Point(10, 1), turn * pi / 180, Point(0, 0)))
        for label in "PQRS":
            before, after = found.values[label], moved.values[label]
            assert isinstance(before, Point)
            assert isinstance(after, Point)
            assert apart(before, after) < 0.1
        for label in "st":
            before, after = found.values[label], moved.values[label]
            assert isinstance(before, StraightLine)
            assert isinstance(after, StraightLine)
            assert before.a * after.a + before.b * after.b > 0.9 * (before.a**2 + before.b**2)
        found = moved


def test_the_shown_place_tells_which_solution_an_output_is() -> None:
    low = command("P", "Intersect", "Circle[(0, 0), 2]", "yAxis", "1", near=(Point(0, -2.0000001),))
    high = command("P", "Intersect", "Circle[(0, 0), 2]", "yAxis", "1", near=(Point(0, 1.9999999),))
    assert made(low).values["P"] == Point(0, -2)
    assert made(high).values["P"] == Point(0, 2)


def test_a_shown_place_that_fits_no_solution_tells_nothing() -> None:
    told = [
        command("P Q", "Intersect", "Circle[(0, 0), 2]", "yAxis", near=near)
        for near in ((), (Point(0, 0), Point(0, 0)), (Point(0, 2), Point(0, 2)), (Point(50, 0), None))
    ]
    assert len({(made(step).values["P"], made(step).values["Q"]) for step in told}) == 1


def test_a_point_on_a_curve_keeps_its_place_when_the_curve_moves() -> None:
    found = made(
        free(A=(0.0, 0.0), B=(4.0, 0.0)),
        command("s", "Segment", "A", "B"),
        command("c", "Circle", "A", "B"),
        PointOnPath("P", "s", Point(1.0, 7.0)),
        PointOnPath("Q", "c", Point(0.0, 9.0)),
    )
    assert found.values["P"] == Point(1, 0)
    moved = found.moved("B", Point(8, 8))
    assert moved.values["P"] == Point(2, 2)
    on_circle = moved.values["Q"]
    assert isinstance(on_circle, Point)
    assert on_circle.x == pytest.approx(0, abs=1e-12)
    assert moved.moved("P", Point(99, 99)).values["P"] == Point(8, 8)
    assert found.movable == ("A", "B", "P", "Q")


def test_only_free_objects_can_be_moved() -> None:
    found = made(free(A=(0.0, 0.0)), FormulaStep("B", "A + (1, 0)"))
    with pytest.raises(UnknownObjectError):
        found.moved("B", Point(0, 0))
    assert found.moved("A", Point(1, 1)).values["B"] == Point(2, 1)
    assert found.values["B"] == Point(1, 0)


def test_the_kind_that_is_told_decides() -> None:
    traits = {
        "v": ObjectTraits(kind="vector"),
        "α": ObjectTraits(kind="angle", angles=AngleRange.CONVEX),
        "g": ObjectTraits(kind="line"),
        "s": ObjectTraits(kind="segment", is_whole_met=True),
    }
    found = construct(
        [
            *free(A=(0.0, 0.0), B=(1.0, 0.0), C=(0.0, 1.0)),
            FormulaStep("v", "B + C"),
            command("α", "Angle", "C", "A", "B"),
            command("g", "Mirror", "Segment[B, C]", "A"),
            command("s", "Segment", "B", "C"),
            command("P", "Intersect", "s", "Line[A, (1, -3)]"),
        ],
        traits,
    )
    assert found.values["v"] == Vector(1, 1)
    angle = found.values["α"]
    assert isinstance(angle, NumberValue)
    assert (angle.value, angle.turned) == pytest.approx((pi / 2, 1.5 * pi))
    assert isinstance(found.values["g"], StraightLine)
    assert isinstance(found.values["s"], Segment)
    assert isinstance(found.values["P"], Point)


def test_equations_are_lines_and_conics() -> None:
    assert formula("y = 2x + 1") == StraightLine(-2.0, 1.0, -1.0)
    assert formula("g: 2 x + r y = 6 / 2", r=3.0) == StraightLine(2.0, 3.0, -3.0)
    assert formula("x² + (y - 1)² = 4") == Conic(1.0, 1.0, -3.0, 0.0, 0.0, -1.0)
    assert formula("(x - y) (x + y) = 1") == Conic(1.0, -1.0, -1.0, 0.0, 0.0, 0.0)
    assert "found" in made(FormulaStep("found", "x³ = y")).lost
    line = formula("g: X = A + λ (2, 1)", A=(1.0, 1.0))
    assert isinstance(line, StraightLine)
    assert (line.a, line.b, line.c) == (-1.0, 2.0, -1.0)
    assert "found" in made(FormulaStep("found", "X = λ (1, 2) + μ (3, 4)")).lost


def test_functions_of_functions() -> None:
    found = made(
        free(a=2.0),
        FormulaStep("f", "f(x) = a x² + 1"),
        FormulaStep("g", "g(x) = f(x + 1) - f(x)"),
        FormulaStep("b", "g(3)"),
        command("N", "Root", "g"),
        FormulaStep("p", "f(a) a(1 + 1)"),
    )
    assert found.values["b"] == NumberValue(14.0)
    root = found.values["N"]
    assert isinstance(root, Point)
    assert root.x == pytest.approx(-0.5)
    assert found.values["p"] == NumberValue(36.0)


@pytest.mark.parametrize(
    "steps",
    [
        [
            FormulaStep("f0", "f0(x) = x + 1"),
            *(FormulaStep(f"f{n}", f"f{n}(x) = f{n - 1}(f{n - 1}(x))") for n in range(1, 60)),
        ],
        [FormulaStep("t0", '"ab"'), *(FormulaStep(f"t{n}", f"t{n - 1} + t{n - 1}") for n in range(1, 60))],
        [FormulaStep("l0", "{1, 2}"), *(FormulaStep(f"l{n}", f"{{l{n - 1}, l{n - 1}}}") for n in range(1, 60))],
        [FreeObject("A", Point(0, 0)), command("p", "Polygon", "A", "A + (1, 0)", "10^9")],
        [FormulaStep("a", "9^9^9^9^9")],
        [FormulaStep("f", "f(x) = (x + 1)^30"), FormulaStep("g", "g(x) = f(x)^30"), command("N", "Root", "g")],
        [
            FormulaStep("f0", "f0(x) = x + 1"),
            *(FormulaStep(f"f{n}", f"f{n}(x) = f{n - 1}(x) + 1") for n in range(1, 900)),
        ],
    ],
)
def test_what_would_take_for_ever_is_given_up(steps: list[Step]) -> None:
    found = construct(steps)
    values = [value for value in found.values.values() if value is not None]
    refused = TooCostlyError | LostInputError | NoOverloadError
    assert all(isinstance(error, refused) for error in found.lost.values())
    assert found.lost or len(values) < len(steps), "all of it was computed"


LABELS = st.sampled_from(["A", "B", "c", "d", "g"])
WORDS = st.sampled_from(["A", "B", "c", "d", "g", "3", "(1, 2)", "Circle[A, 2]", "xAxis", "y = x", "A + B", "45°"])
NAMES = st.sampled_from(["Point", "Line", "Circle", "Intersect", "Mirror", "Rotate", "Tangent", "Polygon", "Angle"])
STEPS = st.one_of(
    st.builds(FreeObject, LABELS, POINTS | st.builds(NumberValue, st.floats(-9, 9))),
    st.builds(FormulaStep, LABELS, WORDS),
    st.builds(CommandStep, LABELS.map(lambda one: (one,)), NAMES, st.lists(WORDS, max_size=3).map(tuple)),
    st.builds(PointOnPath, LABELS, WORDS, POINTS),
)


@given(st.lists(STEPS, max_size=8))
def test_any_steps_are_computed_or_lost(steps: list[Step]) -> None:
    found = construct(steps)
    assert {*found.values, *found.lost} >= {
        label for step in steps for label in (step.outputs if isinstance(step, CommandStep) else (step.label,))
    }

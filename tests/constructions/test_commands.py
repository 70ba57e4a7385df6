"""Every command of school geometry in each of its forms."""

from __future__ import annotations

from math import pi, sqrt

import pytest

from tests.support.constructions import SCHOOL_COMMANDS, apart, command, free, made, value
from tni.constructions.command_table import COMMANDS
from tni.constructions.errors import NoOverloadError
from tni.constructions.intersections import is_met
from tni.constructions.measures import distance_to
from tni.constructions.values import Arc, Conic, NumberValue, Point, Polygon, Ray, Segment, StraightLine, Vector

A, B, C = (1.0, 2.0), (5.0, 5.0), (1.0, 5.0)


def test_all_commands_of_the_reference_are_there() -> None:
    assert set(SCHOOL_COMMANDS) <= set(COMMANDS)


@pytest.mark.parametrize(
    ("name", "inputs", "number"),
    [
        ("Distance", ("A", "B"), 5.0),
        ("Distance", ("A", "Line[B, C]"), 3.0),
        ("Distance", ("Line[A, B]", "Line[C, Line[A, B]]"), 2.4),
        ("Distance", ("A", "Segment[B, (9, 5)]"), 5.0),
        ("Distance", ("A", "Circle[C, 1]"), 2.0),
        ("Length", ("Vector[A, B]",), 5.0),
        ("Length", ("B",), sqrt(50)),
        ("Length", ("Segment[A, C]",), 3.0),
        ("Length", ("{A, B, C}",), 3.0),
        ("Length", ('"abcd"',), 4.0),
        ("Length", ("CircleArc[C, B, A]",), 6 * pi),
        ("Area", ("A", "B", "C"), 6.0),
        ("Area", ("Polygon[A, B, C]",), 6.0),
        ("Area", ("Circle[A, 2]",), 4 * pi),
        ("Area", ("CircleSector[C, B, (1, 9)]",), 4 * pi),
        ("Area", ("Ellipse[(-3, 0), (3, 0), 5]",), 20 * pi),
        ("Perimeter", ("Polygon[A, B, C]",), 12.0),
        ("Perimeter", ("Circle[A, 2]",), 4 * pi),
        ("Perimeter", ("CircleSector[C, B, (1, 9)]",), 8 + 2 * pi),
        ("Radius", ("Circle[A, B]",), 5.0),
        ("Radius", ("Circle[A, B, C]",), 2.5),
        ("Slope", ("Line[A, B]",), 0.75),
        ("Slope", ("y = -2x + 1",), -2.0),
        ("Angle", ("B", "C", "A"), 1.5 * pi),
        ("Angle", ("A", "C", "B"), pi / 2),
        ("Angle", ("Vector[C, A]", "Vector[C, B]"), pi / 2),
        ("Angle", ("Line[C, A]", "Line[C, B]"), pi / 2),
        ("Angle", ("A", "C", "30°"), pi / 6),
        ("Angle", ("(-1, 0)",), pi),
        ("Angle", ("Vector[C, A]",), 1.5 * pi),
    ],
)
def test_measures(name: str, inputs: tuple[str, ...], number: float) -> None:
    found = value(name, *inputs, A=A, B=B, C=C)
    assert isinstance(found, NumberValue)
    assert found.value == pytest.approx(number, abs=1e-12)
    assert found.is_angle == (name == "Angle")


@pytest.mark.parametrize(
    ("name", "inputs", "place"),
    [
        ("Midpoint", ("A", "B"), (3, 3.5)),
        ("Midpoint", ("Segment[A, B]",), (3, 3.5)),
        ("Midpoint", ("Circle[C, 2]",), (1, 5)),
        ("Center", ("Circle[A, B, C]",), (3, 3.5)),
        ("Center", ("CircleSector[C, B, A]",), (1, 5)),
        ("Point", ("A", "Vector[A, B]"), (5, 5)),
        ("Point", ("Segment[A, B]", "0.5"), (3, 3.5)),
        ("Point", ("{3, 4}",), (3, 4)),
        ("Intersect", ("Line[A, B]", "xAxis"), (-5 / 3, 0)),
        ("Intersect", ("Line[A, C]", "Segment[B, (0, 5)]"), (1, 5)),
        ("Intersect", ("Circle[C, 5]", "yAxis", "2"), (0, 5 - sqrt(24))),
        ("Intersect", ("Circle[C, 5]", "yAxis", "1"), (0, 5 + sqrt(24))),
        ("Intersect", ("x² - 4", "xAxis", "2"), (2, 0)),
        ("Intersect", ("x²", "x + 2", "1"), (-1, 1)),
        ("Translate", ("A", "Vector[A, B]"), (5, 5)),
        ("Translate", ("A", "(1, 1)"), (2, 3)),
        ("Rotate", ("A", "90°"), (-2, 1)),
        ("Rotate", ("A", "90°", "C"), (4, 5)),
        ("Mirror", ("A", "C"), (1, 8)),
        ("Mirror", ("A", "Line[C, B]"), (1, 8)),
        ("Mirror", ("A", "Segment[C, B]"), (1, 8)),
        ("Mirror", ("A", "Circle[C, 6]"), (1, -7)),
        ("Dilate", ("B", "2"), (10, 10)),
        ("Dilate", ("B", "-1 / 2", "C"), (-1, 5)),
    ],
)
def test_points(name: str, inputs: tuple[str, ...], place: tuple[float, float]) -> None:
    found = value(name, *inputs, A=A, B=B, C=C)
    assert isinstance(found, Point)
    assert apart(found, Point(*place)) < 1e-12


@pytest.mark.parametrize(
    ("name", "inputs", "coefficients"),
    [
        ("Line", ("A", "B"), (-3, 4, -5)),
        ("Line", ("A", "Line[B, C]"), (0, -4, 8)),
        ("Line", ("A", "Vector[A, B]"), (-3, 4, -5)),
        ("OrthogonalLine", ("A", "Line[B, C]"), (4, 0, -4)),
        ("OrthogonalLine", ("A", "Segment[C, B]"), (-4, 0, 4)),
        ("OrthogonalLine", ("A", "Vector[A, C]"), (0, -3, 6)),
        ("LineBisector", ("A", "C"), (0, 3, -10.5)),
        ("LineBisector", ("Segment[B, C]",), (-4, 0, 12)),
        ("AngularBisector", ("A", "C", "B"), (sqrt(0.5), sqrt(0.5), -6 * sqrt(0.5))),
        ("Tangent", ("(2, 4)", "x²"), (-4, 1, 4)),
        ("Tangent", ("2", "x²"), (-4, 1, 4)),
        ("Tangent", ("(5, 0)", "Circle[(0, 0), 5]"), (5, 0, -25)),
        ("Polar", ("(4, 0)", "Circle[(0, 0), 2]"), (4, 0, -4)),
    ],
)
def test_lines(name: str, inputs: tuple[str, ...], coefficients: tuple[float, float, float]) -> None:
    found = value(name, *inputs, A=A, B=B, C=C)
    assert isinstance(found, StraightLine)
    assert (found.a, found.b, found.c) == pytest.approx(coefficients, abs=1e-12)


def test_two_bisectors_of_lines_are_perpendicular_and_one_lies_between_parallels() -> None:
    found = made(free(A=A, B=B, C=C), command("g h", "AngularBisector", "Line[C, A]", "Line[C, B]"))
    g, h = found.values["g"], found.values["h"]
    assert isinstance(g, StraightLine)
    assert isinstance(h, StraightLine)
    assert g.a * h.a + g.b * h.b == pytest.approx(0)
    found = made(command("g h", "AngularBisector", "y = 1", "y = 5"))
    g = found.values["g"]
    assert isinstance(g, StraightLine)
    assert -g.c / g.b == pytest.approx(3)
    assert found.values["h"] is None


@pytest.mark.parametrize("start", [(4.0, 3.0), (-1.0, 9.0)])
def test_tangents_from_a_point_and_along_a_line_touch_the_circle(start: tuple[float, float]) -> None:
    circle = free(P=start, M=(0.0, 0.5), r=2.0)
    found = made(
        circle,
        command("c", "Circle", "M", "r"),
        command("s t", "Tangent", "P", "c"),
        command("u v", "Tangent", "Line[P, (7, 7)]", "c"),
    )
    for label in "stuv":
        line = found.values[label]
        assert isinstance(line, StraightLine)
        assert distance_to(Point(0.0, 0.5), line) == pytest.approx(2.0)
    assert distance_to(Point(*start), found.values["s"] or NumberValue(0)) == pytest.approx(0, abs=1e-12)


def test_common_tangents_touch_both_circles() -> None:
    found = made(command("s t u v", "Tangent", "Circle[(0, 0), 1]", "Circle[(6, 1), 2]"))
    lines = [found.values[label] for label in "stuv"]
    assert len(set(lines)) == 4
    for line in lines:
        assert isinstance(line, StraightLine)
        assert distance_to(Point(0, 0), line) == pytest.approx(1)
        assert distance_to(Point(6, 1), line) == pytest.approx(2)
    equal = made(command("s t u v", "Tangent", "Circle[(0, 0), 1]", "Circle[(6, 1), 1]"))
    assert None not in equal.values.values()


def test_a_polygon_has_its_sides_and_a_regular_one_its_other_corners() -> None:
    found = made(free(A=(0.0, 0.0), B=(2.0, 0.0)), command("p a b c d C D", "Polygon", "A", "B", "4"))
    assert found.values["C"] == pytest.approx(found.values["C"])
    corner_c, corner_d = found.values["C"], found.values["D"]
    assert isinstance(corner_c, Point)
    assert isinstance(corner_d, Point)
    assert apart(corner_c, Point(2, 2)) < 1e-12
    assert apart(corner_d, Point(0, 2)) < 1e-12
    side = found.values["d"]
    assert isinstance(side, Segment)
    assert side.end == Point(0, 0)


def test_the_picture_of_a_polygon_comes_with_sides_and_corners() -> None:
    found = made(free(A=A, B=B, C=C), command("q a b c D E F", "Rotate", "Polygon[A, B, C]", "180°", "C"))
    assert isinstance(found.values["q"], Polygon)
    corner = found.values["D"]
    assert isinstance(corner, Point)
    assert apart(corner, Point(1, 8)) < 1e-12


def test_pictures_of_other_kinds() -> None:
    vector = value("Translate", "Vector[A, B]", "C", A=A, B=B, C=C)
    assert vector == Vector(4, 3)
    carried = value("Translate", "Vector[A, B]", "C", A=A, B=B, C=C)
    assert isinstance(carried, Vector)
    assert carried.start == Point(*C)
    ray = value("Mirror", "Ray[A, B]", "yAxis", A=A, B=B)
    assert isinstance(ray, Ray)
    assert apart(ray.start, Point(-1, 2)) < 1e-12
    circle = value("Dilate", "Circle[A, 2]", "3", "A", A=A)
    assert isinstance(circle, Conic)
    assert circle.circle is not None
    assert apart(circle.circle[0], Point(1, 2)) < 1e-12
    assert circle.circle[1] == pytest.approx(6)
    line = value("Mirror", "Line[A, B]", "Circle[(0, 0), 1]", A=A, B=B)
    assert isinstance(line, Conic)
    assert line.at(0, 0) == pytest.approx(0, abs=1e-12)
    through = value("Mirror", "Circle[(1, 0), 1]", "Circle[(0, 0), 2]")
    assert isinstance(through, StraightLine)
    assert -through.c / through.a == pytest.approx(2)


def test_arcs_turn_as_in_geogebra() -> None:
    arc = value("CircumcircleArc", "A", "B", "C", A=(1.0, 0.0), B=(0.0, 1.0), C=(-1.0, 0.0))
    assert isinstance(arc, Arc)
    assert is_met(arc, Point(0, 1))
    assert not is_met(arc, Point(0, -1))
    other = value("CircumcircleArc", "A", "B", "C", A=(1.0, 0.0), B=(0.0, -1.0), C=(-1.0, 0.0))
    assert isinstance(other, Arc)
    assert not is_met(other, Point(0, 1))
    half = value("Semicircle", "A", "B", A=(-1.0, 0.0), B=(1.0, 0.0))
    assert isinstance(half, Arc)
    assert is_met(half, Point(0, 1))
    assert not is_met(half, Point(0, -1))
    sector = value("CircleSector", "A", "B", "C", A=(0.0, 0.0), B=(1.0, 0.0), C=(0.0, 5.0))
    assert isinstance(sector, Arc)
    assert sector.value == pytest.approx(pi / 4)


@pytest.mark.parametrize(
    ("name", "inputs"),
    [
        ("Intersect", ("Line[A, B]", "Line[C, Line[A, B]]")),
        ("Intersect", ("Segment[A, C]", "xAxis")),
        ("Intersect", ("Circle[A, 1]", "xAxis", "1")),
        ("Intersect", ("Ray[A, C]", "xAxis")),
        ("Circle", ("A", "A", "B")),
        ("Circle", ("A", "-1")),
        ("LineBisector", ("A", "A")),
        ("AngularBisector", ("A", "A", "B")),
        ("Slope", ("yAxis",)),
        ("Mirror", ("A", "Circle[A, 2]")),
        ("Angle", ("A", "A", "B")),
        ("Polygon", ("A", "B", "2")),
        ("Midpoint", ("A", "?")),
    ],
)
def test_what_has_no_place_is_undefined(name: str, inputs: tuple[str, ...]) -> None:
    assert value(name, *inputs, A=A, B=B, C=C) is None


@pytest.mark.parametrize("name", SCHOOL_COMMANDS)
def test_other_objects_are_refused_by_a_typed_error(name: str) -> None:
    found = made(command("f", name, "true", '"a"', "{}", "1", "2", "3", "4", "5") if name else command("f", name))
    assert "f" in found.lost
    found = made(command("f", name, '"a"', '"b"'))
    assert isinstance(found.lost["f"], NoOverloadError)

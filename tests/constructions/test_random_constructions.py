"""Files of constructions at random places, degenerate ones among them, against formulas of their own.

Each case is a file of GeoGebra: free points A, B, C, D and a number r, and a command. Its formula is written here
anew, by complex numbers, and says None where the object has no place.
"""

from __future__ import annotations

import cmath
from collections.abc import Callable
from math import hypot, pi, sqrt
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.constructions import SCHOOL_COMMANDS, command_element, ggb, point_element
from tni.constructions.description import described
from tni.formats.geogebra.ggb_reader import read_file

SLACK = 1e-9
NEAR = 1e-6
"""Places nearer to a degenerate one than this, and not in it, are left out: there rounding decides."""

type Plane = complex
type Formula = Callable[[Plane, Plane, Plane, Plane, float], Any]

WHOLE = st.integers(-3, 3).map(float)
FINE = st.floats(-20, 20).map(lambda number: round(number, 3))
PLACES = st.one_of(st.builds(complex, WHOLE, WHOLE), st.builds(complex, FINE, FINE))
FOURS = st.lists(PLACES, min_size=1, max_size=4).flatmap(lambda some: st.tuples(*[st.sampled_from(some)] * 4))
"""Four places, some of which are often one."""
LENGTHS = st.one_of(st.integers(-1, 3).map(float), st.floats(-2, 9).map(lambda number: round(number, 3)))


def cross(one: Plane, two: Plane) -> float:
    return (one.conjugate() * two).imag


def dot(one: Plane, two: Plane) -> float:
    return (one.conjugate() * two).real


def line(start: Plane, direction: Plane) -> tuple[float, float, float] | None:
    """Return the unit normal and the constant of a line."""
    if not direction:
        return None
    normal = direction * 1j / abs(direction)
    return normal.real, normal.imag, -dot(normal, start)


def met(p: Plane, along: Plane, q: Plane, other: Plane) -> Plane | None:
    turn = cross(along, other)
    return p + along * (cross(q - p, other) / turn) if turn else None


def turned(one: Plane, two: Plane) -> float | None:
    """Return the angle anticlockwise from one vector to another, 0 to 2π."""
    return cmath.phase(two / one) % (2 * pi) if one and two else None


def round_about(centre: Plane | None, radius: float) -> tuple[Plane, float] | None:
    return None if centre is None or radius < 0 else (centre, radius)


def centre_of(a: Plane, b: Plane, c: Plane) -> Plane | None:
    return met((a + b) / 2, (b - a) * 1j, (b + c) / 2, (c - b) * 1j)


def around(a: Plane, b: Plane, c: Plane) -> tuple[Plane, float] | None:
    centre = centre_of(a, b, c)
    return None if centre is None else (centre, abs(a - centre))


def mirrored(p: Plane, a: Plane, b: Plane) -> Plane | None:
    return a + ((p - a) / (b - a)).conjugate() * (b - a) if a != b else None


def inverse(p: Plane, centre: Plane, radius: float) -> Plane | None:
    return centre + radius * radius / (p - centre).conjugate() if p != centre and radius > 0 else None


def foot(p: Plane, a: Plane, b: Plane) -> Plane:
    """Return the place of a segment that is nearest to a point."""
    if a == b:
        return a
    return a + (b - a) * min(1.0, max(0.0, dot(b - a, p - a) / abs(b - a) ** 2))


def arc(centre: Plane, first: Plane, last: Plane) -> float | None:
    """Return the angle of an arc; the whole circle where both ends have one direction."""
    found = turned(first - centre, last - centre)
    return None if found is None else found or 2 * pi


def arc_over(a: Plane, b: Plane, c: Plane) -> tuple[float, float] | None:
    """Return the radius and the angle of the arc from a over b to c."""
    circle = around(a, b, c)
    if circle is None:
        return None
    first, last = (a, c) if cross(b - a, c - a) > 0 else (c, a)
    return circle[1], cmath.phase((last - circle[0]) / (first - circle[0])) % (2 * pi)


def swept(a: Plane, b: Plane, c: Plane, *, area: bool) -> float | None:
    found = arc_over(a, b, c)
    return None if found is None else found[1] * (found[0] ** 2 / 2 if area else found[0])


def area(*corners: Plane) -> float:
    pairs = zip(corners, (*corners[1:], corners[0]), strict=True)
    return abs(sum(cross(one, two) for one, two in pairs)) / 2


def half_way(first: Plane, second: Plane) -> Plane | None:
    """Return the direction half-way between two, anticlockwise from the first if they are opposite."""
    if not first or not second:
        return None
    half = turned(first, second) or 0.0
    return first / abs(first) * cmath.exp(1j * (half / 2 if half <= pi else half / 2 + pi))


def times(by: float, p: Plane, about: Plane) -> Plane:
    return about + by * (p - about)


POINT, NUMBER, LINE, CIRCLE = "coordinates", "value", "coefficients", "circle"
CASES: dict[str, tuple[str, list[str], str, Formula]] = {
    "point beyond": ("Point", ["A", "Vector[B, C]"], POINT, lambda a, b, c, d, r: a + c - b),
    "point at half": ("Point", ["Segment[A, B]", "0.5"], POINT, lambda a, b, c, d, r: (a + b) / 2),
    "segment": ("Segment", ["A", "B"], NUMBER, lambda a, b, c, d, r: abs(b - a)),
    "line": ("Line", ["A", "B"], LINE, lambda a, b, c, d, r: line(a, b - a)),
    "parallel": ("Line", ["C", "Line[A, B]"], LINE, lambda a, b, c, d, r: line(c, b - a)),
    "ray": ("Ray", ["A", "B"], LINE, lambda a, b, c, d, r: line(a, b - a)),
    "circle through": ("Circle", ["A", "B"], CIRCLE, lambda a, b, c, d, r: (a, abs(b - a))),
    "circle of radius": ("Circle", ["A", "r"], CIRCLE, lambda a, b, c, d, r: round_about(a, r)),
    "circle of length": ("Circle", ["A", "Segment[B, C]"], CIRCLE, lambda a, b, c, d, r: (a, abs(b - c))),
    "circle by three": ("Circle", ["A", "B", "C"], CIRCLE, lambda a, b, c, d, r: around(a, b, c)),
    "crossing": ("Intersect", ["Line[A, B]", "Line[C, D]"], POINT, lambda a, b, c, d, r: met(a, b - a, c, d - c)),
    "parallels": ("Intersect", ["Line[A, B]", "Line[C, Line[A, B]]"], POINT, lambda a, b, c, d, r: None),
    "middle": ("Midpoint", ["A", "B"], POINT, lambda a, b, c, d, r: (a + b) / 2),
    "middle of a circle": ("Midpoint", ["Circle[A, B]"], POINT, lambda a, b, c, d, r: a),
    "perpendicular": ("OrthogonalLine", ["C", "Line[A, B]"], LINE, lambda a, b, c, d, r: line(c, (b - a) * 1j)),
    "perpendicular to a vector": (
        "OrthogonalLine", ["C", "Vector[A, B]"], LINE, lambda a, b, c, d, r: line(c, (b - a) * 1j),
    ),
    "bisector": ("LineBisector", ["A", "B"], LINE, lambda a, b, c, d, r: line((a + b) / 2, (b - a) * 1j)),
    "angle bisector": (
        "AngularBisector", ["A", "B", "C"], LINE,
        lambda a, b, c, d, r: None if (way := half_way(a - b, c - b)) is None else line(b, way),
    ),
    "polygon": ("Polygon", ["A", "B", "C", "D"], NUMBER, lambda a, b, c, d, r: area(a, b, c, d)),
    "square": ("Polygon", ["A", "B", "4"], NUMBER, lambda a, b, c, d, r: abs(b - a) ** 2),
    "vector": ("Vector", ["A", "B"], POINT, lambda a, b, c, d, r: b - a),
    "translation": ("Translate", ["A", "Vector[B, C]"], POINT, lambda a, b, c, d, r: a + c - b),
    "rotation": ("Rotate", ["A", "r", "B"], POINT, lambda a, b, c, d, r: b + (a - b) * cmath.exp(1j * r)),
    "symmetry": ("Mirror", ["A", "B"], POINT, lambda a, b, c, d, r: 2 * b - a),
    "reflection": ("Mirror", ["A", "Line[B, C]"], POINT, lambda a, b, c, d, r: mirrored(a, b, c)),
    "reflection at a segment": ("Mirror", ["A", "Segment[B, C]"], POINT, lambda a, b, c, d, r: mirrored(a, b, c)),
    "inversion": ("Mirror", ["A", "Circle[B, C]"], POINT, lambda a, b, c, d, r: inverse(a, b, abs(c - b))),
    "homothety": ("Dilate", ["A", "r", "B"], POINT, lambda a, b, c, d, r: times(r, a, b)),
    "homothety of a circle": (
        "Dilate", ["Circle[A, B]", "r", "C"], CIRCLE, lambda a, b, c, d, r: (times(r, a, c), abs(r) * abs(b - a)),
    ),
    "angle": ("Angle", ["A", "B", "C"], NUMBER, lambda a, b, c, d, r: turned(a - b, c - b)),
    "angle of vectors": (
        "Angle", ["Vector[A, B]", "Vector[C, D]"], NUMBER, lambda a, b, c, d, r: turned(b - a, d - c),
    ),
    "distance": ("Distance", ["A", "B"], NUMBER, lambda a, b, c, d, r: abs(b - a)),
    "distance to a line": (
        "Distance", ["A", "Line[B, C]"], NUMBER,
        lambda a, b, c, d, r: abs(cross(c - b, a - b)) / abs(c - b) if b != c else None,
    ),
    "distance to a segment": (
        "Distance", ["A", "Segment[B, C]"], NUMBER, lambda a, b, c, d, r: abs(a - foot(a, b, c)),
    ),
    "length": ("Length", ["Vector[A, B]"], NUMBER, lambda a, b, c, d, r: abs(b - a)),
    "length of an arc": (
        "Length", ["CircumcircleArc[A, B, C]"], NUMBER, lambda a, b, c, d, r: swept(a, b, c, area=False),
    ),
    "area": ("Area", ["A", "B", "C"], NUMBER, lambda a, b, c, d, r: area(a, b, c)),
    "area of a circle": (
        "Area", ["Circle[A, r]"], NUMBER, lambda a, b, c, d, r: pi * r * r if r >= 0 else None,
    ),
    "centre": ("Center", ["Circle[A, B, C]"], POINT, lambda a, b, c, d, r: centre_of(a, b, c)),
    "radius": ("Radius", ["Circle[A, r]"], NUMBER, lambda a, b, c, d, r: r if r >= 0 else None),
    "half circle": (
        "Semicircle", ["A", "B"], NUMBER, lambda a, b, c, d, r: abs(b - a) * pi / 2 if a != b else None,
    ),
    "arc": (
        "CircleArc", ["A", "B", "C"], NUMBER,
        lambda a, b, c, d, r: None if (turn := arc(a, b, c)) is None else turn * abs(b - a),
    ),
    "sector": (
        "CircleSector", ["A", "B", "C"], NUMBER,
        lambda a, b, c, d, r: None if (turn := arc(a, b, c)) is None else turn * abs(b - a) ** 2 / 2,
    ),
    "arc by three": ("CircumcircleArc", ["A", "B", "C"], NUMBER, lambda a, b, c, d, r: swept(a, b, c, area=False)),
    "sector by three": (
        "CircumcircleSector", ["A", "B", "C"], NUMBER, lambda a, b, c, d, r: swept(a, b, c, area=True),
    ),
    "slope": (
        "Slope", ["Line[A, B]"], NUMBER,
        lambda a, b, c, d, r: (b - a).imag / (b - a).real if a.real != b.real else None,
    ),
    "perimeter": (
        "Perimeter", ["Polygon[A, B, C]"], NUMBER, lambda a, b, c, d, r: abs(b - a) + abs(c - b) + abs(a - c),
    ),
    "perimeter of a circle": (
        "Perimeter", ["Circle[A, r]"], NUMBER, lambda a, b, c, d, r: 2 * pi * r if r >= 0 else None,
    ),
}  # fmt: skip


def file_of(name: str, inputs: list[str], outputs: list[str], places: tuple[Plane, ...], number: float) -> bytes:
    points = [point_element(label, p.real, p.imag) for label, p in zip("ABCD", places, strict=True)]
    radius = f'<element type="numeric" label="r"><value val="{number!r}"/></element>'
    made = [f"<element type='point' label={quoteattr(label)}/>" for label in outputs]
    return ggb(*points, radius, command_element(name, inputs, outputs), *made)


def rows_of(data: bytes) -> dict[str, dict[str, Any]]:
    found = described(read_file(data))
    assert found["unsupported"] == []
    return {row["label"]: row for row in found["objects"]}


def is_close(one: float, two: float, size: float) -> bool:
    return abs(one - two) <= SLACK * max(1.0, size)


def agrees(row: dict[str, Any], how: str, wanted: Any) -> bool:
    if not row["defined"]:
        return False
    if how == NUMBER:
        return is_close(row["value"], wanted, abs(wanted))
    if how == POINT:
        x, y = row["coordinates"]
        return is_close(abs(complex(x, y) - wanted), 0.0, abs(wanted))
    if how == CIRCLE:
        (x, y), radius = row["centre"], row["radius"]
        size = abs(wanted[0]) + wanted[1]
        return is_close(abs(complex(x, y) - wanted[0]), 0.0, size) and is_close(radius, wanted[1], size)
    a, b, c = row["coefficients"]
    scale = hypot(a, b) * (1 if a * wanted[0] + b * wanted[1] > 0 else -1)
    return all(is_close(one / scale, two, abs(wanted[2])) for one, two in zip((a, b, c), wanted, strict=True))


def is_plain(places: tuple[Plane, ...]) -> bool:
    """Tell whether no place is nearly degenerate without being so, as three points on a line but for a thousandth."""
    a, b, c, d = places
    sides = [b - a, c - b, a - c, d - c, d - a, d - b]
    turns = [cross(one, two) / (abs(one) * abs(two)) for one in sides for two in sides if one and two]
    return all(not turn or abs(turn) > 1e-3 for turn in turns)


def test_the_cases_have_every_command_of_school_geometry() -> None:
    assert {name for name, *_ in CASES.values()} | {"Tangent"} == set(SCHOOL_COMMANDS)


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=25)
@given(st.one_of(FOURS, st.tuples(PLACES, PLACES, PLACES, PLACES)).filter(is_plain), LENGTHS)
def test_a_construction_is_where_its_formula_says(case: str, places: tuple[Plane, ...], number: float) -> None:
    name, inputs, how, formula = CASES[case]
    row = rows_of(file_of(name, inputs, ["found"], places, number))["found"]
    wanted = formula(*places, number)
    if wanted is None:
        assert not row["defined"], row
    elif how == NUMBER and name == "Angle" and min(wanted, 2 * pi - wanted) < 1e-12:
        assert min(row["value"], 2 * pi - row["value"]) < 1e-12
    else:
        assert agrees(row, how, wanted), (row, wanted)


@given(st.one_of(FOURS, st.tuples(PLACES, PLACES, PLACES, PLACES)), LENGTHS)
def test_tangents_touch_the_circle_and_pass_through_the_point(places: tuple[Plane, ...], number: float) -> None:
    start, centre = places[:2]
    rows = rows_of(file_of("Tangent", ["A", "Circle[B, r]"], ["s", "t"], places, number))
    apart = abs(start - centre) - number
    if 0 < abs(apart) < NEAR or (number > 0 and abs(apart) < NEAR):
        return
    there = [row for row in (rows["s"], rows["t"]) if row["defined"]]
    assert len(there) == (2 if apart > 0 and number > 0 else 0 if apart < 0 or number < 0 else len(there))
    for row in there:
        a, b, c = row["coefficients"]
        far = [abs(a * p.real + b * p.imag + c) / hypot(a, b) for p in (start, centre)]
        assert far[0] <= SLACK * 1e3
        assert far[1] == pytest.approx(number, abs=SLACK * 1e3)


@given(st.one_of(FOURS, st.tuples(PLACES, PLACES, PLACES, PLACES)), LENGTHS)
def test_circle_and_line_meet_where_both_are(places: tuple[Plane, ...], number: float) -> None:
    a, b, c, _ = places
    rows = rows_of(file_of("Intersect", ["Line[A, B]", "Circle[C, r]"], ["s", "t"], places, number))
    there = [complex(*row["coordinates"]) for row in (rows["s"], rows["t"]) if row["defined"]]
    if a == b or number < 0:
        assert not there
        return
    gap = abs(cross(b - a, c - a)) / abs(b - a)
    if abs(gap - number) > NEAR:
        assert len(there) == (2 if gap < number else 0)
    for p in there:
        assert abs(cross(b - a, p - a)) / abs(b - a) <= SLACK * 10
        assert abs(abs(p - c) - number) <= (NEAR * 2 if abs(gap - number) <= NEAR else SLACK * 10)
    if len(there) == 2 and gap < number - NEAR:
        assert abs(there[0] - there[1]) == pytest.approx(2 * sqrt(number**2 - gap**2), rel=1e-8)


@given(st.one_of(FOURS, st.tuples(PLACES, PLACES, PLACES, PLACES)), LENGTHS)
def test_two_circles_meet_where_both_are(places: tuple[Plane, ...], number: float) -> None:
    a, b, c, _ = places
    rows = rows_of(file_of("Intersect", ["Circle[A, r]", "Circle[B, C]"], ["s", "t"], places, number))
    there = [complex(*row["coordinates"]) for row in (rows["s"], rows["t"]) if row["defined"]]
    radius, apart = abs(c - b), abs(b - a)
    if number < 0 or not apart:
        assert not there
        return
    inner, outer = abs(radius - number), radius + number
    if min(abs(apart - inner), abs(apart - outer)) > NEAR:
        assert len(there) == (2 if inner < apart < outer else 0)
        for p in there:
            assert abs(abs(p - a) - number) <= 1e-7
            assert abs(abs(p - b) - radius) <= 1e-7


@pytest.mark.parametrize("case", CASES)
@settings(max_examples=25)
@given(st.lists(st.sampled_from([0.0, 1.0, -1e-300, 5e-324, 1e154, -1e300, 1.7e308]), min_size=9, max_size=9))
def test_no_number_stops_the_reader(case: str, numbers: list[float]) -> None:
    name, inputs, *_ = CASES[case]
    places = tuple(map(complex, numbers[:4], numbers[4:8]))
    assert "found" in rows_of(
        file_of(name, inputs, ["found"], (places[0], places[1], places[2], places[3]), numbers[8])
    )

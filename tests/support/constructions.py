"""Constructions for tests: made of few words, and files of GeoGebra that hold them."""

from __future__ import annotations

from math import cos, hypot, sin
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from tests.support.bank_samples import zipped
from tni.constructions.construction import Construction, construct
from tni.constructions.steps import CommandStep, FormulaStep, FreeObject, Step
from tni.constructions.values import NumberValue, Point, Value

SCHOOL_COMMANDS = (
    "Point",
    "Segment",
    "Line",
    "Ray",
    "Circle",
    "Intersect",
    "Midpoint",
    "OrthogonalLine",
    "LineBisector",
    "AngularBisector",
    "Polygon",
    "Vector",
    "Translate",
    "Rotate",
    "Mirror",
    "Dilate",
    "Angle",
    "Distance",
    "Length",
    "Area",
    "Center",
    "Radius",
    "Semicircle",
    "CircleArc",
    "CircleSector",
    "CircumcircleArc",
    "CircumcircleSector",
    "Tangent",
    "Slope",
    "Perimeter",
)
"""Commands of school geometry, as GeoGebra's files name them: those that must be computed."""
COORDINATES = st.floats(-20, 20).map(lambda x: round(x, 3))
POINTS = st.builds(Point, COORDINATES, COORDINATES)


def free(**values: Value | float | tuple[float, float]) -> list[Step]:
    """Free points of pairs, numbers of numbers, and other values as they are."""
    found: list[Step] = []
    for label, value in values.items():
        if isinstance(value, tuple):
            found.append(FreeObject(label, Point(*value)))
        else:
            found.append(FreeObject(label, NumberValue(value) if isinstance(value, int | float) else value))
    return found


def command(outputs: str, name: str, *inputs: str, near: tuple[Value | None, ...] = ()) -> CommandStep:
    """Command with the labels of its outputs in one word, with spaces between them."""
    return CommandStep(tuple(outputs.split(" ")), name, inputs, near)


def made(*steps: Step | list[Step]) -> Construction:
    flat = [one for part in steps for one in (part if isinstance(part, list) else [part])]
    return construct(flat)


def value(name: str, *inputs: str, **values: Value | float | tuple[float, float]) -> Value | None:
    """First value of a command on free objects."""
    found = made(free(**values), command("found", name, *inputs))
    assert not found.lost, found.lost
    return found.values["found"]


def formula(text: str, **values: Value | float | tuple[float, float]) -> Value | None:
    found = made(free(**values), FormulaStep("found", text))
    assert not found.lost, found.lost
    return found.values["found"]


def moved_point(point: Point, angle: float, by: Point) -> Point:
    """Point turned about the origin, then shifted: an isometry."""
    c, s = cos(angle), sin(angle)
    return Point(c * point.x - s * point.y + by.x, s * point.x + c * point.y + by.y)


def apart(one: Point, two: Point) -> float:
    return hypot(one.x - two.x, one.y - two.y)


def point_element(label: str, x: float, y: float) -> str:
    return f'<element type="point" label={quoteattr(label)}><coords x="{x}" y="{y}" z="1.0"/></element>'


def command_element(name: str, inputs: list[str], outputs: list[str]) -> str:
    given = " ".join(f"a{index}={quoteattr(text)}" for index, text in enumerate(inputs))
    taken = " ".join(f"a{index}={quoteattr(text)}" for index, text in enumerate(outputs))
    return f'<command name="{name}"><input {given}/><output {taken}/></command>'


def ggb(*parts: str, head: str = "") -> bytes:
    """File of GeoGebra whose construction has these elements."""
    body = "".join(parts)
    text = f'<?xml version="1.0" encoding="utf-8"?><geogebra format="3.2">{head}<construction>{body}</construction>'
    return zipped({"geogebra.xml": (text + "</geogebra>").encode()})

"""Values that the objects of a construction have: points, lines, circles, numbers. All are immutable.

An undefined object has the value None: two circles that do not meet have no intersection just now. The names of kinds
are those of GeoGebra's files, since teachers exchange these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from math import atan2, hypot, isfinite, pi, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.constructions.expression_tree import Expression

TURN = 2 * pi


@dataclass(frozen=True, slots=True)
class Point:
    """Place on the plane, in the units of its axes."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Vector:
    """Displacement by x and y. start: where it is drawn, if somewhere: points can lie on it there."""

    x: float
    y: float
    start: Point | None = field(default=None, compare=False)

    @property
    def length(self) -> float:
        return hypot(self.x, self.y)


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Line a x + b y + c = 0; it runs in the direction (b, -a). start: the point through which it was drawn, if any:
    points on the line move with it."""

    a: float
    b: float
    c: float
    start: Point | None = field(default=None, compare=False)

    @property
    def direction(self) -> Vector:
        return Vector(self.b, -self.a)


@dataclass(frozen=True, slots=True)
class Segment:
    """Line from one end to the other. is_whole_met: intersections count on the line beyond its ends too."""

    start: Point
    end: Point
    is_whole_met: bool = False

    @property
    def line(self) -> StraightLine:
        return line_through(self.start, self.end)

    @property
    def length(self) -> float:
        return hypot(self.end.x - self.start.x, self.end.y - self.start.y)


@dataclass(frozen=True, slots=True)
class Ray:
    """Line that begins at a point and goes on without end. is_whole_met: as of a segment."""

    start: Point
    direction: Vector
    is_whole_met: bool = False

    @property
    def line(self) -> StraightLine:
        return line_along(self.start, self.direction)


@dataclass(frozen=True, slots=True)
class Conic:
    """Curve xx x² + yy y² + constant + 2 xy x y + 2 x x + 2 y y = 0: a circle, ellipse, parabola, hyperbola, or what
    these become at their limits. about: centre and radius of a circle that was made by them, more exactly than the
    numbers hold them."""

    xx: float
    yy: float
    constant: float
    xy: float
    x: float
    y: float
    about: tuple[Point, float] | None = field(default=None, compare=False, kw_only=True)

    def at(self, x: float, y: float) -> float:
        """Return the left side of the equation at a point."""
        quadratic = self.xx * x * x + self.yy * y * y + 2 * self.xy * x * y
        return quadratic + 2 * self.x * x + 2 * self.y * y + self.constant

    @property
    def circle(self) -> tuple[Point, float] | None:
        """Centre and radius; None if it is no circle."""
        if self.about is not None:
            return self.about
        scale = max(abs(self.xx), abs(self.yy))
        if not scale or abs(self.xx - self.yy) > 1e-12 * scale or abs(self.xy) > 1e-12 * scale:
            return None
        x, y = -self.x / self.xx, -self.y / self.xx
        square = x * x + y * y - self.constant / self.xx
        return (Point(x, y), sqrt(square)) if square >= 0 else None

    @property
    def coefficients(self) -> tuple[float, float, float, float, float, float]:
        return self.xx, self.yy, self.constant, self.xy, self.x, self.y


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a circle, anticlockwise from the angle start_rad over extent_rad. is_sector: with the two radii, so that
    it has an area. is_reversed: its first point is its end. is_whole_met: as of a segment."""

    centre: Point
    radius: float
    start_rad: float
    extent_rad: float
    is_sector: bool = False
    is_reversed: bool = False
    is_whole_met: bool = False

    @property
    def conic(self) -> Conic:
        return circle_about(self.centre, self.radius)

    @property
    def value(self) -> float:
        """Length of an arc, area of a sector."""
        length = self.radius * self.extent_rad
        return length * self.radius / 2 if self.is_sector else length


@dataclass(frozen=True, slots=True)
class Polygon:
    """Corners in order."""

    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class NumberValue:
    """Number, also of a slider. is_angle: radians, shown as degrees. turned: an angle as it was measured, where `value`
    is the smaller or larger one of both sides."""

    value: float
    is_angle: bool = False
    turned: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """Value of a comparison or of a tick box."""

    value: bool


@dataclass(frozen=True, slots=True)
class TextValue:
    """Words on the construction."""

    value: str


@dataclass(frozen=True, slots=True)
class Group:
    """List of values."""

    members: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """Function of one variable. body: names no object of the construction, only the variable. least, most: where it is
    defined."""

    variable: str
    body: Expression
    least: float = -float("inf")
    most: float = float("inf")


@dataclass(frozen=True, slots=True)
class Locus:
    """All places of a point while another goes along its curve, or a number from end to end of its slider.

    target, mover: their labels. recipe: a `tni.constructions.locus_recipe.LocusRecipe`, which is above this module.
    `locus_lines` has its lines."""

    target: str
    mover: str
    recipe: object


type Value = (
    Point
    | Vector
    | StraightLine
    | Segment
    | Ray
    | Conic
    | Arc
    | Polygon
    | NumberValue
    | Truth
    | TextValue
    | Group
    | Function
    | Locus
)
type Straight = StraightLine | Segment | Ray
type Curve = Straight | Conic | Arc


class AngleRange(Enum):
    """Choice of one of the two angles on both sides of a corner; the values are those of GeoGebra's files."""

    ANTICLOCKWISE = "0"
    CONVEX = "1"
    REFLEX = "2"
    UNBOUNDED = "3"


class Kind(Enum):
    """Kind of an object, by the name that GeoGebra's files give it."""

    POINT = "point"
    VECTOR = "vector"
    LINE = "line"
    SEGMENT = "segment"
    RAY = "ray"
    CONIC = "conic"
    CONIC_PART = "conicpart"
    POLYGON = "polygon"
    NUMERIC = "numeric"
    ANGLE = "angle"
    BOOLEAN = "boolean"
    TEXT = "text"
    LIST = "list"
    FUNCTION = "function"
    LOCUS = "locus"


_KINDS: dict[type, Kind] = {
    Point: Kind.POINT,
    Vector: Kind.VECTOR,
    StraightLine: Kind.LINE,
    Segment: Kind.SEGMENT,
    Ray: Kind.RAY,
    Conic: Kind.CONIC,
    Arc: Kind.CONIC_PART,
    Polygon: Kind.POLYGON,
    Truth: Kind.BOOLEAN,
    TextValue: Kind.TEXT,
    Group: Kind.LIST,
    Function: Kind.FUNCTION,
    Locus: Kind.LOCUS,
}


def kind_of(value: Value) -> Kind:
    if isinstance(value, NumberValue):
        return Kind.ANGLE if value.is_angle else Kind.NUMERIC
    return _KINDS[type(value)]


def line_through(first: Point, second: Point) -> StraightLine:
    """Return the line that runs from the first point to the second."""
    return StraightLine(first.y - second.y, second.x - first.x, first.x * second.y - first.y * second.x, first)


def line_along(point: Point, direction: Vector) -> StraightLine:
    """Return the line through a point that runs in a direction."""
    return StraightLine(-direction.y, direction.x, point.x * direction.y - point.y * direction.x, point)


def circle_about(centre: Point, radius: float) -> Conic:
    constant = centre.x * centre.x + centre.y * centre.y - radius * radius
    return Conic(1.0, 1.0, constant, 0.0, -centre.x, -centre.y, about=(centre, radius))


def distance(first: Point, second: Point) -> float:
    return hypot(second.x - first.x, second.y - first.y)


def between(first: Point, second: Point) -> Vector:
    """Return the vector from the first point to the second."""
    return Vector(second.x - first.x, second.y - first.y)


def angle_of(vector: Vector) -> float:
    """Return the direction of a vector, 0 to 2π."""
    return turned_angle(atan2(vector.y, vector.x))


def turned_angle(angle: float) -> float:
    """Return an angle within 0 and 2π, below 2π."""
    found = angle % TURN
    return 0.0 if found >= TURN else found


def is_defined(value: Value | None) -> bool:
    """Tell whether all numbers of a geometric value are finite. A line needs a direction too."""
    match value:
        case None:
            return False
        case Point(x, y) | Vector(x, y):
            return isfinite(x) and isfinite(y)
        case StraightLine(a, b, c):
            return isfinite(a) and isfinite(b) and isfinite(c) and (a != 0 or b != 0)
        case Segment(start, end):
            return is_defined(start) and is_defined(end)
        case Ray(start, direction):
            return is_defined(start) and is_defined(direction) and direction.length > 0
        case Conic():
            return all(map(isfinite, value.coefficients)) and any(value.coefficients)
        case Arc():
            return is_defined(value.centre) and isfinite(value.radius) and isfinite(value.extent_rad)
        case Polygon(corners):
            return all(map(is_defined, corners))
        case NumberValue(number):
            return isfinite(number)
        case _:
            return True

"""Plane geometry in page millimetres (origin top left, y down), or in the unit that the caller names."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, inf, isfinite, sin, sqrt
from typing import Self

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""(n, 2) array of x, y."""

type Point = tuple[float, float]
"""x and y."""


@dataclass(frozen=True, slots=True)
class Rect:
    """Axis-aligned rectangle. x, y: top left corner; width, height >= 0. A rectangle with a negative width or height is
    empty: it contains nothing, and its union with another rectangle is the other."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def empty(self) -> bool:
        return self.width < 0 or self.height < 0

    @classmethod
    def nothing(cls) -> Self:
        return cls(inf, inf, -inf, -inf)

    @classmethod
    def of_points(cls, points: Points) -> Self:
        """Return the bounding box of (n, 2) points; empty for n = 0."""
        if len(points) == 0:
            return cls.nothing()
        low, high = points.min(axis=0), points.max(axis=0)
        return cls(float(low[0]), float(low[1]), float(high[0] - low[0]), float(high[1] - low[1]))

    def united(self, other: Rect) -> Rect:
        if self.empty:
            return other
        if other.empty:
            return self
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def intersects(self, other: Rect) -> bool:
        if self.empty or other.empty:
            return False
        return self.x <= other.right and other.x <= self.right and self.y <= other.bottom and other.y <= self.bottom

    def contains(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def grown(self, by: float) -> Rect:
        if self.empty:
            return self
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def fitted(self, ratio: float) -> Rect:
        """Return the largest rectangle of this width to height around the same middle, within this one."""
        wide = min(self.width, self.height * ratio)
        high = min(self.height, self.width / ratio)
        return Rect(self.x + (self.width - wide) / 2, self.y + (self.height - high) / 2, wide, high)

    def corners(self) -> Points:
        """Return the corners as (4, 2), clockwise from the top left."""
        return np.array(
            [(self.x, self.y), (self.right, self.y), (self.right, self.bottom), (self.x, self.bottom)],
            dtype=np.float64,
        )


@dataclass(frozen=True, slots=True)
class Affine:
    """Affine map x' = a x + c y + e, y' = b x + d y + f. The parameters are in the order of SVG's matrix(a b c d e
    f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __post_init__(self) -> None:
        if not all(map(isfinite, (self.a, self.b, self.c, self.d, self.e, self.f))):
            raise ValueError(f"affine map must be finite, got {self}")

    @classmethod
    def moving(cls, dx: float, dy: float) -> Self:
        return cls(e=dx, f=dy)

    @classmethod
    def scaling(cls, sx: float, sy: float, about: tuple[float, float] = (0.0, 0.0)) -> Self:
        return cls(sx, 0.0, 0.0, sy, about[0] * (1 - sx), about[1] * (1 - sy))

    @classmethod
    def rotating(cls, radians: float, about: tuple[float, float] = (0.0, 0.0)) -> Self:
        """Return a rotation, clockwise on a page for positive angles since y points down."""
        cosine, sine = cos(radians), sin(radians)
        x, y = about
        return cls(cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y)

    @property
    def is_identity(self) -> bool:
        return self == IDENTITY

    @property
    def only_moves(self) -> bool:
        """Return whether the map is a pure translation."""
        return (self.a, self.b, self.c, self.d) == (1.0, 0.0, 0.0, 1.0)

    @property
    def mean_scale(self) -> float:
        """Square root of the area ratio, by which line widths are multiplied."""
        return float(abs(self.a * self.d - self.b * self.c) ** 0.5)

    @property
    def least_scale(self) -> float:
        """Scale factor in the direction in which lengths grow least."""
        a, b, c, d = self.a, self.b, self.c, self.d
        squares, twice = a * a + b * b + c * c + d * d, 2 * abs(a * d - b * c)
        return (sqrt(squares + twice) - sqrt(max(squares - twice, 0.0))) / 2

    def after(self, first: Affine) -> Affine:
        """Return the composition that applies `first`, then this map."""
        return Affine(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    def inverse(self) -> Affine:
        """Return the inverse map. Raises: ValueError when the map is singular."""
        det = self.a * self.d - self.b * self.c
        if det == 0 or not isfinite(1 / det):
            raise ValueError(f"no inverse of {self}")
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Affine(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def points(self, points: Points) -> Points:
        """Map (n, 2) points to a new (n, 2) array."""
        matrix = np.array([(self.a, self.b), (self.c, self.d)])
        mapped: Points = points @ matrix + (self.e, self.f)
        return mapped

    def rect(self, rect: Rect) -> Rect:
        """Return the bounding box of the mapped rectangle."""
        return rect if rect.empty else Rect.of_points(self.points(rect.corners()))


IDENTITY = Affine()

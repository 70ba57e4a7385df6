"""View of a solid: the direction from which it is seen, and its place on the item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from tni.api.items import Point

from .space import Vector, dot

CAVALIER: Final = 0.5, 35.0
"""Ratio and angle of the receding lines of a cavalier view."""


@dataclass(frozen=True, slots=True)
class SolidView:
    """Parallel view. right, up: how far a vector goes on the picture. toward: direction to who looks. at: place of the
    origin. scale: millimetres for 1."""

    right: Vector
    up: Vector
    toward: Vector
    at: Point = (0.0, 0.0)
    scale: float = 1.0

    def point(self, one: Vector) -> Point:
        return self.at[0] + self.scale * dot(one, self.right), self.at[1] - self.scale * dot(one, self.up)

    def way(self, one: Vector) -> Point:
        """Return a vector on the picture, in millimetres."""
        return self.scale * dot(one, self.right), -self.scale * dot(one, self.up)

    def depth(self, one: Vector) -> float:
        return dot(one, self.toward)

    def placed(self, centre: Vector, at: Point, scale: float) -> SolidView:
        """Return the view with a point of the solid at a place of the item."""
        x, y = dot(centre, self.right) * scale, dot(centre, self.up) * scale
        return SolidView(self.right, self.up, self.toward, (at[0] - x, at[1] + y), scale)


def turned_view(yaw: float, pitch: float) -> SolidView:
    """Return the view of a solid that is turned. yaw: degrees about the vertical. pitch: from above, 90 for straight
    down."""
    c, s, low, high = cos(radians(yaw)), sin(radians(yaw)), cos(radians(pitch)), sin(radians(pitch))
    return SolidView((c, -s, 0.0), (s * high, c * high, low), (-s * low, -c * low, high))


def cavalier_view() -> SolidView:
    """Return the cavalier view, in which the front has its true form."""
    ratio, angle = CAVALIER
    x, z = ratio * cos(radians(angle)), ratio * sin(radians(angle))
    return SolidView((1.0, x, 0.0), (0.0, z, 1.0), (x, -1.0, z))


def hull(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the convex outline of points."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_chain(ordered), *_chain(ordered[::-1]))


def _chain(points: Sequence[Point]) -> list[Point]:
    out: list[Point] = []
    for x, y in points:
        while len(out) > 1 and (
            (out[-1][0] - out[-2][0]) * (y - out[-2][1]) <= (out[-1][1] - out[-2][1]) * (x - out[-2][0])
        ):
            out.pop()
        out.append((x, y))
    return out[:-1]

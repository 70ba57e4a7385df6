"""Window of the plane in which objects are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from tni.constructions.values import Point

type Polyline = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PlaneWindow:
    """Part of the plane that is shown: from left to right, from bottom to top."""

    left: float
    right: float
    bottom: float
    top: float

    def holds(self, point: Point) -> bool:
        return self.left <= point.x <= self.right and self.bottom <= point.y <= self.top

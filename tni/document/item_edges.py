"""Edges of instruments, along which a pen draws: straight edges of a ruler, the circle of a pair of compasses."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, pi, sin

from tni.core.geometry import Affine, Point


def nearest_of_segment(start: Point, end: Point, place: Point) -> Point:
    """Return the point between two others that is nearest to a place."""
    (x, y), (to_x, to_y) = start, end
    dx, dy = to_x - x, to_y - y
    square = dx * dx + dy * dy
    along = ((place[0] - x) * dx + (place[1] - y) * dy) / square if square > 0 else 0.0
    along = min(max(along, 0.0), 1.0)
    return x + along * dx, y + along * dy


@dataclass(frozen=True, slots=True)
class StraightEdge:
    """Straight edge between two points, in millimetres of the item. id: its name among the item's edges."""

    id: str
    start: Point
    end: Point

    def nearest(self, place: Point) -> Point:
        """Return the point of the edge that is nearest to a place."""
        return nearest_of_segment(self.start, self.end, place)


@dataclass(frozen=True, slots=True)
class ArcEdge:
    """Arc about a point, in millimetres of the item. start, sweep: degrees, clockwise from twelve o'clock; 360 for a
    whole circle. takes: point near which a pen comes down to draw along it, None for the whole arc."""

    id: str
    centre: Point
    radius: float
    start: float = 0.0
    sweep: float = 360.0
    takes: Point | None = None

    def nearest(self, place: Point) -> Point:
        """Return the point of the arc that is nearest to a place; its beginning for the centre."""
        dx, dy = place[0] - self.centre[0], place[1] - self.centre[1]
        if hypot(dx, dy) < 1e-9:
            return self.at(self.start)
        angle = degrees(atan2(dx, -dy))
        if self.sweep < 360.0:
            past = (angle - self.start) % 360.0
            if past > self.sweep:
                angle = self.start + (self.sweep if past - self.sweep <= 360.0 - past else 0.0)
        return self.at(angle)

    def at(self, angle: float) -> Point:
        """Return the point at an angle, degrees clockwise from twelve o'clock."""
        turn = angle * pi / 180
        return self.centre[0] + self.radius * sin(turn), self.centre[1] - self.radius * cos(turn)


type ItemEdge = StraightEdge | ArcEdge


@dataclass(frozen=True, slots=True)
class PageEdge:
    """Edge of an item on the page. transform: of the item, in the moment in which a pen came down on it."""

    edge: ItemEdge
    transform: Affine

    def nearest(self, place: Point) -> Point:
        """Return the point of the edge, page mm, that is nearest to a place of the page. Items are not squeezed, so
        that what is nearest in the item is so on the page. Raises: ValueError for an item that is squeezed to
        nothing."""
        local = self.transform.inverse().point(*place)
        return self.transform.point(*self.edge.nearest(local))

    def distance_mm(self, place: Point) -> float:
        """Return how far a pen that comes down at a place is from where the edge takes it. Raises: ValueError."""
        takes = self.edge.takes if isinstance(self.edge, ArcEdge) else None
        x, y = self.nearest(place) if takes is None else self.transform.point(*takes)
        return hypot(place[0] - x, place[1] - y)

"""Web Mercator (EPSG:3857), in which the pieces of web maps are drawn, and lengths and areas on the globe.

Degrees are longitude to the east and latitude to the north. World coordinates are from 0 to 1, x to the east from the
180th meridian, y to the south from HIGHEST.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, asinh, atan, atan2, cos, degrees, hypot, pi, radians, sin, sinh, sqrt, tan
from typing import Final

type Place = tuple[float, float]
"""Longitude and latitude."""

RADIUS_M: Final = 6_378_137.0
"""Radius of the sphere of the projection: the Earth's at the equator (WGS 84)."""
MEAN_RADIUS_M: Final = 6_371_008.8
"""Mean radius of the Earth (IUGG), for distances and areas."""
HIGHEST: Final = degrees(atan(sinh(pi)))
"""Latitude at which the projection is cut, so that the world is a square: 85.05°."""


def to_world(place: Place) -> tuple[float, float]:
    """Return the world coordinates of a place; of one beyond the cut, those of the cut."""
    lon, lat = place[0], min(max(place[1], -HIGHEST), HIGHEST)
    return (lon + 180.0) / 360.0, 0.5 - asinh(tan(radians(lat))) / (2 * pi)


def to_place(x: float, y: float) -> Place:
    return x * 360.0 - 180.0, degrees(atan(sinh(pi * (1.0 - 2.0 * y))))


def metres_per_world(lat: float) -> float:
    """Return how many metres on the ground a whole world coordinate is at a latitude."""
    return 2 * pi * RADIUS_M * cos(radians(lat))


def distance_m(start: Place, end: Place) -> float:
    """Return the length of the great circle between two places (haversine)."""
    lat1, lat2 = radians(start[1]), radians(end[1])
    across, along = radians(end[0] - start[0]) / 2, (lat2 - lat1) / 2
    half = sin(along) ** 2 + cos(lat1) * cos(lat2) * sin(across) ** 2
    return 2 * MEAN_RADIUS_M * asin(min(1.0, sqrt(half)))


def area_m2(corners: Sequence[Place]) -> float:
    """Return the area within places on the globe, whichever way round they are given: the part of the sphere that their
    sides cut off, each taken as the straight line between longitude and sine of the latitude."""
    total = 0.0
    for (lon1, lat1), (lon2, lat2) in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        across = (lon2 - lon1 + 180.0) % 360.0 - 180.0
        total += radians(across) * (sin(radians(lat1)) + sin(radians(lat2)))
    return abs(total) / 2 * MEAN_RADIUS_M**2


def great_circle(start: Place, end: Place, steps: int) -> list[Place]:
    """Return places along the great circle between two, both of them too."""
    far = distance_m(start, end) / MEAN_RADIUS_M
    if steps < 2 or far < 1e-9 or far > pi - 1e-6:
        return [start, end]
    first, last = _vector(start), _vector(end)
    out = [start]
    for n in range(1, steps):
        a, b = sin((1 - n / steps) * far) / sin(far), sin(n / steps * far) / sin(far)
        x, y, z = (a * p + b * q for p, q in zip(first, last, strict=True))
        out.append((degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))))
    return [*out, end]


def _vector(place: Place) -> tuple[float, float, float]:
    lon, lat = radians(place[0]), radians(place[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)

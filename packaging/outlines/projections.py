"""Projections of the maps: degrees of longitude and latitude to kilometres, x to the right and y down."""

from __future__ import annotations

from collections.abc import Callable
from math import asin, cos, log, pi, radians, sin, sqrt, tan

type Projection = Callable[[float, float], tuple[float, float]]
RADIUS_KM = 6371.0


def equal_earth(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth (Šavrič, Patterson and Jenny, 2018), about the meridian of Greenwich: areas are true to scale."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2, t6 = t * t, t**6
    x = 2 * sqrt(3) * radians(longitude) * cos(t) / (3 * (9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return x * RADIUS_KM, -y * RADIUS_KM


def azimuthal_equal_area(longitude_0: float, latitude_0: float) -> Projection:
    """Lambert's azimuthal equal-area projection about a place."""
    p0 = radians(latitude_0)

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        p, d = radians(latitude), radians(longitude - longitude_0)
        k = sqrt(2 / max(1 + sin(p0) * sin(p) + cos(p0) * cos(p) * cos(d), 1e-3))
        x = k * cos(p) * sin(d)
        y = k * (cos(p0) * sin(p) - sin(p0) * cos(p) * cos(d))
        return x * RADIUS_KM, -y * RADIUS_KM

    return project


def conformal_conic(longitude_0: float, latitude_0: float, south: float, north: float) -> Projection:
    """Lambert's conformal conic projection with two parallels that are true to scale; that of France's official maps
    with 3, 46.5, 44 and 49 degrees (Lambert-93)."""
    p1, p2, p0 = radians(south), radians(north), radians(latitude_0)
    n = log(cos(p1) / cos(p2)) / log(tan(pi / 4 + p2 / 2) / tan(pi / 4 + p1 / 2))
    f = cos(p1) * tan(pi / 4 + p1 / 2) ** n / n

    def rho(p: float) -> float:
        return f / tan(pi / 4 + p / 2) ** n

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        r, t = rho(radians(latitude)), n * radians(longitude - longitude_0)
        return r * sin(t) * RADIUS_KM, (r * cos(t) - rho(p0)) * RADIUS_KM

    return project


def plain(longitude_0: float, latitude_0: float) -> Projection:
    """Small area about a place, where degrees of longitude are as long as there."""
    return lambda x, y: (
        radians(x - longitude_0) * cos(radians(latitude_0)) * RADIUS_KM,
        -radians(y - latitude_0) * RADIUS_KM,
    )

"""Freeforms of DrawingML: their formulas and paths, made into lines of points."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, isfinite, radians, sin, sqrt, tan

from tni.formats.lessons.office.numbers import FARTHEST, is_on, number
from tni.formats.lessons.office.shape_paths import ShapePath, arc, cubic, ellipse_angle
from tni.formats.xml_tree import Element, child, children, name_of

MOST_GUIDES, MOST_POINTS = 2000, 100_000
_ANGLE = 60_000.0


def guides_of(geometry: Element, wide: float, high: float) -> dict[str, float]:
    """Return the values of a geometry's adjustments and formulas, and those that each one knows. wide, high: of the
    shape, in EMU."""
    side = min(wide, high)
    values = {
        "w": wide, "h": high, "l": 0.0, "t": 0.0, "r": wide, "b": high, "hc": wide / 2, "vc": high / 2, "ss": side,
        "ls": max(wide, high), "cd2": 10_800_000.0, "cd4": 5_400_000.0, "cd8": 2_700_000.0, "3cd4": 16_200_000.0,
        "3cd8": 8_100_000.0, "5cd8": 13_500_000.0, "7cd8": 18_900_000.0,
    }  # fmt: skip
    for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        values |= {f"wd{part}": wide / part, f"hd{part}": high / part, f"ssd{part}": side / part}
    for listed in ("avLst", "gdLst"):
        found = child(geometry, listed)
        for guide in () if found is None else children(found, "gd")[:MOST_GUIDES]:
            values[guide.get("name", "")] = _formula(guide.get("fmla", ""), values)
    return values


def _formula(text: str, values: dict[str, float]) -> float:
    name, *parts = text.split()[:4] or [""]
    x, y, z = [_value(one, values) for one in (*parts, "0", "0", "0")[:3]]
    try:
        found = _computed(name, x, y, z)
    except (ArithmeticError, ValueError):
        return 0.0
    return found if isfinite(found) and abs(found) <= FARTHEST * 100 else 0.0


def _computed(name: str, x: float, y: float, z: float) -> float:
    match name:
        case "*/":
            return x * y / z
        case "+-":
            return x + y - z
        case "+/":
            return (x + y) / z
        case "?:":
            return y if x > 0 else z
        case "abs":
            return abs(x)
        case "max":
            return max(x, y)
        case "min":
            return min(x, y)
        case "pin":
            return min(max(y, x), z)
        case "mod":
            return sqrt(x * x + y * y + z * z)
        case "sqrt":
            return sqrt(x)
    return _of_angle(name, x, y, z)


def _of_angle(name: str, x: float, y: float, z: float) -> float:
    match name:
        case "sin":
            return x * sin(radians(y / _ANGLE))
        case "cos":
            return x * cos(radians(y / _ANGLE))
        case "tan":
            return x * tan(radians(y / _ANGLE))
        case "at2":
            return degrees(atan2(y, x)) * _ANGLE
        case "cat2":
            return x * y / hypot(y, z)
        case "sat2":
            return x * z / hypot(y, z)
    return x


def _value(text: str, values: dict[str, float]) -> float:
    return values[text] if text in values else number(text)


def paths_of(geometry: Element, wide: float, high: float) -> tuple[ShapePath, ...]:
    """Return the lines of a `custGeom`, in its box of 1 by 1. wide, high: of the shape, in EMU."""
    values = guides_of(geometry, wide, high)
    listed = child(geometry, "pathLst")
    found: list[ShapePath] = []
    left = MOST_POINTS
    for path in () if listed is None else children(listed, "path"):
        across, down = number(path.get("w")) or wide or 1.0, number(path.get("h")) or high or 1.0
        is_filled, is_drawn = path.get("fill", "norm") != "none", is_on(path.get("stroke"), True)
        for points, is_closed in _lines(path, values):
            scaled = tuple((x / across, y / down) for x, y in points[:left])
            left -= len(scaled)
            if len(scaled) > 1:
                found.append(ShapePath(scaled, is_closed, is_filled, is_drawn))
    return tuple(found)


def _lines(path: Element, values: dict[str, float]) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Yield each line of a path, and whether it is closed."""
    points: list[tuple[float, float]] = []
    for one in path:
        at = [(_value(p.get("x", "0"), values), _value(p.get("y", "0"), values)) for p in children(one, "pt")]
        match name_of(one):
            case "moveTo":
                if points:
                    yield points, False
                points = at[:1]
            case "lnTo":
                points += at[:1]
            case "cubicBezTo" if len(at) == 3 and points:
                points += cubic(points[-1], *at)
            case "quadBezTo" if len(at) == 2 and points:
                points += cubic(points[-1], *at)
            case "arcTo" if points:
                points += _arc_from(points[-1], one, values)
            case "close" if points:
                yield points, True
                points = [points[0]]
    if len(points) > 1:
        yield points, False


def _arc_from(here: tuple[float, float], element: Element, values: dict[str, float]) -> list[tuple[float, float]]:
    across, down, start, sweep = (_value(element.get(one, "0"), values) for one in ("wR", "hR", "stAng", "swAng"))
    begin = ellipse_angle(start / _ANGLE, across, down)
    end = ellipse_angle((start + sweep) / _ANGLE, across, down)
    x = here[0] - across * cos(radians(begin))
    y = here[1] - down * sin(radians(begin))
    return arc(x, y, across, down, begin, end - begin)[1:]

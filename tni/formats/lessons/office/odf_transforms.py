"""Places of shapes of OpenDocument, and the numbers and paths that they are written with."""

from __future__ import annotations

import re
from math import atan2, cos, degrees, hypot, pi, radians, sin
from typing import ClassVar

from tni.core.geometry import Affine
from tni.formats.lessons.office.numbers import length_mm, number
from tni.formats.lessons.office.odf_styles import attribute
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_paths import ShapePath, arc, cubic, ellipse_angle
from tni.formats.xml_tree import Element

_STEP = re.compile(r"(rotate|translate|scale|skewX|skewY|matrix)\s*\(([^)]*)\)")
_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:[0-9]*\.[0-9]+|[0-9]+\.?)(?:[eE][-+]?[0-9]{1,3})?)")
MOST_TOKENS = 300_000


def placement_of(element: Element) -> Placement | None:
    """Return the box of a shape on its page, in millimetres; None if it has none."""
    wide, high = (length_mm(attribute(element, one), -1.0) for one in ("width", "height"))
    if wide < 0 and high < 0:
        return None
    wide, high = max(wide, 0.0), max(high, 0.0)
    x, y = length_mm(attribute(element, "x")), length_mm(attribute(element, "y"))
    steps = attribute(element, "transform")
    if not steps:
        return Placement(x + wide / 2, y + high / 2, wide, high)
    try:
        whole = transform_of(steps).after(Affine.moving(x, y))
    except ValueError:
        return Placement(x + wide / 2, y + high / 2, wide, high)
    middle = whole.point(wide / 2, high / 2)
    mirrors = whole.a * whole.d - whole.b * whole.c < 0
    turn = degrees(atan2(whole.b, whole.a)) % 360
    across, down = hypot(whole.a, whole.b), hypot(whole.c, whole.d)
    return Placement(*middle, wide * across, high * down, turn, False, mirrors)


def transform_of(text: str) -> Affine:
    """Return the map of a `draw:transform`, whose steps are applied in their order. Raises: ValueError."""
    whole = Affine()
    for match in list(_STEP.finditer(text))[:50]:
        parts = [one for one in re.split(r"[\s,]+", match[2].strip()) if one]
        whole = _step(match[1], parts).after(whole)
    return whole


def _step(name: str, parts: list[str]) -> Affine:
    values = [number(one) for one in parts] + [0.0] * 6
    match name:
        case "rotate":
            return Affine.rotating(-values[0])  # counter-clockwise in the file
        case "translate":
            return Affine.moving(length_mm(parts[0]) if parts else 0.0, length_mm(parts[1]) if len(parts) > 1 else 0.0)
        case "scale":
            return Affine.scaling(values[0], values[1] if len(parts) > 1 else values[0])
        case "skewX":
            return Affine(c=sin(-values[0]) / (cos(values[0]) or 1.0))
        case "skewY":
            return Affine(b=sin(-values[0]) / (cos(values[0]) or 1.0))
    moved = [length_mm(one) for one in parts[4:6]] + [0.0, 0.0]
    return Affine(values[0], values[1], values[2], values[3], moved[0], moved[1])


def view_box(element: Element) -> tuple[float, float, float, float]:
    """Return left, top, width and height of a `viewBox`."""
    parts = [number(one) for one in re.split(r"[\s,]+", attribute(element, "viewBox").strip()) if one]
    if len(parts) != 4 or parts[2] <= 0 or parts[3] <= 0:
        return 0.0, 0.0, 0.0, 0.0
    return parts[0], parts[1], parts[2], parts[3]


def points_of(text: str) -> list[tuple[float, float]]:
    """Return the points of a `draw:points`."""
    values = [number(one) for one in re.split(r"[\s,]+", text.strip()) if one][:MOST_TOKENS]
    return list(zip(values[::2], values[1::2], strict=False))


def scaled(
    points: list[tuple[float, float]], box: tuple[float, float, float, float]
) -> tuple[tuple[float, float], ...]:
    """Return points of a view box in a box of 1 by 1."""
    left, top, wide, high = box
    return tuple(((x - left) / (wide or 1.0), (y - top) / (high or 1.0)) for x, y in points)


def path_lines(text: str) -> list[tuple[list[tuple[float, float]], bool]]:
    """Return the lines of a path in SVG's notation, and whether each is closed."""
    tokens = [(one[1], one[2]) for one in _TOKEN.finditer(text)][:MOST_TOKENS]
    return _PathReader(tokens).read()


class _PathReader:
    """Reading of one path."""

    _COUNTS: ClassVar = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._lines: list[tuple[list[tuple[float, float]], bool]] = []
        self._points: list[tuple[float, float]] = []
        self._here, self._begin, self._control = (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)

    def read(self) -> list[tuple[list[tuple[float, float]], bool]]:
        place, command = 0, ""
        while place < len(self._tokens):
            if self._tokens[place][0]:
                command = self._tokens[place][0]
                place += 1
            count = self._COUNTS.get(command.upper(), 0)
            values = [number(one[1]) for one in self._tokens[place : place + count]]
            if not command or len(values) < count or any(one[0] for one in self._tokens[place : place + count]):
                break
            place += count
            self._do(command, values)
            if command.upper() == "M":
                command = "L" if command == "M" else "l"
            elif not count:
                command = ""
        self._end(is_closed=False)
        return self._lines

    def _end(self, is_closed: bool) -> None:
        if len(self._points) > 1:
            self._lines.append((self._points, is_closed))
        self._points = []

    def _do(self, command: str, values: list[float]) -> None:
        name, x, y = command.upper(), *self._here
        if command.islower() and name not in ("A", "H", "V"):
            values = [value + (y if place % 2 else x) for place, value in enumerate(values)]
        points = list(zip(values[::2], values[1::2], strict=False))
        if name == "Z":
            self._end(is_closed=True)
            self._here = self._begin
            return
        if name == "M":
            self._end(is_closed=False)
            self._points, self._begin, self._here = [points[0]], points[0], points[0]
            return
        self._points = self._points or [self._here]
        match name:
            case "H":
                self._points.append((values[0] + (x if command == "h" else 0), y))
            case "V":
                self._points.append((x, values[0] + (y if command == "v" else 0)))
            case "A":
                self._points += _arc_between(self._here, values, is_relative=command == "a")
            case "S" | "T":
                mirrored = (2 * x - self._control[0], 2 * y - self._control[1])
                self._curve([mirrored, *points])
            case "C" | "Q":
                self._curve(points)
            case _:
                self._points.append(points[0])
        self._here = self._points[-1]
        if name not in ("C", "S", "Q", "T"):
            self._control = self._here

    def _curve(self, points: list[tuple[float, float]]) -> None:
        self._points += cubic(self._here, *points)
        self._control = points[-2]


def _arc_between(here: tuple[float, float], values: list[float], is_relative: bool) -> list[tuple[float, float]]:
    """Return points of an arc from its ends, as SVG's appendix on its implementation computes its middle."""
    across, down, tilt = abs(values[0]), abs(values[1]), radians(values[2])
    end = (values[5] + (here[0] if is_relative else 0), values[6] + (here[1] if is_relative else 0))
    dx, dy = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = cos(tilt) * dx + sin(tilt) * dy, cos(tilt) * dy - sin(tilt) * dx
    if not (across and down) or (not x and not y):
        return [end]
    grown = (x / across) ** 2 + (y / down) ** 2
    if grown > 1:
        across, down = across * grown**0.5, down * grown**0.5
    rest = max((across * down) ** 2 / ((across * y) ** 2 + (down * x) ** 2) - 1, 0.0) ** 0.5
    sign = -1 if bool(values[3]) == bool(values[4]) else 1
    cx, cy = sign * rest * across * y / down, -sign * rest * down * x / across
    begin = atan2((y - cy) / down, (x - cx) / across)
    sweep = (atan2((-y - cy) / down, (-x - cx) / across) - begin) % (2 * pi)
    if not values[4]:
        sweep -= 2 * pi
    middle = ((here[0] + end[0]) / 2, (here[1] + end[1]) / 2)
    points = arc(cx, cy, across, down, degrees(begin), degrees(sweep))[1:]
    return [
        (middle[0] + cos(tilt) * px - sin(tilt) * py, middle[1] + sin(tilt) * px + cos(tilt) * py) for px, py in points
    ]


def ellipse_path(start: float, end: float, kind: str) -> ShapePath:
    """Return part of an ellipse in a box of 1 by 1. start, end: degrees counter-clockwise. kind: "arc", "section" or
    "cut"."""
    begin = ellipse_angle(-start, 0.5, 0.5)
    sweep = -((end - start) % 360)
    points = arc(0.5, 0.5, 0.5, 0.5, begin, sweep)
    if kind == "section":
        points.append((0.5, 0.5))
    is_open = kind == "arc"
    return ShapePath(tuple(points), is_closed=not is_open, is_filled=not is_open)

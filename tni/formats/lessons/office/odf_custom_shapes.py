"""Custom shapes of OpenDocument (`draw:enhanced-geometry`) as lines of points: their path says all of their form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import atan2, cos, degrees, pi, radians, sin

from tni.formats.lessons.office.numbers import number
from tni.formats.lessons.office.odf_formulas import OdfFormulas
from tni.formats.lessons.office.odf_styles import attribute
from tni.formats.lessons.office.odf_transforms import view_box
from tni.formats.lessons.office.placements import Placement
from tni.formats.lessons.office.shape_items import RECTANGLE, Form, FormKind
from tni.formats.lessons.office.shape_paths import ShapePath, arc, cubic, ellipse_angle
from tni.formats.xml_tree import Element, children

_COMMANDS = {"M": 2, "L": 2, "C": 6, "Q": 4, "X": 2, "Y": 2, "T": 6, "U": 6, "A": 8, "B": 8, "W": 8, "V": 8, "G": 4}
_TOKEN = re.compile(r"[A-Z](?![A-Za-z])|\?[A-Za-z0-9_]+|\$[0-9]+|[a-z]+|[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?")
MOST_TOKENS, MOST_POINTS = 20_000, 50_000
_QUARTER = 0.5523
"""Length of the handles of a Bézier curve that is a quarter of a circle of radius 1."""
_RECTANGLES = ("rectangle", "ooxml-rect", "mso-spt1", "flowchart-process")
_ELLIPSES = ("ellipse", "circle", "ooxml-ellipse", "mso-spt3", "flowchart-connector")


class OdfCustomShape:
    """Form of a custom shape, and where its text stands. geometry: its `enhanced-geometry`."""

    def __init__(self, geometry: Element, placement: Placement) -> None:
        self._geometry = geometry
        box = view_box(geometry)
        actual = (0.0, 0.0, placement.width * 100 or 1.0, placement.height * 100 or 1.0)
        self._box = box if box[2] and box[3] else actual
        parts = [number(one) for one in attribute(geometry, "sub-view-size").split()]
        self._sizes = list(zip(parts[::2], parts[1::2], strict=False))
        left, top, wide, high = self._box
        names = {
            "left": left, "top": top, "right": left + wide, "bottom": top + high, "width": wide, "height": high,
            "pi": pi, "xstretch": 0.0, "ystretch": 0.0, "hasstroke": 1.0, "hasfill": 1.0,
            "logwidth": placement.width * 100, "logheight": placement.height * 100,
        }  # fmt: skip
        modifiers = [number(one) for one in attribute(geometry, "modifiers").split()]
        names |= {f"${place}": value for place, value in enumerate(modifiers[:100])}
        equations = {attribute(one, "name"): attribute(one, "formula") for one in children(geometry, "equation")[:1000]}
        self._formulas = OdfFormulas(names, equations)

    @property
    def form(self) -> Form:
        kind = attribute(self._geometry, "type")
        if kind in _RECTANGLES:
            return RECTANGLE
        if kind in _ELLIPSES:
            return Form(FormKind.ELLIPSE)
        paths = self._paths()
        return Form(FormKind.PATHS, paths) if paths else replace(RECTANGLE, is_exact=False)

    def mirrored(self, placement: Placement) -> Placement:
        across, down = (attribute(self._geometry, f"mirror-{one}") == "true" for one in ("horizontal", "vertical"))
        return replace(placement, mirrors_x=placement.mirrors_x != across, mirrors_y=placement.mirrors_y != down)

    @property
    def text_shares(self) -> tuple[float, float, float, float]:
        """Parts of the box at its left, top, right and bottom that have no text."""
        areas = _TOKEN.findall(attribute(self._geometry, "text-areas"))[:4]
        if len(areas) < 4:
            return 0.0, 0.0, 0.0, 0.0
        left, top, wide, high = self._box
        x0, y0, x1, y1 = (self._formulas.value(one) for one in areas)
        shares = ((x0 - left) / wide, (y0 - top) / high, (left + wide - x1) / wide, (top + high - y1) / high)
        if not all(-0.5 <= one < 1 for one in shares) or shares[0] + shares[2] >= 1 or shares[1] + shares[3] >= 1:
            return 0.0, 0.0, 0.0, 0.0
        return shares

    def _paths(self) -> tuple[ShapePath, ...]:
        tokens = _TOKEN.findall(attribute(self._geometry, "enhanced-path"))[:MOST_TOKENS]
        reader = _EnhancedPath(tokens, self._formulas)
        found = []
        for place, paths in enumerate(reader.read()):
            left, top, wide, high = self._box
            if place < len(self._sizes) and min(self._sizes[place]) > 0:  # a part with coordinates of its own
                left, top, wide, high = 0.0, 0.0, *self._sizes[place]
            found += [
                replace(one, points=tuple(((x - left) / wide, (y - top) / high) for x, y in one.points))
                for one in paths
            ]
        return tuple(found)


class _EnhancedPath:
    """Reading of one `enhanced-path`."""

    def __init__(self, tokens: Sequence[str], formulas: OdfFormulas) -> None:
        self._tokens, self._formulas = tokens, formulas
        self._points: list[tuple[float, float]] = []
        self._lines: list[tuple[tuple[tuple[float, float], ...], bool]] = []
        self._found: list[list[ShapePath]] = []
        self._is_filled = self._is_drawn = True
        self._count = 0

    def read(self) -> list[list[ShapePath]]:
        """Return the lines, those of each part of the path together."""
        place, command, turn = 0, "", 0
        while place < len(self._tokens) and self._count < MOST_POINTS:
            token = self._tokens[place]
            if token.isalpha() and token.isupper():
                command, turn = token, 0
                place += 1
                self._flag(command)
                continue
            count = _COMMANDS.get(command, 0)
            values = [self._formulas.value(one) for one in self._tokens[place : place + count]]
            if not count or len(values) < count:
                break
            place += count
            self._do(command, values, turn)
            self._count += 20
            turn += 1
            if command == "M":
                command = "L"
        self._end_line(is_closed=False)
        self._end_set()
        return self._found

    def _flag(self, command: str) -> None:
        match command:
            case "Z":
                self._end_line(is_closed=True)
            case "N":
                self._end_line(is_closed=False)
                self._end_set()
            case "F":
                self._is_filled = False
            case "S":
                self._is_drawn = False

    def _end_line(self, is_closed: bool) -> None:
        if len(self._points) > 1:
            self._lines.append((tuple(self._points), is_closed))
        self._points = []

    def _end_set(self) -> None:
        if self._lines:
            self._found.append(
                [
                    ShapePath(points, is_closed, self._is_filled and len(points) > 2, self._is_drawn)
                    for points, is_closed in self._lines
                ]
            )
        self._lines, self._is_filled, self._is_drawn = [], True, True

    def _do(self, command: str, values: list[float], turn: int) -> None:
        points = list(zip(values[::2], values[1::2], strict=False))
        if command in ("M", "B", "V", "U"):
            self._end_line(is_closed=False)
        here = self._points[-1] if self._points else points[0]
        match command:
            case "M" | "L":
                self._points.append(points[0])
            case "C" | "Q":
                self._points += cubic(here, *points)
            case "X" | "Y":
                self._points += _quadrant(here, points[0], starts_across=(command == "X") == (turn % 2 == 0))
            case "T" | "U":
                self._points += arc(*points[0], *points[1], values[4], values[5] - values[4])
            case "G":
                self._points += _arc_on(here, values)
            case _:
                self._points += _arc_in_box(points, is_clockwise=command in ("W", "V"))


def _quadrant(here: tuple[float, float], end: tuple[float, float], starts_across: bool) -> list[tuple[float, float]]:
    dx, dy = end[0] - here[0], end[1] - here[1]
    if starts_across:
        first, second = (here[0] + dx * _QUARTER, here[1]), (end[0], end[1] - dy * _QUARTER)
    else:
        first, second = (here[0], here[1] + dy * _QUARTER), (end[0] - dx * _QUARTER, end[1])
    return cubic(here, first, second, end)


def _arc_on(here: tuple[float, float], values: list[float]) -> list[tuple[float, float]]:
    """Return an arc that goes on from a point: radii, where on the ellipse it begins, and how far it goes."""
    across, down, start, sweep = values
    begin = ellipse_angle(start, across, down)
    end = ellipse_angle(start + sweep, across, down)
    x, y = here[0] - across * cos(radians(begin)), here[1] - down * sin(radians(begin))
    return arc(x, y, across, down, begin, end - begin)[1:]


def _arc_in_box(points: list[tuple[float, float]], is_clockwise: bool) -> list[tuple[float, float]]:
    """Return an arc of the ellipse in a box, from one direction to another."""
    (x0, y0), (x1, y1), begin, end = points
    x, y, across, down = (x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) / 2 or 1.0, abs(y1 - y0) / 2 or 1.0
    start, stop = (degrees(atan2((one[1] - y) / down, (one[0] - x) / across)) for one in (begin, end))
    sweep = (stop - start) % 360 or 360.0
    return arc(x, y, across, down, start, sweep if is_clockwise else sweep - 360)

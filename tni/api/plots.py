"""Plots for items: a window of the plane in a box of the item, its grid, axes and numbers, and drags that move it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from tni.api.text_width import text_width
from tni.core.geometry import Point, Rect
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawn, DrawnArea, DrawnLine, DrawnText
from tni.document.item_handles import HandleDrag
from tni.maths.curves import Place
from tni.maths.number_text import number_text
from tni.maths.windows import PlotWindow, even_places, even_step

LABEL_MM = 5.2
"""Size of the numbers on the axes."""
LABEL_ROOM_MM = 11.0
"""Least distance between two of them."""
MOST_SCALED = 3.0
"""Most by which one step of a gesture enlarges."""


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """A window of the plane in a box. box: millimetres of the item."""

    window: PlotWindow
    box: Rect

    @property
    def unit_x(self) -> float:
        """Millimetres for 1 along x."""
        return self.box.width / self.window.width

    @property
    def unit_y(self) -> float:
        return self.box.height / self.window.height

    def to_mm(self, x: float, y: float) -> Point:
        return (
            self.box.x + (x - self.window.x_min) * self.unit_x,
            self.box.y + (self.window.y_max - y) * self.unit_y,
        )

    def from_mm(self, place: Point) -> Place:
        return (
            self.window.x_min + (place[0] - self.box.x) / self.unit_x,
            self.window.y_max - (place[1] - self.box.y) / self.unit_y,
        )

    def within_mm(self, x: float, y: float) -> Point:
        """Return the place of a point, at the edge for one outside."""
        left, top = self.to_mm(x, y)
        return min(max(left, self.box.x), self.box.right), min(max(top, self.box.y), self.box.bottom)

    def shows(self, x: float, y: float) -> bool:
        window = self.window
        return window.x_min <= x <= window.x_max and window.y_min <= y <= window.y_max

    def points(self, run: Iterable[Place]) -> tuple[Point, ...]:
        """Return the places of points of the window."""
        left, top = self.box.x, self.box.y
        x_min, y_max, unit_x, unit_y = self.window.x_min, self.window.y_max, self.unit_x, self.unit_y
        return tuple([(left + (x - x_min) * unit_x, top + (y_max - y) * unit_y) for x, y in run])

    def even_units(self) -> PlotWindow:
        """Return the window with the same unit on both axes: that of x."""
        window, middle = self.window, (self.window.y_min + self.window.y_max) / 2
        half = self.box.height / self.unit_x / 2
        return window.or_valid(PlotWindow(window.x_min, window.x_max, middle - half, middle + half))

    def with_unit(self, unit_mm: float) -> PlotWindow:
        """Return the window in which 1 is so many millimetres on both axes, with the same middle."""
        window = self.window
        x, y = (window.x_min + window.x_max) / 2, (window.y_min + window.y_max) / 2
        across, down = self.box.width / unit_mm / 2, self.box.height / unit_mm / 2
        return window.or_valid(PlotWindow(x - across, x + across, y - down, y + down))

    def dragged(self, drag: HandleDrag, other: Point | None = None) -> PlotWindow:
        """Return the window as a finger has dragged it; with another finger on it, enlarged about that one."""
        dx, dy = drag.moved
        if other is None:
            return self.window.moved(-dx / self.unit_x, dy / self.unit_y)
        before = _distance(other, (drag.to[0] - dx, drag.to[1] - dy))
        factor = _limited(before / _distance(other, drag.to))
        return self.window.zoomed(factor, factor, *self.from_mm(other))

    def stretched(self, drag: HandleDrag, *, along_x: bool) -> PlotWindow:
        """Return the window after a drag at the end of an axis: its point follows the finger, the origin stays."""
        origin = self.within_mm(0.0, 0.0)
        axis = 0 if along_x else 1
        span = (self.box.width, self.box.height)[axis]
        least = span / 20
        way = 1 if along_x else -1
        to = max((drag.to[axis] - origin[axis]) * way, least)
        before = max((drag.to[axis] - drag.moved[axis] - origin[axis]) * way, least)
        factor = _limited(before / to)
        x, y = self.from_mm(origin)
        return self.window.zoomed(factor if along_x else 1.0, 1.0 if along_x else factor, x, y)


def _distance(one: Point, other: Point) -> float:
    return max(hypot(one[0] - other[0], one[1] - other[1]), 5.0)


def _limited(factor: float) -> float:
    return min(max(factor, 1 / MOST_SCALED), MOST_SCALED)


def grid_drawing(frame: PlotFrame) -> list[Drawn]:
    """Return the lines of the grid: finer ones between those with numbers. Each width is two lines that go to and fro,
    and from one to the next along the edge, so that a plot has few parts."""
    window, box = frame.window, frame.box
    step_x, step_y = label_steps(frame)
    out: list[Drawn] = []
    for width, parts_x, parts_y in ((0.25, _parts(step_x), _parts(step_y)), (0.6, 1, 1)):
        left, right, top, bottom = box.x + width, box.right - width, box.y + width, box.bottom - width
        across = even_places(window.x_min, window.x_max, step_x / parts_x)
        lines = [min(max(frame.to_mm(x, 0)[0], left), right) for x in across]
        out.append(DrawnLine(_serpentine([((x, top), (x, bottom)) for x in lines]), "soft", width))
        down = even_places(window.y_min, window.y_max, step_y / parts_y)
        lines = [min(max(frame.to_mm(0, y)[1], top), bottom) for y in down]
        out.append(DrawnLine(_serpentine([((left, y), (right, y)) for y in lines]), "soft", width))
    return [one for one in out if isinstance(one, DrawnLine) and one.points]


def _serpentine(lines: list[tuple[Point, Point]]) -> tuple[Point, ...]:
    out: list[Point] = []
    for n, (one, other) in enumerate(lines):
        out += (other, one) if n % 2 else (one, other)
    return tuple(out)


def axes_drawing(frame: PlotFrame, *, french: bool, names: tuple[str, str] = ("x", "y")) -> list[Drawn]:
    """Return the axes with their arrows, names and numbers; numbers stay at the edge where an axis is outside."""
    window, box = frame.window, frame.box
    left, top = frame.within_mm(0.0, 0.0)
    out: list[Drawn] = []
    if window.y_min <= 0 <= window.y_max:
        out += _arrow((box.x, top), (box.right - 0.6, top), box)
    if window.x_min <= 0 <= window.x_max:
        out += _arrow((left, box.bottom), (left, box.y + 0.6), box)
    step_x, step_y = label_steps(frame)
    below = min(top + 0.95 * LABEL_MM, box.bottom - 0.7 * LABEL_MM)
    for x in even_places(window.x_min, window.x_max, step_x):
        place = frame.to_mm(x, 0)[0]
        if abs(x) > step_x / 2 and box.x + 6 < place < box.right - 9:
            if below > top:
                out.append(DrawnLine(((place, max(top - 1.2, box.y)), (place, min(top + 1.2, box.bottom))), "ink", 0.6))
            out.append(DrawnText(number_text(x, french, 5), place, below, LABEL_MM))
    for y in even_places(window.y_min, window.y_max, step_y):
        place = frame.to_mm(0, y)[1]
        if abs(y) > step_y / 2 and box.y + 9 < place < box.bottom - 4:
            out.append(_height_label(frame, number_text(y, french, 5), left, place))
            out.append(DrawnLine(((max(left - 1.2, box.x), place), (min(left + 1.2, box.right), place)), "ink", 0.6))
    if frame.shows(0, 0):
        out.append(DrawnText("0", max(left - 0.6 * LABEL_MM, box.x + 3), below, LABEL_MM))
    name_y = max(min(top, box.bottom) - LABEL_MM, box.y + 4)
    out.append(DrawnText(names[0], box.right - 2, name_y, LABEL_MM, align=TextAlign.RIGHT, bold=True))
    at_left = left < box.right - 25
    side, name_x = (TextAlign.LEFT, left + 3) if at_left else (TextAlign.RIGHT, left - 3)
    out.append(DrawnText(names[1], name_x, box.y + 4, LABEL_MM, align=side, bold=True))
    return out


def label_grounds(drawing: Iterable[Drawn], colour: str = "surface") -> list[Drawn]:
    """Return what lies below the texts of the axes, so that a curve that passes there does not cross them. colour: of
    the plot's ground."""
    out: list[Drawn] = []
    for one in drawing:
        if isinstance(one, DrawnText):
            wide, high = text_width(one.text, one.size_mm, bold=one.bold), 0.8 * one.size_mm
            side = {TextAlign.LEFT: 0.5, TextAlign.RIGHT: -0.5}.get(one.align, 0.0)
            middle, half = one.x + side * wide, max(wide + 0.8 - high, 0.02) / 2
            out.append(DrawnLine(((middle - half, one.y), (middle + half, one.y)), colour, high))
    return out


def label_steps(frame: PlotFrame) -> tuple[float, float]:
    """Return the steps between numbers on the axes, wide enough for them."""
    window, box = frame.window, frame.box
    step_x = _step(window.width, box.width, LABEL_ROOM_MM)
    longest = max(len(number_text(round(x / step_x) * step_x, digits=5)) for x in (window.x_min, window.x_max))
    room = 0.6 * LABEL_MM * longest + 3.0
    if room > step_x * frame.unit_x:
        step_x = _step(window.width, box.width, room)
    return step_x, _step(window.height, box.height, LABEL_ROOM_MM)


def _step(span: float, room_mm: float, least_mm: float) -> float:
    return even_step(span, max(int(room_mm / least_mm), 2))


def _parts(step: float) -> int:
    """Return the number of fine steps in one with a number."""
    digit = f"{step:e}"[0]
    return 4 if digit == "2" else 5


def _height_label(frame: PlotFrame, text: str, left: float, place: float) -> DrawnText:
    room = 0.6 * LABEL_MM * len(text) + 3
    if left - room < frame.box.x:
        return DrawnText(text, left + 2.2, place, LABEL_MM, align=TextAlign.LEFT)
    return DrawnText(text, left - 2.2, place, LABEL_MM, align=TextAlign.RIGHT)


def _arrow(start: Point, end: Point, box: Rect) -> list[Drawn]:
    (x, y), (x1, y1) = start, end
    dx, dy = (1.0, 0.0) if y == y1 else (0.0, -1.0)
    head = (end, (x1 - 4 * dx - 1.5 * dy, y1 - 4 * dy - 1.5 * dx), (x1 - 4 * dx + 1.5 * dy, y1 - 4 * dy + 1.5 * dx))
    tail = (x + 0.5 * dx, y + 0.5 * dy)
    inside = tuple((min(max(px, box.x), box.right), min(max(py, box.y), box.bottom)) for px, py in head)
    return [DrawnLine((tail, (x1 - 2 * dx, y1 - 2 * dy)), "ink", 0.8), DrawnArea(inside, "ink")]

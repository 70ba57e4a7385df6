"""Path data of SVG as polylines: curves and arcs are flattened to a tolerance.

As in browsers, a path ends before its first fault. The number of points is limited, and time is linear in the text.
Commands: SVG 2, section 9.3; arcs: appendix B.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import acos, atan2, ceil, cos, hypot, pi, radians, sin, sqrt

from tni.core.geometry import Point
from tni.formats.lessons.svg_values import NUMBER, POINTS_MAX, SEPARATOR, TEXT_MAX, cut_number

PIECES_MAX = 128
"""Most lines of one curve or arc."""
_COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_ARC_FLAGS = (3, 4)
"""Places of the flags among an arc's numbers: each is one digit, also without a space behind it."""


@dataclass(slots=True)
class Subpath:
    """Part of a path that is drawn without lifting the pen. points: at least one; a closed part does not repeat its
    first point."""

    points: list[Point] = field(default_factory=list)
    is_closed: bool = False


def parse_path(text: str | None, tolerance: float = 0.1) -> list[Subpath]:
    """Return the parts of a path that draw something. tolerance: greatest distance of the lines from a curve, in the
    units of the path."""
    pen = _Pen(max(tolerance, 1e-6))
    for command, numbers in _commands((text or "")[:TEXT_MAX]):
        pen.draw(command, numbers)
        if pen.left <= 0:
            break
    return [part for part in pen.parts if len(part.points) > 1 or part.is_closed]


def rounded_rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> str:
    """Return the path of a rectangle with these radii at its corners."""
    arc = f"a{rx},{ry} 0 0 1 "
    return (
        f"M{x + rx},{y}h{width - 2 * rx}{arc}{rx},{ry}v{height - 2 * ry}{arc}{-rx},{ry}"
        f"h{2 * rx - width}{arc}{-rx},{-ry}v{2 * ry - height}{arc}{rx},{-ry}z"
    )


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield the commands with their numbers, repeated ones one by one; stop before a fault."""
    at, command = 0, ""
    while True:
        at = _behind_spaces(text, at)
        if at >= len(text):
            return
        if text[at].lower() in _COUNTS:
            command, at = text[at], at + 1
        elif command in ("", "z", "Z"):
            return
        if not command or (command in "zZ" and text[at - 1] not in "zZ"):
            return
        numbers: list[float] = []
        for place in range(_COUNTS[command.lower()]):
            at = _behind_spaces(text, at)
            if command in "aA" and place in _ARC_FLAGS:
                if text[at : at + 1] not in ("0", "1"):
                    return
                numbers.append(float(text[at]))
                at += 1
                continue
            found = NUMBER.match(text, at)
            if found is None:
                return
            numbers.append(cut_number(float(found[0])))
            at = found.end()
        yield command, numbers
        command = {"m": "l", "M": "L"}.get(command, command)


def _behind_spaces(text: str, at: int) -> int:
    return SEPARATOR.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing too


@dataclass(slots=True)
class _Pen:
    """Pen that follows commands. at: where it is; control: last control point of a curve, for the smooth ones."""

    tolerance: float
    left: int = POINTS_MAX
    parts: list[Subpath] = field(default_factory=list)
    at: Point = (0.0, 0.0)
    start: Point = (0.0, 0.0)
    control: Point | None = None
    of_control: str = ""

    def draw(self, command: str, numbers: list[float]) -> None:
        kind = command.lower()
        if not self.parts and kind != "m":
            return  # a path that does not begin with a move draws nothing
        if command.islower():
            numbers = self._absolute(kind, numbers)
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        control: Point | None = None
        match kind:
            case "m":
                self.start = points[0]
                self.parts.append(Subpath())
                self._to(points[0])
            case "z":
                self._close()
            case "h":
                self._line((numbers[0], self.at[1]))
            case "v":
                self._line((self.at[0], numbers[0]))
            case "l":
                self._line(points[0])
            case "c" | "s":
                first = points[0] if kind == "c" else self._reflected("c")
                control, end = points[-2:]
                self._curve((self.at, first, control, end))
            case "q" | "t":
                control, end = (points[0] if kind == "q" else self._reflected("q")), points[-1]
                self._curve((self.at, control, end))
            case _:
                self._arc(numbers)
        self.control, self.of_control = control, {"s": "c", "t": "q"}.get(kind, kind)

    def _absolute(self, kind: str, numbers: list[float]) -> list[float]:
        x, y = self.at
        match kind:
            case "h":
                return [numbers[0] + x]
            case "v":
                return [numbers[0] + y]
            case "a":
                return [*numbers[:5], numbers[5] + x, numbers[6] + y]
            case _:
                return [cut_number(number + (y if place % 2 else x)) for place, number in enumerate(numbers)]

    def _reflected(self, kind: str) -> Point:
        if self.control is None or self.of_control != kind:
            return self.at
        return cut_number(2 * self.at[0] - self.control[0]), cut_number(2 * self.at[1] - self.control[1])

    def _to(self, point: Point) -> None:
        self.at = (cut_number(point[0]), cut_number(point[1]))
        if self.left > 0:
            self.parts[-1].points.append(self.at)
            self.left -= 1

    def _line(self, point: Point) -> None:
        if self.parts[-1].is_closed:  # after closing, a part begins where the last one did
            self.parts.append(Subpath())
            self._to(self.start)
        self._to(point)

    def _close(self) -> None:
        part = self.parts[-1]
        if len(part.points) > 1 and part.points[-1] == part.points[0]:
            part.points.pop()
        part.is_closed = True
        self.at = self.start

    def _curve(self, points: tuple[Point, ...]) -> None:
        """Draw a Bézier curve of second or third degree. The number of pieces follows from the greatest second
        difference of its points (Wang's formula)."""
        degree = len(points) - 1
        bend = max(
            hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1])
            for a, b, c in zip(points, points[1:], points[2:], strict=False)
        )
        pieces = self._pieces(sqrt(degree * (degree - 1) * bend / (8 * self.tolerance)))
        for piece in range(1, pieces):
            t = piece / pieces
            weights = (
                ((1 - t) ** 2, 2 * t * (1 - t), t * t)
                if degree == 2
                else ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            )
            self._line(
                (
                    sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)),
                    sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)),
                )
            )
        self._line(points[-1])

    def _arc(self, numbers: list[float]) -> None:
        rx, ry, tilt, is_large, is_clockwise, x, y = numbers
        rx, ry, tilt = abs(rx), abs(ry), radians(tilt)
        if (x, y) == self.at:
            return
        if rx < 1e-9 or ry < 1e-9:
            self._line((x, y))
            return
        cosine, sine = cos(tilt), sin(tilt)
        dx, dy = (self.at[0] - x) / 2, (self.at[1] - y) / 2
        px, py = (cosine * dx + sine * dy) / rx, (cosine * dy - sine * dx) / ry  # on the unit circle
        length = hypot(px, py)
        if length < 1e-9:  # ends that lie together, beside these radii
            self._line((x, y))
            return
        if length > 1:
            rx, ry, px, py, length = rx * length, ry * length, px / length, py / length, 1.0
        offset = sqrt(max(0.0, 1 / (length * length) - 1)) * (1 if is_large != is_clockwise else -1)
        cx, cy = offset * py, -offset * px
        begin, end = atan2(py - cy, px - cx), atan2(-py - cy, -px - cx)
        sweep = end - begin
        if is_clockwise and sweep < 0:
            sweep += 2 * pi
        elif not is_clockwise and sweep > 0:
            sweep -= 2 * pi
        mid_x, mid_y = (self.at[0] + x) / 2, (self.at[1] + y) / 2
        centre = mid_x + cosine * cx * rx - sine * cy * ry, mid_y + sine * cx * rx + cosine * cy * ry
        step = 2 * acos(max(-1.0, 1 - min(1.0, self.tolerance / max(rx, ry))))
        pieces = self._pieces(abs(sweep) / max(step, 1e-3))
        for piece in range(1, pieces):
            angle = begin + sweep * piece / pieces
            ex, ey = rx * cos(angle), ry * sin(angle)
            self._line((centre[0] + cosine * ex - sine * ey, centre[1] + sine * ex + cosine * ey))
        self._line((x, y))

    def _pieces(self, count: float) -> int:
        return max(1, min(PIECES_MAX, ceil(count)))

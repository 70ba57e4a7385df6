"""View of a script's page: its pixels as millimetres of the item, and what lies outside cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, radians, sin
from typing import Final

from tni.api.items import DrawnArea, DrawnLine, DrawnOval, DrawnText, Point

type Part = DrawnArea | DrawnLine | DrawnOval | DrawnText

LEAST_MM: Final = 0.15
"""Least width of a line."""
OVAL_SIDES: Final = 40


@dataclass(frozen=True, slots=True)
class ScriptView:
    """View of a part of a script's page. box: x, y, width and height, px. scale: millimetres of the item per px."""

    box: tuple[float, float, float, float]
    scale: float

    def seen(self, part: Part) -> Iterator[Part]:
        """Yield what is seen of a part whose lengths are pixels of the script, in millimetres of the item."""
        match part:
            case DrawnLine():
                wide = max(part.width_mm * self.scale, LEAST_MM)
                for run in self._runs(part.points, wide / self.scale / 2, closed=part.closed):
                    yield DrawnLine(run, part.colour, wide, dashed=part.dashed)
            case DrawnArea():
                corners = self._clipped(part.points)
                if len(corners) > 2:
                    yield DrawnArea(tuple(map(self.at, corners)), part.colour)
            case DrawnOval():
                yield from self._oval(part)
            case DrawnText():
                if part.text.strip() and self._holds((part.x, part.y)):
                    x, y = self.at((part.x, part.y))
                    size = max(part.size_mm * self.scale, 1.0)
                    yield replace(part, x=x, y=y, size_mm=size, width_mm=part.width_mm * self.scale)

    def at(self, point: Point) -> Point:
        return (point[0] - self.box[0]) * self.scale, (point[1] - self.box[1]) * self.scale

    def _holds(self, point: Point, margin: float = 0.0) -> bool:
        left, top, wide, high = self.box
        return -margin <= point[0] - left <= wide + margin and -margin <= point[1] - top <= high + margin

    def _oval(self, oval: DrawnOval) -> Iterator[Part]:
        if self._holds((oval.x, oval.y), -max(oval.radius_x, oval.radius_y)):
            x, y = self.at((oval.x, oval.y))
            yield replace(
                oval, x=x, y=y, radius_x=oval.radius_x * self.scale, radius_y=oval.radius_y * self.scale,
                width_mm=oval.width_mm * self.scale,
            )  # fmt: skip
            return
        turns = [radians(360.0 * number / OVAL_SIDES) for number in range(OVAL_SIDES)]
        rim = tuple((oval.x + oval.radius_x * cos(turn), oval.y + oval.radius_y * sin(turn)) for turn in turns)
        if oval.fill is not None:
            yield from self.seen(DrawnArea(rim, oval.fill))
        if oval.colour is not None:
            yield from self.seen(DrawnLine(rim, oval.colour, oval.width_mm, closed=True))

    def _runs(self, points: Sequence[Point], rim: float, *, closed: bool) -> Iterator[tuple[Point, ...]]:
        """Yield the parts of a line through points that lie in the view, in millimetres of the item. rim: half of its
        width, px."""
        ends = [*points, points[0]] if closed else list(points)
        if all(self._holds(point, -rim) for point in ends):
            yield tuple(map(self.at, ends))
            return
        run: list[Point] = []
        for start, end in pairwise(ends):
            cut = self._cut(start, end, rim)
            first, last = (None, None) if cut is None else (self.at(cut[0]), self.at(cut[1]))
            if first is None or last is None or (run and run[-1] != first):
                if len(run) > 1:
                    yield tuple(run)
                run = []
            if first is not None and last is not None:
                run += [last] if run else [first, last]
        if len(run) > 1:
            yield tuple(run)

    def _cut(self, start: Point, end: Point, rim: float) -> tuple[Point, Point] | None:
        """Return the part of a segment in the view, by the method of Liang and Barsky."""
        low, high = 0.0, 1.0
        left, top, wide, tall = self.box
        dx, dy = end[0] - start[0], end[1] - start[1]
        for step, room in (
            (-dx, start[0] - left - rim), (dx, left + wide - rim - start[0]),
            (-dy, start[1] - top - rim), (dy, top + tall - rim - start[1]),
        ):  # fmt: skip
            if abs(step) < 1e-12:
                if room < 0:
                    return None
            elif step < 0:
                low = max(low, room / step)
            else:
                high = min(high, room / step)
        if low > high:
            return None
        at = [(start[0] + dx * share, start[1] + dy * share) for share in (low, high)]
        return at[0], at[1]

    def _clipped(self, points: Sequence[Point]) -> list[Point]:
        """Return the corners of the part of a polygon in the view, by the method of Sutherland and Hodgman."""
        found = list(points)
        if all(self._holds(point) for point in found):
            return found
        left, top, wide, high = self.box
        for axis, limit, sign in ((0, left, 1.0), (0, left + wide, -1.0), (1, top, 1.0), (1, top + high, -1.0)):
            before, found = found, []
            for here, last in zip(before, before[-1:] + before[:-1], strict=True):
                inside, was = (sign * (one[axis] - limit) for one in (here, last))
                if (inside >= 0) != (was >= 0):
                    share = was / (was - inside)
                    found.append((last[0] + (here[0] - last[0]) * share, last[1] + (here[1] - last[1]) * share))
                if inside >= 0:
                    found.append(here)
        return found

"""Ink as SVG path data in whole units: a line where the width is constant, the outline of the stroke otherwise.

The outline is that of `tni.render.ink_outline` with far fewer points: a joint between two segments that turn gently is
one point on either side, and points that no screen would show are left out. Coordinates are whole and relative, since
they are most of a page's bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.document.items import MAX_EXTENT_MM
from tni.ink.segments import Segments
from tni.render.ink_outline import SHARP_TURN_RAD, constant_width, polylines, runs
from tni.render.svg.simplify import simplified

UNITS_PER_MM = 50
"""A unit is 0.02 mm: a quarter of a pixel where a page fills a screen of 4K."""
TOLERANCE_MM = 0.015
"""Distance of the points that may be left out; with the rounding, a third of a pixel there."""
CAP_SIDES = 7
"""Number of points of the half circle at either end of a line, before those that are not needed are left out."""

type _Points = NDArray[np.float64]
type _Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class InkPath:
    """Path data of a stroke, in units. width: of a line that is stroked; None for outlines that are filled by the
    non-zero rule."""

    data: str
    width: int | None


def ink_paths(strokes: Sequence[Segments]) -> list[InkPath]:
    """Return the path of each stroke. Segments that are not finite numbers, or lie farther away than anything is
    painted, are left out."""
    found = [_Outline.of(segments[(np.abs(segments) <= MAX_EXTENT_MM).all(axis=1)]) for segments in strokes]
    lines = iter(simplified([line for outline in found for line in outline.lines], TOLERANCE_MM))
    return [outline.path([next(lines) for _ in outline.lines]) for outline in found]


@dataclass(frozen=True, slots=True)
class _Outline:
    """Shape of a stroke before simplification. lines: closed polygons whose first point is repeated at the end, or
    lines of `width`. discs: (n, 3) x, y, radius, filled besides the polygons."""

    lines: list[_Points]
    discs: list[_Floats]
    width: float | None = None

    @classmethod
    def of(cls, segments: Segments) -> _Outline:
        if not len(segments):
            return cls([], [])
        width = constant_width(segments)
        if width is not None:
            return cls(polylines(segments), [], width)
        made = cls([], [])
        for run in runs(segments):
            made._add(run)
        return made

    def _add(self, run: _Points) -> None:
        """Add the outline of joined segments, (n, 6)."""
        still = (run[:, 0:2] == run[:, 3:5]).all(axis=1)
        rests = run[still & ((run[:, 2] != run[:, 5]) | still.all())]
        if len(rests):
            largest = rests[np.maximum(rests[:, 2], rests[:, 5]).argmax()]
            self.discs.append(_largest(largest))
        moving = run[~still]
        if len(moving):
            polygon, discs = _around(moving)
            self.lines.append(np.concatenate([polygon, polygon[:1]]))
            self.discs.extend(discs)

    def path(self, lines: Sequence[_Points]) -> InkPath:
        if self.width is not None:
            return InkPath("".join(map(line_data, lines)), max(round(self.width * UNITS_PER_MM), 1))
        polygons = "".join(line_data(line[:-1]) + "z" for line in lines)
        return InkPath(polygons + "".join(map(disc_data, self.discs)), None)


def _largest(segment: _Floats) -> _Floats:
    return segment[0:3] if segment[2] >= segment[5] else segment[3:6]


def _around(run: _Points) -> tuple[_Points, list[_Floats]]:
    """Return the polygon around joined segments of some length, and the discs that cover its sharp turns."""
    from_at, from_r, to_at, to_r = run[:, 0:2], run[:, 2], run[:, 3:5], run[:, 5]
    step = to_at - from_at
    length = np.hypot(step[:, 0], step[:, 1])
    axis = np.arctan2(step[:, 1], step[:, 0])
    sine = (from_r - to_r) / length
    tangent = np.arccos(np.clip(sine, -1.0, 1.0))
    least = np.minimum(length[:-1], length[1:]) / 2
    left, turn_left = _side(run, axis + tangent, least, left=True)
    right, turn_right = _side(run, axis - tangent, least, left=False)
    cap = _arc(run[-1, 3:6], axis[-1] + tangent[-1], axis[-1] - tangent[-1])
    tail = _arc(run[0, 0:3], axis[0] - tangent[0], axis[0] + tangent[0] - 2 * np.pi)
    turns = np.maximum(np.abs(turn_left), np.abs(turn_right))
    discs = list(run[np.flatnonzero(turns > SHARP_TURN_RAD), 3:6])
    discs += [_largest(run[k]) for k in np.flatnonzero(np.abs(sine) >= 1.0)]  # one disc contains the other
    return np.concatenate([left, cap[1:-1], right[::-1], tail[1:-1]]), discs


def _side(run: _Points, angle: _Floats, least: _Floats, *, left: bool) -> tuple[_Points, _Floats]:
    """Return one side of a stroke in its direction, and the turn at each joint, -pi to pi.

    A joint that turns gently is the point where both sides meet. Another gives the ends of both sides, and between them
    a point on the arc at the outside of the turn, the joint's centre at its inside, so that no part is turned over.
    """
    turn = (np.diff(angle) + np.pi) % (2 * np.pi) - np.pi
    away = np.column_stack([np.cos(angle), np.sin(angle)])
    leaves, arrives = run[:, 0:2] + away * run[:, 2:3], run[:, 3:5] + away * run[:, 5:6]
    radius, centre, half = run[:-1, 5], run[:-1, 3:5], np.abs(turn) / 2
    middle = angle[:-1] + turn / 2
    out = np.column_stack([np.cos(middle), np.sin(middle)])
    gentle = (half < SHARP_TURN_RAD / 2) & (radius * np.tan(half) < least)
    inner = turn > 0 if left else turn <= 0
    reach = np.where(gentle, radius / np.cos(np.minimum(half, 1.0)), np.where(inner, 0.0, radius))
    points = np.empty((3 * len(angle) - 1, 2))
    points[0::3], points[1::3], points[2::3] = leaves, arrives, centre + out * reach[:, None]
    kept = np.ones(len(points), bool)
    kept[1::3][:-1] = kept[3::3] = ~gentle
    return points[kept], turn


def _arc(circle: _Floats, start: float, end: float) -> _Points:
    x, y, radius = circle.tolist()
    angles = np.linspace(start, end, CAP_SIDES + 2)
    return np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])


def line_data(line: _Points) -> str:
    """Return a line in units, relative to its first point. A line that is only a point stays visible where it is
    stroked."""
    at = np.rint(line * UNITS_PER_MM).astype(np.int64)
    steps = np.diff(at, axis=0)
    steps = steps[steps.any(axis=1)]
    x, y = at[0].tolist()
    return f"M{_joined([x, y])}l{_joined(steps.reshape(-1).tolist() or [0, 0])}"


def disc_data(circle: _Floats) -> str:
    """Return a disc of the orientation of the polygons, as one arc to a point beside its start: other discs would be
    holes in the lines that they cover."""
    x, y, radius = np.rint(circle * UNITS_PER_MM).astype(np.int64).tolist()
    radius = max(radius, 1)
    return f"M{_joined([x - radius, y])}a{radius} {radius} 0 1 0 0-1z"


def _joined(numbers: Sequence[int]) -> str:
    """Return numbers as path data needs them: no space before a minus sign."""
    return " ".join(map(str, numbers)).replace(" -", "-")

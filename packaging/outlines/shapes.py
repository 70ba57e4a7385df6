"""Shapes in the plane of a map: clipped to its frame, holes joined to the outside, places for names."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from math import hypot, inf

from topology import Line, Point, Ring, ring_area

type Frame = tuple[float, float, float, float]
"""Left, top, right and bottom."""
FLATTER = 2.0
LEAST_SHARED = 0.02
"""Area of the smallest part of a country between others that is kept, mm²."""


def clipped_ring(ring: Ring, frame: Frame) -> Ring:
    """Return the part of a ring within a frame (Sutherland and Hodgman, 1974); () for none."""
    left, top, right, bottom = frame
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        out: list[Point] = []
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
            inside_a, inside_b = (a[axis] - limit) * sign >= 0, (b[axis] - limit) * sign >= 0
            if inside_a:
                out.append(a)
            if inside_a != inside_b:
                out.append(_crossing(a, b, axis, limit))
        ring = tuple(out)
        if len(ring) < 3:
            return ()
    return ring


def clipped_lines(line: Line, frame: Frame) -> Iterator[Line]:
    """Yield the parts of a line within a frame."""
    piece: list[Point] = []
    for a, b in itertools.pairwise(line):
        found = _clipped(a, b, frame)
        if found is None:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
            continue
        start, end = found
        if piece and piece[-1] != start:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
        piece = [*(piece or [start]), end]
    if len(piece) > 1:
        yield tuple(piece)


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    part = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _clipped(a: Point, b: Point, frame: Frame) -> tuple[Point, Point] | None:
    """Return the part of a segment within a frame (Liang and Barsky, 1984)."""
    dx, dy, low, high = b[0] - a[0], b[1] - a[1], 0.0, 1.0
    for by, room in ((-dx, a[0] - frame[0]), (dx, frame[2] - a[0]), (-dy, a[1] - frame[1]), (dy, frame[3] - a[1])):
        if by == 0:
            if room < 0:
                return None
        elif by < 0:
            low = max(low, room / by)
        else:
            high = min(high, room / by)
    if low > high:
        return None
    start = a if low == 0 else (a[0] + low * dx, a[1] + low * dy)
    return start, b if high == 1 else (a[0] + high * dx, a[1] + high * dy)


def joined(rings: Sequence[Ring]) -> list[Ring]:
    """Return rings without holes: each hole is joined to the ring around it by a line there and back."""
    outer = [ring for ring in rings if ring_area(ring) > 0]
    holes = sorted((ring for ring in rings if ring_area(ring) < -LEAST_SHARED), key=ring_area)
    for hole in holes:
        around = [number for number, ring in enumerate(outer) if is_within(hole[0], ring)]
        if not around:
            continue
        number = min(around, key=lambda one: ring_area(outer[one]))
        ring = outer[number]
        _, i, j = min((hypot(p[0] - q[0], p[1] - q[1]), i, j) for i, p in enumerate(ring) for j, q in enumerate(hole))
        outer[number] = (*ring[: i + 1], *hole[j:], *hole[: j + 1], *ring[i:])
    return outer


def is_within(place: Point, ring: Sequence[Point]) -> bool:
    """Return whether a place lies in a ring."""
    x, y = place
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def middle(ring: Ring, steps: int = 30) -> tuple[float, float, float]:
    """Return the best place for a name in a ring, and half the width that is free there: names are wide and low, so
    that it is the middle of the largest ellipse that is twice as wide as high."""
    ring = tuple((x, FLATTER * y) for x, y in ring)
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    best, span = (-inf, (left + right) / 2, (top + bottom) / 2), max(right - left, bottom - top) / steps
    sides = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    for _ in range(3):
        _, x0, y0 = best
        near = range(-steps // 2, steps // 2 + 1)
        for x, y in ((x0 + i * span, y0 + j * span) for i in near for j in near):
            if is_within((x, y), ring):
                best = max(best, (_room((x, y), sides), x, y))
        span /= steps / 2
        steps = 8
    room, x, y = best
    return x, y / FLATTER, max(room, 0.0)


def _room(place: Point, sides: Sequence[tuple[Point, Point]]) -> float:
    x, y = place
    least = inf
    for (x1, y1), (x2, y2) in sides:
        dx, dy = x2 - x1, y2 - y1
        length = dx * dx + dy * dy
        part = min(max(((x - x1) * dx + (y - y1) * dy) / length, 0.0), 1.0) if length else 0.0
        least = min(least, (x1 + part * dx - x) ** 2 + (y1 + part * dy - y) ** 2)
    return least**0.5

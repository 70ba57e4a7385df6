"""Files of the maps: whole steps of a fiftieth of a millimetre, each place as its distance from the one before, as
compressed JSON."""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Container, Iterable, Sequence
from typing import Any

from shapes import LEAST_SHARED, middle
from topology import Line, Point, Ring, ring_area

STEPS = 50
"""Steps of a millimetre."""


def packed(line: Iterable[tuple[float, float]], *, closed: bool = False) -> list[list[int]] | None:
    """Return the steps of a line; None for one that has no length, or of a ring that has no area."""
    places: list[tuple[int, int]] = []
    for x, y in line:
        place = round(x * STEPS), round(y * STEPS)
        if not places or place != places[-1]:
            places.append(place)
    while closed and len(places) > 1 and places[0] == places[-1]:
        places.pop()
    if len(places) < (3 if closed else 2):
        return None
    ahead = places[:1] + [(x - a, y - b) for (a, b), (x, y) in itertools.pairwise(places)]
    return [[x for x, _ in ahead], [y for _, y in ahead]]


def area_entry(
    code: str, names: tuple[str, str], rings: Sequence[Ring], group: str, least: float, shared: Container[Point] = ()
) -> dict[str, Any]:
    """Return an area: its rings, the largest first, islands below `least` mm² left out; as a dot if all are. shared:
    points of borders with other areas."""
    ordered = sorted(rings, key=ring_area, reverse=True)
    shown = [
        one for ring in ordered if ring_area(ring) >= _least(ring, least, shared) and (one := packed(ring, closed=True))
    ]
    x, y, room = middle(ordered[0]) if shown else (*_mean(ordered[0]), 0.0)
    entry = {"id": code, "fr": names[0], "at": [round(x, 1), round(y, 1), round(room, 1)], "rings": shown}
    if names[1] != names[0]:
        entry["en"] = names[1]
    if group:
        entry["of"] = group
    return entry


def _least(ring: Ring, least: float, shared: Container[Point]) -> float:
    return LEAST_SHARED if any(point in shared for point in ring) else least


def _mean(ring: Ring) -> tuple[float, float]:
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def chained(lines: Iterable[Line]) -> list[Line]:
    """Return lines that end where others begin as few long ones."""
    left = {number: line for number, line in enumerate(lines) if len(line) > 1}
    ends: dict[tuple[float, float], set[int]] = {}
    for number, line in left.items():
        for end in (line[0], line[-1]):
            ends.setdefault(end, set()).add(number)
    out: list[Line] = []
    while left:
        number = next(iter(left))
        chain = left.pop(number)
        for _ in range(2):
            while chain[0] != chain[-1] and (more := [one for one in sorted(ends[chain[-1]]) if one in left]):
                line = left.pop(more[0])
                chain += line[1:] if line[0] == chain[-1] else line[-2::-1]
            chain = chain[::-1]
        out.append(chain)
    return out


def encoded(content: Any) -> bytes:
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 9)

"""Face of a protractor, half or whole circle, with its two graduations: drawn alike by the protractor on the page and
by the one that a script moves."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Final

from tni.api.graduations import ring_comb
from tni.api.instruments import RIM
from tni.core.geometry import Point
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnOval, DrawnText, arc_points

__all__ = ["AROUND", "BASE", "CENTRE", "INNER", "RADIUS", "at", "protractor_face"]

type Parts = list[DrawnArea | DrawnLine | DrawnOval | DrawnText]

RADIUS: Final = 78.0
INNER: Final = 51.0
"""Radius within which the page is seen."""
AROUND: Final = 14.0
"""Room around the rim for the end of an arm."""
BASE: Final = 14.0
"""Height of the strip below the base line of a half circle."""
CENTRE: Final = (RADIUS + AROUND, RADIUS + AROUND)
OUTER_LABELS, INNER_LABELS = RADIUS - 10.5, RADIUS - 19.5
TEETH: Final = ((1, 3.0, 0.25), (5, 4.2, 0.35), (10, 5.4, 0.5))
"""Degrees between two graduations of the outer ring, length and width of their lines."""


def protractor_face(
    *, is_full: bool, is_reversed: bool = False, is_graduated: bool = True, is_numbered: bool = True
) -> Parts:
    """Return the drawing, in millimetres from a corner of a box in which CENTRE is the middle of its circle.
    is_reversed: it counts from the left, with the clock."""
    parts = _ring(is_full)
    if is_graduated:
        parts += _lines(is_full)
        parts += _numbers(is_full, is_reversed) if is_numbered else []
    return parts


def at(radius: float, angle: float) -> Point:
    """Return a place. angle: degrees from the right, against the clock."""
    turn = radians(angle)
    return CENTRE[0] + radius * cos(turn), CENTRE[1] - radius * sin(turn)


def _arc(radius: float, start: float, sweep: float) -> tuple[Point, ...]:
    return arc_points(*CENTRE, radius, start, sweep)


def _ring(is_full: bool) -> Parts:
    """Return the body: a ring that is open in the middle, and the strip below the base line."""
    x, y = CENTRE
    near = RADIUS - RIM / 2
    if is_full:
        halves = [(*_arc(RADIUS, first, 182.0), *reversed(_arc(INNER, first, 182.0))) for first in (-1.0, 179.0)]
        rims = [DrawnLine(_arc(radius, 0.0, 360.0), "quiet", RIM, closed=True) for radius in (near, INNER)]
        cross = [DrawnLine((at(INNER, turn), at(4.0, turn)), "quiet", 0.3) for turn in (0.0, 90.0, 180.0, 270.0)]
        return [*(DrawnArea(half, "surface") for half in halves), *rims, *cross]
    low, left, right = y + BASE, x - RADIUS, x + RADIUS
    strip = ((left, y), (right, y), (right, low), (left, low))
    inset = low - RIM / 2
    rim = (*_arc(near, 270.0, 180.0), (x + near, inset), (x - near, inset))
    return [
        DrawnArea((*_arc(RADIUS, 270.0, 180.0), *reversed(_arc(INNER, 270.0, 180.0))), "surface"),
        DrawnArea(strip, "surface"),
        DrawnLine(rim, "quiet", RIM, closed=True),
        DrawnLine((*_arc(INNER, 270.0, 180.0), (x - INNER, y)), "quiet", RIM),
        DrawnLine((at(RADIUS - 7.0, 180.0), at(RADIUS - 7.0, 0.0)), "ink", 0.35),
        DrawnLine((at(5.0, 90.0), CENTRE, (x, y + 5.0)), "ink", 0.5),
    ]


def _lines(is_full: bool) -> Parts:
    end = 360 if is_full else 181
    parts: Parts = [
        DrawnLine(ring_comb(CENTRE, RADIUS - 0.4, tooth, range(0, end, step)), "ink", thick)
        for step, tooth, thick in TEETH
    ]
    return [*parts, DrawnLine(ring_comb(CENTRE, INNER, -2.2, range(0, end, 5)), "quiet", 0.3)]


def _numbers(is_full: bool, is_reversed: bool) -> Parts:
    """Return the numbers of both graduations: those that are counted now are bold."""
    parts: Parts = []
    for angle in range(0, 360 if is_full else 181, 10):
        other = (180 - angle) % 360 if is_full else 180 - angle
        for number, radius, counts in ((angle, OUTER_LABELS, not is_reversed), (other, INNER_LABELS, is_reversed)):
            inward = 0.7 * abs(cos(radians(angle))) if number >= 100 else 0.0  # off the lines beside it
            place, size, colour = at(radius - inward, angle), 4.8 if counts else 4.2, "ink" if counts else "quiet"
            lifted = (place[0], min(place[1], CENTRE[1] - 2.6)) if not is_full else place
            parts.append(DrawnText(f"{number}", *lifted, size, colour, bold=counts, width_mm=9.6))
    return parts

"""Face of a pair of compasses: drawn alike by those on the page and by those that a script moves."""

from __future__ import annotations

from math import hypot
from typing import Final

from tni.core.geometry import Point
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnOval

__all__ = ["APART", "HEIGHT", "KNOB_Y", "NEEDLE", "SHOULDER", "compass_face"]

type Parts = list[DrawnArea | DrawnLine | DrawnOval]

NEEDLE: Final = (14.0, 112.0)
HEIGHT: Final = 116.0
HINGE, SHOULDER = 28.0, 24.0
"""Heights, from the top, of the middle of the hinge and of the upper ends of the legs."""
APART: Final = 6.0
"""Half the distance between the legs at the hinge."""
KNOB_Y: Final = 10.0
"""Height, from the top, of the middle of the head."""
PENCIL: Final = 34.0
"""Length of the pencil, from its lead."""


def compass_face(spread: float) -> Parts:
    """Return the drawing without the head, which lies at KNOB_Y above the middle between NEEDLE and the lead. spread:
    millimetres from the needle to the lead."""
    middle, pencil = NEEDLE[0] + spread / 2, (NEEDLE[0] + spread, NEEDLE[1])
    neck = ((middle - 2.2, KNOB_Y), (middle + 2.2, KNOB_Y), (middle + 2.2, HINGE), (middle - 2.2, HINGE))
    return [
        *([DrawnLine((NEEDLE, pencil), "quiet", 0.35, dashed=True)] if spread > 4.0 else []),
        *_needle_leg((middle - APART, SHOULDER), NEEDLE),
        *_pencil_leg((middle + APART, SHOULDER), pencil),
        DrawnArea(neck, "quiet"),
        DrawnOval(middle, HINGE, 10.0, 6.0, "soft", "quiet", 0.6),
        DrawnOval(middle, HINGE, 2.0, 2.0, "quiet", None),
    ]


def _bar(start: Point, end: Point, wide: float, narrow: float) -> tuple[Point, ...]:
    """Return the corners of a bar between two points that narrows from one width to another."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = max(hypot(dx, dy), 1e-6)
    across, down = -dy / length / 2, dx / length / 2
    return (
        (start[0] + across * wide, start[1] + down * wide),
        (end[0] + across * narrow, end[1] + down * narrow),
        (end[0] - across * narrow, end[1] - down * narrow),
        (start[0] - across * wide, start[1] - down * wide),
    )


def _before(start: Point, end: Point, distance: float) -> Point:
    """Return the place that lies so far before the end of a line."""
    dx, dy = start[0] - end[0], start[1] - end[1]
    share = min(distance / max(hypot(dx, dy), 1e-6), 1.0)
    return end[0] + share * dx, end[1] + share * dy


def _needle_leg(start: Point, tip: Point) -> Parts:
    holder = _before(start, tip, 16.0)
    leg = _bar(start, holder, 7.0, 4.6)
    return [
        DrawnArea(leg, "soft"),
        DrawnLine(leg, "quiet", 0.5, closed=True),
        DrawnArea(_bar(holder, _before(start, tip, 11.0), 4.6, 3.0), "quiet"),
        DrawnArea(_bar(_before(start, tip, 12.0), tip, 1.5, 0.1), "ink"),
    ]


def _pencil_leg(start: Point, tip: Point) -> Parts:
    top, wood, lead = (_before(start, tip, distance) for distance in (PENCIL, 11.0, 4.0))
    leg, body = _bar(start, _before(start, tip, PENCIL - 9.0), 7.0, 5.0), _bar(top, wood, 6.4, 6.4)
    return [
        DrawnArea(leg, "soft"),
        DrawnLine(leg, "quiet", 0.5, closed=True),
        DrawnArea(body, "orange"),
        DrawnLine(body, "ink", 0.4, closed=True),
        DrawnArea(_bar(wood, lead, 6.4, 2.4), "soft orange"),
        DrawnArea(_bar(lead, tip, 2.4, 0.2), "ink"),
        DrawnArea(_bar(_before(start, tip, PENCIL - 4.0), _before(start, tip, PENCIL - 9.0), 8.4, 8.4), "quiet"),
    ]

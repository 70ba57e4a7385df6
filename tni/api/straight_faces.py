"""Faces of the ruler and of the triangular set squares: drawn alike by those on the page and by those that a script
moves."""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Final

from tni.api.graduations import edge_graduations
from tni.api.instruments import RIM
from tni.core.geometry import Point
from tni.document.alignment import TextAlign
from tni.document.item_drawing import DrawnArea, DrawnLine, DrawnOval, DrawnText

__all__ = ["CORNER", "HEIGHT", "MARGIN", "STRIP", "TIP", "TOP_TIP", "inner_radius", "ruler_face", "triangle_face"]

type Parts = list[DrawnArea | DrawnLine | DrawnOval | DrawnText]
type Places = Callable[[float, float], Point]

MARGIN: Final = 6.0
"""Millimetres of a ruler beside its first and its last graduation."""
HEIGHT: Final = 28.0
TIP: Final = {"45": 17.0, "30-60": 26.0}
"""Millimetres beyond the last graduation of a triangle's lower leg, so that its number has room."""
TOP_TIP: Final = {"45": 17.0, "30-60": 11.0}
"""The same of the upright leg, at least."""
STRIP: Final = 15.5
"""Width of the body around the hole, which has room for the graduations and their numbers."""
NOTE_STRIP: Final = 21.5
CORNER: Final = 6.4
"""Side of the sign of the right angle."""
SHARED: Final = 13.0
"""Millimetres from the right angle within which a number would stand for both legs."""


def ruler_face(wide: float, unit: float, length: float, note: str = "", *, is_graduated: bool = True) -> Parts:
    """Return the drawing of a ruler whose graduated edge is the upper one, from MARGIN on. wide: of the body, mm. unit:
    millimetres per graduated one. length: graduated millimetres. note: what it says about its scale."""
    near = RIM / 2
    right, low = wide - near, HEIGHT - near
    parts: Parts = [
        DrawnArea(((0.0, 0.0), (wide, 0.0), (wide, HEIGHT), (0.0, HEIGHT)), "surface"),
        DrawnLine(((near, near), (right, near), (right, low), (near, low)), "quiet", RIM, closed=True),
    ]
    if is_graduated:
        parts += edge_graduations(lambda along, deep: (MARGIN + along, deep), unit, length)
        parts.append(
            DrawnText(note or "cm", MARGIN, HEIGHT - 6.0, 6.0, "quiet", TextAlign.LEFT, width_mm=max(wide / 2, 5.0))
        )
    return parts


def inner_radius(wide: float, high: float) -> float:
    """Return the radius of the circle within a triangle."""
    return (wide + high - hypot(wide, high)) / 2


def triangle_face(
    place: Places, sides: tuple[float, float], shape: str, unit: float, length: float, note: str = ""
) -> Parts:
    """Return the drawing of a set square. place: gives the place so far along the lower leg from the right angle, and
    so far above it. sides: of the lower leg and of the other one, mm. shape: "45" or "30-60". length: graduated
    millimetres of the lower leg."""
    (wide, high), inner = sides, inner_radius(*sides)

    def shrunk(by: float) -> tuple[Point, ...]:
        """Return the corners of the triangle whose sides lie so far within."""
        share = (inner - by) / inner
        return tuple(
            place(inner + (x - inner) * share, inner + (y - inner) * share)
            for x, y in ((0.0, 0.0), (wide, 0.0), (0.0, high))
        )

    parts = _body((place(0.0, 0.0), place(wide, 0.0), place(0.0, high)), shrunk, inner, NOTE_STRIP if note else STRIP)
    beside = CORNER + 1.0
    parts += edge_graduations(place, unit, length, beside)
    upright = (high - TOP_TIP[shape]) / unit + 1e-9
    parts += edge_graduations(lambda along, depth: place(depth, along), unit, upright, beside, SHARED)
    sign = (place(CORNER, RIM), place(CORNER, CORNER), place(RIM, CORNER))
    parts.append(DrawnLine(sign, "blue", 0.8))
    if note:
        x, y = place(wide * 0.45, 17.0)
        parts.append(DrawnText(note, x, y, 5.5, "quiet", width_mm=wide * 0.45))
    return parts


def _body(outer: tuple[Point, ...], shrunk: Callable[[float], tuple[Point, ...]], inner: float, strip: float) -> Parts:
    """Return the frame of a triangle, which is open in the middle where there is room."""
    rim = shrunk(RIM / 2)
    parts: Parts = []
    if inner > strip + 3.0:
        hole = shrunk(strip)
        for one, other in ((0, 1), (1, 2), (2, 0)):
            parts.append(DrawnArea((outer[one], outer[other], hole[other], hole[one]), "surface"))
        parts += [DrawnLine((rim[at], hole[at]), "surface", 0.4) for at in range(3)]  # no seams
        parts.append(DrawnLine(hole, "quiet", RIM, closed=True))
    else:
        parts.append(DrawnArea(outer, "surface"))
    return [*parts, DrawnLine(rim, "quiet", RIM, closed=True)]

"""Graduations of instruments, as lines and numbers of drawings: along straight edges and around circles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, radians, sin
from typing import Final

from tni.core.geometry import Point
from tni.document.item_drawing import DrawnLine, DrawnText

__all__ = ["LABELS_APART", "TEETH", "comb", "edge_graduations", "label_step", "ring_comb", "unit_steps"]

FINEST: Final = 0.9
"""Least distance between two graduations, millimetres of the item."""
LABELS_APART: Final = 9.0
"""Least distance between two numbers."""
STEPS: Final = (1, 5, 10, 50, 100, 500, 1000)
"""Graduated millimetres between two graduations."""
TEETH: Final = ((3.0, 0.25), (4.6, 0.35), (6.4, 0.5))
"""Length and width of the lines of the finest graduations and of the next two."""
RIM: Final = 0.3
"""Distance of the teeth from the edge."""
LABEL_DEPTH, LABEL_EM = 10.6, 5.6
"""Distance of the numbers from the edge, and their size."""


def unit_steps(unit: float) -> tuple[int, ...]:
    """Return the steps of the graduations that can be told apart. unit: millimetres of the item per graduated one."""
    return tuple(step for step in STEPS if step * unit >= FINEST)[: len(TEETH)]


def label_step(unit: float) -> int:
    """Return the graduated millimetres between two numbers."""
    steps = (factor * 10**power for power in range(1, 6) for factor in (1, 2, 5))
    return next((step for step in steps if step * unit >= LABELS_APART), 100_000)


def comb(start: float, step: float, count: int, base: float, tooth: float) -> tuple[Point, ...]:
    """Return the line of a comb along a straight edge: `count` teeth from `start` on, `step` apart, from `base` down by
    `tooth`. One line for many graduations draws and stores fast."""
    out: list[Point] = []
    for number in range(count):
        x = start + number * step
        out += [(x, base), (x, base + tooth), (x, base)]
    return tuple(out)


def edge_graduations(
    place: Callable[[float, float], Point], unit: float, length: float, first_mm: float = 0.0, label_mm: float = 0.0
) -> tuple[DrawnLine | DrawnText, ...]:
    """Return the graduations of a straight edge from zero on, with their numbers. place: gives the place of a
    millimetre along the edge and so far from it. length: graduated millimetres. first_mm, label_mm: millimetres of the
    item from zero on without lines and without numbers, as in a corner where two edges meet."""
    out: list[DrawnLine | DrawnText] = []
    for step, (tooth, thick) in zip(unit_steps(unit), TEETH, strict=False):
        skipped = -int(-first_mm // (step * unit))
        count = int(length // step) + 1 - skipped
        points = comb(skipped * step * unit, step * unit, count, RIM, tooth)
        if points:
            out.append(DrawnLine(tuple(place(*point) for point in points), "ink", thick))
    label = label_step(unit)
    for number in range(int(length // label) + 1):
        along = number * label * unit
        if along >= max(first_mm, label_mm):
            x, y = place(along, LABEL_DEPTH)
            out.append(DrawnText(f"{number * label // 10:g}", x, y, LABEL_EM, bold=True, width_mm=LABELS_APART))
    return tuple(out)


def ring_comb(centre: Point, radius: float, tooth: float, angles: Iterable[float]) -> tuple[Point, ...]:
    """Return the line of a comb along a circle, its teeth inward, or outward for a `tooth` below 0. angles: degrees
    from the right, against the clock."""
    out: list[Point] = []
    for angle in angles:
        x, y = cos(radians(angle)), -sin(radians(angle))
        rim = centre[0] + radius * x, centre[1] + radius * y
        out += [rim, (centre[0] + (radius - tooth) * x, centre[1] + (radius - tooth) * y), rim]
    return tuple(out)

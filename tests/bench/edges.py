"""How near a line's edge on the screen is to the exact one: the mean error of the pixels that it crosses.

The reference is the covered area of each pixel for what the program aims at: a band or a ring of one width. Where it
lies and how wide it is are fitted to what is seen, so that only the drawing of the edge is judged, not a program's
origin or choice of width. Areas are exact for straight edges, where even 16 x 16 points a pixel would be off by up to 8
of 255, and within 1 of 255 for circles of 40 pixels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

import numpy as np
from numpy.typing import NDArray

STEPS_PX = (0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.008, 0.004)

type Floats = NDArray[np.float64]
type Coverage = NDArray[np.float64]
"""(height, width) 0 to 1."""
type Form = Callable[[Floats, Floats, tuple[float, ...]], tuple[Floats, Floats | float, Floats | float, Floats | float]]
"""Of points x, y in pixels and the fitted numbers, the last of which is the width: distance from the line's middle, the
direction of that distance, and half the width there."""


@dataclass(frozen=True, slots=True)
class Edge:
    """mean, p99: error of 255 over the pixels that the edge crosses; pixels: how many; numbers: as fitted."""

    mean: float
    p99: float
    pixels: int
    numbers: tuple[float, ...] = (0.0,)

    @property
    def width_px(self) -> float:
        return self.numbers[-1]


def coverage_of(picture: NDArray[np.uint8]) -> Coverage:
    """(height, width, 3) of dark ink on light paper, to how much of each pixel is inked."""
    light = picture.astype(float).mean(axis=2)
    paper, ink = float(np.median(light)), float(light.min())
    return np.clip((paper - light) / (paper - ink), 0.0, 1.0)


def half_plane(distance: Floats, nx: Floats | float, ny: Floats | float) -> Floats:
    """Covered part of a pixel whose centre lies `distance` outside a straight edge with the unit normal (nx, ny): the
    square's shadow on the normal is a trapezium, and this its area up to the edge."""
    a, b = np.maximum(np.abs(nx), 1e-6), np.maximum(np.abs(ny), 1e-6)
    t = (a + b) / 2 - distance

    def square(x: Floats) -> Floats:
        return np.maximum(x, 0.0) ** 2

    found: Floats = (square(t) - square(t - a) - square(t - b) + square(t - a - b)) / (2 * a * b)
    return np.clip(found, 0.0, 1.0)


def exact(form: Form, numbers: tuple[float, ...], shape: tuple[int, int]) -> Coverage:
    """Covered area of each pixel."""
    height, width = shape
    away, nx, ny, half = form(np.arange(width) + 0.5, (np.arange(height) + 0.5)[:, None], numbers)
    return half_plane(away - half, nx, ny) - half_plane(away + half, nx, ny)


def band(ends: tuple[float, float, float, float]) -> Form:
    """A straight line of the given direction. Numbers: how far it lies aside, width."""
    x0, y0, x1, y1 = ends
    nx, ny = (y0 - y1) / hypot(x1 - x0, y1 - y0), (x1 - x0) / hypot(x1 - x0, y1 - y0)
    return lambda x, y, numbers: ((x - x0) * nx + (y - y0) * ny - numbers[0], nx, ny, numbers[1] / 2)


def ring(x: Floats, y: Floats, numbers: tuple[float, ...]) -> tuple[Floats, Floats, Floats, float]:
    """A circle. Numbers: centre x, y, radius, width."""
    dx, dy = x - numbers[0], y - numbers[1]
    far = np.maximum(np.hypot(dx, dy), 1e-6)
    return far - numbers[2], dx / far, dy / far, numbers[3] / 2


def fitted(seen: Coverage, form: Form, start: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers of the line that is nearest to what is seen, one number after the other."""
    numbers, best = list(start), _off(seen, form, start)
    for step in STEPS_PX:
        moved = True
        while moved:
            moved = False
            for place in range(len(numbers)):
                for way in (step, -step):
                    tried = numbers.copy()
                    tried[place] += way
                    if (off := _off(seen, form, tuple(tried))) < best:
                        numbers, best, moved = tried, off, True
    return tuple(numbers)


def _off(seen: Coverage, form: Form, numbers: tuple[float, ...]) -> float:
    return float(np.abs(seen - exact(form, numbers, seen.shape)).sum())


def compared(seen: Coverage, wanted: Coverage, numbers: tuple[float, ...] = (0.0,)) -> Edge:
    off = 255 * np.abs(seen - wanted)[(wanted > 1e-3) & (wanted < 1 - 1e-3)]
    return Edge(float(off.mean()), float(np.percentile(off, 99)), off.size, numbers)


def judged(seen: Coverage, form: Form, start: tuple[float, ...]) -> Edge:
    numbers = fitted(seen, form, start)
    return compared(seen, exact(form, numbers, seen.shape), numbers)

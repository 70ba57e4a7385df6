"""A board, a projector and a person, all of them a little off: what calibrations are judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from tni.core.board_mapping import BoardMapping, apply_homography
from tni.core.calibration_targets import targets_px
from tni.core.geometry import Points
from tni.core.mapping_fit import LensDistortion, fit_mapping

WIDTH_PX, HEIGHT_PX, WIDTH_MM = 1920.0, 1080.0, 1800.0
MM_PER_PX = WIDTH_MM / WIDTH_PX
SIZE_PX = (WIDTH_PX, HEIGHT_PX)
NOISE_PX = 3.0
_CORNERS = np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
GRID = np.array([(x, y) for y in np.linspace(0, HEIGHT_PX, 28) for x in np.linspace(0, WIDTH_PX, 49)])
"""Of the whole picture, to its edges."""


class Lens(Enum):
    """Whose lens bends: r becomes r (1 + k r²), r in half widths from the middle."""

    PROJECTOR = "projector"
    SENSOR = "sensor"


@dataclass(frozen=True, slots=True)
class World:
    """to_board: from parts of the picture to parts of the board's range."""

    to_board: np.ndarray[tuple[int, int], np.dtype[np.float64]]
    lens: Lens = Lens.PROJECTOR
    k1: float = 0.0

    @classmethod
    def keystoned(cls, rng: np.random.Generator, lens: Lens = Lens.PROJECTOR, k1: float = 0.0) -> World:
        """Each corner of the picture lies 2 to 14 % inside the board's, by itself."""
        inwards = np.sign(0.5 - _CORNERS)
        return cls(through(_CORNERS, _CORNERS + inwards * rng.uniform(0.02, 0.14, (4, 2))), lens, k1)

    def raw(self, px: Points) -> Points:
        """Where the board sees what is at these pixels."""
        high = HEIGHT_PX / WIDTH_PX
        parts = px / SIZE_PX
        if self.lens is Lens.PROJECTOR:
            parts = _bent(parts, self.k1, high)
        seen = apply_homography(self.to_board, parts)
        return _bent(seen, self.k1, high) if self.lens is Lens.SENSOR else seen


def through(before: Points, after: Points) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The homography that takes four points to four others."""
    rows, sides = [], []
    for (x, y), (u, v) in zip(before, after, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        sides += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(sides)), 1.0).reshape(3, 3)


def _bent(parts: Points, k1: float, high: float) -> Points:
    from_middle = (parts - 0.5) * (2.0, 2.0 * high)
    squared = np.sum(from_middle**2, axis=1, keepdims=True)
    bent: Points = 0.5 + (parts - 0.5) * (1 + k1 * squared)
    return bent


def off_px(mapping: BoardMapping, world: World) -> Points:
    """(n,): how far off the mapping is over the whole picture."""
    off: Points = np.hypot(*(mapping.points(world.raw(GRID)) - GRID).T)
    return off


@dataclass(frozen=True, slots=True)
class Judged:
    """p95_mm: 95th percentile over the picture, mean of all boards; pooled_p95_mm: over all pictures together."""

    p95_mm: float
    pooled_p95_mm: float
    bends: dict[LensDistortion, int]


def judge(points: int, boards: int, lenses: Sequence[tuple[Lens, float]], seed: int = 0) -> Judged:
    """Calibrate so many boards, each with its own keystone, one of the lenses in turn, and a person's errors."""
    targets = targets_px(points, SIZE_PX)
    off, bends = [], dict.fromkeys(LensDistortion, 0)
    for number in range(boards):
        rng = np.random.default_rng((seed, number))
        world = World.keystoned(rng, *lenses[number % len(lenses)])
        pressed = world.raw(targets + rng.normal(0, NOISE_PX, targets.shape))
        found = fit_mapping(pressed, targets, SIZE_PX)
        bends[found.bend] += 1
        off.append(off_px(found.mapping, world) * MM_PER_PX)
    return Judged(float(np.mean(np.percentile(off, 95, axis=1))), float(np.percentile(off, 95)), bends)

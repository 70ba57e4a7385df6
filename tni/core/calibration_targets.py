"""Positions of the calibration targets in the picture, in the order in which the teacher presses them."""

from __future__ import annotations

import numpy as np

from tni.core.geometry import Points

EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS = 4, 9, 20
INSET = 0.05
"""Distance of the outer targets from each edge, as a fraction of the picture's width or height. Targets near the edge
leave less of the picture to extrapolation, and lenses bend most at the edge."""
CHECK_TARGETS = ((0.2, 0.7), (0.8, 0.3))
"""The two targets of a calibration check, in fractions of the picture: far apart, and within reach of most people."""
_ROWS = {EMERGENCY_TARGETS: (2, 2), DEFAULT_TARGETS: (3, 3), THOROUGH_TARGETS: (4, 5)}


def target_parts(count: int) -> Points:
    """Return `count` target positions as (count, 2) fractions of the picture, row by row. Every second row runs
    backwards to spare the teacher needless walking."""
    rows, columns = _ROWS[count]
    across, down = np.linspace(INSET, 1 - INSET, columns), np.linspace(INSET, 1 - INSET, rows)
    return np.array([(x, y) for i, y in enumerate(down) for x in (across if i % 2 == 0 else across[::-1])])


def targets_px(count: int, size_px: tuple[float, float]) -> Points:
    """Return the target positions as (count, 2) pixels."""
    placed: Points = target_parts(count) * size_px
    return placed


def spread_places(count: int) -> list[tuple[float, float]]:
    """Return one position for each of `count` screens, in fractions of the picture, as far from each other as possible.
    Each screen shows its own position, so that one tap identifies the screen behind the board."""
    rows = 1 if count <= 3 else 2
    columns = -(-count // rows)
    return [((i % columns + 0.5) / columns, (i // columns + 0.5) / rows) for i in range(count)]


def nearest_place(places: list[tuple[float, float]], x: float, y: float) -> int:
    """Return the index of the position nearest to a point in the board's range (0 to 1)."""
    return min(range(len(places)), key=lambda i: (places[i][0] - x) ** 2 + (places[i][1] - y) ** 2)

"""Where the targets of a calibration are in the picture, and in which order they are asked for."""

from __future__ import annotations

import numpy as np

from tni.core.geometry import Points

EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS = 4, 9, 20
INSET = 0.05
"""From each edge, as a part of the picture's width or height. Nearer targets leave less of the picture to be guessed
where a lens bends most."""
CHECK_TARGETS = ((0.2, 0.7), (0.8, 0.3))
"""The two of a check, in parts of the picture: far apart, and within reach of most."""
_ROWS = {EMERGENCY_TARGETS: (2, 2), DEFAULT_TARGETS: (3, 3), THOROUGH_TARGETS: (4, 5)}


def target_parts(count: int) -> Points:
    """(count, 2) in parts of the picture, row by row, each second one backwards: nobody walks for nothing."""
    rows, columns = _ROWS[count]
    across, down = np.linspace(INSET, 1 - INSET, columns), np.linspace(INSET, 1 - INSET, rows)
    return np.array([(x, y) for i, y in enumerate(down) for x in (across if i % 2 == 0 else across[::-1])])


def targets_px(count: int, size_px: tuple[float, float]) -> Points:
    """(count, 2) pixels."""
    placed: Points = target_parts(count) * size_px
    return placed


def spread_places(count: int) -> list[tuple[float, float]]:
    """A place in parts of the picture for each of so many screens, as far from one another as may be: one tap on a
    board says which of them is before it."""
    rows = 1 if count <= 3 else 2
    columns = -(-count // rows)
    return [((i % columns + 0.5) / columns, (i // columns + 0.5) / rows) for i in range(count)]


def nearest_place(places: list[tuple[float, float]], x: float, y: float) -> int:
    """Which of them is next to a place in parts of the board's range."""
    return min(range(len(places)), key=lambda i: (places[i][0] - x) ** 2 + (places[i][1] - y) ** 2)

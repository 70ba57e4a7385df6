"""Shape of a handwritten word, as a descriptor of 162 bytes that is the same wherever and however large it is written.

The pen's path, with its moves between strokes, is freed from place, size and slant and cut into `POINTS` equal parts.
Dots and accents are left out, because hands put them at different moments.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tni.library.ink_strokes import lean_of, sound_path

type Floats = NDArray[np.float64]
type Ints = NDArray[np.intp]

POINTS = 80
DESCRIPTOR_BYTES = 2 + 2 * POINTS
"""Width of the word in its heights as a half float, then x and y of each point. x: 0 to 255 across the width; y: in
1/32 heights, down, from the middle. A height is the standard deviation of the ink's y."""
Y_STEPS = 32
PEN_UP_SHARE = 0.3
"""Weight of the length of moves between strokes beside the length of ink: spacing varies more than letters."""
SMALL_MARK = 1.0
"""Length of dots and accents, in heights."""
MEASURED_POINTS = 256
"""Points at which height and slant are measured."""
FLAT = 0.02
"""Height that a word has at least, as a part of its width, so that a line is no noise enlarged."""
SHORTEST_MM = 0.5


def describe_word(strokes: Sequence[Floats]) -> bytes | None:
    """Return the descriptor of a word; None for what has no shape: no ink, or a single dot. strokes: (n, 2) mm in the
    order written; positions that are no numbers are ignored."""
    paths = [path for path in map(sound_path, strokes) if len(path)]
    if not paths:
        return None
    points, starts = np.concatenate(paths), _starts(paths)
    ink = _advance(points)
    ink[starts[1:] - 1] = 0
    if ink.sum() < SHORTEST_MM:
        return None
    shear, middle, height = _measure(points, starts, ink)
    points = np.stack([points[:, 0] + shear * points[:, 1], points[:, 1] - middle], axis=1)
    left, width = float(points[:, 0].min()), float(np.ptp(points[:, 0]))
    height = max(height, FLAT * width)
    if height < SHORTEST_MM * FLAT:
        return None
    path = _pen_path(points, starts, ink, SMALL_MARK * height)
    across = np.rint(np.clip((path[:, 0] - left) / max(width, 1e-9), 0, 1) * 255).astype(np.uint8)
    down = np.rint(np.clip(path[:, 1] / height * Y_STEPS, -127, 127)).astype(np.int8)
    return np.float16(min(width / height, 60_000.0)).tobytes() + across.tobytes() + down.tobytes()


def _starts(paths: Sequence[Floats]) -> Ints:
    counts = np.array([len(path) for path in paths])
    return np.asarray(np.cumsum(counts) - counts, dtype=np.intp)


def _advance(points: Floats) -> Floats:
    steps = np.diff(points, axis=0)
    return np.hypot(steps[:, 0], steps[:, 1])


def _measure(points: Floats, starts: Ints, ink: Floats) -> tuple[float, float, float]:
    """Return the lean, the mean and the standard deviation of y, along the ink. Equal steps keep the noise of dense
    samples out of the lean."""
    at = np.concatenate([[0.0], np.cumsum(ink)])
    wanted = np.linspace(0, at[-1], MEASURED_POINTS)
    even = _at(points, at, wanted)
    stroke = np.searchsorted(at[starts], wanted, side="right")
    steps = np.diff(even, axis=0)
    weight = np.hypot(steps[:, 0], steps[:, 1]) * (np.diff(stroke) == 0)
    if weight.sum() <= 0:
        return 0.0, 0.0, 0.0
    y = (even[1:, 1] + even[:-1, 1]) / 2
    middle = float(y @ weight / weight.sum())
    return lean_of(steps, weight), middle, float(np.sqrt((y - middle) ** 2 @ weight / weight.sum()))


def _at(points: Floats, at: Floats, wanted: Floats) -> Floats:
    return np.stack([np.interp(wanted, at, points[:, 0]), np.interp(wanted, at, points[:, 1])], axis=1)


def _pen_path(points: Floats, starts: Ints, ink: Floats, small: float) -> Floats:
    """Return `POINTS` points of the strokes that are longer than dots and accents, and of the moves between them."""
    lengths = np.add.reduceat(np.append(ink, 0.0), starts)
    large = lengths >= small
    if large.any() and not large.all():
        counts = np.diff(np.append(starts, len(points)))
        points = points[np.repeat(large, counts)]
        starts = np.cumsum(counts[large]) - counts[large]
    advance = _advance(points)
    advance[starts[1:] - 1] *= PEN_UP_SHARE
    at = np.concatenate([[0.0], np.cumsum(advance)])
    return _at(points, at, np.linspace(0, at[-1], POINTS))

"""Comparison of handwritten words by their descriptors, for finding a word by writing it once more.

Features of each point of a word's path: height, direction and place across. Two paths are aligned by dynamic time
warping within a band (H. Sakoe, S. Chiba, 1978), with steps of none, one or two points of the word for each point of
the query. Every word is aligned: choosing some of them first by a few points lost 5 words in 100 and saved nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tni.library.word_shape import DESCRIPTOR_BYTES, POINTS, Y_STEPS

type Floats32 = NDArray[np.float32]

HEIGHT_MAX = 3.5
DIRECTION_WEIGHT, ACROSS_WEIGHT, WIDTH_WEIGHT = 1.2, 0.5, np.float32(0.3)
BAND = 10
"""Points by which two paths may be out of step."""
CHUNK = 1024
"""Words that are aligned at once, so that they stay in the processor's cache."""
FAR = np.float32(1e9)


@dataclass(frozen=True, slots=True)
class WordShapes:
    """Words ready to be compared. paths: (features, POINTS, words); widths: (words,), logarithms."""

    paths: Floats32
    widths: Floats32

    def __len__(self) -> int:
        return len(self.widths)


def word_shapes(descriptors: Sequence[bytes]) -> WordShapes:
    """Unpack descriptors. Those of another length, or with a width that is no number, are like nothing."""
    sound = [d if len(d) == DESCRIPTOR_BYTES else b"\xff" * DESCRIPTOR_BYTES for d in descriptors]
    rows = np.frombuffer(b"".join(sound), np.uint8).reshape(len(sound), DESCRIPTOR_BYTES)
    widths = np.ascontiguousarray(rows[:, :2]).view(np.float16)[:, 0].astype(np.float32)
    known = np.isfinite(widths) & (widths >= 0)
    widths = np.where(known, widths, 0).astype(np.float32)
    x = rows[:, 2 : 2 + POINTS].T.astype(np.float32) / np.float32(255)
    y = np.ascontiguousarray(rows[:, 2 + POINTS :].T).view(np.int8).astype(np.float32) / np.float32(Y_STEPS)
    along, down = _slopes(x) * widths, _slopes(y)
    scale = np.float32(DIRECTION_WEIGHT) / (np.hypot(along, down) + np.float32(1e-6))
    paths = np.stack([np.clip(y, -HEIGHT_MAX, HEIGHT_MAX), along * scale, down * scale, np.float32(ACROSS_WEIGHT) * x])
    return WordShapes(paths, np.where(known, np.log1p(widths), np.inf).astype(np.float32))


def _slopes(values: Floats32) -> Floats32:
    """Return central differences along the points; one-sided at the ends."""
    padded = np.concatenate([values[:1], values, values[-1:]])
    slopes: Floats32 = padded[2:] - padded[:-2]
    return slopes


def word_distances(
    query: WordShapes, words: WordShapes, should_stop: Callable[[], bool] = lambda: False
) -> Floats32 | None:
    """Return the distance of each word from the first word of `query`: 0 for the same shape, infinite for a descriptor
    that cannot be read. None when `should_stop` said so."""
    found: Floats32 = WIDTH_WEIGHT * np.abs(words.widths - query.widths[0])
    for start in range(0, len(words), CHUNK):
        if should_stop():
            return None
        part = slice(start, start + CHUNK)
        found[part] += _aligned(query.paths[:, :, 0], words.paths[:, :, part])
    return found


def _aligned(query: Floats32, words: Floats32) -> Floats32:
    """query: (features, POINTS); words: (features, POINTS, n). Returns the mean difference along the best alignment."""
    count = words.shape[2]
    padded = np.full((words.shape[0], POINTS + 2 * BAND, count), FAR, dtype=np.float32)
    padded[:, BAND : BAND + POINTS] = words
    wide = 2 * BAND + 1
    sums = np.full((wide + 2, count), FAR, dtype=np.float32)  # one more on each side, never reached
    sums[1 + BAND : 4 + BAND] = np.abs(padded[:, BAND : BAND + 3] - query[:, :1, None]).sum(axis=0)
    for i in range(1, POINTS):
        cost = np.abs(padded[:, i : i + wide] - query[:, i, None, None]).sum(axis=0)
        sums[1:-1] = cost + np.minimum(np.minimum(sums[1:-1], sums[2:]), sums[:-2])
    ends: Floats32 = sums[BAND - 1 : BAND + 2].min(axis=0) / np.float32(POINTS)
    return ends

"""Made-up handwriting: words of loops and arches, each seed a word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

type Path = NDArray[np.float64]

SPACE_MM = 9.0
LETTERS_MIN, LETTERS_MAX = 4, 8
SAMPLES = 60
"""Of a letter: 0.3 s at 200 samples a second."""


def word(seed: int, x_mm: float = 0.0, y_mm: float = 0.0, size: float = 1.0) -> list[Path]:
    """Return two strokes of a word whose letters are 4 mm high and about 5 mm wide."""
    random = np.random.default_rng(seed)
    count = int(random.integers(LETTERS_MIN, LETTERS_MAX + 1))
    t = np.linspace(0, 2 * np.pi, SAMPLES)
    letters = []
    for k in range(count):
        height, tail, loop = random.choice([2.0, 2.0, 4.5]), random.choice([0.0, 0.0, 3.0]), random.uniform(0.3, 2.0)
        x = 5.0 * (k + t / (2 * np.pi)) + loop * np.sin(t * random.choice([1, 2]))
        y = -height * (1 - np.cos(t)) / 2 + tail * np.clip(-np.sin(t), 0, 1)
        letters.append(np.stack([x, y], axis=1))
    cut = count // 2
    halves = [np.concatenate(letters[:cut]), np.concatenate(letters[cut:])]
    return [half * size + (x_mm, y_mm) for half in halves]


def dot(x_mm: float, y_mm: float) -> Path:
    return np.array([(x_mm, y_mm), (x_mm + 0.3, y_mm + 0.2)])


def line(seeds: list[int], x_mm: float, y_mm: float, size: float = 1.0) -> list[list[Path]]:
    """Return the strokes of each word of a line."""
    words = []
    for seed in seeds:
        words.append(word(seed, x_mm, y_mm, size))
        x_mm = max(float(path[:, 0].max()) for path in words[-1]) + SPACE_MM * size
    return words


def numbered(words: list[list[Path]]) -> tuple[list[Path], list[set[int]]]:
    """Return the strokes of a page and those of each word."""
    ends = np.cumsum([len(strokes) for strokes in words]).tolist()
    numbers = [set(range(end - len(strokes), end)) for end, strokes in zip(ends, words, strict=True)]
    return [path for strokes in words for path in strokes], numbers

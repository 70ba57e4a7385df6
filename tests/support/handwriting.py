"""Handwriting to write with: of the corpus where it is there, else loops drawn by formula."""

from __future__ import annotations

import os
from math import cos, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import SampleBuffer, Samples

Ink = NDArray[np.float64]
"""(n, 4) x mm, y mm, t s, pressure."""
UNITS_PER_MM = 50.0
WRITING_SCALE = 3.0
"""A hand writes larger on a board than on a tablet of paper size."""


def handwriting() -> list[Ink]:
    """Strokes, each at least 20 samples long."""
    corpus = os.environ.get("TNI_CORPUS")
    found = _unipen(Path(corpus) / "ink" / "unipen" / "atu1") if corpus else []
    return found or [_loop(seed) for seed in range(30)]


def _unipen(folder: Path) -> list[Ink]:
    strokes: list[Ink] = []
    for path in sorted(folder.glob("*.dat")):
        rows: list[list[float]] = []
        down = False
        for line in path.read_text(encoding="latin-1").splitlines():
            if line.startswith(".PEN_"):
                if down and len(rows) >= 20:
                    strokes.append(_on_page(np.array(rows)))
                down, rows = line.startswith(".PEN_DOWN"), []
            elif down and line and not line.startswith("."):
                rows.append([float(field) for field in line.split()[:4]])
    return strokes


def _on_page(rows: Ink) -> Ink:
    """X and Y in 1/1270 inch, T in microseconds, P up to about 60."""
    xy = (rows[:, :2] - rows[0, :2]) / UNITS_PER_MM * WRITING_SCALE + (160, 90)
    return np.column_stack([xy, (rows[:, 2] - rows[0, 2]) / 1e6, rows[:, 3] / 64])


def _loop(seed: int) -> Ink:
    noise = np.random.default_rng(seed)
    turns = noise.uniform(0.02, 0.15)
    rows = [
        (
            100 + 20 * cos(n * turns) + noise.normal(0, 0.05),
            90 + 9 * sin(n * turns * 2),
            n / 200 + noise.uniform(0, 5e-4),
            0.4,
        )
        for n in range(200)
    ]
    return np.array(rows)


def samples_of(ink: Ink, *, pressure: bool = False) -> Samples:
    buffer = SampleBuffer(0.0)
    for x, y, t, p in ink.tolist():
        buffer.append(x, y, t, p if pressure else None)
    return buffer.samples()

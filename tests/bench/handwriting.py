"""Recorded handwriting as a board would send it: at a rate, in whole pixels, with jitter; and where the pen went next.

The recordings are UNIPEN's set `atu1`: 11 writers, 200 reports a second, 0.02 mm. Their stamps are those of the serial
line, not of the pen (steps do not follow them), so samples are taken as evenly spaced, cut where a report is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.formats.unipen import read_unipen
from tni.ink.predict_net import HORIZONS_S, TAPS

PERIOD_S = 0.005
GAP_S = 0.0085
SHORTEST = 14
"""Samples at 200 Hz: a shorter run has no sample with a history of eight and a future."""
HISTORY = 8
"""Samples that a predictor may look back on before it is judged; those of a stroke's start are another matter."""
WARM_UP = 4

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Runs:
    """Unbroken pieces of strokes. paths: (n, 2) mm at 200 Hz each; writers: who wrote each."""

    paths: list[Array]
    writers: list[str]


def read_runs(folder: Path) -> Runs:
    """folder: with UNIPEN files, whose first three letters are the writer."""
    runs = Runs([], [])
    for path in sorted(folder.glob("*.dat")):
        for stroke in read_unipen(path):
            points = np.array([(p.x_mm, p.y_mm, p.t_s) for p in stroke])
            for run in np.split(points[:, :2], np.flatnonzero(np.diff(points[:, 2]) > GAP_S) + 1):
                if len(run) >= SHORTEST:
                    runs.paths.append(run)
                    runs.writers.append(path.name[:3])
    return runs


@dataclass(frozen=True, slots=True)
class Reports:
    """What a device sends. size: handwriting is enlarged so many times. pixel_mm: 0 for no rounding.
    shake_px, wobble_s: standard deviations of the position before rounding and of the moment of a report."""

    rate_hz: float
    size: float = 1.0
    pixel_mm: float = 0.0
    shake_px: float = 0.0
    wobble_s: float = 0.0


def board(rate_hz: float, size: float = 6.0) -> Reports:
    """A board of 1.9 m with 1920 pixels across: letters of 2 mm become 12 mm, 300 mm/s on average."""
    return Reports(rate_hz, size, pixel_mm=1.0, shake_px=0.3, wobble_s=0.001)


@dataclass(frozen=True, slots=True)
class Cases:
    """taps: (n, TAPS, 2) mm, the tip first, the first sample repeated before a run's start; ahead: (n, horizons, 2)
    where the pen was after each of HORIZONS_S, NaN after its end; writer: (n,); full: (n,) with HISTORY samples;
    run: (n,) which sending of which path: path k is sent as k * passes and the numbers after; at_s: (n,) since the
    path's beginning."""

    taps: Array
    ahead: Array
    writer: NDArray[np.int64]
    full: NDArray[np.bool_]
    run: NDArray[np.int64]
    at_s: Array

    def part(self, chosen: NDArray[Any]) -> Cases:
        return Cases(*(getattr(self, field.name)[chosen] for field in fields(self)))


def cases(runs: Runs, reports: Reports, passes: int = 1, seed: int = 1) -> Cases:
    """passes: how many times each run is sent anew, at moments of its own."""
    random = np.random.default_rng(seed)
    names = sorted(set(runs.writers))
    found: list[tuple[Any, ...]] = []
    for number, path in enumerate(runs.paths):
        for sending in range(passes):
            taps, ahead, full, at_s = _sent(path * reports.size, reports, random)
            who = np.full(len(taps), names.index(runs.writers[number]))
            found.append((taps, ahead, who, full, np.full(len(taps), number * passes + sending), at_s))
    return Cases(*(np.concatenate(part) for part in zip(*found, strict=True)))


def _sent(path: Array, reports: Reports, random: np.random.Generator) -> tuple[Array, Array, NDArray[np.bool_], Array]:
    period, length_s = 1 / reports.rate_hz, (len(path) - 1) * PERIOD_S
    begin = random.uniform(0, period) if reports.wobble_s else 0.0
    moments = np.arange(begin, length_s + 1e-9, period)
    moments = np.clip(moments + reports.wobble_s * random.standard_normal(len(moments)), 0, length_s)
    seen = at(path, moments)
    if reports.pixel_mm:
        seen = seen / reports.pixel_mm + reports.shake_px * random.standard_normal(seen.shape)
        seen = np.rint(seen) * reports.pixel_mm
    tips = np.arange(WARM_UP - 1, len(moments))
    taps = seen[np.maximum(tips[:, None] - np.arange(TAPS), 0)]
    later = moments[tips][:, None] + HORIZONS_S
    ahead = at(path, later)
    ahead[later > length_s + 1e-9] = np.nan
    return taps, ahead, tips >= HISTORY - 1, moments[tips]


def at(path: Array, moments: Array) -> Array:
    """Positions at any moments, by cubics through four samples (Catmull-Rom); past the ends the end itself."""
    place = np.clip(moments / PERIOD_S, 0, len(path) - 1)
    k = np.minimum(place.astype(np.int64), len(path) - 2)
    u = (place - k)[..., None]
    a, b, c, d = (path[np.clip(k + step, 0, len(path) - 1)] for step in (-1, 0, 1, 2))
    curve: Array = b + u / 2 * ((c - a) + u * ((2 * a - 5 * b + 4 * c - d) + u * (3 * (b - c) + d - a)))
    return curve

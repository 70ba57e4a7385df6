"""What a program aims at when it draws the same samples, as far as it is known: capsules in pixels.

Ours is what the model makes of the samples in the saved lesson, nothing fitted. A peer joins the points by a round pen
of one width, which is fitted, as is where a point lies in its pixel.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.edges import Edge
from tests.bench.programs import TNI
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.ink.segments import segments_of

type Points = list[tuple[int, int]]
type Capsules = NDArray[np.float64]
"""(n, 6) x0, y0, r0, x1, y1, r1."""


def saved(home: Path, strokes: list[Points]) -> list[Capsules]:
    """Of each stroke that was injected at these pixels, in the lesson that the program left in its home."""
    lesson = max(home.rglob("*.tni"), key=lambda path: path.stat().st_mtime)
    command = [TNI, "lesson", "info", "--json", "--samples", lesson]
    info = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    kept = [stroke for page in info["pages"] for stroke in page["strokes"]]
    same = [(k, p) for k, p in zip(kept, strokes, strict=True) if len(k["samples"]) == len(p)]
    at_mm = np.concatenate([np.array([s[:2] for s in k["samples"]], float) for k, _ in same])
    at_px = np.concatenate([np.array(p, float) for _, p in same])
    (px_per_mm, left), (_, top) = (np.polyfit(at_mm[:, axis], at_px[:, axis], 1) for axis in (0, 1))
    origin = np.round((left, top), 1)  # of the page, a whole pixel; its fit is a hundredth off
    out = []
    for stroke in kept:
        capsules = segments_of(_samples(stroke["samples"]), Pen(width_mm=stroke["pen"]["width_mm"])).astype(float)
        capsules *= px_per_mm
        capsules[:, 0:2] += origin
        capsules[:, 3:5] += origin
        out.append(capsules)
    return out


def _samples(rows: list[list[float]]) -> Samples:
    buffer = SampleBuffer(0.0)
    for x, y, at_s, *_ in rows:
        buffer.append(x, y, at_s)
    return buffer.samples()


def joined(strokes: list[Points], width_px: float, shift: tuple[float, float] = (0.0, 0.0)) -> list[Capsules]:
    """The points joined by a round pen. shift: from the middle of a point's pixel."""
    out = []
    for points in strokes:
        ends = np.column_stack([np.array(points) + 0.5 + shift, np.full(len(points), width_px / 2)])
        out.append(np.concatenate([ends[:-1], ends[1:]], axis=1))
    return out


def as_fitted(lines: list[tuple[tuple[int, int], Edge]]) -> tuple[float, tuple[float, float]]:
    """Width and shift of a program's pen, from straight lines: each one's step, and what was fitted to it."""
    normals = (
        np.array([(-dy, dx) for (dx, dy), _ in lines]) / np.hypot(*np.array([step for step, _ in lines]).T)[:, None]
    )
    aside = np.array([edge.numbers[0] for _, edge in lines])
    x, y = np.linalg.lstsq(normals, aside)[0].tolist()
    return float(np.mean([edge.width_px for _, edge in lines])), (x, y)

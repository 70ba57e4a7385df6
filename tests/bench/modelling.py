"""How near the modelled line is to what the hand drew, beside the plain line through the samples, and how smooth; how
much it keeps of the stairs that whole pixels make of nearly level lines.

Real handwriting, four times as large as on the tablet, is taken for the truth. It is sampled as boards do: few times a
second, in whole pixels of 1920 for 320 mm, each up to half a pixel beside by chance.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np

from tests.bench.full_lesson import loops
from tests.bench.handwriting import PERIOD_S, Array, at, read_runs
from tests.bench.rig import Rig
from tni.core.geometry import Rect
from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer, Samples
from tni.ink.segments import segments_of, segments_of_many
from tni.ink.stroke_model import model_lines

SIZE = 4.0
PIXEL_MM = 320 / 1920
RATES_HZ = (60, 125, 200)
STEP_MM = 0.5
"""Lines are compared, and their turns measured, at points so far from each other."""
STROKES = 400
SLANTS = (0.004, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3)
"""Of nearly level lines, down for each along: stairs of 40 to half a millimetre."""
SPEEDS_MM_S = (40, 200, 800)
LEVEL_MM, LEVEL_END = 120.0, 0.1
"""How long they are, and the part of a line that is left out at either end."""


def figures(_rig: Rig) -> dict[str, str]:
    out: dict[str, str] = {}
    for rate in RATES_HZ:
        out.update(_level_lines(rate))
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is not None:
        paths = [path * SIZE for path in read_runs(Path(corpus) / "ink" / "unipen" / "atu1").paths]
        for rate in RATES_HZ:
            out.update(_beside_truth(paths[:: max(len(paths) // STROKES, 1)], rate))
    pen, strokes = Pen(), loops(1000, 20, Rect(0, 0, 320, 180))
    one, many = strokes[0], [(samples, pen) for samples in strokes]
    out["model, one stroke of 20 points"] = f"{_best_ms(lambda: segments_of(one, pen), 50) * 1e3:.0f} us"
    out["the same, 1000 at once, each"] = f"{_best_ms(lambda: segments_of_many(many), 3):.1f} us"
    return out


def sent(path: Array, rate_hz: float, random: np.random.Generator) -> Samples:
    """A path of 200 samples a second as a board sends it."""
    moments = np.arange(0.0, (len(path) - 1) * PERIOD_S + 1e-9, 1 / rate_hz)
    seen = at(path, moments) / PIXEL_MM
    seen = np.rint(seen + random.uniform(-0.5, 0.5, seen.shape)) * PIXEL_MM
    buffer = SampleBuffer(0.0)
    for (x, y), moment in zip(seen.tolist(), moments.tolist(), strict=True):
        buffer.append(x, y, moment)
    return buffer.samples()


def even(line: Array) -> Array:
    """(n, 2) points of a line, STEP_MM from each other along it."""
    size = np.hypot(*np.diff(line, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(size)])
    places = np.arange(0.0, way[-1], STEP_MM)
    return np.column_stack([np.interp(places, way, line[:, axis]) for axis in (0, 1)])


def turns(line: Array) -> Array:
    """Degrees that a line turns by, each STEP_MM."""
    step = np.diff(even(line), axis=0)
    angle = np.arctan2(step[:, 1], step[:, 0])
    return np.degrees(np.abs((np.diff(angle) + np.pi) % (2 * np.pi) - np.pi))


def away(points: Array, line: Array) -> Array:
    """(n,) mm of points from a line."""
    start, step = line[:-1], np.diff(line, axis=0)
    length2 = np.maximum((step**2).sum(axis=1), 1e-12)
    gap = points[:, None] - start
    t = np.clip((gap * step).sum(axis=2) / length2, 0, 1)
    return np.linalg.norm(gap - t[..., None] * step, axis=2).min(axis=1)


def _beside_truth(paths: list[Array], rate_hz: float) -> dict[str, str]:
    random = np.random.default_rng(1)
    found: dict[str, list[list[Array]]] = {"plain line": [[], []], "model": [[], []], "true": [[], []]}
    capsules = count = 0
    for path in paths:
        seen = sent(path, rate_hz, random)
        if len(seen) < 3 or np.ptp(path, axis=0).max() < 3:
            continue
        chain = model_lines([seen.array], [1.0], INK_PARAMS[PenKind.PEN])
        capsules, count = capsules + len(chain.at) - 1, count + len(seen)
        truth = path[: int((len(seen) - 1) / rate_hz / PERIOD_S) + 1]
        for name, line in (("plain line", seen.positions_mm), ("model", chain.places), ("true", truth)):
            if len(line) > 1:
                found[name][0].append(away(even(line), truth))
                found[name][1].append(turns(line))
    out = {}
    for name, (far, turned) in found.items():
        off, turn = np.concatenate(far), np.concatenate(turned)
        if name != "true":
            out[f"{rate_hz} Hz, {name}: off mean, p95, p99.9 mm"] = " ".join(
                f"{v:.3f}" for v in (off.mean(), *np.percentile(off, [95, 99.9]))
            )
        out[f"{rate_hz} Hz, {name}: turn each 0.5 mm, mean, p95"] = f"{turn.mean():.1f}° {np.percentile(turn, 95):.1f}°"
    out[f"{rate_hz} Hz, capsules to a sample"] = f"{capsules / count:.2f}"
    return out


def _level_lines(rate_hz: float) -> dict[str, str]:
    found: dict[str, list[str]] = {"plain line": [], "model": [], "left": []}
    for speed in SPEEDS_MM_S:
        beside = np.array([_stairs_mm(rate_hz, speed, slant) for slant in SLANTS])
        plain, model = beside.mean(axis=0)
        parts = beside[:, 1] / beside[:, 0]
        found["plain line"].append(f"{plain:.4f}")
        found["model"].append(f"{model:.4f}")
        found["left"].append(f"{100 * parts.max():.0f} % at {SLANTS[int(parts.argmax())]}")
    speeds = ", ".join(map(str, SPEEDS_MM_S))
    rows = {f"{rate_hz} Hz, level lines, {speeds} mm/s: {name}": found[name] for name in ("plain line", "model")}
    out = {row: f"{' '.join(values)} mm" for row, values in rows.items()}
    out[f"{rate_hz} Hz, the most that is left of a slant's stairs"] = ", ".join(found["left"])
    return out


def _stairs_mm(rate_hz: float, speed_mm_s: float, slant: float) -> tuple[float, float]:
    """How far the plain line and the model lie beside a straight one, standard deviation."""
    way = np.arange(0.0, LEVEL_MM, speed_mm_s / rate_hz)
    buffer = SampleBuffer(0.0)
    for k, (x, y) in enumerate(np.rint(np.column_stack([way, 20 + way * slant]) / PIXEL_MM) * PIXEL_MM):
        buffer.append(float(x), float(y), k / rate_hz)
    samples = buffer.samples()
    lines = samples.positions_mm, model_lines([samples.array], [1.0], INK_PARAMS[PenKind.PEN]).places
    off = [even(line) @ (-slant, 1.0) / np.hypot(1, slant) for line in lines]
    plain, model = (o[int(len(o) * LEVEL_END) : int(len(o) * (1 - LEVEL_END))].std() for o in off)
    return float(plain), float(model)


def _best_ms(call: object, times: int) -> float:
    best = np.inf
    for _ in range(times):
        start = time.perf_counter()
        call()  # type: ignore[operator]
        best = min(best, time.perf_counter() - start)
    return best * 1e3

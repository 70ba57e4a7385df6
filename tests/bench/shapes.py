"""Figures recognised: a confusion table for drawn figures, and false ones on real handwriting. Nothing is timed against
a bar; the milliseconds are one recognition's."""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from tests.bench.rig import Rig
from tests.sketches import HANDS, Floats, Hand, handwriting, held, sketches
from tni.ink.figures.recognise import ASKED, HELD, Gates, recognised
from tni.ink.figures.rest import Rest

SEED, COUNT = 20_000, 200
SIZES = (1.0, 2.0, 3.0)
"""Times the size on paper. Twice that is how large teachers write on a page that fills the board."""


def figures(_rig: Rig) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, hand in HANDS.items():
        for meant, found in confusion(SEED, COUNT, hand).items():
            row = ", ".join(f"{100 * n / COUNT:.1f} % {kind}" for kind, n in found.most_common())
            out[f"figure, {name} hand: {meant}"] = row
    out["figure, one recognition"] = f"{_ms():.1f} ms"
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return out
    strokes = [points for _, points in handwriting(Path(corpus))]
    for size in SIZES:
        resting = false_ones(strokes, size, HELD, hold=True)
        asked = false_ones(strokes, size, ASKED, hold=False)
        written = sum(snaps_as_written(points, size) for points in strokes)
        out[f"handwriting x {size:g}, every stroke held"] = _share(resting, len(strokes))
        out[f"handwriting x {size:g}, as written"] = f"{100 * written / len(strokes):.2f} % of {len(strokes)}"
        out[f"handwriting x {size:g}, with the pen of figures"] = _share(asked, len(strokes))
    return out


def confusion(seed: int, count: int, hand: Hand) -> dict[str, Counter[str]]:
    """What was meant to how often each kind was found, "nothing" for none."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for drawn in sketches(seed, count, hand):
        found = recognised(drawn.points[:, :2], HELD)
        out[drawn.meant]["nothing" if found is None else found.kind.value] += 1
    return out


def false_ones(strokes: list[Floats], size: float, gates: Gates, *, hold: bool) -> Counter[str]:
    """Kinds of figure found in handwriting. hold: with a pen that rests where each stroke ends."""
    rng = np.random.default_rng(SEED)
    out: Counter[str] = Counter()
    for stroke in strokes:
        points = stroke * (size, size, 1.0)
        found = recognised((held(points, rng) if hold else points)[:, :2], gates)
        if found is not None:
            out[found.kind.value] += 1
    return out


def snaps_as_written(stroke: Floats, size: float) -> bool:
    """Whether a figure appears where the writer paused, if ever."""
    points = stroke * (size, size, 1.0)
    x, y, t = points[0]
    rest = Rest(x, y, t, HELD.rest_mm)
    for k, (x, y, t) in enumerate(points.tolist()):
        rest.moved(x, y, t)
        if rest.held(t) and recognised(points[: k + 1, :2], HELD) is not None:
            return True
    return False


def _share(found: Counter[str], of: int) -> str:
    kinds = ", ".join(f"{n} {kind}" for kind, n in found.most_common())
    return f"{100 * found.total() / of:.2f} % of {of}" + (f" ({kinds})" if kinds else "")


def _ms() -> float:
    drawn = [s.points[:, :2] for s in sketches(SEED, 8, HANDS["usual"])]
    took = []
    for points in drawn:
        began = time.perf_counter()
        recognised(points, HELD)
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)

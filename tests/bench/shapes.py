"""Figures recognised: a confusion table for drawn figures, and false ones on real handwriting. Nothing is timed against
a bar; the milliseconds are one recognition's."""

from __future__ import annotations

import os
import statistics
import time
from collections import Counter, defaultdict
from math import cos, pi, sin
from pathlib import Path

import numpy as np

from tests.bench import shape_limits
from tests.bench.rig import Rig
from tests.support.sketches import HANDS, Floats, Hand, array_of, arrow_apart, handwriting, held, sketches
from tni.core.geometry import Point
from tni.document.tools.recent_lines import MAX_HEAD_DELAY_S, MAX_LINES
from tni.formats.unipen import read_unipen
from tni.ink.shapes.arrow_head import arrow_head_of, arrow_head_of_two, arrow_with_head
from tni.ink.shapes.hold_detector import HoldDetector
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, ShapeThresholds, recognise_shape
from tni.ink.shapes.recognised_shape import RecognisedShapeKind

SEED, COUNT = 20_000, 200
SIZES = (1.0, 2.0, 3.0)
"""Times the size on paper. Twice that is how large teachers write on a page that fills the board."""


def figures(_rig: Rig) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, hand in HANDS.items():
        for meant, found in confusion(SEED, COUNT, hand).items():
            row = ", ".join(f"{100 * n / COUNT:.1f} % {kind}" for kind, n in found.most_common())
            out[f"figure, {name} hand: {meant}"] = row
        for strokes_of in (2, 3):
            right = 100 * heads(SEED, COUNT, hand, barbs_apart=strokes_of == 3) / COUNT
            out[f"figure, {name} hand: arrow in {strokes_of} strokes"] = f"{right:.1f} % arrow"
    out["figure, one recognition"] = f"{_ms():.1f} ms"
    corpus = os.environ.get("TNI_CORPUS")
    if corpus is None:
        return out
    written_by = handwriting(Path(corpus))
    strokes = [points for _, points in written_by]
    for size in SIZES:
        resting = false_ones(strokes, size, HOLD_THRESHOLDS, hold=True)
        asked = false_ones(strokes, size, SHAPE_PEN_THRESHOLDS, hold=False)
        written = sum(snaps_as_written(points, size) for points in strokes)
        out[f"handwriting x {size:g}, every stroke held"] = _share(resting, len(strokes))
        out[f"handwriting x {size:g}, as written"] = f"{100 * written / len(strokes):.2f} % of {len(strokes)}"
        out[f"handwriting x {size:g}, with the pen of figures"] = _share(asked, len(strokes))
        for name, gates in (("held", HOLD_THRESHOLDS), ("with the pen of figures", SHAPE_PEN_THRESHOLDS)):
            false, lines = false_heads(Path(corpus), size, gates)
            out[f"handwriting x {size:g}, heads of arrows, {name}"] = f"{false} after {lines} strokes that are lines"
            worst = 100 * heads_at_worst(strokes, size, gates) / len(strokes)
            out[f"handwriting x {size:g}, heads if a line ended there, {name}"] = f"{worst:.2f} %"
    return out | shape_limits.figures(written_by, Path(corpus))


def confusion(seed: int, count: int, hand: Hand) -> dict[str, Counter[str]]:
    """What was meant to how often each kind was found, "nothing" for none."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for drawn in sketches(seed, count, hand):
        found = recognise_shape(drawn.points[:, :2], HOLD_THRESHOLDS)
        out[drawn.meant]["nothing" if found is None else found.kind.value] += 1
    return out


def line_of(points: Floats, gates: ShapeThresholds) -> tuple[Point, Point] | None:
    """The ends of a stroke that is a line."""
    found = recognise_shape(points[:, :2], gates)
    return None if found is None or found.kind is not RecognisedShapeKind.LINE else (found.points[0], found.points[1])


def heads(seed: int, count: int, hand: Hand, *, barbs_apart: bool = False) -> int:
    """How many arrows whose head is drawn apart become one. barbs_apart: the pen lifts between them, and misses."""
    rng, right = np.random.default_rng(seed), 0
    for _ in range(count):
        shaft, head = arrow_apart(rng, hand)
        ends = line_of(shaft, HOLD_THRESHOLDS)
        vee = arrow_head_of(head[:, :2], HOLD_THRESHOLDS.barb_mm, HOLD_THRESHOLDS.rest_mm)
        if barbs_apart and vee is not None:
            at = int(np.hypot(*(head[:, :2] - vee.tip).T).argmin())
            slip = rng.normal(0, hand.gap * 20, 2)  # mm
            vee = arrow_head_of_two(
                head[:at, :2], head[at:, :2] + slip, HOLD_THRESHOLDS.barb_mm, HOLD_THRESHOLDS.rest_mm
            )
        right += ends is not None and vee is not None and arrow_with_head(ends, vee) is not None
    return right


def false_heads(corpus: Path, size: float, gates: ShapeThresholds) -> tuple[int, int]:
    """Strokes of handwriting that make an arrow of one shortly before, and how many there are with a line before."""
    rng, false, lines = np.random.default_rng(SEED), 0, 0
    for path in sorted((corpus / "ink" / "unipen" / "atu1").glob("*.dat")):
        strokes = [array_of(stroke) * (size, size, 1.0) for stroke in read_unipen(path)]
        for k, stroke in enumerate(strokes):
            lately = [s for s in strokes[max(k - MAX_LINES, 0) : k] if stroke[0, 2] - s[-1, 2] <= MAX_HEAD_DELAY_S]
            found = [(j, ends) for j, s in enumerate(lately) if (ends := line_of(s, gates)) is not None]
            points = held(stroke, rng)[:, :2]
            lines += bool(found)
            sizes = gates.barb_mm, gates.rest_mm
            whole, halves = arrow_head_of(points, *sizes), [arrow_head_of_two(s[:, :2], points, *sizes) for s in lately]
            vees = [(ends, vee) for j, ends in found for vee in (whole, *halves[:j], *halves[j + 1 :])]
            false += any(vee is not None and arrow_with_head(ends, vee) is not None for ends, vee in vees)
    return false, lines


def heads_at_worst(strokes: list[Floats], size: float, gates: ShapeThresholds) -> int:
    """Strokes that would be a head if a line from any of 16 directions ended at the very place where they turn."""
    rng, found = np.random.default_rng(SEED), 0
    for stroke in strokes:
        points = held(stroke * (size, size, 1.0), rng)[:, :2]
        vee = arrow_head_of(points, gates.barb_mm, gates.rest_mm)
        if vee is not None:
            x, y = vee.tip.tolist()
            tails = [(x - 60 * cos(k * pi / 8), y - 60 * sin(k * pi / 8)) for k in range(16)]
            found += any(arrow_with_head((tail, (x, y)), vee) is not None for tail in tails)
    return found


def false_ones(strokes: list[Floats], size: float, gates: ShapeThresholds, *, hold: bool) -> Counter[str]:
    """Kinds of figure found in handwriting. hold: with a pen that rests where each stroke ends."""
    rng = np.random.default_rng(SEED)
    out: Counter[str] = Counter()
    for stroke in strokes:
        points = stroke * (size, size, 1.0)
        found = recognise_shape((held(points, rng) if hold else points)[:, :2], gates)
        if found is not None:
            out[found.kind.value] += 1
    return out


def snaps_as_written(stroke: Floats, size: float) -> bool:
    """Whether a figure appears where the writer paused, if ever."""
    points = stroke * (size, size, 1.0)
    x, y, t = points[0]
    rest = HoldDetector(x, y, t, HOLD_THRESHOLDS.rest_mm)
    for k, (x, y, t) in enumerate(points.tolist()):
        rest.moved(x, y, t)
        if rest.held(t) and recognise_shape(points[: k + 1, :2], HOLD_THRESHOLDS) is not None:
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
        recognise_shape(points, HOLD_THRESHOLDS)
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)

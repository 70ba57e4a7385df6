"""Cutting of strokes by an eraser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tni.ink.hit import Floats
from tni.ink.sample import POSITION_PER_MM, SAMPLE_DTYPE, TILT_UNKNOWN, Samples, arrays_of
from tni.ink.stroke_fragment import FULL_WIDTH, StrokeFragment
from tni.ink.stroke_model import StrokeLines

SLIVER_MM = 0.05
"""Fragments shorter than this are rounding artefacts at the eraser's edge."""


type Spans = list[tuple[float, float]]


def kept_spans(low: Floats, high: Floats) -> Spans:
    """Return the spans that remain of a stroke of n segments, given (n,) low and high from `covered`.

    Spans are in ascending order, along the stroke: parameter k + t is the point at fraction t of segment k, 0 to n.
    """
    count = len(low)
    spans: Spans = []
    start = 0.0
    for k in np.flatnonzero(low <= high).tolist():
        if k + low[k] > start:
            spans.append((start, float(k + low[k])))
        start = float(k + high[k])
    if start < count:
        spans.append((start, float(count)))
    return spans


def cut_stroke(samples: Samples, spans: Spans, line: StrokeLines, width_mm: float) -> list[StrokeFragment]:
    """Cut a stroke into fragments. line: the stroke as a pen of `width_mm` drew it; spans: what remains, along the
    segments of the line. A fragment has the line's points within its span and one more where the span ends within a
    segment. Slivers are dropped."""
    return cut_strokes([samples], [spans], line, [width_mm])[0]


def cut_strokes(
    samples: Sequence[Samples], spans: Sequence[Spans], lines: StrokeLines, widths_mm: Sequence[float]
) -> list[list[StrokeFragment]]:
    """Cut many strokes at once, as `cut_stroke` does. lines: one line for each stroke; spans: empty for a stroke that
    is not wanted."""
    out: list[list[StrokeFragment]] = [[] for _ in spans]
    whose = [k for k, some in enumerate(spans) for _ in some]
    if not whose:
        return out
    ends = np.array([span for some in spans for span in some]) + lines.starts[whose][:, None]
    steps = np.diff(lines.places, axis=0)
    way = np.concatenate([np.zeros(1), np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
    long = np.diff(np.interp(ends, np.arange(len(way)), way), axis=1)[:, 0] > SLIVER_MM
    at: list[float] = []
    counts: list[int] = []
    for start, end in ends[long].tolist():
        before = len(at)
        at += [start, *range(int(start) + 1, -int(-end // 1)), end]
        counts.append(len(at) - before)
    kept = np.array(whose)[long]
    if not len(kept):
        return out
    array = _points(np.array(at), lines, np.array(widths_mm)[kept].repeat(counts), _when(samples, kept, lines))
    for k, piece in zip(kept.tolist(), StrokeFragment.many(array, counts), strict=True):
        out[k].append(piece)
    return out


def _when(samples: Sequence[Samples], kept: NDArray[np.intp], lines: StrokeLines) -> Floats:
    """Return (points,) times of the lines' points for the strokes `kept`; undefined for other strokes."""
    when = np.zeros(len(lines.at))
    which = sorted(set(kept.tolist()))
    starts, ends = lines.starts.tolist(), (lines.starts + lines.lengths).tolist()
    for k, array in zip(which, arrays_of([samples[k] for k in which]), strict=True):
        points = slice(starts[k], ends[k])
        when[points] = np.interp(lines.at[points], np.arange(len(array)), array["t"])
    return when


def _points(at: Floats, lines: StrokeLines, widths_mm: Floats, when: Floats) -> NDArray[Any]:
    """Return (n,) of SAMPLE in the layout of fragments. at: positions along the segments of all lines; widths_mm: (n,)
    of their pens; when: times of the lines' points."""
    number = np.arange(len(lines.at))
    out = np.empty(len(at), SAMPLE_DTYPE)
    for axis, name in enumerate(("x", "y")):
        out[name] = np.rint(np.interp(at, number, lines.places[:, axis]) * POSITION_PER_MM)
    out["t"] = np.rint(np.interp(at, number, when))
    out["pressure"] = np.clip(np.rint(np.interp(at, number, lines.radii) * (2 * FULL_WIDTH) / widths_mm), 1, 65_535)
    out["tilt_x"] = out["tilt_y"] = TILT_UNKNOWN
    return out

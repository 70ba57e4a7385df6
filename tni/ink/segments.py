"""Samples to segments: each a capsule between two circles, the only primitive that ink is drawn with.

A capsule is the convex hull of two discs. The union of its capsules is the stroke: no joins, caps or tessellation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tni.ink.params import INK_PARAMS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import Samples
from tni.ink.stroke_lines import lines_of
from tni.ink.stroke_model import StrokeLines

Segments = NDArray[np.float32]
"""(n, 6) x0, y0, r0, x1, y1, r1 in mm; a dot is one segment of length 0."""


def segments_of(samples: Samples, pen: Pen, ended: bool = True) -> Segments:
    """Segments of a stroke, each beginning where the one before ended, or one dot; none for no samples.

    ended: the pen has lifted; till then there is no taper at its tip.
    """
    if not len(samples):
        return np.empty((0, 6), np.float32)
    return segments_from_lines(lines_of([samples], [pen.width_mm], INK_PARAMS[pen.kind], ended=ended))


def segments_of_many(strokes: Sequence[tuple[Samples, Pen]]) -> list[Segments]:
    """`segments_of` each, many at once: a tenth of the time for short ones."""
    found: list[Segments] = [np.empty((0, 6), np.float32)] * len(strokes)
    for kind in PenKind:
        mine = [k for k, (samples, pen) in enumerate(strokes) if pen.kind is kind and len(samples)]
        for some in _groups(mine, [len(strokes[k][0]) for k in mine]):
            chain = lines_of([strokes[k][0] for k in some], [strokes[k][1].width_mm for k in some], INK_PARAMS[kind])
            ends = np.cumsum(chain.segment_counts).tolist()
            segments = segments_from_lines(chain)
            for k, start, end in zip(some, [0, *ends], ends, strict=False):
                found[k] = segments[start:end]
    return found


AT_ONCE = 8192
"""Samples modelled together: their arrays still fit the processor's cache."""


def _groups(numbers: list[int], lengths: list[int]) -> Iterator[list[int]]:
    """`numbers` in turn, AT_ONCE samples or one number each time."""
    group: list[int] = []
    samples = 0
    for number, length in zip(numbers, lengths, strict=True):
        if group and samples + length > AT_ONCE:
            yield group
            group, samples = [], 0
        group.append(number)
        samples += length
    if group:
        yield group


def segments_from_lines(chain: StrokeLines) -> Segments:
    """(s, 6) segments between neighbours of each stroke; a dot of its own for a stroke of one point."""
    first, second = chain.pairs()
    places, radii = chain.places, chain.radii
    out = np.empty((len(radii[first]), 6), np.float32)
    out[:, 0:2], out[:, 2] = places[first], radii[first]
    out[:, 3:5], out[:, 5] = places[second], radii[second]
    return out

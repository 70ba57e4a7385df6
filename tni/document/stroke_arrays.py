"""Many strokes as one set of arrays, so that numpy processes all of them at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tni.document.items import Stroke
from tni.ink.extent import boxes_mm
from tni.ink.params import INK_PARAMS
from tni.ink.pen import PenKind
from tni.ink.stroke_lines import interleaved, lines_of
from tni.ink.stroke_model import StrokeLines


def stroke_lines(strokes: Sequence[Stroke]) -> StrokeLines:
    """Return the lines that strokes are drawn with, in page mm. strokes: at least one, each with samples."""
    kinds = {s.pen.kind for s in strokes}
    if len(kinds) == 1:
        chain = _of_one_kind(strokes)
    else:
        groups = [[k for k, s in enumerate(strokes) if s.pen.kind is kind] for kind in kinds]
        chain = interleaved(groups, [_of_one_kind([strokes[k] for k in group]) for group in groups])
    places, radii = chain.places, chain.radii
    for stroke, start, length in zip(strokes, chain.starts.tolist(), chain.lengths.tolist(), strict=True):
        if not stroke.transform.is_identity:
            part = slice(start, start + length)
            places[part] = stroke.transform.points(places[part])
            radii[part] *= stroke.transform.mean_scale
    return chain


def _of_one_kind(strokes: Sequence[Stroke]) -> StrokeLines:
    return lines_of([s.samples for s in strokes], [s.pen.width_mm for s in strokes], INK_PARAMS[strokes[0].pen.kind])


def stroke_boxes(strokes: Sequence[Stroke]) -> NDArray[np.float64]:
    """Return (n, 4) left, top, right, bottom of each stroke before its transform. strokes: each with samples."""
    out = np.empty((len(strokes), 4))
    for kind in PenKind:
        mine = [k for k, s in enumerate(strokes) if s.pen.kind is kind]
        if mine:
            samples, widths = [strokes[k].samples for k in mine], [strokes[k].pen.width_mm for k in mine]
            out[mine] = boxes_mm(samples, widths, INK_PARAMS[kind])
    return out

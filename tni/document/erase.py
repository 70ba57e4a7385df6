"""One step of an eraser: the items that it may take, and the change that it makes to a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from tni.core.geometry import IDENTITY, Point, Points, Rect
from tni.core.ids import IdSeries, ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Shape, Stroke
from tni.document.mark_record import is_mark
from tni.document.pick import outline_points, touches
from tni.document.stroke_arrays import stroke_lines
from tni.ink.cut import Spans, cut_stroke, cut_strokes, kept_spans
from tni.ink.hit import covered
from tni.ink.stroke_fragment import StrokeFragment
from tni.ink.stroke_model import StrokeLines


class EraseBy(Enum):
    STROKE = "stroke"
    """Touched strokes are removed whole."""
    AREA = "area"
    """Strokes are cut where they are touched; shapes are removed whole."""


class EraseWhat(Enum):
    INK = "ink"
    """Strokes and correction marks and, in a séance, the shapes that the class drew."""
    ALL = "all"
    """Texts and images too, and out of a séance shapes."""


def erasable(document: Document, item: AnyItem, what: EraseWhat) -> bool:
    """Return whether an eraser may take an item. Locked items stay; in a séance also all prepared ones, even where
    the class has moved them, and all that pupils may move."""
    if item.locked or document.is_prepared(item.id) or (document.in_seance and item.movable):
        return False
    if what is EraseWhat.ALL or isinstance(item, Stroke) or is_mark(item):
        return True
    return document.in_seance and isinstance(item, Shape)


def ink_erased(document: Document, page: PageId) -> Change:
    """Return the change that takes from a page all that an eraser of ink may take."""
    doomed = [i.id for i in document.shown(page) if erasable(document, i, EraseWhat.INK)]
    return document.remove(ChangeKind.ERASE, doomed)


@dataclass(frozen=True, slots=True)
class Eraser:
    """An eraser as it touches the page. radius_mm: of its disc."""

    radius_mm: float
    by: EraseBy
    what: EraseWhat = EraseWhat.INK


def erased(document: Document, page: PageId, a: Point, b: Point, eraser: Eraser, ids: IdSeries) -> Change | None:
    """Return the change that an eraser makes on its way from `a` to `b`, in page mm; None if it touches nothing that
    it may take. ids: ids of the fragments that remain.

    Ink nearer than its own half width counts as touched, so no ink is left under the eraser.
    """
    radius_mm = eraser.radius_mm
    way = Rect(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1])).grown(radius_mm)
    near = [i for i in document.shown(page, way) if erasable(document, i, eraser.what)]
    swaps = _cut_strokes([i for i in near if isinstance(i, Stroke)], a, b, radius_mm, eraser.by, ids)
    others = (i for i in near if not isinstance(i, Stroke))
    swaps += [RecordChange(i.id, i, None) for i in others if _touched(i, a, b, radius_mm)]
    return Change(ChangeKind.ERASE, tuple(swaps)) if swaps else None


def _touched(item: AnyItem, a: Point, b: Point, radius_mm: float) -> bool:
    """Return whether the eraser meets a shape's line, a correction mark, or the box of a text or an image."""
    if isinstance(item, Stroke):
        return False
    if isinstance(item, Shape):
        return _meets(outline_points(item), a, b, radius_mm + item.pen.width_mm / 2 * item.transform.mean_scale)
    if touches(item, *b, 0.0):
        return True
    if is_mark(item):
        from tni.document.mark_outline import mark_outline  # with the first mark

        return any(_meets(points, a, b, radius_mm + reach) for points, reach, _ in mark_outline(item))
    box = item.transform.points(Rect(0.0, 0.0, item.width_mm, item.height_mm).corners())
    return _meets(np.vstack([box, box[:1]]), a, b, radius_mm)


def _meets(corners: Points, a: Point, b: Point, reach_mm: float) -> bool:
    """Return whether an eraser on its way comes as near as this to a line through corners."""
    low, high = covered(a, b, np.full(len(corners) - 1, reach_mm), corners[:-1], corners[1:])
    return bool((low <= high).any())


def _cut_strokes(
    strokes: list[Stroke], a: Point, b: Point, radius_mm: float, by: EraseBy, ids: IdSeries
) -> list[RecordChange]:
    strokes = [s for s in strokes if len(s.samples)]
    if not strokes:
        return []
    lines = stroke_lines(strokes)
    first, second = lines.pairs()
    radii = np.maximum(lines.radii[first], lines.radii[second])
    low, high = covered(a, b, radii + radius_mm, lines.places[first], lines.places[second])
    counts = lines.segment_counts
    starts = np.cumsum(counts) - counts
    hit = np.logical_or.reduceat(low <= high, starts)
    gone = np.logical_and.reduceat((low <= 0) & (high >= 1), starts).tolist()
    touched = np.flatnonzero(hit).tolist()
    spans: list[Spans] = [[] for _ in strokes]
    for index in touched:
        if by is EraseBy.AREA and lines.lengths[index] > 1 and not gone[index]:
            part = slice(starts[index], starts[index] + counts[index])
            spans[index] = kept_spans(low[part], high[part])
    pieces = _cut(strokes, spans, lines)
    swaps: list[RecordChange] = []
    for index in touched:
        stroke = strokes[index]
        new = [replace(stroke, id=ItemId(ids.next()), samples=piece) for piece in pieces[index]]
        swaps += [RecordChange(stroke.id, stroke, None), *(RecordChange(piece.id, None, piece) for piece in new)]
    return swaps


def _cut(strokes: Sequence[Stroke], spans: Sequence[Spans], lines: StrokeLines) -> list[list[StrokeFragment]]:
    """Cut each stroke to its spans. lines: the strokes as they lie on the page; a stroke is cut before its
    transform."""
    moved = {k for k, some in enumerate(spans) if some and not strokes[k].transform.is_identity}
    widths_mm = [stroke.pen.width_mm for stroke in strokes]
    here = [[] if k in moved else some for k, some in enumerate(spans)]
    pieces = cut_strokes([stroke.samples for stroke in strokes], here, lines, widths_mm)
    for k in moved:
        line = stroke_lines([replace(strokes[k], transform=IDENTITY)])
        pieces[k] = cut_stroke(strokes[k].samples, spans[k], line, widths_mm[k])
    return pieces


class MergedChange:
    """Successive changes merged into one."""

    def __init__(self) -> None:
        self._swaps: dict[str, RecordChange] = {}

    def add(self, change: Change) -> None:
        for swap in change.swaps:
            first = self._swaps.get(swap.key)
            self._swaps[swap.key] = swap if first is None else RecordChange(swap.key, first.before, swap.after)

    def touches(self, change: Change) -> bool:
        """Return whether a change concerns a record that the merged changes concern too."""
        return any(swap.key in self._swaps for swap in change.swaps)

    def change(self, act: ChangeKind) -> Change | None:
        """Return the merged change, or None when every record is as it was before the first change. Records that were
        added and removed again are left out."""
        swaps = tuple(swap for swap in self._swaps.values() if swap.before is not swap.after)
        return Change(act, swaps) if swaps else None

"""Spatial index of a page's items: their boxes as arrays, so that a query over 100,000 items takes a fraction of a
millisecond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.core.key_index import KeyIndex
from tni.document.items import MAX_EXTENT_MM, AnyItem, Stroke, bounds, bounds_from
from tni.document.stroke_arrays import stroke_boxes

Edges = NDArray[np.float32]
"""(..., 4) left, top, right, bottom."""
VECTORISE_FROM = 4
"""Fewer strokes than this are quicker one by one than vectorised."""
BATCH_STROKES = 512
"""Strokes per batch, at most, so that intermediate results stay in the processor's cache and use little memory."""
BATCH_SAMPLES = 1 << 16
"""Samples per batch, at most. A stroke with more samples is a batch of its own."""
_NOTHING = (np.inf, np.inf, -np.inf, -np.inf)
_LOW, _HIGH = np.float32(-np.inf), np.float32(np.inf)


class BoxIndex:
    """Mutable index of boxes by item id. Each item has a row; rows of removed items hold an empty box and are
    reused."""

    def __init__(self, items: Sequence[AnyItem] = ()) -> None:
        self._rows = KeyIndex([i.id for i in items])
        self._edges = _with_spare_rows(item_boxes(items))  # left, top, right, bottom in mm

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, item: AnyItem, edges: Edges) -> None:
        """Add an item. edges: its row of `item_boxes`. The id must not be in the index yet."""
        row = self._rows.add(item.id)
        if row == len(self._edges):
            self._edges = _with_spare_rows(self._edges)
        self._edges[row] = edges

    def remove(self, key: ItemId) -> None:
        """Remove an item and free its row. Raises: KeyError."""
        self._edges[self._rows.remove(key)] = _NOTHING

    def box(self, key: ItemId) -> Rect:
        """Return an item's box. Raises: KeyError."""
        return box_of(self.edges(key))

    def edges(self, key: ItemId) -> Edges:
        """Return (4,) left, top, right, bottom. The array is a view, valid until the next change. Raises: KeyError."""
        if (row := self._rows.find(key)) is None:
            raise KeyError(key)
        found: Edges = self._edges[row]
        return found

    def meeting(self, box: Rect) -> list[ItemId]:
        """Return the ids of items whose box intersects `box`, in no order."""
        if box.empty:
            return []
        found = map(self._rows.key, np.flatnonzero(self._met(box)).tolist())
        return [ItemId(key) for key in found if key is not None]

    def count(self, box: Rect) -> int:
        """Return the number of items that `meeting` would return."""
        return 0 if box.empty else int(np.count_nonzero(self._met(box)))

    def _met(self, box: Rect) -> NDArray[np.bool_]:
        edges = self._edges[: self._rows.end]
        met: NDArray[np.bool_] = edges[:, 0] <= np.float64(box.right)
        met &= edges[:, 2] >= np.float64(box.x)
        met &= edges[:, 1] <= np.float64(box.bottom)
        met &= edges[:, 3] >= np.float64(box.y)
        return met

    def extent(self) -> Rect:
        """Return the box around all items; `Rect.nothing()` for an empty index."""
        if not len(self._rows):
            return Rect.nothing()
        edges = self._edges[: self._rows.end]
        return box_around(edges)


def item_boxes(items: Sequence[AnyItem]) -> Edges:
    """Return the `bounds` of every item as an (n, 4) array. Strokes are computed in batches.

    A box is never smaller than `bounds` and, on an ordinary page, at most 1/30000 mm larger.
    """
    out = np.full((len(items), 4), _NOTHING)
    strokes: list[Stroke] = []
    rows: list[int] = []
    for row, item in enumerate(items):
        if isinstance(item, Stroke) and len(item.samples):
            strokes.append(item)
            rows.append(row)
        else:
            out[row] = _edges(bounds(item))
    if len(strokes) < VECTORISE_FROM:
        out[rows] = [_edges(bounds(stroke)) for stroke in strokes] or np.empty((0, 4))
    else:
        for part in _parts(strokes):
            out[rows[part]] = _stroke_boxes(strokes[part])
    return _outward(out)


def _parts(strokes: Sequence[Stroke]) -> Iterator[slice]:
    start = samples = 0
    for number, stroke in enumerate(strokes):
        samples += len(stroke.samples)
        if number > start and (number - start == BATCH_STROKES or samples > BATCH_SAMPLES):
            yield slice(start, number)
            start, samples = number, len(stroke.samples)
    yield slice(start, len(strokes))


def _outward(edges: NDArray[np.float64]) -> Edges:
    near = edges.astype(np.float32)
    low, high = near[:, :2], near[:, 2:]
    near[:, :2] = np.where(low > edges[:, :2], np.nextafter(low, _LOW), low)
    near[:, 2:] = np.where(high < edges[:, 2:], np.nextafter(high, _HIGH), high)
    return near


def _with_spare_rows(edges: Edges) -> Edges:
    """Return a copy with free rows for an eighth more items, 64 rows at least: copies are rare and little memory lies
    idle."""
    wider = np.full((max(64, len(edges) + len(edges) // 8), 4), _NOTHING, np.float32)
    wider[: len(edges)] = edges
    return wider


def box_of(edges: Edges) -> Rect:
    """Convert (4,) left, top, right, bottom to a rectangle."""
    left, top, right, bottom = edges.tolist()
    return Rect(left, top, right - left, bottom - top) if right >= left else Rect.nothing()


def box_around(edges: Edges) -> Rect:
    """Return the rectangle around (n, 4) left, top, right, bottom, n > 0."""
    return box_of(np.concatenate([edges[:, :2].min(axis=0), edges[:, 2:].max(axis=0)]))


def _stroke_boxes(strokes: Sequence[Stroke]) -> NDArray[np.float64]:
    edges = stroke_boxes(strokes)
    maps = [stroke.transform for stroke in strokes]
    by = np.array([(t.e, t.f) if t.only_moves else (0.0, 0.0) for t in maps])
    edges += np.concatenate([by, by], axis=1)
    for row, stroke in enumerate(strokes):
        if not maps[row].only_moves:
            left, top, right, bottom = edges[row].tolist()
            edges[row] = _edges(bounds_from(stroke, Rect(left, top, right - left, bottom - top)))
    edges[(abs(edges) > MAX_EXTENT_MM).any(axis=1)] = _NOTHING
    return edges


def _edges(box: Rect) -> tuple[float, float, float, float]:
    return _NOTHING if box.empty else (box.x, box.y, box.right, box.bottom)

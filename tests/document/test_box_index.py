"""Boxes kept as arrays are those of each item, whatever comes and goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.support.board import stroke
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.box_index import BoxIndex, item_boxes
from tni.document.drawlist import DrawInk, draw_item
from tni.document.items import AnyItem, Image, Shape, ShapeKind, Stroke, bounds
from tni.document.page_format import Paper
from tni.document.stroke_arrays import stroke_boxes
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SAMPLE_DTYPE, Samples

PAGE = PageId("p")
ROUNDED_MM = 0.002
"""What is drawn is in numbers of 32 bits."""
numbers = st.floats(-500, 500)
pressures = st.one_of(st.none(), st.floats(0, 1))
transforms = st.one_of(
    st.just(Affine()),
    st.builds(Affine.moving, numbers, numbers),
    st.builds(Affine, *[st.floats(-3, 3)] * 4, numbers, numbers),
)


def ink(points: list[tuple[float, float]], pressure: float | None, kind: PenKind, transform: Affine) -> Stroke:
    made = stroke(PAGE, points, Pen(kind, width_mm=4.0), transform=transform)
    array = made.samples.array.copy()
    if pressure is not None:
        array["pressure"] = np.arange(len(array)) * 31 % 1024
    return Stroke(id=made.id, page=PAGE, pen=made.pen, transform=transform, samples=Samples(array))


strokes = st.builds(
    ink, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=5), pressures, st.sampled_from(PenKind), transforms
)
images = st.builds(
    lambda w, h, t: Image(id=ItemId(new_id()), page=PAGE, blob=BlobId("b"), width_mm=w, height_mm=h, transform=t),
    st.floats(1, 100),
    st.floats(1, 100),
    transforms,
)
shapes = st.builds(
    lambda k, x, y, t: Shape(id=ItemId(new_id()), page=PAGE, kind=k, x0=0, y0=0, x1=x, y1=y, pen=Pen(), transform=t),
    st.sampled_from(ShapeKind),
    numbers,
    numbers,
    transforms,
)
empties = st.just(0).map(
    lambda _: Stroke(id=ItemId(new_id()), page=PAGE, pen=Pen(), samples=Samples(np.empty(0, SAMPLE_DTYPE)))
)
items = st.lists(st.one_of(strokes, images, shapes, empties), max_size=12)


@given(st.one_of(strokes, shapes))
def test_all_that_is_drawn_lies_within_the_bounds(item: Stroke | Shape) -> None:
    """Also where it was squeezed: its line is then as wide all around."""
    box = bounds(item)
    for drawn in draw_item(item, Paper.WHITE):
        if isinstance(drawn, DrawInk) and not drawn.bounds.empty:
            assert drawn.bounds.x >= box.x - ROUNDED_MM
            assert drawn.bounds.y >= box.y - ROUNDED_MM
            assert drawn.bounds.right <= box.right + ROUNDED_MM
            assert drawn.bounds.bottom <= box.bottom + ROUNDED_MM


@given(items)
def test_boxes_of_many_are_the_bounds_of_each(found: list[AnyItem]) -> None:
    for edges, item in zip(item_boxes(found), found, strict=True):
        box = bounds(item)
        if box.empty:
            assert edges[0] > edges[2]
        else:
            left, top, right, bottom = edges.tolist()
            assert left <= box.x
            assert top <= box.y
            assert right >= box.right - 1e-9  # a width that is added to its start has lost that much
            assert bottom >= box.bottom - 1e-9
            assert np.allclose(edges, (box.x, box.y, box.right, box.bottom))


@given(items, items, st.data())
def test_a_search_finds_what_meets_the_box_and_nothing_removed(
    first: list[AnyItem], more: list[AnyItem], data: st.DataObject
) -> None:
    boxes = BoxIndex(first)
    kept = {i.id: i for i in first}
    for item in more:
        if kept and data.draw(st.booleans()):
            gone = data.draw(st.sampled_from(sorted(kept)))
            boxes.remove(gone)
            del kept[gone]
        boxes.add(item, item_boxes([item])[0])
        kept[item.id] = item
    assert len(boxes) == len(kept)
    asked = Rect(data.draw(numbers), data.draw(numbers), data.draw(st.floats(0, 300)), data.draw(st.floats(0, 300)))
    found = boxes.meeting(asked)
    assert len(found) == len(set(found))
    for key in kept:
        box = boxes.box(key)
        if box.grown(1e-9).intersects(asked) == box.grown(-1e-9).intersects(asked):  # else rounding decides
            assert (key in found) == box.intersects(asked)
    extent = boxes.extent()
    for item in kept.values():
        box = bounds(item)
        assert box.empty or np.allclose(
            (extent.x, extent.y, extent.right, extent.bottom),
            (min(extent.x, box.x), min(extent.y, box.y), max(extent.right, box.right), max(extent.bottom, box.bottom)),
        )
    assert boxes.meeting(Rect.nothing()) == []


def test_long_strokes_are_looked_at_few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once: list[list[int]] = []

    def watched(some: Sequence[Stroke]) -> NDArray[np.float64]:
        at_once.append([len(one.samples) for one in some])
        return stroke_boxes(some)

    monkeypatch.setattr("tni.document.box_index.BATCH_SAMPLES", 100)
    monkeypatch.setattr("tni.document.box_index.stroke_boxes", watched)
    lengths = [3, 60, 60, 150, 20, 20, 20, 20, 20, 20, 101, 1]
    many = [stroke(PAGE, [(n + k, n * k % 7) for k in range(length)]) for n, length in enumerate(lengths)]
    found = item_boxes(many)
    assert [length for part in at_once for length in part] == lengths
    assert all(sum(part) <= 100 or len(part) == 1 for part in at_once)
    assert np.array_equal(found, np.concatenate([item_boxes([one]) for one in many]))


def test_many_moved_strokes_are_not_measured_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drag of twenty thousand kept the program for seconds when it was let go."""
    by = Affine(1.5, 0.2, 0.0, 1.0, 7.0, -3.0)
    many = [stroke(PAGE, [(n, n % 7), (n + 3, 5)], transform=by) for n in range(40)]
    found, alone = [], [bounds(one) for one in many]
    monkeypatch.setattr("tni.document.items.local_bounds", lambda item: found.append(item))
    boxes = item_boxes(many)
    assert not found
    for (left, top, right, bottom), box in zip(boxes.tolist(), alone, strict=True):
        assert np.allclose((left, top, right, bottom), (box.x, box.y, box.right, box.bottom), atol=1e-3)

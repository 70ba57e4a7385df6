"""Painting order is that of sorting, whatever comes and goes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.records import images, shapes, strokes, texts
from tni.document.items import AnyItem
from tni.document.paint_order import PaintOrder, paint_order

small = {"plane": st.integers(-1, 1), "z": st.integers(-2, 2)}
items = st.builds(
    lambda item, plane, z: replace(item, plane=plane, z=z), st.one_of(strokes, images, shapes, texts), **small
)
many = st.lists(items, max_size=12, unique_by=lambda item: item.id)


@given(many, many, st.data())
def test_items_are_in_painting_order(first: list[AnyItem], more: list[AnyItem], data: st.DataObject) -> None:
    order, there = PaintOrder(first), {item.id: item for item in first}
    for item in more:
        if there and data.draw(st.booleans()):
            gone = there.pop(data.draw(st.sampled_from(sorted(there))))
            order.remove(gone)
            with pytest.raises((KeyError, ValueError)):
                order.remove(gone)
        if item.id not in there:
            order.add(item)
            there[item.id] = item
    found = sorted(there.values(), key=paint_order)
    assert list(order) == [item.id for item in found]
    assert len(order) == len(found)
    planes = [item.plane for item in found]
    assert order.lowest_plane() == min(planes, default=0)
    top = [item for item in found if item.plane == max(planes)]
    if top:
        expected = max(planes), max(i.z for i in top), any(paint_order(i)[1] > 0 for i in top)
        assert order.top() == expected
    else:
        assert order.top() == (0, 0, False)

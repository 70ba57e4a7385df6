"""Items aligned, distributed, given one size; places and angles that are typed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.arranging import (
    AlignTo,
    SameSize,
    aligned,
    distributed,
    placed_at,
    resized_to,
    same_size,
    turn_of,
    turned_to,
)
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Page, Text, bounds

PAGE = PageId("p")
SHEET = Rect(0.0, 0.0, 320.0, 180.0)


def picture(key: str, x: float, y: float, width: float = 40.0, height: float = 30.0, **more: object) -> Image:
    return replace(
        Image(id=ItemId(key), page=PAGE, blob=BlobId("0" * 64), width_mm=width, height_mm=height),
        transform=Affine.moving(x, y), **more,
    )  # fmt: skip


def opened(*items: AnyItem) -> Document:
    return Document([Page(id=PAGE, position=1.0), *items])


def box(document: Document, key: str) -> Rect:
    item = document.item(ItemId(key))
    assert item is not None
    return bounds(item)


numbers = st.floats(0.0, 300.0)
sizes = st.floats(1.0, 80.0)
boxes = st.lists(st.tuples(numbers, numbers, sizes, sizes), min_size=2, max_size=6)


@given(boxes, st.sampled_from(AlignTo))
def test_boxes_meet_in_one_line_and_stay_within_the_box_around_all(
    found: list[tuple[float, float, float, float]], to: AlignTo
) -> None:
    items = [picture(str(n), *one) for n, one in enumerate(found)]
    document = opened(*items)
    around = [(bounds(item).x, bounds(item).y, bounds(item).right, bounds(item).bottom) for item in items]
    keys = [item.id for item in items]
    document.apply(aligned(document, keys, to))
    after = [box(document, key) for key in keys]
    lines = [one.x + to.share * one.width if to.is_across else one.y + to.share * one.height for one in after]
    assert lines == pytest.approx([lines[0]] * len(lines), abs=1e-6)
    assert min(one.x for one in after) >= min(side[0] for side in around) - 1e-6
    assert max(one.bottom for one in after) <= max(side[3] for side in around) + 1e-6


@given(boxes, st.booleans())
def test_distributed_boxes_have_equal_gaps_and_the_outer_ones_stay(
    found: list[tuple[float, float, float, float]], across: bool
) -> None:
    items = [picture(str(n), *one) for n, one in enumerate(found)]
    document = opened(*items)
    document.apply(distributed(document, [item.id for item in items], across=across))
    if len(items) < 3:
        assert [document.item(item.id) for item in items] == items
        return
    order = sorted(items, key=lambda item: bounds(item).center[0 if across else 1])
    after = [box(document, item.id) for item in order]
    ends = [(one.x, one.right) if across else (one.y, one.bottom) for one in after]
    gaps = [start - end for (_, end), (start, _) in pairwise(ends)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=1e-6)
    assert box(document, order[0].id) == bounds(order[0])


def test_one_item_is_aligned_on_the_page_and_a_group_moves_as_one() -> None:
    group = ItemId("g")
    document = opened(picture("a", 10, 10, group=group), picture("b", 60, 50, group=group), picture("c", 200, 100))
    document.apply(aligned(document, [ItemId("c")], AlignTo.CENTRE, SHEET))
    assert box(document, "c").center[0] == 160
    document.apply(aligned(document, [ItemId("a"), ItemId("b"), ItemId("c")], AlignTo.TOP))
    assert (box(document, "a").y, box(document, "b").y, box(document, "c").y) == (10, 50, 10)


def test_sizes_become_those_of_the_largest_but_not_of_texts_and_locked_items() -> None:
    text = Text(
        id=ItemId("t"),
        page=PAGE,
        text="A",
        size_mm=8,
        colour="#000000",
        font="",
        font_version="",
        width_mm=9,
        height_mm=9,
    )
    fixed = picture("f", 0, 0, 5, 5, locked=True)
    document = opened(picture("a", 10, 10, 20, 60), picture("b", 60, 50, 40, 30), text, fixed)
    keys = [ItemId(key) for key in "abtf"]
    document.apply(same_size(document, keys, SameSize.WIDTH))
    assert (box(document, "a").width, box(document, "a").height) == (40, 60)
    document.apply(same_size(document, keys, SameSize.BOTH))
    assert (box(document, "b").width, box(document, "b").height) == (40, 60)
    assert (box(document, "b").x, box(document, "b").y) == (60, 50)
    assert (document.item(ItemId("t")), document.item(ItemId("f"))) == (text, fixed)


def test_a_place_a_size_and_an_angle_are_set() -> None:
    document = opened(picture("a", 10, 10, 20, 60))
    key = [ItemId("a")]
    document.apply(placed_at(document, key, 30.0, None))
    assert (box(document, "a").x, box(document, "a").y) == (30, 10)
    document.apply(resized_to(document, key, 40.0, None, keeps_ratio=True))
    assert (box(document, "a").width, box(document, "a").height) == pytest.approx((40, 120))
    document.apply(resized_to(document, key, None, 60.0, keeps_ratio=False))
    assert (box(document, "a").width, box(document, "a").height) == pytest.approx((40, 60))
    middle = box(document, "a").center
    item = document.item(ItemId("a"))
    assert item is not None
    document.apply(turned_to(document, item, 90.0))
    turned = document.item(ItemId("a"))
    assert turned is not None
    assert turn_of(turned) == pytest.approx(90)
    assert box(document, "a").center == pytest.approx(middle)

"""Laws of the order in which a page is read aloud."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.document.reading_order import reading_order

BOXES = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 180), st.integers(0, 90), st.integers(0, 60), st.booleans()),
    max_size=14,
)


@given(BOXES)
def test_the_picture_stays_the_same(found: list[tuple[int, int, int, int, bool]]) -> None:
    """Items that cover each other keep their order, and so do drawings; none is lost."""
    boxes, readable = [Rect(*map(float, b[:4])) for b in found], [b[4] for b in found]
    order = reading_order(boxes, readable)
    assert sorted(order) == list(range(len(boxes)))
    place = {item: n for n, item in enumerate(order)}
    for first in range(len(boxes)):
        for then in range(first + 1, len(boxes)):
            if boxes[first].intersects(boxes[then]) or not (readable[first] or readable[then]):
                assert place[first] < place[then]


def test_texts_are_read_from_the_top_and_from_the_left() -> None:
    low, right, left = Rect(10, 100, 50, 8), Rect(150, 20, 50, 8), Rect(10, 22, 50, 8)
    assert reading_order([low, right, left], [True] * 3) == [2, 1, 0]


def test_a_text_stays_above_the_box_that_it_stands_in() -> None:
    box, inside, before = Rect(0, 0, 100, 100), Rect(10, 50, 30, 8), Rect(200, 10, 30, 8)
    assert reading_order([box, inside, before], [False, True, True]) == [0, 2, 1]


def test_items_that_are_nowhere_keep_their_place() -> None:
    assert sorted(reading_order([Rect.nothing(), Rect(0, 0, 1, 1)], [True, True])) == [0, 1]

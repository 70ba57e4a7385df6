"""There is always room for a page between two others."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import PageId
from tni.document.items import Page
from tni.document.page_order import insert_positions

positions = st.lists(st.one_of(st.floats(-1e6, 1e6), st.floats(0, 1e-12)), unique=True, max_size=8).map(sorted)


@given(positions, st.integers(-1, 10), st.integers(1, 5))
def test_new_pages_lie_where_they_were_asked_and_all_others_keep_their_order(
    found: list[float], index: int, count: int
) -> None:
    pages = [Page(id=PageId(str(i)), position=p) for i, p in enumerate(found)]
    new, moved = insert_positions(pages, index, count)
    after = {p.id: p.position for p in pages} | {p.id: p.position for p in moved}
    old = [after[p.id] for p in pages]
    at = min(max(index, 0), len(pages))
    order = old[:at] + new + old[at:]
    assert len(new) == count
    assert all(a < b for a, b in pairwise(order))


def test_pages_that_are_too_near_are_moved_apart() -> None:
    near = [Page(id=PageId("a"), position=1.0), Page(id=PageId("b"), position=1.0 + 2**-52)]
    new, moved = insert_positions(near, 1, 1)
    assert [p.position for p in moved] == [0.0, 2.0]
    assert new == [1.0]

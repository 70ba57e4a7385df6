"""The layers of a page, and steps of an item past its neighbours."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import stroke
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Document
from tni.document.items import AnyItem, Image, Page
from tni.document.layer_list import layers, stepped

PAGE = PageId("p")


def made(kinds: list[tuple[bool, int, int]]) -> Document:
    """Items with keys 0, 1, ...: whether it is ink, plane, z."""
    items: list[AnyItem] = []
    for number, (is_ink, plane, z) in enumerate(kinds):
        key = ItemId(f"{number}")
        if is_ink:
            items.append(replace(stroke(PAGE, [(0.0, 0.0), (5.0, 5.0)]), id=key, plane=plane, z=z))
        else:
            items.append(Image(id=key, page=PAGE, plane=plane, z=z, blob=BlobId("0" * 64), width_mm=4, height_mm=3))
    return Document([Page(id=PAGE, position=1.0), *items])


def order(document: Document) -> list[str]:
    """Keys from back to front, ink as one sign for each run."""
    return ["ink" if row.is_ink else row.items[0].id for row in layers(document, PAGE)]


kinds = st.lists(st.tuples(st.booleans(), st.integers(-1, 2), st.integers(0, 3)), min_size=1, max_size=8)


@given(kinds, st.integers(0, 7), st.booleans())
def test_a_step_exchanges_an_item_with_its_neighbour_and_nothing_else(
    found: list[tuple[bool, int, int]], which: int, up: bool
) -> None:
    document = made(found)
    key = ItemId(str(which % len(found)))
    before = order(document)
    document.apply(stepped(document, PAGE, key, up=up))
    after = order(document)
    if key not in before or not 0 <= before.index(key) + (1 if up else -1) < len(before):
        assert after == before
        return
    at = before.index(key)
    to = at + (1 if up else -1)
    wanted = list(before)
    wanted[at], wanted[to] = wanted[to], wanted[at]
    joined = [one for n, one in enumerate(wanted) if not (one == "ink" and n and wanted[n - 1] == "ink")]
    assert after == joined


def test_a_locked_item_stays() -> None:
    document = made([(False, 0, 0), (False, 0, 1)])
    item = document.item(ItemId("0"))
    assert item is not None
    document = Document([Page(id=PAGE, position=1.0), replace(item, locked=True), *document.items(PAGE)[1:]])
    assert stepped(document, PAGE, ItemId("0"), up=True).swaps == ()

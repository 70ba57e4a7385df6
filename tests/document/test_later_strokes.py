"""Laws of strokes that a document takes when their page is first needed: nobody sees that they come later."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import stroke
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import AnyItem, Image, LessonRecord, Page, Stroke
from tni.document.later_strokes import LaterStrokes
from tni.document.lesson_port import LayerState

PAGES = [PageId(name) for name in ("first", "second", "third")]
KEYS = [ItemId(f"{n:020x}") for n in range(8)]


class Prepared:
    """Prepared strokes; implements `StrokeSource`. asked: pages whose strokes were made."""

    def __init__(self, strokes: Sequence[Stroke]) -> None:
        self._strokes = strokes
        self.asked: list[PageId] = []

    def pages(self) -> Collection[PageId]:
        return {one.page for one in self._strokes}

    def page_of(self, key: str) -> PageId | None:
        return next((one.page for one in self._strokes if one.id == key), None)

    def of_page(self, page: PageId) -> Sequence[Stroke]:
        self.asked.append(page)
        return [one for one in self._strokes if one.page == page]


def ink(key: ItemId, page: PageId, z: int) -> Stroke:
    return replace(stroke(page, [(z, 1.0), (z + 3, 2.0)], z=z), id=key)


def image(key: ItemId, page: PageId, z: int) -> Image:
    return Image(id=key, page=page, z=z, blob=BlobId("00" * 32), width_mm=4.0, height_mm=3.0)


def any_item(make: Callable[[ItemId, PageId, int], AnyItem]) -> st.SearchStrategy[AnyItem]:
    return st.builds(make, st.sampled_from(KEYS), st.sampled_from(PAGES), st.integers(-3, 3))


prepared = st.lists(any_item(ink), unique_by=lambda one: one.id, max_size=6)
swaps = st.tuples(st.sampled_from(KEYS), st.none() | any_item(ink) | any_item(image))
steps = st.lists(
    st.one_of(
        st.lists(swaps, min_size=1, max_size=3, unique_by=lambda swap: swap[0]),
        st.sampled_from(PAGES),
        st.sampled_from(KEYS),
    ),
    max_size=8,
)


def documents(strokes: Sequence[Stroke], pictures: Sequence[AnyItem]) -> tuple[Document, Document]:
    """The same lesson, once with strokes that come later and once with all at once."""
    at_once: list[LessonRecord] = [*(Page(id=page, position=n) for n, page in enumerate(PAGES)), *pictures]
    return Document(at_once, None, LaterStrokes(Prepared(strokes))), Document([*at_once, *strokes])


def assert_same(later: Document, whole: Document) -> None:
    for page in PAGES:
        assert later.items(page) == whole.items(page)
        assert (later.count(page), later.top(page), later.lowest_plane(page)) == (
            whole.count(page), whole.top(page), whole.lowest_plane(page),
        )  # fmt: skip
        assert later.extent(page) == whole.extent(page)
    assert {r.id: r for r in later.records()} == {r.id: r for r in whole.records()}
    assert (later.base, later.overlay) == (whole.base, whole.overlay)


@given(prepared, steps, st.booleans())
def test_a_lesson_is_the_same_whenever_its_strokes_come(
    strokes: list[Stroke], steps: list[list[tuple[ItemId, AnyItem | None]] | str], in_seance: bool
) -> None:
    taken = {one.id for one in strokes}
    later, whole = documents(strokes, [image(key, PAGES[0], 1) for key in KEYS if key not in taken][:1])
    if in_seance:
        later, whole = later.under({}), whole.under({})
    for step in steps:
        if isinstance(step, list):
            changes = [(key, None if new is None else replace(new, id=key)) for key, new in step]
            found = [
                document.apply(
                    Change(ChangeKind.EDIT, tuple(RecordChange(key, document.get(key), new) for key, new in changes))
                )
                for document in (later, whole)
            ]
            assert found[0] == found[1]
        elif step in PAGES:
            assert later.count(PageId(step)) == whole.count(PageId(step))
        else:
            assert later.get(step) == whole.get(step)
            assert later.is_prepared(step) == whole.is_prepared(step)
    assert_same(later, whole)


def test_a_page_that_nobody_looks_at_is_not_made() -> None:
    strokes = [ink(key, PAGES[n % 2], n) for n, key in enumerate(KEYS)]
    source = Prepared(strokes)
    document = Document([Page(id=page, position=n) for n, page in enumerate(PAGES)], None, LaterStrokes(source))
    assert [page.id for page in document.pages()] == PAGES
    assert document.credits == {}
    assert document.count(PAGES[0]) == 4
    document.apply(document.replace(ChangeKind.WRITE, ink(ItemId("new"), PAGES[1], 9)))
    seance = document.under({})
    assert set(source.asked) == {PAGES[0]}
    assert seance.items(PAGES[1]) == [*strokes[1::2], document.get("new")]
    assert seance.count(PAGES[0]) == 4
    assert seance.is_prepared(KEYS[1])


def test_the_records_of_a_layer_are_all_of_them() -> None:
    strokes = [ink(key, PAGES[n % 2], n) for n, key in enumerate(KEYS)]
    state = LayerState({PAGES[0]: Page(id=PAGES[0], position=0.0)}, 1, 1, None, Prepared(strokes))
    assert state.records == {PAGES[0]: Page(id=PAGES[0], position=0.0), **{one.id: one for one in strokes}}
    assert state.document().base == state.records

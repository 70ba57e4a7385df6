"""Laws of the places of tiles on the home screen."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tni.library.listed_lesson import ListedLesson
from tni.services.library.shelves import Shelf, ShelfKind
from tni.ui.chrome.metrics import Metrics
from tni.ui.library.shelf_layout import ShelfLayout

ONE_ROW = (ShelfKind.COMING, ShelfKind.RESUME, ShelfKind.RECENT, ShelfKind.FAVOURITES)


def shelf(kind: ShelfKind, count: int) -> Shelf:
    return Shelf(kind, tuple(ListedLesson(path=f"{n}.tni", changed_s=0, size=0, title=str(n)) for n in range(count)))


@st.composite
def layouts(draw: st.DrawFn) -> ShelfLayout:
    kinds = draw(st.lists(st.sampled_from(ShelfKind), max_size=5, unique=True))
    shelves = [shelf(kind, draw(st.integers(0, 40))) for kind in kinds]
    target = draw(st.sampled_from([48, 90, 120]))
    return ShelfLayout(shelves, draw(st.integers(640, 3840)), Metrics(target))


def shown(layout: ShelfLayout) -> list[int]:
    return [tile for tile in range(layout.count) if not layout.rect(tile).isEmpty()]


@given(layouts())
def test_tiles_lie_apart_within_the_screen_and_are_found_where_they_are(layout: ShelfLayout) -> None:
    tiles = shown(layout)
    for one, other in pairwise(tiles):
        assert not layout.rect(one).intersects(layout.rect(other))
    for tile in tiles:
        box = layout.rect(tile)
        assert layout.tile_at(box.center()) == tile
        assert box.left() >= 0
        assert box.bottom() <= layout.height
        assert tile in layout.within(box)


@given(layouts())
def test_short_shelves_keep_one_row_and_the_others_show_all(layout: ShelfLayout) -> None:
    for placed in layout.placed:
        count = len(placed.shelf.items)
        rows = {layout.rect(placed.first + n).top() for n in range(placed.shown)}
        if placed.shelf.kind in ONE_ROW:
            assert len(rows) <= 1
            assert placed.shown == min(count, placed.sizes.columns)
        else:
            assert placed.shown == count


@given(st.integers(0, 6), st.integers(0, 6), st.integers(640, 3840))
def test_next_lessons_and_classes_share_a_row_where_all_have_room(coming: int, resume: int, width: int) -> None:
    shelves = [shelf(ShelfKind.COMING, coming), shelf(ShelfKind.RESUME, resume), shelf(ShelfKind.ALL, 3)]
    layout = ShelfLayout([one for one in shelves if one.items], width, Metrics(48))
    placed = {one.shelf.kind: one for one in layout.placed}
    if coming and resume:
        is_shared = placed[ShelfKind.COMING].top == placed[ShelfKind.RESUME].top
        assert is_shared == (coming + resume <= placed[ShelfKind.COMING].sizes.columns)
        below = layout.beside(0, 0, 1)
        assert layout.shelf_of(below).shelf.kind is (ShelfKind.ALL if is_shared else ShelfKind.RESUME)
        assert layout.shelf_of(layout.beside(below, 0, -1)).shelf.kind is ShelfKind.COMING


@given(layouts(), st.data())
def test_arrows_stay_on_tiles_in_sight_and_reach_all_of_them(layout: ShelfLayout, data: st.DataObject) -> None:
    tiles = shown(layout)
    if not tiles:
        return
    at, seen = tiles[0], []
    for _ in tiles:
        seen.append(at)
        at = layout.beside(at, 1, 0)
    assert seen == tiles
    assert at == tiles[-1]
    start = data.draw(st.sampled_from(tiles))
    for dx, dy in ((-1, 0), (0, 1), (0, -1)):
        assert layout.beside(start, dx, dy) in tiles
    down = start
    for _ in tiles:
        down = layout.beside(down, 0, 1)
    assert layout.rect(down).top() == max(layout.rect(tile).top() for tile in tiles)

"""New items on a page without room: each steps aside, never exactly onto another, and stays on the visible page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.board import open_board
from tests.support.items import Host
from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import PluginItem, Shape, ShapeKind
from tni.ink.pen import Pen, PenKind
from tni.services.lesson.lesson_editor import LessonEditor


@pytest.fixture
def full() -> Iterator[LessonEditor]:
    """A board of which the page is covered by a rectangle."""
    host = Host()
    board = open_board()
    board.item_host = lambda: host.items
    sheet = board.page.format
    cover = Shape(
        id=ItemId("cover"), page=board.page.id, kind=ShapeKind.RECTANGLE, x0=0.0, y0=0.0, x1=sheet.width_mm,
        y1=board.document.height_mm(board.page.id), pen=Pen(PenKind.PEN, "#000000", 0.5),
    )  # fmt: skip
    board.do(Change(ChangeKind.ADD, (RecordChange(cover.id, None, cover),)))
    yield board
    assert host.faults == []
    host.guard.close()


def boxes(board: LessonEditor) -> list[Rect]:
    page = board.document.items(board.page.id)
    return [board.document.box(one) for one in page if isinstance(one, PluginItem)]


@pytest.mark.parametrize("zoom", [1.0, 2.5])
def test_objects_put_one_after_another_are_laid_like_cards(full: LessonEditor, zoom: float) -> None:
    x, y = full.view.to_screen(90.0, 60.0)
    full.set_view(full.view.zoomed(zoom, x, y, full.viewport))
    for _ in range(20):
        full.put_item("counter")
    found = boxes(full)
    assert len({box.center for box in found}) == 20
    shown = full.view.shown(full.viewport)
    for box in found:
        assert box.x >= max(shown.x, 0.0) - 1e-6
        assert box.y >= max(shown.y, 0.0) - 1e-6
        assert box.right <= min(shown.right, full.page.format.width_mm) + 1e-6
        assert box.bottom <= min(shown.bottom, full.document.height_mm(full.page.id)) + 1e-6


def test_an_object_that_is_dropped_lies_where_it_was_dropped(full: LessonEditor) -> None:
    for _ in range(2):
        full.put_item("counter", (100.0, 60.0))
    assert [box.center for box in boxes(full)] == [(100.0, 60.0)] * 2

"""Tests of putting an instrument on a page that has one already: one that is out of sight is brought back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.ruler import Ruler
from tests.support.instrument_board import InstrumentBoard
from tni.core.geometry import Affine
from tni.document.items import PluginItem
from tni.document.selection import moved
from tni.services.lesson.lesson_editor import ToolName


@pytest.fixture
def board() -> Iterator[InstrumentBoard]:
    made = InstrumentBoard("ruler", Ruler)
    yield made
    made.close()


def take_away(board: InstrumentBoard) -> None:
    turned = Affine.rotating(0.6, (160.0, 90.0))
    board.editor.do(moved(board.editor.document, [board.item.id], Affine.moving(0.0, 9_000.0).after(turned)))


def test_one_out_of_sight_is_brought_back_as_it_is_turned_and_selected(board: InstrumentBoard) -> None:
    take_away(board)
    before = board.item
    board.editor.use(ToolName.PEN)
    board.editor.put_item("ruler")
    assert [one.id for one in board.of(PluginItem)] == [before.id]
    box = board.editor.document.box(board.item)
    shown = board.editor.view.shown(board.editor.viewport)
    assert shown.contains(*box.center)
    assert board.item.transform.b == pytest.approx(before.transform.b)
    assert board.editor.selection == {before.id}
    board.editor.undo()
    assert board.item.transform == before.transform


def test_beside_one_in_sight_a_second_is_put_for_a_second_pupil(board: InstrumentBoard) -> None:
    board.editor.put_item("ruler")
    assert len(board.of(PluginItem)) == 2


def test_a_locked_one_stays_and_another_is_put(board: InstrumentBoard) -> None:
    take_away(board)
    board.editor.use(ToolName.SELECT)
    board.editor.select(frozenset({board.item.id}))
    board.editor.lock()
    board.editor.put_item("ruler")
    assert len(board.of(PluginItem)) == 2

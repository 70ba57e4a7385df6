"""Tests of motions of items: the document has the result at once, and the pictures lie over it while they last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plugins.dice import ROLL_S, Dice
from plugins.staff.staff_item import Staff
from tests.support.item_board import ItemBoard
from tni.api.items import ItemContext
from tni.document.plugin_state import plugin_state
from tni.document.pointer import NOTHING_CHANGED, ChangedFlag
from tni.document.stored_drawing import encode_drawing


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("dice", Dice)
    made.editor.animates = lambda _tells: True
    yield made
    made.close()


def test_the_result_is_in_the_document_and_the_motion_over_it_alone(board: ItemBoard) -> None:
    before = board.item
    board.tap("throw")
    result = board.item
    (seen,) = board.editor.overlay().drafts
    assert seen != result != before
    assert board.editor.overlay().hidden == {result.id}
    found = plugin_state(result)
    assert found is not None
    at_rest = Dice().draw(found.state, Dice().size(found.state), ItemContext())
    assert encode_drawing(found.drawing) == encode_drawing(at_rest)
    board.editor.undo()
    assert board.item == before, "the throw is one step"
    assert not board.editor.overlay().drafts, "what is undone stands still"


def test_it_comes_to_rest_and_nothing_asks_for_time_then(board: ItemBoard) -> None:
    board.tap("throw")
    every, result = board.editor.motion_every_s, board.item
    assert every is not None
    assert board.editor.move_on(100.0).what & ChangedFlag.OVERLAY or board.editor.overlay().drafts
    seen = set()
    now = 100.0
    while board.editor.motion_every_s is not None:
        seen |= {one.data for one in board.editor.overlay().drafts if hasattr(one, "data")}
        now += every
        changed = board.editor.move_on(now)
    assert now - 100.0 == pytest.approx(ROLL_S, abs=2 * every)
    assert len(seen) > 8
    assert changed.what & ChangedFlag.DRY, "the item itself is painted again"
    assert not board.editor.overlay().drafts
    assert board.item == result
    assert board.editor.move_on(now + 1) == NOTHING_CHANGED


def test_without_animations_there_is_the_result_alone(board: ItemBoard) -> None:
    asked: list[bool] = []
    board.editor.animates = lambda tells: bool(asked.append(tells))
    board.control("throw")
    assert asked == [False]
    assert board.editor.motion_every_s is None
    assert not board.editor.overlay().drafts


def test_an_item_that_is_changed_or_left_on_its_way_stands_still(board: ItemBoard) -> None:
    board.control("throw")
    assert board.editor.motion_every_s
    board.control("sum")
    assert not board.editor.overlay().drafts
    board.editor.move_on(0.0)
    assert board.editor.motion_every_s is None
    board.control("throw")
    board.editor.add_page()
    assert not board.editor.overlay().drafts
    board.editor.move_on(0.0)
    assert board.editor.motion_every_s is None


def test_a_second_throw_takes_the_place_of_the_first(board: ItemBoard) -> None:
    board.tap("throw")
    board.editor.move_on(10.0)
    board.editor.move_on(10.3)
    board.tap("throw")
    board.editor.move_on(10.5)
    board.editor.move_on(10.5 + ROLL_S / 2)
    assert board.editor.motion_every_s is not None
    assert len(board.editor.overlay().drafts) == 1


def test_all_come_to_rest_where_nobody_sees_them(board: ItemBoard) -> None:
    board.tap("throw")
    assert board.editor.rest_items().what & ChangedFlag.DRY
    assert board.editor.motion_every_s is None
    assert not board.editor.overlay().drafts


def test_another_act_that_moves_nothing_ends_a_motion() -> None:
    board = ItemBoard("staff", Staff)
    board.editor.animates = lambda tells: tells
    before = board.item
    board.control("play")
    assert board.editor.motion_every_s is not None
    assert board.item == before
    board.control("play")
    board.control("stop")
    assert board.editor.motion_every_s is None
    assert not board.editor.overlay().drafts
    board.close()

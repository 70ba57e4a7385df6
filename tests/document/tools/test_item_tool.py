"""Tests of handles and tap targets of interactive items, by contacts on a board in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.board import drag, event, open_board, tap
from tests.support.items import Counter, Host, plugin
from tni.api.items import ItemContext, ItemSize, Rect, State, TapTarget
from tni.core.geometry import Affine
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.document.pointer import PointerPhase
from tni.document.selection import moved
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

DOWN, MOVE, UP = PointerPhase.DOWN, PointerPhase.MOVE, PointerPhase.UP


@pytest.fixture
def board() -> Iterator[LessonEditor]:
    """A board with a counter at (100, 50), of 40 by 20 mm, not selected."""
    host = Host()
    made = open_board()
    made.item_host = lambda: host.items
    made.put_item("counter", (120.0, 60.0))
    made.use(ToolName.SELECT)
    made.select(frozenset())
    yield made
    host.guard.close()


def counter(board: LessonEditor) -> PluginItem:
    (item,) = (one for one in board.document.items(board.page.id) if isinstance(one, PluginItem))
    return item


def state(board: LessonEditor) -> dict[str, Any]:
    found = plugin_state(counter(board))
    assert found is not None
    return dict(found.state)


@pytest.mark.parametrize("tool", [ToolName.SELECT, ToolName.HAND])
def test_a_drag_of_a_handle_is_one_step_within_its_limits(board: LessonEditor, tool: ToolName) -> None:
    board.use(tool)
    drag(board, [(105, 55), (120, 55), (130, 58), (400, 58)])
    assert state(board)["left"] == 40
    assert counter(board).transform == Affine.moving(100.0, 50.0), "neither it nor the page was moved"
    board.undo()
    assert state(board)["left"] == 1
    board.redo()
    assert state(board)["left"] == 40


def test_a_drag_knows_its_movement_since_the_last_step(board: LessonEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    moved: list[tuple[float, float]] = []
    assert board.item_host is not None
    host = board.item_host()
    dragged = host.dragged
    monkeypatch.setattr(host, "dragged", lambda item, drag: (moved.append(drag.moved), dragged(item, drag))[1])
    drag(board, [(105, 55), (120, 55), (126, 55), (126, 57)])
    assert [(round(x), round(y)) for x, y in moved][:3] == [(15, 0), (6, 0), (0, 2)]


def test_an_item_is_drawn_as_it_is_dragged_and_keeps_its_place_in_the_document_till_then(board: LessonEditor) -> None:
    board.handle(event(DOWN, 105, 55))
    board.handle(event(MOVE, 130, 55))
    (shown,) = board.overlay().drafts
    contents = plugin_state(shown)
    assert contents is not None
    assert (contents.state["left"], state(board)["left"]) == (30, 1)
    assert board.overlay().hidden == {shown.id}
    board.drop()
    board.handle(event(UP, 130, 55))
    assert state(board)["left"] == 1
    assert not board.overlay().drafts


def test_two_contacts_hold_two_handles_and_their_gestures_are_one_step(board: LessonEditor) -> None:
    board.handle(event(DOWN, 105, 55, pointer=1))
    board.handle(event(DOWN, 115, 55, pointer=2))
    board.handle(event(MOVE, 125, 55, pointer=1))
    board.handle(event(MOVE, 135, 55, pointer=2))
    board.handle(event(UP, 125, 55, pointer=1))
    board.handle(event(UP, 135, 55, pointer=2))
    after = state(board)
    assert (after["left"], after["right"], after["held"]) == (25, 35, [])
    board.undo()
    assert (state(board)["left"], state(board)["right"]) == (1, 2)


def test_steps_that_wait_are_one_and_none_is_lost(board: LessonEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[float] = []
    assert board.item_host is not None
    host = board.item_host()
    dragged = host.dragged
    monkeypatch.setattr(host, "dragged", lambda item, drag: (steps.append(drag.to[0]), dragged(item, drag))[1])
    board.drags_wait = lambda: True
    board.handle(event(DOWN, 105, 55))
    for x in (110, 120, 125):
        board.handle(event(MOVE, x, 55))
    assert (steps, board.overlay().drafts) == ([], ())
    board.drag_on()
    board.drag_on()
    assert steps == [25.0]
    assert len(board.overlay().drafts) == 1
    board.handle(event(MOVE, 128, 55))
    board.handle(event(UP, 130, 55))
    assert (state(board)["left"], steps) == (30, [25.0, 30.0])
    board.undo()
    assert state(board)["left"] == 1


def test_what_waits_is_kept_when_the_gesture_is_ended_and_gone_with_it_when_it_is_dropped(board: LessonEditor) -> None:
    board.drags_wait = lambda: True
    board.handle(event(DOWN, 105, 55))
    board.handle(event(MOVE, 125, 55))
    board.finish()
    assert state(board)["left"] == 25
    board.handle(event(UP, 125, 55))
    board.handle(event(DOWN, 125, 55))
    board.handle(event(MOVE, 105, 55))
    board.drop()
    board.drag_on()
    board.handle(event(UP, 105, 55))
    assert state(board)["left"] == 25


def test_a_drag_may_move_the_item_along_its_own_axes(board: LessonEditor) -> None:
    drag(board, [(115, 55), (118, 67), (118, 68)])
    assert counter(board).transform.e > 100.0
    assert counter(board).transform.f == 50.0


def test_a_tap_acts_and_selects_and_a_drag_from_there_moves_the_item(board: LessonEditor) -> None:
    tap(board, 130, 60)
    assert (state(board)["left"], board.selection) == (2, {counter(board).id})
    drag(board, [(130, 60), (150, 70), (150, 80)])
    assert (state(board)["left"], counter(board).transform) == (2, Affine.moving(120.0, 70.0))
    board.undo()
    board.undo()
    assert state(board)["left"] == 1


def test_a_pen_writes_over_an_item_and_a_locked_one_is_left_alone(board: LessonEditor) -> None:
    board.use(ToolName.PEN)
    drag(board, [(105, 55), (120, 55)])
    assert state(board)["left"] == 1
    board.use(ToolName.SELECT)
    board.select(frozenset({counter(board).id}))
    board.lock()
    drag(board, [(105, 55), (120, 55)])
    tap(board, 130, 60)
    assert state(board)["left"] == 1


def test_a_turned_and_enlarged_item_is_dragged_where_it_is_seen(board: LessonEditor) -> None:
    turned = Affine.rotating(1.0, (120.0, 60.0)).after(Affine.scaling(2.0, 2.0, (120.0, 60.0)))
    board.do(moved(board.document, [counter(board).id], turned))
    to_page = counter(board).transform
    drag(board, [to_page.point(5.0, 5.0), to_page.point(12.0, 5.0), to_page.point(20.0, 5.0)])
    assert state(board)["left"] == 20


def test_controls_of_the_panel_are_one_step_a_gesture(board: LessonEditor) -> None:
    board.select(frozenset({counter(board).id}))
    board.control_item("left", 5.0, more=True)
    board.control_item("left", 9.0, more=True)
    assert [control.value for control in board.item_panel() if control.id == "left"] == [9]  # type: ignore[union-attr]
    assert state(board)["left"] == 1
    board.end_control()
    board.control_item("on", True)
    assert (state(board)["left"], state(board)["on"]) == (9, True)
    board.undo()
    assert (state(board)["left"], state(board)["on"]) == (9, False)
    board.undo()
    assert state(board)["left"] == 1


def test_another_command_on_the_item_drops_the_gesture(board: LessonEditor) -> None:
    board.select(frozenset({counter(board).id}))
    board.control_item("left", 5.0, more=True)
    board.move_selection(1.0, 0.0)
    assert not board.overlay().drafts
    board.end_control()
    assert (state(board)["left"], counter(board).transform.e) == (1, 101.0)
    board.undo()
    assert counter(board).transform.e == 100.0


def test_time_changes_an_item_without_a_step_to_undo(board: LessonEditor) -> None:
    board.select(frozenset({counter(board).id}))
    assert board.item_interval_s() is None
    board.control_item("on", True)
    assert board.item_interval_s() == 0.5
    board.tick_items(3.0)
    assert state(board)["left"] == 4
    board.undo()
    assert (state(board)["left"], state(board)["on"]) == (1, False)


def test_items_are_copied_grouped_and_deleted_as_others_are(board: LessonEditor) -> None:
    board.select(frozenset({counter(board).id}))
    board.copy()
    board.paste()
    copies = [one for one in board.document.items(board.page.id) if isinstance(one, PluginItem)]
    assert len({one.data for one in copies}) == 1
    board.select(frozenset(one.id for one in copies))
    board.group()
    board.delete_selection()
    assert board.document.items(board.page.id) == []


def test_a_class_handles_an_item_in_its_own_layer_and_the_prepared_one_stays(board: LessonEditor) -> None:
    board.open_seance("5e A")
    board.use(ToolName.HAND)
    drag(board, [(105, 55), (120, 55), (130, 58)])
    assert state(board)["left"] == 30
    board.close_seance()
    assert state(board)["left"] == 1


class DottedCounter(Counter):
    """A counter whose first handle lies on a tap target."""

    def targets(self, state: State, size: ItemSize, ctx: ItemContext) -> tuple[TapTarget, ...]:
        return (TapTarget("add", Rect(0.0, 0.0, 10.0, 10.0), "Ajouter"),)


def test_a_handle_on_a_target_is_tapped_or_dragged() -> None:
    host, board = Host(plugin("counter", DottedCounter)), open_board()
    board.item_host = lambda: host.items
    board.put_item("counter", (120.0, 60.0))
    board.use(ToolName.SELECT)
    board.select(frozenset())
    tap(board, 105, 55)
    assert state(board)["left"] == 2
    assert board.selection == {counter(board).id}
    board.undo()
    assert state(board)["left"] == 1
    board.select(frozenset())
    drag(board, [(105, 55), (115, 55), (120, 55)])
    assert (state(board)["left"], counter(board).transform) == (20, Affine.moving(100.0, 50.0))
    host.guard.close()


def test_a_target_of_polygons_is_hit_within_them_alone() -> None:
    islands = ((0.0, 0.0), (4.0, 0.0), (0.0, 4.0)), ((8.0, 8.0), (10.0, 8.0), (10.0, 10.0))
    target = TapTarget("isles", Rect(0.0, 0.0, 10.0, 10.0), "Îles", islands)
    assert [target.contains(*place) for place in ((1.0, 1.0), (9.8, 9.0), (3.0, 3.0), (9.0, 1.0))] == [
        True,
        True,
        False,
        False,
    ]
    assert TapTarget("whole", Rect(0.0, 0.0, 10.0, 10.0)).contains(9.0, 1.0)

"""Gestures of the science tools by contacts on a board: what a finger does to each of them, undone as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from plugins import circuit, periodic_table, solids, staff, timeline
from tests.support.board import drag, open_board, tap
from tests.support.items import Host, only_item, plugin, state_of
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

KINDS: dict[str, Callable[[], Any]] = {
    "circuit": circuit.item, "periodic_table": periodic_table.item, "solids": solids.item, "staff": staff.item,
    "timeline": timeline.item,
}  # fmt: skip


class Board:
    """A board on which one tool lies, in the hand tool."""

    def __init__(self) -> None:
        self.host = Host(*(plugin(key, make) for key, make in KINDS.items()))
        self.editor: LessonEditor = open_board()
        self.editor.item_host = lambda: self.host.items

    def put(self, key: str) -> None:
        self.editor.put_item(key, (160.0, 90.0))
        self.editor.select(frozenset())
        self.editor.use(ToolName.HAND)

    @property
    def item(self) -> PluginItem:
        return only_item(self.editor)

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.item)

    def at(self, handle: str, dx: float = 0.0, dy: float = 0.0) -> tuple[float, float]:
        """Return the place of a handle's knob on the page, or beside it by millimetres of the item."""
        (found,) = (one for one in self.host.items.handles(self.item) if one.id == handle)
        x, y = found.knob_at
        return self.item.transform.point(x + dx, y + dy)


@pytest.fixture
def board() -> Iterator[Board]:
    made = Board()
    yield made
    assert made.host.faults == []
    made.host.guard.close()


def test_a_solid_turns_with_the_finger_and_back_by_one_undo(board: Board) -> None:
    board.put("solids")
    before, place = board.state, board.item.transform
    drag(board.editor, [board.at("turn"), board.at("turn", 10.0), board.at("turn", 20.0, 8.0)])
    assert board.state["yaw"] != before["yaw"]
    assert board.state["pitch"] > before["pitch"]
    assert board.item.transform == place, "it was not moved"
    board.editor.undo()
    assert board.state == before


def test_a_switch_is_tapped_and_a_lamp_is_dragged_at_the_same_kind_of_place(board: Board) -> None:
    board.put("circuit")
    switch, lamp = 3, 7
    assert [board.state["parts"][number][0] for number in (switch, lamp)] == ["switch", "lamp"]
    tap(board.editor, *board.at(f"{switch} body"))
    assert board.state["parts"][switch][6] is True
    assert "Lampe allumée" in (plugin_state(board.item) or pytest.fail("no state")).text
    drag(
        board.editor,
        [board.at(f"{lamp} body"), board.at(f"{lamp} body", 6.0, 6.0), board.at(f"{lamp} body", 1.0, 27.0)],
    )
    assert board.state["parts"][lamp][1:5] == [5, 7, 7, 7]
    assert "Lampe éteinte" in (plugin_state(board.item) or pytest.fail("no state")).text
    board.editor.undo()
    assert board.state["parts"][lamp][1:5] == [5, 5, 7, 5]


def test_a_note_is_dragged_to_another_height_and_heard_by_a_tap(board: Board) -> None:
    heard: list[object] = []
    board.host.items.sounds.add(heard.append)
    board.put("staff")
    drag(board.editor, [board.at("0"), board.at("0", 0.0, -5.0), board.at("0", 0.0, -8.0)])
    assert (board.state["notes"][0][0], heard) == (0, [])
    tap(board.editor, *board.at("1"))
    assert (board.state["chosen"], len(heard)) == (1, 1)


def test_an_event_is_dragged_along_the_line(board: Board) -> None:
    board.put("timeline")
    before = board.state["entries"]
    drag(board.editor, [board.at("4 first"), board.at("4 first", 10.0), board.at("4 first", 30.0)])
    assert board.state["entries"] != before
    assert "Alésia" in board.state["entries"]
    board.editor.undo()
    assert board.state["entries"] == before


def test_a_cell_shows_its_card(board: Board) -> None:
    board.put("periodic_table")
    (iron,) = (one for one in board.host.items.targets(board.item) if one.id == "26")
    tap(board.editor, *board.item.transform.point(iron.box.x + 6, iron.box.y + 6))
    assert board.state["chosen"] == 26

"""Contract of the items for numbers and languages, and their work by contacts on a board."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.support.board import drag, open_board, tap
from tests.support.items import Host, plugin
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.items.item_contract import item_faults
from tni.services.lesson.lesson_editor import LessonEditor, ToolName

KINDS = (
    "abacus", "balance", "base_ten", "dictation", "fractions", "money", "number_line", "number_tiles",
    "place_value_table", "thermometer",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_the_contract_is_kept(kind: str) -> None:
    tries, faults = item_faults(plugin(kind, import_module(f"plugins.{kind}").item))
    assert (tries >= 100, faults) == (True, ())


def item_of(board: LessonEditor) -> PluginItem:
    (found,) = (one for one in board.document.items(board.page.id) if isinstance(one, PluginItem))
    return found


def pieces_of(board: LessonEditor) -> list[str]:
    contents = plugin_state(item_of(board))
    assert contents is not None
    return sorted(piece["kind"] for piece in contents.state["pieces"])


@pytest.mark.parametrize("tool", [ToolName.SELECT, ToolName.HAND])
def test_a_block_is_dragged_out_of_the_stock_and_broken_by_a_tap(tool: ToolName) -> None:
    host = Host(plugin("base_ten", import_module("plugins.base_ten").item))
    board = open_board()
    board.item_host = lambda: host.items
    board.put_item("base_ten", (160.0, 90.0))
    board.select(frozenset())
    board.use(tool)
    before = pieces_of(board)
    source = next(one for one in host.items.handles(item_of(board)) if one.id == "source 10")
    to_page = item_of(board).transform.point
    drag(board, [to_page(*source.at), to_page(150.0, 110.0), to_page(190.0, 100.0), to_page(200.0, 90.0)])
    assert pieces_of(board) == sorted([*before, "10"])
    tap(board, *to_page(200.0, 90.0))
    assert pieces_of(board) == sorted([*before, *["1"] * 10])
    board.undo()
    board.undo()
    assert pieces_of(board) == before
    assert host.faults == []
    host.guard.close()

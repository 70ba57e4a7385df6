"""A ruler in centimetres of the board, in the real window: it is fitted to every scale at which the page is shown, also
after a hand was down meanwhile and after an undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy

from tests.support.hands import Fingers, placed
from tests.support.running_program import wait_for
from tni.app.application import Application
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.item_controller import RESCALE_MS

WRITER = 1


class ShownInstrument:
    """An instrument in centimetres of the board, on the page shown."""

    def __init__(self, program: Application, kind: str = "ruler") -> None:
        self.board = program.main_controller
        self._host = program.items.host
        self.board.window.do(lambda s: s.put_item(kind))
        self.key = self.item.id
        self.board.window.do(lambda s: s.control_item("scale", "board"))

    @property
    def item(self) -> PluginItem:
        (found,) = (one for one in self.board.editor.document.plugin_items if isinstance(one, PluginItem))
        return found

    @property
    def unit(self) -> float:
        """Millimetres of the item for each of its graduated millimetres."""
        found = plugin_state(self.item)
        assert found is not None
        return float(found.state["unit"])

    @property
    def is_fitted(self) -> bool:
        return self._host.rescaled(self.item) == self.item

    def wait(self) -> None:
        wait_for(lambda: self.is_fitted, "the scale")

    def wait_for_timer(self) -> None:
        """Wait until the program would have fitted the ruler."""
        timers = [one for one in self.board.window.findChildren(QTimer) if one.interval() == RESCALE_MS]
        overs = [QSignalSpy(one.timeout) for one in timers if one.isActive()]
        wait_for(lambda: all(over.count() for over in overs), "the time after a zoom")


@pytest.fixture
def ruler(program: Application) -> ShownInstrument:
    shown = ShownInstrument(program)
    shown.wait()
    return shown


def test_what_changed_under_a_hand_is_followed_once_it_is_up(program: Application, ruler: ShownInstrument) -> None:
    before, board = ruler.unit, ruler.board
    board.commands[CommandId.PEN].trigger()
    hands = Fingers(program)
    hands.frame(press={WRITER: (200.0, 150.0)})
    assert board.editor.busy
    board.commands[CommandId.ZOOM_IN].trigger()
    ruler.wait_for_timer()
    assert ruler.unit == before  # a hand may hold it
    hands.frame(release=(WRITER,))
    ruler.wait()
    assert ruler.unit < before


def test_an_undo_brings_no_old_scale_back(program: Application, ruler: ShownInstrument) -> None:
    before, board = ruler.unit, ruler.board
    board.window.do(lambda s: s.select(frozenset({ruler.key})))
    board.window.do(lambda s: s.move_selection(10.0, 0.0))
    place = ruler.item.transform
    board.commands[CommandId.ZOOM_IN].trigger()
    ruler.wait()
    assert ruler.unit < before
    for command in (CommandId.UNDO, CommandId.REDO):
        board.commands[command].trigger()
        ruler.wait()
        assert ruler.unit < before
    assert ruler.item.transform == place


def test_an_undo_in_a_reopened_lesson_brings_a_true_ruler(tmp_path: Path, qapp: object) -> None:
    """Nothing has shown an interactive item since the program started."""
    with placed(tmp_path) as program:
        ruler, board = ShownInstrument(program), program.main_controller
        ruler.wait()
        board.window.do(lambda s: s.select(frozenset({ruler.key})))
        board.commands[CommandId.DELETE].trigger()
        path = program.current_lesson.lesson.path
    with placed(tmp_path, path) as program:
        board = program.main_controller
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
        board.commands[CommandId.ZOOM_IN].trigger()
        while not board.editor.document.plugin_items:
            board.commands[CommandId.UNDO].trigger()
        (item,) = board.editor.document.plugin_items
        wait_for(lambda: board.editor.document.plugin_items != [item], "the scale")
        (item,) = board.editor.document.plugin_items
        assert program.items.host.rescaled(item) == item


@pytest.mark.parametrize("kind", ["ruler", "set_square", "compass"])
def test_a_zoom_and_back_leaves_an_instrument_as_it_was(program: Application, kind: str) -> None:
    """Far in, its length is not allowed: it is longer meanwhile, or its opening smaller."""
    shown = ShownInstrument(program, kind)
    shown.wait()
    board, before = shown.board, shown.item
    for command in (CommandId.ZOOM_IN, CommandId.ZOOM_OUT):
        for _ in range(6):
            board.commands[command].trigger()
            shown.wait()
    assert shown.item.width_mm == pytest.approx(before.width_mm, rel=1e-6)
    assert shown.item.transform.e == pytest.approx(before.transform.e, abs=1e-6)
    assert shown.item.transform.f == pytest.approx(before.transform.f, abs=1e-6)

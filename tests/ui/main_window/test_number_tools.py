"""Objects for numbers in the real window: put on the page by keys, dragged and tapped by a finger, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.hands import At, Fingers
from tests.support.running_program import items, wait_for
from tni.app.application import Application
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.item_shelf import ShelfTile

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
type State = dict[str, Any]


def item_of(program: Application) -> PluginItem:
    (found,) = (one for one in items(program) if isinstance(one, PluginItem))
    return found


def state(program: Application) -> State:
    found = plugin_state(item_of(program))
    assert found is not None
    return dict(found.state)


def put(program: Application, kind: str) -> None:
    """Put an object on the page by keys alone, and close its panel."""
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_H, ALT_SHIFT)
    shelf = program.items.controller.shelf
    assert shelf is not None
    wait_for(shelf.isVisible, "the shelf")
    (tile,) = (one for one in shelf.tiles if isinstance(one, ShelfTile) and one.entry.plugin == kind)
    QTest.keyClick(tile, Qt.Key.Key_Return)
    panel = program.items.controller.panel
    assert panel is not None
    panel.put_away()


def at(program: Application, x: float, y: float) -> At:
    """Return where a place of the object is on the canvas."""
    board = program.main_controller
    shown = board.editor.view.to_screen(*item_of(program).transform.point(x, y))
    ratio = board.window.canvas.devicePixelRatioF()
    return shown[0] / ratio, shown[1] / ratio


def drag(program: Application, fingers: Fingers, handle: str, dx: float, dy: float) -> None:
    """Drag a handle by millimetres of the object."""
    host = program.main_controller.editor.item_host
    assert host is not None
    found = next(one for one in host().handles(item_of(program)) if one.id == handle)
    x, y = found.at
    fingers.frame(press={1: at(program, x, y)})
    for part in (0.3, 0.6, 1.0):
        fingers.frame(move={1: at(program, x + part * dx, y + part * dy)})
    fingers.frame(release=(1,))


def tap(program: Application, fingers: Fingers, x: float, y: float) -> None:
    fingers.frame(press={1: at(program, x, y)})
    fingers.frame(release=(1,))


DRAGS: tuple[tuple[str, str, float, float, Callable[[State], bool]], ...] = (
    ("base_ten", "piece 1", 60.0, 20.0, lambda now: now["pieces"][-1]["id"] == 1 and now["pieces"][-1]["x"] > 50),
    ("money", "piece 1", 60.0, 20.0, lambda now: now["pieces"][-1]["cents"] == 1000),
    ("number_tiles", "piece 1", 0.0, 70.0, lambda now: now["tiles"][-1]["y"] > 60),
    ("balance", "piece 1", 140.0, 0.0, lambda now: now["pieces"][-1]["x"] > 140),
    ("abacus", "6 down 3", 0.0, -14.0, lambda now: now["rods"][6]["down"] == 4),
    ("number_line", "point 0", 43.0, 0.0, lambda now: now["points"][0]["value"] == "11/2"),
    ("thermometer", "level", 0.0, -28.0, lambda now: now["tenths"] == 380),
    ("place_value_table", "row 0", -21.0, 0.0, lambda now: now["rows"][0]["value"] == "40527"),
)
TAPS: tuple[tuple[str, tuple[float, float], Callable[[State], bool]], ...] = (
    ("base_ten", (20.0, 50.0), lambda now: len(now["pieces"]) == 16),
    ("fractions", (28.0, 28.0), lambda now: now["rows"][0]["taken"] == [0, 1, 2, 3]),
    ("money", (210.0, 12.0), lambda now: now["amount"] == "shown"),
    ("thermometer", (42.0, 150.0), lambda now: now["figures"] == "shown"),
    ("dictation", (100.0, 20.0), lambda now: 2 in now["shown"]),
    ("number_line", (17.0, 46.0), lambda now: now["turned"] == [0]),
)


@pytest.mark.parametrize(("kind", "handle", "dx", "dy", "is_done"), DRAGS, ids=[one[0] for one in DRAGS])
def test_a_finger_drags_a_part(
    program: Application,
    fingers: Fingers,
    kind: str,
    handle: str,
    dx: float,
    dy: float,
    is_done: Callable[[State], bool],
) -> None:
    put(program, kind)
    before = state(program)
    drag(program, fingers, handle, dx, dy)
    assert is_done(state(program)), state(program)
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(program) == before


@pytest.mark.parametrize(("kind", "place", "is_done"), TAPS, ids=[one[0] for one in TAPS])
def test_a_finger_taps_a_part(
    program: Application, fingers: Fingers, kind: str, place: tuple[float, float], is_done: Callable[[State], bool]
) -> None:
    put(program, kind)
    program.main_controller.commands[CommandId.HAND].trigger()  # no bar of the selection lies over it
    before = state(program)
    tap(program, fingers, *place)
    assert is_done(state(program)), state(program)
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(program) == before

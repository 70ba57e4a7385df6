"""Interactive items in the real window, by keys, mouse and fingers: put on the page, handled, set by their panel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSlider

from tests.support.hands import At, Fingers
from tests.support.running_program import folders, items, wait_for, write
from tests.support.widgets import button, named
from tni.app.application import Application
from tni.app.plugin_setup import make_plugin_service
from tni.document.items import PluginItem, Stroke, Text
from tni.document.plugin_state import plugin_state
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import Label
from tni.ui.panels.item_panel import ItemPanel
from tni.ui.panels.item_shelf import ItemShelf, ShelfTile

STAMP = """
from tni.api.tools import PointerPhase, ToolResult, ToolText

PLUGIN = {
    "id": "stamp", "kind": "tool", "api": (1, 0), "version": "1.0", "name": {"fr": "Tampon", "en": "Stamp"},
    "summary": {"fr": "Pose un mot.", "en": "Puts a word."},
}

class Stamp:
    def handle(self, event, view):
        if event.phase is not PointerPhase.UP:
            return ToolResult()
        return ToolResult((ToolText("Bravo" if event.x < 160 else 5, event.x, event.y),))

    def cancel(self):
        pass

def tool():
    return Stamp()
"""
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def tile(shelf: ItemShelf, plugin: str) -> ShelfTile:
    """Return the tile of a plugin."""
    (found,) = (one for one in shelf.tiles if one.entry.plugin == plugin)
    return found


def put_clock(program: Application) -> ItemPanel:
    """Put a clock face on the page by keys alone; return its panel."""
    window = program.main_controller.window
    QTest.keyClick(window.canvas, Qt.Key.Key_H, ALT_SHIFT)
    shelf = program.items.controller.shelf
    assert shelf is not None
    wait_for(shelf.isVisible, "the shelf")
    QTest.keyClick(tile(shelf, "clock_face"), Qt.Key.Key_Return)
    panel = program.items.controller.panel
    assert panel is not None
    assert (panel.isVisible(), shelf.isVisible()) == (True, False)
    return panel


def clock(program: Application) -> PluginItem:
    (found,) = (one for one in items(program) if isinstance(one, PluginItem))
    return found


def state(program: Application) -> dict[str, Any]:
    found = plugin_state(clock(program))
    assert found is not None
    return dict(found.state)


def at(program: Application, x: float, y: float) -> At:
    """Where a place of the clock is on the canvas."""
    board = program.main_controller
    shown = board.editor.view.to_screen(*clock(program).transform.point(x, y))
    ratio = board.window.canvas.devicePixelRatioF()
    return shown[0] / ratio, shown[1] / ratio


def test_a_clock_is_put_on_the_page_turned_and_set(program: Application, fingers: Fingers) -> None:
    board = program.main_controller
    panel = put_clock(program)
    assert (board.editor.tool, state(program)["time"]) == (ToolName.SELECT, 610)
    fingers.frame(press={1: at(program, 58.0, 36.0)})  # on the long hand, at ten past
    for x, y in ((70.0, 40.0), (76.0, 44.0), (70.0, 60.0), (44.0, 76.0)):
        fingers.frame(move={1: at(program, x, y)})
    fingers.frame(release=(1,))
    assert state(program)["time"] == 630
    canvas = board.window.canvas
    for place, shape in (((44.0, 70.0), Qt.CursorShape.OpenHandCursor), ((20.0, 20.0), Qt.CursorShape.CrossCursor)):
        QTest.mouseMove(canvas, QPointF(*at(program, *place)).toPoint())
        wait_for(lambda shape=shape: canvas.cursor().shape() is shape, "the pointer")  # type: ignore[misc]
    QTest.keyClick(button(panel, "Grande aiguille : avancer"), Qt.Key.Key_Space)
    assert state(program)["time"] == 631
    QTest.keyClick(button(panel, "Petite aiguille : reculer"), Qt.Key.Key_Return)
    assert state(program)["time"] == 571
    for _ in range(2):
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(program)["time"] == 630
    slider = named(panel, QSlider, "Heure")
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert state(program)["time"] == 635
    QTest.mouseClick(button(panel, "Heure au hasard"), Qt.MouseButton.LeftButton)
    assert state(program)["time"] != 635
    QTest.mouseClick(button(panel, "Montrée"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(named(panel, QLineEdit, "Titre"), "Cantine")
    QTest.keyClick(named(panel, QLineEdit, "Titre"), Qt.Key.Key_Return)
    assert (state(program)["figures"], state(program)["title"]) == ("shown", "Cantine")
    for _ in range(2):
        QTest.keyClick(board.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (state(program)["figures"], state(program)["title"]) == ("none", "")
    assert button(panel, "Sans").isChecked()
    board.commands[CommandId.PEN].trigger()
    assert not panel.isVisible()
    assert not canvas.hasMouseTracking()


def test_time_passes_and_a_failing_item_is_stopped_with_a_notice(program: Application) -> None:
    board = program.main_controller
    panel = put_clock(program)
    going = next(box for box in panel.findChildren(QCheckBox) if box.text() == "Heure actuelle")
    QTest.mouseClick(going, Qt.MouseButton.LeftButton)
    assert state(program)["goes"]
    steps = board.editor.can_undo

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    setattr(program.items.host.kinds.kind("clock_face"), "tick", failing)  # noqa: B010
    wait_for(lambda: bool(board.window.notices.texts()), "the notice")
    assert board.window.notices.texts() == [
        "« Horloge à aiguilles » ne répond plus : arrêté jusqu’au prochain démarrage. Rien n’est perdu sur la page."
    ]
    assert (panel.isVisible(), steps, board.editor.can_undo) == (False, True, True)
    board.commands[CommandId.PEN].trigger()
    write(program, (300, 200), (340, 240))
    assert [type(one) for one in items(program)] == [PluginItem, Stroke]


def test_the_shelf_shows_a_topic_or_what_is_searched_in_all_of_them(program: Application, tmp_path: Path) -> None:
    board, places = program.main_controller, folders(tmp_path)
    places.plugins.mkdir(parents=True)
    for number in range(8):
        about = STAMP.replace('"stamp"', f'"stamp_{number}"').replace("Tampon", f"Tampon {number}")
        topic = '"sciences"' if number % 2 else '"world"'
        about = about.replace(
            '"version"', f'"topic": {topic}, "terms": {{"fr": "encre{number}", "en": "ink"}}, "version"'
        )
        (places.plugins / f"stamp_{number}.py").write_text(about, encoding="utf-8")
        make_plugin_service(places, program.settings).enable(f"stamp_{number}")
    board.commands[CommandId.ITEMS].trigger()
    shelf = program.items.controller.shelf
    assert shelf is not None
    everything = {one.entry.plugin for one in shelf.shown}
    assert everything >= {"clock_face", "stamp_0", "stamp_1"}
    QTest.mouseClick(button(shelf, "Sciences"), Qt.MouseButton.LeftButton)
    of_sciences = {one.entry.plugin for one in shelf.shown}
    assert of_sciences >= {"stamp_1", "stamp_3"}
    assert not of_sciences & {"stamp_0", "clock_face"}
    assert not tile(shelf, "stamp_0").isVisible()
    QTest.keyClicks(shelf.search, "encre4")
    assert [one.entry.plugin for one in shelf.shown] == ["stamp_4"]
    QTest.keyClick(shelf.search, Qt.Key.Key_Return)
    assert board.editor.tool is ToolName.PLUGIN
    board.commands[CommandId.ITEMS].trigger()
    assert {one.entry.plugin for one in shelf.shown} == of_sciences
    QTest.keyClicks(shelf.search, "qqqq")
    assert not shelf.shown
    assert "Rien sous ce nom" in " ".join(label.text() for label in shelf.findChildren(Label) if label.isVisible())


def test_a_board_tool_of_a_plugin_is_chosen_on_the_shelf_and_gives_the_pen_back_when_it_fails(
    program: Application, tmp_path: Path
) -> None:
    board, places = program.main_controller, folders(tmp_path)
    places.plugins.mkdir(parents=True)
    (places.plugins / "stamp.py").write_text(STAMP, encoding="utf-8")
    make_plugin_service(places, program.settings).enable("stamp")
    board.commands[CommandId.ITEMS].trigger()
    assert program.items.controller.shelf is not None
    QTest.mouseClick(tile(program.items.controller.shelf, "stamp"), Qt.MouseButton.LeftButton)
    assert board.editor.tool is ToolName.PLUGIN
    write(program, (200, 200), (200, 200))
    assert [one.text for one in items(program) if isinstance(one, Text)] == ["Bravo"]
    write(program, (1000, 200), (1000, 200))
    wait_for(lambda: board.editor.tool is ToolName.PEN, "the pen")
    assert "« Tampon »" in board.window.notices.texts()[0]
    write(program, (300, 400), (340, 440))
    assert {type(one) for one in items(program)} == {Text, Stroke}


def test_dice_roll_on_the_page_while_the_document_has_their_numbers(program: Application) -> None:
    board = program.main_controller
    theme = board.window.kit.theme
    theme.reduced_motion = False
    board.window.do(lambda s: s.put_item("dice", (160.0, 90.0)))
    board.window.commands[CommandId.SELECT].trigger()
    editor, result = board.editor, clock(program)
    place = QPointF(*at(program, 20.0, 20.0)).toPoint()
    QTest.mouseClick(board.window.canvas, Qt.MouseButton.LeftButton, pos=place)
    thrown = clock(program)
    assert thrown != result
    seen = set[bytes]()

    def rests() -> bool:
        seen.update(one.data for one in editor.overlay().drafts if isinstance(one, PluginItem))
        return editor.motion_every_s is None

    wait_for(rests, "the dice rest")
    assert len(seen) > 3
    assert clock(program) == thrown
    assert not editor.overlay().drafts
    theme.reduced_motion = True
    QTest.mouseClick(board.window.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert clock(program) != thrown
    assert editor.motion_every_s is None


def test_a_motion_waits_while_somebody_writes_and_ends_with_the_page(program: Application, fingers: Fingers) -> None:
    board = program.main_controller
    board.window.kit.theme.reduced_motion = False
    board.window.do(lambda s: s.put_item("dice", (160.0, 90.0)))
    board.window.do(lambda s: s.control_item("throw", True))
    editor = board.editor
    assert editor.motion_every_s is not None
    fingers.frame(press={1: (300.0, 200.0)})
    seen = editor.overlay().drafts
    QTest.qWait(100)
    assert [one for one in editor.overlay().drafts if isinstance(one, PluginItem)] == list(seen)
    fingers.frame(release=(1,))
    wait_for(lambda: editor.motion_every_s is None, "rest")
    board.window.do(lambda s: s.control_item("throw", True))
    board.window.commands[CommandId.ADD_PAGE].trigger()
    wait_for(lambda: editor.motion_every_s is None, "rest on another page")

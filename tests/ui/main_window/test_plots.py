"""Plots and the calculator in the real window: typed, dragged, pinched and tapped."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QSlider

from plugins.function_plot.typed_points import typed_points
from tests.support.hands import At, Fingers
from tests.support.running_program import items, wait_for
from tests.support.widgets import button, named
from tni.app.build import Application
from tni.document.items import PluginItem, Stroke
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.item_panel import ItemPanel

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def put(program: Application, plugin: str) -> ItemPanel:
    """Put an item on the page by keys alone; return its panel."""
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_H, ALT_SHIFT)
    shelf = program.items.controller.shelf
    assert shelf is not None
    wait_for(shelf.isVisible, "the shelf")
    (tile,) = (one for one in shelf.tiles if one.entry.plugin == plugin)
    QTest.keyClick(tile, Qt.Key.Key_Return)
    panel = program.items.controller.panel
    assert panel is not None
    return panel


def the_item(program: Application) -> PluginItem:
    (found,) = (one for one in items(program) if isinstance(one, PluginItem))
    return found


def state(program: Application) -> dict[str, Any]:
    found = plugin_state(the_item(program))
    assert found is not None
    return dict(found.state)


def at(program: Application, x: float, y: float) -> At:
    """Where a place of the item is on the canvas."""
    board = program.main_controller
    shown = board.editor.view.to_screen(*the_item(program).transform.point(x, y))
    ratio = board.window.canvas.devicePixelRatioF()
    return shown[0] / ratio, shown[1] / ratio


def test_a_curve_is_typed_traced_moved_and_enlarged(program: Application, fingers: Fingers) -> None:
    panel = put(program, "function_plot")
    field = named(panel, QLineEdit, "Courbe 1")
    field.selectAll()
    QTest.keyClicks(field, "a x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert state(program)["formulas"][0] == "a x"
    assert the_item(program).name == "Courbe : y = a x"
    slider = named(panel, QSlider, "a")
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert state(program)["a"] == pytest.approx(1.1)
    QTest.mouseClick(button(panel, "Point"), Qt.MouseButton.LeftButton)
    assert state(program)["tool"] == "point"
    fingers.frame(press={1: at(program, 88.5, 51 - 1.1 * 12.5)})
    for x in (95.0, 105.0, 113.5):
        fingers.frame(move={1: at(program, x, 40.0)})
    fingers.frame(release=(1,))
    assert state(program)["x"] == pytest.approx(3.0, abs=0.1)
    before = state(program)["window"]
    fingers.frame(press={1: at(program, 30.0, 80.0)})
    fingers.frame(move={1: at(program, 40.0, 85.0)})
    fingers.frame(move={1: at(program, 55.0, 92.5)})
    fingers.frame(release=(1,))
    moved = state(program)["window"]
    assert moved == pytest.approx([before[0] - 2, before[1] - 2, before[2] + 1, before[3] + 1], abs=0.1)
    fingers.frame(press={1: at(program, 45.0, 80.0), 2: at(program, 105.0, 80.0)})
    fingers.frame(move={2: at(program, 115.0, 80.0)})
    fingers.frame(move={2: at(program, 135.0, 80.0)})
    fingers.frame(release=(1, 2))
    wide = state(program)["window"]
    assert wide[1] - wide[0] == pytest.approx(12 * 60 / 90, rel=0.05)
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(program)["window"] == moved, "both fingers' gesture is one step"


def test_a_bad_formula_is_said_and_the_pen_goes_on_writing(program: Application, fingers: Fingers) -> None:
    panel = put(program, "function_plot")
    field = named(panel, QLineEdit, "Courbe 1")
    field.selectAll()
    QTest.keyClicks(field, "9^9^9^x + (")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert the_item(program).name == "Courbe : Il manque un nombre après « ( »."
    assert panel.isVisible(), "the plugin is not switched off"
    program.main_controller.commands[CommandId.PEN].trigger()
    fingers.frame(press={1: at(program, 20.0, 20.0)})
    for x in (30.0, 50.0, 70.0):
        fingers.frame(move={1: at(program, x, 30.0)})
    fingers.frame(release=(1,))
    assert sum(isinstance(one, Stroke) for one in items(program)) == 1


def test_a_sequence_is_typed_and_shown_as_a_staircase(program: Application) -> None:
    panel = put(program, "sequence_plot")
    field = named(panel, QLineEdit, "Suite")
    field.selectAll()
    QTest.keyClicks(field, "u(n+1) = u(n)/2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.mouseClick(button(panel, "Escalier"), Qt.MouseButton.LeftButton)
    assert state(program)["view"] == "web"
    assert the_item(program).name.startswith("Suite : u(n+1) = u(n)/2 ; u(0) = 1 ; u(1) = 0,5")


def test_keys_of_the_calculator_are_tapped(program: Application, fingers: Fingers) -> None:
    put(program, "calculator")
    board = program.main_controller.editor
    host = program.items.controller
    assert host is not None
    for key in ("1", "÷", "3", "=", "⇄"):
        found = board.item_host() if board.item_host is not None else None
        assert found is not None
        (place,) = (one.box for one in found.targets(the_item(program)) if one.id == f"key {key}")
        where = at(program, place.x + place.width / 2, place.y + place.height / 2)
        fingers.frame(press={1: where})
        fingers.frame(release=(1,))
    assert the_item(program).name == "Calculatrice : 1÷3 = 1/3"


def test_pasted_points_are_fitted_by_a_line_and_dragged_by_a_finger(program: Application, fingers: Fingers) -> None:
    panel = put(program, "function_plot")
    panel.set_small(False)
    field = named(panel, QLineEdit, "Points : x y ; x y")
    field.setFocus()
    wait_for(lambda: QApplication.focusWidget() is field, "the cursor")
    QGuiApplication.clipboard().setText("Temps (s)\tDistance (m)\n1\t1\n2\t2,5\n3\t2\n")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    field = named(panel, QLineEdit, "Points : x y ; x y")  # the points bring new rows, and this field has the keys now
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert the_item(program).name == "Courbe : y = x² − 3 ; 3 points (1 ; 1) (2 ; 2,5) (3 ; 2)"
    button(panel, "Droite").click()
    assert state(program)["fitted"] == "affine"
    assert the_item(program).name.endswith("y ≈ 0,5x + 0,8333 r² ≈ 0,4286")
    fingers.frame(press={1: at(program, 1 + 8 * 12.5, 1 + 1.5 * 12.5)})
    fingers.frame(move={1: at(program, 100.0, 30.0)})
    fingers.frame(move={1: at(program, 1 + 8 * 12.5, 1 + 2.5 * 12.5)})
    fingers.frame(release=(1,))
    moved = typed_points(state(program)["points"]).points
    assert moved[1] == pytest.approx((2, 1.5), abs=0.06)
    assert (moved[0], moved[2]) == ((1, 1), (3, 2))
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typed_points(state(program)["points"]).points[1] == (2, 2.5), "the whole drag is one step"


def test_return_in_the_field_of_the_calculator_calculates(program: Application) -> None:
    panel = put(program, "calculator")
    field = named(panel, QLineEdit, "Calcul")
    field.selectAll()
    QTest.keyClicks(field, "12+3")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert the_item(program).name == "Calculatrice : 12+3 = 15"


def test_points_are_typed_to_the_end_although_the_first_brings_new_controls(program: Application) -> None:
    panel = put(program, "function_plot")
    if panel.is_small:
        button(panel, "Plus").click()
    field = named(panel, QLineEdit, "Points : x y ; x y")
    wait_for(field.isVisible, "the field")
    field.setFocus()
    wait_for(lambda: QApplication.focusWidget() is field, "the cursor")
    for key in "1 2,5 ; 2 3":
        typed = QApplication.focusWidget()
        assert isinstance(typed, QLineEdit)
        QTest.keyClicks(typed, key)
        QApplication.processEvents()
    typed = QApplication.focusWidget()
    assert isinstance(typed, QLineEdit)
    assert typed.text() == "1 2,5 ; 2 3"
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert state(program)["points"] == "1 2,5 ; 2 3"
    assert [one.text() for one in panel.findChildren(QCheckBox)].count("Relier les points") == 1

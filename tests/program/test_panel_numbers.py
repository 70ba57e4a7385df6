"""Numbers of an item's panel are typed anew after one press, also where there is no keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from tests.support.hands import Fingers
from tests.support.running_program import LEFT, NO_KEY, items
from tests.support.widgets import button, named
from tni.app.application import Application
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId


def panel(program: Application) -> QWidget:
    """Put a protractor on the page and return its panel."""
    program.items.controller.put("protractor")
    found = program.items.controller.panel
    assert found is not None
    return found


def measure(program: Application) -> float:
    (item,) = items(program)
    found = plugin_state(item)
    assert found is not None
    return float(found.state["measure"])


def test_the_first_press_selects_the_value_and_the_next_places_the_cursor(program: Application) -> None:
    field = named(panel(program), QDoubleSpinBox, "Angle du bras (°)").lineEdit()
    QTest.mouseClick(field, LEFT, NO_KEY, field.rect().center())
    assert field.selectedText() == field.text()
    QTest.mouseClick(field, LEFT, NO_KEY, field.rect().center())
    assert field.selectedText() == ""
    field.selectAll()
    QTest.keyClicks(field, "40")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert measure(program) == 40.0


def test_a_finger_on_a_number_brings_the_keyboard_that_types_it(program: Application, fingers: Fingers) -> None:
    window = program.main_controller.window
    field = named(panel(program), QDoubleSpinBox, "Angle du bras (°)").lineEdit()
    fingers.frame(press={0: fingers.on(field)})
    fingers.frame(release=(0,))
    assert window.commands[CommandId.KEYBOARD].isChecked()
    assert window.docked is not None
    for key in "25":
        QTest.mouseClick(button(window.docked, key), LEFT)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert measure(program) == 25.0

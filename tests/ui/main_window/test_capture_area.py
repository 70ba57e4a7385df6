"""An area of the page or the screen becomes a picture on the page."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as Picture
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.support.hands import Fingers
from tests.support.running_program import items, wait_for, write
from tni.app.application import Application
from tni.document.items import Image, Stroke
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.area_picker import AreaPicker

LEFT = Qt.MouseButton.LeftButton


def picker(program: Application) -> AreaPicker | None:
    found = program.main_controller.window.findChildren(AreaPicker)
    return next((p for p in found if p.isVisible()), None)


def open_picker(program: Application) -> AreaPicker:
    program.main_controller.commands[CommandId.CAPTURE_AREA].trigger()
    shown = picker(program)
    assert shown is not None
    return shown


def drag(shown: AreaPicker, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(shown, LEFT, pos=start)
    QTest.mouseMove(shown, (start + end) / 2)
    QTest.mouseMove(shown, end)
    QTest.mouseRelease(shown, LEFT, pos=end)


def images(program: Application) -> list[Image]:
    return [i for i in items(program) if isinstance(i, Image)]


def darkest(program: Application, image: Image) -> int:
    data = program.main_controller.shown.lesson.port.blob(image.blob)
    return min(Picture.open(BytesIO(data)).convert("L").tobytes())


def test_a_drag_takes_a_part_of_the_page_as_large_as_it_was_seen(program: Application) -> None:
    write(program, (300, 200), (500, 200))
    drag(open_picker(program), QPoint(280, 150), QPoint(520, 250))
    (image,) = images(program)
    ratio, scale = program.main_controller.window.canvas.devicePixelRatioF(), program.main_controller.editor.view.scale
    assert image.width_mm == pytest.approx(240 * ratio / scale, rel=0.02)
    assert image.height_mm == pytest.approx(100 * ratio / scale, rel=0.03)
    assert darkest(program, image) < 100, "the stroke is in it"
    assert program.main_controller.editor.tool is ToolName.SELECT
    assert program.main_controller.editor.selection == {image.id}
    assert picker(program) is None


def test_the_handles_of_a_selection_are_not_in_the_picture(program: Application) -> None:
    write(program, (300, 200), (310, 200))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    drag(open_picker(program), QPoint(700, 300), QPoint(900, 400))
    assert darkest(program, images(program)[0]) > 200


def test_fingers_pick_too(program: Application) -> None:
    shown = open_picker(program)
    fingers = Fingers(program)
    corner = shown.mapTo(program.main_controller.window, QPoint(300, 200))
    fingers.frame(press={0: corner})
    fingers.frame(move={0: corner + QPoint(100, 50)})
    fingers.frame(move={0: corner + QPoint(200, 100)})
    fingers.frame(release=(0,))
    assert len(images(program)) == 1
    assert [i for i in items(program) if isinstance(i, Stroke)] == []


def test_escape_and_a_tap_take_nothing(program: Application) -> None:
    shown = open_picker(program)
    QTest.mouseClick(shown, LEFT, pos=QPoint(300, 200))
    assert picker(program) is shown
    QTest.keyClick(program.main_controller.window.windowHandle(), Qt.Key.Key_Escape)
    assert picker(program) is None
    assert items(program) == []
    assert program.main_controller.window.canvas.hasFocus()


def test_an_area_of_the_screen_beneath_the_window(program: Application) -> None:
    window = program.main_controller.window
    shown = open_picker(program)
    buttons = shown.findChildren(QAbstractButton)
    next(b for b in buttons if b.accessibleName() == "Sur l’écran de l’ordinateur").click()
    assert not window.isVisible()
    wait_for(lambda: picker(program) is not None, "the picture of the screen")
    shown = picker(program)
    assert shown is not None
    drag(shown, QPoint(400, 200), QPoint(600, 300))
    (image,) = images(program)
    assert image.width_mm / image.height_mm == pytest.approx(2.0, rel=0.05)
    assert window.isVisible()

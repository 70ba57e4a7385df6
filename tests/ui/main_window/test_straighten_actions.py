"""A photographed sheet is straightened in its panel: corners found, dragged, moved by keys; undone, given up."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.photographed_sheets import MARKS, SHEET, jpeg, photograph
from tests.support.running_program import running, wait_for
from tests.support.widgets import button, click
from tests.support.xtest import XTest
from tni.app.application import Application
from tni.core.straightening import A4_RATIO, Corners
from tni.document.items import Image, bounds
from tni.ui import i18n
from tni.ui.chrome.commands import CommandId
from tni.ui.panels import corners_view
from tni.ui.panels.straighten_panel import WHOLE_SHEET, StraightenPanel

CORNERS: Corners = ((420, 180), (1180, 260), (1350, 1050), (250, 980))
SIZE = (1600, 1200)
PARTS = [(x / SIZE[0], y / SIZE[1]) for x, y in CORNERS]


def opened(program: Application, data: bytes) -> StraightenPanel:
    board = program.main_controller
    board.window.do(lambda editor: editor.insert_image(data, *SIZE, "Copie d’Ada"))
    board.commands[CommandId.STRAIGHTEN].trigger()
    panel = board.instruments.straightening.panel
    assert panel is not None
    return panel


def found(program: Application) -> StraightenPanel:
    panel = opened(program, jpeg(photograph(CORNERS)))
    wait_for(lambda: panel.corners != WHOLE_SHEET, "the sheet")
    return panel


def picture(program: Application) -> Image:
    editor = program.main_controller.editor
    (one,) = (item for item in editor.document.items(editor.page.id) if isinstance(item, Image))
    return one


def straightened(program: Application, before: Image) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    wait_for(lambda: picture(program).blob != before.blob, "the straightened picture")
    data = program.main_controller.shown.lesson.port.blob(picture(program).blob)
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)  # type: ignore[return-value]


def test_the_sheet_is_found_and_comes_out_straight_in_its_place(program: Application) -> None:
    panel = found(program)
    for corner, expected in zip(panel.corners, PARTS, strict=True):
        assert corner == pytest.approx(expected, abs=2 / SIZE[0])
    before = picture(program)
    if not panel.a4.isChecked():
        click(panel, "Feuille A4")
    click(panel, "Redresser")
    sheet = straightened(program, before)
    high, wide = sheet.shape[:2]
    assert wide / high == pytest.approx(A4_RATIO, abs=0.002)
    for x, y, colour in MARKS:
        seen = sheet[round(y * high / SHEET[1]), round(x * wide / SHEET[0])]
        assert int(np.argmax(seen)) == int(np.argmax(colour))
    after = picture(program)
    assert (after.id, after.alt) == (before.id, "Copie d’Ada")
    assert after.width_mm / after.height_mm == pytest.approx(wide / high)
    assert bounds(after).center == pytest.approx(bounds(before).center)
    assert after.height_mm == pytest.approx(before.height_mm)
    assert program.main_controller.instruments.straightening.panel is None
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert picture(program) == before


def test_a_corner_is_dragged_and_stays_within_the_picture(program: Application) -> None:
    panel = found(program)
    view = panel.view
    start = view.corner_at(1).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(30, -10))
    assert view.is_dragging
    QTest.mouseMove(view, start + QPoint(3000, -3000))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(3000, -3000))
    assert panel.corners[1] == (1, 0)
    assert panel.corners[0] == pytest.approx(PARTS[0], abs=0.01)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.corner_at(1).toPoint())
    QTest.mouseMove(view, view.corner_at(3).toPoint())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.corner_at(3).toPoint())
    assert panel.corners[1] == (1, 0), "sides that cross are no sheet"


def test_the_keyboard_alone_goes_from_corner_to_corner_and_straightens(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(corners_view, "announce", lambda _widget, text: told.append(text))
    panel = found(program)
    view, before, start = panel.view, picture(program), panel.corners
    assert view.hasFocus()
    keyboard = XTest()
    try:
        for number in range(4):
            assert view.active == number
            keyboard.keys("Shift_L", "Up")
            wait_for(lambda number=number: panel.corners[number] != start[number], "the corner")  # type: ignore[misc]
            keyboard.keys("Tab")
            wait_for(lambda number=number: view.active != number or not view.hasFocus(), "on")  # type: ignore[misc]
        assert panel.isAncestorOf(program.main_controller.window.focusWidget())
        keyboard.keys("Shift_L", "Tab")
        wait_for(view.hasFocus, "the last corner again")
        assert view.active == 3
        assert told[-1].startswith("En bas à gauche")
        keyboard.keys("Return")
        straightened(program, before)
        program.main_controller.commands[CommandId.STRAIGHTEN].trigger()
        after = picture(program)
        wait_for(lambda: program.main_controller.instruments.straightening.panel is not None, "the panel")
        keyboard.keys("Escape")
        wait_for(lambda: program.main_controller.instruments.straightening.panel is None, "the end")
        assert picture(program) == after
    finally:
        keyboard.close()


def test_keys_move_a_corner_and_enter_straightens(program: Application) -> None:
    panel = found(program)
    x, y = panel.corners[0]
    panel.view.setFocus()
    panel.view.active = 3
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    QTest.keyClick(panel.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert panel.corners[0] == pytest.approx((x + 0.02, y - 0.002))
    before = picture(program)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    straightened(program, before)


def test_escape_and_cancel_change_nothing(program: Application) -> None:
    for leave in (lambda one: QTest.keyClick(one, Qt.Key.Key_Escape), lambda one: click(one, "Annuler")):
        panel = found(program)
        before = program.main_controller.editor.document.items(program.main_controller.editor.page.id)
        leave(panel)
        assert program.main_controller.instruments.straightening.panel is None
        assert program.main_controller.editor.document.items(program.main_controller.editor.page.id) == before
        program.main_controller.commands[CommandId.DELETE].trigger()


def test_corners_that_the_teacher_moved_are_not_moved_back(program: Application) -> None:
    panel = opened(program, jpeg(photograph(CORNERS)))
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Right)
    mine = panel.corners
    wait_for(lambda: "Tirer un coin" in panel.message.text(), "the sheet")
    assert panel.corners == mine


def test_without_a_sheet_it_is_said_and_done_by_hand(program: Application) -> None:
    plain = np.full((SIZE[1], SIZE[0], 3), 128, np.uint8)
    panel = opened(program, jpeg(plain))
    wait_for(lambda: "non trouvée" in panel.message.text(), "the answer")
    assert panel.corners == WHOLE_SHEET
    assert panel.apply.isEnabled()


def test_a_turn_and_a_scan_come_out_as_they_are_shown(program: Application) -> None:
    panel = found(program)
    if not panel.a4.isChecked():
        click(panel, "Feuille A4")
    QTest.mouseClick(button(panel, "Tourner d’un quart de tour"), Qt.MouseButton.LeftButton)
    click(panel, "Comme un scan")
    wait_for(lambda: panel.result.scanned is not None, "the preview")
    before = picture(program)
    click(panel, "Redresser")
    sheet = straightened(program, before)
    high, wide = sheet.shape[:2]
    assert wide / high == pytest.approx(1 / A4_RATIO, abs=0.002)
    assert np.median(sheet, axis=(0, 1)) == pytest.approx((255, 255, 255), abs=2), "the paper is white"
    x, y, colour = MARKS[0]
    turned = sheet[round(x * high / SHEET[0]), round((SHEET[1] - y) * wide / SHEET[1])]
    assert int(np.argmax(turned)) == int(np.argmax(colour))


def test_without_a_picture_it_says_what_to_do(program: Application) -> None:
    board = program.main_controller
    board.commands[CommandId.STRAIGHTEN].trigger()
    assert board.instruments.straightening.panel is None
    assert board.window.notices.texts() == ["Sélectionner d’abord une seule image."]


def test_in_english_it_is_cancelled_not_undone(qapp: QApplication, tmp_path: Path) -> None:
    locale = QLocale()
    try:
        with running(tmp_path, language="en") as program:
            panel = opened(program, jpeg(photograph(CORNERS)))
            assert panel.cancel.accessibleName() == "Cancel"
    finally:
        i18n.install(qapp, "fr")
        QLocale.setDefault(locale)

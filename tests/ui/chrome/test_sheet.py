"""Sheets: keys do not reach what they cover, and their lists have rows for fingers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import Stylus, settle
from tests.support.running_program import strokes, wait_for
from tni.app.application import Application
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.chrome.theme import Theme

PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DANGEROUS = ((Qt.Key.Key_A, CONTROL), (Qt.Key.Key_X, CONTROL), (Qt.Key.Key_Delete, PLAIN), (Qt.Key.Key_Z, CONTROL))
SHEETS = (CommandId.PLAN, CommandId.CURRICULUM, CommandId.YEAR)
STEPS = 60


def test_keys_in_a_sheet_leave_the_page_behind_alone_also_after_the_help(program: Application) -> None:
    Stylus(program).write((300, 200), (340, 220), (380, 260))
    wait_for(lambda: len(strokes(program)) == 1, "the ink")
    commands, window = program.main_controller.commands, program.main_controller.window
    for command in SHEETS:
        commands[command].trigger()
        wait_for(lambda: any(sheet.isVisible() for sheet in window.findChildren(Sheet)), command)
        (sheet,) = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
        for opens in (None, CommandId.HELP):
            if opens is not None:
                commands[opens].trigger()
                for key, held in DANGEROUS:
                    QTest.keyClick(QApplication.focusWidget(), key, held)
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            here = QApplication.focusWidget()
            assert here is not None
            assert here is sheet or sheet.isAncestorOf(here), command
            sheet.setFocus()
            for key, held in DANGEROUS:
                QTest.keyClick(sheet, key, held)
        sheet.put_away()
    settle(program)
    assert len(strokes(program)) == 1


def test_tab_goes_round_a_sheet_and_escape_closes_it(program: Application) -> None:
    window = program.main_controller.window

    def shown() -> list[Sheet]:
        return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]

    for command in SHEETS:
        program.main_controller.commands[command].trigger()
        wait_for(lambda: bool(shown()), command)
        (sheet,) = shown()
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            visited = []
            for _ in range(STEPS):
                here = QApplication.focusWidget()
                assert here is not None
                QTest.keyClick(here, key)
                visited.append(QApplication.focusWidget())
            assert all(sheet.isAncestorOf(stop) for stop in visited if stop is not None), command
            stops = visited[: visited.index(visited[0], 1)]
            assert visited == [stops[number % len(stops)] for number in range(STEPS)], command
        QTest.keyClick(visited[-1], Qt.Key.Key_Escape)
        assert not shown()


def drop_down() -> tuple[Style, QWidget, DropDown]:
    """A drop-down list in a window, which is the test's to delete."""
    style = Style(Theme(Metrics(48)), Icons())
    window = QWidget()
    apply_to_window(window, style.theme)
    box = DropDown(style)
    box.setParent(window)
    return style, window, box


def test_rows_of_a_drop_down_list_are_as_high_as_a_finger(qapp: QApplication) -> None:
    style, window, box = drop_down()
    box.addItems(["4e C", "5e A"])
    box.ensurePolished()
    assert box.view().sizeHintForRow(1) >= style.theme.metrics.target_px
    window.deleteLater()


def test_nothing_shows_behind_the_arrow_of_a_list_that_is_off(qapp: QApplication) -> None:
    style, window, box = drop_down()
    box.resize(style.theme.metrics.target_px * 6, style.theme.metrics.target_px)
    box.setEnabled(False)
    window.show()
    picture, side = box.grab().toImage(), style.theme.metrics.icon_px
    ground = picture.pixelColor(box.width() // 2, box.height() // 2)
    beside = box.width() - style.theme.metrics.pad_px // 2 - side
    assert picture.pixelColor(beside + 1, (box.height() - side) // 2 + 1) == ground
    window.deleteLater()

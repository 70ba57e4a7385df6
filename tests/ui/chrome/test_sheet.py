"""Sheets: keys do not reach what they cover, and their lists have rows for fingers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.running_program import wait_for
from tni.app.build import Application
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.sheet import DropDown, Sheet
from tni.ui.chrome.theme import Theme, apply_to_window

SHEETS = (CommandId.PLAN, CommandId.CURRICULUM, CommandId.YEAR)
STEPS = 60


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


def test_rows_of_a_drop_down_list_are_as_high_as_a_finger(qapp: QApplication) -> None:
    style = Style(Theme(Metrics(48)), Icons())
    window = QWidget()
    apply_to_window(window, style.theme)
    box = DropDown(style)
    box.setParent(window)
    box.addItems(["4e C", "5e A"])
    box.ensurePolished()
    assert box.view().sizeHintForRow(1) >= style.theme.metrics.target_px
    window.deleteLater()

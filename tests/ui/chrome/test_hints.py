"""Names of buttons under a resting pointer: beside what holds the button, over nothing that can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tni.ui.chrome.button import TouchButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.drawer import Drawer
from tni.ui.chrome.hints import Hint
from tni.ui.chrome.panel import Panel
from tni.ui.chrome.toolbar import Toolbar


def shown(qtbot: QtBot, edge: str = "bottom") -> Board:
    board = Board(QSize(1280, 720), "light", edge=edge)
    qtbot.addWidget(board)
    with qtbot.waitExposed(board):
        board.show()
    board.page.setGeometry(board.bar.place(board.rect()))
    return board


def hint_of(board: Board) -> Hint | None:
    return next((hint for hint in board.findChildren(Hint) if hint.isVisible()), None)


def rest_on(qtbot: QtBot, board: Board, button: QWidget) -> Hint:
    """Let the pointer rest on a button until its name is shown."""
    QTest.mouseMove(button, button.rect().center())
    qtbot.waitUntil(lambda: hint_of(board) is not None)
    hint = hint_of(board)
    assert hint is not None
    return hint


def chrome(board: Board) -> list[QRect]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = board.findChildren(QWidget, options=direct)
    return [w.geometry() for w in found if isinstance(w, Panel | Toolbar) and w.isVisible()]


@pytest.mark.parametrize("edge", ["bottom", "left", "right"])
def test_the_name_of_a_button_covers_no_button(qtbot: QtBot, edge: str) -> None:
    board = shown(qtbot, edge)
    button = board.bar.button_of(CommandId.UNDO)
    hint = rest_on(qtbot, board, button)
    assert hint.text().replace("\u00a0", " ") == button.toolTip()
    assert board.rect().contains(hint.geometry())
    assert not any(hint.geometry().intersects(other) for other in chrome(board))
    assert not QToolTip.isVisible()
    QTest.mouseMove(board.page, board.page.rect().center())
    qtbot.waitUntil(lambda: hint_of(board) is None)


def test_it_goes_with_the_press(qtbot: QtBot) -> None:
    board = shown(qtbot)
    button = board.bar.button_of(CommandId.UNDO)
    rest_on(qtbot, board, button)
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert hint_of(board) is None
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_it_lies_over_no_popover(qtbot: QtBot) -> None:
    board = shown(qtbot)
    drawer = Drawer(board.kit, board.commands, board)
    drawer.open_by(board.bar.more_button)
    names = [b for b in drawer.findChildren(TouchButton) if b.isVisible() and b.toolTip()]
    hint = rest_on(qtbot, board, names[0])
    assert not any(hint.geometry().intersects(other) for other in chrome(board))
    QApplication.sendEvent(board.bar.more_button, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    shown_now = hint_of(board)
    assert shown_now is None or not any(shown_now.geometry().intersects(other) for other in chrome(board))

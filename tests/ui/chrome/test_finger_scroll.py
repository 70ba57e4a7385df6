"""Scrolling by finger: on the buttons of a scrolled column, whose taps press them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.finger_scroll import ButtonScroll, scrolled

FINGER, MOUSE = Qt.MouseEventSource.MouseEventSynthesizedByQt, Qt.MouseEventSource.MouseEventNotSynthesized


@pytest.fixture
def column(qtbot: QtBot) -> QScrollArea:
    """Forty buttons in an area that shows some."""
    content = QWidget()
    rows = QVBoxLayout(content)
    area = scrolled(content, "forty")
    qtbot.addWidget(area)
    drag = ButtonScroll(area)
    for number in range(40):
        button = QPushButton(str(number))
        rows.addWidget(button)
        drag.follow(button)
    area.resize(200, 300)
    with qtbot.waitExposed(area):
        area.show()
    return area


def stroke(button: QPushButton, by_px: int, source: Qt.MouseEventSource) -> list[str]:
    """Press a button and let go so far above it. Return what was clicked."""
    clicked: list[str] = []
    button.clicked.connect(lambda: clicked.append(button.text()))
    start = button.mapToGlobal(button.rect().center())
    left, none, keys = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    for kind, dy, which, held in (
        (QEvent.Type.MouseButtonPress, 0, left, left),
        (QEvent.Type.MouseMove, by_px // 2, none, left),
        (QEvent.Type.MouseMove, by_px, none, left),
        (QEvent.Type.MouseButtonRelease, by_px, left, none),
    ):
        there = start - QPoint(0, dy)
        local = QPointF(button.mapFromGlobal(there))
        event = QMouseEvent(kind, local, QPointF(there), QPointF(there), which, held, keys, source)
        QCoreApplication.sendEvent(button, event)
    return clicked


def test_a_drag_that_begins_on_a_button_scrolls_and_presses_nothing(column: QScrollArea) -> None:
    button = column.findChildren(QPushButton)[3]
    assert stroke(button, 80, FINGER) == []
    assert column.verticalScrollBar().value() == 80
    assert not button.isDown()


@pytest.mark.parametrize("source", [FINGER, MOUSE])
def test_a_tap_or_click_presses_and_scrolls_nothing(column: QScrollArea, source: Qt.MouseEventSource) -> None:
    button = column.findChildren(QPushButton)[3]
    assert stroke(button, 80, FINGER) == []  # a drag before is forgotten
    column.verticalScrollBar().setValue(0)
    assert stroke(button, 2, source) == ["3"]
    assert column.verticalScrollBar().value() == 0

"""A real pointer on a real window: touches and strokes by the X server, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.xtest import LEFT, XTest

WAIT_MS = 20_000
LONG_MS = 60_000
"""Within which two presses are a double click on any machine."""


@contextmanager
def double_click_ms(ms: int) -> Iterator[None]:
    """Make two presses within this time a double click; 0 for none."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(ms)
    try:
        yield
    finally:
        QApplication.setDoubleClickInterval(before)


class _Releases(QObject):
    """Counts the releases of the left button, or of a key, that reach the program's windows."""

    def __init__(self, awaited: QEvent.Type) -> None:
        super().__init__()
        self._awaited, self.count = awaited, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._awaited and not watched.isWidgetType():
            self.count += 1
        return False


class RealPointer:
    """Pointer of the X server. Each call returns once the program has handled it.

    It is faster than any hand: two calls are two touches, and no double click. Several times by one call are quick.
    """

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        if QGuiApplication.platformName() != "xcb":
            pytest.skip("needs an X server: pytest --xvfb")
        self._qtbot, self._window, self._pointer = qtbot, window, XTest()
        window.raise_()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)

    def touch(self, widget: QWidget, times: int = 1) -> None:
        """Press the middle of a widget."""
        self.touch_at(widget.mapToGlobal(widget.rect().center()), times)

    def touch_at(self, at: QPoint, times: int = 1) -> None:
        """Press at a place of the screen."""
        usual = QApplication.doubleClickInterval()
        for _ in range(times):
            with double_click_ms(usual if times > 1 else 0):
                self._do(lambda: (self._pointer.move(at.x(), at.y()), self._pointer.click(LEFT)))

    def double_touch(self, widget: QWidget) -> None:
        """Press the middle of a widget twice, as by a double click: the second press reaches what is there by then."""
        at = widget.mapToGlobal(widget.rect().center())
        with double_click_ms(LONG_MS):
            for _ in range(2):
                self._do(lambda: (self._pointer.move(at.x(), at.y()), self._pointer.click(LEFT)))
                QApplication.sendPostedEvents()
                QApplication.processEvents()

    def touch_then_stroke(self, widget: QWidget, way: QPoint) -> None:
        """Press the middle of a widget, and draw a line from there as quickly as a double click."""
        at = widget.mapToGlobal(widget.rect().center())
        with double_click_ms(LONG_MS):
            self._do(lambda: (self._pointer.move(at.x(), at.y()), self._pointer.click(LEFT)))
            QApplication.sendPostedEvents()
            QApplication.processEvents()
            self.stroke(at, at + way)

    def double_key(self, name: str) -> None:
        """Press a key twice, quickly. The second press reaches what has the focus by then."""
        with double_click_ms(LONG_MS):
            for _ in range(2):
                self._do(lambda: self._pointer.keys(name), QEvent.Type.KeyRelease)
                QApplication.sendPostedEvents()
                QApplication.processEvents()

    def keys(self, *names: str) -> None:
        """Press keys together, as Control_L and z."""
        with double_click_ms(0):
            self._do(lambda: self._pointer.keys(*names), QEvent.Type.KeyRelease)

    def stroke(self, start: QPoint, end: QPoint) -> None:
        """Draw a line between two places of the screen."""

        def draw() -> None:
            self._pointer.move(start.x(), start.y())
            self._pointer.button(LEFT, True)
            for step in range(1, 9):
                at = start + (end - start) * step / 8
                self._pointer.move(at.x(), at.y())
            self._pointer.button(LEFT, False)

        self._do(draw)

    def hold(self, widget: QWidget, until: Callable[[], bool]) -> None:
        """Keep the middle of a widget pressed until something is so, and let go."""
        at = widget.mapToGlobal(widget.rect().center())
        self._pointer.move(at.x(), at.y())
        self._pointer.button(LEFT, True)
        try:
            self._qtbot.waitUntil(until, timeout=WAIT_MS)
        finally:
            self._do(lambda: self._pointer.button(LEFT, False))

    def _do(self, act: Callable[[], object], awaited: QEvent.Type = QEvent.Type.MouseButtonRelease) -> None:
        app = QApplication.instance()
        assert app is not None
        releases = _Releases(awaited)
        app.installEventFilter(releases)
        try:
            act()
            self._qtbot.waitUntil(lambda: releases.count > 0, timeout=WAIT_MS)
        finally:
            app.removeEventFilter(releases)

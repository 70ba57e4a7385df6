"""Scrolling by finger or pen: a list follows the drag and takes a tap as a click. A mouse works it as usual."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QFrame, QScrollArea, QWidget

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class FingerScroll(QObject):
    """Event filter for mouse events that were made from touch or pen. It lives as long as the list."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._from: QPointF | None = None
        self._at = QPointF()
        self._moves = self._passing = False
        area.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._passing or not isinstance(event, QMouseEvent):
            return False
        if event.source() is Qt.MouseEventSource.MouseEventNotSynthesized:
            return False
        at, kind = event.position(), event.type()
        if kind in _PRESSES:
            self._from, self._at, self._moves = at, at, False
        elif self._from is None:
            return False
        elif kind is QEvent.Type.MouseMove:
            self._follow(at)
        elif kind is QEvent.Type.MouseButtonRelease:
            if not self._moves and self._area.viewport().rect().contains(at.toPoint()):
                self._click(watched, event)
            self._from = None
        event.accept()
        return True

    def _follow(self, at: QPointF) -> None:
        assert self._from is not None
        if not self._moves and (at - self._from).manhattanLength() < QApplication.startDragDistance():
            return
        self._moves = True
        by = (at - self._at).toPoint()
        for bar, step in ((self._area.horizontalScrollBar(), by.x()), (self._area.verticalScrollBar(), by.y())):
            bar.setValue(bar.value() - step)
        self._at = at

    def _click(self, viewport: QObject, event: QMouseEvent) -> None:
        left = Qt.MouseButton.LeftButton
        self._passing = True
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            held = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
            again = QMouseEvent(
                kind, event.position(), event.scenePosition(), event.globalPosition(), left, held, event.modifiers(),
                event.source(),
            )  # fmt: skip
            QCoreApplication.sendEvent(viewport, again)
        self._passing = False


class ButtonScroll(QObject):
    """Scrolling by a finger or pen that comes down on a button: a drag scrolls and presses nothing, a tap presses. It
    lives as long as the area."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._from: QPointF | None = None
        self._at = QPointF()
        self._moves = False

    def follow(self, button: QAbstractButton) -> None:
        """Scroll also by drags that begin on this button."""
        button.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or not isinstance(watched, QAbstractButton):
            return False
        if event.source() is Qt.MouseEventSource.MouseEventNotSynthesized:
            return False
        at, kind = event.globalPosition(), event.type()
        if kind in _PRESSES:
            self._from, self._at, self._moves = at, at, False
        elif kind is QEvent.Type.MouseMove and self._from is not None:
            if not self._moves and (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            self._moves = True
            watched.setDown(False)
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() - round(at.y() - self._at.y()))
            self._at = at
        elif kind is QEvent.Type.MouseButtonRelease:
            self._from = None
        return self._moves and kind not in _PRESSES


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return an area that scrolls a widget up and down and fits it to its width. name: for screen readers."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setObjectName("scrolled")  # for its ring
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    FingerScroll(area)
    area.setWidget(content)
    return area

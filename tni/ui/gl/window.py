"""Native OpenGL window of the page inside the main window. It forwards Qt's events to the canvas and requests
painting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QExposeEvent,
    QHideEvent,
    QMouseEvent,
    QResizeEvent,
    QSurface,
    QSurfaceFormat,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
    QWindow,
)


class InputTarget(Protocol):
    """Interface of the canvas to the window that covers it. Positions are the same in both."""

    @property
    def handle_touch(self) -> Callable[[QTouchEvent, QPoint], None]: ...
    def mouseMoveEvent(self, event: QMouseEvent) -> None: ...
    def mousePressEvent(self, event: QMouseEvent) -> None: ...
    def mouseReleaseEvent(self, event: QMouseEvent) -> None: ...
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None: ...
    def tabletEvent(self, event: QTabletEvent) -> None: ...
    def wheelEvent(self, event: QWheelEvent) -> None: ...


class GlWindow(QWindow):
    """OpenGL window that covers the canvas. paint: called when the window needs a frame; pressed: called on a press on
    the page; on_hide: called before the window's surface may go away."""

    def __init__(
        self,
        form: QSurfaceFormat,
        target: InputTarget,
        paint: Callable[[], None],
        pressed: Callable[[], None],
        on_hide: Callable[[], None],
    ) -> None:
        super().__init__()
        self._target, self._paint, self._pressed, self._on_hide = target, paint, pressed, on_hide
        self.setSurfaceType(QSurface.SurfaceType.OpenGLSurface)
        self.setFormat(form)
        # The keyboard stays with the main window, where shortcuts and editors are.
        self.setFlags(Qt.WindowType.WindowDoesNotAcceptFocus)
        self._lowering = QTimer(self, singleShot=True, interval=0)
        self._lowering.timeout.connect(self.lower)

    # -- painting

    def exposeEvent(self, _event: QExposeEvent) -> None:
        if self.isExposed():
            self._lowering.start()  # a native window comes on top of its siblings, but the chrome must lie over it
            self._paint()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if self.isExposed():
            self._paint()

    def hideEvent(self, _event: QHideEvent) -> None:
        self._on_hide()

    # -- input

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._target.mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed()
        self._target.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._target.mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._target.mouseDoubleClickEvent(event)

    def touchEvent(self, event: QTouchEvent) -> None:
        if event.isBeginEvent():
            self._pressed()
        self._target.handle_touch(event, QPoint())  # includes fingers beside the page when the first one was on it

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._target.tabletEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._target.wheelEvent(event)

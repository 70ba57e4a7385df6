"""Mouse pointer over the handles and tap targets of the selected interactive item."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCursor, QMouseEvent

from tni.document.item_handles import HandleCursor
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.canvas import Canvas

_SHAPES = {
    HandleCursor.MOVE: Qt.CursorShape.SizeAllCursor,
    HandleCursor.ACROSS: Qt.CursorShape.SizeHorCursor,
    HandleCursor.DOWN: Qt.CursorShape.SizeVerCursor,
    HandleCursor.TURN: Qt.CursorShape.OpenHandCursor,
    HandleCursor.TAP: Qt.CursorShape.PointingHandCursor,
    None: Qt.CursorShape.CrossCursor,
}


class ItemCursor(QObject):
    """Pointer of the canvas while an interactive item is selected. At all other times no event of the mouse costs
    anything."""

    def __init__(self, canvas: Canvas, editor: Callable[[], LessonEditor]) -> None:
        super().__init__(canvas)
        self._canvas, self._editor = canvas, editor
        self._is_on = False
        self._shown: HandleCursor | None = None

    def follow(self, is_on: bool) -> None:
        """Follow the mouse, or no longer."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        self._canvas.setMouseTracking(is_on)
        if is_on:
            self._canvas.installEventFilter(self)
        else:
            self._canvas.removeEventFilter(self)
            self._show(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and not event.buttons():
            editor, ratio = self._editor(), self._canvas.devicePixelRatioF()
            at = event.position()
            self._show(editor.item_cursor(*editor.view.to_page(at.x() * ratio, at.y() * ratio)))
        return False

    def _show(self, cursor: HandleCursor | None) -> None:
        if cursor is not self._shown:
            self._shown = cursor
            self._canvas.set_cursor(QCursor(_SHAPES[cursor]))

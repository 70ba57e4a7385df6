"""Mouse pointer over the page: a thin ring as large as the pen's tip or the eraser's area.

It is the system's own pointer, so that it follows a hovering pen without any work in this program.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import PEN_TOOLS, LessonEditor, ToolName
from tni.ui.canvas.canvas import Canvas

MIN_RING_PX, MAX_RING_PX = 7, 480
"""Diameter limits of the ring, logical pixels: a smaller ring cannot be seen, and pointers may not be larger."""


class TipCursor:
    """Pointer of the canvas that follows the tool, its width and the scale of the page."""

    def __init__(self, canvas: Canvas, editor: Callable[[], LessonEditor]) -> None:
        self._canvas, self._editor = canvas, editor
        self._shown: tuple[int, float] = (0, 1.0)
        canvas.changed.connect(self._follow)
        self.show()

    def _follow(self, changed: Changed) -> None:
        if changed.what & (ChangedFlag.TOOL | ChangedFlag.VIEW | ChangedFlag.PAGE):
            self.show()

    def show(self) -> None:
        ratio = self._canvas.devicePixelRatioF()
        size = round(tip_mm(self._editor()) * self._editor().view.scale / ratio)
        wanted = (min(max(size, MIN_RING_PX), MAX_RING_PX) if size else 0), ratio
        if wanted != self._shown:
            self._shown = wanted
            self._canvas.set_cursor(ring_cursor(*wanted) if wanted[0] else QCursor(Qt.CursorShape.CrossCursor))


def tip_mm(editor: LessonEditor) -> float:
    """Return the diameter, in mm of the page, that the current tool writes or erases; 0 for a tool without a tip."""
    styles = editor.styles
    match editor.tool:
        case tool if tool in PEN_TOOLS:
            return styles.ink(PEN_TOOLS[tool]).width_mm
        case ToolName.ERASER:
            return styles.eraser.radius_mm * 2
        case _:
            return 0.0


def ring_cursor(diameter_px: int, ratio: float) -> QCursor:
    """Return a pointer of a dark ring within a light one, visible on any paper. Its hot spot is the centre."""
    side = diameter_px + 5 - diameter_px % 2 + 1
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle, radius = QPointF(side / 2, side / 2), diameter_px / 2
    for further, colour in ((1.0, QColor(255, 255, 255, 210)), (0.0, QColor(40, 40, 40))):
        painter.setPen(QPen(colour, 1.2))
        painter.drawEllipse(middle, radius + further, radius + further)
    painter.end()
    return QCursor(picture, side // 2, side // 2)

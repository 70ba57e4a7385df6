"""Dark cover over the main window, by which the teacher hides the board from the class until a touch or Escape."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.window_cover import WindowCover
from tni.ui.i18n import tr

BACKGROUND, HINT_COLOUR = "#0f1314", "#98a5a9"


class BlankScreen(WindowCover):
    """Dark cover over the whole of its parent, at any size. remove_wanted: a touch or Escape asks to remove it."""

    remove_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Tableau masqué"), parent)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.remove_wanted.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(BACKGROUND))
        painter.setPen(QColor(HINT_COLOUR))
        painter.setFont(look.font())
        low = self.rect().adjusted(0, self.height() - 2 * metrics.target_px, 0, -metrics.pad_px)
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, tr("Toucher pour montrer le tableau"))
        painter.end()

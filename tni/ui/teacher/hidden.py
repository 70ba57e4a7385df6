"""The board hidden: a quiet dark screen until it is touched."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr

NIGHT, WHISPER = "#0f1314", "#98a5a9"


class HiddenBoard(QWidget):
    """Covers its parent whole, whatever its size. wanted_back: it was touched, or Escape was pressed."""

    wanted_back = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.setAccessibleName(tr("Tableau masqué"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def set_covering(self, covers: bool) -> None:
        parent = self._parent()
        if covers:
            for widget in (parent, *self._siblings()):
                widget.installEventFilter(self)
            self.setGeometry(parent.rect())
            self.show()
            self.raise_()
            self.setFocus()
        else:
            for widget in (parent, *self._siblings()):
                widget.removeEventFilter(self)
            self.hide()

    def _parent(self) -> QWidget:
        parent = self.parentWidget()
        assert parent is not None
        return parent

    def _siblings(self) -> list[QWidget]:
        return [w for w in self._parent().children() if isinstance(w, QWidget) and w is not self and not w.isWindow()]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes to lie over the board lies under this; it grows with the board."""
        kind = event.type()
        if isinstance(event, QChildEvent):
            child = event.child()
            if kind is QEvent.Type.ChildPolished and isinstance(child, QWidget) and not child.isWindow():
                child.installEventFilter(self)
                self.raise_()
        elif watched is self.parent() and kind is QEvent.Type.Resize:
            self.setGeometry(self._parent().rect())
        elif watched is not self.parent() and kind in (QEvent.Type.ZOrderChange, QEvent.Type.Show):
            self.raise_()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # for its release

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.wanted_back.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.wanted_back.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.look, self.kit.look.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(NIGHT))
        painter.setPen(QColor(WHISPER))
        painter.setFont(look.font())
        low = self.rect().adjusted(0, self.height() - 2 * metrics.target_px, 0, -metrics.pad_px)
        painter.drawText(low, Qt.AlignmentFlag.AlignCenter, tr("Toucher pour montrer le tableau"))
        painter.end()

"""Hint beside a button that needs a long press, shown after a tap, and the mark by which such buttons are known."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.panel import Label, Panel, set_panel_spacing
from tni.ui.i18n import tr

HINT_MS = 1800


class HoldHint(Panel):
    """Small panel with the words « Appui long » that goes by itself. It takes no touch and no focus."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Appui long"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        set_panel_spacing(line, style)
        line.addWidget(Label(style, tr("Appui long"), token="accent"))
        self._end = QTimer(self, singleShot=True, interval=HINT_MS)
        self._end.timeout.connect(self.hide)
        self._button: QWidget | None = None
        self.hide()

    def show_over(self, button: QWidget) -> None:
        """Show the hint on a button, or above it if it is small, or below it where there is no room."""
        self.ensurePolished()
        self.adjustSize()
        corner = button.mapTo(button.window(), QPoint(0, 0))
        gap = self.kit.theme.metrics.gap_px // 2
        top = corner.y() + (button.height() - self.height()) // 2
        if self.width() > button.width() + gap or self.height() > button.height() + gap:
            above = corner.y() - self.height() - gap
            top = above if above >= 0 else corner.y() + button.height() + gap
        self.keep_inside(QPoint(corner.x() + (button.width() - self.width()) // 2, top))
        self.show()
        self.raise_()
        self._end.start()
        self._button = button
        button.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the button."""
        if event.type() is QEvent.Type.Hide and watched is self._button:
            self.hide()
        return False


def show_hold_hint(button: TouchButton) -> None:
    """Say beside a button, after a tap on it, that it needs a long press."""
    window = button.window()
    hint = window.findChild(HoldHint, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (hint or HoldHint(button.kit, window)).show_over(button)


def paint_hold_mark(painter: QPainter, style: Style, box: QRect, token: str) -> None:
    """Paint the mark of a button that needs a long press: a dotted line along its lower edge."""
    metrics = style.theme.metrics
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.theme.colour(token), metrics.focus_px, Qt.PenStyle.DotLine))
    inset, y = metrics.pad_px, box.bottom() + 1 - metrics.pad_px * 0.5
    painter.drawLine(QPointF(box.left() + inset, y), QPointF(box.right() + 1 - inset, y))

"""A sheet laid over a window: lists, forms. Not modal: Escape or its cross puts it away, and nothing is lost."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.button import IconButton, Style
from tni.ui.i18n import tr
from tni.ui.panel import Label

WIDEST_TARGETS = 36
"""A sheet on a large screen is no wider than this many targets: long lines are hard to read."""


class Sheet(QWidget):
    """Covers what its parent has free; `rows` takes the content. closed: it was put away."""

    closed = Signal()

    def __init__(self, style: Style, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._focus_before: QWidget | None = None
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFont(style.look.font())
        self.rows = QVBoxLayout(self)
        line = QHBoxLayout()
        self.title = Label(style, title, size="title")
        close = IconButton(style, "x", tr("Fermer : {}").format(title))
        close.clicked.connect(self.put_away)
        line.addWidget(self.title)
        line.addStretch(1)
        self.head = line
        line.addWidget(close)
        self.rows.addLayout(line)
        style.look.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _restyle(self) -> None:
        metrics = self.kit.look.metrics
        pad = metrics.pad_px * 2
        self.rows.setContentsMargins(pad, metrics.pad_px, pad, pad)
        self.rows.setSpacing(metrics.gap_px)
        self.setFont(self.kit.look.font())
        if self.isVisible():
            self._place()

    def open(self) -> None:
        """Show it, with the keyboard in it."""
        parent = self.parentWidget()
        assert parent is not None
        if not self.isVisible():
            self._focus_before = parent.focusWidget()
            parent.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        if (first := self.nextInFocusChain()) is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        if not self.isVisible():
            return
        self.hide()
        if self._focus_before is not None:
            self._focus_before.setFocus()
        self.closed.emit()

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        metrics = self.kit.look.metrics
        free = parent.rect().adjusted(metrics.pad_px, metrics.pad_px, -metrics.pad_px, -metrics.pad_px)
        width = min(free.width(), metrics.target_px * WIDEST_TARGETS)
        place = QRect(0, 0, width, free.height())
        place.moveCenter(free.center())
        self.setGeometry(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if (parent := self.parentWidget()) is not None:
            parent.removeEventFilter(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px * 2))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


def titled(style: Style, text: str, widget: QWidget) -> QVBoxLayout:
    """A field under its name, which is also its accessible name."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Label(style, text, size="small", token="muted"))
    column.addWidget(widget)
    widget.setAccessibleName(text)
    return column

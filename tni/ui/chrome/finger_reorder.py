"""Moving the rows of a list by a finger or pen: a press that rests takes a row, and the drag puts it elsewhere."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from tni.ui.chrome.button import Style

HOLD_MS = 350
"""Time after which a resting finger takes the row under it; before that a drag scrolls."""
SCROLL_MS, SCROLL_SHARE = 30, 0.03
"""Interval of the steps by which a list scrolls under a row at its edge, and their part of its size."""
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class FingerReorder(QObject):
    """Event filter for mouse events that were made from touch or pen, laid over `FingerScroll`. It lives as long as the
    list.

    moved: a row is to be moved; the row, and that before which it goes.
    """

    moved = Signal(int, int)

    def __init__(self, view: QListView, style: Style, *, by_mouse: bool = False) -> None:
        """by_mouse: a mouse moves rows too, without resting first; else Qt's own dragging serves it."""
        super().__init__(view)
        self._view, self._by_mouse = view, by_mouse
        self._from: QPointF | None = None
        self._at = QPointF()
        self._row = -1
        self.is_moving = False
        """True while a row is being moved."""
        self._mark = _DropMark(view.viewport(), style)
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._hold.timeout.connect(self.take)
        self._scroll = QTimer(self, interval=SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        is_finger = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        if not is_finger and not self._by_mouse:
            return False
        at, kind = event.position(), event.type()
        if kind in _PRESSES and event.button() is Qt.MouseButton.LeftButton:
            self._begin(at, rests=is_finger)
        elif kind is QEvent.Type.MouseMove and self._from is not None:
            return self._follow(at, is_finger=is_finger)
        elif kind is QEvent.Type.MouseButtonRelease and self._from is not None:
            return self._end()
        return False

    def _begin(self, at: QPointF, *, rests: bool) -> None:
        self._row = self._view.indexAt(at.toPoint()).row()
        self._from = self._at = at
        if rests and self._row >= 0:
            self._hold.start()

    def _follow(self, at: QPointF, *, is_finger: bool) -> bool:
        assert self._from is not None
        self._at = at
        if not self.is_moving:
            if (at - self._from).manhattanLength() < QApplication.startDragDistance():
                return False
            self._hold.stop()
            if is_finger or self._row < 0:
                return False
            self.take()
        self._mark.lie_at(self._gap_before(self._before()))
        self._scroll.start() if self._edge_step() else self._scroll.stop()
        return True

    def take(self) -> None:
        """Take the row under the finger: from now on it moves."""
        if self._row >= 0:
            self.is_moving = True
            index = self._view.model().index(self._row, 0)
            if not self._view.selectionModel().isSelected(index):  # else all that are selected go
                self._view.setCurrentIndex(index)
            self._mark.lie_at(self._gap_before(self._before()))

    def _end(self) -> bool:
        self._hold.stop()
        self._scroll.stop()
        was_moving, self.is_moving, self._from = self.is_moving, False, None
        self._mark.hide()
        if was_moving and (before := self._before()) not in (self._row, self._row + 1):
            self.moved.emit(self._row, before)
        return was_moving

    # -- places

    @property
    def _is_across(self) -> bool:
        return self._view.flow() is QListView.Flow.LeftToRight

    def _boxes(self) -> list[QRect]:
        model = self._view.model()
        return [self._view.visualRect(model.index(row, 0)) for row in range(model.rowCount())]

    def _before(self) -> int:
        """Return the row before which the held one would go."""
        middles = (QPointF(box.center()) for box in self._boxes())
        if self._is_across:
            return sum(1 for middle in middles if middle.x() < self._at.x())
        return sum(1 for middle in middles if middle.y() < self._at.y())

    def _gap_before(self, row: int) -> QRect:
        """Return the place of the mark before a row."""
        boxes, thick = self._boxes(), _DropMark.THICK_PX
        box = boxes[min(row, len(boxes) - 1)]
        is_after = row >= len(boxes)
        if self._is_across:
            x = box.right() + 1 if is_after else box.left()
            return QRect(x - thick // 2, box.top(), thick, box.height())
        y = box.bottom() + 1 if is_after else box.top()
        return QRect(box.left(), y - thick // 2, box.width(), thick)

    # -- at the edges

    def _edge_step(self) -> int:
        """Return how far the list scrolls at each step; 0 away from its edges."""
        size, at = self._view.viewport().size(), self._at
        length, place = (size.width(), at.x()) if self._is_across else (size.height(), at.y())
        step = max(round(length * SCROLL_SHARE), 1)
        if place < length / 8:
            return -step
        return step if place > length * 7 / 8 else 0

    def _scroll_on(self) -> None:
        bar = self._view.horizontalScrollBar() if self._is_across else self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._edge_step())
        self._mark.lie_at(self._gap_before(self._before()))


class _DropMark(QWidget):
    """Line where a row that is moved would go."""

    THICK_PX = 6

    def __init__(self, parent: QWidget, style: Style) -> None:
        super().__init__(parent)
        self._kit = style
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_at(self, place: QRect) -> None:
        self.setGeometry(place)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour("accent"))
        painter.drawRoundedRect(self.rect(), self.THICK_PX / 2, self.THICK_PX / 2)
        painter.end()


def moved_rows[T](rows: list[T], row: int, before: int) -> list[T]:
    """Return a list with one row moved before another."""
    held = rows[row]
    out = [one for at, one in enumerate(rows) if at != row]
    out.insert(before - (before > row), held)
    return out

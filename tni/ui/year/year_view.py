"""Table of a class's weeks. Its lessons are moved by mouse, by a finger that holds them, and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from tni.planning.year_grid import CellKind, YearRow
from tni.ui.chrome.button import LONG_PRESS_MS, Style
from tni.ui.i18n import tr
from tni.ui.year.hour_painter import HourPainter
from tni.ui.year.year_model import YearModel

SCROLL_EVERY_MS = 30
WEEK_TARGETS, HOUR_TARGETS = 3, 3
"""Width of the dates, and least width of an hour, in targets."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYS = (
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)  # fmt: skip
"""Keys that work here and not on the page below."""
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class YearView(QTableView):
    """Table of weeks.

    Signals:
        menu_wanted: an hour was tapped, clicked, or its key was pressed; with its place.
        open_wanted: Enter was pressed on an hour, whose lesson is to be opened; with its place.
        moved: id of a planned lesson, and the start of the hour at which it is to begin.
        stepped: id of a planned lesson, weeks and hours by which a key moves it.
        remove_wanted: the lesson of an hour is to be taken out of the year; with its place.
    """

    menu_wanted = Signal(QModelIndex)
    open_wanted = Signal(QModelIndex)
    moved = Signal(str, object)
    stepped = Signal(str, int, int)
    remove_wanted = Signal(QModelIndex)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self.year_model = style, YearModel()
        self.year_model.setParent(self)
        self.setModel(self.year_model)
        self.hours = HourPainter(style, self.year_model, self)
        self.setItemDelegate(self.hours)
        self.was_pressed = False
        """Whether the last menu was asked for by a press, not by a key."""
        self._pressed = QPersistentModelIndex()
        self._from = self._at = QPoint()
        self._by_finger = self._scrolls = self._lifted = False
        self._picture: QPixmap | None = None
        """Picture of the lesson that is dragged; None while none is."""
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._lift)
        self._scrolling = QTimer(self, interval=SCROLL_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll_at_edge)
        self.setAccessibleName(tr("Semaines de l’année"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    # -- contents

    def show_weeks(self, weeks: Sequence[YearRow], today: date) -> None:
        """Show other contents, at the same scroll position and hour."""
        at, current = self.verticalScrollBar().value(), self.year_model.cell(self.currentIndex())
        self._drop_drag()
        self.year_model.show_weeks(weeks)
        monday = today - timedelta(days=today.weekday())
        rows = [n for n, row in enumerate(weeks) if row.week.monday == monday]
        self.hours.current_row = rows[0] if rows else -1
        self._lay_out()
        self.verticalScrollBar().setValue(at)
        if current is not None:
            self.setCurrentIndex(self.year_model.index_of(current.start, current.unit))

    def show_week_of(self, day: date) -> None:
        """Scroll to the week of a day, with the one before it in sight."""
        for row, week in enumerate(self.year_model.weeks):
            if week.week.monday <= day <= week.week.sunday:
                self.scrollTo(self.year_model.index(max(0, row - 1), 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def choose(self, index: QModelIndex) -> None:
        """Make an hour the current one and show it."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _restyle(self) -> None:
        self.viewport().update()
        self._lay_out()

    def _lay_out(self) -> None:
        metrics, model, head = self.kit.theme.metrics, self.year_model, self.horizontalHeader()
        self.clearSpans()
        columns = model.columnCount()
        for row, week in enumerate(model.weeks):
            is_low = not week.cells
            self.setRowHeight(row, round(metrics.target_px * (0.62 if is_low else 1.2)))
            if is_low and columns > 2:
                self.setSpan(row, 1, 1, columns - 1)
        if columns:
            head.setMinimumSectionSize(metrics.target_px * HOUR_TARGETS)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(0, round(metrics.target_px * WEEK_TARGETS))

    # -- mouse and finger

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_finger = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        self._from = self._at = event.position().toPoint()
        self._scrolls = self._lifted = False
        index = self.indexAt(self._from)
        has_cell = self.year_model.cell(index) is not None and event.button() == Qt.MouseButton.LeftButton
        self._pressed = QPersistentModelIndex(index if has_cell else QModelIndex())
        self.setFocus()
        if has_cell:
            self.setCurrentIndex(index)
            if self._by_finger:
                self._hold.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        is_far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._picture is None and not self._scrolls and is_far:
            self._hold.stop()
            if self._by_finger and not self._lifted:
                self._scrolls = True
            else:
                self._begin_drag()
        if self._picture is not None:
            self._drag_to(at)
        elif self._scrolls and self._by_finger:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (at.y() - self._at.y()))
        self._at = at

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold.stop()
        pressed, target, was_dragged = self._pressed, self.hours.target, self._picture is not None
        cell = self.year_model.cell(pressed)
        self._drop_drag()
        if was_dragged:
            there = self.year_model.cell(target) if target is not None else None
            if cell is not None and cell.planned is not None and there is not None:
                self.moved.emit(cell.planned.id, there.start)
        elif cell is not None and not self._scrolls and self.indexAt(event.position().toPoint()) == pressed:
            self.was_pressed = True
            self.menu_wanted.emit(self.currentIndex())

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if self.year_model.cell(index) is not None:
            self.setCurrentIndex(index)
            self.was_pressed = event.reason() is QContextMenuEvent.Reason.Mouse
            self.menu_wanted.emit(index)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Keep the long press, which lifts a lesson here, from asking for a menu."""
        if isinstance(event, QContextMenuEvent) and self._by_finger and self._pressed.isValid():
            return True
        return super().viewportEvent(event)

    # -- dragging

    def _lift(self) -> None:
        """Take a lesson that a finger has held long enough, to move it."""
        self._lifted = True
        self._begin_drag()

    def _begin_drag(self) -> None:
        cell = self.year_model.cell(self._pressed)
        if cell is None or cell.kind is not CellKind.PLANNED:
            self._scrolls = True
            return
        box = self.visualRect(self.currentIndex())
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(box.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.hours.paint_hour(painter, QRect(QPoint(), box.size()), cell, is_focused=True)
        painter.end()
        self._scrolling.start()
        self.viewport().update()

    def _drag_to(self, at: QPoint) -> None:
        index = self.indexAt(at)
        cell = self.year_model.cell(index)
        takes = cell is not None and cell.kind in (CellKind.PLANNED, CellKind.FREE)
        self.hours.target = QPersistentModelIndex(index) if takes and index != self._pressed else None
        self._at = at
        self.viewport().update()

    def _scroll_at_edge(self) -> None:
        """Scroll while a lesson is held near the upper or lower edge."""
        edge, bar = self.kit.theme.metrics.target_px, self.verticalScrollBar()
        y, height = self._at.y(), self.viewport().height()
        step = -min(edge, edge - y) if y < edge else min(edge, y - height + edge) if y > height - edge else 0
        if step:
            bar.setValue(bar.value() + step // 2)
            self._drag_to(self._at)

    def _drop_drag(self) -> None:
        self._picture, self.hours.target = None, None
        self._scrolling.stop()
        self._hold.stop()
        self.viewport().update()

    @property
    def is_dragging(self) -> bool:
        return self._picture is not None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self.kit.theme.colour("surface"))
        ground.end()
        super().paintEvent(event)
        if self._picture is None:
            return
        painter = QPainter(self.viewport())
        size = self._picture.deviceIndependentSize().toSize()
        painter.drawPixmap(self._at - QPoint(size.width() // 2, size.height() // 2), self._picture)
        painter.end()

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = Qt.Key(event.key()), self.currentIndex()
        cell = self.year_model.cell(index)
        if key == Qt.Key.Key_Escape and self.is_dragging:
            self._drop_drag()
            self._pressed = QPersistentModelIndex()
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if cell is not None and cell.kind is CellKind.PLANNED and cell.planned is not None:
                self.stepped.emit(cell.planned.id, *_STEPS[key])
        elif key in _ENTER and cell is not None:
            self.open_wanted.emit(index)
        elif key in (Qt.Key.Key_Menu, Qt.Key.Key_Space) and cell is not None:
            self.was_pressed = False
            self.menu_wanted.emit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and cell is not None:
            self.remove_wanted.emit(index)
        elif key in (*_STEPS, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()  # the sheet has more keys

"""Grid in columns of which an entry is tapped, held, or dragged out of its panel onto the page."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from tni.ui.chrome.button import LONG_PRESS_MS


class DragGrid(QListView):
    """List view in columns. A tap chooses; a drag out of the panel drops; a finger scrolls up and down; a long press
    asks for more. name: for screen readers. panel: the widget out of which entries are dragged.

    Signals:
        chosen: the entry that was tapped.
        more_wanted: the entry that was held, or pressed with the right button.
        dropped: the one that was dragged, and where it was let go, in global pixels.
    """

    chosen = Signal(object)
    more_wanted = Signal(object)
    dropped = Signal(object, QPoint)

    def __init__(self, name: str, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._pressed: object = None  # not its index: the list may change under a finger that holds
        self._from, self._at = QPoint(), QPoint()
        self._gesture = ""
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._held)

    def entry(self, index: QModelIndex) -> object:
        """Return the entry at an index of the model; None if it is not valid. For a kind of grid to say."""
        raise NotImplementedError

    def has_more(self, _entry: object) -> bool:
        """Return whether more can be asked for about an entry."""
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the columns' width follows that of the view

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._at = event.position().toPoint()
        index = self.indexAt(self._from)
        self._pressed, self._gesture = self.entry(index), ""
        self.setCurrentIndex(index)
        if self._pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self._hold.start()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        gone = here - self._from
        if not self._gesture and gone.manhattanLength() > QApplication.startDragDistance():
            is_mouse = event.source() is Qt.MouseEventSource.MouseEventNotSynthesized
            is_scroll = not is_mouse and abs(gone.y()) > abs(gone.x())
            self._hold.stop()
            self._gesture = "scroll" if is_scroll or self._pressed is None else "drag"
            if self._gesture == "drag":
                self.viewport().setCursor(Qt.CursorShape.DragCopyCursor)
        if self._gesture == "scroll":
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (here.y() - self._at.y()))
        self._at = here

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold.stop()
        self.viewport().unsetCursor()
        place, entry, gesture = event.globalPosition().toPoint(), self._pressed, self._gesture
        self._pressed, self._gesture = None, ""
        if entry is None:
            return
        if gesture == "drag":
            window = self.window()
            inside = window.rect().contains(window.mapFromGlobal(place))  # not when the system cancels a touch
            if inside and not self._panel.rect().contains(self._panel.mapFromGlobal(place)):
                self.dropped.emit(entry, place)
        elif not gesture and self.entry(self.indexAt(event.position().toPoint())) == entry:
            self.chosen.emit(entry)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for more by the right button or the menu key; a long press of a finger is noticed by itself."""
        index = (
            self.currentIndex() if event.reason() is QContextMenuEvent.Reason.Keyboard else self.indexAt(event.pos())
        )
        self._ask_more(self.entry(index))

    def _held(self) -> None:
        if not self._gesture and self.has_more(self._pressed):
            self._gesture = "hold"
            self._ask_more(self._pressed)

    def _ask_more(self, entry: object) -> None:
        if self.has_more(entry):
            self.more_wanted.emit(entry)

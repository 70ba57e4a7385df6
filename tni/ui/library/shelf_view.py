"""Home screen's tiles under mouse, finger and pen."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from tni.library.listed_lesson import ListedLesson
from tni.services.library.shelves import FolderItem
from tni.ui.chrome.button import LONG_PRESS_MS, Style
from tni.ui.library.shelf_model import dragged_lessons
from tni.ui.library.tile_painter import TilePainter
from tni.ui.library.tile_view import TileView


class ShelfView(TileView):
    """View of the shelves. A tap opens a tile; a long press, a right click or its « … » asks for its actions. A finger
    scrolls; a mouse drags lessons onto folders and, with Ctrl, selects several.

    dropped: lessons were dropped on a folder: their paths, and its path.
    """

    dropped = Signal(list, str)

    def __init__(self, style: Style, painter: TilePainter, parent: QWidget) -> None:
        super().__init__(style, painter, parent)
        self._from, self._last = QPoint(), QPoint()
        self._moves = False
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self._held)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_finger = event.source() is not Qt.MouseEventSource.MouseEventNotSynthesized
        self._from = self._last = event.position().toPoint()
        self._moves, self.was_pressed = False, True
        index = self.indexAt(self._from)
        self.held_tile = index.row() if index.isValid() and event.button() == Qt.MouseButton.LeftButton else None
        if self.held_tile is not None:
            if not self.chooses:
                self._hold.start()
        elif event.button() == Qt.MouseButton.LeftButton and not self.chooses:
            self.clearSelection()
        self.viewport().update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        if not self._moves and (at - self._from).manhattanLength() < QApplication.startDragDistance():
            return
        self._moves = True
        self._hold.stop()
        if self.by_finger:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (at.y() - self._last.y()))
            self._last, self.held_tile = at, None
        elif self.held_tile is not None:
            self._drag()
        self.viewport().update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self.held_tile = self.held_tile, None
        self._hold.stop()
        self.viewport().update()
        at = event.position().toPoint()
        if pressed is None or self._moves or self.indexAt(at).row() != pressed:
            return
        if self.chooses and not isinstance(self.shelf_model.item(pressed), ListedLesson):
            return
        if self.chooses or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.shelf_model.index(pressed), flags.Toggle)
        elif self.tiles.more_rect(self.tile_rect(pressed), self.shelf_model.item(pressed)).contains(at):
            self.select_only(pressed, scroll=False)
            self.menu_wanted.emit(pressed)
        else:
            self.select_only(pressed, scroll=False)
            self.open_wanted.emit(pressed)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _held(self) -> None:
        away = self.viewport().mapFromGlobal(QCursor.pos()) - self._from
        if not self.by_finger and away.manhattanLength() >= QApplication.startDragDistance():
            return  # the mouse drags already: its moves are waiting while the computer is busy
        pressed, self.held_tile = self.held_tile, None
        self.viewport().update()
        if pressed is not None:
            self.select_only(pressed, scroll=False)
            self.menu_wanted.emit(pressed)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            if index.row() not in self.selected_rows():
                self.select_only(index.row(), scroll=False)
            self.menu_wanted.emit(index.row())

    def _hover(self, at: QPoint) -> None:
        index = self.indexAt(at)
        hovered = index.row() if index.isValid() else None
        if hovered != self.hovered:
            self.hovered = hovered
            self.viewport().update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = None
        self.viewport().update()

    # -- dragging onto folders

    def _drag(self) -> None:
        pressed, self.held_tile = self.held_tile, None
        if pressed is None:
            return
        if pressed not in self.selected_rows():
            self.select_only(pressed, scroll=False)
        data = self.shelf_model.dragged(self.selected_rows())
        if data is None:
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._drag_picture(pressed))
        drag.exec(Qt.DropAction.MoveAction)

    def _drag_picture(self, row: int) -> QPixmap:
        picture = self.viewport().grab(self.tile_rect(row))
        width = round(self.kit.theme.metrics.target_px * 2.5 * picture.devicePixelRatio())
        small = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(picture.devicePixelRatio())
        return small

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_lessons(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()  # files from outside are the window's

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        target = self._folder_at(event.position().toPoint())
        if target != self.target:
            self.target = target
            self.viewport().update()
        if target is not None and dragged_lessons(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.target = None
        self.viewport().update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        row, self.target = self._folder_at(event.position().toPoint()), None
        paths = dragged_lessons(event.mimeData())
        self.viewport().update()
        if row is None or not paths:
            event.ignore()
            return
        event.acceptProposedAction()
        folder = self.shelf_model.item(row)
        assert isinstance(folder, FolderItem)
        self.dropped.emit(paths, folder.path)

    def _folder_at(self, at: QPoint) -> int | None:
        index = self.indexAt(at)
        is_folder = index.isValid() and isinstance(self.shelf_model.item(index.row()), FolderItem)
        return index.row() if is_folder else None

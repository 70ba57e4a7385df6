"""Tiles of the home screen in one scrolling view. Only what is in sight is painted, whatever the number of lessons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import override

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from tni.services.library.library_state import LibraryState
from tni.services.library.shelves import Place, Shelf
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.library.shelf_layout import ShelfLayout
from tni.ui.library.shelf_model import ShelfModel
from tni.ui.library.tile_painter import TileLook, TilePainter

type _Index = QModelIndex | QPersistentModelIndex
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def asks_for_menu(event: QKeyEvent) -> bool:
    """Return whether a key asks for a menu. Few laptops have the one that is made for it."""
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() == Qt.Key.Key_Menu or (event.key() == Qt.Key.Key_F10 and shift)


class TileView(QAbstractItemView):
    """View of tiles on shelves, worked by keys; `ShelfView` adds mouse, finger and pen.

    Signals:
        open_wanted, menu_wanted: a tile is to be opened, or its actions are asked for; with its row.
        left_above: the up arrow left the first row.
        arranged: the tiles lie in a view of another size.
    """

    open_wanted = Signal(int)
    menu_wanted = Signal(int)
    left_above = Signal()
    arranged = Signal()

    def __init__(self, style: Style, painter: TilePainter, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self.tiles = style, painter
        self.shelf_model = ShelfModel(self)
        self.shelf_layout = ShelfLayout((), 1, style.theme.metrics)
        self.by_finger = self.was_pressed = False
        """Whether the last press was a finger's or a pen's, and whether a press came after the last key."""
        self.chooses = False
        """Whether a press chooses a lesson in place of opening it."""
        self._moved: dict[str, str] = {}
        self._lost: str | None = None
        """Path of the current tile while it is not listed: it is being renamed."""
        self.hovered: int | None = None
        self.held_tile: int | None = None
        self.target: int | None = None
        """Tiles under the pointer, under a press, and of the folder that lessons are dragged over."""
        self.setModel(self.shelf_model)
        self.setAccessibleName(tr("Mes leçons"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAutoScroll(False)  # a tile that is chosen again in another list stays where it is
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        painter.changed.connect(self.viewport().update)
        style.theme.changed.connect(self._restyle)
        self._restyle()

    def show_shelves(self, shelves: Sequence[Shelf], state: LibraryState, today: date, place: Place) -> None:
        """Show other contents, at the same scroll position if the place is the same."""
        same, at = place == self.shelf_model.place, self.verticalScrollBar().value()
        row_before = self.currentIndex().row()
        current = self._path_of(row_before) if row_before >= 0 else self._lost
        current, held = self._moved.get(current or "", current), self._path_of(self.held_tile)
        chosen = [(self._path_of(row), row) for row in self.selected_rows()]
        self.shelf_model.show_shelves(shelves, state, place, today)
        self.hovered = self.target = None
        if held is None or self._path_of(self.held_tile) != held:
            self.held_tile = None  # a press on a tile that is still there goes on
        self._lay_out()
        self.verticalScrollBar().setValue(at if same else 0)
        row = self.shelf_model.row_of(current, row_before) if same and current else None
        self._lost = current if same and row is None else None
        if row is not None:
            self._moved.clear()
            self.select_only(row, scroll=False)
        if same and self.chooses:
            self._select_again(chosen)

    def follow_path(self, old: str, new: str) -> None:
        """Keep a lesson or folder current that gets another path, as soon as it is listed there."""
        if old and old in (self._path_of(self.currentIndex().row()), self._lost):
            self._moved = {old: new}

    def _select_again(self, chosen: Sequence[tuple[str | None, int]]) -> None:
        """Select the tiles of paths, each the one nearest to its row before."""
        self.clearSelection()
        for path, before in chosen:
            row = None if path is None else self.shelf_model.row_of(path, before)
            if row is not None:
                self.selectionModel().select(self.shelf_model.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _path_of(self, row: int | None) -> str | None:
        is_there = row is not None and 0 <= row < self.shelf_model.rowCount()
        return getattr(self.shelf_model.item(row), "path", None) if row is not None and is_there else None

    def select_only(self, row: int, *, scroll: bool = True) -> None:
        index = self.shelf_model.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if scroll:
            self.scrollTo(index)

    def selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def tile_rect(self, row: int) -> QRect:
        """Return the box of a tile in the viewport."""
        return self.shelf_layout.rect(row).translated(0, -self.verticalScrollBar().value())

    # -- layout

    def _restyle(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        view = self.viewport()
        self.shelf_layout = ShelfLayout(self.shelf_model.shelves, view.width(), self.kit.theme.metrics)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.shelf_layout.height - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(self.kit.theme.metrics.target_px)
        view.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self.arranged.emit()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._lay_out()

    # -- item view

    @override
    def visualRect(self, index: _Index) -> QRect:
        return self.tile_rect(index.row()) if index.isValid() and index.row() < self.shelf_layout.count else QRect()

    @override
    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        box, bar, gap = self.visualRect(index), self.verticalScrollBar(), self.shelf_layout.gap
        if box.isEmpty():
            return
        in_first_row = self.shelf_layout.shelf_of(index.row()).first == 0 and self.tile_rect(0).top() == box.top()
        if in_first_row and self.shelf_layout.rect(0).bottom() < self.viewport().height():
            bar.setValue(0)  # with the heading of the first shelf
        elif box.top() < gap:
            bar.setValue(bar.value() + box.top() - gap * 3)
        elif box.bottom() > self.viewport().height() - gap:
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + gap)

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.shelf_layout.tile_at(point + QPoint(0, self.verticalScrollBar().value()))
        return QModelIndex() if row is None else self.shelf_model.index(row)

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def isIndexHidden(self, index: _Index) -> bool:
        return False

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self.currentIndex()

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        chosen = QItemSelection()
        index = self.indexAt(rect.center())
        if index.isValid():
            chosen.select(index, index)
        self.selectionModel().select(chosen, command)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # -- keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        self.by_finger = self.was_pressed = False
        if key in _ARROWS and self.shelf_layout.count:
            self._step(row, *_ARROWS[key], extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.shelf_layout.count:
            end = self.shelf_layout.first_shown if key == Qt.Key.Key_Home else self.shelf_layout.last_shown
            self.select_only(end or 0)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (bar.pageStep() if key == Qt.Key.Key_PageDown else -bar.pageStep()))
        elif key in _ENTER and row >= 0:
            self.open_wanted.emit(row)
        elif asks_for_menu(event) and row >= 0:
            self.menu_wanted.emit(row)
        else:
            event.ignore()  # the screen has more keys

    def _step(self, row: int, dx: int, dy: int, *, extend: bool) -> None:
        if row < 0:
            self.select_only(0)
            return
        wanted = self.shelf_layout.beside(row, dx, dy)
        if wanted == row and dy < 0:
            self.left_above.emit()
        elif extend:
            index, flags = self.shelf_model.index(wanted), QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.Select)
            self.scrollTo(index)
        else:
            self.select_only(wanted)

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        offset, area = self.verticalScrollBar().value(), event.rect()
        painter.fillRect(area, self.kit.theme.colour("surface"))
        model, seen = self.shelf_model, area.translated(0, offset)
        for placed in self.shelf_layout.placed:
            if placed.heading.intersects(seen):
                self.tiles.paint_heading(painter, placed.heading.translated(0, -offset), placed.shelf, model.place)
        selected, current = set(self.selected_rows()), self.currentIndex().row()
        for row in self.shelf_layout.within(seen):
            item = model.item(row)
            look = TileLook(
                row in selected, row == current and self.hasFocus(), row == self.hovered, row == self.held_tile,
                row == self.target, model.is_favourite(item), model.pictured(row), model.pictured_page(row),
            )  # fmt: skip
            self.tiles.paint(painter, self.tile_rect(row), item, model.text(row), look)
        painter.end()

    @override
    def sizeHintForIndex(self, index: _Index) -> QSize:
        return self.visualRect(index).size()

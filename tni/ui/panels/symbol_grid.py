"""Grid of symbols, from which one is tapped or dragged onto the page. Only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.panels.symbols import Symbol, SymbolDrawings

type _Index = QModelIndex | QPersistentModelIndex
DRAWN_MAX = 300
"""Drawings kept in memory: more than the list has."""


class SymbolModel(QAbstractListModel):
    """Symbols that are shown, as Qt's list model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.symbols: list[Symbol] = []

    def show(self, symbols: Sequence[Symbol]) -> None:
        self.beginResetModel()
        self.symbols = list(symbols)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.symbols)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        names = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.symbols[index.row()].name if role in names else None


class SymbolDelegate(QStyledItemDelegate):
    """Painter of a symbol with its name below, in two lines."""

    def __init__(self, style: Style, drawings: SymbolDrawings, parent: QListView) -> None:
        super().__init__(parent)
        self._kit, self._drawings = style, drawings
        self._drawn: dict[tuple[str, int, str], QPixmap] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics, view = self._kit.theme.metrics, self.parent()
        assert isinstance(view, QListView)
        side, room = metrics.target_px * 2, view.viewport().width() - 2
        wide = room // max(1, round(room / side))  # columns that fill the view
        return QSize(wide, round(side * 0.75) + 2 * self._line_px() + metrics.pad_px)

    def _line_px(self) -> int:
        return QFontMetrics(self._kit.theme.font(self._kit.theme.metrics.small_px)).height()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, metrics = self._kit.theme, self._kit.theme.metrics
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(look.colour("accent" if has_focus else "hairline"))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        model = index.model()
        assert isinstance(model, SymbolModel)
        words = 2 * self._line_px()
        side = min(box.width() - metrics.pad_px, box.height() - words - metrics.pad_px)
        corner = QPoint(box.center().x() - side // 2, box.y() + metrics.pad_px // 2)
        painter.drawPixmap(corner, self._pixmap(model.symbols[index.row()], side, painter.device().devicePixelRatioF()))
        painter.setPen(look.colour("text"))
        painter.setFont(look.font(metrics.small_px))
        below = QRect(box.x() + 2, box.bottom() - words, box.width() - 4, words)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, index.data())
        painter.restore()

    def _pixmap(self, symbol: Symbol, side_px: int, ratio: float) -> QPixmap:
        colour = self._kit.theme.colour("text")
        key = (symbol.file, round(side_px * ratio), colour.name())
        if (found := self._drawn.get(key)) is None:
            if len(self._drawn) >= DRAWN_MAX:
                self._drawn.clear()
            found = self._drawn[key] = QPixmap.fromImage(self._drawings.image(symbol, key[1], colour))
            found.setDevicePixelRatio(ratio)
        return found


class SymbolGrid(QListView):
    """List view in columns. A tap or Enter chooses; a drag out of the panel drops; a finger scrolls up and down.

    Signals:
        chosen: the Symbol that was tapped.
        dropped: the Symbol that was dragged, and where it was let go, in global pixels.
    """

    chosen = Signal(object)
    dropped = Signal(object, QPoint)

    def __init__(self, style: Style, drawings: SymbolDrawings, panel: QWidget) -> None:
        super().__init__(panel)
        self.symbols = SymbolModel(self)
        self._panel = panel
        self.setModel(self.symbols)
        self.setItemDelegate(SymbolDelegate(style, drawings, self))
        self.setAccessibleName(tr("Symboles"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._pressed, self._from, self._at = QModelIndex(), QPoint(), QPoint()
        self._gesture = ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # the columns' width follows that of the view

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._at = event.position().toPoint()
        self._pressed, self._gesture = self.indexAt(self._from), ""
        self.setCurrentIndex(self._pressed)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        gone = here - self._from
        if not self._gesture and gone.manhattanLength() > QApplication.startDragDistance():
            is_mouse = event.source() is Qt.MouseEventSource.MouseEventNotSynthesized
            is_scroll = not is_mouse and abs(gone.y()) > abs(gone.x())
            self._gesture = "scroll" if is_scroll or not self._pressed.isValid() else "drag"
            if self._gesture == "drag":
                self.viewport().setCursor(Qt.CursorShape.DragCopyCursor)
        if self._gesture == "scroll":
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - (here.y() - self._at.y()))
        self._at = here

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.viewport().unsetCursor()
        place, pressed, gesture = event.globalPosition().toPoint(), self._pressed, self._gesture
        self._pressed, self._gesture = QModelIndex(), ""
        if not pressed.isValid():
            return
        symbol = self.symbols.symbols[pressed.row()]
        if gesture == "drag":
            window = self.window()
            inside = window.rect().contains(window.mapFromGlobal(place))  # not when the system cancels a touch
            if inside and not self._panel.rect().contains(self._panel.mapFromGlobal(place)):
                self.dropped.emit(symbol, place)
        elif not gesture and self.indexAt(event.position().toPoint()) == pressed:
            self.chosen.emit(symbol)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.symbols.symbols[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

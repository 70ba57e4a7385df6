"""List of page thumbnails in a row or a column, used by the page panel."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from time import perf_counter
from typing import override

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tni.ui.chrome.button import Style
from tni.ui.chrome.painter_scale import pixels_per_unit
from tni.ui.i18n import tr

type ThumbnailSource = Callable[[str, QSize], Generator[None, None, QImage]]
"""Painter of page thumbnails: takes a page id and a maximum size in screen pixels, and paints a little at each step. It
returns a null picture if the page is not available yet.
"""
THUMBNAIL_BUDGET_S = 0.005
"""Time for painting thumbnails per timer event, in seconds: the pen may be writing."""
PAINT_INTERVAL_MS = 10
type _Index = QModelIndex | QPersistentModelIndex

PAGES_MIME = "application/x-tni-pages"


class PageListModel(QAbstractListModel):
    """Model of the page list: page ids in the order shown.

    move_wanted: emitted with the ids to move and the index of the page before which they go.
    """

    move_wanted = Signal(list, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self.captions: Mapping[str, str] = {}
        self.current = ""

    def caption(self, row: int) -> str:
        """Return the caption of a page: its number, unless it has a caption of its own."""
        return self.captions.get(self.ids[row], str(row + 1))

    def show_pages(self, ids: Sequence[str], current: str, captions: Mapping[str, str] | None = None) -> None:
        """Show these pages. captions: texts under pages, in place of their numbers."""
        self.captions = captions or {}
        if list(ids) != self.ids:
            self.beginResetModel()
            self.ids = list(ids)
            self.endResetModel()
        self.current = current
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        number = self.caption(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return number
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            here = self.ids[index.row()] == self.current
            return tr("Page {} (affichée)").format(number) if here else tr("Page {}").format(number)
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled)

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [PAGES_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(PAGES_MIME, QByteArray("\n".join(self.ids[row] for row in rows).encode()))
        return data

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        ids = bytes(data.data(PAGES_MIME).data()).decode().split("\n")
        before = row if row >= 0 else len(self.ids)
        if all(page in self.ids for page in ids):
            self.move_wanted.emit(ids, before)
        return False  # the owner moves the pages and shows the new order: Qt has nothing to remove


class PageDelegate(QStyledItemDelegate):
    """Paints a thumbnail with its number below; the current page has a thick frame and its number on a filled pill."""

    def __init__(self, style: Style, model: PageListModel, thumbnail: ThumbnailSource, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._model, self._thumbnail = style, model, thumbnail
        self._pictures: dict[str, QPixmap] = {}
        self.fresh: set[str] = set()
        """Pages whose thumbnail is up to date."""
        self.under_way: dict[str, Generator[None, None, QImage]] = {}
        self._timer = QTimer(self, interval=PAINT_INTERVAL_MS)
        self._timer.timeout.connect(self._paint_next)

    def forget(self, page: str | None) -> None:
        """Request a page's thumbnail again when it is next painted; for None, those of all pages.

        The old thumbnail of a single page stays until the new one is ready. Those of all pages are dropped at once.
        """
        if page is None:
            self._pictures.clear()
            self.fresh.clear()
            self.under_way.clear()
        else:
            self.fresh.discard(page)
            self.under_way.pop(page, None)

    def _picture(self, page: str, size: QSize) -> QPixmap:
        if page not in self.fresh and page not in self.under_way:
            self._run_steps(page, self._thumbnail(page, size))
        return self._pictures.get(page, QPixmap())

    def _run_steps(self, page: str, steps: Generator[None, None, QImage]) -> None:
        end_s = perf_counter() + THUMBNAIL_BUDGET_S
        try:
            while True:
                next(steps)
                if perf_counter() >= end_s:
                    break
        except StopIteration as end:
            picture = QPixmap.fromImage(end.value)
            if not picture.isNull():
                self._pictures[page] = picture
                self.fresh.add(page)
            return
        self.under_way[page] = steps
        self._timer.start()

    def _paint_next(self) -> None:
        if not self.under_way:
            self._timer.stop()
            return
        page = next(iter(self.under_way))
        self._run_steps(page, self.under_way.pop(page))
        if page not in self.under_way:
            self._view().viewport().update()

    def picture_size(self) -> QSize:
        width = round(self._kit.theme.metrics.target_px * 3.2)
        return QSize(width, width * 9 // 16)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics, size = self._kit.theme.metrics, self.picture_size()
        return QSize(size.width() + 2 * metrics.gap_px, size.height() + metrics.small_px * 2 + 2 * metrics.gap_px)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        from PySide6.QtWidgets import QStyle  # QStyle adds 570 names that program start does not need

        look, metrics = self._kit.theme, self._kit.theme.metrics
        page = self._model.ids[index.row()]
        current = page == self._model.current
        cell: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("tint"))
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), metrics.radius_px, metrics.radius_px)
        room = QRect(cell.x(), cell.y() + metrics.gap_px, cell.width(), self.picture_size().height())
        frame = self._paint_picture(painter, page, room)
        thick = metrics.focus_px if current else metrics.line_px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent" if current else "line"), thick))
        grown = thick / 2
        painter.drawRect(QRectF(frame).adjusted(-grown, -grown, grown, grown))
        below = QRect(cell.x(), room.bottom() + 2, cell.width(), cell.bottom() - room.bottom() - 3)
        self._paint_number(painter, below, self._model.caption(index.row()), current)
        if state & QStyle.StateFlag.State_HasFocus and self._view().hasFocus():
            painter.setPen(QPen(look.colour("text"), metrics.focus_px, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 2, -2, -2), metrics.radius_px, metrics.radius_px)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_tick(painter, frame)
        painter.restore()

    def _view(self) -> QListView:
        view = self.parent()
        assert isinstance(view, QListView)
        return view

    def _paint_picture(self, painter: QPainter, page: str, area: QRect) -> QRect:
        ratio = pixels_per_unit(painter)
        picture = self._picture(page, self.picture_size() * ratio)
        size = picture.size().scaled(self.picture_size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRect(0, 0, *size.toTuple()) if not picture.isNull() else QRect(0, 0, *self.picture_size().toTuple())
        frame.moveCenter(area.center())
        if picture.isNull():
            painter.fillRect(frame, self._kit.theme.colour("raised"))
        else:
            painter.drawPixmap(frame, picture)
        return frame

    def _paint_number(self, painter: QPainter, below: QRect, number: str, current: bool) -> None:
        look, metrics = self._kit.theme, self._kit.theme.metrics
        painter.setFont(look.font(metrics.small_px, bold=True))
        number = painter.fontMetrics().elidedText(number, Qt.TextElideMode.ElideMiddle, below.width() - metrics.gap_px)
        if current:
            width = painter.fontMetrics().horizontalAdvance(number) + metrics.pad_px * 2
            pill = QRectF(0, 0, width, metrics.small_px * 1.5)
            pill.moveCenter(QRectF(below).center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(look.colour("on_accent" if current else "text"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_tick(self, painter: QPainter, frame: QRect) -> None:
        side = self._kit.theme.metrics.icon_px
        corner = QRect(frame.right() - side - 3, frame.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour("accent"))
        painter.drawEllipse(corner)
        inner = corner.adjusted(side // 6, side // 6, -side // 6, -side // 6)
        self._kit.icons.paint(painter, "check", inner, QColor(self._kit.theme.colours.on_accent))


class PageList(QListView):
    """List view of the thumbnails, with keys to move and delete pages."""

    step_wanted = Signal(int)
    delete_wanted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in steps:
            self.step_wanted.emit(steps[key])
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

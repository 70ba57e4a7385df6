"""All pages as small pictures: go to one, add, duplicate, reorder, delete, or choose several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tni.ui.button import IconButton, Style
from tni.ui.i18n import tr
from tni.ui.theme import scroll_bars

type Thumbnail = Callable[[str, QSize], QImage]
"""Page id and size in pixels of the screen to a picture no larger; a null picture when it is not there yet."""
type Index = QModelIndex | QPersistentModelIndex

PAGES_MIME = "application/x-tni-pages"


class PageModel(QAbstractListModel):
    """Page ids in the order shown. move_wanted: (ids, index of the page they are to stand before)."""

    move_wanted = Signal(list, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self.current = ""

    def show_pages(self, ids: Sequence[str], current: str) -> None:
        if list(ids) != self.ids:
            self.beginResetModel()
            self.ids = list(ids)
            self.endResetModel()
        self.current = current
        if self.ids:
            self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        number = index.row() + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            here = self.ids[index.row()] == self.current
            return tr("Page {} (affichée)").format(number) if here else tr("Page {}").format(number)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
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
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        ids = bytes(data.data(PAGES_MIME).data()).decode().split("\n")
        before = row if row >= 0 else len(self.ids)
        if all(page in self.ids for page in ids):
            self.move_wanted.emit(ids, before)
        return False  # the owner moves the pages and shows the new order: Qt has nothing to remove


class PageDelegate(QStyledItemDelegate):
    """The picture, its number below; the shown page has a thick frame and its number on a filled pill."""

    def __init__(self, style: Style, model: PageModel, thumbnail: Thumbnail, view: QListView) -> None:
        super().__init__(view)
        self._kit, self._model, self._thumbnail = style, model, thumbnail
        self._pictures: dict[str, QPixmap] = {}

    def forget(self, page: str | None) -> None:
        """Ask for a page's picture again when it is next seen; for None, for all."""
        if page is None:
            self._pictures.clear()
        else:
            self._pictures.pop(page, None)

    def picture_size(self) -> QSize:
        width = round(self._kit.look.metrics.target_px * 3.2)
        return QSize(width, width * 9 // 16)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics, size = self._kit.look.metrics, self.picture_size()
        return QSize(size.width() + 2 * metrics.gap_px, size.height() + metrics.small_px * 2 + 2 * metrics.gap_px)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, metrics = self._kit.look, self._kit.look.metrics
        page = self._model.ids[index.row()]
        current = page == self._model.current
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
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
        self._paint_number(painter, below, str(index.row() + 1), current)
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

    def _paint_picture(self, painter: QPainter, page: str, room: QRect) -> QRect:
        ratio = painter.device().devicePixelRatio()
        picture = self._pictures.get(page)
        if picture is None:
            picture = QPixmap.fromImage(self._thumbnail(page, self.picture_size() * ratio))
            if not picture.isNull():
                self._pictures[page] = picture
        size = picture.size().scaled(self.picture_size(), Qt.AspectRatioMode.KeepAspectRatio)
        frame = QRect(0, 0, *size.toTuple()) if not picture.isNull() else QRect(0, 0, *self.picture_size().toTuple())
        frame.moveCenter(room.center())
        if picture.isNull():
            painter.fillRect(frame, self._kit.look.colour("raised"))
        else:
            painter.drawPixmap(frame, picture)
        return frame

    def _paint_number(self, painter: QPainter, below: QRect, number: str, current: bool) -> None:
        look, metrics = self._kit.look, self._kit.look.metrics
        painter.setFont(look.font(metrics.small_px, bold=True))
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
        side = self._kit.look.metrics.icon_px
        corner = QRect(frame.right() - side - 3, frame.top() + 4, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.look.colour("accent"))
        painter.drawEllipse(corner)
        inner = corner.adjusted(side // 6, side // 6, -side // 6, -side // 6)
        self._kit.icons.paint(painter, "check", inner, QColor(self._kit.look.colours.on_accent))


class PageList(QListView):
    """The pictures in a row or a column."""

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


class PagePanel(QWidget):
    """Opaque, laid beside the canvas by its owner; tells what is wanted and shows what it is told.

    across: a strip above the bar (the board); else a column (the teacher's window). choosing: several pages are ticked
    and nothing is changed. Alt and an arrow moves the chosen pages, Delete deletes them.
    """

    page_chosen = Signal(str)
    add_wanted = Signal()
    duplicate_wanted = Signal(list)
    delete_wanted = Signal(list)
    move_wanted = Signal(list, int)
    selection_changed = Signal(list)
    close_wanted = Signal()

    def __init__(
        self, style: Style, thumbnail: Thumbnail, parent: QWidget | None = None,
        *, across: bool = True, choosing: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.kit, self._across, self._choosing = style, across, choosing
        self.setAccessibleName(tr("Pages"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._model = PageModel(self)
        self._list = PageList(self)
        self._delegate = PageDelegate(style, self._model, thumbnail, self._list)
        self._prepare_list()
        rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if not choosing:
            self._make_buttons()
            rows.addLayout(self._bar)
        rows.addWidget(self._list, 1)
        style.look.changed.connect(self._restyle)
        self._restyle()

    def _prepare_list(self) -> None:
        view = self._list
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setAccessibleName(tr("Liste des pages"))
        view.setFlow(QListView.Flow.LeftToRight if self._across else QListView.Flow.TopToBottom)
        view.setWrapping(self._choosing)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.SelectionMode
        view.setSelectionMode(mode.MultiSelection if self._choosing else mode.ExtendedSelection)
        if not self._choosing:
            view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            view.setDropIndicatorShown(True)
            view.clicked.connect(self._choose)
            view.activated.connect(self._choose)
            view.step_wanted.connect(self.step)
            view.delete_wanted.connect(lambda: self.delete_wanted.emit(self.selected()))
            self._model.move_wanted.connect(self.move_wanted)
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        view.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit(self.selected()))

    def _make_buttons(self) -> None:
        back, on = ("left", "right") if self._across else ("up", "down")
        for icon, name, act in (
            ("plus", tr("Ajouter une page"), self.add_wanted.emit),
            ("copy-plus", tr("Dupliquer la page"), lambda: self.duplicate_wanted.emit(self.selected())),
            (f"arrow-{back}", tr("Avancer la page d’un rang"), lambda: self.step(-1)),
            (f"arrow-{on}", tr("Reculer la page d’un rang"), lambda: self.step(1)),
            ("trash-2", tr("Supprimer la page"), lambda: self.delete_wanted.emit(self.selected())),
        ):
            button = IconButton(self.kit, icon, name, self)
            button.clicked.connect(act)
            self._bar.addWidget(button)
        self._bar.addStretch(1)
        if self._across:
            close = IconButton(self.kit, "x", tr("Fermer les pages"), self)
            close.clicked.connect(self.close_wanted)
            self._bar.addWidget(close)

    # -- what it shows

    def show_pages(self, ids: Sequence[str], current: str) -> None:
        """The pages in order and the one shown; the selection goes to it, unless pages are being chosen."""
        chosen = set(self.selected())
        self._model.show_pages(ids, current)
        if self._choosing:
            self.select(chosen)
        elif current in self._model.ids:
            index = self._model.index(self._model.ids.index(current))
            if not (current in chosen and len(chosen) > 1):
                self._list.setCurrentIndex(index)
            self._list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def refresh(self, page: str | None = None) -> None:
        """A page looks different; for None, all do."""
        self._delegate.forget(page)
        self._list.viewport().update()

    def selected(self) -> list[str]:
        """Chosen pages in their order."""
        rows = sorted(index.row() for index in self._list.selectionModel().selectedIndexes())
        return [self._model.ids[row] for row in rows]

    def select(self, ids: set[str]) -> None:
        self._list.clearSelection()
        flag = self._list.selectionModel().SelectionFlag.Select
        for row, page in enumerate(self._model.ids):
            if page in ids:
                self._list.selectionModel().select(self._model.index(row), flag)

    def step(self, by: int) -> None:
        """Ask for the chosen pages to be moved by one place."""
        ids = self.selected()
        rows = [self._model.ids.index(page) for page in ids]
        if rows and rows[0] + by >= 0 and rows[-1] + by < len(self._model.ids):
            self.move_wanted.emit(ids, rows[0] - 1 if by < 0 else rows[-1] + 2)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.page_chosen.emit(self._model.ids[index.row()])

    # -- how it looks

    def _restyle(self) -> None:
        look, metrics = self.kit.look, self.kit.look.metrics
        self._delegate.forget(None)
        pad = metrics.pad_px
        self._bar.setContentsMargins(pad, pad // 2, pad, 0)
        self._bar.setSpacing(metrics.gap_px)
        self._list.setSpacing(0)
        ground = f"QListView {{ border: none; padding: 0; background: {look.colours.surface}; }}"
        self._list.setStyleSheet(ground + scroll_bars(look))
        self._list.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = self.kit.look.metrics
        cell = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())
        bar = metrics.target_px + metrics.pad_px // 2 if not self._choosing else 0
        scroll = max(8, metrics.target_px // 5)
        least = 5 * metrics.target_px + 4 * metrics.gap_px + 2 * metrics.pad_px
        if self._across:
            return QSize(cell.width() * 5, bar + cell.height() + scroll + metrics.pad_px // 2)
        return QSize(max(least if bar else 0, cell.width() + scroll), bar + cell.height() * 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        if self._across:
            painter.fillRect(0, 0, self.width(), look.metrics.line_px, look.colour("line"))
        else:
            line = look.metrics.line_px
            painter.fillRect(self.width() - line, 0, line, self.height(), look.colour("hairline"))
        painter.end()

"""Grid of picture files that were found. A tap ticks one, two taps put it on the page, and it can be dragged there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tni.library.picture_search import PictureFile
from tni.ui.chrome.button import Style
from tni.ui.chrome.drag_grid import DragGrid
from tni.ui.i18n import tr
from tni.ui.panels.small_pictures import SmallPictures
from tni.ui.plain_text import tool_tip

type _Index = QModelIndex | QPersistentModelIndex
SIDE_TARGETS = 2.4
"""Width of a tile, in targets."""


class PictureModel(QAbstractListModel):
    """Picture files that are shown, as Qt's list model. ticked: those that are to be put on the page, in order."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.files: list[PictureFile] = []
        self.ticked: dict[str, PictureFile] = {}

    def show(self, files: Sequence[PictureFile]) -> None:
        self.beginResetModel()
        self.files = list(files)
        self.endResetModel()

    def toggle(self, file: PictureFile) -> None:
        """Tick a file, or no longer."""
        if self.ticked.pop(file.path, None) is None:
            self.ticked[file.path] = file
        self._all_changed()

    def untick_all(self) -> None:
        self.ticked.clear()
        self._all_changed()

    def _all_changed(self) -> None:
        if self.files:
            self.dataChanged.emit(self.index(0), self.index(len(self.files) - 1))

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.files)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        file = self.files[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return PurePath(file.path).name
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(file.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = PurePath(file.path).name
                return tr("{}, choisie").format(name) if file.path in self.ticked else name
            case _:
                return None


class PictureDelegate(QStyledItemDelegate):
    """Painter of a picture with its name below, and with a tick if it is chosen."""

    def __init__(self, style: Style, pictures: SmallPictures, parent: QListView) -> None:
        super().__init__(parent)
        self._kit, self._pictures = style, pictures

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics, view = self._kit.theme.metrics, self.parent()
        assert isinstance(view, QListView)
        side, room = round(metrics.target_px * SIDE_TARGETS), view.viewport().width() - 2
        wide = room // max(1, round(room / side))  # columns that fill the view
        return QSize(wide, round(wide * 0.75) + self._line_px() + metrics.pad_px)

    def _line_px(self) -> int:
        return QFontMetrics(self._kit.theme.font(self._kit.theme.metrics.small_px)).height()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, metrics, model = self._kit.theme, self._kit.theme.metrics, index.model()
        assert isinstance(model, PictureModel)
        file = model.files[index.row()]
        is_ticked, has_focus = file.path in model.ticked, bool(option.state & QStyle.StateFlag.State_HasFocus)
        box: QRect = option.rect.adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = metrics.line_px * (3 if is_ticked or has_focus else 1)
        painter.setPen(QPen(look.colour("accent" if is_ticked or has_focus else "hairline"), width))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        inset, line = metrics.pad_px // 2, self._line_px()
        face = QRect(box.x() + inset, box.y() + inset, box.width() - 2 * inset, box.height() - line - 2 * inset)
        self._paint_picture(painter, face, file)
        painter.setPen(look.colour("text"))
        font = look.font(metrics.small_px)
        painter.setFont(font)
        below = QRect(box.x() + inset, box.bottom() - line - inset // 2, box.width() - 2 * inset, line)
        name = QFontMetrics(font).elidedText(PurePath(file.path).name, Qt.TextElideMode.ElideMiddle, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
        if is_ticked:
            self._paint_tick(painter, box)
        painter.restore()

    def _paint_picture(self, painter: QPainter, face: QRect, file: PictureFile) -> None:
        picture = self._pictures.picture(file)
        if picture is not None and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = picture.size().scaled(face.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(), size)
            place.moveCenter(face.center())
            painter.drawPixmap(place, picture)
            return
        side = self._kit.theme.metrics.icon_px
        middle = QRect(face.center().x() - side // 2, face.center().y() - side // 2, side, side)
        icon = "image" if picture is None else "triangle-alert"
        self._kit.icons.paint(painter, icon, middle, self._kit.theme.colour("muted"))

    def _paint_tick(self, painter: QPainter, box: QRect) -> None:
        side, look = self._kit.theme.metrics.icon_px, self._kit.theme
        corner = QRect(box.right() - side - 1, box.top() + 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(corner)
        inner = corner.adjusted(side // 6, side // 6, -(side // 6), -(side // 6))
        self._kit.icons.paint(painter, "check", inner, look.colour("on_accent"))


class PictureGrid(DragGrid):
    """Grid of pictures.

    Signals:
        chosen: the PictureFile that was tapped once, or by the space bar.
        opened: the one that was tapped twice, or at which Enter was pressed.
        dropped: the one that was dragged out of the panel, and where it was let go, in global pixels.
        typed: letters that belong to the search.
    """

    opened = Signal(object)
    typed = Signal(str)

    def __init__(self, style: Style, pictures: SmallPictures, panel: QWidget) -> None:
        super().__init__(tr("Images trouvées"), panel)
        self.shown = PictureModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(PictureDelegate(style, pictures, self))
        pictures.changed.connect(self.viewport().update)

    def show_files(self, files: Sequence[PictureFile]) -> None:
        """Show files; the one with the focus keeps it, and the view stays where it is."""
        current, at = self.entry(self.currentIndex()), self.verticalScrollBar().value()
        self.shown.show(files)
        if current in self.shown.files:
            self.setCurrentIndex(self.shown.index(self.shown.files.index(current)))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(at)

    @override
    def entry(self, index: QModelIndex) -> PictureFile | None:
        return self.shown.files[index.row()] if index.isValid() else None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (file := self.entry(self.indexAt(event.position().toPoint()))) is not None:
            self.opened.emit(file)

    @override
    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        file = self.entry(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(file)
        elif event.key() == Qt.Key.Key_Space and file is not None:
            self.chosen.emit(file)
        else:
            super().keyPressEvent(event)

"""Grid of symbols and of the teacher's resources, from which one is tapped or dragged onto the page. Only those in
sight are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tni.library.resource import Resource, ResourceKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.drag_grid import DragGrid
from tni.ui.chrome.tiles import two_lines
from tni.ui.i18n import tr
from tni.ui.panels.resource_faces import link_face, paint_face, sound_face
from tni.ui.panels.resource_pictures import ResourcePictures
from tni.ui.panels.symbols import Symbol, SymbolDrawings
from tni.ui.plain_text import tool_tip

type _Index = QModelIndex | QPersistentModelIndex
type Entry = Symbol | Resource
DRAWN_MAX = 300
"""Drawings of symbols kept in memory: more than the list has."""


def entry_name(entry: Entry) -> str:
    return entry.name if isinstance(entry, Symbol) else entry.title


def entry_text(entry: Entry) -> str:
    """Return what an entry is, for a tool tip and for readers who cannot see it."""
    if isinstance(entry, Symbol):
        return entry.name
    match entry.kind:
        case ResourceKind.PICTURE:
            return tr("Image : {}").format(entry.title)
        case ResourceKind.SOUND:
            return tr("Son : {}").format(entry.title)
        case ResourceKind.LINK:
            text = tr("Lien : {title} ({host})").format(title=entry.title, host=entry.host)
            gone = tr("Cette page n’existe plus.")
            return f"{text}. {gone}" if entry.dead_since else text


class ResourceModel(QAbstractListModel):
    """Symbols and resources that are shown, as Qt's list model."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry_name(self.entries[index.row()])
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(entry_text(self.entries[index.row()]))
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry_text(self.entries[index.row()])
            case _:
                return None


class ResourceDelegate(QStyledItemDelegate):
    """Painter of a symbol or resource with its name below, in two lines."""

    def __init__(self, style: Style, drawings: SymbolDrawings, pictures: ResourcePictures, parent: QListView) -> None:
        super().__init__(parent)
        self._kit, self._drawings, self._pictures = style, drawings, pictures
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
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(look.colour("accent" if has_focus else "hairline"))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        model = index.model()
        assert isinstance(model, ResourceModel)
        entry, inset = model.entries[index.row()], metrics.pad_px // 2
        words = 2 * self._line_px()
        face = QRect(box.x() + inset, box.y() + inset, box.width() - 2 * inset, box.height() - words - 2 * inset)
        if isinstance(entry, Symbol):
            self._paint_symbol(painter, face, entry)
        else:
            self._paint_resource(painter, face, entry)
        painter.setPen(look.colour("text"))
        font = look.font(metrics.small_px)
        painter.setFont(font)
        below = QRect(box.x() + 2, box.bottom() - words, box.width() - 4, words)
        lines = two_lines(entry_name(entry), QFontMetrics(font), below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
        painter.restore()

    def _paint_symbol(self, painter: QPainter, face: QRect, symbol: Symbol) -> None:
        side = min(face.width(), face.height())
        corner = QPoint(face.center().x() - side // 2, face.y())
        painter.drawPixmap(corner, self._pixmap(symbol, side, painter.device().devicePixelRatioF()))

    def _paint_resource(self, painter: QPainter, face: QRect, resource: Resource) -> None:
        picture = self._pictures.picture(resource)
        match resource.kind:
            case ResourceKind.PICTURE:
                if picture is not None:
                    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                    size = picture.size().scaled(face.size(), Qt.AspectRatioMode.KeepAspectRatio)
                    place = QRect(QPoint(), size)
                    place.moveCenter(face.center())
                    painter.drawPixmap(place, picture)
                else:
                    side = self._kit.theme.metrics.icon_px
                    middle = QRect(face.center().x() - side // 2, face.center().y() - side // 2, side, side)
                    self._kit.icons.paint(painter, "image", middle, self._kit.theme.colour("muted"))
            case ResourceKind.SOUND:
                paint_face(painter, face, sound_face(resource.seconds), self._kit)
            case ResourceKind.LINK:
                paint_face(painter, face, link_face(resource.address, picture), self._kit)
                if resource.dead_since:
                    self._paint_dead(painter, face)

    def _paint_dead(self, painter: QPainter, face: QRect) -> None:
        """Paint over a link whose page is gone."""
        look = self._kit.theme
        font = look.font(look.metrics.small_px, bold=True)
        band = QRect(face.x(), face.y(), face.width(), QFontMetrics(font).height() + 4)
        painter.fillRect(face, QColor(0, 0, 0, 110))
        painter.fillRect(band, look.colour("danger"))
        painter.setPen(look.colour("on_danger"))
        painter.setFont(font)
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, tr("Page disparue"))

    def _pixmap(self, symbol: Symbol, side_px: int, ratio: float) -> QPixmap:
        colour = self._kit.theme.colour("text")
        key = (symbol.file, round(side_px * ratio), colour.name())
        if (found := self._drawn.get(key)) is None:
            if len(self._drawn) >= DRAWN_MAX:
                self._drawn.clear()
            found = self._drawn[key] = QPixmap.fromImage(self._drawings.image(symbol, key[1], colour))
            found.setDevicePixelRatio(ratio)
        return found


class ResourceGrid(DragGrid):
    """Grid of symbols and resources. chosen, dropped: a Symbol or Resource. more_wanted: a Resource that was held, or
    pressed with the right button."""

    def __init__(self, style: Style, drawings: SymbolDrawings, pictures: ResourcePictures, panel: QWidget) -> None:
        super().__init__(tr("Ressources"), panel)
        self.shown = ResourceModel(self)
        self.setModel(self.shown)
        self.setItemDelegate(ResourceDelegate(style, drawings, pictures, self))
        pictures.changed.connect(self.viewport().update)

    @override
    def entry(self, index: QModelIndex) -> Entry | None:
        return self.shown.entries[index.row()] if index.isValid() else None

    @override
    def has_more(self, entry: object) -> bool:
        return isinstance(entry, Resource)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.shown.entries[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

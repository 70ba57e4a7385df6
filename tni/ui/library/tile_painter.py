"""Painting of the home screen's headings and tiles."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from tni.core.ids import PageId
from tni.library.listed_lesson import ListedLesson
from tni.planning.taught_class import ComingLesson
from tni.services.cahier.past_seances import ResumePoint
from tni.services.library.shelves import FolderItem, PageItem, Place, Shelf, ShelfItem
from tni.ui.chrome.button import Style
from tni.ui.chrome.painter_scale import pixels_per_unit
from tni.ui.library.shelf_layout import PICTURE_SHAPE, ShelfLayout
from tni.ui.library.tile_lines import LineLook, broken_lines, paint_line
from tni.ui.library.tile_pictures import TilePictures
from tni.ui.library.tile_text import TileText, heading_text

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TileLook:
    """State of a tile that is painted. is_target: lessons are dragged over it, and it takes them. lesson: whose
    picture it shows. page: of this page; None for the first. has_more: it shows « … » if it has actions."""

    is_selected: bool = False
    is_current: bool = False
    is_hovered: bool = False
    is_pressed: bool = False
    is_target: bool = False
    is_favourite: bool = False
    lesson: ListedLesson | None = None
    page: PageId | None = None
    has_more: bool = True


class TilePainter(QObject):
    """Painter of tiles. changed: a picture has come, and tiles are to be painted again."""

    changed = Signal()

    def __init__(self, style: Style, pictures: TilePictures, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._pictures = style, pictures
        pictures.changed.connect(self.changed)
        self._target_px = style.theme.metrics.target_px
        style.theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        if self._target_px != self._kit.theme.metrics.target_px:
            self._target_px = self._kit.theme.metrics.target_px
            self._pictures.forget()

    def paint_heading(self, painter: QPainter, box: QRect, shelf: Shelf, place: Place) -> None:
        look = self._kit.theme
        painter.setFont(look.font(look.metrics.title_px, bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(box, _LEFT, heading_text(shelf, place))

    def more_rect(self, box: QRect, item: ShelfItem) -> QRect:
        """Return where a tile is pressed for its actions, in its box; empty for a tile that shows no « … »."""
        side = self._kit.theme.metrics.target_px
        if isinstance(item, ComingLesson | ResumePoint | PageItem):
            return QRect()
        low = QRect(box.right() + 1 - side, box.bottom() + 1 - side, side, side)
        return low if not isinstance(item, FolderItem) else QRect(low.left(), box.top(), side, box.height())

    def paint(self, painter: QPainter, box: QRect, item: ShelfItem, text: TileText, tile: TileLook) -> None:
        painter.save()
        self._paint_ground(painter, box, tile)
        match item:
            case ResumePoint(class_name=above) | ComingLesson(class_name=above):
                self._paint_wide(painter, box, text, tile, above=above)
            case PageItem():
                self._paint_wide(painter, box, text, tile)
            case FolderItem():
                self._paint_folder(painter, box, text)
            case _:
                self._paint_lesson(painter, box, text, tile)
        if tile.has_more and not self.more_rect(box, item).isEmpty():
            self._paint_more(painter, self.more_rect(box, item))
        self._paint_frame(painter, box, tile)
        painter.restore()

    # -- ground and frame

    def _paint_ground(self, painter: QPainter, box: QRect, tile: TileLook) -> None:
        look = self._kit.theme
        token = "raised"
        if tile.is_selected or tile.is_target:
            token = "tint"
        elif tile.is_pressed:
            token = "pressed"
        elif tile.is_hovered:
            token = "hover"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(token))
        painter.drawRoundedRect(QRectF(box), look.metrics.radius_px, look.metrics.radius_px)

    def _paint_frame(self, painter: QPainter, box: QRect, tile: TileLook) -> None:
        look, metrics = self._kit.theme, self._kit.theme.metrics
        strong = tile.is_current or tile.is_target or tile.is_selected
        width = metrics.focus_px if strong else metrics.line_px
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent" if strong else "hairline"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), metrics.radius_px, metrics.radius_px)

    # -- kinds

    def _paint_lesson(self, painter: QPainter, box: QRect, text: TileText, tile: TileLook) -> None:
        look, metrics, lesson = self._kit.theme, self._kit.theme.metrics, tile.lesson
        above = QRect(box.left(), box.top(), box.width(), ShelfLayout.picture_height(box.width()))
        self._paint_picture(painter, box, above, tile)
        coloured = lesson is not None and bool(lesson.colour)
        high = metrics.line_px * (5 if coloured else 1)
        line = QRect(above.left(), above.bottom() + 1 - high, above.width(), high)
        painter.fillRect(line, QColor(lesson.colour) if lesson is not None and coloured else look.colour("hairline"))
        if tile.is_favourite:
            self._paint_star(painter, above)
        pad, top = metrics.pad_px, above.bottom() + 1
        beside = metrics.target_px if tile.has_more else pad
        room = QRect(box.left() + pad, top, box.width() - pad - beside, box.bottom() - above.bottom())
        self._paint_lines(painter, room, text, title_lines=1 if text.where else 2)

    def _paint_picture(self, painter: QPainter, box: QRect, place: QRect, tile: TileLook) -> None:
        """Paint a picture at its place, within the tile's rounded corners."""
        look, metrics, lesson = self._kit.theme, self._kit.theme.metrics, tile.lesson
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(box), metrics.radius_px, metrics.radius_px)
        painter.setClipPath(clip)
        painter.fillRect(place, look.colour("surround"))
        ratio, picture = pixels_per_unit(painter), None
        if lesson is not None:
            wanted = QSize(round(place.width() * ratio), round(place.height() * ratio))
            picture = self._pictures.picture(lesson, wanted, tile.page)
        if picture is None:
            icon = QRect(0, 0, metrics.target_px, metrics.target_px)
            icon.moveCenter(place.center())
            name = "triangle-alert" if lesson is not None and lesson.problem else "tni-lesson"
            self._kit.icons.paint(painter, name, icon, look.colour("line"))
        else:
            size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            shown = QRect(0, 0, size.width(), size.height())
            shown.moveCenter(place.center())
            painter.drawPixmap(shown, picture)
        painter.restore()

    def _paint_star(self, painter: QPainter, above: QRect) -> None:
        look, side = self._kit.theme, round(self._kit.theme.metrics.icon_px * 0.8)
        place = QRect(above.right() - side - side // 2, above.top() + side // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("raised"))
        painter.drawEllipse(place.adjusted(-side // 4, -side // 4, side // 4, side // 4))
        self._kit.icons.paint(painter, "tni-star-full", place, look.colour("accent"))

    def _paint_folder(self, painter: QPainter, box: QRect, text: TileText) -> None:
        metrics = self._kit.theme.metrics
        side, pad = round(metrics.icon_px * 1.25), metrics.pad_px
        place = QRect(box.left() + pad, box.center().y() - side // 2, side, side)
        self._kit.icons.paint(painter, "tni-folder", place, self._kit.theme.colour("accent"))
        left = place.right() + pad
        room = QRect(left, box.top(), box.right() - left - metrics.target_px, box.height())
        self._paint_lines(painter, room, text)

    def _paint_wide(self, painter: QPainter, box: QRect, text: TileText, tile: TileLook, *, above: str = "") -> None:
        """Paint a card with a picture at its left: of a class, whose name is `above`, or of a page."""
        look, metrics = self._kit.theme, self._kit.theme.metrics
        block = QRect(box.left(), box.top(), round(box.height() / PICTURE_SHAPE), box.height())
        block.setWidth(min(block.width(), box.width() // 2))
        self._paint_picture(painter, box, block, tile)
        painter.fillRect(
            block.right() + 1 - metrics.line_px, box.top(), metrics.line_px, box.height(), look.colour("hairline")
        )
        pad = metrics.pad_px
        room = QRect(block.right() + 1 + pad, box.top(), box.right() - block.right() - 2 * pad, box.height())
        self._paint_lines(painter, room, text, title_lines=2, below_lines=1 if above else 4, above=above)

    def _paint_lines(
        self,
        painter: QPainter,
        room: QRect,
        text: TileText,
        *,
        title_lines: int = 1,
        below_lines: int = 1,
        above: str = "",
    ) -> None:
        """Paint title, place and second line in the middle of the height, with a larger line above if there is one. The
        second line has as many as the others leave room for."""
        metrics, width = self._kit.theme.metrics, room.width()
        large = self._look_of(round(metrics.title_px * 1.3), "accent", bold=True)
        title, place = self._look_of(metrics.font_px, "text", bold=True), self._look_of(metrics.small_px, "muted")
        lines = [(line, large) for line in broken_lines(above, large, width, 1)]
        lines += [(line, title) for line in broken_lines(text.title, title, width, title_lines, text.title_marks)]
        lines += [(line, place) for line in broken_lines(text.where, place, width, 1)]
        left = room.height() - sum(look.height for _, look in lines)
        below = min(below_lines, max(1, left // place.height))
        lines += [(line, place) for line in broken_lines(text.below, place, width, below, text.marks)]
        y = room.top() + (room.height() - sum(look.height for _, look in lines)) // 2
        for line, look in lines:
            paint_line(painter, room.left(), y, line, look)
            y += look.height

    def _look_of(self, font_px: int, token: str, *, bold: bool = False) -> LineLook:
        look = self._kit.theme
        return LineLook(look.font(font_px, bold=bold), look.colour(token), look.colour("text"), look.colour("tint"))

    def _paint_more(self, painter: QPainter, box: QRect) -> None:
        side = round(self._kit.theme.metrics.icon_px * 0.9)
        place = QRect(0, 0, side, side)
        place.moveCenter(box.center())
        self._kit.icons.paint(painter, "ellipsis", place, self._kit.theme.colour("muted"))

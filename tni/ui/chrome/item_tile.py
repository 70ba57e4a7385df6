"""Tiles of interactive items, each with a picture of its item: in the drawer and on the shelf of all items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, override

from PySide6.QtCore import QRect, QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.tiles import DraggedTile, two_lines

SIDE_TARGETS = 2.4
"""Width of a tile, in targets."""
OTHERS = "others"
"""Stands for the entries without a topic."""


class EntryPictures(Protocol):
    """Pictures of the entries. made: tells the plugin whose picture was made."""

    @property
    def made(self) -> SignalInstance: ...

    def picture(self, plugin: str, side_px: int) -> QImage | None:
        """Return a picture, so many pixels wide or high; a null one until it is made, None if there is none."""


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """Kind of item. terms: what else it is searched by, in both languages."""

    plugin: str
    name: str
    summary: str
    pictures: EntryPictures
    topic: str = OTHERS
    terms: str = ""

    @property
    def searched_by(self) -> str:
        """Words by which it is searched, beside its name."""
        return f"{self.summary} {self.terms}"


class ShelfTile(DraggedTile):
    """Button with the picture of an item and its name below."""

    def __init__(self, style: Style, entry: ShelfEntry, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.entry = entry
        entry.pictures.made.connect(self._show_picture)
        self.setAccessibleName(entry.name)
        self.setAccessibleDescription(entry.summary)
        self.setToolTip(entry.summary)

    def _show_picture(self, plugin: str) -> None:
        if plugin == self.entry.plugin:
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.kit.theme.metrics
        side = round(metrics.target_px * SIDE_TARGETS)
        return QSize(side, side + 2 * self._line_px() + metrics.pad_px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _line_px(self) -> int:
        return QFontMetrics(self.kit.theme.font(self.kit.theme.metrics.small_px)).height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics, ratio = self.kit.theme, self.kit.theme.metrics, self.devicePixelRatioF()
        painter = QPainter(self)
        self.paint_ground(painter, "raised")
        if not self.hasFocus():
            painter.setPen(look.colour("hairline"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        inset = metrics.pad_px
        side = min(self.width(), round(metrics.target_px * SIDE_TARGETS)) - 2 * inset
        image = self.entry.pictures.picture(self.entry.plugin, round(side * ratio))
        if image is not None:
            wide, high = round(image.width() / ratio), round(image.height() / ratio)
            painter.drawImage(QRect((self.width() - wide) // 2, inset + (side - high) // 2, wide, high), image)
        else:
            icon = QRect(self.width() // 4, inset + side // 4, self.width() // 2, side // 2)
            self.kit.icons.paint(painter, "tni-items", icon, look.colour("text"))
        font = look.font(metrics.small_px)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        below = QRect(inset // 2, inset + side, self.width() - inset, self.height() - side - inset)
        lines = two_lines(self.entry.name, QFontMetrics(font), below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
        painter.end()

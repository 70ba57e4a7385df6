"""Panel of interactive items, from which one is put on the page by a touch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.resource_faces import two_lines

COLUMNS = 3
SIDE_TARGETS = 2.6
"""Width of a tile, in targets."""


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """Kind of item. picture: draws it, so many pixels wide and high; None if it cannot be drawn."""

    plugin: str
    name: str
    summary: str
    picture: Callable[[int], QImage | None]


class ShelfTile(TouchButton):
    """Button with the picture of an item and its name below."""

    def __init__(self, style: Style, entry: ShelfEntry, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.entry = entry
        self._drawn: tuple[int, QImage | None] | None = None
        self.setAccessibleName(entry.name)
        self.setAccessibleDescription(entry.summary)
        self.setToolTip(entry.summary)

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
        inset = metrics.pad_px
        side = self.width() - 2 * inset
        wanted = round(side * ratio)
        if self._drawn is None or self._drawn[0] != wanted:
            self._drawn = wanted, self.entry.picture(wanted)
        image = self._drawn[1]
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


class ItemShelf(TitledPanel):
    """Panel of the items. chosen: the id of the plugin whose item is wanted."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Objets à manipuler"), parent)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setSpacing(style.theme.metrics.gap_px)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolled(self._content, tr("Objets à manipuler"))
        self._note = Label(style, tr("Aucun objet n’est installé."), token="muted")
        self.rows.addWidget(self._scroll)
        self.rows.addWidget(self._note)
        self.tiles: list[ShelfTile] = []

    def show_entries(self, entries: Sequence[ShelfEntry]) -> None:
        clear_layout(self._grid)
        self.tiles = [ShelfTile(self.kit, entry, self) for entry in entries]
        for place, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _checked=False, plugin=tile.entry.plugin: self.chosen.emit(plugin))
            self._grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
        self._note.setVisible(not entries)
        self._scroll.setVisible(bool(entries))
        self._fit()

    def set_area(self, area: QRect) -> None:
        """Set the part of the parent that the panel may cover: tiles for which there is no room are scrolled to."""
        super().set_area(area)
        self._fit()

    def _fit(self) -> None:
        self._grid.activate()
        wanted, room = self._content.sizeHint(), self.free_area().height()
        self._scroll.setFixedHeight(max(wanted.height(), 1))
        above = self.sizeHint().height() - wanted.height()
        is_cut = above + wanted.height() > room
        bar_px = self._scroll.verticalScrollBar().sizeHint().width() if is_cut else 0
        self._scroll.setFixedSize(max(wanted.width(), 1) + bar_px, max(min(wanted.height(), room - above), 1))
        self.adjustSize()

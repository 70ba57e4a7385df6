"""Icons: Lucide's (ISC, see LICENSE-lucide.txt) and, named tni-*, the project's own in the same style: 24 units, one
stroke.

They are recoloured by the theme and drawn at the exact pixels of the screen.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import override

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tni.ui.chrome.painter_scale import pixels_per_unit
from tni.ui.chrome.theme import Theme

FOLDER = Path(__file__).parent
THIN_FROM_PX = 32  # optical size: above this the same stroke looks too heavy
_STROKE = re.compile(r'stroke-width="2"')


class Icons:
    """Icon renderer with a cache. One for the program."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._drawn: dict[tuple[str, int, int], QPixmap] = {}

    def pixmap(self, name: str, size_px: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """Return icon `name`, size_px logical pixels wide and high, for a screen with `ratio` pixels to each.

        Raises: FileNotFoundError for a name that is not in the set.
        """
        side = max(1, round(size_px * ratio))
        key = (name, side, colour.rgba())
        if (found := self._drawn.get(key)) is None:
            found = self._drawn[key] = self._draw(name, side, size_px, colour)
        found.setDevicePixelRatio(ratio)
        return found

    def paint(self, painter: QPainter, name: str, rect: QRect, colour: QColor) -> None:
        """Draw icon `name` in the middle of `rect`, as large as fits."""
        size = min(rect.width(), rect.height())
        ratio = pixels_per_unit(painter)
        corner = QPoint(rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2)
        painter.drawPixmap(corner, self.pixmap(name, size, colour, ratio))

    def icon(self, name: str, theme: Theme, token: str = "text", selected: str = "on_accent") -> QIcon:
        """Return an icon for Qt's own widgets. It follows the theme by itself. token, selected: its colours, of a row
        that is selected too."""
        return QIcon(_Engine(self, name, theme, token, selected))

    def _draw(self, name: str, side: int, size_px: int, colour: QColor) -> QPixmap:
        text = (self._folder / f"{name}.svg").read_text("utf-8").replace("currentColor", colour.name())
        if size_px >= THIN_FROM_PX:
            text = _STROKE.sub('stroke-width="1.75"', text)
        drawn = QPixmap(side, side)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
        painter.end()
        return drawn


class _Engine(QIconEngine):
    def __init__(self, icons: Icons, name: str, theme: Theme, token: str, selected: str) -> None:
        super().__init__()
        self._icons, self._name, self._theme = icons, name, theme
        self._token, self._selected = token, selected

    def _colour(self, mode: QIcon.Mode) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return self._theme.colour("line")
        return self._theme.colour(self._selected if mode == QIcon.Mode.Selected else self._token)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._icons.paint(painter, self._name, rect, self._colour(mode))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._icons.pixmap(self._name, min(size.width(), size.height()), self._colour(mode))

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)  # Qt requests it in pixels of the screen
        return self._icons.pixmap(self._name, side, self._colour(mode), scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._theme, self._token, self._selected)

"""Icons: Lucide's (ISC, see LICENSE-lucide.txt) and, named tni-*, the project's own in the same style: 24 units, one
stroke.

They are recoloured by the theme and drawn at the exact pixels of the screen.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tni.ui.chrome.painter_scale import pixels_per_unit
from tni.ui.chrome.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

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
        from tni.ui.chrome.icons.qt_icon import qt_icon  # few starts need one, and Qt's names of themes are many

        return qt_icon(self, name, theme, token, selected)

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

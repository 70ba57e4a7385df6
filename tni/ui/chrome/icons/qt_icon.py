"""Icons for Qt's own widgets, which follow the theme by themselves."""

from __future__ import annotations

from typing import Protocol, override

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from tni.ui.chrome.theme import Theme


class IconDrawings(Protocol):
    """Drawings of icons by their names, as `tni.ui.chrome.icons.Icons` has them."""

    def paint(self, painter: QPainter, name: str, rect: QRect, colour: QColor) -> None: ...

    def pixmap(self, name: str, size_px: int, colour: QColor, ratio: float = 1.0) -> QPixmap: ...


def qt_icon(icons: IconDrawings, name: str, theme: Theme, token: str, selected: str) -> QIcon:
    """Return icon `name`. token, selected: its colours in the theme, of a row that is selected too."""
    return QIcon(_Engine(icons, name, theme, token, selected))


class _Engine(QIconEngine):
    def __init__(self, icons: IconDrawings, name: str, theme: Theme, token: str, selected: str) -> None:
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

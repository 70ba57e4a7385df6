"""Reading band: a horizontal band of the page is clear and the rest is dark, to read line by line."""

from __future__ import annotations

from enum import Enum
from typing import override

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.showing.clear_area import ClearArea
from tni.ui.showing.dark_cover import RIM, DarkCover, paint_handle

FIRST_SHARE = 0.09
"""Half the height of the band when it is first shown, as a share of the page's height."""
FIRST_DARKNESS = 1
"""Lighter than the spotlight: what was read and what comes may be seen."""
GROWTH = 1.2


class _Held(Enum):
    TOP = "top"
    BOTTOM = "bottom"
    BAND = "band"


class ReadingBand(DarkCover):
    """Dark page with a clear band. A drag of an edge changes the height, a drag elsewhere moves the band, and a tap
    shows the line that is tapped.

    The up and down keys move it by its height, with Shift by a quarter of it; + and - change the height; Escape takes
    it away.
    """

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.darkness = FIRST_DARKNESS
        self._held, self._before = _Held.BAND, ClearArea(0, 0, 0, 0)
        self.setAccessibleName(tr("Réglette de lecture"))
        self.setAccessibleDescription(
            tr("Flèches haut et bas : ligne suivante ou précédente. Plus et moins : hauteur. Échap : tout montrer.")
        )

    @property
    def band(self) -> ClearArea:
        return self.areas[0]

    @override
    def first_areas(self) -> tuple[ClearArea, ...]:
        middle = self.width() / 2
        return (ClearArea(middle, self.height() * 0.3, middle, self.height() * FIRST_SHARE, is_round=False),)

    def follow_width(self) -> None:
        """Reach across the whole page again."""
        band = self.band
        self.show_areas((ClearArea(self.width() / 2, band.y, self.width() / 2, band.half_height, is_round=False),))

    def move_to(self, y: float) -> None:
        """Move the middle of the band, as far as the page goes."""
        band = self.band
        least = min(band.half_height, self.height() / 2)
        self.show_areas((band.at(band.x, min(max(y, least), self.height() - least), self.width(), self.height()),))

    def step(self, heights: float) -> None:
        """Move the band down by so many of its heights, or up."""
        self.move_to(self.band.y + 2 * self.band.half_height * heights)

    def grow(self, factor: float) -> None:
        """Make the band higher, or lower with a factor < 1. Its top stays where it is."""
        top = self.band.y - self.band.half_height
        self._reach_from(top, top + 2 * self.band.half_height * factor)

    def _reach_from(self, top: float, bottom: float) -> None:
        band, height = self.band, self.height()
        top, bottom = max(top, 0.0), min(bottom, float(height))
        sized = band.sized(band.half_width, (bottom - top) / 2, self.width(), height)
        self.show_areas((sized,))
        self.move_to((top + bottom) / 2)

    # -- dragging

    @override
    def hold(self, at: QPointF) -> None:
        reach = self.kit.theme.metrics.target_px / 2
        self._before, self._held = self.band, _Held.BAND
        for held, handle in ((_Held.TOP, self._edge(-1)), (_Held.BOTTOM, self._edge(1))):
            if (handle - at).manhattanLength() <= reach * 1.4:
                self._held = held

    @override
    def drag(self, at: QPointF, by: QPointF) -> None:
        before = self._before
        top, bottom = before.y - before.half_height, before.y + before.half_height
        least = self.kit.theme.metrics.target_px
        match self._held:
            case _Held.TOP:
                self._reach_from(min(top + by.y(), bottom - least), bottom)
            case _Held.BOTTOM:
                self._reach_from(top, max(bottom + by.y(), top + least))
            case _Held.BAND:
                self.move_to(before.y + by.y())

    @override
    def tap(self, at: QPointF) -> None:
        if self._held is _Held.BAND:
            self.move_to(at.y())

    # -- keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = 0.25 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        match Qt.Key(event.key()):
            case Qt.Key.Key_Down:
                self.step(fine)
            case Qt.Key.Key_Up:
                self.step(-fine)
            case Qt.Key.Key_Plus:
                self.grow(GROWTH)
            case Qt.Key.Key_Minus:
                self.grow(1 / GROWTH)
            case Qt.Key.Key_Escape | Qt.Key.Key_Delete:
                self.remove()
            case _:
                super().keyPressEvent(event)

    # -- painting

    def _edge(self, end: int) -> QPointF:
        """Return the place of the handle of the top (-1) or bottom edge, at the right, beside what is read."""
        reach = self.kit.theme.metrics.target_px / 2
        y = self.band.y + end * (self.band.half_height + reach)
        return QPointF(self.width() - 2 * reach, min(max(y, reach), self.height() - reach))

    @override
    def handles(self) -> QRegion:
        side = self.kit.theme.metrics.target_px
        region = QRegion()
        for end in (-1, 1):
            at = self._edge(end).toPoint()
            ellipse = QRegion.RegionType.Ellipse
            region = region.united(QRegion(at.x() - side // 2, at.y() - side // 2, side, side, ellipse))
        return region

    @override
    def rim(self, painter: QPainter) -> None:
        metrics = self.kit.theme.metrics
        painter.setPen(QPen(QColor(RIM), metrics.target_px / 20))
        for end in (-1, 1):
            y = self.band.y + end * self.band.half_height
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        for end in (-1, 1):
            paint_handle(painter, self._edge(end), metrics.target_px * 0.42, self.kit, turned=True)

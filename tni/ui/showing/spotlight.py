"""Spotlight: the page is dark but for one or several round or rectangular areas, which a finger moves."""

from __future__ import annotations

from dataclasses import replace
from typing import override

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.showing.clear_area import ClearArea
from tni.ui.showing.dark_cover import RIM, DarkCover, outline, paint_handle

MOST_SPOTS = 6
FIRST_SHARE = 0.24
"""Radius of the first spot, as a share of the page's height."""
KEY_STEPS = 24
GROWTH = 1.15


class Spotlight(DarkCover):
    """Dark page with spots. A drag moves the nearest rim's spot, or the one in hand; a drag of a handle sizes its spot;
    a tap shows the place that is tapped.

    Arrow keys move the spot in hand, + and - size it, the space bar takes the next one, Delete takes it away, Escape
    takes the spotlight away.
    """

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent)
        self.in_hand = 0
        """Index of the spot that was handled last."""
        self._sizes = False
        self._before: ClearArea | None = None
        self.setAccessibleName(tr("Spot"))
        self.setAccessibleDescription(
            tr("Flèches : déplacer. Plus et moins : agrandir, réduire. Espace : autre spot. Échap : tout montrer.")
        )

    @property
    def spot(self) -> ClearArea:
        """The spot in hand."""
        return self.areas[self.in_hand]

    @override
    def first_areas(self) -> tuple[ClearArea, ...]:
        half = self.height() * FIRST_SHARE
        return (ClearArea(self.width() / 2, self.height() / 2, half, half),)

    # -- commands of the strip

    def add(self) -> None:
        """Add a spot beside the one in hand."""
        if len(self.areas) >= MOST_SPOTS:
            return
        spot, width = self.spot, self.width()
        step = 2.2 * spot.half_width
        x = spot.x + step if spot.x + step + spot.half_width <= width else spot.x - step
        self.in_hand = len(self.areas)
        self.show_areas((*self.areas, spot.at(x, spot.y, width, self.height())))

    def take_away(self) -> None:
        """Take the spot in hand away; with the last one the spotlight goes."""
        if len(self.areas) == 1:
            self.remove()
            return
        left = [area for index, area in enumerate(self.areas) if index != self.in_hand]
        self.in_hand = min(self.in_hand, len(left) - 1)
        self.show_areas(left)

    def reshape(self) -> None:
        """Make the spot in hand rectangular, or round again."""
        spot = self.spot
        if spot.is_round:
            wide = replace(spot, half_width=spot.half_width * 1.5)
            self._put(wide.reshaped(is_round=False))
        else:
            self._put(spot.reshaped(is_round=True))

    def grow(self, factor: float) -> None:
        """Make the spot in hand larger, or smaller with a factor < 1."""
        spot = self.spot
        self._put(spot.sized(spot.half_width * factor, spot.half_height * factor, self.width(), self.height()))

    def _put(self, spot: ClearArea) -> None:
        self.show_areas([spot if index == self.in_hand else area for index, area in enumerate(self.areas)])

    # -- dragging

    @override
    def hold(self, at: QPointF) -> None:
        reach = self.kit.theme.metrics.target_px / 2
        for index, area in reversed(list(enumerate(self.areas))):
            if (self._handle(area) - at).manhattanLength() <= reach * 1.4:
                self._take(index, sizes=True)
                return
        near = [i for i, area in enumerate(self.areas) if area.contains(at.x(), at.y(), reach)]
        self._take(near[-1] if near else self.in_hand, sizes=False)

    def _take(self, index: int, *, sizes: bool) -> None:
        self.in_hand, self._sizes, self._before = index, sizes, self.areas[index]
        self.look_changed()

    @override
    def drag(self, at: QPointF, by: QPointF) -> None:
        before, (width, height) = self._before, (self.width(), self.height())
        if before is None:
            return
        if self._sizes:
            self._put(before.pulled(at.x(), at.y(), width, height))
        else:
            self._put(before.at(before.x + by.x(), before.y + by.y(), width, height))

    @override
    def tap(self, at: QPointF) -> None:
        if not self._sizes:
            self._put(self.spot.at(at.x(), at.y(), self.width(), self.height()))

    # -- keyboard

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.height() / KEY_STEPS
        ways = {
            Qt.Key.Key_Left: (-step, 0.0), Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step), Qt.Key.Key_Down: (0.0, step),
        }  # fmt: skip
        match key := Qt.Key(event.key()):
            case _ if key in ways:
                (dx, dy), spot = ways[key], self.spot
                self._put(spot.at(spot.x + dx, spot.y + dy, self.width(), self.height()))
            case Qt.Key.Key_Plus:
                self.grow(GROWTH)
            case Qt.Key.Key_Minus:
                self.grow(1 / GROWTH)
            case Qt.Key.Key_Space:
                self._take((self.in_hand + 1) % len(self.areas), sizes=False)
                self.changed.emit()
            case Qt.Key.Key_Delete:
                self.take_away()
            case Qt.Key.Key_Escape:
                self.remove()
            case _:
                super().keyPressEvent(event)

    # -- painting

    def _handle(self, area: ClearArea) -> QPointF:
        return QPointF(*area.handle(self.kit.theme.metrics.target_px / 2, self.width(), self.height()))

    @override
    def handles(self) -> QRegion:
        """Handles stay above other spots, so that they can always be taken hold of."""
        side = self.kit.theme.metrics.target_px
        region = QRegion()
        for area in self.areas:
            at = self._handle(area).toPoint()
            region = region.united(QRegion(at.x() - side // 2, at.y() - side // 2, side, side, _ROUND))
        return region

    @override
    def rim(self, painter: QPainter) -> None:
        metrics = self.kit.theme.metrics
        thick = metrics.target_px / 20
        for index, area in enumerate(self.areas):
            is_in_hand = index == self.in_hand and len(self.areas) > 1
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(RIM), thick * (2.5 if is_in_hand else 1)))
            painter.drawPath(outline(area))
        for area in self.areas:
            paint_handle(painter, self._handle(area), metrics.target_px * 0.42, self.kit)


_ROUND = QRegion.RegionType.Ellipse

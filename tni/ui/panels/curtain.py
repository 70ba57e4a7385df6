"""Curtain that covers the page and is drawn back from any edge."""

from __future__ import annotations

from enum import Enum
from typing import override

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import RemovableCover
from tni.ui.i18n import tr

MIN_TARGETS = 1.0
"""Minimum size of the curtain, in touch targets, so that a finger can still take hold of it."""
KEY_STEPS = 20
HINT_SHARE = 1.6
"""Size of the hint, in the least that the class can read."""


class CurtainSide(Enum):
    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


class Curtain(RemovableCover):
    """Opaque cover over `area` of its parent, drawn back from its edges to uncover parts of the page.

    The pen writes on uncovered parts. A drag near an edge moves that edge; a drag from the middle moves the curtain in
    the direction of the drag. A double tap, Escape or Delete removes the curtain. An arrow key moves it in that
    direction.
    """

    closed = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self._area = QRect()
        self._aside = dict.fromkeys(CurtainSide, 0.0)  # uncovered share of the area's width or height, 0 to 1
        self._held: CurtainSide | None = None
        self._from = QPointF()
        self._before = 0.0
        self.setAccessibleName(tr("Rideau"))
        self.setAccessibleDescription(tr("Flèches : déplacer le rideau. Échap : l’enlever."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        style.theme.changed.connect(self.update)
        self.hide()

    def draw_over(self, area: QRect) -> None:
        """Cover the whole of `area` (the visible page) and show the curtain."""
        self._area = area
        self._aside = dict.fromkeys(CurtainSide, 0.0)
        self._apply()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, area: QRect) -> None:
        """Move to the page's new area and keep the uncovered shares."""
        self._area = area
        self._apply()

    @override
    def remove(self) -> None:
        self.hide()
        self.closed.emit()

    def pull(self, side: CurtainSide, to: float) -> None:
        """Uncover the share `to` of the area, measured from `side`, as far as the opposite side allows."""
        across = side in (CurtainSide.LEFT, CurtainSide.RIGHT)
        length = max(1, self._area.width() if across else self._area.height())
        least = min(1.0, self.kit.theme.metrics.target_px * MIN_TARGETS / length)
        self._aside[side] = max(0.0, min(to, 1.0 - least - self._aside[_opposite(side)]))
        self._apply()

    def aside(self, side: CurtainSide) -> float:
        """Return the share of the area that is uncovered from `side`, 0 to 1."""
        return self._aside[side]

    def _apply(self) -> None:
        w, h = self._area.width(), self._area.height()
        left, top = round(self._aside[CurtainSide.LEFT] * w), round(self._aside[CurtainSide.TOP] * h)
        right, bottom = round(self._aside[CurtainSide.RIGHT] * w), round(self._aside[CurtainSide.BOTTOM] * h)
        self.setGeometry(self._area.adjusted(left, top, -right, -bottom))

    # -- mouse and keyboard

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = self.mapToParent(event.position())
            self._hold(self._side_near(event.position()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = self.mapToParent(event.position()) - self._from
        if self._held is None and moved.manhattanLength() > self.kit.theme.metrics.gap_px:
            self._hold(_towards(moved))
        if self._held is None:
            return
        across = self._held in (CurtainSide.LEFT, CurtainSide.RIGHT)
        by = moved.x() / max(1, self._area.width()) if across else moved.y() / max(1, self._area.height())
        self.pull(self._held, self._before + (by if self._held in (CurtainSide.LEFT, CurtainSide.TOP) else -by))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.remove()

    def _hold(self, side: CurtainSide | None) -> None:
        self._held = side
        self._before = self._aside[side] if side is not None else 0.0

    def _side_near(self, at: QPointF) -> CurtainSide | None:
        reach = self.kit.theme.metrics.target_px
        distances = {
            CurtainSide.LEFT: at.x(),
            CurtainSide.TOP: at.y(),
            CurtainSide.RIGHT: self.width() - at.x(),
            CurtainSide.BOTTOM: self.height() - at.y(),
        }
        side = min(distances, key=lambda s: distances[s])
        return side if distances[side] <= reach else None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pulls = {
            Qt.Key.Key_Down: CurtainSide.TOP, Qt.Key.Key_Up: CurtainSide.BOTTOM,
            Qt.Key.Key_Right: CurtainSide.LEFT, Qt.Key.Key_Left: CurtainSide.RIGHT,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in pulls:
            back = _opposite(pulls[key])
            if self._aside[back] > 0:  # first cover again what was uncovered from the opposite side
                self.pull(back, self._aside[back] - 1 / KEY_STEPS)
            else:
                self.pull(pulls[key], self._aside[pulls[key]] + 1 / KEY_STEPS)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete):
            self.remove()
        else:
            super().keyPressEvent(event)

    # -- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("tint"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        thick = metrics.target_px / 12
        painter.setPen(QPen(look.colour("accent"), metrics.focus_px))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = metrics.focus_px / 2
        painter.drawRect(box.adjusted(inset, inset, -inset, -inset))
        painter.setPen(QPen(look.colour("accent"), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        reach, deep = metrics.target_px * 0.7, metrics.target_px * 0.35
        middle = box.center()
        for x in (deep, box.width() - deep):
            painter.drawLine(QPointF(x, middle.y() - reach), QPointF(x, middle.y() + reach))
        for y in (deep, box.height() - deep):
            painter.drawLine(QPointF(middle.x() - reach, y), QPointF(middle.x() + reach, y))
        if box.height() > 4 * metrics.target_px:
            painter.setPen(look.colour("text"))
            painter.setFont(look.font(round(metrics.class_px * HINT_SHARE)))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(deep * 2, deep * 2, -deep * 2, -deep * 2), flags, tr("Tirer un bord"))
        painter.end()


def _opposite(side: CurtainSide) -> CurtainSide:
    return {
        CurtainSide.LEFT: CurtainSide.RIGHT,
        CurtainSide.RIGHT: CurtainSide.LEFT,
        CurtainSide.TOP: CurtainSide.BOTTOM,
        CurtainSide.BOTTOM: CurtainSide.TOP,
    }[side]


def _towards(moved: QPointF) -> CurtainSide:
    """Return the edge that follows a drag from the middle: a drag downwards uncovers the top."""
    if abs(moved.x()) > abs(moved.y()):
        return CurtainSide.LEFT if moved.x() > 0 else CurtainSide.RIGHT
    return CurtainSide.TOP if moved.y() > 0 else CurtainSide.BOTTOM

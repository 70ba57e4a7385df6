"""What a vote and a series have in common on the board: a low strip while answers are taken, then a panel.

The panel is no larger than it must be for the last row of the class, and lies at the side that the teacher has drawn it
to. One press folds either to its count.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.panel import Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.vote.panel_anchor import PanelAnchor

RESULT_ROWS = 18
"""A row of the result is at least this part of the page's height, so that its numbers are read at eight metres."""
RESULT_WIDTH = 8.5
"""Width of the result, in rows' heights."""
COUNT_SHARE, SMALL_COUNT_SHARE = 0.72, 0.5


class BigLabel(Label):
    """Words that the class reads at eight metres. size_px: 0 for a size that goes with the targets."""

    size_px = 0

    def set_size(self, size_px: int) -> None:
        if size_px != self.size_px:
            self.size_px = size_px
            self._restyle()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        look = self._kit.look
        self.setFont(look.font(self.size_px or round(look.metrics.target_px * COUNT_SHARE), bold=True))


class AnchoredPanel(QWidget):
    """Laid by its owner. resized: it wants another place; rested: it was drawn to one by hand, a `PanelAnchor`;
    put_away_wanted: all have seen the result. Who derives from it says what it shows."""

    resized = Signal()
    rested = Signal(object)
    put_away_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.resting = PanelAnchor()
        self._folded = False
        self._area = QRect()
        self._grip: QPoint | None = None
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style)
        self._fold = IconButton(style, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self._folded))
        style.look.changed.connect(self.resized)
        self.hide()

    # -- for those who derive from it

    @property
    def takes_answers(self) -> bool:
        """Whether it is open."""
        raise NotImplementedError

    @property
    def has_result(self) -> bool:
        """Whether there is one to be seen, unless it is folded."""
        raise NotImplementedError

    def _show(self) -> None:
        """Bring all that is shown up to date."""
        raise NotImplementedError

    def _size_parts(self, unit_px: int, area: QRect) -> None:
        """unit_px: height of a row of the result. area: the page's."""
        raise NotImplementedError

    @property
    def _wraps(self) -> bool:
        """Whether words are shown whose height goes with the panel's width."""
        raise NotImplementedError

    def _show_shape(self) -> None:
        """After what is shown has changed."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not self.is_compact)
        self.setToolTip(tr("Tirer pour déplacer") if self.is_compact else "")
        self._show_fold()

    def _come(self) -> None:
        """There is something to show."""
        self._show()
        if not self.isVisible():
            self.show()
            self.raise_()

    def _go(self) -> None:
        """There is nothing to show any more."""
        self._folded = False
        self._grip = None
        self.hide()

    # -- folded, put away

    @property
    def is_compact(self) -> bool:
        """Whether it is a panel, which may be drawn elsewhere, and no strip."""
        return self._folded or self.has_result

    @property
    def shows_result(self) -> bool:
        return self.has_result and not self._folded

    def fold(self, folded: bool) -> None:
        """Leave nothing but the count, or show all again."""
        self._folded = folded
        self._show()
        self.resized.emit()

    def step_back(self) -> bool:
        """Escape: fold what takes no more answers; folded already, put a result away that all have seen. A running
        vote stays as it is. Returns whether there was something to do."""
        if not self.isVisible() or self.takes_answers:
            return False
        if not self._folded:
            self.fold(True)
        elif self.has_result:
            self.put_away_wanted.emit()
        else:
            return False
        return True

    def _show_fold(self) -> None:
        """The line of buttons lies at the panel's end of the page, so that it stays under the finger that folds."""
        self._rows.setDirection(
            QBoxLayout.Direction.BottomToTop
            if self.is_compact and not self.resting.low
            else QBoxLayout.Direction.TopToBottom
        )
        opens_up = self.resting.low or not self.is_compact
        icon = "chevron-up" if self._folded == opens_up else "chevron-down"
        self._fold.show_as(icon, tr("Déplier") if self._folded else tr("Replier"))

    # -- where it lies

    def place(self, area: QRect) -> None:
        """Lie along the bottom of the page's area; folded or as a result, where the teacher wants it."""
        self._area = area
        self._show_fold()
        unit = self._unit
        self._size_parts(unit, area)
        self._rows.activate()
        wanted = self._rows.sizeHint()
        if not self.is_compact:
            wraps = self._rows.hasHeightForWidth()
            high = self._rows.totalHeightForWidth(area.width()) if wraps else wanted.height()
            high = min(high, area.height())
            self.setGeometry(area.left(), area.bottom() + 1 - high, area.width(), high)
            return
        least = 0 if self._folded else round(unit * RESULT_WIDTH)
        width = min(max(wanted.width(), least), self.room.width())
        wraps = self._wraps and self._rows.hasHeightForWidth()
        size = QSize(width, self._rows.totalHeightForWidth(width) if wraps else wanted.height())
        self.setGeometry(self.resting.box(self.room, size))
        self.update()

    @property
    def _unit(self) -> int:
        """Height of a row of the result."""
        return max(self.kit.look.metrics.target_px, self._area.height() // RESULT_ROWS)

    @property
    def room(self) -> QRect:
        """Where the panel may lie: a little away from the edges of the page's area."""
        pad = self.kit.look.metrics.pad_px
        return self._area.adjusted(pad, pad, -pad, -pad)

    @override
    def sizeHint(self) -> QSize:
        return self._rows.sizeHint()

    # -- Qt

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_compact:
            self._grip = event.position().toPoint()
            self.raise_()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        room, corner = self.room, self.mapToParent(event.position().toPoint()) - self._grip
        x = max(room.left(), min(corner.x(), room.right() + 1 - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() + 1 - self.height()))
        self.move(x, y)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        self._grip = None
        found = PanelAnchor.of(self.geometry(), self.room, self.kit.look.metrics.target_px // 2)
        if found != self.resting:
            self.resting = found
            self.rested.emit(found)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._folded:
            self.fold(True)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.look, self.kit.look.metrics
        painter = QPainter(self)
        if self.is_compact:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("line"), metrics.line_px))
            painter.setBrush(look.colour("surface"))
            half = metrics.line_px / 2
            box = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, metrics.radius_px * 1.4, metrics.radius_px * 1.4)
        else:
            painter.fillRect(self.rect(), look.colour("surface"))
            painter.fillRect(0, 0, self.width(), metrics.line_px, look.colour("line"))
        painter.end()

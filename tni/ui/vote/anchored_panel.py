"""Base of the vote's and the self-paced quiz's widget: a low strip while answers are taken, then a panel.

The panel is no larger than the last row of the class needs, and lies at the side to which the teacher has dragged it. A
press folds strip or panel to its count.
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
"""The page's height divided by this is the minimum height of a result row: it can be read at eight metres."""
RESULT_WIDTH = 8.5
"""Width of the result, in row heights."""
COUNT_SHARE, SMALL_COUNT_SHARE = 0.72, 0.5


class BigLabel(Label):
    """Label that the class can read at eight metres. size_px: font size, 0 for a size derived from the touch target."""

    size_px = 0

    def set_size(self, size_px: int) -> None:
        if size_px != self.size_px:
            self.size_px = size_px
            self._restyle()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        look = self._kit.theme
        self.setFont(look.font(self.size_px or round(look.metrics.target_px * COUNT_SHARE), bold=True))


class AnchoredPanel(QWidget):
    """Strip or panel that its owner lays out; derived classes define the content.

    resized: the geometry must be computed again. anchor_changed: the panel was dragged to a `PanelAnchor`.
    put_away_wanted: the result is to be closed.
    """

    resized = Signal()
    anchor_changed = Signal(object)
    put_away_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = style
        self.anchor = PanelAnchor()
        self._folded = False
        self._area = QRect()
        self._drag_from: QPoint | None = None
        self._rows = QVBoxLayout(self)
        set_panel_spacing(self._rows, style)
        self._fold = IconButton(style, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self._folded))
        style.theme.changed.connect(self.resized)
        self.hide()

    # -- for derived classes

    @property
    def takes_answers(self) -> bool:
        """True while answers are taken."""
        raise NotImplementedError

    @property
    def has_result(self) -> bool:
        """True if there is a result; a folded panel does not show it."""
        raise NotImplementedError

    def _show(self) -> None:
        """Update the content."""
        raise NotImplementedError

    def _size_parts(self, unit_px: int, area: QRect) -> None:
        """Set the sizes of the content. unit_px: height of a result row. area: the page's area."""
        raise NotImplementedError

    @property
    def _wraps(self) -> bool:
        """True if text is shown whose height depends on the panel's width."""
        raise NotImplementedError

    def _show_shape(self) -> None:
        """Update background, tooltip and fold button after a change of the content."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not self.is_compact)
        self.setToolTip(tr("Tirer pour déplacer") if self.is_compact else "")
        self._show_fold()

    def _update_and_show(self) -> None:
        """Update the content and show the widget."""
        self._show()
        if not self.isVisible():
            self.show()
            self.raise_()

    def _reset_and_hide(self) -> None:
        """Hide the widget, as there is nothing left to show."""
        self._folded = False
        self._drag_from = None
        self.hide()

    # -- folding and closing

    @property
    def is_compact(self) -> bool:
        """True for a panel, which can be dragged; False for the strip."""
        return self._folded or self.has_result

    @property
    def shows_result(self) -> bool:
        return self.has_result and not self._folded

    def fold(self, folded: bool) -> None:
        """Show only the count, or everything again."""
        self._folded = folded
        self._show()
        self.resized.emit()

    def step_back(self) -> bool:
        """Handle Escape: fold a panel that takes no answers, or close a result that is folded already.

        An open vote is not changed. Return True if there was something to do.
        """
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
        """Place the buttons at the edge to which the panel is anchored, so that folding keeps them under the finger."""
        self._rows.setDirection(
            QBoxLayout.Direction.BottomToTop
            if self.is_compact and not self.anchor.low
            else QBoxLayout.Direction.TopToBottom
        )
        opens_up = self.anchor.low or not self.is_compact
        icon = "chevron-up" if self._folded == opens_up else "chevron-down"
        self._fold.show_as(icon, tr("Déplier") if self._folded else tr("Replier"))

    # -- geometry

    def place(self, area: QRect) -> None:
        """Lie along the bottom of the page's area, or at the teacher's place if folded or showing a result."""
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
        width = min(max(wanted.width(), least), self.allowed_area.width())
        wraps = self._wraps and self._rows.hasHeightForWidth()
        size = QSize(width, self._rows.totalHeightForWidth(width) if wraps else wanted.height())
        self.setGeometry(self.anchor.box(self.allowed_area, size))
        self.update()

    @property
    def _unit(self) -> int:
        """Height of a result row."""
        return max(self.kit.theme.metrics.target_px, self._area.height() // RESULT_ROWS)

    @property
    def allowed_area(self) -> QRect:
        """Area in which the panel may lie: the page's area without a margin."""
        pad = self.kit.theme.metrics.pad_px
        return self._area.adjusted(pad, pad, -pad, -pad)

    @override
    def sizeHint(self) -> QSize:
        return self._rows.sizeHint()

    # -- events of Qt

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_compact:
            self._drag_from = event.position().toPoint()
            self.raise_()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            return
        allowed, corner = self.allowed_area, self.mapToParent(event.position().toPoint()) - self._drag_from
        x = max(allowed.left(), min(corner.x(), allowed.right() + 1 - self.width()))
        y = max(allowed.top(), min(corner.y(), allowed.bottom() + 1 - self.height()))
        self.move(x, y)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is None:
            return
        self._drag_from = None
        found = PanelAnchor.of(self.geometry(), self.allowed_area, self.kit.theme.metrics.target_px // 2)
        if found != self.anchor:
            self.anchor = found
            self.anchor_changed.emit(found)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._folded:
            self.fold(True)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
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

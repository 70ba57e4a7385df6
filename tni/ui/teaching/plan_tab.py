"""Tab of the lesson plan on the toolbar, for a board that pupils and teacher see alike: phase, minutes left, steps."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.cahier.plan_progress import PlanProgress
from tni.ui.chrome.button import Style
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Popover, set_panel_spacing
from tni.ui.chrome.toolbar_buttons import CaptionedButton
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip
from tni.ui.teacher.plan_box import MINUTE_S, PlanBox, left_text

TICK_MS = 5000
"""Interval in which the time left is computed; whole minutes are shown."""
WIDE_TARGETS, PANEL_TARGETS = 2.5, 10
"""Width of the tab where the toolbar has room, and of the panel, in touch targets."""


class PlanTab(CaptionedButton):
    """Button of the toolbar with the phase under way and its minutes left. Its width does not depend on them.

    shown: action that is on while a plan is followed; the toolbar shows the tab then. narrow: as of `SeanceButton`.
    ticked: the time left must be computed again.
    """

    ticked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.shown = QAction(self)
        self.shown.setCheckable(True)
        self.caption = tr("Plan")
        self._minutes, self._is_over = "", False
        self._seconds = QTimer(self, interval=TICK_MS)
        self._seconds.timeout.connect(self.ticked)

    def show_plan(self, plan: PlanProgress | None) -> None:
        """Show the phase under way; None hides the tab."""
        current = None if plan is None else plan.current
        left = None if current is None else current.left_s
        self._is_over = left is not None and left < 0
        self._minutes = "" if left is None else _short_text(left)
        self.caption = tr("Plan") if current is None else current.phase.title or tr("Phase sans titre")
        said = [self.caption, *(() if left is None else (left_text(left),))]
        self.setAccessibleName(tr("Plan : {}").format(", ".join(said)))
        self.setToolTip(tool_tip(" – ".join(said)))
        self.update()
        if (plan is not None) != self.shown.isChecked():
            self.shown.setChecked(plan is not None)
            self._seconds.start() if plan is not None else self._seconds.stop()

    @property
    def minutes(self) -> str:
        """Minutes left as the tab shows them; "" for a phase without a length."""
        return self._minutes

    @override
    def sizeHint(self) -> QSize:
        return self.narrow_size if self.narrow else self._sized(round(self.kit.theme.metrics.target_px * WIDE_TARGETS))

    @property
    def narrow_size(self) -> QSize:
        return self._sized(0)

    def _sized(self, width_px: int) -> QSize:
        metrics = self.kit.theme.metrics
        time = QFontMetrics(self.kit.theme.font(bold=True)).horizontalAdvance(_short_text(-99 * MINUTE_S))
        small = QFontMetrics(self.kit.theme.font(metrics.small_px)).height()
        high = metrics.target_px + (small if self.kit.theme.icon_labels else 0)
        return QSize(max(metrics.target_px, width_px, time + metrics.gap_px), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        corner = self.paint_ground(painter)
        small = look.font(metrics.small_px)
        high, pad = QFontMetrics(small).height(), metrics.pad_px // 2 if look.icon_labels else metrics.line_px
        below = QRect(0, self.height() - 1 - high - pad, self.width(), high)
        box = QRect(0, pad, self.width(), below.top() - pad)
        painter.setFont(small)
        painter.setPen(look.colour("text"))
        title = QFontMetrics(small).elidedText(self.caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, title)
        if self._minutes:
            painter.setFont(look.font(bold=True))
            painter.setPen(look.colour("danger" if self._is_over else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._minutes)
        else:
            side = min(metrics.icon_px, box.height())
            place = QRect(0, 0, side, side)
            place.moveCenter(box.center())
            self.kit.icons.paint(painter, "tni-plan", place, look.colour("text"))
        self.paint_corner(painter, corner)
        painter.end()


class PlanPanel(Popover):
    """Panel beside the tab: the plan as the teacher's window shows it, in sizes for a finger. What does not fit above
    the toolbar is scrolled."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Plan"), parent)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self.box = PlanBox(style)
        self._scroll = scrolled(self.box, tr("Plan"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFixedWidth(style.theme.metrics.target_px * PANEL_TARGETS)
        rows.addWidget(self._scroll)

    def fit(self) -> None:
        """Take the height of what is shown now, at the same place beside the tab."""
        inner, layout, bottom = self.box.layout(), self.layout(), self.geometry().bottom()
        assert inner is not None
        assert layout is not None
        inner.activate()
        margins = layout.contentsMargins()
        most = self.free_area().height() - margins.top() - margins.bottom()
        self._scroll.setFixedHeight(min(inner.totalHeightForWidth(self._scroll.width()), most))
        layout.activate()
        self.adjustSize()
        self.keep_inside(QPoint(self.x(), bottom + 1 - self.height()))


def _short_text(left_s: float) -> str:
    """Return the time left for the tab: "12 min", or "+2 min" over it."""
    if left_s < 0:
        return tr("+{} min").format(max(1, int(-left_s // MINUTE_S)))
    return tr("{} min").format(max(1, int(-(-left_s // MINUTE_S))))

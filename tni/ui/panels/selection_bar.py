"""Bar with the most used actions beside a selection: duplicate, bring to front, lock, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.document.overlay import SelectionFrame
from tni.document.selection import frame_of
from tni.document.view import View
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.overlay_painter import MARGIN_PX
from tni.ui.chrome.button import ActionButton, IconButton, Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.panel import Panel, set_panel_spacing
from tni.ui.i18n import tr

ACTIONS = (CommandId.DUPLICATE, CommandId.FRONT, CommandId.LOCK, CommandId.DELETE)
RECHECK_MS = 60
"""Interval at which a selection that is held by a hand is checked again, in ms."""


class SelectionBar(Panel):
    """Bar below the selection frame, or above it if there is no room; hidden while the selection is being moved.

    more_wanted: the drawer with the other actions is requested.
    """

    more_wanted = Signal()

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Sélection"), parent)
        self._followed: Callable[[], None] = lambda: None
        self._recheck_timer = QTimer(self, singleShot=True, interval=RECHECK_MS)
        self._recheck_timer.timeout.connect(lambda: self._followed())
        line = QHBoxLayout(self)
        set_panel_spacing(line, style)
        for command in ACTIONS:
            line.addWidget(ActionButton(style, commands[command], parent=self))
        more = IconButton(style, "ellipsis", tr("Autres actions"), self)
        more.clicked.connect(self.more_wanted)
        line.addWidget(more)
        self.hide()

    def follow(self, editor: LessonEditor, canvas: Canvas) -> None:
        """Show, hide or move the bar with the selection. canvas: the canvas of the page, a sibling of the bar."""
        self._recheck_timer.stop()
        choosing = editor.tool is ToolName.SELECT and editor.selection and editor.editing is None
        frame = frame_of(editor.document, editor.selection) if choosing else None
        if frame is None:
            self.hide()
        elif editor.busy:  # no event reports the end of a press that changed nothing
            self.hide()
            self._followed = lambda: self.follow(editor, canvas)
            self._recheck_timer.start()
        else:
            self._place_beside(_taken(frame, editor.view, canvas), canvas.geometry())

    def _place_beside(self, taken: QRect, area: QRect) -> None:
        """Place the bar beside `taken`, the frame with its handles. area: the area that may be covered."""
        self.set_area(area)
        self.ensurePolished()
        self.adjustSize()
        gap = self.kit.theme.metrics.gap_px * 2
        free = self.free_area()
        below, above = taken.bottom() + 1 + gap, taken.top() - gap - self.height()
        fits_below = below + self.height() <= free.bottom() + 1
        top = below if fits_below or above < free.top() else above
        self.keep_inside(QPoint(taken.center().x() - self.width() // 2, top))
        if not self.isVisible():
            self.show()
            self.raise_()


def _taken(frame: SelectionFrame, view: View, canvas: Canvas) -> QRect:
    """Return the selection frame with its handles, in pixels of the window."""
    ratio = canvas.devicePixelRatioF()
    scale = canvas.chrome_scale * ratio
    points = [
        *map(tuple, frame.corners().tolist()),
        *frame.handles(scale / view.scale).values(),
        *frame.shape_corners(),
    ]
    shown = [view.to_screen(x, y) for x, y in points]
    left, right = min(x for x, _ in shown), max(x for x, _ in shown)
    top, bottom = min(y for _, y in shown), max(y for _, y in shown)
    radius = MARGIN_PX * scale
    box = QRectF(left, top, right - left, bottom - top).adjusted(-radius, -radius, radius, radius)
    return QRectF(box.topLeft() / ratio, box.size() / ratio).toAlignedRect().translated(canvas.pos())

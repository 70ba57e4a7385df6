"""Large pictures of whole pages, to look through before they are handed out."""

from __future__ import annotations

from collections.abc import Generator
from time import perf_counter
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.ui.canvas.thumbnail import PageFace, PictureSource, PictureState
from tni.ui.chrome.button import Style
from tni.ui.panels.page_list import PAINT_INTERVAL_MS, THUMBNAIL_BUDGET_S

RETRY_MS = 250
"""Time after which a picture is asked for again that was not available yet."""
NARROWEST_TARGETS = 6
MOST_HIGH_PX = 12_000
"""Height of the picture of an endless page from which it is made smaller."""


class PageLook(QWidget):
    """Picture of a page, as wide as the place that it has.

    Signals:
        drawn: the picture is there.
        failed: the page cannot be drawn.
    """

    drawn = Signal()
    failed = Signal()

    def __init__(self, style: Style, page: str, name: str, picture: PictureSource) -> None:
        """name: for screen readers."""
        super().__init__()
        self.kit, self.page, self._source = style, page, picture
        self._picture = QPixmap()
        self._steps: Generator[None, None, PageFace] | None = None
        self._asked_px = 0
        self.has_failed = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, interval=PAINT_INTERVAL_MS)
        self._timer.timeout.connect(self._draw_some)

    @property
    def is_drawn(self) -> bool:
        """True once all of the picture is there that was asked for last; until then an older one may stand, or one
        without the page of a PDF, as it does where that cannot be drawn."""
        return not self._picture.isNull() and not self._timer.isActive() and not self.has_failed

    def refresh(self) -> None:
        """Draw the page again, because it looks different or more of it is available."""
        width = round(self.width() * self.devicePixelRatioF())
        self._steps = self._source(self.page, QSize(width, MOST_HIGH_PX))
        self._asked_px = self.width()
        self._timer.start(PAINT_INTERVAL_MS)

    def _draw_some(self) -> None:
        if self._steps is None:
            self.refresh()
            return
        end_s = perf_counter() + THUMBNAIL_BUDGET_S
        try:
            while perf_counter() < end_s:
                next(self._steps)
        except StopIteration as end:
            self._steps = None
            self._show(end.value)

    def _show(self, drawn: PageFace) -> None:
        found = QPixmap.fromImage(drawn.image)
        if found.isNull():
            self._timer.start(RETRY_MS)
            return
        self._picture = found
        self.setFixedHeight(max(1, self.width() * found.height() // found.width()))
        self.update()
        self.has_failed = drawn.state is PictureState.FAILED
        if drawn.state is PictureState.PROVISIONAL:
            self._timer.start(RETRY_MS)
            return
        self._timer.stop()
        (self.failed if self.has_failed else self.drawn).emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self.width() != self._asked_px:
            self.refresh()

    @override
    def sizeHint(self) -> QSize:
        width = self.kit.theme.metrics.target_px * NARROWEST_TARGETS
        return QSize(width, width * 9 // 16)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._picture.isNull():
            painter.fillRect(frame, look.colour("raised"))
        else:
            size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            frame = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
            painter.drawPixmap(frame.toRect(), self._picture)
        painter.setPen(QPen(look.colour("line"), look.metrics.line_px))
        painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

"""Piece of the page beside the size of its ruling: letters of the pen on it, or the whole page, on which a finger drags
the origin."""

from __future__ import annotations

from dataclasses import replace
from math import cos, pi
from typing import override

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from tni.document.drawlist import DrawPaper
from tni.document.items import Page
from tni.document.page_format import USUAL_OPTIONS, WITH_ORIGIN, Ruling, RulingOptions, ruling_step_mm
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import paint_paper
from tni.ui.chrome.button import Style

SAMPLE_TARGETS, PAGE_TARGETS = (9, 3), (9, 4)
LETTER_SHARE = {Ruling.SEYES: 0.25, Ruling.LINED: 0.25, Ruling.FIRST_WRITING: 1.0, Ruling.MILLIMETRE: 5.0}
"""Height of small letters, in parts of the distance of the main lines; otherwise a half."""
BASE_SHARE = {Ruling.FIRST_WRITING: 6.0, Ruling.MILLIMETRE: 10.0}
"""Distance of the lines on which letters stand, likewise; otherwise the distance itself."""
UNWRITTEN = frozenset({Ruling.STAVES, Ruling.ISOMETRIC, Ruling.ISOMETRIC_DOTS})
NEAR_MIDDLE_MM, KEY_MM = 4.0, 5.0


class RulingSample(QWidget):
    """Piece of the page in its own scale, with letters of the pen. The page of a ruling with an origin is shown whole.

    Signals:
        origin_dragged: the place of zero while it is dragged, mm. origin_chosen: where it was let go.
    """

    origin_dragged = Signal(float, float)
    origin_chosen = Signal(float, float)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit = style
        self._page: Page | None = None
        self._colour, self._pen_mm, self._px_per_mm, self.size_mm = "#000000", 1.0, 4.0, 0.0
        self.options = USUAL_OPTIONS

    def show_page(self, page: Page, px_per_mm: float, colour: str, pen_mm: float) -> None:
        """px_per_mm: scale of the page on the screen, in logical pixels."""
        self._page, self._px_per_mm, self._colour, self._pen_mm = page, px_per_mm, colour, pen_mm
        self.size_mm, self.options = ruling_step_mm(page.ruling, page.ruling_mm), page.ruling_options
        is_whole = page.ruling in WITH_ORIGIN
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_whole else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if is_whole else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def show_size(self, size_mm: float) -> None:
        self.size_mm = size_mm
        self.update()

    def show_options(self, options: RulingOptions) -> None:
        self.options = options
        self.update()

    @property
    def _is_whole(self) -> bool:
        return self._page is not None and self._page.ruling in WITH_ORIGIN

    @override
    def sizeHint(self) -> QSize:
        side = self._kit.theme.metrics.target_px
        across, down = PAGE_TARGETS if self._is_whole else SAMPLE_TARGETS
        return QSize(across * side, down * side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        painter = QPainter(self)
        if self._is_whole:
            self._paint_page(painter, self._page)
        else:
            self._paint_piece(painter, self._page)
        painter.end()

    # -- the whole page

    def _fit(self, page: Page) -> tuple[float, float, float]:
        """Return the scale of the whole page, and where it begins."""
        wide, high = page.format.width_mm, page.format.height_mm
        scale = min(self.width() / wide, self.height() / high)
        return scale, (self.width() - wide * scale) / 2, (self.height() - high * scale) / 2

    def _paint_page(self, painter: QPainter, page: Page) -> None:
        scale, left, top = self._fit(page)
        form = page.format
        sheet = DrawPaper(page.paper, page.ruling, form.width_mm, form.height_mm, self.size_mm, self.options)
        painter.translate(round(left), round(top))
        paint_paper(painter, sheet, scale, PxRect(0, 0, round(form.width_mm * scale), round(form.height_mm * scale)))
        x, y = self._origin(page)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._kit.theme.colour("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x * scale, y * scale), 9, 9)

    def _origin(self, page: Page) -> tuple[float, float]:
        return self.options.origin_mm or (page.format.width_mm / 2, page.format.height_mm / 2)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_whole:
            self._drag(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_whole and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event.position())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_whole and self.options.origin_mm is not None:
            self.origin_chosen.emit(*self.options.origin_mm)

    def _drag(self, at: QPointF) -> None:
        assert self._page is not None
        scale, left, top = self._fit(self._page)
        self._put((at.x() - left) / scale, (at.y() - top) / scale, reach_mm=NEAR_MIDDLE_MM)

    def _put(self, x: float, y: float, reach_mm: float = 0.0) -> None:
        """Put the origin at a place of the page, to the millimetre; near the middle, in it."""
        assert self._page is not None
        form = self._page.format
        x, y = (
            size / 2 if abs(at - size / 2) <= reach_mm else float(round(min(max(at, 0.0), size)))
            for at, size in ((x, form.width_mm), (y, form.height_mm))
        )
        self.show_options(replace(self.options, origin_mm=(x, y)))
        self.origin_dragged.emit(x, y)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        way = ways.get(Qt.Key(event.key())) if self._is_whole and self._page is not None else None
        if way is None or self._page is None:
            super().keyPressEvent(event)
            return
        x, y = self._origin(self._page)
        self._put(x + way[0] * KEY_MM, y + way[1] * KEY_MM)
        assert self.options.origin_mm is not None
        self.origin_chosen.emit(*self.options.origin_mm)

    # -- a piece of it

    def _paint_piece(self, painter: QPainter, page: Page) -> None:
        scale, width, height = self._px_per_mm, self.width(), self.height()
        step = self.size_mm * scale
        lines = step * BASE_SHARE.get(page.ruling, 1.0)
        down = round(max(lines - 0.8 * height, 0.0))  # so that the line on which letters stand is seen
        base = max(1, int(height / lines)) * lines if lines <= height else lines
        high = (height + down) / scale + 1
        sheet = DrawPaper(page.paper, page.ruling, width / scale + 1, high, self.size_mm, self.options)
        painter.translate(0, -down)
        paint_paper(painter, sheet, scale, PxRect(0, down, width, down + height))
        if page.ruling in UNWRITTEN:
            return
        tall = step * LETTER_SHARE.get(page.ruling, 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._colour), self._pen_mm * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        start, end = width * 0.3, width * 0.8
        wave = [
            QPointF(x, base - tall / 2 * (1 - cos(2 * pi * (x - start) / max(tall, 1)))) for x in _steps(start, end)
        ]
        painter.drawPolyline(QPolygonF(wave))


def _steps(start: float, end: float) -> list[float]:
    return [start + k for k in range(int(end - start) + 1)]

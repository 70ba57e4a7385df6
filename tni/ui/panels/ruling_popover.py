"""Popover with the size of the page's ruling: a slider, and a sample with a line of the pen."""

from __future__ import annotations

from math import cos, pi
from typing import override

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from tni.document.drawlist import DrawPaper
from tni.document.items import Page
from tni.document.page_format import RULING_RANGE_MM, Ruling
from tni.render.paper import ruling_step_mm
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import paint_paper
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label, Popover, set_panel_spacing
from tni.ui.i18n import tr

SAMPLE_TARGETS = (9, 3)
LETTER_SHARE = {Ruling.SEYES: 0.25}
"""Height of small letters, in parts of the distance of the main lines; otherwise a half."""


class RulingSample(QWidget):
    """Piece of the page in its own scale, with letters of the pen."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit = style
        self._page: Page | None = None
        self._colour, self._pen_mm, self._px_per_mm, self.size_mm = "#000000", 1.0, 4.0, 0.0

    def show_page(self, page: Page, px_per_mm: float, colour: str, pen_mm: float) -> None:
        """px_per_mm: scale of the page on the screen, in logical pixels."""
        self._page, self._px_per_mm, self._colour, self._pen_mm = page, px_per_mm, colour, pen_mm
        self.size_mm = ruling_step_mm(page.ruling, page.ruling_mm)
        self.update()

    def show_size(self, size_mm: float) -> None:
        self.size_mm = size_mm
        self.update()

    def sizeHint(self) -> QSize:
        side = self._kit.theme.metrics.target_px
        return QSize(SAMPLE_TARGETS[0] * side, SAMPLE_TARGETS[1] * side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._page is None:
            return
        scale = self._px_per_mm
        painter = QPainter(self)
        width, height = self.width(), self.height()
        sheet = DrawPaper(self._page.paper, self._page.ruling, width / scale + 1, height / scale + 1, self.size_mm)
        paint_paper(painter, sheet, scale, PxRect(0, 0, width, height))
        step = self.size_mm * scale
        tall = step * LETTER_SHARE.get(self._page.ruling, 0.5)
        base = max(1, int(height / step)) * step if step <= height else height * 0.8
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
        painter.end()


def _steps(start: float, end: float) -> list[float]:
    return [start + k for k in range(int(end - start) + 1)]


class RulingPopover(Popover):
    """Size of the ruling. size_chosen: a size in mm, once the slider is let go."""

    size_chosen = Signal(float)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Taille des carreaux"), parent)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self._value = Label(style)
        self._value.setMinimumWidth(2 * style.theme.metrics.target_px)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Taille des carreaux"))
        self.slider.setRange(*(round(mm) for mm in RULING_RANGE_MM))
        self.slider.setTracking(False)
        self.slider.setMinimumHeight(style.theme.metrics.target_px)
        self.slider.sliderMoved.connect(self._preview)
        self.slider.valueChanged.connect(self._choose)
        self.sample = RulingSample(style)
        self.sample.setAccessibleName(tr("Exemple"))
        line = QHBoxLayout()
        line.addWidget(self.slider, 1)
        line.addWidget(self._value)
        rows.addWidget(Label(style, tr("Taille des carreaux"), size="small", token="muted"))
        rows.addWidget(self.sample)
        rows.addLayout(line)

    def show_page(self, page: Page, px_per_mm: float, colour: str, pen_mm: float) -> None:
        """Show the ruling of a page, and letters of the pen on it."""
        self.sample.show_page(page, px_per_mm, colour, pen_mm)
        self.slider.blockSignals(True)
        self.slider.setValue(round(self.sample.size_mm))
        self.slider.blockSignals(False)
        self._show_value()

    def _preview(self, size_mm: int) -> None:
        self.sample.show_size(float(size_mm))
        self._show_value()

    def _choose(self, size_mm: int) -> None:
        self._preview(size_mm)
        self.size_chosen.emit(float(size_mm))

    def _show_value(self) -> None:
        self._value.setText(tr("{} mm", "length").format(f"{self.sample.size_mm:g}"))

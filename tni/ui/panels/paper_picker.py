"""Rulings to choose from, each by a picture of it on the page's own paper."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.document.drawlist import DrawPaper
from tni.document.items import Page
from tni.document.page_format import Paper, Ruling, RulingOptions
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import paint_paper
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceButton, ChoiceGrid
from tni.ui.i18n import tr

COLUMNS = 3
TILE_TARGETS, PICTURE_TARGETS = (2.3, 1.9), 1.3
PX_PER_MM_OF_TARGET = 1 / 16
"""Scale of the pictures, for each pixel of a touch target."""
SHOWN_MM = {
    Ruling.LINED: 5.0, Ruling.FIRST_WRITING: 2.2, Ruling.MILLIMETRE: 2.0, Ruling.ISOMETRIC: 6.0,
    Ruling.ISOMETRIC_DOTS: 6.0, Ruling.STAVES: 2.0, Ruling.AXES: 5.0, Ruling.NUMBER_LINE: 8.0, Ruling.POLAR: 2.0,
}  # fmt: skip
"""Rulings that are offered, and their size on the pictures."""


def ruling_name(ruling: Ruling) -> str:
    """Return the name of a ruling that is offered."""
    return {
        Ruling.LINED: tr("Lignes"), Ruling.FIRST_WRITING: tr("Écriture CP"), Ruling.MILLIMETRE: tr("Millimétré"),
        Ruling.ISOMETRIC: tr("Isométrique"), Ruling.ISOMETRIC_DOTS: tr("Isométrique à points"),
        Ruling.STAVES: tr("Portées"), Ruling.AXES: tr("Repère"), Ruling.NUMBER_LINE: tr("Droite graduée"),
        Ruling.POLAR: tr("Cercles"),
    }[ruling]  # fmt: skip


class PaperButton(ChoiceButton[str]):
    """Button with a picture of a ruling, and its name below."""

    def __init__(self, style: Style, ruling: Ruling) -> None:
        super().__init__(style, ruling.value, ruling_name(ruling))
        self._ruling, self.paper = ruling, Paper.WHITE

    def sizeHint(self) -> QSize:
        side = self.kit.theme.metrics.target_px
        return QSize(round(TILE_TARGETS[0] * side), round(TILE_TARGETS[1] * side))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, chosen="tint")
        inset = metrics.gap_px
        box = QRectF(inset, inset, self.width() - 2 * inset, PICTURE_TARGETS * metrics.target_px)
        painter.save()
        painter.setClipRect(box)
        painter.translate(round(box.x()), round(box.y()))
        scale = metrics.target_px * PX_PER_MM_OF_TARGET
        wide, high = box.width() / scale, box.height() / scale
        origin = (8.0, high * 0.4) if self._ruling is Ruling.NUMBER_LINE else (wide / 2, high / 2)
        options = RulingOptions(margin=False, origin_mm=origin)
        sheet = DrawPaper(self.paper, self._ruling, wide, high, SHOWN_MM[self._ruling], options)
        part = PxRect(0, 0, round(box.width()) + 1, round(box.height()) + 1)
        paint_paper(painter, sheet, scale, part, with_numbers=self._ruling is Ruling.NUMBER_LINE)
        painter.restore()
        painter.setPen(QPen(look.colour("accent" if self.isChecked() else "line"), 2 if self.isChecked() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(look.colour("accent" if self.isChecked() else "text"))
        painter.setFont(look.font(metrics.small_px, bold=self.isChecked()))
        below = QRectF(0, box.bottom(), self.width(), self.height() - box.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
        painter.end()


class PaperPicker(QWidget):
    """Grid of rulings. chosen: one was pressed."""

    chosen = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.buttons = [PaperButton(style, ruling) for ruling in SHOWN_MM]
        self._grid = ChoiceGrid(style, tr("Autres papiers"), self.buttons, COLUMNS)
        self._grid.chosen.connect(lambda value: self.chosen.emit(Ruling(value)))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._grid)

    def show_page(self, page: Page) -> None:
        """Show the rulings on a page's paper, its own chosen."""
        for button in self.buttons:
            button.paper = page.paper
            button.update()
        self._grid.choose(page.ruling.value)

"""A pen's line drawn before anything is thought about it.

The session's turn through Python and the exact coverage of the ink take as long as Qt and X together, so from its
second point on a pen's line is first drawn plainly, shown, and only then handed on. What differs, the shade of its
joints, is put right when the stroke ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPaintDevice, QPainter, QPen, QTransform

from tni.document.pointer import WetInk
from tni.document.view import View
from tni.ink.grain import TEXEL_MM, chalk_table, level_for, levels
from tni.ink.nib import FELT_ANGLE, FELT_NARROW
from tni.ink.pen import PenKind

_ANTIALIASING = QPainter.RenderHint.Antialiasing
MARGIN_PX = 2.0
"""Around the line, for its soft edge and whole pixels."""
_FELT = QTransform().rotateRadians(FELT_ANGLE).scale(1.0, FELT_NARROW)
"""An ellipse, which lies within the marker's tip and leaves its corners out until the line is drawn as it is."""


@dataclass(slots=True)
class FastStroke:
    """What it is drawn with, and where it has come to, in surface pixels."""

    pen: QPen
    x: float
    y: float
    kind: PenKind = PenKind.PEN

    @property
    def tip(self) -> QTransform | None:
        """From a round tip to the pen's, if it is another."""
        return _FELT if self.kind is PenKind.FELT else None

    @classmethod
    def after(cls, wet: WetInk, view: View) -> FastStroke | None:
        """To go on from the ink that is on the screen; None for a highlighter, which only coverage keeps even."""
        kind = wet.pen.kind
        if kind is PenKind.HIGHLIGHTER:
            return None
        line = cls(QPen(QColor(wet.pen.colour)), 0.0, 0.0, kind)
        if kind.grainy:
            line.pen.setBrush(_chalk(wet.pen.colour, view))
        line.pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        line.follow(wet, view)
        return line

    def follow(self, wet: WetInk, view: View) -> None:
        """The session has taken the last point: from there, and as wide as the pen was pressed there."""
        end = wet.segments[-1]
        self.x, self.y = view.to_screen(float(end[3]), float(end[4]))
        width_mm = 2 * float(end[5])
        self.pen.setWidthF(max(width_mm - self.kind.soft_mm, width_mm / 2) * view.scale)

    def box(self, x: float, y: float) -> tuple[float, float, float, float]:
        """Left, top, width and height of the line to (x, y), surface pixels, with its soft edge."""
        reach = self.pen.widthF() / 2 + MARGIN_PX
        return min(self.x, x) - reach, min(self.y, y) - reach, abs(x - self.x) + 2 * reach, abs(y - self.y) + 2 * reach

    def draw(self, front: QImage, x: float, y: float) -> None:
        """The line to (x, y), surface pixels, on the picture."""
        draw_fast_line(front, self.pen, QLineF(self.x, self.y, x, y), self.tip)


def draw_fast_line(
    device: QPaintDevice, pen: QPen, line: QLineF, tip: QTransform | None = None, origin: tuple[int, int] = (0, 0)
) -> None:
    """Plainly, with soft edges. line: in pixels of the surface; tip: from a round tip to the pen's; origin: of the
    surface, in pixels of the device."""
    painter = QPainter(device)
    painter.setRenderHint(_ANTIALIASING)
    painter.setPen(pen)
    painter.translate(*origin)
    if tip is not None:
        painter.setTransform(tip, combine=True)
        line = tip.inverted()[0].map(line)
    painter.drawLine(line)
    painter.end()


def _chalk(colour: str, view: View) -> QBrush:
    """What is painted with in chalk: the board's hollows are left out, where the page has them."""
    level = level_for(view.scale)
    brush = QBrush(_hollows(colour, level))
    texel_px = TEXEL_MM * 2**level * view.scale
    brush.setTransform(QTransform(texel_px, 0.0, 0.0, texel_px, view.x_px, view.y_px))
    return brush


@lru_cache(maxsize=4)
def _hollows(colour: str, level: int) -> QImage:
    """The level's texels: there wholly or not at all, since pieces of a line lie over each other."""
    stays = chalk_table(level)[255][levels()[level]] >= 128
    rgb = np.uint32(QColor(colour).rgba())
    pixels = np.where(stays, rgb, np.uint32(0))
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, QImage.Format.Format_ARGB32_Premultiplied).copy()

"""Plain line of a pen: a straight piece to each new point, drawn before the point is processed in any other way.

The lesson editor's Python code and the exact coverage of the ink take as long as Qt and X together. So from its second
point on, a pen's line is first drawn plainly and shown, and only then handed on. The pixels where two pieces meet come
out a little too dark; they are painted exactly by `wet_ink_smoothing`, at the latest when the stroke ends.
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
"""Margin around the line for its soft edge and whole pixels."""
_FELT = QTransform().rotateRadians(FELT_ANGLE).scale(1.0, FELT_NARROW)
"""An ellipse within the felt pen's tip. It leaves out the tip's corners until the exact line is drawn."""


@dataclass(slots=True)
class FastStroke:
    """Plain line under way: the pen that draws it and its end, in surface pixels."""

    pen: QPen
    x: float
    y: float
    kind: PenKind = PenKind.PEN

    @property
    def tip(self) -> QTransform | None:
        """Transform from a round tip to the pen's tip; None when the tip is round."""
        return _FELT if self.kind is PenKind.FELT else None

    @classmethod
    def after(cls, wet: WetInk, view: View) -> FastStroke | None:
        """Return a line that continues the ink on the screen. Returns None for a highlighter, because only the exact
        coverage keeps it even."""
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
        """Move the line's end to the last point that the lesson editor has handled, and take over the width there."""
        end = wet.segments[-1]
        self.x, self.y = view.to_screen(float(end[3]), float(end[4]))
        width_mm = 2 * float(end[5])
        self.pen.setWidthF(max(width_mm - self.kind.soft_mm, width_mm / 2) * view.scale)

    def box(self, x: float, y: float) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the line to (x, y), in surface pixels, with its soft edge."""
        reach = self.pen.widthF() / 2 + MARGIN_PX
        return min(self.x, x) - reach, min(self.y, y) - reach, abs(x - self.x) + 2 * reach, abs(y - self.y) + 2 * reach

    def draw(self, front: QImage, x: float, y: float) -> None:
        """Draw the line to (x, y), surface pixels, on the picture."""
        draw_fast_line(front, self.pen, QLineF(self.x, self.y, x, y), self.tip)


def draw_fast_line(
    device: QPaintDevice, pen: QPen, line: QLineF, tip: QTransform | None = None, origin: tuple[int, int] = (0, 0)
) -> None:
    """Draw a plain line with soft edges. line: in pixels of the surface; tip: from a round tip to the pen's; origin: of
    the surface, in pixels of the device."""
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
    """Return a chalk brush. It leaves out the board's hollows at the places where the page has them."""
    level = level_for(view.scale)
    brush = QBrush(_hollows(colour, level))
    texel_px = TEXEL_MM * 2**level * view.scale
    brush.setTransform(QTransform(texel_px, 0.0, 0.0, texel_px, view.x_px, view.y_px))
    return brush


@lru_cache(maxsize=4)
def _hollows(colour: str, level: int) -> QImage:
    """Return the image of the level's texels. Each is either painted or left out entirely, because pieces of a line
    overlap."""
    stays = chalk_table(level)[255][levels()[level]] >= 128
    rgb = np.uint32(QColor(colour).rgba())
    pixels = np.where(stays, rgb, np.uint32(0))
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, QImage.Format.Format_ARGB32_Premultiplied).copy()

"""Predicted ink and its painting: a ribbon from the end of a pen's ink, which gets thinner and fainter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import asin, ceil, floor, pi

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPolygonF

from tni.document.drawlist import HIGHLIGHT_OPACITY, Blend, highlight_blend
from tni.document.page_format import Paper
from tni.document.pointer import WetInk
from tni.document.view import View
from tni.ink.nib import width_factor
from tni.ink.pen import PenKind
from tni.render.pixel_view import PxRect
from tni.render.raster.ink import composition_mode
from tni.render.raster.item_painter import ALPHA_FORMAT

OPACITIES = ((0.0, 0.8), (0.6, 0.5), (1.0, 0.1))
"""(fraction of the length, opacity): ink predicted farther ahead is less certain."""
CHALK_OPACITY = 0.7
"""About the share of the board that chalk covers. The chalk's grain is left out."""
SLOPE, END_WIDTH = 0.3, 0.5
"""Narrowing of each side per unit of length, and the minimum share of the width at the tip that remains."""
MIN_LENGTH_PX = 1.0
"""A shorter piece of predicted ink is not painted."""
MARGIN_PX = 2
BULGE_PLACES = 17

_NO_PEN = Qt.PenStyle.NoPen

_Places = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PenTip:
    """Look of a pen's line at its tip. width_px: width of the line there, in surface pixels. blend: how it mixes with
    what it covers."""

    kind: PenKind
    colour: str
    width_px: float
    blend: Blend = Blend.NORMAL

    @classmethod
    def of(cls, wet: WetInk, view: View, paper: Paper) -> PenTip:
        """Return the tip at the end of the ink that is on the screen."""
        tip = cls.plain(wet, view)
        return tip if tip.kind is not PenKind.HIGHLIGHTER else replace(tip, blend=highlight_blend(paper))

    @classmethod
    def plain(cls, wet: WetInk, view: View) -> PenTip:
        """Return the tip of ink that looks the same on every paper."""
        return cls(wet.pen.kind, wet.pen.colour, 2 * float(wet.segments[-1, 5]) * view.scale)

    @property
    def opacity(self) -> float:
        match self.kind:
            case PenKind.HIGHLIGHTER:
                return HIGHLIGHT_OPACITY[self.blend]
            case PenKind.CHALK:
                return CHALK_OPACITY
            case _:
                return 1.0


@dataclass(slots=True)
class PredictedInk:
    """Predicted ink of one pen. outline: surface pixels. mode: how it is painted onto what is there."""

    outline: QPolygonF
    brush: QBrush
    mode: QPainter.CompositionMode

    def box(self, ratio: float) -> QRect:
        """Return the bounds in the widget, with the soft edge. ratio: surface pixels to each of the widget's."""
        of = self.outline.boundingRect()
        left, top = floor(of.left() / ratio) - MARGIN_PX, floor(of.top() / ratio) - MARGIN_PX
        right, bottom = ceil(of.right() / ratio) + MARGIN_PX, ceil(of.bottom() / ratio) + MARGIN_PX
        return QRect(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter) -> None:
        """Paint the ribbon. painter: works in surface pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_NO_PEN)
        painter.setBrush(self.brush)
        painter.drawPolygon(self.outline)

    def picture(self) -> tuple[PxRect, QImage]:
        """Return the ribbon alone as a premultiplied image, to be laid over the page, and its position in the surface's
        pixels."""
        box = self.box(1.0)
        picture = QImage(box.size(), ALPHA_FORMAT)
        picture.fill(0)
        painter = QPainter(picture)
        painter.translate(-box.topLeft())
        self.paint(painter)
        painter.end()
        return PxRect(box.x(), box.y(), box.x() + box.width(), box.y() + box.height()), picture


def predicted_ink_along(path: _Places, tip: PenTip) -> PredictedInk | None:
    """Return the predicted ink along a path, or None when it is too short to be seen.

    path: (n, 2) surface pixels, n >= 2, starting at the tip. For translucent ink the outline begins at the round end of
    the drawn ink, so that no place is covered twice.
    """
    steps = np.diff(path, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    whole = float(lengths.sum())
    if whole < MIN_LENGTH_PX:
        return None
    directions = steps / np.maximum(lengths, 1e-9)[:, None]
    along = np.concatenate([directions, directions[-1:]])  # at each point: direction of the step that leaves it
    so_far = np.concatenate([(0.0,), np.cumsum(lengths)])
    half = tip.width_px / 2 * width_factor(tip.kind, along)
    half = np.maximum(half - SLOPE * so_far, END_WIDTH * half)
    across = np.column_stack([-along[:, 1], along[:, 0]]) * half[:, None]
    forward = along * half[:, None]
    lean = asin(min(max(float(half[0] - half[-1]) / whole, 0.0), 0.9))
    back, front = (_bulge(path[k], across[k], forward[k], lean) for k in (0, -1))
    outline = np.concatenate([back[:1], (path + across)[1:-1], front, (path - across)[-2:0:-1], back[-1:]])
    if tip.opacity < 1:
        outline = np.concatenate([outline, back[-2:0:-1]])
    begin, end = path[0] + forward[0], path[-1] + forward[-1]
    brush = _fading(begin, end, tip)
    return PredictedInk(QPolygonF([QPointF(x, y) for x, y in outline.tolist()]), brush, composition_mode(tip.blend))


def _bulge(middle: _Places, across: _Places, forward: _Places, lean: float) -> _Places:
    """Return the front arc of a round tip from side to side. lean: inward slope of the sides that touch the arc,
    radians."""
    around = np.linspace(pi / 2 - lean, lean - pi / 2, BULGE_PLACES)
    places: _Places = middle + np.sin(around)[:, None] * across + np.cos(around)[:, None] * forward
    return places


def _fading(begin: _Places, end: _Places, tip: PenTip) -> QBrush:
    fading = QLinearGradient(QPointF(*begin.tolist()), QPointF(*end.tolist()))
    colour = QColor(tip.colour)
    for at, opacity in OPACITIES:
        colour.setAlphaF(opacity * tip.opacity)
        fading.setColorAt(at, colour)
    return QBrush(fading)

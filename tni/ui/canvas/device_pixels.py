"""Painting of a part of the canvas's finished image, pixel for pixel, also where the screen is scaled by a fraction
such as 1.5."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from tni.render.pixel_view import PxRect


def paint_part(painter: QPainter, front: QImage, part: QRect, box: PxRect, ratio: float) -> None:
    """Paint a part of a surface's picture. part: in logical pixels. box: the device pixels that hold it."""
    if ratio == 1.0:
        painter.drawImage(part, front, part)
        return
    # Draw in the surface's own pixels: at a scale of 1.5 the edges of a part lie between them, which would shift it.
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawImage(box.left, box.top, front, box.left, box.top, box.width, box.height)
    painter.resetTransform()


def surface_size(size: QSize, ratio: float) -> QSize:
    """Return the size of a surface in its own pixels, at least one: a page that is out of sight turns too. size: in
    logical pixels."""
    return QSize(ceil(size.width() * ratio), ceil(size.height() * ratio)).expandedTo(QSize(1, 1))

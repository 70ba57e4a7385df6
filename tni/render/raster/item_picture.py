"""Picture of one item alone: on the tile from which it is put on the page, in a gallery."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QImage

from tni.document.drawlist import DrawItem
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter


def item_picture(
    painter: ItemPainter, drawn: Sequence[DrawItem], width_mm: float, height_mm: float, scale: float
) -> QImage:
    """Return what is drawn of an item at the page's corner, so wide and high, on a transparent ground. scale: pixels
    per millimetre."""
    image = QImage(max(round(width_mm * scale), 1), max(round(height_mm * scale), 1), ALPHA_FORMAT)
    image.fill(0)
    painter.paint(image, drawn, scale, 0, 0)
    return image

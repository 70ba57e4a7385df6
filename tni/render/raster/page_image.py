"""Rendering of a whole page to one image, for thumbnails and PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.page_source import PageSource
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter


def render_page_image(
    source: PageSource, page: PageId, width_mm: float, height_mm: float, width_px: int, painter: ItemPainter
) -> tuple[QImage, bool]:
    """Return the page as an image `width_px` wide, and whether it is final: PDF pages may come later."""
    px_per_mm = width_px / width_mm
    image = QImage(width_px, max(1, round(height_mm * px_per_mm)), OPAQUE_FORMAT)
    image.fill(0xFFFFFFFF)
    layers = source.layers(page, Rect(0.0, 0.0, width_mm, height_mm))
    final = painter.paint(image, [*layers.below, *layers.ink], px_per_mm, 0, 0)
    return image, final


def encode_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise RuntimeError("Qt cannot write PNG")
    return bytes(buffer.data().data())

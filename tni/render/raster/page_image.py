"""Rendering of a whole page to one image, for thumbnails and PNG."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.core.picture import EncodedPicture
from tni.render.page_source import PageSource
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter

MAX_PNG_BYTES = 4 << 20
JPEG_QUALITY = 92


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
    return _encoded(image, b"png")


def encode_picture(image: QImage) -> EncodedPicture:
    """Encode an image as PNG, or as JPEG where that would be large, as for a photograph. For a worker: an image of a
    large screen takes a tenth of a second and more."""
    data, media_type = _encoded(image, b"png"), "image/png"
    if len(data) > MAX_PNG_BYTES:
        data, media_type = _encoded(image, b"jpeg", JPEG_QUALITY), "image/jpeg"
    return EncodedPicture(data, media_type, image.width(), image.height())


def _encoded(image: QImage, format_name: bytes, quality: int = -1) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(format_name))
    writer.setQuality(quality)
    if not writer.write(image):
        raise RuntimeError(f"Qt cannot write {format_name.decode()}: {writer.errorString()}")
    return bytes(buffer.data().data())

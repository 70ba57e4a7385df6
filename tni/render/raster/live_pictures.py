"""Painting of pictures of the web that an interactive item shows, as the pieces of a map.

Pieces that lie side by side meet without a seam: each covers whole pixels. One that is moved but not enlarged is
painted from a copy in its size, so that a map follows a finger.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from math import ceil, floor

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from tni.core.ids import BlobId
from tni.document.drawlist import DrawImage
from tni.document.items import Crop
from tni.render.raster.painter_state import saved_state

KEPT_BYTES = 64 << 20
LARGEST_PX = 2048
"""Side of the largest copy that is kept."""


def live_image(wide: int, high: int, pixels: bytes) -> QImage:
    """Return the image of pixels of red, green, blue and alpha, in the form that is painted quickest: an opaque one is
    copied."""
    image = QImage(pixels, wide, high, 4 * wide, QImage.Format.Format_RGBA8888)
    is_opaque = pixels[3::4].count(255) == wide * high
    return image.convertToFormat(
        QImage.Format.Format_RGB32 if is_opaque else QImage.Format.Format_ARGB32_Premultiplied
    )  # fmt: skip


class LivePictures:
    """Painter of live pictures. given: those that are there."""

    def __init__(self, given: Mapping[BlobId, QImage]) -> None:
        self._given = given
        self._fitted: OrderedDict[tuple[BlobId, int, int], tuple[QImage, QImage]] = OrderedDict()
        self._bytes = 0

    def paint(self, painter: QPainter, item: DrawImage) -> None:
        """Paint a picture, or what stands in for it; nothing while none of them is there."""
        for blob, crop in ((item.blob, item.crop), *item.instead):
            image = self._given.get(blob)
            if image is not None and not image.isNull():
                with saved_state(painter):
                    at = item.transform
                    painter.setTransform(QTransform(at.a, at.b, at.c, at.d, at.e, at.f), True)
                    self._paint(painter, blob, image, crop, QRectF(0.0, 0.0, item.width_mm, item.height_mm))
                return

    def _paint(self, painter: QPainter, blob: BlobId, image: QImage, crop: Crop, box: QRectF) -> None:
        left, top, right, bottom = crop
        wide, high = box.width() / (1.0 - left - right), box.height() / (1.0 - top - bottom)
        whole = QRectF(-left * wide, -top * high, wide, high)
        to_pixels = painter.transform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        if to_pixels.m12() or to_pixels.m21() or to_pixels.m11() <= 0 or to_pixels.m22() <= 0:  # turned
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
            painter.drawImage(whole, image, QRectF(image.rect()))
            return
        seen, placed = _pixels(to_pixels.mapRect(box)), to_pixels.mapRect(whole)
        size = QSize(max(ceil(placed.width() - 1e-3), 1), max(ceil(placed.height() - 1e-3), 1))
        painter.resetTransform()
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        if max(size.width(), size.height()) <= LARGEST_PX:
            painter.drawImage(_pixel(placed.x()), _pixel(placed.y()), self._in_size(blob, image, size))
        else:
            painter.drawImage(placed, image, QRectF(image.rect()))

    def _in_size(self, blob: BlobId, image: QImage, size: QSize) -> QImage:
        """Return a copy of an image in a size."""
        key = blob, size.width(), size.height()
        if (found := self._fitted.get(key)) is not None and found[0] is image:
            self._fitted.move_to_end(key)
            return found[1]
        mode = Qt.TransformationMode.SmoothTransformation
        made = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, mode).convertToFormat(image.format())
        self._bytes += made.sizeInBytes() - (0 if found is None else found[1].sizeInBytes())
        self._fitted[key] = image, made
        while self._bytes > KEPT_BYTES and len(self._fitted) > 1:
            _, (_, dropped) = self._fitted.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
        return made


def _pixels(box: QRectF) -> QRect:
    """Return the whole pixels of a box. Boxes that share an edge share no pixel."""
    left, top = _pixel(box.left()), _pixel(box.top())
    return QRect(left, top, _pixel(box.right()) - left, _pixel(box.bottom()) - top)


def _pixel(edge: float) -> int:
    """Return the pixel at which an edge lies. Two results for one edge, a hair apart, give the same."""
    return floor(edge + 0.5 + 1e-4)

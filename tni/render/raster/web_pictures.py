"""Pictures of a page for the web: no larger than the page shows them, each in the smallest of the formats that suit it.

They are always encoded anew, so that nothing of a photograph's file but its picture, such as the place where it was
taken, is given away.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter

from tni.render.svg.web_picture import WebPicture

LOSSY_QUALITY = 82
LOSSLESS_WEBP = 100
"""Quality from which Qt writes WebP without loss."""
PNG_SMALLEST = 0
"""Quality that makes Qt compress PNG the most."""
WORTH = 1.5
"""A picture without loss may be this much larger than one with: lines and letters stay sharp."""
MAX_SIDE_PX = 4096
"""Longest side: browsers refuse pictures much larger."""
_TYPES = {b"webp": "image/webp", b"png": "image/png", b"jpeg": "image/jpeg"}


def web_picture(image: QImage, width_px: float) -> WebPicture | None:
    """Encode an image that is shown `width_px` wide; None for an empty one."""
    if image.isNull():
        return None
    image = _shrunk(image, width_px).copy()
    for key in image.textKeys():  # PNG would write them
        image.setText(key, "")
    exact = [
        found for found in (_encoded(image, b"webp", LOSSLESS_WEBP), _encoded(image, b"png", PNG_SMALLEST)) if found
    ]
    best = min(exact, key=lambda found: len(found.data), default=None)
    lossy = _encoded(image, b"webp", LOSSY_QUALITY)
    if lossy is None and not image.hasAlphaChannel():
        lossy = _encoded(image, b"jpeg", LOSSY_QUALITY)
    if lossy is not None and (best is None or len(best.data) > WORTH * len(lossy.data)):
        return lossy
    return best


def _shrunk(image: QImage, width_px: float) -> QImage:
    scale = min(1.0, max(width_px, 1.0) / image.width(), MAX_SIDE_PX / image.width(), MAX_SIDE_PX / image.height())
    if scale >= 1.0:
        return image
    return image.scaled(
        max(1, round(image.width() * scale)),
        max(1, round(image.height() * scale)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _encoded(image: QImage, format_name: bytes, quality: int) -> WebPicture | None:
    """Return the image in a format; None where this machine's Qt cannot write it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(format_name))
    writer.setQuality(quality)
    if not writer.write(image):
        return None
    return WebPicture(bytes(buffer.data().data()), _TYPES[format_name])

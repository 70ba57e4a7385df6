"""Decoder of stored images, limited to PNG and JPEG, the two formats that the program stores.

By default Qt also reads SVG, and opens the files that an SVG refers to.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

IMAGE_FORMATS = {b"\x89PNG\r\n\x1a\n": b"png", b"\xff\xd8\xff": b"jpeg"}
"""Qt's format names, by the first bytes of a file."""


def decode_image(data: bytes, most_px: int | None = None, side_px: int | None = None) -> QImage:
    """Decode an image, upright. Returns an empty image for data that is neither PNG nor JPEG, is damaged, or has more
    than `most_px` pixels. side_px: make a thumbnail of no more than this width and height."""
    kind = next((kind for start, kind in IMAGE_FORMATS.items() if data.startswith(start)), None)
    if kind is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()  # read from the file's header
    if most_px is not None and not 0 < size.width() * size.height() <= most_px:
        return QImage()
    if side_px is not None:
        reader.setScaledSize(size.scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatio))
    return _without_texts(reader.read())


def _without_texts(image: QImage) -> QImage:
    """Return the same picture without the author and remarks of its file, which Qt would write into every file that is
    made of it."""
    if not image.textKeys():
        return image
    size = image.width(), image.height()
    bare = QImage(image.constBits(), *size, image.bytesPerLine(), image.format())
    bare.setColorTable(image.colorTable())
    bare.setColorSpace(image.colorSpace())
    return bare.copy()

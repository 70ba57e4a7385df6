"""Coding of a picture of a camera that is kept."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

QUALITY = 92


def jpeg_of(image: QImage | None) -> bytes:
    """Return an image as JPEG; b"" without one."""
    if image is None:
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())

"""A colour of a picture made transparent: the white of a scan or of a drawing, so that the page shows through."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

GONE, WHOLE = 24.0, 72.0
"""Distances from the colour, in 255ths of a channel, up to which a pixel is gone, and from which it stays whole;
between them it fades, so that edges stay smooth."""
ROWS = 256
"""Rows that are compared at once: a large picture needs no more memory for it."""


def without_colour(image: QImage, colour: str) -> QImage:
    """Return an image in which the pixels near `colour` ("#rrggbb") are transparent."""
    out = image.convertToFormat(QImage.Format.Format_RGBA8888)
    if out.isNull():
        return out
    wanted = np.frombuffer(bytes.fromhex(colour[1:]), np.uint8).astype(np.int16)
    pixels = np.frombuffer(out.bits(), np.uint8).reshape(out.height(), out.bytesPerLine() // 4, 4)
    for top in range(0, out.height(), ROWS):
        part = pixels[top : top + ROWS]
        away = np.abs(part[..., :3].astype(np.int16) - wanted).max(axis=2)
        stays = np.clip((away - GONE) / (WHOLE - GONE), 0.0, 1.0)
        part[..., 3] = (part[..., 3] * stays).astype(np.uint8)
    return out.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

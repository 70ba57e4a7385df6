"""How many pixels of a device one unit of a painter is."""

from __future__ import annotations

from math import hypot

from PySide6.QtGui import QPainter


def pixels_per_unit(painter: QPainter) -> float:
    """2.0 on a screen of twice the pixels.

    From the painter's own transform, not from `painter.device()`: Python finds a device by its address, and where a
    widget of Qt's own had lain there before, it finds that one.
    """
    to_device = painter.deviceTransform()
    return hypot(to_device.m11(), to_device.m12())

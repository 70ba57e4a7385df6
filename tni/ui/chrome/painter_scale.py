"""Device pixels per unit of a widget's QPainter, for sharp icons and thumbnails."""

from __future__ import annotations

from math import hypot

from PySide6.QtGui import QPainter


def pixels_per_unit(painter: QPainter) -> float:
    """Return the number of device pixels per unit, for example 2.0 on a screen of twice the pixels.

    It comes from the painter's own transform, not from `painter.device()`. Python finds a device object by its address,
    and returns an earlier widget of Qt's own if one had the same address.
    """
    to_device = painter.deviceTransform()
    return hypot(to_device.m11(), to_device.m12())

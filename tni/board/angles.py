"""Angles that hands mean."""

from __future__ import annotations

from math import pi

SNAP = pi / 12
"""15 degrees, in radians."""


def snapped(radians: float) -> float:
    """The nearest multiple of 15 degrees."""
    return round(radians / SNAP) * SNAP

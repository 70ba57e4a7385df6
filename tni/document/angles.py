"""Snapping of angles to multiples of 15 degrees."""

from __future__ import annotations

from math import pi

SNAP_STEP_RAD = pi / 12
"""15 degrees, in radians."""


def snapped(radians: float) -> float:
    """Return the nearest multiple of 15 degrees, in radians."""
    return round(radians / SNAP_STEP_RAD) * SNAP_STEP_RAD

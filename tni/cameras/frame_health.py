"""Health of an open camera: whether its pictures are usable."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.core.camera import CameraFault

BLACK, LEAST_SHARE = 24, 0.002
"""Largest grey level of black, and the least share of brighter pixels in a usable picture: the dot of a lamp behind a
lid is less."""
EVERY_PX = 8
"""Spacing of the pixels that are checked for black."""
PATIENCE_S = 3.0
"""Time before a fault is reported: some cameras begin with black pictures, or repeat one while they adapt to another
light."""


class FrameHealth:
    """Check that a camera delivers usable pictures while it is open: neither black nor the same one again and again.

    A sensor has noise, so two pictures are never equal; if they are, the camera or its driver has stopped. One picture
    received three times must not count as three that agree.

    began_s: the time at which the camera was opened.
    """

    def __init__(self, began_s: float) -> None:
        self._last: NDArray[np.uint8] | None = None
        self._bright_s = self._new_s = began_s

    def check(self, picture: NDArray[np.uint8], now_s: float) -> bool:
        """Take the next picture; return whether it can be used."""
        is_new = self._last is None or not np.array_equal(self._last, picture)
        is_bright = bool((picture[::EVERY_PX, ::EVERY_PX] > BLACK).mean() >= LEAST_SHARE)
        self._last = picture
        self._new_s = now_s if is_new else self._new_s
        self._bright_s = now_s if is_bright else self._bright_s
        return is_new and is_bright

    def fault(self, now_s: float) -> CameraFault | None:
        """Return the fault of the pictures if it has lasted `PATIENCE_S`."""
        if now_s - self._bright_s >= PATIENCE_S:
            return CameraFault.DARK
        return CameraFault.FROZEN if now_s - self._new_s >= PATIENCE_S else None

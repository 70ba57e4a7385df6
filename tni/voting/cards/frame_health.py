"""Whether a camera's pictures are worth a look: black ones are not, nor one that comes again and again.

A sensor has noise, so that two pictures are never the same; where they are, the camera or its driver has stopped. One
picture seen three times must not count as three that agree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.voting.cards.messages import CameraFault

BLACK, LEAST_SHARE = 24, 0.002
"""Grey levels, and how much of a picture must be brighter than black: a lamp's dot behind a lid is less."""
EVERY_PX = 8
"""So many pixels apart a picture is asked whether it is black."""
PATIENCE_S = 3.0
"""Some cameras begin with black pictures, or repeat one while they change to another light."""


class FrameHealth:
    """Of one camera, as long as it is open. began_s: when it was opened."""

    def __init__(self, began_s: float) -> None:
        self._last: NDArray[np.uint8] | None = None
        self._bright_s = self._new_s = began_s

    def see(self, picture: NDArray[np.uint8], now_s: float) -> bool:
        """The next picture: whether cards are to be looked for in it."""
        is_new = self._last is None or not np.array_equal(self._last, picture)
        is_bright = bool((picture[::EVERY_PX, ::EVERY_PX] > BLACK).mean() >= LEAST_SHARE)
        self._last = picture
        self._new_s = now_s if is_new else self._new_s
        self._bright_s = now_s if is_bright else self._bright_s
        return is_new and is_bright

    def fault(self, now_s: float) -> CameraFault | None:
        """What is wrong with the pictures, if it has lasted."""
        if now_s - self._bright_s >= PATIENCE_S:
            return CameraFault.DARK
        return CameraFault.FROZEN if now_s - self._new_s >= PATIENCE_S else None

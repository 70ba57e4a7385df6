"""Prediction of where the pen will be 5 to 25 ms later, from its last samples: a linear filter with a small network as
correction.

Samples are normalised to the movement (rotated to its direction, mirrored to bend one way, scaled to its size), so that
training on handwriting carries over to strokes of any size and direction. The filter is a ridge regression over the
last positions, which beats extrapolation. The network adds the dependence on curvature and on braking.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot, log

import numpy as np
from numpy.typing import NDArray

TAPS = 16
"""Number of samples used: the tip and those before it, evenly spaced."""
HORIZONS_S = (0.005, 0.010, 0.015, 0.020, 0.025)
"""Times ahead that a network predicts at once."""
FRAME_TAP = 3
"""The direction of movement is that from this tap to the tip: one step is too coarse in whole pixels."""
SCALE_TAPS = 7
LAG_WEIGHTS = np.arange(1.0, SCALE_TAPS + 1)
LOG_SCALE_MAX = 4.5
"""Upper bound of the size feature, where the training samples end."""

_Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PredictionNet:
    """Weights for one report rate.

    period_s: sample spacing for which it was fitted. coarse: for whole-pixel positions, given in pixels, where the size
    of the movement in pixels is a feature; otherwise any unit will do. linear: (TAPS - 1, horizons). inside: (features,
    hidden) and inside_bias (hidden,); outside: (hidden, 2 * horizons) and outside_bias (2 * horizons,).
    """

    period_s: float
    coarse: bool
    linear: _Array
    inside: _Array
    inside_bias: _Array
    outside: _Array
    outside_bias: _Array

    def offsets(self, taps: _Array) -> _Array | None:
        """Return (horizons, 2) offsets from the tip, in the unit of `taps`; None for a pen that has not moved.

        taps: (TAPS, 2) positions, the tip first.
        """
        back = taps[1:] - taps[0]
        towards_x, towards_y = (-back[FRAME_TAP - 1]).tolist()
        length = hypot(towards_x, towards_y)
        scale = hypot(*back[:SCALE_TAPS].ravel().tolist()) / SCALE_TAPS**0.5
        if length == 0 or scale == 0:
            return None
        cos, sin = towards_x / length, towards_y / length
        turn = np.array(((cos, -sin), (sin, cos)))  # from the normalised frame to that of the page
        local = back @ (turn / scale)
        if float(LAG_WEIGHTS @ local[:SCALE_TAPS, 1]) < 0:
            local[:, 1] *= -1
            turn[:, 1] *= -1
        steps = -local
        steps[1:] += local[:-1]
        features = steps.ravel()
        if self.coarse:
            features = np.append(features, min(log(scale), LOG_SCALE_MAX))
        hidden = np.tanh(features @ self.inside + self.inside_bias)
        mended = (hidden @ self.outside + self.outside_bias).reshape(-1, 2)
        offsets: _Array = (self.linear.T @ local + mended) @ (turn.T * scale)
        return offsets

"""What an eraser left of a stroke: the line itself, as it was drawn.

A model of samples looks at those around each, so what is left of them would be drawn elsewhere; and what was rubbed out
is not to be kept.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import Samples

FULL_WIDTH = 1 << 14
"""What stands in place of a pressure where a line is as wide as its pen; it may be four times as wide."""


class StrokeFragment(Samples):
    """x, y: points of the line; t: about when the pen was there; pressure: how wide it is. Never equal to samples of a
    pen."""

    __slots__ = ()

    @classmethod
    def of(cls, samples: Samples) -> StrokeFragment:
        """The same numbers, known to be a piece."""
        made = cls.__new__(cls)
        made._kept, made._length, made._number = samples._kept, samples._length, samples._number
        return made

    @property
    def pressures(self) -> NDArray[np.float64]:
        return np.full(len(self), np.nan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, StrokeFragment) and super().__eq__(other)

    def __hash__(self) -> int:
        return hash((StrokeFragment, super().__hash__()))

"""Fragment of a stroke that an eraser has left. It stores the line itself, as it was drawn.

The ink model uses the neighbours of each sample, so that the remaining samples alone would give a different line.
Samples that were erased must not be kept.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tni.ink.sample import Samples

FULL_WIDTH = 1 << 14
"""Value of `pressure` for a line as wide as its pen; a line may be four times as wide."""


class StrokeFragment(Samples):
    """Points of a line, stored in the format of samples. x, y: points; t: approximate time at which the pen was there;
    pressure: width of the line. Never equal to samples of a pen."""

    __slots__ = ()

    @classmethod
    def of(cls, samples: Samples) -> StrokeFragment:
        """Return the same numbers as a fragment."""
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

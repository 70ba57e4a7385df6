"""The hand that holds a pen: which touches are its, on a board that tells its pen from fingers."""

from __future__ import annotations

from math import hypot

HAND_MM = 140.0
"""From a pen's tip to the far side of the hand that holds it."""
ABOVE_SHARE = 0.3
"""Of that: how far above the tip its knuckles come. Higher up it is another's hand."""
HOVER_S = 0.5
"""A pen that was seen so lately is still there."""
RESTING_SHARE = 1 / 14
"""Of `reach_px`: who has moved farther than that writes, and does not rest."""


class PenHand:
    """Where the pen was seen last. reach_px: `HAND_MM` in pixels of the surface; known: whether a pen has ever been
    seen, so that what else touches is a finger."""

    def __init__(self) -> None:
        self.reach_px = 0.0
        self.known = False
        self._x = self._y = self._at_s = 0.0
        self._down = False

    def pen_at(self, x: float, y: float, at_s: float, *, down: bool) -> None:
        """down: it touches; else it hovers, or has just left."""
        self.known = True
        self._x, self._y, self._at_s, self._down = x, y, at_s, down

    def is_there(self, at_s: float) -> bool:
        return self.known and (self._down or abs(at_s - self._at_s) <= HOVER_S)

    def covers(self, x: float, y: float) -> bool:
        """Whether this is where the hand rests: beside and below the tip, whichever hand it is."""
        dx, dy = x - self._x, y - self._y
        return self.known and hypot(dx, dy) < self.reach_px and dy > -ABOVE_SHARE * self.reach_px

    def rested(self, x0: float, y0: float, x: float, y: float) -> bool:
        """Whether a touch that came down at the first place and is at the second has hardly moved."""
        return hypot(x - x0, y - y0) <= self.reach_px * RESTING_SHARE

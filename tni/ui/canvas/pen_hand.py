"""Resting place of the hand that holds the pen, so that its touches do nothing, on a board that tells its pen from
fingers."""

from __future__ import annotations

from math import hypot

HAND_MM = 140.0
"""Distance from a pen's tip to the far side of the hand that holds it."""
ABOVE_SHARE = 0.3
"""Share of `HAND_MM` that the hand's knuckles reach above the tip. A touch higher up belongs to another hand."""
HOVER_S = 0.5
"""A pen seen within this time counts as present."""
RESTING_SHARE = 1 / 14
"""Share of `reach_px`. A touch that has moved farther is writing, not resting."""


class PenHand:
    """Last known position of the pen, and the area that its hand covers. reach_px: `HAND_MM` in pixels of the surface;
    known: whether a pen has ever been seen, so that other touches are fingers."""

    def __init__(self) -> None:
        self.reach_px = 0.0
        self.known = False
        self._x = self._y = self._at_s = 0.0
        self._down = False

    def pen_at(self, x: float, y: float, at_s: float, *, down: bool) -> None:
        """Record a position of the pen. down: it touches; else it hovers, or has just left."""
        self.known = True
        self._x, self._y, self._at_s, self._down = x, y, at_s, down

    def is_there(self, at_s: float) -> bool:
        return self.known and (self._down or abs(at_s - self._at_s) <= HOVER_S)

    def covers(self, x: float, y: float) -> bool:
        """Return whether the hand rests at this position: beside and below the tip, for a left or a right hand."""
        dx, dy = x - self._x, y - self._y
        return self.known and hypot(dx, dy) < self.reach_px and dy > -ABOVE_SHARE * self.reach_px

    def rested(self, x0: float, y0: float, x: float, y: float) -> bool:
        """Return whether a touch has hardly moved from (x0, y0), where it came down, to (x, y)."""
        return hypot(x - x0, y - y0) <= self.reach_px * RESTING_SHARE

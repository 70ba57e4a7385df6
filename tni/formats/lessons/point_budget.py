"""Limit on the points of all strokes of a lesson that is being read: each takes a hundred bytes in memory."""

from __future__ import annotations

MOST_POINTS = 2_000_000


class PointBudget:
    """Points that are left."""

    def __init__(self, most: int = MOST_POINTS) -> None:
        self._left = most

    def take(self, points: int) -> bool:
        """Take the points of a stroke, and return whether there were as many."""
        if points > self._left:
            return False
        self._left -= points
        return True

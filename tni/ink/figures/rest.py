"""A pen that is down and rests: what asks for a figure while handwriting goes on without one."""

from __future__ import annotations

HOLD_S = 0.55
"""So long a pen rests on purpose: pauses within handwriting are shorter, and longer waits feel broken."""


class Rest:
    """Where a pen came to rest, and since when. Scalars alone: it is told of every sample."""

    __slots__ = ("_answered", "_since_s", "_x", "_y", "radius_mm")

    def __init__(self, x_mm: float, y_mm: float, now_s: float, radius_mm: float) -> None:
        """radius_mm: within it the pen rests though it trembles."""
        self.radius_mm = radius_mm
        self._x, self._y, self._since_s = x_mm, y_mm, now_s
        self._answered = False

    def moved(self, x_mm: float, y_mm: float, now_s: float) -> None:
        dx, dy, radius = x_mm - self._x, y_mm - self._y, self.radius_mm
        if dx * dx + dy * dy > radius * radius:
            self._x, self._y, self._since_s = x_mm, y_mm, now_s
            self._answered = False

    @property
    def begun_s(self) -> float:
        """When the pen came to rest where it is."""
        return self._since_s

    def held(self, now_s: float) -> bool:
        """Whether it asks for a figure."""
        return not self._answered and now_s - self._since_s >= HOLD_S

    def answer(self) -> None:
        """It has been looked at: it asks no more until it has moved on."""
        self._answered = True

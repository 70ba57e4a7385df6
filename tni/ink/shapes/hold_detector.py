"""A pen that is down and rests: what asks for a figure while handwriting goes on without one."""

from __future__ import annotations

from tni.ink.sample_filter import DwellPoint

HOLD_S = 0.55
"""So long a pen rests on purpose: pauses within handwriting are shorter, and longer waits feel broken."""


class HoldDetector:
    """Whether a pen rests on purpose."""

    __slots__ = ("_answered", "_stay", "radius_mm")

    def __init__(self, x_mm: float, y_mm: float, now_s: float, radius_mm: float) -> None:
        """radius_mm: within it the pen rests though it trembles."""
        self.radius_mm = radius_mm
        self._stay = DwellPoint(x_mm, y_mm, now_s)
        self._answered = False

    def moved(self, x_mm: float, y_mm: float, now_s: float) -> None:
        if self._stay.leaves(x_mm, y_mm, self.radius_mm):
            self._stay.begin(x_mm, y_mm, now_s)
            self._answered = False

    @property
    def begun_s(self) -> float:
        """When the pen came to rest where it is."""
        return self._stay.since_s

    def held(self, now_s: float) -> bool:
        """Whether it asks for a figure."""
        return not self._answered and now_s - self._stay.since_s >= HOLD_S

    def answer(self) -> None:
        """It has been looked at: it asks no more until it has moved on."""
        self._answered = True

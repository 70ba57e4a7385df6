"""Detection of a hold: a pen that rests while down asks for a shape, while handwriting goes on without one."""

from __future__ import annotations

from tni.ink.sample_filter import DwellPoint

HOLD_S = 0.55
"""Duration of a deliberate hold. Pauses within handwriting are shorter, and a longer wait feels broken."""


class HoldDetector:
    """Detector of a pen that rests on purpose."""

    __slots__ = ("_answered", "_stay", "radius_mm")

    def __init__(self, x_mm: float, y_mm: float, now_s: float, radius_mm: float) -> None:
        """radius_mm: distance within which a trembling pen still rests."""
        self.radius_mm = radius_mm
        self._stay = DwellPoint(x_mm, y_mm, now_s)
        self._answered = False

    def moved(self, x_mm: float, y_mm: float, now_s: float) -> None:
        if self._stay.leaves(x_mm, y_mm, self.radius_mm):
            self._stay.begin(x_mm, y_mm, now_s)
            self._answered = False

    @property
    def begun_s(self) -> float:
        """Time at which the pen came to rest."""
        return self._stay.since_s

    def held(self, now_s: float) -> bool:
        """Return whether the hold asks for a shape."""
        return not self._answered and now_s - self._stay.since_s >= HOLD_S

    def answer(self) -> None:
        """Mark the hold as handled; `held` is false until the pen has moved on."""
        self._answered = True

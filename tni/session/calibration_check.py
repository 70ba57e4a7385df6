"""Whether a calibrated board still is: two targets, five seconds."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from tni.api.devices import Contact
from tni.core.mapping import Mapping
from tni.core.targets import CHECKED
from tni.session.calibrating import Heard, Target
from tni.session.steady_press import Press, SteadyPress

DRIFTED = 0.007
"""Part of the picture's width, 12 mm of 1.8 m: a person alone is not so far off, at one target in a thousand."""
_OF_PRESS = {Press.BEGUN: Heard.BEGUN, Press.MOVED: Heard.MOVED, Press.SHORT: Heard.SHORT}


@dataclass(frozen=True, slots=True)
class Drift:
    """off_px: of the worse target. drifted: the board is to be calibrated again."""

    off_px: float
    drifted: bool


class CalibrationCheck:
    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._limit_px = DRIFTED * mapping.width_px
        self._press = SteadyPress()
        self._off_px: list[float] = []

    @property
    def current(self) -> int | None:
        return len(self._off_px) if len(self._off_px) < len(CHECKED) else None

    @property
    def targets(self) -> list[Target]:
        known = dict(enumerate(self._off_px))
        return [
            Target(i, x, y, i in known, known.get(i, 0.0) > self._limit_px, known.get(i))
            for i, (x, y) in enumerate(CHECKED)
        ]

    @property
    def drift(self) -> Drift | None:
        """Once both are pressed."""
        if self.current is not None:
            return None
        worst_px = max(self._off_px)
        return Drift(worst_px, worst_px > self._limit_px)

    def part(self, now_s: float) -> float:
        return self._press.part(now_s)

    def contact(self, contact: Contact) -> Heard:
        return self._heard(self._press.contact(contact))

    def tick(self, now_s: float) -> Heard:
        return self._heard(self._press.tick(now_s))

    def undo(self) -> bool:
        if not self._off_px:
            return False
        self._off_px.pop()
        return True

    def device_gone(self) -> None:
        self._press.forget()

    def _heard(self, press: Press) -> Heard:
        if self.current is None:
            return Heard.NOTHING
        if press is not Press.HELD:
            return _OF_PRESS.get(press, Heard.NOTHING)
        (x, y), (left, top) = self._mapping.point(*self._press.at), CHECKED[self.current]
        self._off_px.append(hypot(x - left * self._mapping.width_px, y - top * self._mapping.height_px))
        return Heard.TAKEN if self.current is not None else Heard.REVIEW

"""Quick check of a board's calibration: two targets, five seconds."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from tni.api.devices import Contact
from tni.core.board_mapping import BoardMapping
from tni.core.calibration_targets import CHECK_TARGETS
from tni.services.boards.calibration_run import EVENT_OF_PRESS, CalibrationEvent, CalibrationTarget
from tni.services.boards.long_press import LongPress, LongPressEvent

DRIFT_LIMIT = 0.007
"""Part of the picture's width, 12 mm of 1.8 m. At one target in a thousand a person misses by more without any
drift."""


@dataclass(frozen=True, slots=True)
class CalibrationDrift:
    """Result of a check. off_px: miss of the worse target. drifted: the board needs another calibration."""

    off_px: float
    drifted: bool


class CalibrationCheck:
    """Check of one calibration. Same interface as `CalibrationRun`."""

    def __init__(self, mapping: BoardMapping) -> None:
        self._mapping = mapping
        self._limit_px = DRIFT_LIMIT * mapping.width_px
        self._press = LongPress()
        self._off_px: list[float] = []

    @property
    def current(self) -> int | None:
        return len(self._off_px) if len(self._off_px) < len(CHECK_TARGETS) else None

    @property
    def targets(self) -> list[CalibrationTarget]:
        known = dict(enumerate(self._off_px))
        return [
            CalibrationTarget(i, x, y, i in known, known.get(i, 0.0) > self._limit_px, known.get(i))
            for i, (x, y) in enumerate(CHECK_TARGETS)
        ]

    @property
    def drift(self) -> CalibrationDrift | None:
        """Result of the check; None until both targets are pressed."""
        if self.current is not None:
            return None
        worst_px = max(self._off_px)
        return CalibrationDrift(worst_px, worst_px > self._limit_px)

    def part(self, now_s: float) -> float:
        return self._press.part(now_s)

    def contact(self, contact: Contact) -> CalibrationEvent:
        return self._on_press(self._press.contact(contact))

    def tick(self, now_s: float) -> CalibrationEvent:
        return self._on_press(self._press.tick(now_s))

    def undo(self) -> bool:
        if not self._off_px:
            return False
        self._off_px.pop()
        return True

    def device_removed(self) -> None:
        self._press.forget()

    def _on_press(self, press: LongPressEvent) -> CalibrationEvent:
        if self.current is None:
            return CalibrationEvent.NOTHING
        if press is not LongPressEvent.HELD:
            return EVENT_OF_PRESS.get(press, CalibrationEvent.NOTHING)
        (x, y), (left, top) = self._mapping.point(*self._press.at), CHECK_TARGETS[self.current]
        self._off_px.append(hypot(x - left * self._mapping.width_px, y - top * self._mapping.height_px))
        return CalibrationEvent.TAKEN if self.current is not None else CalibrationEvent.REVIEW

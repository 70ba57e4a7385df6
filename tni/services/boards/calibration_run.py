"""Calibration of a board: the user holds a press on one target after another, presses that disagree with the others
are offered again, and the result is a mapping."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import hypot

import numpy as np

from tni.api.devices import Contact
from tni.core.calibration_targets import DEFAULT_TARGETS, target_parts
from tni.core.mapping_fit import MappingFit, UnusableTargetsError, fit_mapping, outlier_targets
from tni.services.boards.long_press import LongPress, LongPressEvent

MIN_TARGET_GAP = 0.04
"""Smallest distance of two targets, in parts of the board's range. Two presses that are closer were on the same
target."""
LOWER_STEP, MAX_LOWERING = 0.1, 0.35
"""Step by which an unreachable target is lowered, and the lowest position of one. Both in parts of the picture's
height."""


class CalibrationEvent(Enum):
    """Outcome of a contact or of a tick.

    SHORT, MOVED, SAME: the press does not count, for this reason, and the target is asked for again.
    TAKEN: the next target is asked for. REVIEW: that was the last.
    UNUSABLE: no mapping fits the presses, and the calibration starts anew.
    """

    NOTHING = "nothing"
    BEGUN = "begun"
    MOVED = "moved"
    SHORT = "short"
    SAME = "same"
    TAKEN = "taken"
    REVIEW = "review"
    UNUSABLE = "unusable"


EVENT_OF_PRESS = {
    LongPressEvent.BEGUN: CalibrationEvent.BEGUN,
    LongPressEvent.MOVED: CalibrationEvent.MOVED,
    LongPressEvent.SHORT: CalibrationEvent.SHORT,
}


@dataclass(frozen=True, slots=True)
class CalibrationTarget:
    """Target of a calibration. x, y: in parts of the picture. done: it was pressed. is_outlier: the press disagrees
    with the others.
    off_px: distance between the press and the target by the mapping; None without a mapping.
    """

    number: int
    x: float
    y: float
    done: bool
    is_outlier: bool
    off_px: float | None


class CalibrationRun:
    """One calibration, from the first target to the mapping. size_px: of the picture."""

    def __init__(self, size_px: tuple[float, float], count: int = DEFAULT_TARGETS) -> None:
        self.size_px, self.count = size_px, count
        self._parts = target_parts(count)
        self._to_press = list(range(count))
        self._pressed: dict[int, tuple[float, float]] = {}
        """Presses by target, in the order in which they were made."""
        self._press = LongPress()
        self.found: MappingFit | None = None
        """Fitted mapping, without the outliers; None until all targets are pressed."""
        self._outliers: tuple[int, ...] = ()
        self._off_px: dict[int, float] = {}

    @property
    def current(self) -> int | None:
        """Number of the target that is asked for; None when all are pressed."""
        return self._to_press[0] if self._to_press else None

    @property
    def targets(self) -> list[CalibrationTarget]:
        return [
            CalibrationTarget(i, float(x), float(y), i in self._pressed, i in self._outliers, self._off_px.get(i))
            for i, (x, y) in enumerate(self._parts)
        ]

    @property
    def outliers(self) -> tuple[int, ...]:
        """Outlier targets, the worst first, to be offered again."""
        return self._outliers

    # -- input

    def part(self, now_s: float) -> float:
        """Return the elapsed part of the hold time, 0 to 1."""
        return self._press.part(now_s)

    def contact(self, contact: Contact) -> CalibrationEvent:
        return self._on_press(self._press.contact(contact))

    def tick(self, now_s: float) -> CalibrationEvent:
        return self._on_press(self._press.tick(now_s))

    def _on_press(self, press: LongPressEvent) -> CalibrationEvent:
        if self.current is None:
            return CalibrationEvent.NOTHING
        if press is not LongPressEvent.HELD:
            return EVENT_OF_PRESS.get(press, CalibrationEvent.NOTHING)
        x, y = self._press.at
        if any(hypot(x - other[0], y - other[1]) < MIN_TARGET_GAP for other in self._pressed.values()):
            return CalibrationEvent.SAME
        self._pressed[self._to_press.pop(0)] = x, y
        return CalibrationEvent.TAKEN if self._to_press else self._fit()

    def _fit(self) -> CalibrationEvent:
        raw, targets = np.array([self._pressed[i] for i in range(self.count)]), self._parts * self.size_px
        try:
            odd = outlier_targets(raw, targets, self.size_px)
            rest = [i for i in range(self.count) if i not in odd]
            found = fit_mapping(raw[rest], targets[rest], self.size_px)
        except UnusableTargetsError:
            self.restart()
            return CalibrationEvent.UNUSABLE
        self.found, self._outliers = found, odd
        self._off_px = dict(zip(rest, found.errors_px, strict=False))
        for i in odd:
            x, y = found.mapping.point(*self._pressed[i])
            self._off_px[i] = hypot(x - targets[i, 0], y - targets[i, 1])
        return CalibrationEvent.REVIEW

    # -- commands of the user

    def undo(self) -> bool:
        """Ask for the last pressed target again. Returns whether there is one."""
        if not self._pressed:
            return False
        self._ask_again([next(reversed(self._pressed))])
        return True

    def redo_outliers(self) -> None:
        """Ask again for the outlier targets."""
        self._ask_again(list(self._outliers))

    def restart(self) -> None:
        self._pressed.clear()
        self._ask_again(list(range(self.count)))

    def lower(self) -> bool:
        """Lower the current target, and the rest of its row, for a user who can't reach it. Returns whether it
        moved."""
        if self.current is None or self._parts[self.current, 1] > MAX_LOWERING - LOWER_STEP / 2:
            return False
        row = self._parts[self.current, 1]
        for i in self._to_press:
            if self._parts[i, 1] == row:
                self._parts[i, 1] = min(row + LOWER_STEP, MAX_LOWERING)
        return True

    def device_removed(self) -> None:
        """Forget the contacts of an unplugged device; the presses stay."""
        self._press.forget()

    def _ask_again(self, numbers: list[int]) -> None:
        for i in numbers:
            self._pressed.pop(i, None)
        self._to_press = numbers + [i for i in self._to_press if i not in numbers]
        self.found, self._outliers, self._off_px = None, (), {}

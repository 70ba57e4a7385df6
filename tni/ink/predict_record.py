"""Record of how a device's predictions came true, beside ink that is drawn without prediction.

A device that repeats positions, gives them in coarse steps or stamps its reports at random cannot be predicted, however
good the weights are. So the device is measured while it writes: where a prediction said that the pen would be is
compared with where the pen was then.
"""

from __future__ import annotations

from collections import deque
from math import hypot, inf

KNOWN = 8
"""Number of judged predictions from which on a record says something."""
PROVEN = 32
"""The same for a device that repeats positions."""
MEMORY = 128
"""Number of judged predictions, and of reports, over which a record fades."""
WAITING = 64
"""Most predictions that wait for their time."""
REPEATS = 2
"""Number of reports from which on their repeated positions say something."""


class PredictionRecord:
    """Mutable record of one device, kept from stroke to stroke."""

    __slots__ = ("_judged", "_moves", "_predicted_mm", "_repeats", "_without_mm")

    def __init__(self) -> None:
        self._judged = 0
        self._predicted_mm = self._without_mm = 0.0
        self._moves = self._repeats = 0.0

    def judge(self, predicted_mm: float, without_mm: float) -> None:
        """Add one prediction: how far it was off, and how far the ink would have been behind without it."""
        fade = 1 - 1 / MEMORY
        self._predicted_mm = self._predicted_mm * fade + predicted_mm
        self._without_mm = self._without_mm * fade + without_mm
        self._judged += 1

    def move(self, repeats: int) -> None:
        """Add one report of another position. repeats: number of reports before it that repeated the last position."""
        fade = (1 - 1 / MEMORY) ** (1 + repeats)
        self._moves, self._repeats = self._moves * fade + 1, self._repeats * fade + repeats

    @property
    def repeated(self) -> float:
        """Fraction of reports that repeated a position of a pen that went on; 0 for too few reports."""
        reports = self._moves + self._repeats
        return self._repeats / reports if reports >= REPEATS else 0.0

    def error_ratio(self, least: int = KNOWN) -> float | None:
        """Return the error of predictions relative to that without them; None if fewer than `least` were judged."""
        if self._judged < least:
            return None
        return self._predicted_mm / self._without_mm if self._without_mm > 0 else inf


class PredictionCheck:
    """Mutable comparison of one stroke's predictions with its later samples, for the record of its device."""

    __slots__ = ("_at_s", "_still", "_waiting", "_x", "_y", "record")

    def __init__(self, record: PredictionRecord) -> None:
        self.record = record
        self._waiting: deque[tuple[float, float, float, float, float]] = deque(maxlen=WAITING)
        self._x = self._y = self._at_s = 0.0
        self._still = 0

    def begin(self, x_mm: float, y_mm: float, at_s: float) -> None:
        """Begin anew at a sample: nothing is known of where the pen was before."""
        self._waiting.clear()
        self._x, self._y, self._at_s = x_mm, y_mm, at_s
        self._still = 0

    def arrive(self, x_mm: float, y_mm: float, at_s: float) -> None:
        """Judge the predictions whose time has come, by the positions between the last sample and this one."""
        waited_s = at_s - self._at_s
        if waited_s < 0:
            self.begin(x_mm, y_mm, at_s)  # the clock was set
            return
        if (x_mm, y_mm) == (self._x, self._y):
            self._still += 1
        else:  # a rest is no repetition: the pen goes on
            self.record.move(self._still)
            self._still = 0
        while self._waiting and self._waiting[0][0] <= at_s:
            due_s, tip_x, tip_y, to_x, to_y = self._waiting.popleft()
            part = (due_s - self._at_s) / waited_s if waited_s > 0 else 1.0
            was_x, was_y = self._x + part * (x_mm - self._x), self._y + part * (y_mm - self._y)
            self.record.judge(hypot(to_x - was_x, to_y - was_y), hypot(tip_x - was_x, tip_y - was_y))
        self._x, self._y, self._at_s = x_mm, y_mm, at_s

    def expect(self, x_mm: float, y_mm: float, after_s: float) -> None:
        """Note where the pen is predicted to be so long after the last sample. A second prediction from the same sample
        is ignored."""
        due_s = self._at_s + after_s
        if not self._waiting or self._waiting[-1][0] < due_s:
            self._waiting.append((due_s, self._x, self._y, x_mm, y_mm))

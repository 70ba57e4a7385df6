"""Presses as a radio delivers them: repeated, and late.

A clicker with a counter tells which press was made first. One without sends the same press until it is answered.
"""

from __future__ import annotations

from tni.core.ids import ClickerId

COUNTERS = 256
"""Number of counter values: counters are one byte and wrap."""
LATE_S = 2.0
PRESSES_MAX = 8
"""Most presses of one clicker within LATE_S. A counter that is behind by more doesn't belong to an earlier press."""
JUST_BEFORE_S = 1e-6
SAME_PRESS_S = 0.5
"""Seconds within which the same key of a clicker without a counter is one press sent again."""
CLICKERS_MAX = 1000


class PressOrder:
    """Gives each press of a clicker a time, so that the last press made has the latest time."""

    def __init__(self) -> None:
        self._last: dict[ClickerId, tuple[int, float]] = {}

    def time_of(self, clicker: ClickerId, sequence: int | None, now_s: float) -> float:
        """Return `now_s`, or a time just before the later press that has overtaken this one.

        sequence: None from a clicker that doesn't count; its presses keep their order of arrival.
        """
        if sequence is None:
            return now_s
        if clicker in self._last:
            newest, at_s = self._last[clicker]
            behind = (newest - sequence) % COUNTERS
            if now_s - at_s <= LATE_S and 1 <= behind <= PRESSES_MAX:
                return at_s - behind * JUST_BEFORE_S
        self._last[clicker] = (sequence, now_s)
        return now_s


class RepeatFilter:
    """Finds the presses that a clicker without a counter has sent again."""

    def __init__(self) -> None:
        self._last: dict[ClickerId, tuple[str, float]] = {}

    def is_new(self, clicker: ClickerId, key: str, now_s: float) -> bool:
        last, at_s = self._last.pop(clicker, ("", float("-inf")))
        self._last[clicker] = (key, now_s)
        if len(self._last) > CLICKERS_MAX:
            del self._last[next(iter(self._last))]
        return key != last or now_s - at_s > SAME_PRESS_S

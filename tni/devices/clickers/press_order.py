"""Presses that a radio sent again come late: their counter tells which was made first."""

from __future__ import annotations

from tni.core.ids import ClickerId

COUNTERS = 256
"""Counters are of one byte and wrap."""
LATE_S = 2.0
PRESSES_MAX = 8
"""Nobody presses more often within that time: a counter that is behind by more is not that of an earlier press."""
JUST_BEFORE_S = 1e-6


class PressOrder:
    """Gives each press of a clicker its time, so that the last one made is the last one by time."""

    def __init__(self) -> None:
        self._last: dict[ClickerId, tuple[int, float]] = {}

    def time_of(self, clicker: ClickerId, sequence: int | None, now_s: float) -> float:
        """now_s, or just before the press that has overtaken this one. sequence: None from a clicker that does not
        count, which is told in the order it comes."""
        if sequence is None:
            return now_s
        if clicker in self._last:
            newest, at_s = self._last[clicker]
            behind = (newest - sequence) % COUNTERS
            if now_s - at_s <= LATE_S and 1 <= behind <= PRESSES_MAX:
                return at_s - behind * JUST_BEFORE_S
        self._last[clicker] = (sequence, now_s)
        return now_s

"""Order of presses that a radio delivers late: a clicker's counter tells which press was made first."""

from __future__ import annotations

from tni.core.ids import ClickerId

COUNTERS = 256
"""Number of counter values: counters are one byte and wrap."""
LATE_S = 2.0
PRESSES_MAX = 8
"""Most presses of one clicker within LATE_S. A counter that is behind by more doesn't belong to an earlier press."""
JUST_BEFORE_S = 1e-6


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

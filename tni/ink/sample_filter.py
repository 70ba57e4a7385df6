"""Filters for the samples of a device that stutters: times never go back, and a resting pen gives few samples."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

LATE_S = 0.1
"""Limit between two causes of a stamp older than the last: by less than this the sample came late, by more the clock
was set."""
AHEAD_S = 1.0
"""Greatest advance of the device's clock over this machine's between two samples, which may have taken unequal times to
arrive."""


class StrokeClock:
    """Clock of one stroke: converts a device's stamps to seconds since the pen came down. Mutable, one for each
    contact.

    Stamps are used as long as they are plausible. Where the device's clock jumps, wraps, stands still or goes back, the
    time elapsed on this machine is used instead.
    """

    __slots__ = ("_at_s", "_now_s", "elapsed_s")

    def __init__(self, at_s: float, now_s: float) -> None:
        """at_s: the device's stamp of pen down; now_s: this machine's monotonic time then."""
        self._at_s, self._now_s = at_s, now_s
        self.elapsed_s = 0.0

    def of(self, at_s: float, now_s: float) -> float:
        """Return the time of the next sample in seconds since pen down, never less than that of the sample before."""
        step, waited = at_s - self._at_s, max(now_s - self._now_s, 0.0)
        if 0 < step <= waited + AHEAD_S:
            self.elapsed_s += step
        elif -LATE_S < step <= 0 and waited < LATE_S:
            return self.elapsed_s  # late or simultaneous
        else:
            self.elapsed_s += waited
        self._at_s, self._now_s = at_s, now_s
        return self.elapsed_s


@dataclass(frozen=True, slots=True, kw_only=True)
class RestParams:
    """Parameters of the rest filter. after_s: time at one place after which a pen rests, >= 0. Try 2. pressure: least
    change, 0 to 1, that is not tremor, > 0. Try 0.03."""

    after_s: float = 2.0
    pressure: float = 0.03

    def __post_init__(self) -> None:
        if not 0 <= self.after_s < inf:
            raise ValueError(f"after_s must be finite and >= 0, got {self.after_s}")
        if not 0 < self.pressure <= 1:
            raise ValueError(f"pressure must be > 0 and <= 1, got {self.pressure}")


class DwellPoint:
    """Position at which a trembling pen stays, and since when. It holds only scalars because it is updated for every
    sample."""

    __slots__ = ("_x", "_y", "since_s")

    def __init__(self, x_mm: float, y_mm: float, at_s: float) -> None:
        self._x, self._y, self.since_s = x_mm, y_mm, at_s

    def leaves(self, x_mm: float, y_mm: float, within_mm: float) -> bool:
        """Return whether a position is farther away than a resting pen trembles."""
        dx, dy = x_mm - self._x, y_mm - self._y
        return dx * dx + dy * dy > within_mm * within_mm

    def begin(self, x_mm: float, y_mm: float, at_s: float) -> None:
        """Set a new position and its start time."""
        self._x, self._y, self.since_s = x_mm, y_mm, at_s


class RestFilter:
    """Filter that drops redundant samples of a resting pen. Mutable, one for each contact.

    A board reports a resting pen hundreds of times a second, each time a pixel beside. Dropped samples lie within
    `near_mm` of a sample that is kept; the caller keeps the last sample of a rest.
    """

    __slots__ = ("_params", "_pressure", "_stay")

    def __init__(self, x_mm: float, y_mm: float, pressure: float | None, params: RestParams | None = None) -> None:
        self._params = params or RestParams()
        self._stay, self._pressure = DwellPoint(x_mm, y_mm, 0.0), pressure or 0.0

    def leaves_out(self, x_mm: float, y_mm: float, pressure: float | None, elapsed_s: float, near_mm: float) -> bool:
        """Return whether this sample is redundant. near_mm: distance by which a resting pen trembles."""
        p, stay = pressure or 0.0, self._stay
        if stay.leaves(x_mm, y_mm, near_mm) or abs(p - self._pressure) > self._params.pressure:
            stay.begin(x_mm, y_mm, elapsed_s)
            self._pressure = p
            return False
        return elapsed_s - stay.since_s >= self._params.after_s

"""Level of noise of a class, calmed down for a gauge that everybody sees, and what it means beside a limit."""

from __future__ import annotations

from enum import Enum, auto
from math import exp, log10

LOUDNESS_OF_FULL = 3.0
"""Factor by which the recorder's loudness is above the root of the mean square."""
LEAST_LOUDNESS = 1e-6
"""Loudness that is far below the quietest end of the gauge, as silence is."""
QUIETEST_DB, LOUDEST_DB = -58.0, -12.0
"""Levels below full scale at the ends of the gauge: a silent room and a shouting class, by usual microphones."""
RISE_S, FALL_S = 0.7, 1.6
"""Times in which the gauge takes most of a step up and down: a chair that falls passes, a noise that lasts stays."""
NEAR = 0.12
"""Below the limit by this much, the face is no longer smiling."""
FIRST_LIMIT = 0.6
LEAST_LIMIT, MOST_LIMIT = 0.15, 0.95


class Mood(Enum):
    CALM = auto()
    NEAR = auto()
    LOUD = auto()


class NoiseLevel:
    """Smoothed level, 0 to 1. limit: the level from which it is too loud."""

    def __init__(self) -> None:
        self.level, self._limit = 0.0, FIRST_LIMIT

    @property
    def limit(self) -> float:
        return self._limit

    @limit.setter
    def limit(self, value: float) -> None:
        self._limit = min(max(value, LEAST_LIMIT), MOST_LIMIT)

    def hear(self, loudness: float, for_s: float) -> None:
        """Take the loudness of the last `for_s` seconds, 0 to 1, as the recorder tells it."""
        now = gauge_share(loudness)
        time_s = RISE_S if now > self.level else FALL_S
        self.level += (now - self.level) * (1 - exp(-max(for_s, 0.0) / time_s))

    def forget(self) -> None:
        self.level = 0.0

    @property
    def mood(self) -> Mood:
        if self.level >= self._limit:
            return Mood.LOUD
        return Mood.NEAR if self.level >= self._limit - NEAR else Mood.CALM


def gauge_share(loudness: float) -> float:
    """Return the place on the gauge, 0 to 1, of a loudness: in equal steps for the ear."""
    db = 20 * log10(min(max(loudness, LEAST_LOUDNESS), 1.0) / LOUDNESS_OF_FULL)
    return min(max((db - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB), 0.0), 1.0)

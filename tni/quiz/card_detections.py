"""From cards seen in pictures to answers: what is seen alike often enough, and nothing else.

One picture may be misread; a card that is still being turned says something else in the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tni.quiz.card_codes import CardSet

AGREEING_PICTURES = {CardSet.TNI: 3, CardSet.QCMCAM: 5}
"""Pictures in which a card must be seen alike. QCMcam's cards differ by so little that they need more."""
FORGET_AFTER_PICTURES = 30
"""Pictures without a card after which it is seen anew."""


@dataclass(frozen=True, slots=True)
class CardDetection:
    """A card in one picture. x, y: its middle, 0.0 to 1.0 of the picture from its top left."""

    number: int
    letter: str
    x: float
    y: float


@dataclass(slots=True)
class _Run:
    letter: str
    times: int
    last: int


class DetectionDebouncer:
    """Fold pictures, in order, to answers. enough: pictures that must agree, >= 1."""

    def __init__(self, enough: int) -> None:
        self._enough = enough
        self._picture = 0
        self._runs: dict[int, _Run] = {}
        self._told: dict[int, str] = {}

    def see(self, sightings: Iterable[CardDetection]) -> list[CardDetection]:
        """One picture. Returns the answers that stand from now on: each card's when it is first sure, and again when it
        has become another. A card that is in the picture twice, answering differently, answers nothing."""
        self._picture += 1
        here: dict[int, CardDetection] = {}
        torn: set[int] = set()
        for sighting in sightings:
            other = here.setdefault(sighting.number, sighting)
            if other.letter != sighting.letter:
                torn.add(sighting.number)
        for number in torn:
            del here[number]
            self._runs.pop(number, None)
        return [sighting for sighting in here.values() if self._is_new(sighting)]

    def _is_new(self, sighting: CardDetection) -> bool:
        run = self._runs.get(sighting.number)
        if run is None or run.letter != sighting.letter or self._picture - run.last > FORGET_AFTER_PICTURES:
            run = self._runs[sighting.number] = _Run(sighting.letter, 0, self._picture)
        run.times, run.last = run.times + 1, self._picture
        if run.times < self._enough or self._told.get(sighting.number) == sighting.letter:
            return False
        self._told[sighting.number] = sighting.letter
        return True

    def begin(self) -> None:
        """A new question: what has been told is told again, once it is seen anew."""
        self._runs.clear()
        self._told.clear()

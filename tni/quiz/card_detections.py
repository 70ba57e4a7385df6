"""Filter from card detections in camera pictures to answers: a card counts once enough pictures agree on it.

A single picture may be misread, and a card that is still being turned shows another letter in the next picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tni.quiz.card_codes import CardSet

AGREEING_PICTURES = {CardSet.TNI: 3, CardSet.QCMCAM: 5}
"""Number of pictures that must agree on a card. QCMcam's cards differ by so little that they need more."""
FORGET_AFTER_PICTURES = 30
"""Number of pictures without a card after which the count for it starts again."""


@dataclass(frozen=True, slots=True)
class CardDetection:
    """Card in one picture. x, y: its middle, 0.0 to 1.0 of the picture from its top left."""

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
    """Debouncer that converts pictures, in order, to answers. enough: number of pictures that must agree, >= 1."""

    def __init__(self, enough: int) -> None:
        self._enough = enough
        self._picture = 0
        self._runs: dict[int, _Run] = {}
        self._reported: dict[int, str] = {}

    def update(self, sightings: Iterable[CardDetection]) -> list[CardDetection]:
        """Process one picture. Returns the new answers: a card's answer when it is first certain, and again when it has
        changed. A card that appears twice in the picture with different answers gives none."""
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
        if run.times < self._enough or self._reported.get(sighting.number) == sighting.letter:
            return False
        self._reported[sighting.number] = sighting.letter
        return True

    def begin(self) -> None:
        """Start a new question: known answers are reported again after new detections."""
        self._runs.clear()
        self._reported.clear()

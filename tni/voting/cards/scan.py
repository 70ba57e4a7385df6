"""Scanner for cards in successive pictures: searches part of each picture, and follows known cards in all of it.

There is no time to search every picture completely in every way. Each picture gets one search of a cycle: the whole
picture at half size, which finds most cards at once and those close to the camera, then its upper and lower halves in
turn, with several thresholds of dark. A threshold that keeps a blurred border whole joins another card with the finger
on its edge.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tni.quiz.card_codes import CardSet, letter_up
from tni.quiz.card_detections import CardDetection
from tni.voting.cards.decode import CardDecoder, CardReading
from tni.voting.cards.quads import FloatArray, GreyImage, QuadSearch, find_quads

LOST_AFTER = 12
"""Pictures in a row without a followed card after which it is no longer followed."""
NEAR = 0.3
"""Two readings are the same card if their centres are nearer than this fraction of a side."""

CYCLE = (
    QuadSearch(0.0, 1.0, 0.3, shrunk=True),
    *(QuadSearch(top, top + 0.5, share) for share in (0.24, 0.15, 0.32) for top in (0.0, 0.5)),
    QuadSearch(0.0, 1.0, 0.15, shrunk=True),
)
"""Searches, one per picture in turn."""


@dataclass(slots=True)
class _Followed:
    read: CardReading
    misses: int = 0


class CardScanner:
    """Scanner for one set of cards and one camera."""

    def __init__(self, card_set: CardSet) -> None:
        self._decoder = CardDecoder(card_set)
        self._turn = 0
        self._followed: dict[int, _Followed] = {}

    def see(self, picture: GreyImage) -> list[CardDetection]:
        """Return the cards found in a picture this time. picture: grey, (height, width). A card held at an unclear
        angle gives no answer."""
        search, self._turn = CYCLE[self._turn % len(CYCLE)], self._turn + 1
        reads = self._follow(picture)
        reads += self._new(picture, find_quads(picture, search), reads)
        height, width = picture.shape
        found = []
        for read in reads:
            corners = read.corners
            right, down = (corners[0] + corners[1] - corners[2] - corners[3]) / 2
            letter = letter_up(float(right), float(down))
            if letter is not None:
                x, y = corners.mean(0)
                found.append(CardDetection(read.number, letter, float(x) / width, float(y) / height))
        return found

    def _follow(self, picture: GreyImage) -> list[CardReading]:
        followed = list(self._followed.items())
        if not followed:
            return []
        quads = np.stack([one.read.corners for _, one in followed])
        found = []
        for (number, one), read in zip(followed, self._decoder.follow(picture, quads), strict=True):
            if read is not None and read.number == number:
                one.read, one.misses = read, 0
                found.append(read)
            else:
                one.misses += 1
                if one.misses >= LOST_AFTER:
                    del self._followed[number]
        return found

    def _new(self, picture: GreyImage, quads: FloatArray, known: list[CardReading]) -> list[CardReading]:
        """Decode the quadrilaterals that are not cards already read."""
        if known and len(quads):
            middles = np.stack([read.corners.mean(0) for read in known])
            sides = np.array([np.linalg.norm(read.corners[0] - read.corners[1]) for read in known])
            distances = np.linalg.norm(quads.mean(1)[:, None] - middles[None], axis=2)
            quads = quads[(distances > sides * NEAR).all(1)]
        found: list[CardReading] = []
        for read in sorted(filter(None, self._decoder.read(picture, quads)), key=lambda read: -read.score):
            if not any(_same_place(read, other) for other in found):
                found.append(read)
                self._followed[read.number] = _Followed(read)
        return found


def _same_place(one: CardReading, other: CardReading) -> bool:
    distance = np.linalg.norm(one.corners.mean(0) - other.corners.mean(0))
    return bool(distance <= NEAR * np.linalg.norm(one.corners[0] - one.corners[1]))

"""Cards in one picture after another: a part of each picture is searched, and cards found are followed in all of it.

There is not the time to search a whole picture in every way. So all of it is searched at half the size, which finds
most cards at once and those held near the camera, then its upper and lower halves in turn, each in several ways: what
is dark enough for a card that is blurred is not for one with a finger on its edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.quiz.card_codes import CardSet, letter_up
from tni.quiz.sightings import Sighting
from tni.voting.cards.decode import Decoder, Floats, Read

type Picture = NDArray[np.uint8]
type Pixels = NDArray[Any]
"""As OpenCV's stubs have it."""

OVERLAP_PX = 64
"""How far a half reaches into the other: a card of that size, tilted, is whole in one of them."""
LOST_AFTER = 12
"""Pictures in which a card that is followed is not found where it was."""
NEAR = 0.3
"""Two figures are one when their middles are nearer than this part of a side."""
LEAST_SIDE_PX = 9.0
SKEW = 0.15
"""How far the middles of the two diagonals may be apart, as part of a side: a flat card is nearly a parallelogram."""
LEAST_OUTLINE_PX, FILLED = 40, 0.8
"""An outline has so many pixels, and so much of its hull, and its hull so much of the figure around it."""
REACH_PX, LEAST_SPAN = 15, 40
"""What is dark is told where the darkest and the brightest within reach are so many grey levels apart."""


@dataclass(frozen=True, slots=True)
class _Search:
    """top, bottom: the part of the picture's height. dark_share: dark is in so low a share between the darkest and the
    brightest around. shrunk: at half the size."""

    top: float
    bottom: float
    dark_share: float
    shrunk: bool = False


CYCLE = (
    _Search(0.0, 1.0, 0.4, shrunk=True),
    *(_Search(top, top + 0.5, share) for share in (0.36, 0.44, 0.24) for top in (0.0, 0.5)),
    _Search(0.0, 1.0, 0.2, shrunk=True),
)
"""One for each picture, in turn."""


@dataclass(slots=True)
class _Followed:
    read: Read
    misses: int = 0


class CardScanner:
    """For one set of cards and one camera."""

    def __init__(self, card_set: CardSet) -> None:
        self._decoder = Decoder(card_set)
        self._turn = 0
        self._followed: dict[int, _Followed] = {}

    def see(self, picture: Picture) -> list[Sighting]:
        """picture: grey, (height, width). The cards in it, as far as they are found this time; one that is held askew
        says nothing."""
        search, self._turn = CYCLE[self._turn % len(CYCLE)], self._turn + 1
        reads = self._follow(picture)
        reads += self._new(picture, _figures(picture, search), reads)
        height, width = picture.shape
        found = []
        for read in reads:
            corners = read.corners
            right, down = (corners[0] + corners[1] - corners[2] - corners[3]) / 2
            letter = letter_up(float(right), float(down))
            if letter is not None:
                x, y = corners.mean(0)
                found.append(Sighting(read.number, letter, float(x) / width, float(y) / height))
        return found

    def _follow(self, picture: Picture) -> list[Read]:
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

    def _new(self, picture: Picture, quads: Floats, known: list[Read]) -> list[Read]:
        """Cards among the figures that are not those already read."""
        if known and len(quads):
            middles = np.stack([read.corners.mean(0) for read in known])
            sides = np.array([np.linalg.norm(read.corners[0] - read.corners[1]) for read in known])
            apart = np.linalg.norm(quads.mean(1)[:, None] - middles[None], axis=2)
            quads = quads[(apart > sides * NEAR).all(1)]
        found: list[Read] = []
        for read in sorted(filter(None, self._decoder.read(picture, quads)), key=lambda read: -read.score):
            if not any(_same_place(read, other) for other in found):
                found.append(read)
                self._followed[read.number] = _Followed(read)
        return found


def _same_place(one: Read, other: Read) -> bool:
    apart = np.linalg.norm(one.corners.mean(0) - other.corners.mean(0))
    return bool(apart <= NEAR * np.linalg.norm(one.corners[0] - one.corners[1]))


def _figures(picture: Picture, search: _Search) -> Floats:
    """(n, 4, 2) px of the picture, clockwise: four corners around whatever is dark."""
    height = picture.shape[0]
    top = max(0, round(height * search.top) - OVERLAP_PX)
    part: Pixels = picture[top : min(height, round(height * search.bottom) + OVERLAP_PX)]
    if search.shrunk:
        part = cv2.resize(part, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    outlines, _ = cv2.findContours(_dark(part, search.dark_share), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    found = [quad for one in outlines if len(one) >= LEAST_OUTLINE_PX and (quad := _four_corners(one)) is not None]
    quads = np.array(found, np.float32).reshape(-1, 4, 2)
    if search.shrunk:
        quads = quads * 2 + 0.5
    quads += np.array((0, top), np.float32)
    return _usable(quads)


def _four_corners(outline: Pixels) -> Pixels | None:
    """The smallest figure with four corners around an outline, when it is filled by it."""
    hull = cv2.convexHull(outline)
    if len(hull) < 4:
        return None
    area = cv2.contourArea(hull)
    if abs(cv2.contourArea(outline)) < FILLED * area:
        return None
    quad = cv2.approxPolyN(hull, 4, None, -1.0, True).reshape(-1, 2)
    return quad if len(quad) == 4 and area >= FILLED * cv2.contourArea(quad) else None


def _dark(part: Pixels, share: float) -> Pixels:
    """255 where it is dark in a place that has bright and dark, else 0."""
    reach = np.ones((REACH_PX, REACH_PX), np.uint8)
    calm = cv2.blur(part, (3, 3))  # noise alone is no span
    lowest, highest = cv2.erode(calm, reach), cv2.dilate(calm, reach)
    bound = cv2.addWeighted(lowest, 1 - share, highest, share, 0)
    dark = cv2.compare(part, bound, cv2.CMP_LT)
    dark[cv2.subtract(highest, lowest) <= LEAST_SPAN] = 0
    return dark


def _usable(quads: Floats) -> Floats:
    """Those that can be a card, clockwise: convex, with sides that are long enough."""
    if not len(quads):
        return quads
    turns = _turns(quads)
    quads = np.where((turns < 0).all(1)[:, None, None], quads[:, ::-1], quads)
    lengths = np.linalg.norm(np.roll(quads, -1, 1) - quads, axis=2)
    skew = np.linalg.norm(quads[:, 0] + quads[:, 2] - quads[:, 1] - quads[:, 3], axis=1) / 2
    good: NDArray[np.bool_] = (
        (abs(np.sign(turns).sum(1)) == 4)
        & (lengths.min(1) >= LEAST_SIDE_PX)
        & (lengths.max(1) <= 3 * lengths.min(1))
        & (skew <= SKEW * lengths.mean(1))
    )
    return np.asarray(quads[good], np.float32)


def _turns(quads: Floats) -> Floats:
    """At each corner above 0 where the outline goes on clockwise."""
    sides = np.roll(quads, -1, 1) - quads
    after = np.roll(sides, -1, 1)
    return np.asarray(sides[..., 0] * after[..., 1] - sides[..., 1] * after[..., 0], np.float32)

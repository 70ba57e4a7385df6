"""Cards in one picture after another: a part of each picture is searched, and cards found are followed in all of it.

There is not the time to search a whole picture in every way. So its upper and lower halves are searched in turn, each
in several ways (a threshold that finds what is sharp, and some that tell black from a finger's grey), then all of it at
half the size, for cards held near the camera that no half holds.
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
WINDOW_PX, DARKER = 13, 20
"""Black is so many grey levels darker than the mean of so large a window: noise is not, a blurred cell is."""
REACH_PX, LEAST_SPAN = 15, 64
"""What is dark is told where the darkest and the brightest within reach are so many grey levels apart."""


@dataclass(frozen=True, slots=True)
class _Search:
    """top, bottom: the part of the picture's height. dark_share: dark is in so low a share between the darkest and the
    brightest around; None: by the mean around. shrunk: at half the size."""

    top: float
    bottom: float
    dark_share: float | None = None
    shrunk: bool = False


CYCLE = (
    *(_Search(top, top + 0.5, share) for share in (None, 0.37, 0.45, 0.25) for top in (0.0, 0.5)),
    _Search(0.0, 1.0, shrunk=True),
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
        self._detector = _detector()
        self._turn = 0
        self._followed: dict[int, _Followed] = {}

    def see(self, picture: Picture) -> list[Sighting]:
        """picture: grey, (height, width). The cards in it, as far as they are found this time; one that is held askew
        says nothing."""
        search, self._turn = CYCLE[self._turn % len(CYCLE)], self._turn + 1
        reads = self._follow(picture)
        reads += self._new(picture, _figures(self._detector, picture, search), reads)
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


def _detector() -> cv2.aruco.ArucoDetector:
    """It finds figures with four corners; what is in them is read by `Decoder`."""
    parameters = cv2.aruco.DetectorParameters()
    parameters.minMarkerPerimeterRate = 0.02
    parameters.minMarkerDistanceRate = 0.05  # the card's paper and the black square in it are two figures
    parameters.adaptiveThreshWinSizeMin = parameters.adaptiveThreshWinSizeMax = WINDOW_PX
    parameters.adaptiveThreshConstant = DARKER
    parameters.minCornerDistanceRate = 0.03
    return cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50), parameters)


def _figures(detector: cv2.aruco.ArucoDetector, picture: Picture, search: _Search) -> Floats:
    """(n, 4, 2) px of the picture, clockwise."""
    height = picture.shape[0]
    top = max(0, round(height * search.top) - OVERLAP_PX)
    part: Pixels = picture[top : min(height, round(height * search.bottom) + OVERLAP_PX)]
    if search.shrunk:
        part = cv2.resize(part, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    if search.dark_share is not None:
        part = _dark(part, search.dark_share)
    accepted, _, rejected = detector.detectMarkers(part)
    quads = np.array([*accepted, *rejected], np.float32).reshape(-1, 4, 2)
    if search.shrunk:
        quads = quads * 2 + 0.5
    quads += np.array((0, top), np.float32)
    return _usable(quads)


def _dark(part: Pixels, share: float) -> Pixels:
    """Black where it is dark in a place that has bright and dark, else white."""
    reach = np.ones((REACH_PX, REACH_PX), np.uint8)
    lowest, highest = cv2.erode(part, reach), cv2.dilate(part, reach)
    bound = cv2.addWeighted(lowest, 1 - share, highest, share, 0)
    bright = cv2.compare(part, bound, cv2.CMP_GE)
    flat = cv2.threshold(cv2.subtract(highest, lowest), LEAST_SPAN, 255, cv2.THRESH_BINARY_INV)[1]
    return cv2.bitwise_or(bright, flat)


def _usable(quads: Floats) -> Floats:
    """Those that can be a card: convex and clockwise, with sides that are long enough."""
    if not len(quads):
        return quads
    sides = np.roll(quads, -1, 1) - quads
    turns = sides[..., 0] * np.roll(sides, -1, 1)[..., 1] - sides[..., 1] * np.roll(sides, -1, 1)[..., 0]
    lengths = np.linalg.norm(sides, axis=2)
    good: NDArray[np.bool_] = (
        (turns > 0).all(1) & (lengths.min(1) >= LEAST_SIDE_PX) & (lengths.max(1) <= 3 * lengths.min(1))
    )
    return np.asarray(quads[good], np.float32)

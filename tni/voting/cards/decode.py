"""Which card a four-cornered figure shows, if any: by how well its cells go with each card, not by bits.

At 26 px a card's cell is under four pixels wide, and blur makes bits of it that are wrong; grey levels still tell the
cards apart. This is maximum likelihood for noise of one strength: the cells, less their mean and over their length,
against every card in every turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.quiz.card_codes import CardSet, grid, numbers

type Floats = NDArray[np.float32]

SAMPLES = 2
"""Points along each side of a cell, in its middle half."""
GROWTHS = (0.94, 1.0, 1.05, 1.1)
"""A figure's corners are half a pixel off, mostly inwards: each size is tried."""
SHIFTS_PX = tuple((x, y) for y in (-1.0, 0.0, 1.0) for x in (-1.0, 0.0, 1.0))
"""How far a card that is followed may have moved since the last picture."""
LARGE_CELL_PX, LARGE_SCORE = 6.0, 0.9
LEAST_CONTRAST = 10.0
"""Grey levels between white and black cells."""
DARK, BORDER_SHARE = 0.6, 0.9
"""How much of the border must be as dark as the black cells within, where 1.0 is as far as from black to white. What is
much darker is a window's frame around a shade."""
BRIGHT, AROUND_SHARE = 0.4, 0.5
"""How much of what is around must be how bright."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """score: least likeness of cells and card, 1.0 for no difference at all; lead: how much less like the next best
    card or turn must be; off: how far one cell may be from what it should be, 1.0 for white in place of black. Blur
    takes a little of each cell, another pattern the whole of some."""

    score: float
    lead: float
    off: float


BOUNDS = {CardSet.TNI: Bounds(0.78, 0.25, 0.75), CardSet.QCMCAM: Bounds(0.92, 0.07, 0.5)}


@dataclass(frozen=True, slots=True)
class Read:
    """corners: (4, 2) px, that of the card's own top left first, then clockwise."""

    number: int
    corners: Floats
    score: float


class Decoder:
    """For one set of cards."""

    def __init__(self, card_set: CardSet) -> None:
        grids = [(number, np.array(grid(card_set, number), np.float32)) for number in numbers(card_set)]
        self._names = [(number, turns) for number, _ in grids for turns in range(4)]
        words = np.stack([np.rot90(cells, turns).ravel() for _, cells in grids for turns in range(4)])
        self._white = words > 0.5
        centred = words - words.mean(1, keepdims=True)
        self._words: Floats = centred / np.linalg.norm(centred, axis=1, keepdims=True)
        self._number_of = np.array([number for number, _ in self._names])
        self._bounds = BOUNDS[card_set]
        self.side = len(grids[0][1])
        self._at = _sample_points(self.side)

    def read(self, picture: NDArray[np.uint8], quads: Floats) -> list[Read | None]:
        """quads: (n, 4, 2) px, clockwise. None where there is no card."""
        centres = quads.mean(1, keepdims=True)
        tried = np.stack([centres + (quads - centres) * growth for growth in GROWTHS], 1)
        return self._best(picture, tried)

    def follow(self, picture: NDArray[np.uint8], quads: Floats) -> list[Read | None]:
        """The same for cards read before, near where they were."""
        tried = np.stack([quads + np.array(shift, np.float32) for shift in SHIFTS_PX], 1)
        return self._best(picture, tried)

    def _best(self, picture: NDArray[np.uint8], tried: Floats) -> list[Read | None]:
        """tried: (n, m, 4, 2): for each figure the corners that it may have."""
        if not len(tried):
            return []
        count, ways = tried.shape[:2]
        cells = self._cells(picture, tried.reshape(-1, 4, 2))
        inner = cells[:, 2:-2, 2:-2].reshape(len(cells), -1)
        centred = inner - inner.mean(1, keepdims=True)
        scores = centred @ self._words.T / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        first_two = np.partition(scores, -2, axis=1)[:, -2:]
        lead = (first_two[:, 1] - first_two[:, 0]).reshape(count, ways)
        out: list[Read | None] = []
        for figure, way in enumerate(first_two[:, 1].reshape(count, ways).argmax(1)):
            row = figure * ways + int(way)
            word = int(scores[row].argmax())
            found = Read(self._names[word][0], _turned(tried[figure, way], self._names[word][1]), scores[row, word])
            sure = found.score >= self._least_score(found.corners) and lead[figure, way] >= self._bounds.lead
            out.append(found if sure and self._is_card(cells[row], word) else None)
        return out

    def _least_score(self, corners: Floats) -> float:
        """What is large is not blurred: there a likeness that is not high is another pattern's."""
        side_px = float(np.linalg.norm(np.roll(corners, -1, 0) - corners, axis=1).mean())
        return (
            max(self._bounds.score, LARGE_SCORE) if side_px >= LARGE_CELL_PX * (self.side + 2) else self._bounds.score
        )

    def _cells(self, picture: NDArray[np.uint8], quads: Floats) -> Floats:
        """(n, side + 4, side + 4) grey levels: the cells, the border, and a ring of what is around."""
        maps = _homographies(quads, self.side + 2) @ self._at
        xy = (maps[:, :2] / maps[:, 2:]).astype(np.float32)
        levels = cv2.remap(picture, xy[:, 0], xy[:, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        size = self.side + 4
        return levels.reshape(len(quads), size, size, -1).astype(np.float32).mean(3)

    def _is_card(self, cells: Floats, word: int) -> bool:
        """Whether every cell is near what it should be, in a black border, with white around it but for what a hand
        covers."""
        inner, white = cells[2:-2, 2:-2].ravel(), self._white[word]
        bright, dark = float(inner[white].mean()), float(inner[~white].mean())
        if bright - dark < LEAST_CONTRAST:
            return False
        levels = (cells - dark) / (bright - dark)
        return bool(
            abs(levels[2:-2, 2:-2].ravel() - white).max() <= self._bounds.off
            and (abs(levels[_ring(len(cells), 1)]) <= DARK).mean() >= BORDER_SHARE
            and (levels[_ring(len(cells), 0)] >= BRIGHT).mean() >= AROUND_SHARE
        )


@cache
def _ring(size: int, depth: int) -> NDArray[np.bool_]:
    """The cells that are `depth` from the edge of a square."""
    at = np.minimum(np.arange(size), np.arange(size)[::-1])
    return np.asarray(np.minimum(at[:, None], at[None, :]) == depth)


def _turned(corners: Floats, turns: int) -> Floats:
    """The corners from the card's own top left on, when its cells are those of the card turned left that often."""
    return np.roll(corners, turns, axis=0)


def _sample_points(side: int) -> NDArray[np.float64]:
    """(3, n) homogeneous points on the card in cells, the marker's own corner at 0, 0: rows, columns, points."""
    inside = (np.arange(SAMPLES) + 0.5) / (2 * SAMPLES) + 0.25
    at = np.arange(-1, side + 3)[:, None] + inside[None, :]
    y, x = np.broadcast_arrays(at[:, None, :, None], at[None, :, None, :])
    return np.stack([x.ravel(), y.ravel(), np.ones(x.size)])


def _homographies(quads: Floats, side: float) -> NDArray[np.float64]:
    """(n, 3, 3): from a square of that side to each figure (four points give eight linear equations)."""
    square = np.array([(0, 0), (side, 0), (side, side), (0, side)], np.float64)
    left = np.zeros((len(quads), 8, 8))
    for i, (x, y) in enumerate(square):
        u, v = quads[:, i, 0].astype(np.float64), quads[:, i, 1].astype(np.float64)
        left[:, 2 * i, :3] = left[:, 2 * i + 1, 3:6] = x, y, 1
        left[:, 2 * i, 6], left[:, 2 * i, 7] = -x * u, -y * u
        left[:, 2 * i + 1, 6], left[:, 2 * i + 1, 7] = -x * v, -y * v
    right = quads.reshape(len(quads), 8, 1).astype(np.float64)
    solved = np.linalg.solve(left, right)[..., 0]
    return np.concatenate([solved, np.ones((len(quads), 1))], 1).reshape(-1, 3, 3)

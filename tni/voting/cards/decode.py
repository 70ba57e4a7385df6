"""Which card a four-cornered figure shows, if any: by how well its cells go with each card, not by bits.

At 26 px a card's cell is under four pixels wide, and blur makes bits of it that are wrong; grey levels still tell the
cards apart. This is maximum likelihood for noise of one strength: the cells, less their mean and over their length,
against every card in every turn, as sharp and as blurred as a camera may show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from tni.quiz.card_codes import CardSet, card_grid, card_numbers
from tni.voting.cards.corner_refinement import refine_corners
from tni.voting.cards.lighting import relative_light
from tni.voting.cards.quads import FloatArray, GreyImage

BLUR_POINTS, AROUND_CELLS = 8, 2
"""Points along a cell where blur is computed, and white cells around, that it takes in."""
SAMPLES = 2
"""Points along each side of a cell, in its middle half."""
LIKELY_SPAN, LIKELY_SHARE = 25.0, (0.4, 1.8)
"""What is around a card is so many grey levels brighter than its border, and so many times what its cells span."""
LIKELY_SCORE = 0.6
"""A figure that is so much like a card may be one in uneven light."""
MOST_FIGURES, MOST_LIKELY = 20_000, 400
"""So many are looked at, and looked at closely, the largest of them: a wallpaper of cards would take minutes."""
LARGE_CELL_PX, LARGE_SCORE = 6.0, 0.9
"""What is large is not blurred: there a likeness that is not high is another pattern's."""
LEAST_CONTRAST = 40.0
"""Grey levels between white and black cells."""
MAX_BORDER_ERROR = 0.26
"""How far the border's cells may be from what they should be, on the whole, where 1.0 is as far as from black to white.
What is much darker than the black within is a window's frame around a shade."""
BRIGHT, AROUND_SHARE = 0.4, 0.5
"""How much of what is around must be how bright."""
MAX_WHITER = 0.45
"""How much brighter what is around may be than the card's white cells, on the whole: with a shadow over them it is."""


@dataclass(frozen=True, slots=True)
class MatchThresholds:
    """score: least likeness of cells and card, 1.0 for no difference at all; lead: how much less like the next best
    card or turn must be; both: score and lead together; off: how far one cell may be from what it should be, 1.0 for
    white in place of black; off_blurred: the same where it is like a blurred card. A shadow takes a part of some cells,
    another pattern the whole, or when blurred half of it."""

    score: float
    lead: float
    both: float
    off: float
    off_blurred: float


@dataclass(frozen=True, slots=True)
class CardSetThresholds:
    """new: of a figure that nobody knows; known: of a card where it was in the last picture, as the same card.
    blurs_cells: sigmas of the blur that a card is expected in."""

    new: MatchThresholds
    known: MatchThresholds
    blurs_cells: tuple[float, ...]


THRESHOLDS = {
    CardSet.TNI: CardSetThresholds(
        MatchThresholds(0.88, 0.2, 1.18, 0.6, 0.4), MatchThresholds(0.78, 0.15, 1.0, 0.95, 0.95), (0.0, 0.3, 0.45)
    ),
    CardSet.QCMCAM: CardSetThresholds(
        MatchThresholds(0.92, 0.07, 1.0, 0.5, 0.5), MatchThresholds(0.92, 0.07, 1.0, 0.5, 0.5), (0.0,)
    ),
}


@dataclass(frozen=True, slots=True)
class CardReading:
    """corners: (4, 2) px, that of the card's own top left first, then clockwise."""

    number: int
    corners: FloatArray
    score: float


class CardDecoder:
    """For one set of cards."""

    def __init__(self, card_set: CardSet) -> None:
        grids = [(number, np.array(card_grid(card_set, number), np.float32)) for number in card_numbers(card_set)]
        self._names = [(number, turns) for number, _ in grids for turns in range(4)]
        self._trust = THRESHOLDS[card_set]
        self.side = len(grids[0][1])
        self._at = _sample_points(self.side)
        looks = [_look(cells, blur) for blur in self._trust.blurs_cells for _, cells in grids]
        self._looks = np.stack([np.rot90(look, turns) for look in looks for turns in range(4)])
        """(blurs * words, side + 4, side + 4): how bright each cell of each card is, and those around."""
        centred = _centred(self._looks)
        self._words: FloatArray = centred / np.linalg.norm(centred, axis=1, keepdims=True)

    def read(self, picture: GreyImage, quads: FloatArray) -> list[CardReading | None]:
        """quads: (n, 4, 2) px, clockwise, about where black squares are. None where there is no card."""
        if not len(quads):
            return []
        out: list[CardReading | None] = [None] * len(quads)
        sought = _largest(quads, np.arange(len(quads)), MOST_FIGURES)
        likely = _largest(quads, sought[_are_likely(self._cells(picture, quads[sought]))], MOST_LIKELY)
        for figure, read in zip(likely, self._tell(picture, quads[likely], self._trust.new), strict=True):
            out[figure] = read
        return out

    def follow(self, picture: GreyImage, quads: FloatArray) -> list[CardReading | None]:
        """The same for cards read before, near where they were."""
        return self._tell(picture, quads, self._trust.known)

    def _tell(self, picture: GreyImage, quads: FloatArray, bounds: MatchThresholds) -> list[CardReading | None]:
        """By even light, and where that tells nothing, by the light on the paper around."""
        if not len(quads):
            return []
        quads = refine_corners(picture, quads, self.side + 2)
        cells = self._cells(picture, quads)
        reads, scores = self._best(cells, quads, bounds)
        likely = np.array([read is None for read in reads], bool) & (scores >= LIKELY_SCORE)
        falls, uneven = relative_light(cells[likely])
        again = np.flatnonzero(likely)[uneven]
        lit, _ = self._best(cells[again] / falls[uneven], quads[again], bounds)
        for figure, read in zip(again, lit, strict=True):
            reads[figure] = read
        return reads

    def _best(
        self, cells: FloatArray, quads: FloatArray, bounds: MatchThresholds
    ) -> tuple[list[CardReading | None], FloatArray]:
        """Of each figure what it shows, and how much it is like the card or turn that is most like it."""
        centred = _centred(cells)
        lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        scores: FloatArray = np.asarray(centred @ self._words.T / lengths, np.float32)
        large = _sides_px(quads) >= LARGE_CELL_PX * (self.side + 2)
        scores[large, len(self._names) :] = -1.0
        best, word, lead = _best_and_lead(scores, len(self._names))
        least = np.where(large, max(bounds.score, LARGE_SCORE), bounds.score)
        clear = (lead >= bounds.lead) & (best + lead >= bounds.both)
        off = np.where(word < len(self._names), bounds.off, bounds.off_blurred)
        sure = (best >= least) & clear & _are_cards(cells, self._looks[word], off)
        out: list[CardReading | None] = [None] * len(quads)
        for figure in np.flatnonzero(sure):
            number, turns = self._names[word[figure] % len(self._names)]
            out[figure] = CardReading(number, _turned(quads[figure], turns), float(best[figure]))
        return out, best

    def _cells(self, picture: GreyImage, quads: FloatArray) -> FloatArray:
        """(n, side + 4, side + 4) grey levels: the cells, the border, and a ring of what is around."""
        maps = _homographies(quads, self.side + 2) @ self._at
        xy = (maps[:, :2] / maps[:, 2:]).astype(np.float32)
        levels = cv2.remap(picture, xy[:, 0], xy[:, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        size = self.side + 4
        return levels.reshape(len(quads), size, size, -1).astype(np.float32).mean(3)


def _are_likely(cells: FloatArray) -> NDArray[np.bool_]:
    """Whether something dark on bright holds bright and dark: most figures do not, and are looked at no more."""
    around, border = (np.median(cells[:, _ring(cells.shape[1], depth)], 1) for depth in (0, 1))
    low, high = np.percentile(_inner(cells), (10, 90), axis=1)
    span, (least, most) = around - border, LIKELY_SHARE
    return np.asarray((span >= LIKELY_SPAN) & (span >= least * (high - low)) & (span <= most * (high - low)))


def _are_cards(cells: FloatArray, looks: FloatArray, most_off: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether every cell is near what it should be, the border's too, with white around but for what a hand covers,
    and no whiter than the white within."""
    seen, due = _centred(cells), _centred(looks)
    contrast = (seen * due).sum(1) / (due * due).sum(1)
    levels = (cells - _middle(cells)) / np.maximum(contrast, LEAST_CONTRAST)[:, None, None]
    off = levels - (looks - _middle(looks))
    border, around = off[:, _ring(cells.shape[1], 1)], off[:, _ring(cells.shape[1], 0)]
    return np.asarray(
        (contrast >= LEAST_CONTRAST)
        & (abs(off[:, 1:-1, 1:-1]).max((1, 2)) <= most_off)
        & (abs(border).mean(1) <= MAX_BORDER_ERROR)
        & ((around >= BRIGHT - 1).mean(1) >= AROUND_SHARE)
        & (np.median(around, 1) <= MAX_WHITER)
    )


def _sides_px(quads: FloatArray) -> FloatArray:
    """Mean side of each figure."""
    return np.asarray(np.linalg.norm(np.roll(quads, -1, 1) - quads, axis=2).mean(1), np.float32)


def _largest(quads: FloatArray, which: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """So many of them, in their order."""
    if len(which) <= most:
        return which
    return np.sort(which[np.argsort(-_sides_px(quads[which]), kind="stable")[:most]])


def _middle(cells: FloatArray) -> FloatArray:
    """(n, 1, 1): of each the mean of the inner cells."""
    return cells[:, 2:-2, 2:-2].mean((1, 2), keepdims=True)


def _inner(cells: FloatArray) -> FloatArray:
    """(n, side * side): the cells within the border of each."""
    return cells[:, 2:-2, 2:-2].reshape(len(cells), (cells.shape[1] - 4) ** 2)


def _centred(cells: FloatArray) -> FloatArray:
    """(n, side * side): the inner cells of each, less their mean."""
    inner = _inner(cells)
    return inner - inner.mean(1, keepdims=True)


def _best_and_lead(scores: FloatArray, words: int) -> tuple[FloatArray, NDArray[np.intp], FloatArray]:
    """Of each row the highest score, whose it is, and by how much it leads that of another card or turn; every `words`
    columns are the same words in another blur."""
    rows = np.arange(len(scores))
    word = scores.argmax(1)
    best = scores[rows, word]
    others = scores.reshape(len(scores), scores.shape[1] // words, words).max(1)
    others[rows, word % words] = -1.0
    return best, word, best - others.max(1)


def _look(word: FloatArray, blur_cells: float) -> FloatArray:
    """How bright the cells of a card are, its border's, and those around; 0 is black, 1 is white."""
    around = np.pad(np.pad(word, 1), 1 + AROUND_CELLS, constant_values=1.0)
    fine = np.kron(around, np.ones((BLUR_POINTS, BLUR_POINTS), np.float32))
    if blur_cells:
        fine = np.asarray(cv2.GaussianBlur(fine, (0, 0), blur_cells * BLUR_POINTS))
    middle = slice(BLUR_POINTS // 4, BLUR_POINTS - BLUR_POINTS // 4)
    cells = fine.reshape(len(around), BLUR_POINTS, len(around), BLUR_POINTS)[:, middle, :, middle].mean((1, 3))
    return np.asarray(cells[AROUND_CELLS:-AROUND_CELLS, AROUND_CELLS:-AROUND_CELLS], np.float32)


@cache
def _ring(size: int, depth: int) -> NDArray[np.bool_]:
    """The cells that are `depth` from the edge of a square."""
    at = np.minimum(np.arange(size), np.arange(size)[::-1])
    return np.asarray(np.minimum(at[:, None], at[None, :]) == depth)


def _turned(corners: FloatArray, turns: int) -> FloatArray:
    """The corners from the card's own top left on, when its cells are those of the card turned left that often."""
    return np.roll(corners, turns, axis=0)


def _sample_points(side: int) -> NDArray[np.float64]:
    """(3, n) homogeneous points on the card in cells, the marker's own corner at 0, 0: rows, columns, points."""
    inside = (np.arange(SAMPLES) + 0.5) / (2 * SAMPLES) + 0.25
    at = np.arange(-1, side + 3)[:, None] + inside[None, :]
    y, x = np.broadcast_arrays(at[:, None, :, None], at[None, :, None, :])
    return np.stack([x.ravel(), y.ravel(), np.ones(x.size)])


def _homographies(quads: FloatArray, side: float) -> NDArray[np.float64]:
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

"""Decoder of cards: compares the grey cells of a quadrilateral with each card, instead of reading bits.

At 26 px a card's cell is less than four pixels wide, and blur makes some bits wrong; the grey levels still distinguish
the cards. This is maximum likelihood for noise of equal strength: the cells, minus their mean and divided by their
norm, are compared with every card in every rotation, both sharp and as blurred as a camera may show it.
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
"""Points per cell side when the blur is computed, and the white cells around the card that it takes into account."""
SAMPLES = 2
"""Samples along each side of a cell, in its middle half."""
LIKELY_SPAN, LIKELY_SHARE = 25.0, (0.4, 1.8)
"""Least brightness of the surroundings above a card's border, in grey levels; and its range as a multiple of the span
of the card's cells."""
LIKELY_SCORE = 0.6
"""Score from which a quadrilateral may be a card in uneven light."""
MOST_QUADS, MOST_LIKELY = 20_000, 400
"""Largest numbers of quadrilaterals that are examined, and examined closely; the largest come first. A wallpaper of
cards would otherwise take minutes."""
LARGE_CELL_PX, LARGE_SCORE = 6.0, 0.9
"""Cell size from which a card is not blurred, and the least score there: a lower one means another pattern."""
LEAST_CONTRAST = 40.0
"""Grey levels between white and black cells."""
MAX_BORDER_ERROR = 0.26
"""Largest mean error of the border's cells, where 1.0 is the difference of black and white. A border much darker than
the black cells within is a window frame around a blind."""
BRIGHT, AROUND_SHARE = 0.4, 0.5
"""Least brightness of the surroundings, 1.0 for white, and the share of them that must have it."""
MAX_WHITER = 0.45
"""Largest median brightness of the surroundings above the card's white cells, which a shadow over the card causes."""


@dataclass(frozen=True, slots=True)
class MatchThresholds:
    """Thresholds for accepting a match.

    score: least similarity of cells and card, 1.0 for equality.
    lead: least margin of the score over that of the next best card or rotation.
    both: least sum of score and lead.
    off: largest error of a single cell, 1.0 for white in place of black.
    off_blurred: the same if the best match is a blurred card.
    A shadow covers part of some cells; another pattern differs in a whole cell, or in half of it when blurred.
    """

    score: float
    lead: float
    both: float
    off: float
    off_blurred: float


@dataclass(frozen=True, slots=True)
class CardSetThresholds:
    """Thresholds for one set of cards. new: for a quadrilateral without history; known: for the same card where it was
    in the previous picture. blurs_cells: standard deviations of the blurs to compare with."""

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
    """Card found in a picture. corners: (4, 2) px, clockwise from the card's own top left corner."""

    number: int
    corners: FloatArray
    score: float


class CardDecoder:
    """Decoder for one set of cards."""

    def __init__(self, card_set: CardSet) -> None:
        grids = [(number, np.array(card_grid(card_set, number), np.float32)) for number in card_numbers(card_set)]
        self._names = [(number, turns) for number, _ in grids for turns in range(4)]
        self._trust = THRESHOLDS[card_set]
        self.side = len(grids[0][1])
        self._at = _sample_points(self.side)
        templates = [_template(cells, blur) for blur in self._trust.blurs_cells for _, cells in grids]
        self._templates = np.stack([np.rot90(template, turns) for template in templates for turns in range(4)])
        """(blurs * cards * 4, side + 4, side + 4): expected brightness of each card's cells and of those around."""
        centred = _centred(self._templates)
        self._unit_templates: FloatArray = centred / np.linalg.norm(centred, axis=1, keepdims=True)

    def read(self, picture: GreyImage, quads: FloatArray) -> list[CardReading | None]:
        """Decode quadrilaterals. quads: (n, 4, 2) px, clockwise, roughly around black squares. Returns None for each
        without a card."""
        if not len(quads):
            return []
        out: list[CardReading | None] = [None] * len(quads)
        sought = _largest(quads, np.arange(len(quads)), MOST_QUADS)
        likely = _largest(quads, sought[_are_likely(self._cells(picture, quads[sought]))], MOST_LIKELY)
        for index, read in zip(likely, self._decode(picture, quads[likely], self._trust.new), strict=True):
            out[index] = read
        return out

    def follow(self, picture: GreyImage, quads: FloatArray) -> list[CardReading | None]:
        """Decode cards that were read in an earlier picture, near where they were."""
        return self._decode(picture, quads, self._trust.known)

    def _decode(self, picture: GreyImage, quads: FloatArray, bounds: MatchThresholds) -> list[CardReading | None]:
        """Decode assuming even light; where that fails, correct for the light on the paper around the card."""
        if not len(quads):
            return []
        quads = refine_corners(picture, quads, self.side + 2)
        cells = self._cells(picture, quads)
        reads, scores = self._best(cells, quads, bounds)
        likely = np.array([read is None for read in reads], bool) & (scores >= LIKELY_SCORE)
        falls, uneven = relative_light(cells[likely])
        retried = np.flatnonzero(likely)[uneven]
        lit, _ = self._best(cells[retried] / falls[uneven], quads[retried], bounds)
        for index, read in zip(retried, lit, strict=True):
            reads[index] = read
        return reads

    def _best(
        self, cells: FloatArray, quads: FloatArray, bounds: MatchThresholds
    ) -> tuple[list[CardReading | None], FloatArray]:
        """Return the reading of each quadrilateral, if any, and the score of its most similar card and rotation."""
        centred = _centred(cells)
        lengths = np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        scores: FloatArray = np.asarray(centred @ self._unit_templates.T / lengths, np.float32)
        large = _sides_px(quads) >= LARGE_CELL_PX * (self.side + 2)
        scores[large, len(self._names) :] = -1.0
        best, column, lead = _best_and_lead(scores, len(self._names))
        least = np.where(large, max(bounds.score, LARGE_SCORE), bounds.score)
        clear = (lead >= bounds.lead) & (best + lead >= bounds.both)
        off = np.where(column < len(self._names), bounds.off, bounds.off_blurred)
        sure = (best >= least) & clear & _are_cards(cells, self._templates[column], off)
        out: list[CardReading | None] = [None] * len(quads)
        for index in np.flatnonzero(sure):
            number, turns = self._names[column[index] % len(self._names)]
            out[index] = CardReading(number, _turned(quads[index], turns), float(best[index]))
        return out, best

    def _cells(self, picture: GreyImage, quads: FloatArray) -> FloatArray:
        """Sample grey levels, (n, side + 4, side + 4): the cells, the border, and a ring of the surroundings."""
        maps = _homographies(quads, self.side + 2) @ self._at
        xy = (maps[:, :2] / maps[:, 2:]).astype(np.float32)
        levels = cv2.remap(picture, xy[:, 0], xy[:, 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        size = self.side + 4
        return levels.reshape(len(quads), size, size, -1).astype(np.float32).mean(3)


def _are_likely(cells: FloatArray) -> NDArray[np.bool_]:
    """Return where something dark on bright contains both bright and dark. Most quadrilaterals fail and are not
    examined further."""
    around, border = (np.median(cells[:, _ring(cells.shape[1], depth)], 1) for depth in (0, 1))
    low, high = np.percentile(_inner(cells), (10, 90), axis=1)
    span, (least, most) = around - border, LIKELY_SHARE
    return np.asarray((span >= LIKELY_SPAN) & (span >= least * (high - low)) & (span <= most * (high - low)))


def _are_cards(cells: FloatArray, templates: FloatArray, most_off: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return where every cell is near its expected value, border included, the surroundings are white except for what a
    hand covers, and they are no whiter than the white within."""
    seen, due = _centred(cells), _centred(templates)
    contrast = (seen * due).sum(1) / (due * due).sum(1)
    levels = (cells - _middle(cells)) / np.maximum(contrast, LEAST_CONTRAST)[:, None, None]
    off = levels - (templates - _middle(templates))
    border, around = off[:, _ring(cells.shape[1], 1)], off[:, _ring(cells.shape[1], 0)]
    return np.asarray(
        (contrast >= LEAST_CONTRAST)
        & (abs(off[:, 1:-1, 1:-1]).max((1, 2)) <= most_off)
        & (abs(border).mean(1) <= MAX_BORDER_ERROR)
        & ((around >= BRIGHT - 1).mean(1) >= AROUND_SHARE)
        & (np.median(around, 1) <= MAX_WHITER)
    )


def _sides_px(quads: FloatArray) -> FloatArray:
    """Return the mean side of each quadrilateral."""
    return np.asarray(np.linalg.norm(np.roll(quads, -1, 1) - quads, axis=2).mean(1), np.float32)


def _largest(quads: FloatArray, which: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """Select the `most` largest quadrilaterals, in their order."""
    if len(which) <= most:
        return which
    return np.sort(which[np.argsort(-_sides_px(quads[which]), kind="stable")[:most]])


def _middle(cells: FloatArray) -> FloatArray:
    """Return the mean of each card's inner cells, (n, 1, 1)."""
    return cells[:, 2:-2, 2:-2].mean((1, 2), keepdims=True)


def _inner(cells: FloatArray) -> FloatArray:
    """Return each card's cells within the border, (n, side * side)."""
    return cells[:, 2:-2, 2:-2].reshape(len(cells), (cells.shape[1] - 4) ** 2)


def _centred(cells: FloatArray) -> FloatArray:
    """Return each card's inner cells minus their mean, (n, side * side)."""
    inner = _inner(cells)
    return inner - inner.mean(1, keepdims=True)


def _best_and_lead(scores: FloatArray, per_blur: int) -> tuple[FloatArray, NDArray[np.intp], FloatArray]:
    """Return each row's highest score, its column, and its margin over the best other card or rotation. Every
    `per_blur` columns hold the same cards in another blur."""
    rows = np.arange(len(scores))
    column = scores.argmax(1)
    best = scores[rows, column]
    others = scores.reshape(len(scores), scores.shape[1] // per_blur, per_blur).max(1)
    others[rows, column % per_blur] = -1.0
    return best, column, best - others.max(1)


def _template(cells: FloatArray, blur_cells: float) -> FloatArray:
    """Return the expected brightness of a card's cells, its border and the surroundings; 0 is black, 1 is white."""
    around = np.pad(np.pad(cells, 1), 1 + AROUND_CELLS, constant_values=1.0)
    fine = np.kron(around, np.ones((BLUR_POINTS, BLUR_POINTS), np.float32))
    if blur_cells:
        fine = np.asarray(cv2.GaussianBlur(fine, (0, 0), blur_cells * BLUR_POINTS))
    middle = slice(BLUR_POINTS // 4, BLUR_POINTS - BLUR_POINTS // 4)
    cells = fine.reshape(len(around), BLUR_POINTS, len(around), BLUR_POINTS)[:, middle, :, middle].mean((1, 3))
    return np.asarray(cells[AROUND_CELLS:-AROUND_CELLS, AROUND_CELLS:-AROUND_CELLS], np.float32)


@cache
def _ring(size: int, depth: int) -> NDArray[np.bool_]:
    """Return a mask of the cells at distance `depth` from the edge of a square."""
    at = np.minimum(np.arange(size), np.arange(size)[::-1])
    return np.asarray(np.minimum(at[:, None], at[None, :]) == depth)


def _turned(corners: FloatArray, turns: int) -> FloatArray:
    """Reorder corners to start at the card's own top left, for a card rotated left `turns` times."""
    return np.roll(corners, turns, axis=0)


def _sample_points(side: int) -> NDArray[np.float64]:
    """Return (3, n) homogeneous points on the card, in cells from the marker's corner, in the order rows, columns,
    points."""
    inside = (np.arange(SAMPLES) + 0.5) / (2 * SAMPLES) + 0.25
    at = np.arange(-1, side + 3)[:, None] + inside[None, :]
    y, x = np.broadcast_arrays(at[:, None, :, None], at[None, :, None, :])
    return np.stack([x.ravel(), y.ravel(), np.ones(x.size)])


def _homographies(quads: FloatArray, side: float) -> NDArray[np.float64]:
    """Return (n, 3, 3) maps from a square of that side to each quadrilateral (four points give eight linear
    equations)."""
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

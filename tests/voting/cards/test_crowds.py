"""A picture with thousands of figures in it, as a wallpaper of cards on a pupil's screen, is read as any other."""

from __future__ import annotations

import numpy as np

from tni.quiz.card_codes import CardSet, card_grid
from tni.voting.cards.decode import MOST_LIKELY, CardDecoder
from tni.voting.cards.quads import FloatArray, GreyImage

COUNT = 9_000
"""More than OpenCV maps at a time, at four sides each."""


def drawn(number: int, cell_px: int) -> GreyImage:
    card = np.kron(np.array(card_grid(CardSet.TNI, number), np.uint8) * 255, np.ones((cell_px, cell_px), np.uint8))
    return np.pad(card, cell_px)


def square(left: int, top: int, side_px: int) -> FloatArray:
    return np.array([(0, 0), (1, 0), (1, 1), (0, 1)], np.float32) * side_px + np.array(
        (left - 0.5, top - 0.5), np.float32
    )


def test_a_card_among_thousands_of_small_ones_is_read() -> None:
    picture = np.full((720, 1280), 255, np.uint8)
    small, large = drawn(3, 2), drawn(7, 8)
    picture[20 : 20 + len(small), 20 : 20 + len(small)] = small
    picture[300 : 300 + len(large), 600 : 600 + len(large)] = large
    wallpaper = np.repeat(square(20, 20, len(small))[None], COUNT, 0)
    reads = CardDecoder(CardSet.TNI).read(picture, np.concatenate([wallpaper, square(600, 300, len(large))[None]]))
    assert len(reads) == COUNT + 1
    assert reads[-1] is not None
    assert reads[-1].number == 7
    assert sum(read is not None for read in reads) <= MOST_LIKELY

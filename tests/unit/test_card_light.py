"""The light on a card, told from the paper around its black square."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tni.quiz.card_codes import CardSet, grid, numbers
from tni.voting.cards.figures import Floats
from tni.voting.cards.light import light

NUMBERS = st.sampled_from(numbers(CardSet.TNI))
FINGERS = st.lists(st.integers(0, 31), max_size=5, unique=True)


def card(number: int, fingers: list[int], fall: Floats | float = 1.0) -> Floats:
    """(1, 9, 9) grey levels; fingers: which of the cells around are hidden."""
    cells = np.pad(np.pad(np.array(grid(CardSet.TNI, number), np.float32), 1), 1, constant_values=1.0)
    levels = (20 + 200 * cells) * fall
    y, x = np.nonzero(np.pad(np.zeros((7, 7)), 1, constant_values=1.0))
    levels[y[fingers], x[fingers]] = 110.0
    return levels[None].astype(np.float32)


@given(NUMBERS, FINGERS, st.floats(0, 2 * np.pi), st.floats(-2.5, 2.5), st.floats(0.35, 0.75), st.floats(0.1, 0.8))
def test_a_shadow_across_a_card_is_told_though_fingers_hide_some_paper(
    number: int, fingers: list[int], angle: float, place: float, darker: float, soft: float
) -> None:
    y, x = np.indices((9, 9)) - 4.0
    across = x * np.cos(angle) + y * np.sin(angle) - place
    fall = (1 - (1 - darker) / (1 + np.exp(-across / soft))).astype(np.float32)
    told, uneven = light(card(number, fingers, fall))
    assert uneven.tolist() == [True]
    away = abs(across) > 2.5
    assert abs(told[0] - fall)[away].max() < 0.2


@given(NUMBERS, FINGERS, st.floats(0.3, 1.1))
def test_even_light_is_told_as_even(number: int, fingers: list[int], level: float) -> None:
    told, uneven = light(card(number, [], level))
    assert uneven.tolist() == [False]
    assert abs(told - 1).max() < 0.05
    hidden, _ = light(card(number, fingers, level))
    assert 0 < hidden.min() <= hidden.max() <= 1.0001

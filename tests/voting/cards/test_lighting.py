"""The light on a card, told from the paper around its black square."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.quiz.card_codes import CardSet, card_grid, card_numbers
from tni.voting.cards.lighting import relative_light
from tni.voting.cards.quads import FloatArray

NUMBERS = st.sampled_from(card_numbers(CardSet.TNI))
FINGER = st.lists(st.integers(0, 31), max_size=1)
FINGERS = st.lists(st.integers(0, 31), max_size=5, unique=True)
SHADOWS = 1000


def card(number: int, fingers: list[int], fall: FloatArray | float = 1.0) -> FloatArray:
    """(1, 9, 9) grey levels; fingers: which of the cells around are hidden."""
    cells = np.pad(np.pad(np.array(card_grid(CardSet.TNI, number), np.float32), 1), 1, constant_values=1.0)
    levels = (20 + 200 * cells) * fall
    y, x = np.nonzero(np.pad(np.zeros((7, 7)), 1, constant_values=1.0))
    levels[y[fingers], x[fingers]] = 110.0
    return levels[None].astype(np.float32)


def shadow(angle: float, place: float, darker: float, soft: float) -> tuple[FloatArray, FloatArray]:
    """(9, 9) each: how far a cell is from the shadow's edge, in cells, and what part of the light it has."""
    y, x = np.indices((9, 9)) - 4.0
    across = x * np.cos(angle) + y * np.sin(angle) - place
    return across.astype(np.float32), (1 - (1 - darker) / (1 + np.exp(-across / soft))).astype(np.float32)


def wrong_cells(told: FloatArray, across: FloatArray, fall: FloatArray) -> int:
    """Cells further than 2.5 from the edge whose light is told wrongly by a fifth or more."""
    return int((abs(told - fall)[abs(across) > 2.5] >= 0.2).sum())


@given(NUMBERS, FINGER, st.floats(0, 2 * np.pi), st.floats(-2.5, 2.5), st.floats(0.35, 0.75), st.floats(0.1, 0.8))
def test_a_shadow_across_a_card_is_told_though_a_finger_hides_some_paper(
    number: int, finger: list[int], angle: float, place: float, darker: float, soft: float
) -> None:
    """The edge is looked for at 16 angles and 7 places: up to two cells near it were told wrongly in 100,000 examples
    that were chosen to be hard."""
    across, fall = shadow(angle, place, darker, soft)
    told, uneven = relative_light(card(number, finger, fall))
    assert uneven.tolist() == [True]
    assert wrong_cells(told[0], across, fall) <= 3


@pytest.mark.parametrize(("hidden", "told_share"), [(2, 0.995), (3, 0.99), (5, 0.97)])
def test_where_fingers_hide_more_of_the_paper_a_shadow_is_nearly_always_told(hidden: int, told_share: float) -> None:
    """No law: fingers that are as grey as the shadow and next to its edge look like paper in the shadow, and three or
    more of them move the edge. The reader sees nothing that would tell them apart."""
    chance, known, good = np.random.default_rng(hidden), card_numbers(CardSet.TNI), 0
    for _ in range(SHADOWS):
        low, high = (0, -2.5, 0.35, 0.1), (2 * np.pi, 2.5, 0.75, 0.8)
        across, fall = shadow(*chance.uniform(low, high))
        fingers = chance.choice(32, size=hidden, replace=False).tolist()
        told, uneven = relative_light(card(int(chance.choice(known)), fingers, fall))
        good += bool(uneven[0]) and not wrong_cells(told[0], across, fall)
    assert good >= told_share * SHADOWS


@given(NUMBERS, FINGERS, st.floats(0.3, 1.1))
def test_even_light_is_told_as_even(number: int, fingers: list[int], level: float) -> None:
    told, uneven = relative_light(card(number, [], level))
    assert uneven.tolist() == [False]
    assert abs(told - 1).max() < 0.05
    hidden, _ = relative_light(card(number, fingers, level))
    assert 0 < hidden.min() <= hidden.max() <= 1.0001

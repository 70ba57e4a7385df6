"""The cards' patterns: far apart in every turn, and those of QCMcam as they are described."""

from __future__ import annotations

import runpy
from itertools import combinations
from math import cos, radians, sin
from pathlib import Path

import pytest

from tni.core.ids import ClickerId
from tni.quiz.card_codes import (
    CARD_LETTERS,
    QCMCAM_IDS,
    QCMCAM_OLD,
    CardGrid,
    CardSet,
    card_clicker_id,
    card_grid,
    card_number,
    card_numbers,
    hamming_distance,
    is_card,
    letter_up,
    qcmcam_grid,
    turned,
)
from tni.quiz.card_codewords import CODEWORDS, MIN_DISTANCE

PACKAGING = Path(__file__).parents[2] / "packaging/cards"


def turns(cells: CardGrid) -> list[CardGrid]:
    found = [cells]
    for _ in range(3):
        found.append(turned(found[-1]))
    return found


def least_apart(grids: list[CardGrid]) -> int:
    others = min(hamming_distance(a, turn) for a, b in combinations(grids, 2) for turn in turns(b))
    own = min(hamming_distance(cells, turn) for cells in grids for turn in turns(cells)[1:])
    return min(others, own)


def test_our_cards_are_as_far_apart_as_is_said_in_every_turn() -> None:
    grids = [card_grid(CardSet.TNI, number) for number in card_numbers(CardSet.TNI)]
    assert len(grids) >= 60
    assert least_apart(grids) == MIN_DISTANCE == 8


def test_our_cards_have_white_on_every_side_and_are_near_no_chessboard_stripes_or_edge() -> None:
    boards = [tuple(tuple((x * across + y) % 2 == odd for x in range(5)) for y in range(5))
              for across in (0, 1) for odd in (0, 1)]  # fmt: skip
    boards += [tuple((y >= edge,) * 5 for y in range(5)) for edge in (2, 3)]
    for number in card_numbers(CardSet.TNI):
        cells = card_grid(CardSet.TNI, number)
        assert all(any(turn[0]) for turn in turns(cells)), number
        assert min(hamming_distance(turn, board) for turn in turns(cells) for board in boards) >= MIN_DISTANCE, number


@pytest.mark.slow
def test_the_words_are_those_that_the_script_finds() -> None:
    script = runpy.run_path(str(PACKAGING))
    assert tuple(script["spread"](script["lexicode"]())) == CODEWORDS


def test_a_qcmcam_marker_is_four_rows_by_the_digits_of_its_id() -> None:
    # 106 is 1222 to the base of four.
    assert qcmcam_grid(106) == (
        (False, False, True, True),
        (True, True, True, False),
        (True, True, True, False),
        (True, True, True, False),
    )
    assert card_grid(CardSet.QCMCAM, 1) == qcmcam_grid(106)


def test_qcmcam_has_ninety_pupils_one_cell_apart_and_four_from_their_own_turns() -> None:
    assert len(QCMCAM_IDS) == len(set(QCMCAM_IDS)) == 90
    grids = [card_grid(CardSet.QCMCAM, number) for number in card_numbers(CardSet.QCMCAM)]
    assert min(hamming_distance(cells, turn) for cells in grids for turn in turns(cells)[1:]) == 4
    assert least_apart(grids) == 1
    pupil, old = QCMCAM_OLD
    assert 1 <= pupil <= 90
    assert old not in QCMCAM_IDS


def test_a_number_without_a_card_is_refused() -> None:
    for card_set in CardSet:
        for number in (0, -1, len(card_numbers(card_set)) + 1):
            with pytest.raises(ValueError, match="no card"):
                card_grid(card_set, number)


@pytest.mark.parametrize(("letter", "degrees"), [("A", 0), ("B", -90), ("C", 180), ("D", 90)])
@pytest.mark.parametrize("askew", [-35, 0, 35])
def test_the_letter_that_is_up_is_the_answer(letter: str, degrees: int, askew: int) -> None:
    """degrees: how far the card is turned, clockwise."""
    angle = radians(degrees + askew)
    assert letter_up(sin(angle), -cos(angle)) == letter


@pytest.mark.parametrize("degrees", range(45, 405, 90))
def test_a_card_that_is_being_turned_says_nothing(degrees: int) -> None:
    for off in (-5, 0, 5):
        assert letter_up(sin(radians(degrees + off)), -cos(radians(degrees + off))) is None


def test_a_card_turned_left_has_the_next_letter_up() -> None:
    """B stands at the right of A: a quarter turn to the left brings it up."""
    up = complex(0, -1)  # right + down i
    for letter in CARD_LETTERS:
        assert letter_up(up.real, up.imag) == letter
        up *= complex(0, -1)


def test_a_card_votes_under_its_number_and_no_clicker_is_taken_for_one() -> None:
    assert card_clicker_id(12) == "card:12"
    assert card_number(card_clicker_id(12)) == 12
    assert is_card(card_clicker_id(12))
    assert card_number(ClickerId("iclicker:00000012")) is None
    assert not is_card(ClickerId("iclicker:00000012"))
    assert card_number(ClickerId("card:x")) is None

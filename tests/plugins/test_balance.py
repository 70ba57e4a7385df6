"""Laws of the balance: it tilts to the heavier side, and lies level only when both are equal."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.balance import MASSES, MOST_TILT, PIVOT, PanBalance, difference, equation, grams, on_pan, standing, tilt
from tests.support.item_hand import ItemHand

PIECES = st.lists(st.tuples(st.sampled_from(["x", *map(str, MASSES)]), st.floats(2.0, 220.0)), max_size=20)


def loaded(pieces: list[tuple[str, float]], unknown: int = 7) -> dict[str, Any]:
    made = [{"kind": kind, "id": k + 1, "x": x, "y": 60.0} for k, (kind, x) in enumerate(pieces)]
    return {"pieces": made, "unknown": unknown, "stock": "equation", "equation": "shown"}


@given(PIECES, st.integers(1, 2000))
def test_it_tilts_to_the_heavier_side(pieces: list[tuple[str, float]], unknown: int) -> None:
    state = loaded(pieces, unknown)
    angle, more = tilt(state), grams(state, "right") - grams(state, "left")
    assert (angle > 0, angle < 0) == (more > 0, more < 0)
    assert abs(angle) <= MOST_TILT


@given(PIECES)
def test_every_piece_stands_on_one_pan(pieces: list[tuple[str, float]]) -> None:
    state = loaded(pieces)
    assert len(on_pan(state, "left")) + len(on_pan(state, "right")) == len(pieces)
    assert [piece["id"] for piece in standing(state)] == [piece["id"] for piece in state["pieces"]]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**40))
def test_an_equation_at_random_is_in_balance(seed: int) -> None:
    kind = PanBalance()
    from tni.api.items import ItemContext

    state = kind.control(kind.new(ItemContext()), "random", True, ItemContext(seed=seed))
    assert difference(state) == 0
    assert (tilt(state), "x" in equation(state), "=" in equation(state)) == (0.0, True, True)


def test_masses_are_dragged_from_the_stock_to_a_pan_and_over_to_the_other() -> None:
    with ItemHand(PanBalance) as hand:
        hand.control("clear")
        hand.drag("source 10", (80.0, 100.0), (60.0, 60.0))
        assert (grams(hand.state, "left"), grams(hand.state, "right")) == (10, 0)
        hand.drag("piece 1", (120.0, 50.0), (190.0, 60.0))
        assert (grams(hand.state, "left"), grams(hand.state, "right")) == (0, 10)
        hand.drag("piece 1", (PIVOT[0], 150.0))
        assert grams(hand.state, "right") == 0


def test_the_equation_is_told_on_request_and_the_unknown_mass_only_to_her() -> None:
    with ItemHand(PanBalance) as hand:
        assert hand.contents.text == "penche à droite"
        assert "unknown" not in hand.controls()
        hand.tap("equation")
        assert "2x < 15" in hand.texts
        hand.control("told", True)
        hand.control("unknown", 8)
        assert "2x > 15" in hand.texts

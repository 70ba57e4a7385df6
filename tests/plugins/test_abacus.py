"""Laws of the abacus: beads make numbers, and numbers beads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.abacus import FRAMES, BeadAbacus, rods_of, value_of
from tests.support.item_hand import ItemHand

KINDS = st.sampled_from(sorted(FRAMES))


@given(KINDS, st.integers(1, 10), st.data())
def test_the_beads_of_a_number_make_it(kind: str, count: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, 10**count - 1))
    rods = rods_of(number, count, kind)
    assert value_of({"rods": rods}) == number
    frame = FRAMES[kind]
    assert all(rod["up"] <= max(frame.upper, 0) and rod["down"] <= frame.lower for rod in rods)


def test_a_tap_moves_a_bead_with_those_between_it_and_the_beam() -> None:
    with ItemHand(BeadAbacus) as hand:
        hand.control("clear")
        hand.tap("6 down 2")
        assert value_of(hand.state) == 3
        hand.tap("6 down 1")
        assert value_of(hand.state) == 1
        hand.tap("6 up 1")
        assert value_of(hand.state) == 11, "a rod of a Chinese abacus may count above nine"


@pytest.mark.parametrize("kind", sorted(FRAMES))
def test_a_bead_follows_the_finger_and_back(kind: str) -> None:
    with ItemHand(BeadAbacus) as hand:
        hand.control("kind", kind)
        hand.control("clear")
        name = f"{len(hand.state['rods']) - 1} down 1"
        x, y = hand.handles()[name]
        to = (x - 60.0, y) if kind == "school" else (x, y - 14.0)
        hand.drag(name, to)
        assert value_of(hand.state) == 2
        assert hand.handles()[name] != (x, y)
        hand.drag(name, (x, y))
        assert value_of(hand.state) == 1, "the bead that it pushed stays"


def test_a_typed_number_gets_the_rods_that_it_needs() -> None:
    with ItemHand(BeadAbacus) as hand:
        assert "number" not in hand.controls(), "it would tell what is covered"
        hand.tap("figures")
        hand.control("number", "12 345 678")
        assert (value_of(hand.state), len(hand.state["rods"])) == (12_345_678, 8)


def test_the_rods_are_named_by_what_their_beads_are_worth() -> None:
    with ItemHand(BeadAbacus) as hand:
        hand.control("count", 7)
        names = [
            text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ") for text in hand.texts
        ]
        assert names[:7] == ["1 M", "100 000", "10 000", "1 000", "100", "10", "1"]

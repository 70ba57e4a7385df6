"""Laws of the number line: a dragged point has the value at the finger."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.number_line import LEFT, RIGHT, NumberLine, value_at
from tests.support.item_hand import ItemHand

RANGES = st.sampled_from(
    [("0", "10", "1"), ("-5", "5", "1"), ("0", "2", "1/4"), ("3,1", "3,2", "0,01"), ("0", "1", "1/3")]
)


def with_range(hand: ItemHand, three: tuple[str, str, str]) -> None:
    hand.set(**dict(zip(("from", "to", "step"), three, strict=True)))
    hand.control("to", three[1] + "0")
    hand.control("to", three[1])


@settings(deadline=None, max_examples=40)
@given(RANGES, st.floats(LEFT, RIGHT))
def test_dragging_keeps_the_value_at_the_finger(three: tuple[str, str, str], x: float) -> None:
    with ItemHand(NumberLine) as hand:
        with_range(hand, three)
        hand.control("snap", False)
        hand.drag("point 0", (x, 30.0))
        start, end, step = map(Fraction, hand.state["good"])
        there = start + (end - start) * Fraction((x - LEFT) / (RIGHT - LEFT))
        assert abs(Fraction(hand.state["points"][0]["value"]) - there) <= step / 1000
        assert abs(hand.handles()["point 0"][0] - x) < 0.1


@settings(deadline=None, max_examples=40)
@given(RANGES, st.floats(LEFT, RIGHT), st.integers(1, 10))
def test_a_point_that_snaps_lies_on_a_graduation(three: tuple[str, str, str], x: float, parts: int) -> None:
    with ItemHand(NumberLine) as hand:
        with_range(hand, three)
        hand.control("parts", parts)
        value = value_at(hand.state, x, snap=True)
        start, _, step = map(Fraction, hand.state["good"])
        assert ((value - start) / step * parts).denominator == 1


def test_what_makes_no_line_is_told_and_the_last_line_stays() -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("step", "zéro")
        assert hand.state["good"] == ["0", "10", "1"]
        assert any(text.startswith("Écrire un départ") for text in hand.texts)
        hand.control("step", "0,5")
        assert hand.state["good"] == ["0", "10", "1/2"]
        assert not any(text.startswith("Écrire") for text in hand.texts)


@pytest.mark.parametrize(
    ("typed", "good"), [("1/0", False), ("0,01", False), ("-1", False), ("1/4", True), ("2", True)]
)
def test_steps_that_are_taken(typed: str, good: bool) -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("step", typed)
        assert (hand.state["good"][2] != "1") is good


def test_points_stay_on_a_line_that_becomes_shorter() -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("to", "2")
        assert hand.state["points"][0]["value"] == "2"


def test_hidden_numbers_are_uncovered_one_by_one() -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("labels", "ends")
        assert "5" not in hand.texts
        hand.tap("label 5")
        assert ("5" in hand.texts, "4" in hand.texts) == (True, False)
        assert "7/2" not in hand.contents.text
        assert "3,5" not in hand.contents.text
        hand.tap("point 0")
        assert "3,5" in hand.contents.text


def test_jumps_begin_where_they_are_dragged_and_stay_on_the_line() -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("jumps", 12)
        assert hand.texts.count("+2") == 5
        hand.drag("jumps", ((LEFT + RIGHT) / 2, 60.0))
        assert (hand.state["jump_from"], hand.texts.count("+2")) == ("5", 2)


def test_the_numbers_of_all_points_are_uncovered_by_the_panel() -> None:
    with ItemHand(NumberLine) as hand:
        hand.control("points", 2)
        hand.control("open", True)
        assert hand.contents.text.count("(") == 2
        hand.control("open", False)
        assert "(" not in hand.contents.text

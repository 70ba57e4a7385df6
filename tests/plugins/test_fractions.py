"""Laws of the fractions: taps colour parts, equal ones end at one place."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.fractions import BAR_WIDTH, MOST_PARTS, FractionParts
from tests.support.item_hand import ItemHand
from tni.api.items import DrawnLine


def values(hand: ItemHand) -> list[Fraction]:
    return [Fraction(len(row["taken"]), row["under"]) for row in hand.state["rows"]]


def test_a_tap_colours_a_part_and_another_takes_it_back() -> None:
    with ItemHand(FractionParts) as hand:
        hand.tap("part 0 3")
        assert values(hand)[0] == 1
        hand.tap("part 0 0")
        hand.tap("part 0 3")
        assert hand.state["rows"][0]["taken"] == [1, 2]
        assert hand.contents.text == "2/4 = 1/2"


def test_more_than_a_whole_gets_a_second_one() -> None:
    with ItemHand(FractionParts) as hand:
        hand.control("over 0", 7)
        assert (values(hand)[0], hand.state["wholes"]) == (Fraction(7, 4), 2)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, MOST_PARTS), st.integers(1, MOST_PARTS))
def test_equal_fractions_are_equal_and_different_forms(over: int, under: int) -> None:
    with ItemHand(FractionParts) as hand:
        hand.control("count", 3)
        hand.control("under 0", under)
        hand.control("over 0", over)
        hand.control("same")
        assert len(set(values(hand))) == 1
        if under <= 8:
            assert len({row["under"] for row in hand.state["rows"]}) == 3


@settings(deadline=None, max_examples=30)
@given(st.integers(1, MOST_PARTS), st.floats(0.0, 1.0))
def test_the_end_of_a_bar_follows_the_finger_to_the_nearest_part(under: int, share: float) -> None:
    with ItemHand(FractionParts) as hand:
        hand.control("shape", "bar")
        hand.control("under 0", under)
        left = hand.handles()["row 0"][0] - BAR_WIDTH * float(values(hand)[0]) / hand.state["wholes"]
        hand.set(wholes=1)
        hand.drag("row 0", (left + share * BAR_WIDTH, 20.0))
        assert abs(float(values(hand)[0]) - share) <= 0.5 / under + 1e-9


def test_what_is_covered_is_written_nowhere() -> None:
    with ItemHand(FractionParts) as hand:
        hand.tap("written 0")
        assert ("3" in hand.texts, "3/4" in hand.contents.text) == (False, False)


def test_lines_between_coloured_parts_have_the_colour_of_the_face() -> None:
    with ItemHand(FractionParts) as hand:
        for shape in ("disc", "bar"):
            hand.control("shape", shape)
            lines = [one for one in hand.contents.drawing if isinstance(one, DrawnLine) and one.width_mm == 0.5]
            assert {one.colour for one in lines} == {"surface", "ink"}, "three of four parts are coloured"

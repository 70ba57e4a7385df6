"""Laws of the place-value table: digits, shifts and units keep the value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.place_value_table.columns import columns_of
from plugins.place_value_table.table_item import PlaceValueTable
from plugins.place_value_table.values import shown_digits
from tests.support.item_hand import ItemHand
from tni.document.tools.handle_steps import HandleStep, stepped


def typing(hand: ItemHand, text: str, table: str = "numbers") -> None:
    hand.control("table", table)
    hand.control("written", "shown")
    hand.control("row 0", text)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**12 - 1), st.integers(0, 4))
def test_the_digits_are_those_of_the_number(number: int, decimals: int) -> None:
    value = Fraction(number, 10**decimals)
    with ItemHand(PlaceValueTable) as hand:
        whole, part = divmod(number, 10**decimals)
        typing(hand, f"{whole},{part:0{decimals}d}" if decimals else str(whole))
        digits = shown_digits(hand.state, hand.state["rows"][0])
        assert sum(digit * Fraction(10) ** power for power, digit in digits.items()) == value
        assert 0 in digits


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 99), st.sampled_from(["1", "-1", "2", "-2"]))
def test_a_shift_multiplies_and_the_opposite_takes_it_back(number: int, by: str) -> None:
    with ItemHand(PlaceValueTable) as hand:
        hand.control("decimals", 4)
        typing(hand, str(number))
        hand.control(f"shift {by}")
        assert Fraction(hand.state["rows"][0]["value"]) == number * Fraction(10) ** int(by)
        hand.control(f"shift {-int(by)}")
        assert Fraction(hand.state["rows"][0]["value"]) == number


def test_a_number_that_slides_past_the_last_column_stays() -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, "999 999")
        hand.control("shift 1")
        assert hand.state["rows"][0]["value"] == "999999"


def test_a_row_slides_with_the_finger_by_columns() -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, "25")
        x, y = hand.handles()["row 0"]
        hand.drag_from("row 0", [(x, y), (x - 10, y), (x - 21, y), (x - 42, y)])
        assert hand.state["rows"][0]["value"] == "2500"
        hand.drag_from("row 0", [(x, y), (x + 21, y)])
        assert hand.state["rows"][0]["value"] == "250"


@pytest.mark.parametrize(
    ("table", "typed", "unit", "written"),
    [
        ("length", "3,45", -2, "345\xa0cm"), ("length", "250", 3, "0,25\xa0km"), ("mass", "1500", 3, "1,5\xa0kg"),
        ("mass", "2 000 000", 6, "2\xa0t"), ("capacity", "0,5", -3, "500\xa0mL"),
        ("area", "1", -4, "10\u202f000\xa0cm²"),
        ("area", "25 000", 4, "2,5\xa0hm²"),
    ],
)  # fmt: skip
def test_measures_are_read_in_other_units(table: str, typed: str, unit: int, written: str) -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, typed, table)
        hand.tap(f"unit {unit}")
        assert written in hand.texts
        hand.control("row 0", written.split("\xa0")[0])
        assert written in hand.texts, "what is typed is in the unit that is read"


@pytest.mark.parametrize("typed", ["2", "25", "253"])
def test_a_row_slides_by_keys_either_way(typed: str) -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, typed)
        for step, value in ((HandleStep.LEFT, f"{typed}0"), (HandleStep.RIGHT, typed)):
            handle = next(one for one in hand.host.items.handles(hand.item) if one.id == "row 0")
            hand.item = stepped(hand.item, handle, step, hand.host.items)
            assert hand.state["rows"][0]["value"] == value


def test_a_tap_on_a_cell_counts_its_digit_on() -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, "9")
        hand.tap("digit 0 1")
        assert hand.state["rows"][0]["typed"] == "19"
        hand.tap("digit 0 0")
        assert hand.state["rows"][0]["typed"] == "10"


def test_columns_of_each_table() -> None:
    powers = [column.power for column in columns_of({"table": "mass"})]
    assert powers == list(range(6, -4, -1))
    assert len(columns_of({"table": "area"})) == 14
    assert len(columns_of({"table": "numbers", "classes": 4, "decimals": 4})) == 16


def test_what_is_no_number_leaves_the_row_empty() -> None:
    with ItemHand(PlaceValueTable) as hand:
        typing(hand, "douze")
        assert hand.state["rows"][0]["value"] == ""
        hand.control("shift 1")
        assert hand.contents.text == ""


def test_the_unit_is_chosen_by_the_panel_too() -> None:
    with ItemHand(PlaceValueTable) as hand:
        assert "unit" not in hand.controls()
        typing(hand, "3,45", "length")
        hand.control("unit", "-1")
        assert hand.contents.text == "34,5\xa0dm"

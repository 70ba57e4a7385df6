"""Laws of the money: the sum is that of the pieces, and an exchange keeps it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.money import MOST, SETS, VALUES, EuroMoney, exchanged, fewest, laid, smaller_of, sum_text, value_of
from tests.support.item_hand import ItemHand
from tni.api.items import ItemContext

PIECES = st.lists(st.sampled_from(VALUES), max_size=20)


@given(PIECES)
def test_the_sum_is_that_of_the_pieces(values: list[int]) -> None:
    assert value_of({"pieces": laid(values)}) == sum(values)


@given(PIECES, st.lists(st.integers(0, 99), max_size=10))
def test_an_exchange_keeps_the_sum(values: list[int], which: list[int]) -> None:
    pieces = laid(values)
    for one in which:
        pieces = exchanged(pieces, pieces[one % len(pieces)]["id"] if pieces else None)
        assert value_of({"pieces": pieces}) == sum(values)
        assert len({piece["id"] for piece in pieces}) == len(pieces) <= MOST


@given(st.integers(0, 99_999), st.sampled_from(sorted(SETS)))
def test_the_fewest_pieces_make_the_sum(cents: int, key: str) -> None:
    assert sum(fewest(cents, SETS[key])) == cents


def test_each_piece_is_exchanged_for_smaller_ones() -> None:
    assert smaller_of(200) == [100, 100]
    assert smaller_of(50) == [20, 20, 10]
    assert smaller_of(1) == []


def test_a_sum_to_be_paid_is_checked_when_asked() -> None:
    with ItemHand(EuroMoney) as hand:
        hand.control("clear")
        hand.control("due", 3.2)
        hand.control("add 200")
        hand.control("add 100")
        assert not any("manque" in text for text in hand.texts)
        hand.tap("check")
        assert hand.texts[hand.texts.index("il manque") + 1] == "20\N{NO-BREAK SPACE}c"
        hand.control("add 50")
        hand.tap("check")
        assert hand.texts[hand.texts.index("de trop") - 1] == "30\N{NO-BREAK SPACE}c"


def test_a_coin_is_pulled_out_of_the_stock_and_put_back() -> None:
    with ItemHand(EuroMoney) as hand:
        hand.control("clear")
        hand.drag("source 200", (100.0, 90.0), (100.0, 60.0))
        assert value_of(hand.state) == 200
        hand.drag("piece 1", (100.0, 150.0))
        assert value_of(hand.state) == 0


def test_a_tap_exchanges_only_when_it_is_allowed() -> None:
    with ItemHand(EuroMoney) as hand:
        assert not any(target.startswith("piece") for target in hand.targets())
        hand.control("exchange")
        hand.tap("piece 1")
        assert sorted(piece["cents"] for piece in hand.state["pieces"]) == [20, 50, 200, 500, 500]


def test_sums_are_written_as_in_each_language() -> None:
    french, english = ItemContext(french=True), ItemContext(french=False)
    assert [sum_text(cents, french) for cents in (5, 100, 305, 0)] == ["5\xa0c", "1\xa0€", "3,05\xa0€", "0\xa0€"]
    assert sum_text(305, english) == "€3.05"


def test_the_largest_piece_is_exchanged_by_the_panel_too() -> None:
    with ItemHand(EuroMoney) as hand:
        hand.control("clear")
        hand.control("change")
        hand.control("add 200")
        hand.control("add 20")
        hand.control("change")
        assert sorted(piece["cents"] for piece in hand.state["pieces"]) == [20, 100, 100]

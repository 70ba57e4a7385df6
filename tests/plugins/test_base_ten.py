"""Laws of the base-ten blocks: the number stays, whatever is grouped and broken."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.base_ten import (
    LARGEST,
    MOST,
    BaseTenBlocks,
    pieces_of,
    value_of,
    with_one_broken,
    with_ten_grouped,
)
from tests.support.item_hand import ItemHand
from tni.api.items import State


def holding(pieces: object) -> State:
    return {"pieces": pieces}


@given(st.integers(0, LARGEST))
def test_a_number_is_made_of_as_many_blocks_as_its_digits_say(number: int) -> None:
    pieces = pieces_of(number)
    assert value_of(holding(pieces)) == number
    assert len(pieces) == sum(map(int, str(number)))


@given(st.integers(0, LARGEST), st.lists(st.tuples(st.booleans(), st.integers(0, 99)), max_size=12))
def test_grouping_and_breaking_keep_the_number(number: int, acts: list[tuple[bool, int]]) -> None:
    pieces = pieces_of(number)
    for breaks, which in acts:
        if breaks and pieces:
            pieces = with_one_broken(pieces, pieces[which % len(pieces)]["id"])
        else:
            pieces = with_ten_grouped(pieces, ("1", "10", "100")[which % 3])
        assert value_of(holding(pieces)) == number
        assert len(pieces) <= MOST
        assert len({piece["id"] for piece in pieces}) == len(pieces)


@settings(deadline=None)
@given(st.sampled_from(["10", "100", "1000"]))
def test_what_was_broken_is_grouped_to_one_again(kind: str) -> None:
    broken = with_one_broken(pieces_of(int(kind)), 1)
    smaller = str(int(kind) // 10)
    assert [piece["kind"] for piece in broken] == [smaller] * 10
    assert [piece["kind"] for piece in with_ten_grouped(broken, smaller)] == [kind]


def test_ten_that_lie_together_are_grouped_rather_than_others() -> None:
    near = [{"kind": "1", "id": k, "x": 100.0 + 6 * k, "y": 60.0} for k in range(10)]
    far = [{"kind": "1", "id": 20 + k, "x": 10.0, "y": 40.0 + 40 * k} for k in range(2)]
    left = with_ten_grouped([far[0], *near, far[1]], "1")
    assert [piece["id"] for piece in left if piece["kind"] == "1"] == [20, 21]


def test_blocks_are_pulled_out_put_back_and_counted() -> None:
    with ItemHand(BaseTenBlocks) as hand:
        hand.control("clear")
        hand.drag("source 100", (120.0, 80.0), (60.0, 60.0))
        hand.drag("source 1", (150.0, 60.0))
        assert value_of(hand.state) == 101
        block = next(name for name in hand.handles() if name.startswith("piece"))
        hand.drag(block, (150.0, 100.0), (150.0, 160.0))
        assert value_of(hand.state) == 100
        hand.drag("source 1", (120.0, 80.0))
        assert [piece["kind"] for piece in hand.state["pieces"]] == ["100", "1"]
        hand.tap("piece 1")
        assert value_of(hand.state) == 101
        hand.tap("group 10")
        assert sorted(piece["kind"] for piece in hand.state["pieces"]) == ["1", "100"]


def test_the_number_is_not_drawn_while_it_is_covered() -> None:
    with ItemHand(BaseTenBlocks) as hand:
        assert ("124" in hand.texts, "value" in hand.controls()) == (False, False)
        hand.tap("figures")
        assert ("124" in hand.texts, "value" in hand.controls()) == (True, True)


def test_blocks_are_broken_and_grouped_by_the_panel_too() -> None:
    with ItemHand(BaseTenBlocks) as hand:
        hand.control("break 100")
        assert hand.contents.text == "12 dizaines, 4 unités"
        assert "break 100" not in hand.controls()
        hand.control("group")
        assert hand.contents.text == "1 centaine, 2 dizaines, 4 unités"


def test_no_zero_stands_before_the_first_digit_of_the_table() -> None:
    with ItemHand(BaseTenBlocks) as hand:
        hand.control("clear")
        hand.control("figures", "shown")
        for number, digits in ((0, "0"), (7, "7"), (207, "207")):
            hand.control("value", number)
            column = [text for text in hand.texts if text.isdigit() or not text]
            assert "".join(column).replace(str(number), "", 1) == digits

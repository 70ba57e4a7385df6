"""Tests of the dice: numbers on their sides, each as likely as another, and their sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.dice import ROLL_S, SIDES, Dice, thrown
from tests.support.item_board import ItemBoard
from tni.api.item_motion import Moving
from tni.api.items import DrawnOval, ItemContext
from tni.document.item_drawing import within


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("dice", Dice)
    yield made
    made.close()


@given(st.sampled_from(SIDES), st.integers(1, 6), st.integers(0, 2**40))
def test_a_throw_gives_each_die_one_of_its_sides(sides: int, count: int, seed: int) -> None:
    kind, ctx = Dice(), ItemContext(seed=seed)
    state = thrown({**kind.new(ctx), "sides": sides}, count, ctx)
    assert len(state["values"]) == len(state["tilts"]) == count
    assert all(1 <= value <= sides for value in state["values"])
    assert kind.text({**state, "sum": True}, ctx).endswith(str(sum(state["values"])))


@pytest.mark.parametrize("sides", SIDES)
def test_each_side_is_as_likely_as_another(sides: int) -> None:
    state = Dice().new(ItemContext())
    throws = 400 * sides
    found = Counter(
        value
        for seed in range(throws // 4)
        for value in thrown({**state, "sides": sides}, 4, ItemContext(seed=seed))["values"]
    )
    assert found.keys() == set(range(1, sides + 1))
    assert max(abs(count - 400) for count in found.values()) < 400 * 0.25


@given(st.integers(1, 6))
def test_a_die_of_six_sides_has_as_many_dots_as_it_counts(value: int) -> None:
    kind = Dice()
    state = {**kind.new(ItemContext()), "values": [value]}
    drawing = kind.draw(state, kind.size(state), ItemContext())
    assert sum(isinstance(one, DrawnOval) for one in drawing) == value


def test_a_tap_throws_and_undo_takes_it_back(board: ItemBoard) -> None:
    before = board.state
    board.tap("throw")
    assert board.state != before
    board.editor.undo()
    assert board.state == before


def test_more_dice_leave_those_that_lie_there(board: ItemBoard) -> None:
    board.control("count", 5)
    five = board.state["values"]
    board.control("count", 2)
    assert board.state["values"] == five[:2]
    board.control("sum")
    assert board.words == f"{five[0]} + {five[1]} = {five[0] + five[1]}"


@given(st.sampled_from(SIDES), st.integers(1, 6), st.integers(0, 2**40), st.floats(0, 1))
def test_rolling_dice_stay_in_their_places_and_come_to_rest_as_thrown(
    sides: int, count: int, seed: int, share: float
) -> None:
    kind, ctx = Dice(), ItemContext(seed=seed)
    before = thrown({**kind.new(ctx), "sides": sides}, count, ctx)
    after = thrown(before, count, ItemContext(seed=seed + 1))
    size = kind.size(after)
    rolling = kind.draw_moving(Moving(before, after, "throw", share * ROLL_S), size, ctx)
    assert within(rolling, size.width_mm, size.height_mm)[0] == rolling[0]
    assert kind.draw_moving(Moving(before, after, "throw", ROLL_S), size, ctx) == kind.draw(after, size, ctx)
    assert kind.motion(before, after, "throw") is not None
    assert kind.motion(before, after, "sum") is None

"""Tests of heads or tails and of the wheel: what is drawn is what the pointer shows, and each choice comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.coin_and_wheel import (
    LEAST_COUNT,
    MOST_CHOICES,
    MOST_COUNT,
    SPIN_S,
    CoinAndWheel,
    choices,
    drawn,
    result,
)
from tests.support.item_board import ItemBoard
from tni.api.item_motion import Moving
from tni.api.items import DrawnArea, DrawnText, ItemContext, State

NAMES = st.lists(st.text("abcdé ", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=MOST_CHOICES)


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("coin_and_wheel", CoinAndWheel)
    yield made
    made.close()


def wheel(names: list[str], *, once: bool = False) -> State:
    return {**CoinAndWheel().new(ItemContext()), "kind": "wheel", "choices": ", ".join(names), "once": once}


@given(NAMES, st.integers(0, 2**40))
def test_the_pointer_stands_on_the_choice_that_is_said(names: list[str], seed: int) -> None:
    state = drawn(wheel(names), seed)
    share = 360 / len(names)
    under = int((-state["turn"] % 360) // share) % len(names)
    assert result(state, ItemContext()) == choices(state)[under]


@given(NAMES, st.integers(0, 2**40))
def test_once_means_that_none_comes_again_before_all_have(names: list[str], seed: int) -> None:
    state = wheel(names, once=True)
    for turn in range(3):
        came = []
        for step in range(len(names)):
            state = drawn(state, seed + turn * 100 + step)
            came.append(state["drawn"])
        assert sorted(came) == list(range(len(names)))


def test_heads_and_tails_are_as_likely() -> None:
    state = CoinAndWheel().new(ItemContext())
    found = Counter(drawn(state, seed)["drawn"] for seed in range(2000))
    assert found.keys() == {0, 1}
    assert abs(found[0] - 1000) < 120


def test_what_is_typed_becomes_choices() -> None:
    typed = {"choices": "  un , deux;;trois \n,  , " + ", ".join(f"n{k}" for k in range(20))}
    assert choices(typed)[:3] == ["un", "deux", "trois"]
    assert len(choices(typed)) == MOST_CHOICES


def test_a_tap_tosses_and_an_empty_wheel_waits(board: ItemBoard) -> None:
    assert board.words == "Pile ou face"
    board.tap("draw")
    assert board.words in ("Pile", "Face")
    board.control("kind", "wheel")
    board.control("choices", "oral, écrit")
    board.tap("draw")
    assert board.words in ("oral", "écrit")
    board.control("choices", " , ")
    board.tap("draw")
    assert board.state["drawn"] is None


@given(st.integers(LEAST_COUNT, MOST_COUNT), st.integers(0, 2**40))
def test_the_numbers_of_a_class_come_each_once(count: int, seed: int) -> None:
    state = {**CoinAndWheel().new(ItemContext()), "kind": "numbers", "count": count, "once": True}
    came = []
    for step in range(count):
        state = drawn(state, seed + step)
        came.append(int(result(state, ItemContext())))
    assert sorted(came) == list(range(1, count + 1))


def test_the_wheel_of_a_class_has_numbers_and_no_names(board: ItemBoard) -> None:
    board.control("kind", "numbers")
    assert board.words == "1–28"
    board.control("count", 31)
    board.control("once", value=True)
    board.tap("draw")
    assert 1 <= int(board.words) <= 31


def test_a_state_from_before_the_numbers_is_drawn(board: ItemBoard) -> None:
    old = {key: value for key, value in CoinAndWheel().new(ItemContext()).items() if key != "count"}
    assert choices({**old, "kind": "numbers"})[-1] == "28"
    assert board.words == "Pile ou face"


@given(NAMES.filter(lambda names: len(names) > 1), st.integers(0, 2**40), st.booleans())
def test_a_turning_wheel_tells_nothing_and_rests_on_its_choice(names: list[str], seed: int, once: bool) -> None:
    kind, ctx = CoinAndWheel(), ItemContext()
    before = drawn(wheel(names, once=once), seed)
    after = drawn(before, seed + 1)
    size = kind.size(after)
    start, way, end = (
        kind.draw_moving(Moving(before, after, "draw", part * SPIN_S), size, ctx) for part in (0.0, 0.5, 1.0)
    )
    assert not any(isinstance(one, DrawnText) and one.bold for one in (*start, *way, *end)), "no choice stands out"
    rest = kind.draw(after, size, ctx)

    def places(drawing: object) -> list[object]:
        return [[(round(x, 6), round(y, 6)) for x, y in one.points] for one in drawing if isinstance(one, DrawnArea)]  # type: ignore[attr-defined]

    assert places(end) == places(rest)
    assert places(start) == places(kind.draw(before, size, ctx))
    assert kind.motion(before, before, "draw") is None


@given(st.integers(0, 2**40))
def test_a_tossed_coin_lands_on_the_face_that_was_drawn(seed: int) -> None:
    kind, ctx = CoinAndWheel(), ItemContext()
    before = kind.new(ctx)
    after = drawn(before, seed)
    (letter,) = (
        one.text
        for one in kind.draw_moving(Moving(before, after, "draw", 9.0), kind.size(after), ctx)
        if isinstance(one, DrawnText)
    )
    assert letter == result(after, ctx)[0]

"""Tests of the sandglass: its sand is time, a turn exchanges the bulbs, and its end stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.sandglass import SAND, Sandglass, is_over, time_text, turned
from tests.support.item_board import ItemBoard
from tni.api.items import DrawnArea, ItemContext, State

START = datetime(2026, 12, 1, 8, 0)


@pytest.fixture
def board() -> Iterator[ItemBoard]:
    made = ItemBoard("sandglass", Sandglass)
    yield made
    made.close()


def area(points: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def sand(state: State) -> float:
    kind = Sandglass()
    drawing = kind.draw(state, kind.size(state), ItemContext())
    return sum(area(one.points) for one in drawing if isinstance(one, DrawnArea) and one.colour == SAND)


@given(st.lists(st.tuples(st.sampled_from(["tap", "wait", "pause"]), st.floats(0, 200)), max_size=12))
def test_the_time_left_is_what_a_real_glass_would_have(steps: list[tuple[str, float]]) -> None:
    kind, at = Sandglass(), START
    state = kind.new(ItemContext())
    left, runs = 180.0, False
    for act, wait in steps:
        if act == "tap":
            left, runs = (180.0 if not runs and left >= 180.0 else 180.0 - left), True
            state = kind.tap(state, "turn", ItemContext(now=at))
        elif act == "pause":
            runs = not runs and left > 0
            state = kind.control(state, "pause", True, ItemContext(now=at))
        at += timedelta(seconds=wait)
        if runs:
            left = max(left - wait, 0.0)
        state = kind.tick(state, 1.0, ItemContext(now=at))
        runs = runs and left > 0
        assert state["left"] == pytest.approx(left, abs=1e-4)
        assert is_over(state) == (kind.text(state, ItemContext()) == "C’est fini")


@given(st.floats(0, 180), st.floats(0, 180))
def test_sand_only_falls(one: float, other: float) -> None:
    kind = Sandglass()
    full = kind.new(ItemContext())
    size = kind.size(full)

    def surface(left: float) -> float:
        parts = kind.draw({**full, "left": left}, size, ItemContext())
        upper = [p for part in parts if isinstance(part, DrawnArea) and part.colour == SAND for p in part.points]
        above = [y for _, y in upper if y < 49]
        return min(above, default=50.0)

    less, more = sorted((one, other))
    assert surface(less) >= surface(more) - 1e-6


@pytest.mark.parametrize("left", [180.0, 0.0])
def test_a_bulb_that_is_full_holds_all_the_sand(left: float) -> None:
    full = Sandglass().new(ItemContext())
    assert sand({**full, "left": left}) == pytest.approx(sand(full), rel=0.01)


@pytest.mark.parametrize(("seconds", "text"), [(180, "3:00"), (59.2, "1:00"), (0.1, "0:01"), (0, "0:00")])
def test_the_time_left_is_rounded_up(seconds: float, text: str) -> None:
    assert time_text(seconds) == text


def test_a_tap_turns_it_and_its_end_is_seen(board: ItemBoard) -> None:
    assert board.words == "3:00"
    board.wait(30)
    assert board.words == "3:00", "it stands still before the first turn"
    board.tap("turn")
    board.wait(60)
    assert board.words == "2:00"
    board.tap("turn")
    board.wait(30)
    assert board.words == "0:30"
    board.wait(40)
    assert (board.words, board.items.interval_s(board.item)) == ("C’est fini", None)
    board.tap("turn")
    board.wait(1)
    assert board.words == "2:59"


def test_typed_minutes_fill_it_again(board: ItemBoard) -> None:
    board.tap("turn")
    board.control("minutes", 7.5)
    assert (board.words, board.state["runs"]) == ("7:30", False)
    board.editor.undo()
    assert board.words.startswith("3:")


def test_a_lesson_that_is_opened_later_finds_it_at_its_end() -> None:
    kind = Sandglass()
    state = turned(kind.new(ItemContext()), ItemContext(now=START))
    assert is_over(kind.tick(state, 1.0, ItemContext(now=START + timedelta(days=3))))

"""Stamps of devices that stutter, and pens that rest."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import HandClock, event, open_board, strokes
from tni.document.pointer import PointerPhase
from tni.ink.sample import TICKS_PER_S
from tni.ink.sample_filter import AHEAD_S, LATE_S, RestFilter, RestParams, StrokeClock

wild = st.floats(-1e9, 1e9)
waits = st.floats(0, 30)


def test_parameters_refuse_nonsense() -> None:
    with pytest.raises(ValueError, match="after_s"):
        RestParams(after_s=-1)
    with pytest.raises(ValueError, match="pressure"):
        RestParams(pressure=float("nan"))


# -- time


@given(wild, wild, st.lists(st.tuples(wild, wild), max_size=30))
def test_time_never_goes_back_whatever_two_clocks_do(
    at_s: float, now_s: float, stamps: list[tuple[float, float]]
) -> None:
    time = StrokeClock(at_s, now_s)
    times = [0.0, *(time.of(*stamp) for stamp in stamps)]
    assert all(a <= b for a, b in pairwise(times))


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.lists(st.tuples(st.floats(0.0001, 0.9), waits), max_size=30))
def test_a_clock_that_goes_is_followed(at_s: float, now_s: float, steps: list[tuple[float, float]]) -> None:
    """However late this machine looks at what came."""
    time, start_s = StrokeClock(at_s, now_s), at_s
    for step, wait in steps:
        at_s, now_s = at_s + step, now_s + wait
        assert time.of(at_s, now_s) == pytest.approx(at_s - start_s, abs=1e-6)


@given(
    st.lists(st.floats(0.001, 0.02), min_size=2, max_size=40),
    st.one_of(st.floats(-1e6, -2 * LATE_S), st.floats(2 * AHEAD_S, 1e6)),
    st.data(),
)
def test_a_clock_that_is_set_in_the_middle_leaves_no_jump(steps: list[float], jump: float, data: st.DataObject) -> None:
    """Set by hand, wrapped round at 2 to the 16 or 32, or gone on while the machine slept."""
    when = data.draw(st.integers(0, len(steps) - 1))
    time, at_s, now_s = StrokeClock(100.0, 7.0), 100.0, 7.0
    for number, step in enumerate(steps):
        at_s, now_s = at_s + step + (jump if number == when else 0.0), now_s + step
        assert time.of(at_s, now_s) == pytest.approx(now_s - 7.0, abs=1e-6)


def test_a_clock_that_stands_still_is_replaced_by_this_machines() -> None:
    time = StrokeClock(0.0, 50.0)
    for number in range(1, 11):
        elapsed_s = time.of(0.0, 50.0 + number * 0.11)
    assert elapsed_s == pytest.approx(1.1, abs=LATE_S + 0.02)


def test_a_late_sample_has_the_time_of_the_one_before_and_shifts_no_other() -> None:
    time = StrokeClock(1.0, 1.0)
    stamps = (1.01, 1.03, 1.02, 1.04)
    assert [time.of(s, s) for s in stamps] == pytest.approx([0.01, 0.03, 0.03, 0.04])


# -- rest


def trembling(seconds: float, rate_hz: int, reach_mm: float, seed: int) -> list[tuple[float, float, float]]:
    chance = np.random.default_rng(seed)
    count = int(seconds * rate_hz)
    places = chance.uniform(-reach_mm, reach_mm, (count, 2))
    return [(10 + float(x), 10 + float(y), (n + 1) / rate_hz) for n, (x, y) in enumerate(places)]


@pytest.mark.parametrize("reach_mm", [0.0, 0.1])
@pytest.mark.parametrize("seed", range(3))
def test_a_minute_of_rest_is_its_beginning_and_its_end(reach_mm: float, seed: int) -> None:
    clock = HandClock()
    board = open_board(clock=clock)
    board.handle(event(PointerPhase.DOWN, 10, 10))
    for x, y, t in (rest := trembling(60, 200, reach_mm, seed)):
        clock.at_s = t
        board.handle(event(PointerPhase.MOVE, x, y, at_s=t))
    clock.at_s = 60.005
    board.handle(event(PointerPhase.MOVE, 40, 10, at_s=60.005))
    board.handle(event(PointerPhase.UP, 40, 10, at_s=60.005))
    (stroke,) = strokes(board)
    kept = stroke.samples
    assert len(kept) < 2.1 * 200
    assert kept.times_s[-1] == pytest.approx(60.005, abs=1e-4)
    # It left from where it was last, and when: a line is not drawn from a place long gone.
    assert kept.positions_mm[-2].tolist() == pytest.approx(rest[-1][:2], abs=1 / 256)
    assert kept.times_s[-2] == pytest.approx(60.0, abs=1e-4)


@given(
    st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), st.floats(0.1, 1.0)), max_size=200),
    st.floats(0.05, 0.3),
)
def test_what_is_left_out_lies_beside_what_is_kept(steps: list[tuple[float, float, float]], near_mm: float) -> None:
    x = y = t = 0.0
    rest, kept = RestFilter(0.0, 0.0, None), [(0.0, 0.0)]
    for dx, dy, dt in steps:
        x, y, t = x + dx, y + dy, t + dt
        if not rest.leaves_out(x, y, None, t, near_mm):
            kept.append((x, y))
        assert min(np.hypot(x - a, y - b) for a, b in kept) <= near_mm


def test_a_slow_line_keeps_its_way_and_pressing_harder_is_told() -> None:
    rest = RestFilter(0.0, 0.0, 0.5)
    slow = [rest.leaves_out(n * 0.05, 0.0, 0.5, n * 0.005, 0.25) for n in range(1, 400)]
    assert not any(slow)
    rest = RestFilter(0.0, 0.0, 0.1)
    told = [n for n in range(1, 1000) if not rest.leaves_out(0.0, 0.0, 0.1 + n * 0.0005, n * 0.005, 0.25)]
    assert max(b - a for a, b in pairwise(told)) <= 0.03 / 0.0005 + 1


@pytest.mark.parametrize("later", [0.3, 0.9])
def test_a_pen_at_rest_that_is_pressed_otherwise_rests_no_more(later: float) -> None:
    rest = RestFilter(10.0, 10.0, 0.6)
    assert not rest.leaves_out(10.0, 10.0, 0.6, 1.0, 0.5)
    assert rest.leaves_out(10.0, 10.0, 0.61, 3.0, 0.5)
    assert not rest.leaves_out(10.0, 10.0, later, 3.1, 0.5)
    assert rest.leaves_out(10.0, 10.0, later, 5.2, 0.5)


def test_the_time_that_a_pen_rested_before_it_was_lifted_is_kept() -> None:
    board = open_board(clock=HandClock())
    for number in range(500):
        phase = PointerPhase.MOVE if number else PointerPhase.DOWN
        board.handle(event(phase, 10.0, 10.0, at_s=number * 0.01))
    board.handle(event(PointerPhase.UP, 10.0, 10.0, at_s=4.99))
    (stroke,) = strokes(board)
    assert len(stroke.samples) < 400, "most of the rest tells nothing"
    assert stroke.samples.array["t"][-1] == round(4.99 * TICKS_PER_S)

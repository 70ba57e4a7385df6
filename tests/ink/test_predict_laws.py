"""Laws of the piece drawn ahead of the pen: where it is nothing, how far it may go, what stamps cannot do to it."""

from __future__ import annotations

from dataclasses import replace
from math import cos, hypot, inf, nan, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tni.ink import predict_table
from tni.ink.predict import HORIZON_MAX_S, MISSED_MAX, NO_PREDICTION, PredictionGateParams, StrokePredictor
from tni.ink.predict_net import HORIZONS_S, TAPS
from tni.ink.predict_pack import pack_nets, unpack_nets

NETS = predict_table.nets()
PERIOD_S = 0.005


def fed(
    path: NDArray[np.float64],
    period_s: float = PERIOD_S,
    pixel_mm: float = 0.0,
    gates: PredictionGateParams | None = None,
) -> StrokePredictor:
    predictor = StrokePredictor(NETS, pixel_mm, gates)
    for k, (x, y) in enumerate(path.tolist()):
        predictor.add(x, y, k * period_s)
    return predictor


def straight(count: int, speed_mm_s: float, period_s: float = PERIOD_S, turn: float = 0.0) -> NDArray[np.float64]:
    along = np.arange(count) * speed_mm_s * period_s
    return np.column_stack([along * cos(turn), along * sin(turn)])


def arc(count: int, speed_mm_s: float, radius_mm: float, period_s: float = PERIOD_S) -> NDArray[np.float64]:
    angle = np.arange(count) * speed_mm_s * period_s / radius_mm
    return radius_mm * np.column_stack([np.cos(angle), np.sin(angle)])


speeds = st.floats(80, 2000)
turns = st.floats(0, 2 * pi)
horizons = st.floats(0.001, 0.1)


@given(st.floats(80, 1500), turns, st.sampled_from([60, 75, 90, 100, 125, 133, 144, 180, 200, 240, 360, 500, 1000]))
def test_a_straight_quick_stroke_goes_on_straight_at_any_rate(speed: float, turn: float, rate_hz: int) -> None:
    path = straight(60, speed, 1 / rate_hz, turn)
    ahead = fed(path, 1 / rate_hz).ahead(0.015)
    way = np.array([cos(turn), sin(turn)])
    along, beside = (ahead - path[-1]) @ way, (ahead - path[-1]) @ np.array([-way[1], way[0]])
    assert along[0] == pytest.approx(0, abs=1e-9)
    assert np.all(np.diff(along) > 0)
    assert 0.8 * speed * 0.015 <= along[-1] <= 1.1 * speed * 0.015
    assert np.abs(beside).max() < 0.1 * along[-1]


@given(st.integers(0, 3), speeds, horizons)
def test_nothing_in_the_first_samples(count: int, speed: float, horizon_s: float) -> None:
    assert len(fed(straight(count, speed)).ahead(horizon_s)) == 0


@given(st.floats(0, 2.99), st.integers(1, 60), horizons)
def test_nothing_at_low_speed(speed: float, count: int, horizon_s: float) -> None:
    assert len(fed(straight(count, speed)).ahead(horizon_s)) == 0


@given(speeds, st.floats(pi / 2, pi), turns, st.integers(10, 40), horizons)
def test_nothing_after_a_reversal(speed: float, back: float, turn: float, count: int, horizon_s: float) -> None:
    there = straight(count, speed, turn=turn)
    again = there[-1] + straight(2, speed, turn=turn + back)[1:]
    assert len(fed(np.concatenate([there, again])).ahead(horizon_s)) == 0


@given(speeds, st.floats(0, 0.29), turns, st.integers(10, 40), horizons)
def test_nothing_when_the_pen_brakes_hard(speed: float, part: float, turn: float, count: int, horizon_s: float) -> None:
    there = straight(count, speed, turn=turn)
    stopped = there[-1] + part * straight(2, speed, turn=turn)[1:]
    assert len(fed(np.concatenate([there, stopped])).ahead(horizon_s)) == 0


def farthest(speed_mm_s: float) -> float:
    """Where a hand gets in 20 ms that goes on ever quicker."""
    return (speed_mm_s + PredictionGateParams().hand_mm_s2 * HORIZON_MAX_S / 2) * HORIZON_MAX_S


@given(speeds, st.floats(20, 300), horizons)
def test_never_farther_than_a_hand_gets_in_twenty_milliseconds(speed: float, radius: float, horizon_s: float) -> None:
    path = arc(40, speed, radius)
    ahead = fed(path).ahead(horizon_s)
    if len(ahead):
        assert np.hypot(*(ahead - path[-1]).T).max() <= farthest(speed) * 1.001


@given(speeds, st.floats(0, 2), st.integers(4, 40), horizons)
def test_not_even_after_a_leap(speed: float, shrunk: float, count: int, horizon_s: float) -> None:
    """A stroke that gets slower or quicker by much at a time."""
    steps = speed * PERIOD_S * shrunk ** np.arange(6)
    path = np.concatenate([straight(count, speed)[:, 0], (count - 1) * speed * PERIOD_S + np.cumsum(steps)])
    path = np.column_stack([path, np.zeros(len(path))])
    ahead = fed(path).ahead(horizon_s)
    if len(ahead):
        quickest = np.abs(np.diff(path[-3:, 0])).max() / PERIOD_S
        assert np.hypot(*(ahead - path[-1]).T).max() <= farthest(quickest) * 1.001


BOARD_PX_MM = 1 / 6


@given(st.floats(60, 200), turns, st.integers(0, 2**32 - 1), st.sampled_from([60, 100, 125]))
def test_whole_pixels_that_tremble_are_no_reason_to_hold_back(speed: float, turn: float, seed: int, hz: int) -> None:
    """A third of a pixel beside and rounded, steps of a few pixels seem to turn and to brake all the time."""
    random = np.random.default_rng(seed)
    path = straight(60, speed, 1 / hz, turn) / BOARD_PX_MM
    seen = np.rint(path + random.uniform(-0.3, 0.3, path.shape)) * BOARD_PX_MM
    ahead = fed(seen, 1 / hz, BOARD_PX_MM).ahead(0.015)
    assert len(ahead)
    assert np.array_equal(ahead, fed(seen, 1 / hz, BOARD_PX_MM, PredictionGateParams(tremble_px=1000)).ahead(0.015))


@given(turns, st.floats(100, 170), st.floats(30, 120))
def test_a_turn_that_a_hand_makes_is_no_reason_to_hold_back(turn: float, back_deg: float, speed: float) -> None:
    """It comes to a stop and goes back, within what a hand can do: the way back is foreseen as soon as it is seen."""
    there = np.cumsum(np.concatenate([np.full(20, speed), np.linspace(speed, 6, 8)]) * PERIOD_S)
    away = np.cumsum(np.linspace(6, speed, 6) * PERIOD_S)
    begin, back = np.array([cos(turn), sin(turn)]), turn + np.radians(back_deg)
    path = np.concatenate([there[:, None] * begin, there[-1] * begin + away[:, None] * (cos(back), sin(back))])
    ahead = fed(path).ahead(0.015)
    assert len(ahead)
    assert (ahead[-1] - path[-1]) @ np.array([cos(back), sin(back)]) > 0


wild = st.lists(
    st.tuples(st.floats(-4000, 4000), st.floats(-4000, 4000), st.floats(-0.05, 0.3)), min_size=1, max_size=60
)


@given(wild, horizons, st.sampled_from([0.0, 0.5, 1.0]))
def test_any_samples_and_stamps_give_finite_pieces_within_the_limit(
    steps: list[tuple[float, float, float]], horizon_s: float, pixel_mm: float
) -> None:
    predictor = StrokePredictor(NETS, pixel_mm)
    at_s = 0.0
    for x, y, waited_s in steps:
        at_s += waited_s
        predictor.add(x, y, at_s)
        ahead = predictor.ahead(horizon_s)
        assert np.isfinite(ahead).all()
        if len(ahead):
            assert np.allclose(ahead[0], (x, y))
            assert len(ahead) <= len(HORIZONS_S) + 1


@pytest.mark.parametrize("odd", [(nan, 0.0, 1.0), (0.0, inf, 1.0), (0.0, 0.0, nan), (0.0, 0.0, inf)])
def test_what_is_not_finite_is_not_looked_at(odd: tuple[float, float, float]) -> None:
    predictor = fed(straight(30, 400))
    before = predictor.ahead(0.015)
    predictor.add(*odd)
    assert np.array_equal(predictor.ahead(0.015), before)


@given(speeds, st.floats(30, 300), turns, st.floats(0.2, 20), st.booleans())
def test_it_turns_grows_and_is_mirrored_with_the_stroke(
    speed: float, radius: float, turn: float, size: float, mirrored: bool
) -> None:
    """Of the network; the gates know of millimetres."""
    net = next(n for n in NETS if not n.coarse)
    taps = arc(TAPS, speed, radius)[::-1]
    change = size * np.array([[cos(turn), -sin(turn)], [sin(turn), cos(turn)]])
    if mirrored:
        change = change @ np.diag([1.0, -1.0])
    plain, changed = net.offsets(taps), net.offsets(taps @ change.T)
    assert plain is not None
    assert changed is not None
    assert np.allclose(changed, plain @ change.T, rtol=1e-6, atol=1e-6 * size * speed)


def test_reports_that_come_twice_change_nothing() -> None:
    path = straight(30, 400)
    once, twice = fed(path), StrokePredictor(NETS)
    for k, (x, y) in enumerate(path.tolist()):
        twice.add(x, y, k * PERIOD_S)
        twice.add(x, y, k * PERIOD_S)
    assert np.array_equal(once.ahead(0.015), twice.ahead(0.015))


@given(st.integers(2, 6), st.integers(1, MISSED_MAX))
def test_a_missing_report_is_filled_in(place: int, missing: int) -> None:
    path = straight(40, 400)
    predictor = StrokePredictor(NETS)
    for k, (x, y) in enumerate(path.tolist()):
        if not 40 - place - missing <= k < 40 - place:
            predictor.add(x, y, k * PERIOD_S)
    assert np.allclose(predictor.ahead(0.015), fed(path).ahead(0.015), atol=0.05)


@given(st.floats(-1000, -0.001))
def test_a_clock_that_goes_back_is_taken_by_the_order(jump_s: float) -> None:
    path = straight(40, 400)
    predictor = StrokePredictor(NETS)
    for k, (x, y) in enumerate(path.tolist()):
        predictor.add(x, y, k * PERIOD_S + (jump_s if k >= 20 else 0.0))
    assert np.allclose(predictor.ahead(0.015), fed(path).ahead(0.015), atol=0.05)


def test_reports_that_arrive_in_bursts_are_spaced_evenly() -> None:
    path = straight(60, 400)
    predictor = StrokePredictor(NETS)
    for k, (x, y) in enumerate(path.tolist()):
        predictor.add(x, y, (k // 4 + 1) * 4 * PERIOD_S)
    assert predictor.spacing_s == pytest.approx(PERIOD_S, rel=0.3)
    reach = hypot(*(predictor.ahead(0.010)[-1] - path[-1]).tolist())
    assert 2.5 < reach < 5.5


def test_a_pen_that_rested_begins_anew() -> None:
    path = straight(40, 400)
    predictor = fed(path)
    predictor.add(*(path[-1] + (2.0, 0.0)).tolist(), 40 * PERIOD_S + 1.0)
    assert len(predictor.ahead(0.015)) == 0


def test_a_prediction_that_was_far_off_holds_the_next_one_back() -> None:
    path = straight(40, 400)
    on, off = fed(path), fed(path)
    on.ahead(0.015), off.ahead(0.015)
    following = path[-1] + path[1]
    on.add(*following.tolist(), 40 * PERIOD_S)
    off.add(*(path[-1] + 0.3 * path[1]).tolist(), 40 * PERIOD_S)
    whole, held = on.ahead(0.015), off.ahead(0.015)
    assert len(held) == 0 or np.ptp(held[:, 0]) < np.ptp(whole[:, 0])


@given(speeds, st.floats(30, 300))
def test_many_samples_at_once_are_told_the_same_as_one(speed: float, radius: float) -> None:
    """What the bench judges is what the program draws with."""
    from tests.bench.predict_fit import network

    taps = np.stack([arc(TAPS, speed, radius)[::-1], straight(TAPS, speed)[::-1]])
    for net in NETS:
        many = network(net, 1.0 if net.coarse else 0.0)(taps)
        for k in range(len(taps)):
            one = net.offsets(taps[k])
            assert one is not None
            assert np.allclose(one, many[k], atol=1e-9 * speed)


def test_weights_are_the_same_after_packing_within_what_is_seen() -> None:
    rates = [(1 / net.period_s, net.coarse) for net in NETS]
    exact = [replace(net, inside=net.inside * 1.003, outside=net.outside * 0.998) for net in NETS]
    again = unpack_nets(pack_nets(exact), rates, predict_table.HIDDEN)
    for before, after in zip(exact, again, strict=True):
        assert (after.period_s, after.coarse) == (before.period_s, before.coarse)
        for path in (arc(TAPS, 400, 30)[::-1], straight(TAPS, 60)[::-1]):
            place, packed = before.offsets(path), after.offsets(path)
            assert place is not None
            assert packed is not None
            assert np.abs(packed - place).max() < 0.01 * np.abs(place).max()


@pytest.mark.parametrize(
    "wrong",
    [
        {"slow_mm_s": 60.0},
        {"hand_mm_s2": -1.0},
        {"tremble_px": inf},
        {"straight_deg": -1.0},
        {"turned_deg": 181.0},
        {"braked": 0.75},
        {"first": 1},
        {"full": 4},
        {"off": 2.5},
        {"off_most": inf},
        {"helpful": 0.9},
        {"useless": inf},
        {"repeated": -0.1},
    ],
)
def test_gates_refuse_nonsense(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="rise"):
        PredictionGateParams(**wrong)  # type: ignore[arg-type]


def test_no_weights_no_prediction() -> None:
    predictor = StrokePredictor([])
    for k in range(30):
        predictor.add(2.0 * k, 0.0, k * PERIOD_S)
    assert predictor.ahead(0.015) is NO_PREDICTION

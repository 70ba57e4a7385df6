"""Devices that repeat positions or give them in coarse steps: ink is never farther from the pen with prediction than
without. Fine devices are predicted as if nobody looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf

import numpy as np
import pytest
from numpy.typing import NDArray

from tni.ink import predict_table
from tni.ink.predict import PredictionGateParams, StrokePredictor
from tni.ink.predict_record import KNOWN, PredictionCheck, PredictionRecord

NETS = predict_table.nets()
PIXEL_MM = 1 / 6
HORIZONS_S = (0.012, 0.020)
UNCHECKED = PredictionGateParams(helpful=1e6, useless=1e7, repeated=inf)

type Path = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Positions (n, 2) mm at moments (n,) s."""


def loops(size: float) -> Path:
    """As in cursive writing: 4 a second."""
    return lambda t: size * np.column_stack([8 * t + 1.2 * np.cos(25 * t), 2 * np.sin(25 * t)])


def zigzag(size: float) -> Path:
    return lambda t: size * np.column_stack([12 * t, 3 * np.arcsin(np.sin(20 * t))])


def halting(size: float) -> Path:
    """A pen that goes and rests in turn."""
    return lambda t: size * np.column_stack([20 * (t - np.sin(12 * t) / 12), 4 * (t - np.sin(6 * t) / 6)])


def line(size: float) -> Path:
    return lambda t: size * np.column_stack([30 * t, 13 * t])


PATHS = [path(size) for size in (0.5, 2.0) for path in (loops, zigzag, halting, line)]
STROKE_S = 1.0


def reports(
    path: Path, rate_hz: float, grain_mm: float, held: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return moments, positions in steps of the grain of which each is reported `held` times, and moments of these."""
    number = np.arange(int(STROKE_S * rate_hz))
    taken_s = number // held * held / rate_hz
    places = path(taken_s)
    return number / rate_hz, np.rint(places / grain_mm) * grain_mm if grain_mm else places, taken_s


def ends(
    path: Path, sent: tuple[float, float, int], pixel_mm: float, record: PredictionRecord | None, gates: object = None
) -> Iterator[tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]]:
    """Yield the tip, the end of the prediction and the pen's true place at that time, for each report and horizon."""
    predictor = StrokePredictor(NETS, pixel_mm, gates, record)  # type: ignore[arg-type]
    moments, places, _ = reports(path, *sent)
    for at_s, place in zip(moments.tolist(), places, strict=True):
        predictor.add(*place.tolist(), at_s)
        for horizon_s in HORIZONS_S:
            ahead = predictor.ahead(horizon_s)
            yield place, ahead[-1] if len(ahead) else place, path(np.array([at_s + horizon_s]))[0]


def errors(sent: tuple[float, float, int], pixel_mm: float, gates: object = None) -> tuple[float, float]:
    """Return the mean error of all strokes with prediction and without, on a device that nobody has seen before."""
    record = PredictionRecord()
    off = [
        (np.hypot(*(end - true)), np.hypot(*(tip - true)))
        for path in PATHS
        for tip, end, true in ends(path, sent, pixel_mm, record, gates)
    ]
    predicted, without = np.array(off).mean(axis=0).tolist()
    return predicted, without


COARSE = [
    (rate_hz, grain_px * PIXEL_MM, held)
    for rate_hz in (60.0, 125.0, 200.0)
    for grain_px, held in ((1, 3), (2, 1), (4, 1), (8, 1), (16, 1), (0, 2), (0, 3), (4, 3), (0, 8))
]


@pytest.mark.parametrize("pixel_mm", [0.0, PIXEL_MM], ids=["fine weights", "weights for pixels"])
@pytest.mark.parametrize("sent", COARSE, ids=lambda s: f"{s[0]:.0f} Hz, {6 * s[1]:.0f} px, {s[2]} times")
def test_prediction_is_never_worse_than_none_on_a_coarse_device(
    sent: tuple[float, float, int], pixel_mm: float
) -> None:
    predicted, without = errors(sent, pixel_mm)
    assert predicted <= without


FINE = [(rate_hz, 0.0, 1) for rate_hz in (100.0, 133.0, 200.0)] + [(200.0, 0.02, 1), (133.0, 0.01, 1)]


@pytest.mark.parametrize("sent", FINE, ids=lambda s: f"{s[0]:.0f} Hz, {s[1]} mm")
def test_a_fine_device_is_predicted_as_if_nobody_looked(sent: tuple[float, float, int]) -> None:
    record, drawn = PredictionRecord(), 0
    for path in PATHS:
        for (tip, end, _), (_, unchecked, _) in zip(
            ends(path, sent, 0.0, record), ends(path, sent, 0.0, None, UNCHECKED), strict=True
        ):
            assert np.array_equal(end, unchecked)
            drawn += not np.array_equal(end, tip)
    assert drawn > 500
    ratio = record.error_ratio()
    assert ratio is not None
    assert ratio < 0.5


def test_a_device_that_gets_better_is_predicted_again() -> None:
    record = PredictionRecord()
    for path in PATHS:
        for _ in ends(path, (200.0, 8 * PIXEL_MM, 1), PIXEL_MM, record):
            pass
    coarse = [end for tip, end, _ in ends(PATHS[0], (200.0, 16 * PIXEL_MM, 1), PIXEL_MM, record) if (end != tip).any()]
    assert not coarse
    for path in PATHS:
        for _ in ends(path, (200.0, 0.0, 1), 0.0, record):
            pass
    assert [end for tip, end, _ in ends(PATHS[-1], (200.0, 0.0, 1), 0.0, record) if (end != tip).any()]


# The record


def test_a_prediction_is_judged_by_where_the_pen_was_at_its_time() -> None:
    record = PredictionRecord()
    check = PredictionCheck(record)
    for _ in range(KNOWN):
        check.begin(0.0, 0.0, 1.0)
        check.expect(2.5, 0.0, 0.015)
        check.arrive(1.0, 0.0, 1.010)
        assert record.error_ratio(1) in (None, pytest.approx(1 / 1.5))
        check.arrive(2.0, 0.0, 1.020)
    assert record.error_ratio() == pytest.approx(1 / 1.5)
    assert record.error_ratio(KNOWN + 1) is None


def test_each_sample_has_one_prediction_however_often_it_is_asked() -> None:
    record = PredictionRecord()
    check = PredictionCheck(record)
    check.begin(0.0, 0.0, 0.0)
    check.expect(1.0, 0.0, 0.015)
    check.expect(9.0, 0.0, 0.015)
    check.arrive(1.0, 0.0, 0.015)
    assert record.error_ratio(1) == 0
    assert record.error_ratio(2) is None


@pytest.mark.parametrize(
    "again", [lambda check: check.begin(0.0, 0.0, 9.0), lambda check: check.arrive(0.0, 0.0, -1.0)]
)
def test_a_rest_and_a_clock_that_is_set_leave_predictions_unjudged(again: Callable[[PredictionCheck], None]) -> None:
    record = PredictionRecord()
    check = PredictionCheck(record)
    check.begin(0.0, 0.0, 0.0)
    check.expect(1.0, 0.0, 0.015)
    again(check)
    check.arrive(5.0, 0.0, 20.0)
    assert record.error_ratio(1) is None


def test_a_pen_that_does_not_move_where_movement_was_predicted_counts_against_it() -> None:
    record = PredictionRecord()
    record.judge(1.0, 0.0)
    assert record.error_ratio(1) == inf


def test_positions_that_repeat_count_once_the_pen_goes_on() -> None:
    record = PredictionRecord()
    check = PredictionCheck(record)
    check.begin(0.0, 0.0, 0.0)
    for number in range(1, 40):
        check.arrive(0.0, 0.0, 0.01 * number)
    assert record.repeated == 0, "a pen at rest"
    check.begin(0.0, 0.0, 1.0)
    for number in range(1, 31):
        check.arrive(float(number // 3), 0.0, 1.0 + 0.01 * number)
    assert record.repeated == pytest.approx(2 / 3, abs=0.05)


def test_an_old_record_fades() -> None:
    record = PredictionRecord()
    for _ in range(1000):
        record.judge(1.0, 1.0)
        record.move(3)
    for _ in range(1000):
        record.judge(0.1, 1.0)
        record.move(0)
    assert record.error_ratio() == pytest.approx(0.1, abs=0.01)
    assert record.repeated < 0.01

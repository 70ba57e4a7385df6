"""Handwriting of a writer who was held out: the network beats a filter fitted on the same others. Recorded boards:
their ink is not farther from the pen with prediction than without."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.bench import prediction
from tests.bench.handwriting import HISTORY, Reports, Runs, board, cases, read_runs
from tests.bench.predict_fit import fir, fit, last_two, mean_error, network, nothing, ridge
from tni.api.devices import ContactState
from tni.devices.recording_file import RecordingFile
from tni.devices.replay import replay_file
from tni.ink import predict_table
from tni.ink.predict import HORIZON_MAX_S, StrokePredictor
from tni.ink.predict_net import HORIZONS_S
from tni.ink.predict_record import PredictionRecord

HELD_OUT = 4
EPOCHS = 2


@pytest.mark.parametrize("reports", [Reports(200.0), board(100.0)], ids=["fine", "whole pixels"])
def test_the_network_beats_a_filter_of_eight_taps_on_a_writer_it_has_not_seen(corpus: Path, reports: Reports) -> None:
    sent = cases(read_runs(corpus / "ink" / "unipen" / "atu1"), reports)
    others, theirs = sent.part(sent.writer != HELD_OUT), sent.part((sent.writer == HELD_OUT) & sent.full)
    net = fit(others, 1 / reports.rate_hz, reports.pixel_mm, EPOCHS)
    ours, filtered = network(net, reports.pixel_mm), fir(ridge(others.part(others.full), HISTORY))
    for horizon in range(1, len(HORIZONS_S)):
        assert mean_error(ours, theirs, horizon) < mean_error(filtered, theirs, horizon)
    whole = sent.part(sent.writer == HELD_OUT)
    drawn = prediction.as_drawn(whole, (net,), reports)[whole.full]
    for horizon in range(1, HORIZONS_S.index(HORIZON_MAX_S) + 1):
        away = np.nanmean(np.hypot(*(drawn - (theirs.ahead - theirs.taps[:, :1]))[:, horizon].T))
        assert away < mean_error(filtered, theirs, horizon), "with all that holds it back"


@pytest.mark.parametrize("rate_hz", [60.0, 125.0])
def test_what_is_drawn_pays_and_hardly_goes_beyond_a_turn(corpus: Path, rate_hz: float) -> None:
    """The weights that are shipped, on a board of whole pixels, gates and all."""
    runs, reports, size = read_runs(corpus / "ink" / "unipen" / "atu1"), board(rate_hz), 6.0
    runs = Runs(runs.paths[::4], runs.writers[::4])
    sent = cases(runs, reports)
    drawn = prediction.as_drawn(sent, predict_table.nets(), reports)
    away = np.hypot(*(drawn - (sent.ahead - sent.taps[:, :1]))[sent.full].transpose(2, 0, 1))
    none, plain = nothing(sent.taps, 1 / rate_hz), last_two(sent.taps, 1 / rate_hz)
    without = np.hypot(*(none - (sent.ahead - sent.taps[:, :1]))[sent.full].transpose(2, 0, 1))
    at_15_ms = HORIZONS_S.index(0.015)
    assert np.nanmean(away[:, at_15_ms]) < 0.75 * np.nanmean(without[:, at_15_ms])
    beyond = prediction.overshoots(runs, size, 1, sent, drawn)
    assert len(beyond) > 50
    assert beyond.mean() < 0.6 * prediction.overshoots(runs, size, 1, sent, plain).mean()


PAGE_MM = np.array((320.0, 180.0))
PIXEL_MM = 1 / 6
STROKES_MAX, SAMPLES_MIN, SAMPLES_MAX = 12, 12, 150
SHOWN_S = 0.016


def recorded_strokes(path: Path) -> list[np.ndarray]:
    """Return the first strokes of a recording, (n, 3) s, mm, mm on a page that the board shows whole."""
    strokes: dict[tuple[int, int], list[tuple[float, float, float]]] = {}
    open_strokes: dict[int, tuple[int, int]] = {}
    with RecordingFile(path) as file:
        for contact in (contact for frame in replay_file(file) for contact in frame.contacts):
            if contact.state is ContactState.DOWN:
                open_strokes[contact.id] = (contact.id, len(strokes))
            samples = strokes.setdefault(open_strokes[contact.id], [])
            if contact.state is not ContactState.UP and len(samples) < SAMPLES_MAX:
                samples.append((contact.at_s, contact.touch.x, contact.touch.y))
    long = [np.array(samples) for samples in strokes.values() if len(samples) >= SAMPLES_MIN]
    return [stroke * (1.0, *PAGE_MM) for stroke in long[:STROKES_MAX]]


def board_errors(path: Path) -> tuple[float, float]:
    """Return how far the ink of a recording is from where the pen is when it is shown, with prediction and without."""
    record, off = PredictionRecord(), []
    for stroke in recorded_strokes(path):
        predictor = StrokePredictor(predict_table.nets(), PIXEL_MM, record=record)
        for at_s, *place in stroke[stroke[:, 0] + SHOWN_S <= stroke[-1, 0]].tolist():
            x, y = (round(value / PIXEL_MM) * PIXEL_MM for value in place)
            predictor.add(x, y, at_s)
            ahead = predictor.ahead(SHOWN_S)
            end = ahead[-1] if len(ahead) else np.array((x, y))
            then = [np.interp(at_s + SHOWN_S, stroke[:, 0], stroke[:, axis]) for axis in (1, 2)]
            off.append((np.hypot(*(end - then)), np.hypot(*(np.array((x, y)) - then))))
    predicted, without = np.mean(off, axis=0).tolist() if off else (0.0, 0.0)
    return predicted, without


def test_no_recorded_board_is_predicted_worse_than_not_at_all(corpus: Path) -> None:
    """They repeat up to 88 % of their positions; only the first predictions, before a board is known, may err."""
    found = {path.name: board_errors(path) for path in sorted((corpus / "hid" / "recordings").glob("*.hid"))}
    moved = [(name, *errors) for name, errors in found.items() if errors[1]]
    assert [one for one in moved if one[1] > 1.02 * one[2]] == []
    assert sum(predicted < 0.7 * without for _, predicted, without in moved) > len(moved) / 2

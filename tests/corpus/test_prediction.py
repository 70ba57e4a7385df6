"""Handwriting of a writer who was held out: the network beats a filter fitted on the same others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.bench import prediction
from tests.bench.handwriting import HISTORY, Reports, Runs, board, cases, read_runs
from tests.bench.predict_fit import fir, fit, last_two, mean_error, network, nothing, ridge
from tni.ink import predict_table
from tni.ink.predict import HORIZON_MAX_S
from tni.ink.predict_net import HORIZONS_S

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

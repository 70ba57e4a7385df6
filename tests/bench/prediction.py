"""How far predictions are from where the pen went, every writer held out once; and the weights that the program ships.

`python -m tests.bench.prediction` prints the tables, `--write` fits on all writers and writes
`tni/ink/predict_table.py`.
"""

from __future__ import annotations

import argparse
import os
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench import predict_fit
from tests.bench.handwriting import HISTORY, PERIOD_S, WARM_UP, Array, Cases, Reports, Runs, board, cases, read_runs
from tests.bench.rig import Rig
from tni.ink import predict_table
from tni.ink.predict import StrokePredictor
from tni.ink.predict_net import HORIZONS_S, PredictionNet
from tni.ink.predict_pack import pack_nets
from tni.ink.predict_record import PredictionRecord

SENT = {
    "digitiser, 200 Hz": Reports(200.0),
    "board, 125 Hz": board(125.0),
    "board, 100 Hz": board(100.0),
    "board, 60 Hz": board(60.0),
}
PASSES = 2
"""Boards are sent twice, at other moments; the digitiser's samples are what they are."""
FINE_EPOCHS = 40
BOARD_SENDINGS, BOARD_EPOCHS = 12, 7
"""A board never shakes twice in the same way: what is fitted for one sees each path sent anew so often."""
SHIPPED = ((200.0, False), (133.0, False), (200.0, True), (125.0, True), (100.0, True), (80.0, True), (60.0, True))
"""Reports a second, and whether in whole pixels."""
SHIPPED_SIZES = (3.0, 6.0, 10.0)
NAMES = ("none", "last two", "Kalman", "FIR-8", "network", "as drawn")
TURN_COSINE = -0.5
"""A pen turns back where its ways 20 ms before and after are more than 120 degrees apart."""
TURN_STEPS = 4
TURN_MM = 0.4
NEAR_S = 0.020

TABLE = '''"""Weights of `tni.ink.predict_net`, fitted by `python -m tests.bench.prediction --write`.

Fitted on handwriting of the set atu1 (11 writers, RWTH Aachen) of the UNIPEN data: Unipen Consortium (1999), Unipen
data set of on-line (vectorial) handwriting - train_r01_v07, https://doi.org/10.5281/zenodo.1195803, licence CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). The recordings were resampled, enlarged, rounded and fitted to; none of
them is in here.
"""

from __future__ import annotations

from tni.ink.predict_net import PredictionNet
from tni.ink.predict_pack import unpack_nets

HIDDEN = {hidden}
RATES = {rates}
"""Reports a second, and whether in whole pixels: a network each, in this order."""


def nets() -> tuple[PredictionNet, ...]:
    """Unpacks the table: some milliseconds at first."""
    return unpack_nets(PACKED, RATES, HIDDEN)


PACKED = """
{packed}
"""
'''


def figures(rig: Rig) -> dict[str, str]:
    """Mean / p95 in mm of each, at 5, 10, 15, 25 ms; nothing without the recordings."""
    folder = recordings()
    if folder is None:
        return {"prediction": "TNI_CORPUS names no folder with handwriting: nothing to judge on"}
    found = {}
    runs = read_runs(folder)
    for name, reports in SENT.items():
        found |= {f"prediction, {name}, {row}": value for row, value in table(runs, reports).items()}
    return found | {"prediction, one report in the program": f"{cost_us(runs):.0f} us"}


def recordings() -> Path | None:
    corpus = os.environ.get("TNI_CORPUS")
    folder = Path(corpus) / "ink" / "unipen" / "atu1" if corpus else None
    return folder if folder and folder.is_dir() else None


def table(runs: Runs, reports: Reports) -> dict[str, str]:
    """Rows of figures: errors at each horizon, then how far beyond a turn was drawn at 15 ms."""
    passes = PASSES if reports.pixel_mm else 1
    judged = cases(runs, reports, passes)
    offsets = held_out(runs, judged, reports)
    found = {}
    for name, answer in offsets.items():
        away = np.hypot(*(answer - (judged.ahead - judged.taps[:, :1]))[judged.full].transpose(2, 0, 1))
        cells = []
        for k, horizon_s in enumerate(HORIZONS_S):
            if name == "as drawn" and horizon_s > 0.020:
                continue
            row = away[:, k]
            cells.append(f"{1000 * horizon_s:.0f} ms {np.nanmean(row):.4f} / {np.nanpercentile(row, 95):.4f}")
        beyond = overshoots(runs, reports.size, passes, judged, answer)
        cells.append(f"beyond a turn {beyond.mean():.3f} / {np.percentile(beyond, 95):.3f}")
        found[name] = "  ".join(cells)
    return found


def held_out(runs: Runs, judged: Cases, reports: Reports) -> dict[str, Array]:
    """Offsets (n, horizons, 2) of each predictor, each writer's by what was fitted on the others'."""
    period_s = 1 / reports.rate_hz
    found = {name: np.zeros_like(judged.ahead) for name in NAMES}
    sent = cases(runs, reports, BOARD_SENDINGS, seed=2) if reports.pixel_mm else judged
    for writer in range(int(judged.writer.max()) + 1):
        theirs = judged.writer == writer
        others = sent.part(sent.writer != writer)
        full = others.part(others.full)
        net = predict_fit.fit(others, period_s, reports.pixel_mm, _epochs(reports))
        answers: dict[str, Callable[[Array], Array]] = {
            "none": lambda taps: predict_fit.nothing(taps, period_s),
            "last two": lambda taps: predict_fit.last_two(taps, period_s),
            "Kalman": predict_fit.kalman(others, period_s),
            "FIR-8": predict_fit.fir(predict_fit.ridge(full, HISTORY)),
            "network": predict_fit.network(net, reports.pixel_mm),
        }
        for name, answer in answers.items():
            found[name][theirs] = answer(judged.taps[theirs])
        found["as drawn"][theirs] = as_drawn(judged.part(theirs), (net,), reports)
    return found


def as_drawn(judged: Cases, nets: tuple[PredictionNet, ...], reports: Reports) -> Array:
    """What `StrokePredictor` says, gates and all, report by report, with one record of the device for all strokes.
    Gates count in millimetres of the page, which is as much smaller than its board as the recorded writing."""
    found = np.zeros_like(judged.ahead)
    record = PredictionRecord()
    run, predictor = -1, StrokePredictor(nets)
    tips, runs = (judged.taps / reports.size).tolist(), judged.run.tolist()
    number = 0
    for k, taps in enumerate(tips):
        if runs[k] != run:
            run, number = runs[k], WARM_UP - 1
            predictor = StrokePredictor(nets, reports.pixel_mm / reports.size, record=record)
            for back in range(WARM_UP - 1, 0, -1):
                predictor.add(*taps[back], (number - back) / reports.rate_hz)
        predictor.add(*taps[0], number / reports.rate_hz)
        number += 1
        for h, horizon_s in enumerate(HORIZONS_S):
            path = predictor.ahead(horizon_s)
            if len(path):
                found[k, h] = (path[-1] - taps[0]) * reports.size
    return found


def overshoots(runs: Runs, size: float, passes: int, judged: Cases, answer: Array) -> Array:
    """(turns,) mm: the most that a prediction of 15 ms went beyond where the pen turned back."""
    horizon = HORIZONS_S.index(0.015)
    places = judged.taps[:, 0] + answer[:, horizon]
    shown_s = judged.at_s + HORIZONS_S[horizon]
    found = []
    bounds = np.searchsorted(judged.run, np.arange(len(runs.paths) * passes + 1))
    for number in range(len(runs.paths) * passes):
        mine = slice(bounds[number], bounds[number + 1])
        path = runs.paths[number // passes] * size
        for turn, way in _turns(path, size):
            near = np.abs(shown_s[mine] - turn * PERIOD_S) <= NEAR_S
            if near.any():
                end = (path[max(turn - 2 * TURN_STEPS, 0) : turn + 2 * TURN_STEPS + 1] @ way).max()
                found.append(max(float((places[mine][near] @ way).max() - end), 0.0))
    return np.array(found)


def _turns(path: Array, size: float) -> list[tuple[int, Array]]:
    """(sample, unit vector of the way there) of each place where the pen turns back, the sharpest around."""
    steps = TURN_STEPS
    before, after = path[steps:-steps] - path[: -2 * steps], path[2 * steps :] - path[steps:-steps]
    lengths = np.hypot(*before.T) * np.hypot(*after.T)
    moved = np.minimum(np.hypot(*before.T), np.hypot(*after.T)) > TURN_MM * size
    cosines = np.where(moved, (before * after).sum(1) / np.maximum(lengths, 1e-12), 1.0)
    found = []
    for k in np.flatnonzero(cosines < TURN_COSINE):
        if cosines[k] == cosines[max(k - steps, 0) : k + steps + 1].min():
            found.append((int(k) + steps, before[k] / np.hypot(*before[k])))
    return found


def cost_us(runs: Runs) -> float:
    """Of one report in the program: kept, and looked ahead from."""
    nets = predict_table.nets()
    path = (np.concatenate(runs.paths[:60]) * 6).tolist()
    predictor = StrokePredictor(nets, 0.0)
    began = time.perf_counter()
    for k, (x, y) in enumerate(path):
        predictor.add(x, y, k * PERIOD_S)
        predictor.ahead(0.015)
    return 1e6 * (time.perf_counter() - began) / len(path)


def write_table(runs: Runs, path: Path) -> None:
    """Fit on every writer, for the rates of SHIPPED, and write the module."""
    nets = []
    for rate_hz, coarse in SHIPPED:
        sizes = SHIPPED_SIZES if coarse else (1.0,)
        sent = [board(rate_hz, size) if coarse else Reports(rate_hz) for size in sizes]
        passes = BOARD_SENDINGS // len(sizes) if coarse else 1
        all_cases = [cases(runs, reports, passes, seed=k) for k, reports in enumerate(sent)]
        train = Cases(*(np.concatenate(part) for part in zip(*(_arrays(c) for c in all_cases), strict=True)))
        nets.append(predict_fit.fit(train, 1 / rate_hz, float(coarse), _epochs(sent[0])))
    lines = textwrap.wrap(pack_nets(nets), 118, break_on_hyphens=False)
    rates = "(\n" + "".join(f"    {one},\n" for one in SHIPPED) + ")"
    text = TABLE.format(hidden=predict_fit.HIDDEN, rates=rates, packed="\n".join(lines))
    path.write_text(text)


def _epochs(reports: Reports) -> int:
    return BOARD_EPOCHS if reports.pixel_mm else FINE_EPOCHS


def _arrays(part: Cases) -> list[NDArray[np.float64] | NDArray[np.int64] | NDArray[np.bool_]]:
    return [part.taps, part.ahead, part.writer, part.full, part.run, part.at_s]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.prediction", description=__doc__)
    parser.add_argument("--write", action="store_true", help="fit the weights that the program ships")
    parser.add_argument("--only", choices=SENT, help="one kind of device")
    arguments = parser.parse_args()
    folder = recordings()
    if folder is None:
        raise SystemExit("TNI_CORPUS names no folder with handwriting")
    runs = read_runs(folder)
    if arguments.write:
        write_table(runs, Path(predict_table.__file__))
        return
    for name, reports in SENT.items():
        if arguments.only in (None, name):
            for row, value in table(runs, reports).items():
                print(f"{name:<18} {row:<9} {value}", flush=True)
    print(f"one report in the program: {cost_us(runs):.0f} us")


if __name__ == "__main__":
    main()

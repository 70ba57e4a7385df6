"""Fits predictors to handwriting: the project's own (`tni.ink.predict_net`), and the rivals it is judged beside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from tests.bench.handwriting import Cases
from tni.ink.predict_net import FRAME_TAP, HORIZONS_S, LAG_WEIGHTS, LOG_SCALE_MAX, SCALE_TAPS, TAPS, PredictionNet

Array = NDArray[np.float64]
Single = NDArray[np.float32]
type Predictor = Callable[[Array], Array]
"""(n, TAPS, 2) taps in mm to (n, horizons, 2) offsets from the tip."""

RIDGE = 1e-3
HIDDEN = 64
BATCH = 512
RATE = 3e-3
FAR_WEIGHT = 1.0
"""How much squared errors count beside plain ones: they are what the far end (p95) is made of."""
BEND = 0.1
"""Errors below this part of the usual one count by their square."""


def nothing(taps: Array, period_s: float) -> Array:
    return np.zeros((len(taps), len(HORIZONS_S), 2))


def last_two(taps: Array, period_s: float) -> Array:
    step = (taps[:, 0] - taps[:, 1]) / period_s
    return step[:, None] * np.array(HORIZONS_S)[:, None]


def ridge(train: Cases, taps: int) -> Array:
    """(taps - 1, horizons): weights of the positions before the tip, from it; one for both axes."""
    back, ahead = _relative(train)
    weights = np.zeros((taps - 1, len(HORIZONS_S)))
    for k in range(len(HORIZONS_S)):
        known = ~np.isnan(ahead[:, k, 0])
        a = np.concatenate([back[known, : taps - 1, axis] for axis in (0, 1)])
        b = np.concatenate([ahead[known, k, axis] for axis in (0, 1)])
        weights[:, k] = np.linalg.solve(a.T @ a + RIDGE * np.eye(taps - 1), a.T @ b)
    return weights


def fir(weights: Array) -> Predictor:
    count = len(weights)
    return lambda taps: np.einsum("nka,kh->nha", taps[:, 1 : count + 1] - taps[:, :1], weights)


def kalman(train: Cases, period_s: float) -> Predictor:
    """Constant acceleration, noise of the process chosen on `train` for the least mean error at 15 ms."""
    part = train.part(np.flatnonzero(train.full)[::7])
    tries = [_kalman_weights(period_s, ratio) for ratio in 10.0 ** np.arange(-2, 7.5, 0.5)]
    return fir(min(tries, key=lambda weights: mean_error(fir(weights), part, 2)))


def mean_error(predictor: Predictor, judged: Cases, horizon: int) -> float:
    _, ahead = _relative(judged)
    return float(np.nanmean(np.hypot(*(predictor(judged.taps)[:, horizon] - ahead[:, horizon]).T)))


def _kalman_weights(period_s: float, ratio: float) -> Array:
    """The filter over TAPS evenly spaced samples is linear in them: what each unit sample brings.

    Time in units of the period; white jerk against a measurement noise of 1.
    """
    move = np.array([[1, 1, 0.5], [0, 1, 1], [0, 0, 1.0]])
    noise = ratio * np.array([[1 / 20, 1 / 8, 1 / 6], [1 / 8, 1 / 3, 1 / 2], [1 / 6, 1 / 2, 1]])
    state = np.zeros((3, TAPS))
    state[0, -1] = 1.0
    spread = np.diag([1.0, 1e4, 1e4])
    for k in range(TAPS - 2, -1, -1):
        state, spread = move @ state, move @ spread @ move.T + noise
        gain = spread[:, 0] / (spread[0, 0] + 1)
        seen = np.zeros(TAPS)
        seen[k] = 1
        state = state + np.outer(gain, seen - state[0])
        spread = spread - np.outer(gain, spread[0])
    steps = np.array(HORIZONS_S) / period_s
    ahead = state[0] + steps[:, None] * state[1] + (steps**2 / 2)[:, None] * state[2]
    weights: Array = ahead[:, 1:].T  # the weights of a position sum to one: the tip's is what is left
    return weights


def network(net: PredictionNet, pixel_mm: float) -> Predictor:
    """The network over many cases at once."""
    unit = pixel_mm if net.coarse else 1.0

    def predict(taps: Array) -> Array:
        features, local, turn, scale = _framed(taps / unit, net.coarse)
        hidden = np.tanh(features @ net.inside + net.inside_bias)
        mended = (hidden @ net.outside + net.outside_bias).reshape(len(taps), -1, 2)
        offsets = np.einsum("nka,kh->nha", local, net.linear) + mended
        return (offsets * (scale * unit)[:, None, None]) @ turn.transpose(0, 2, 1)

    return predict


def fit(train: Cases, period_s: float, pixel_mm: float, epochs: int, seed: int = 0) -> PredictionNet:
    """Adam with a falling rate over shuffled batches; the start is the ridge filter, with nothing to mend.

    The errors that count are lengths in mm, per horizon against the filter's own.
    """
    coarse, unit = pixel_mm > 0, pixel_mm or 1.0
    random = np.random.default_rng(seed)
    moved = np.any(train.taps[:, FRAME_TAP] != train.taps[:, 0], axis=1)
    train = train.part(moved)
    linear = ridge(train, TAPS)
    features, local, turn, scale = _framed(train.taps / unit, coarse)
    _, ahead = _relative(train)
    known = ~np.isnan(ahead[..., 0])
    target = (ahead / unit) @ turn / scale[:, None, None] - np.einsum("nka,kh->nha", local, linear)
    target = np.where(known[..., None], target, 0.0)
    spread = np.sqrt((target**2).mean(0)).ravel()
    usual = np.sqrt((((target * scale[:, None, None]) ** 2).sum(2)).mean(0))
    middle, width = features.mean(0), features.std(0) + 1e-6
    features = (features - middle) / width
    count, outs = features.shape[1], target.shape[1] * 2
    start = [
        random.normal(size=(count, HIDDEN)) / np.sqrt(count), np.zeros(HIDDEN),
        random.normal(size=(HIDDEN, outs)) * 0.1 / np.sqrt(HIDDEN), np.zeros(outs),
    ]  # fmt: skip
    share = (scale[:, None] / usual) * known  # of an error in the frame, against the usual one
    weights = [array.astype(np.float32) for array in start]
    x, aim, shares, spreads = (array.astype(np.float32) for array in (features, target, share, spread))
    _descend(weights, x, aim, shares, spreads, epochs, random)  # twice as quick as in double precision
    inside, inside_bias, outside, outside_bias = (array.astype(np.float64) for array in weights)
    inside /= width[:, None]
    return PredictionNet(
        period_s, coarse, linear, inside, inside_bias - middle @ inside, outside * spread, outside_bias * spread
    )


def _descend(
    weights: list[Single],
    x: Single,
    target: Single,
    share: Single,
    spread: Single,
    epochs: int,
    random: np.random.Generator,
) -> None:
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
    steps, step = epochs * (len(x) // BATCH), 0
    for _ in range(epochs):
        order = random.permutation(len(x))
        for begin in range(0, len(x) - BATCH + 1, BATCH):
            chosen = order[begin : begin + BATCH]
            slopes = _slopes(weights, x[chosen], target[chosen], share[chosen], spread)
            step += 1
            rate = float(RATE * 0.5 * (1 + np.cos(np.pi * step / steps)))
            for k, slope in enumerate(slopes):
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope * slope
                weights[k] -= rate * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)


def _slopes(weights: list[Single], x: Single, target: Single, share: Single, spread: Single) -> list[Single]:
    inside, inside_bias, outside, outside_bias = weights
    hidden = np.tanh(x @ inside + inside_bias)
    answer = ((hidden @ outside + outside_bias) * spread).reshape(target.shape)
    error = (answer - target) * share[..., None]
    length = np.sqrt((error**2).sum(2) + BEND**2)
    slope = (error / length[..., None] + FAR_WEIGHT * error) * share[..., None]
    flat: Single = slope.reshape(len(x), -1) * spread / len(x)
    back = (flat @ outside.T) * (1 - hidden * hidden)
    return [x.T @ back, back.sum(0), hidden.T @ flat, flat.sum(0)]


def _relative(part: Cases) -> tuple[Array, Array]:
    tip = part.taps[:, :1]
    return part.taps[:, 1:] - tip, part.ahead - tip


def _framed(taps: Array, coarse: bool) -> tuple[Array, Array, Array, Array]:
    """As `PredictionNet.offsets` does for one: features (n, f), local (n, TAPS - 1, 2), turn (n, 2, 2), scale (n,)."""
    back = taps[:, 1:] - taps[:, :1]
    towards = -back[:, FRAME_TAP - 1]
    length = np.hypot(*towards.T)
    still = length == 0
    cos, sin = (towards / np.where(still, 1.0, length)[:, None]).T
    scale = np.where(still, 0.0, np.sqrt((back[:, :SCALE_TAPS] ** 2).sum((1, 2)) / SCALE_TAPS))
    turn = np.stack([np.stack([cos, -sin], 1), np.stack([sin, cos], 1)], 1)
    local = back @ turn / np.where(still, 1.0, scale)[:, None, None]
    bend = np.where(local[:, :SCALE_TAPS, 1] @ LAG_WEIGHTS < 0, -1.0, 1.0)
    local[..., 1] *= bend[:, None]
    turn[..., 1] *= bend[:, None]
    features = -np.diff(local, axis=1, prepend=0).reshape(len(taps), -1)
    if coarse:
        size = np.minimum(np.log(np.where(still, 1.0, scale)), LOG_SCALE_MAX)
        features = np.column_stack([features, size])
    return features, local, turn, scale

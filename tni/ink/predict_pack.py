"""Compact encoding of the weights of `predict_net`: the filter's exactly, because they nearly cancel; the network's in
255 steps."""

from __future__ import annotations

import base64
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tni.ink.predict_net import HORIZONS_S, TAPS, PredictionNet

STEPS = 127
"""Quantisation steps to either side of 0, relative to each column's largest weight."""

_Array = NDArray[np.float64]


def pack_nets(nets: Sequence[PredictionNet]) -> str:
    packed = b""
    for net in nets:
        for exact in (net.linear, net.inside_bias, net.outside_bias):
            packed += exact.astype("<f4").tobytes()
        for matrix in (net.inside, net.outside):
            most = np.maximum(np.abs(matrix).max(0), 1e-9).astype("<f4")
            packed += most.tobytes() + np.rint(matrix / most * STEPS).astype("i1").tobytes()
    return base64.b85encode(packed).decode()


def unpack_nets(packed: str, rates: Sequence[tuple[float, bool]], hidden: int) -> tuple[PredictionNet, ...]:
    """Unpack networks. rates: for each packed network the reports per second, and whether positions are whole pixels.
    White space is ignored."""
    left = base64.b85decode("".join(packed.split()))
    at, answers, found = 0, 2 * len(HORIZONS_S), []

    def taken(kind: str, *shape: int) -> _Array:
        nonlocal at
        count = int(np.prod(shape))
        array = np.frombuffer(left, kind, count, at)
        at += array.nbytes
        return array.reshape(shape).astype(np.float64)

    def matrix(rows: int, columns: int) -> _Array:
        most = taken("<f4", columns)
        return taken("i1", rows, columns) * (most / STEPS)

    for rate_hz, coarse in rates:
        linear = taken("<f4", TAPS - 1, len(HORIZONS_S))
        inside_bias, outside_bias = taken("<f4", hidden), taken("<f4", answers)
        inside, outside = matrix(2 * (TAPS - 1) + coarse, hidden), matrix(hidden, answers)
        found.append(PredictionNet(1 / rate_hz, coarse, linear, inside, inside_bias, outside, outside_bias))
    return tuple(found)

"""Predicted ink: the end of a stroke in progress, drawn at most 20 ms ahead of the pen and suppressed where it could
overshoot.

Predicted ink is only drawn, and never becomes a sample. The spacing of reports is measured, so that the weights apply
to milliseconds and not to one device. The time of a report is the time of its arrival; stamps from bursts, from a clock
that jumps and from repeated reports are corrected first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, degrees, hypot, inf, log

import numpy as np
from numpy.typing import NDArray

from tni.ink.predict_net import HORIZONS_S, TAPS, PredictionNet
from tni.ink.predict_record import KNOWN, PROVEN, PredictionCheck, PredictionRecord

HORIZON_MAX_S = 0.020
PERIOD_MIN_S, PERIOD_MAX_S = 0.0004, 0.025
"""Range of report spacings. Stamps that seem closer carry no information about time, and nothing is predicted from
them."""
PERIOD_FIRST_S = 0.008
"""Spacing assumed until a stroke has enough reports to measure it."""
PERIOD_REPORTS = 16
"""Number of reports over which the spacing is measured."""
PAUSE_S = 0.06
"""A pen without reports for this long has rested: earlier samples do not predict later ones."""
MISSED_MAX = 4
"""Greatest number of consecutive missing reports that are interpolated."""
CAPACITY = 256
TAP_S = 0.005
"""Spacing to which the samples of faster devices are thinned."""
JUDGED = 1 + HORIZONS_S.index(0.015)
"""Point of a predicted path by which a device is judged."""
SHARE_MIN = 0.02
"""Predictions below this fraction are dropped."""
MOMENT_S = 1e-4
"""Predicted points that are nearer to the end in time are omitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionGateParams:
    """Conditions under which prediction is reduced or suppressed. The usual noise of a hand and of whole pixels is not
    among them, because the network is trained on it.

    slow_mm_s, fast_mm_s: no prediction below the first, full prediction above the second, 0 <= slow < fast; 20 ms at
    the slower speed are a third of a pixel on a page that is 1920 pixels wide. hand_mm_s2: acceleration of a hand on
    that page, >= 0. tremble_px: error of a change of step due to whole pixels, >= 0. straight_deg, turned_deg: full
    prediction below the first, none above the second, of the angle between the last steps, 0 <= straight < turned <=
    180. braked, steady: none below the first, full above the second, of the ratio of the last step to the one before, 0
    <= braked < steady. first: number of samples from which on a stroke has predictions, >= 2; full: number from which
    on they are complete, > first. off, off_most: full prediction below the first, none above the second, of the last
    prediction's error relative to the distance moved, 0 <= off < off_most. helpful, useless: full prediction below the
    first, none above the second, of the error of the device's predictions relative to that of no prediction, 0 <=
    helpful < useless. repeated: fraction of repeated positions above which nothing is predicted as long as that error
    is not known well, >= 0.
    """

    slow_mm_s: float = 3.0
    fast_mm_s: float = 6.0
    hand_mm_s2: float = 4000.0
    tremble_px: float = 2.5
    straight_deg: float = 55.0
    turned_deg: float = 75.0
    braked: float = 0.55
    steady: float = 0.75
    first: int = 4
    full: int = 6
    off: float = 1.0
    off_most: float = 2.5
    helpful: float = 0.75
    useless: float = 0.9
    repeated: float = 0.25

    def __post_init__(self) -> None:
        if not 0 <= self.slow_mm_s < self.fast_mm_s < inf:
            raise ValueError(f"speeds must rise from >= 0, got {self.slow_mm_s}, {self.fast_mm_s}")
        if not 0 <= self.hand_mm_s2 < inf or not 0 <= self.tremble_px < inf:
            raise ValueError(f"changes must be finite and rise from 0, got {self.hand_mm_s2}, {self.tremble_px}")
        if not 0 <= self.straight_deg < self.turned_deg <= 180:
            raise ValueError(f"angles must rise within 0 to 180, got {self.straight_deg}, {self.turned_deg}")
        if not 0 <= self.braked < self.steady < inf:
            raise ValueError(f"parts of a step must rise from >= 0, got {self.braked}, {self.steady}")
        if not 2 <= self.first < self.full:
            raise ValueError(f"samples must rise from >= 2, got {self.first}, {self.full}")
        if not 0 <= self.off < self.off_most < inf:
            raise ValueError(f"errors must rise from >= 0, got {self.off}, {self.off_most}")
        if not 0 <= self.helpful < self.useless < inf or self.repeated < 0:
            raise ValueError(f"the device's errors must rise from >= 0, got {self.helpful}, {self.useless}")

    def slack_mm(self, spacing_s: float, pixel_mm: float) -> float:
        """Return the difference between consecutive steps that hand and pixel noise alone explain."""
        return self.hand_mm_s2 * spacing_s * spacing_s + self.tremble_px * pixel_mm

    def reach_mm(self, speed_mm_s: float) -> float:
        """Return the greatest distance that a hand moves within the prediction horizon."""
        return (speed_mm_s + self.hand_mm_s2 * HORIZON_MAX_S / 2) * HORIZON_MAX_S

    def device_share(self, record: PredictionRecord) -> float:
        """Return the fraction of the prediction to draw on a device. One that repeats positions has to prove itself."""
        repeats = record.repeated > self.repeated
        ratio = record.error_ratio(PROVEN if repeats else KNOWN)
        if ratio is None:
            return 0.0 if repeats else 1.0
        return 1 - _rise(ratio, self.helpful, self.useless)


NO_PREDICTION: NDArray[np.float64] = np.empty((0, 2))


class StrokePredictor:
    """Mutable predictor for one stroke in progress."""

    __slots__ = (
        "_check", "_count", "_expected", "_gates", "_nets", "_pixel_mm", "_places", "_spacing_s", "_spacings", "_stamp",
        "_trust",
    )  # fmt: skip

    def __init__(
        self,
        nets: Sequence[PredictionNet],
        pixel_mm: float = 0.0,
        gates: PredictionGateParams | None = None,
        record: PredictionRecord | None = None,
    ) -> None:
        """nets: networks for fine positions and for whole pixels (`predict_table.nets`). pixel_mm: size of a pixel
        where positions are whole pixels; 0 where they are finer. record: that of the device, None for a new one."""
        coarse = pixel_mm > 0
        self._nets = [net for net in nets if net.coarse is coarse]
        self._pixel_mm = pixel_mm
        self._gates = gates or PredictionGateParams()
        self._check = PredictionCheck(record or PredictionRecord())
        self._places = np.empty((CAPACITY, 2))
        self._count = 0
        self._stamp = -inf
        self._spacing_s = PERIOD_FIRST_S
        self._spacings: list[float] = []
        self._expected: tuple[float, float] | None = None
        self._trust = 1.0

    @property
    def spacing_s(self) -> float:
        """Current estimate of the device's report spacing."""
        return self._spacing_s

    def add(self, x_mm: float, y_mm: float, at_s: float) -> None:
        """Add a sample as it arrived. Samples that are not finite are ignored."""
        if not abs(x_mm) + abs(y_mm) + abs(at_s) < inf:
            return
        waited_s = at_s - self._stamp
        self._stamp = at_s
        if self._count and waited_s > PAUSE_S:
            self._count = 0
        if self._count == 0:
            self._spacings.clear()
            self._expected, self._trust = None, 1.0
            self._check.begin(x_mm, y_mm, at_s)
            self._keep(x_mm, y_mm)
            return
        last_x, last_y = self._places[self._count - 1].tolist()
        if waited_s == 0 and (x_mm, y_mm) == (last_x, last_y):
            return  # repeated report
        self._check.arrive(x_mm, y_mm, at_s)
        self._judge(x_mm, y_mm, hypot(x_mm - last_x, y_mm - last_y))
        missed = self._measure(waited_s)
        for k in range(1, missed + 1):
            part = k / (missed + 1)
            self._keep(last_x + part * (x_mm - last_x), last_y + part * (y_mm - last_y))
        self._keep(x_mm, y_mm)

    def ahead(self, horizon_s: float) -> NDArray[np.float64]:
        """Return (n, 2) mm of the predicted path after the last sample, at most 20 ms; empty when there is no
        prediction.

        The first point is the tip itself. No point is farther from it than a hand moves in 20 ms from its present
        speed.
        """
        if self._count < self._gates.first or not horizon_s > 0 or self._spacing_s < PERIOD_MIN_S:
            self._expected = None
            return NO_PREDICTION
        horizon_s = min(horizon_s, HORIZON_MAX_S)
        stride = max(1, round(TAP_S / self._spacing_s))
        taps = self._taps(stride)
        speed = self._speed_mm_s(taps, stride)
        share = self._share(taps, stride, speed)
        offsets = self._offsets(taps, stride) if share > SHARE_MIN else None
        if offsets is None:
            self._expected = None
            return NO_PREDICTION
        tip = taps[0]
        near, net_period_s = offsets
        # the device may be slightly faster or slower than the network's rate: the same steps at scaled times
        moments_s = np.array((0.0, *HORIZONS_S)) * (self._spacing_s * stride / net_period_s)
        path = np.concatenate([((0.0, 0.0),), near])
        self._expected = tuple((tip + _along(path, moments_s, self._spacing_s)).tolist())
        share *= self._trust
        if share <= SHARE_MIN:
            return NO_PREDICTION
        limit = self._gates.reach_mm(speed)
        self._check.expect(*self._drawn_end(path[JUDGED].tolist(), share, limit), float(moments_s[JUDGED]))
        share *= self._gates.device_share(self._check.record)
        if share <= SHARE_MIN:
            return NO_PREDICTION
        horizon_s = min(horizon_s, float(moments_s[-1]))
        inside = moments_s < horizon_s - MOMENT_S
        path = np.concatenate([path[inside], _along(path, moments_s, horizon_s)[None]]) * share
        reach = hypot(*path[-1].tolist())
        longest = max(hypot(*step) for step in path.tolist())
        if longest > limit:
            path *= limit / longest
        return path + tip if reach > 0 else NO_PREDICTION

    def _drawn_end(self, offset: Sequence[float], share: float, limit_mm: float) -> tuple[float, float]:
        """Return where a share of an offset from the last sample ends, no farther away than the limit."""
        far = hypot(*offset) * share
        share *= limit_mm / far if far > limit_mm else 1.0
        x, y = self._places[self._count - 1].tolist()
        return x + share * offset[0], y + share * offset[1]

    def _taps(self, stride: int) -> NDArray[np.float64]:
        at = self._count - 1 - np.arange(TAPS) * stride
        return self._places[np.maximum(at, 0)]

    def _offsets(self, taps: NDArray[np.float64], stride: int) -> tuple[NDArray[np.float64], float] | None:
        if not self._nets:
            return None
        spacing_s = self._spacing_s * stride
        net = min(self._nets, key=lambda n: abs(log(n.period_s / spacing_s)))
        unit = self._pixel_mm if net.coarse else 1.0
        offsets = net.offsets(taps / unit)
        return None if offsets is None else (offsets * unit, net.period_s)

    def _speed_mm_s(self, taps: NDArray[np.float64], stride: int) -> float:
        """Return the speed over the last two steps, whichever is faster: whole pixels and report times make them
        uneven."""
        (x0, y0), (x1, y1), (x2, y2) = taps[:3].tolist()
        return max(hypot(x0 - x1, y0 - y1), hypot(x1 - x2, y1 - y2)) / (self._spacing_s * stride)

    def _share(self, taps: NDArray[np.float64], stride: int, speed: float) -> float:
        """Return the fraction of the prediction to draw.

        The last step is first moved towards the one before, as far as hand and pixel noise allow.
        """
        gates = self._gates
        (x0, y0), (x1, y1), (x2, y2) = taps[:3].tolist()
        new_x, new_y, old_x, old_y = x0 - x1, y0 - y1, x1 - x2, y1 - y2
        share = _rise(self._count, gates.first - 1, gates.full) * _rise(speed, gates.slow_mm_s, gates.fast_mm_s)
        change = hypot(old_x - new_x, old_y - new_y)
        slack = gates.slack_mm(self._spacing_s * stride, self._pixel_mm)
        if change <= slack:
            return share
        part = slack / change
        new_x, new_y = new_x + part * (old_x - new_x), new_y + part * (old_y - new_y)
        new, old = hypot(new_x, new_y), hypot(old_x, old_y)
        if new * old == 0:
            return 0.0
        cosine = (new_x * old_x + new_y * old_y) / (new * old)
        turned = degrees(acos(min(max(cosine, -1.0), 1.0)))
        return (
            share
            * _rise(new / old, gates.braked, gates.steady)
            * (1 - _rise(turned, gates.straight_deg, gates.turned_deg))
        )

    def _judge(self, x_mm: float, y_mm: float, moved_mm: float) -> None:
        """Update the trust from the distance between the last prediction and the sample that has arrived."""
        if self._expected is None or moved_mm == 0:
            self._trust = 1.0
            return
        slack = self._gates.slack_mm(self._spacing_s, self._pixel_mm)
        off = max(hypot(self._expected[0] - x_mm, self._expected[1] - y_mm) - slack, 0.0)
        self._trust = 1 - _rise(off / moved_mm, self._gates.off, self._gates.off_most)

    def _measure(self, waited_s: float) -> int:
        """Update the spacing. Returns the number of reports missing before this one."""
        if waited_s < 0:
            return 0  # the clock was set: only the order of arrival remains
        known = len(self._spacings) >= PERIOD_REPORTS // 2 and min(self._spacings) > self._spacing_s / 4
        steps = round(waited_s / self._spacing_s) if known else 1
        if known and steps > 1 and waited_s > 1.7 * self._spacing_s:
            return min(steps - 1, MISSED_MAX)
        self._spacings.append(waited_s)  # in a burst spacings are 0 and long in turn: only their mean is meaningful
        del self._spacings[:-PERIOD_REPORTS]
        if len(self._spacings) >= 2:
            mean = sum(self._spacings) / len(self._spacings)
            self._spacing_s = min(mean, PERIOD_MAX_S)
        return 0

    def _keep(self, x_mm: float, y_mm: float) -> None:
        if self._count == CAPACITY:
            half = CAPACITY // 2
            self._places[:half] = self._places[half:]
            self._count = half
        self._places[self._count] = x_mm, y_mm
        self._count += 1


def _rise(value: float, low: float, high: float) -> float:
    """Return 0 below `low`, 1 above `high`, linear between."""
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _along(path: NDArray[np.float64], moments_s: NDArray[np.float64], at_s: float) -> NDArray[np.float64]:
    return np.array([np.interp(at_s, moments_s, path[:, axis]) for axis in (0, 1)])

"""How near a calibrated board writes: simulated boards, each with a keystone and a person's errors of its own."""

from __future__ import annotations

from time import perf_counter

import numpy as np

from tests.bench.rig import Rig
from tests.support.simulated_board import NOISE_PX, SIZE_PX, WIDTH_MM, Lens, World, judge
from tni.core.board_mapping import BoardMapping
from tni.core.calibration_targets import DEFAULT_TARGETS, EMERGENCY_TARGETS, THOROUGH_TARGETS, targets_px
from tni.core.mapping_fit import fit_mapping

BOARDS = 300
CALLS = 20_000
FLAT = [(Lens.PROJECTOR, 0.0)]
BENT = [(lens, k1) for lens in Lens for k1 in (0.02, -0.02)]


def figures(rig: Rig) -> dict[str, str]:
    found = {}
    for points in (EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS):
        for words, lenses in (("keystone", FLAT), ("keystone and lens", BENT)):
            judged = judge(points, BOARDS, lenses)
            bends = ", ".join(f"{bend.value} {count}" for bend, count in judged.bends.items() if count)
            found[f"{points} points, {words}, p95 of {BOARDS} boards"] = (
                f"{judged.p95_mm:.2f} mm (pooled {judged.pooled_p95_mm:.2f}) of {WIDTH_MM:.0f}, "
                f"{NOISE_PX:.0f} px off; bend {bends}"
            )
    for bend, k1 in (("none", 0.0), ("some", 0.02)):
        targets = targets_px(THOROUGH_TARGETS, SIZE_PX)
        raw = World.keystoned(np.random.default_rng(0), Lens.SENSOR, k1).raw(targets)
        began_s = perf_counter()
        mapping = fit_mapping(raw, targets, SIZE_PX).mapping
        fitted_s = perf_counter() - began_s
        found[f"one place mapped, bend {bend}"] = f"{_one_place_us(mapping):.2f} us (fitted in {fitted_s * 1e3:.0f} ms)"
    return found


def _one_place_us(mapping: BoardMapping) -> float:
    took = []
    for _ in range(5):
        began_s = perf_counter()
        for _ in range(CALLS):
            mapping.point(0.3, 0.7)
        took.append((perf_counter() - began_s) / CALLS)
    return min(took) * 1e6

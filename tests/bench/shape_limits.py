"""How far the limits of recognition are from handwriting, judged on writers that they are not chosen by.

The limits that ship were chosen with all writers in sight. Here one number stands for them, a factor of all sizes below
which a stroke is writing: it is chosen anew on ten writers and judged on the eleventh, each in turn.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from math import floor, inf
from pathlib import Path

import numpy as np

from tests.support.sketches import Floats, held
from tni.ink.shapes import closed_shapes, open_shapes, stroke_path
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, ShapeThresholds, recognise_shape

SEED = 20_000
FALSE_SHARE = 0.005
FACTORS = 0.2, 2.0
"""Sizes are looked at from a fifth of the limits to twice them."""
LOOSE = (1.25, 1.5, 2.0, 3.0)
FORMS = {
    closed_shapes: ("ELLIPSE_RMS", "POLYGON_RMS", "FLAT"),
    open_shapes: ("LINE_RMS", "BENT", "ARC_RMS", "SHAFT_RMS", "BARB_SHARE"),
    stroke_path: ("GAP_SHARE", "OVERSHOOT_SHARE"),
}
"""What says how near the points must lie to a figure."""
UNSEEN_MM = (10.0, 20.0, 40.0, 80.0, 160.0, 300.0)


def scaled(gates: ShapeThresholds, factor: float) -> ShapeThresholds:
    """All sizes times `factor`; a pen trembles as before."""
    sizes = {f.name: getattr(gates, f.name) * factor for f in fields(gates) if f.name != "rest_mm"}
    return ShapeThresholds(**sizes, rest_mm=gates.rest_mm)


def snaps_below(points: Floats, gates: ShapeThresholds = HOLD_THRESHOLDS) -> float:
    """The largest factor of all sizes at which (n, 2) points are still a figure; 0 for none at any."""
    low, high = FACTORS
    if recognise_shape(points, scaled(gates, low)) is None:
        return 0.0
    if recognise_shape(points, scaled(gates, high)) is not None:
        return inf
    while high - low > 0.005:
        middle = (low + high) / 2
        if recognise_shape(points, scaled(gates, middle)) is None:
            high = middle
        else:
            low = middle
    return high


def thresholds(strokes: Sequence[tuple[str, Floats]], size: float) -> dict[str, list[float]]:
    """By writer: of each stroke, held at its end and written `size` times as large, the factor that it snaps below."""
    rng = np.random.default_rng(SEED)
    out: dict[str, list[float]] = defaultdict(list)
    for writer, stroke in strokes:
        out[writer].append(snaps_below(held(stroke * (size, size, 1.0), rng)[:, :2]))
    return out


def least_factor(found: Sequence[float]) -> float:
    """The smallest factor at which fewer than FALSE_SHARE of the strokes snap."""
    allowed = max(floor(FALSE_SHARE * len(found) - 1e-9), 0)
    return sorted(found, reverse=True)[allowed]


@dataclass(frozen=True)
class HeldOut:
    """A writer that a factor was not chosen by. of: strokes; false: how many of them are a figure at it; shipped: at
    the limits that ship; margin: the factor of those below which the first stroke of the writer snaps."""

    writer: str
    factor: float
    of: int
    false: int
    shipped: int
    margin: float


def held_out(found: Mapping[str, Sequence[float]]) -> list[HeldOut]:
    out = []
    for writer, own in found.items():
        factor = least_factor([one for other, all_ in found.items() if other != writer for one in all_])
        false, shipped = sum(one > factor for one in own), sum(one > 1.0 for one in own)
        out.append(HeldOut(writer, factor, len(own), false, shipped, max(own)))
    return out


@contextmanager
def looser(factor: float) -> Iterator[None]:
    """How near points must lie to a figure, that many times as far."""
    before = {(module, name): getattr(module, name) for module, names in FORMS.items() for name in names}
    try:
        for (module, name), value in before.items():
            setattr(module, name, value * factor)
        yield
    finally:
        for (module, name), value in before.items():
            setattr(module, name, value)


def false_by_writer(strokes: Sequence[tuple[str, Floats]], size: float) -> dict[str, float]:
    """Share of each writer's strokes that become a figure where a pen rests at their end."""
    rng = np.random.default_rng(SEED)
    found: dict[str, list[bool]] = defaultdict(list)
    for writer, stroke in strokes:
        found[writer].append(recognise_shape(held(stroke * (size, size, 1.0), rng)[:, :2], HOLD_THRESHOLDS) is not None)
    return {writer: sum(all_) / len(all_) for writer, all_ in found.items()}


def unseen(corpus: Path) -> dict[str, dict[str, list[str]]]:
    """Strokes of another recorder, that no limit was chosen by: by name and gates, the kind found at each size."""
    out: dict[str, dict[str, list[str]]] = {}
    for name, rows in json.loads((corpus / "ink" / "perfect_freehand_inputs.json").read_text()).items():
        if len(rows) < 50:
            continue
        points = np.array([row[:2] for row in rows], np.float64)
        made = points / np.ptp(points, axis=0).max()
        found = {"held": HOLD_THRESHOLDS, "asked": SHAPE_PEN_THRESHOLDS}
        out[name] = {how: [_kind(made * mm, gates) for mm in UNSEEN_MM] for how, gates in found.items()}
    return out


def _kind(points: Floats, gates: ShapeThresholds) -> str:
    figure = recognise_shape(points, gates)
    return "ink" if figure is None else figure.kind.value


def figures(strokes: Sequence[tuple[str, Floats]], corpus: Path) -> dict[str, str]:
    out = {}
    for size in (2.0, 3.0):
        judged = held_out(thresholds(strokes, size))
        for one in judged:
            out[f"limits, x {size:g}, without writer {one.writer}"] = (
                f"sizes x {one.factor:.2f} chosen, {one.false} of {one.of} false; "
                f"{one.shipped} at ours, first below x {one.margin:.2f}"
            )
        false, count = sum(one.false for one in judged), sum(one.of for one in judged)
        out[f"limits, x {size:g}, each writer held out once"] = f"{100 * false / count:.2f} % of {count}"
    for factor in LOOSE:
        with looser(factor):
            for size in (2.0, 3.0):
                shares = false_by_writer(strokes, size)
                worst = max(shares, key=shares.__getitem__)
                mean = np.average(list(shares.values()), weights=[sum(w == o for o, _ in strokes) for w in shares])
                out[f"limits, forms x {factor:g} as loose, writing x {size:g}"] = (
                    f"{100 * mean:.2f} %, the worst writer ({worst}) {100 * shares[worst]:.2f} %"
                )
    for name, found in unseen(corpus).items():
        for how, kinds in found.items():
            sizes = ", ".join(f"{mm:g} mm {kind}" for mm, kind in zip(UNSEEN_MM, kinds, strict=True) if kind != "ink")
            out[f"unseen stroke {name}, {how}"] = sizes or "ink at every size"
    return out

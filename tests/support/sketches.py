"""Figures as hands draw them, labelled, made from a seed; and strokes of real handwriting that rest at their end.

A hand goes from corner to corner quickly and slows down at each, rounds corners, bows its sides, misses angles and
lengths, drifts, trembles, begins anywhere, and ends before or beyond where it began.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot, pi
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tni.formats.unipen import PenStroke, read_unipen
from tni.ink.shapes.recognised_shape import RecognisedShapeKind

Floats = NDArray[np.float64]
RATE_HZ = 125.0
HOLD_S = 0.65


@dataclass(frozen=True)
class Hand:
    """How well a hand draws, as parts of the figure's size but where a unit is named."""

    corner: float
    bow: float
    drift: float
    rounding: float
    gap: float
    tremor_mm: float
    jitter_mm: float = 0.06


NEAT = Hand(corner=0.012, bow=0.008, drift=0.004, rounding=0.02, gap=0.015, tremor_mm=0.08)
USUAL = Hand(corner=0.028, bow=0.018, drift=0.009, rounding=0.045, gap=0.035, tremor_mm=0.16)
SLOPPY = Hand(corner=0.045, bow=0.03, drift=0.015, rounding=0.07, gap=0.06, tremor_mm=0.25)
HANDS = {"neat": NEAT, "usual": USUAL, "sloppy": SLOPPY}


@dataclass(frozen=True)
class Sketch:
    """points: (n, 3) x, y in mm and seconds. kind: what was meant; None for what is no figure. meant: its name."""

    kind: RecognisedShapeKind | None
    meant: str
    points: Floats


# -- figures, in a box of size 1 around the origin


def _polygon(corners: Floats, rng: np.random.Generator, hand: Hand, *, closed: bool = True) -> Floats:
    """The way of a hand round (k, 2) corners."""
    wrong = corners + rng.normal(0, hand.corner, corners.shape)
    if not closed:
        return _sides(wrong, rng, hand)
    if rng.random() < 0.5:
        wrong = wrong[::-1]
    wrong = np.roll(wrong, rng.integers(len(wrong)), axis=0)
    if rng.random() < 0.2:  # begun in the midst of a side
        middle = wrong[0] + rng.uniform(0.3, 0.7) * (wrong[1] - wrong[0])
        wrong = np.vstack([middle, np.roll(wrong, -1, axis=0)])
    back = wrong[0] + rng.normal(0, hand.gap * 0.6, 2)
    way = _sides(np.vstack([wrong, back]), rng, hand)
    return _ended(way, rng, hand)


def _ended(way: Floats, rng: np.random.Generator, hand: Hand) -> Floats:
    """Before its end, at it, or beyond it along where it began."""
    over = rng.normal(0, hand.gap)
    steps = np.hypot(*np.diff(way, axis=0).T)
    count = round(abs(over) / steps.mean())
    if over < 0 and count:
        return way[:-count]
    if count:
        return np.vstack([way, way[1 : count + 1] + (way[-1] - way[0]) + rng.normal(0, 0.01, 2)])
    return way


def _sides(corners: Floats, rng: np.random.Generator, hand: Hand) -> Floats:
    parts = []
    for a, b in itertools.pairwise(corners):
        length = hypot(*(b - a))
        t = np.linspace(0.0, 1.0, max(int(length * 160), 6))[:, None]
        across = np.array([-(b - a)[1], (b - a)[0]])
        parts.append((a + t * (b - a) + 4 * t * (1 - t) * rng.normal(0, hand.bow) * across)[:-1])
    way = np.vstack([*parts, corners[-1:]])
    return _rounded(way, hand.rounding)


def _rounded(way: Floats, share: float) -> Floats:
    """Corners cut by a moving mean; the ends stay."""
    half = max(int(share * 160 / 2), 0)
    if not half:
        return way
    padded = np.vstack([2 * way[0] - way[1 : half + 1][::-1], way, 2 * way[-1] - way[-half - 1 : -1][::-1]])
    box = np.ones(2 * half + 1) / (2 * half + 1)
    return np.column_stack([np.convolve(padded[:, k], box, "valid") for k in (0, 1)])


def _turned(points: Floats, angle: float) -> Floats:
    c, s = np.cos(angle), np.sin(angle)
    return points @ np.array([[c, s], [-s, c]])


def _line(rng: np.random.Generator, hand: Hand) -> Floats:
    return _sides(np.array([[-0.5, 0.0], [0.5, 0.0]]), rng, hand)


def _arrow(rng: np.random.Generator, hand: Hand) -> Floats:
    barb, open_angle = rng.uniform(0.12, 0.3), rng.uniform(0.35, 0.85)
    tip = np.array([0.5, 0.0])
    up = tip + barb * np.array([-np.cos(open_angle), np.sin(open_angle)])
    down = tip + barb * rng.uniform(0.8, 1.2) * np.array([-np.cos(open_angle), -np.sin(open_angle)])
    tips = [tip + rng.normal(0, hand.corner / 3, 2) for _ in range(3)]
    way = [np.array([-0.5, 0.0]), tips[0], up, tips[1], down]
    if rng.random() < 0.35:
        way = [np.array([-0.5, 0.0]), tips[0], up, down]
        if rng.random() < 0.6:
            way.append(tips[2])
    return _sides(np.array(way), rng, Hand(0, hand.bow, 0, hand.rounding * 0.3, 0, 0))


def _rectangle(rng: np.random.Generator, hand: Hand) -> Floats:
    height = rng.choice([1.0, rng.uniform(0.35, 1.0)])
    return _polygon(np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (0.5, height / 2), rng, hand)


def _ellipse(rng: np.random.Generator, hand: Hand) -> Floats:
    height = rng.choice([1.0, rng.uniform(0.4, 1.0)])
    over = rng.normal(0.01, hand.gap)
    turns = np.linspace(0, 2 * pi * (1 + over), 320) + rng.uniform(0, 2 * pi)
    lop = rng.normal(0, hand.bow * 1.5, 4)
    reach = 0.5 * (1 + lop[0] * np.cos(2 * turns + lop[1] * 60) + lop[2] * np.cos(3 * turns + lop[3] * 60))
    drift = np.linspace(0, 1, len(turns))[:, None] * rng.normal(0, hand.gap * 0.7, 2)
    direction = rng.choice([-1, 1])
    return np.column_stack([reach * np.cos(turns), direction * height * reach * np.sin(turns)]) + drift


def _triangle(rng: np.random.Generator, hand: Hand) -> Floats:
    if rng.random() < 0.4:
        corners = np.array([[-0.5, 0.4], [0.5, 0.4], [-0.5, 0.4 - rng.uniform(0.5, 1)]])
    else:
        corners = np.array([[-0.5, 0.4], [0.5, 0.4], [rng.uniform(-0.4, 0.4), 0.4 - rng.uniform(0.5, 1)]])
    return _polygon(corners, rng, hand)


def _polygons(rng: np.random.Generator, hand: Hand) -> Floats:
    choice = rng.integers(4)
    if choice == 0:  # parallelogram
        lean = rng.uniform(0.2, 0.4)
        corners = np.array([[-0.5 + lean, -0.3], [0.5 + lean, -0.3], [0.5 - lean / 2, 0.3], [-0.5 - lean / 2, 0.3]])
    elif choice == 1:  # trapezium
        corners = np.array([[-rng.uniform(0.15, 0.3), -0.3], [rng.uniform(0.15, 0.3), -0.3], [0.5, 0.3], [-0.5, 0.3]])
    else:
        count = 5 if choice == 2 else 6
        turns = 2 * pi * np.arange(count) / count + rng.uniform(0, 1)
        corners = 0.5 * np.column_stack([np.cos(turns), np.sin(turns)]) + rng.normal(0, 0.02, (count, 2))
    return _polygon(corners, rng, hand)


def _arc(rng: np.random.Generator, hand: Hand) -> Floats:
    sweep = rng.uniform(1.2, 4.6)
    turns = np.linspace(0, sweep, 240) + rng.uniform(0, 2 * pi)
    reach = 0.5 * (1 + rng.normal(0, hand.bow * 1.2) * np.cos(2 * turns + rng.uniform(0, 6)))
    return np.column_stack([reach * np.cos(turns), rng.choice([-1, 1]) * reach * np.sin(turns)])


FIGURES = {
    RecognisedShapeKind.LINE: _line,
    RecognisedShapeKind.ARROW: _arrow,
    RecognisedShapeKind.RECTANGLE: _rectangle,
    RecognisedShapeKind.ELLIPSE: _ellipse,
    RecognisedShapeKind.TRIANGLE: _triangle,
    RecognisedShapeKind.POLYGON: _polygons,
    RecognisedShapeKind.ARC: _arc,
}


# -- what is no figure, though it is large


def _wave(rng: np.random.Generator, hand: Hand) -> Floats:
    x = np.linspace(-0.5, 0.5, 300)
    return np.column_stack([x, rng.uniform(0.06, 0.2) * np.sin(2 * pi * rng.uniform(1.2, 4) * x)])


def _zigzag(rng: np.random.Generator, hand: Hand) -> Floats:
    count = int(rng.integers(3, 7))
    corners = np.column_stack([np.linspace(-0.5, 0.5, count + 1), 0.25 * (-1.0) ** np.arange(count + 1)])
    return _polygon(corners, rng, hand, closed=False)


def _spiral(rng: np.random.Generator, hand: Hand) -> Floats:
    t = np.linspace(0, 1, 400)
    turns = 2 * pi * rng.uniform(1.7, 3.5) * t
    return 0.5 * np.column_stack([t * np.cos(turns), t * np.sin(turns)])


def _eight(rng: np.random.Generator, hand: Hand) -> Floats:
    t = np.linspace(0, 2 * pi, 320) + rng.uniform(0, 1)
    return 0.5 * np.column_stack([np.sin(2 * t) * rng.uniform(0.5, 0.9), np.cos(t)])


def _corner(rng: np.random.Generator, hand: Hand) -> Floats:
    corners = np.array([[-0.5, -0.5], [rng.uniform(-0.5, 0.0), 0.5], [0.5, rng.uniform(-0.5, 0.5)]])
    return _polygon(corners, rng, hand, closed=False)


def _scribble(rng: np.random.Generator, hand: Hand) -> Floats:
    t = np.linspace(0, 1, 400)
    parts = [np.sin(2 * pi * rng.uniform(1.5, 6, 3)[:, None] * t + rng.uniform(0, 6, (3, 1))).sum(axis=0) for _ in "xy"]
    return np.column_stack(parts) / 5


def _es(rng: np.random.Generator, hand: Hand) -> Floats:
    t = np.linspace(0, 1, 240)
    return np.column_stack([0.3 * np.sin(2 * pi * t) * rng.uniform(0.7, 1.3), t - 0.5])


OTHERS = {
    "wave": _wave, "zigzag": _zigzag, "spiral": _spiral, "eight": _eight, "corner": _corner, "scribble": _scribble,
    "s": _es,
}  # fmt: skip


# -- from a way to what a pen gives


def sketch(rng: np.random.Generator, hand: Hand, kind: RecognisedShapeKind | str, *, hold_s: float = HOLD_S) -> Sketch:
    """One figure, or one of OTHERS by name: of any size from a hand's to a board's, half of them along the axes."""
    way = (OTHERS[kind] if isinstance(kind, str) else FIGURES[kind])(rng, hand)
    size = float(np.exp(rng.uniform(np.log(42), np.log(140))))
    tilt = rng.normal(0, 0.035) + (pi / 2) * rng.integers(4) if rng.random() < 0.5 else rng.uniform(0, 2 * pi)
    way = _turned(way, tilt) * size + rng.uniform((60, 40), (260, 140))
    way = way + _drift(len(way), rng) * hand.drift * size
    place = _timed(way, rng)
    place[:, :2] += _tremor(place[:, 2], rng) * hand.tremor_mm
    if hold_s:
        place = held(place, rng, hold_s)
    place[:, :2] += rng.normal(0, hand.jitter_mm, (len(place), 2))
    return Sketch(
        kind if isinstance(kind, RecognisedShapeKind) else None, kind if isinstance(kind, str) else kind.value, place
    )


def arrow_apart(rng: np.random.Generator, hand: Hand) -> tuple[Floats, Floats]:
    """An arrow in two strokes: its shaft, and a V at the end, off it as hands miss; (n, 3) mm and seconds each."""
    size = float(np.exp(rng.uniform(np.log(42), np.log(140))))
    barb, half = rng.uniform(8, 0.32 * size), rng.uniform(0.35, 0.85)
    ends = [(-np.cos(half + rng.normal(0, 0.1)), side * np.sin(half + rng.normal(0, 0.1))) for side in (1, -1)]
    corners = np.array([ends[0], (0.0, 0.0), ends[1]]) * rng.uniform(0.85, 1.15, (3, 1))
    head = barb * _sides(corners, rng, Hand(0, hand.bow, 0, hand.rounding * 0.3, 0, 0))
    off = rng.normal(0, 0.6 * hand.gap * barb + 0.5, 2) + np.array([rng.uniform(-0.05, 0.15) * barb, 0])
    tilt = rng.uniform(0, 2 * pi)
    ways = _line(rng, hand) * size - np.array([size / 2, 0]), head + off
    return _penned(_turned(ways[0], tilt), rng, hand), _penned(_turned(ways[1], tilt), rng, hand)


def _penned(way: Floats, rng: np.random.Generator, hand: Hand) -> Floats:
    """As a pen gives it, with a rest at its end."""
    place = _timed(way + np.array([160, 90]), rng)
    place[:, :2] += _tremor(place[:, 2], rng) * hand.tremor_mm
    place = held(place, rng, HOLD_S)
    place[:, :2] += rng.normal(0, hand.jitter_mm, (len(place), 2))
    return place


def _drift(count: int, rng: np.random.Generator) -> Floats:
    t = np.linspace(0, 2 * pi, count)
    waves = [np.sin(k * t + rng.uniform(0, 6)) * rng.normal() / k for k in (1, 2, 3)]
    other = [np.sin(k * t + rng.uniform(0, 6)) * rng.normal() / k for k in (1, 2, 3)]
    return np.column_stack([sum(waves), sum(other)])


def _timed(way: Floats, rng: np.random.Generator) -> Floats:
    """(m, 3) the way at the pen's rate: slower where it turns (two thirds power law), quick between."""
    smooth = _rounded(way, 0.06)
    steps = np.diff(smooth, axis=0)
    length = np.hypot(*steps.T) + 1e-9
    angle = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    bend = np.abs(np.gradient(angle)) / length
    speed = rng.uniform(120, 320) / (1 + (bend * 30) ** (1 / 3))
    ends = np.minimum(np.arange(len(speed)) + 1, len(speed) - np.arange(len(speed)))
    speed *= np.clip(ends / (0.06 * len(speed)), 0.15, 1.0)
    along = np.hypot(*np.diff(way, axis=0).T)
    at = np.concatenate([[0.0], np.cumsum(along / speed)])
    t = np.arange(0, at[-1], 1 / RATE_HZ)
    return np.column_stack([np.interp(t, at, way[:, 0]), np.interp(t, at, way[:, 1]), t])


def _tremor(t: Floats, rng: np.random.Generator) -> Floats:
    rates = rng.uniform(8, 12, (2, 2))
    return np.column_stack([np.sin(2 * pi * r[0] * t + 6 * r[1]) for r in rates])


def held(points: Floats, rng: np.random.Generator, hold_s: float = HOLD_S) -> Floats:
    """(n, 3) points, then a pen that rests where they end, trembling."""
    t = np.arange(1, round(hold_s * RATE_HZ) + 1) / RATE_HZ
    walk = np.cumsum(rng.normal(0, 0.02, (len(t), 2)), axis=0) * np.exp(-t * 2)[:, None]
    rest = points[-1, :2] + walk + 0.12 * _tremor(t, rng)
    return np.vstack([points, np.column_stack([rest, points[-1, 2] + t])])


def sketches(seed: int, count: int, hand: Hand) -> Iterator[Sketch]:
    """`count` of each kind of figure, and of each that is none."""
    rng = np.random.default_rng(seed)
    for kind in (*FIGURES, *OTHERS):
        for _ in range(count):
            yield sketch(rng, hand, kind)


# -- handwriting


def handwriting(corpus: Path) -> list[tuple[str, Floats]]:
    """(writer, (n, 3) x, y in mm and seconds) for every stroke of the recorded writers."""
    out = []
    for path in sorted((corpus / "ink" / "unipen" / "atu1").glob("*.dat")):
        out += [(path.stem[:3], array_of(stroke)) for stroke in read_unipen(path)]
    return out


def array_of(stroke: PenStroke) -> Floats:
    return np.array([(p.x_mm, p.y_mm, p.t_s) for p in stroke])

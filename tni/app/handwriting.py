"""Synthetic handwriting: text as pen strokes, in the alphabet of `hand.txt`.

Speed follows the two-thirds power law of drawing movements (Lacquaniti, Terzuolo and Viviani, Acta Psychologica 54,
1983): v = K R^(1/3) for a radius of curvature R, so the pen slows down in bends and stops at corners.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import ceil
from random import Random

import numpy as np
from numpy.typing import NDArray

from tni.core.errors import TniError
from tni.core.geometry import Points
from tni.formats.unipen import PenPoint, PenStroke

RATE_HZ = 200.0
GAP = 0.3
"""Gap between letters. Lengths here are in x-heights."""
SPACE = 0.62
LINE = 4.0
SLANT = 0.07
"""Slant of upright strokes to the right."""
UNEVENNESS = 0.015
"""Standard deviation by which the points of a letter stray from its drawing."""
GAIN_MM_S = 26.0
"""K of the power law, for radii in mm."""
SPEED_MM_S = (14.0, 110.0)
TAP_S = 0.03
"""Shortest duration of a stroke: even a dot takes this time."""
LIFT_S = 0.06
LIFTED_MM_S = 160.0
_MARKS = {"\u0301": "acute", "\u0300": "grave", "\u0302": "circumflex", "\u0308": "diaeresis", "\u0327": "cedilla"}
_CAPITAL_RISE = 0.9
_STEPS = 16
"""Points of the curve between two points of a drawing."""


class UnwritableError(TniError):
    """The alphabet lacks a character."""

    def __init__(self, character: str) -> None:
        super().__init__(f"this hand has no {character!r}")
        self.character = character


@dataclass(frozen=True, slots=True)
class LetterStroke:
    """One stroke of a letter. points: (n, 2), y up. corners: indices of points where the direction breaks."""

    points: Points
    corners: tuple[int, ...]


type _Letter = tuple[LetterStroke, ...]


def handwrite(text: str, *, x_height_mm: float = 5.0, seed: int = 1) -> list[PenStroke]:
    """Return the strokes of a text in a neat hand, in writing order; lines as typed.

    The first base line is y = 0 and begins at x = 0. Times increase from stroke to stroke; pressures are 0 to 1. The
    same text with the same seed gives the same strokes. Raises: UnwritableError.
    """
    random = Random(f"{seed} {text}")
    strokes: list[PenStroke] = []
    at_s, where = 0.0, None
    for curve in _curves(text, random):
        path = curve * (x_height_mm, -x_height_mm)
        if where is not None:
            at_s += LIFT_S + float(np.hypot(*(path[0] - where))) / LIFTED_MM_S
        strokes.append(pen_samples(path, at_s, random))
        at_s, where = strokes[-1][-1].t_s, path[-1]
    return strokes


def pen_samples(path: Points, start_s: float, random: Random) -> PenStroke:
    """Sample a pen that follows a dense path, (n, 2) mm with y down, as a digitiser does."""
    path = path[np.r_[True, np.any(np.diff(path, axis=0), axis=1)]]
    steps = np.hypot(*np.diff(path, axis=0).T)
    along = np.r_[0.0, np.cumsum(steps)]
    times = np.r_[0.0, np.cumsum(steps / _speeds(path, along))]
    times *= max(1.0, TAP_S / times[-1])
    count = ceil(times[-1] * RATE_HZ) + 1
    now = np.linspace(0.0, times[-1], count)
    x, y = np.interp(now, times, path[:, 0]), np.interp(now, times, path[:, 1])
    pressure = _pressures(now, np.gradient(y, now), random)
    return tuple(
        PenPoint(round(float(px), 4), round(float(py), 4), round(start_s + float(t), 5), round(float(p), 3))
        for px, py, t, p in zip(x, y, now, pressure, strict=True)
    )


def _speeds(path: Points, along: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the speeds on the pieces of a path: (n - 1,) mm/s."""
    heading = np.unwrap(np.arctan2(*np.diff(path, axis=0).T[::-1]))
    turn = np.abs(np.diff(heading, prepend=heading[:1]))
    radius = np.diff(along) / np.maximum(turn, 1e-3)
    speed = np.clip(GAIN_MM_S * np.cbrt(radius), *SPEED_MM_S)
    ends = np.minimum(along[1:], along[-1] - along[:-1])  # slow at both ends
    speed = np.minimum(speed, SPEED_MM_S[0] + GAIN_MM_S * 2.5 * np.sqrt(ends))
    smooth = np.convolve(np.pad(speed, 4, mode="edge"), np.full(9, 1 / 9), mode="valid")
    return np.asarray(smooth, dtype=np.float64)


def _pressures(now_s: NDArray[np.float64], falling: NDArray[np.float64], random: Random) -> NDArray[np.float64]:
    """Return pressures: firmer downwards, light at both ends. falling: mm/s down the page."""
    base = 0.52 + random.uniform(-0.03, 0.03) + 0.1 * np.tanh(falling / 40.0)
    ends = np.minimum(now_s, now_s[-1] - now_s)
    return np.asarray(base * np.clip(0.8 + ends / 0.1, 0.8, 1.0), dtype=np.float64)


def _curves(text: str, random: Random) -> list[Points]:
    """Return dense paths, y up, in x-heights."""
    curves: list[Points] = []
    for row, line in enumerate(unicodedata.normalize("NFC", text).split("\n")):
        x = 0.0
        for character in line:
            if character.isspace():
                x += SPACE
                continue
            letter = _letter(character)
            low = min(float(stroke.points[:, 0].min()) for stroke in letter)
            wide = max(float(stroke.points[:, 0].max()) for stroke in letter) - low
            place = np.array((x - low, random.gauss(0.0, UNEVENNESS) - row * LINE))
            size, turn = random.uniform(0.97, 1.03), random.gauss(0.0, 0.012)
            lean = np.array(((size, turn), (SLANT - turn, size)))
            curves += [_curve(stroke, random) @ lean + place for stroke in letter]
            x += wide * size + GAP + random.gauss(0.0, UNEVENNESS)
    return curves


def _curve(stroke: LetterStroke, random: Random) -> Points:
    """Return the drawing with random unevenness, as smooth curves between its corners."""
    stray = np.array([(random.gauss(0, UNEVENNESS), random.gauss(0, UNEVENNESS)) for _ in stroke.points])
    points, ends = stroke.points + stray, (0, *stroke.corners, len(stroke.points) - 1)
    parts = [smooth_curve(points[a : b + 1]) for a, b in pairwise(ends) if b > a]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def smooth_curve(points: Points) -> Points:
    """Return a centripetal Catmull-Rom curve through (n, 2) points, n >= 2 (Barry and Goldman, SIGGRAPH 1988)."""
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    curve = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        t0, (t1, t2, t3) = 0.0, np.cumsum([max(float(np.hypot(*d)), 1e-9) ** 0.5 for d in (p1 - p0, p2 - p1, p3 - p2)])
        t = np.linspace(t1, t2, _STEPS, endpoint=False)[:, None]
        a1 = ((t1 - t) * p0 + (t - t0) * p1) / (t1 - t0)
        a2 = ((t2 - t) * p1 + (t - t1) * p2) / (t2 - t1)
        a3 = ((t3 - t) * p2 + (t - t2) * p3) / (t3 - t2)
        b1 = ((t2 - t) * a1 + (t - t0) * a2) / (t2 - t0)
        b2 = ((t3 - t) * a2 + (t - t1) * a3) / (t3 - t1)
        curve.append(((t2 - t) * b1 + (t - t1) * b2) / (t2 - t1))
    return np.concatenate([*curve, points[-1:]])


def _letter(character: str) -> _Letter:
    """Return a letter with its diacritics. Raises: UnwritableError."""
    letters = alphabet()
    if character in letters:
        return letters[character]
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if base not in letters or not marks or not set(marks) <= set(_MARKS):
        raise UnwritableError(character)
    body = letters[base][:1] if base in "ij" else letters[base]  # the diacritic replaces the dot
    xs = np.concatenate([stroke.points[:, 0] for stroke in body])
    middle = float(xs.min() + xs.max()) / 2
    made = list(body)
    for mark in marks:
        rise = _CAPITAL_RISE if base.isupper() and _MARKS[mark] != "cedilla" else 0.0
        made += [
            LetterStroke(stroke.points + np.array((middle, rise)), stroke.corners) for stroke in letters[_MARKS[mark]]
        ]
    return tuple(made)


@cache
def alphabet() -> Mapping[str, _Letter]:
    """Return every character and diacritic of `hand.txt`, in x-heights."""
    text = (files("tni.app") / "hand.txt").read_text(encoding="utf-8")
    lines = (line.split(" ", 1) for line in text.splitlines() if not line.startswith("# "))
    return {name: tuple(_drawn(stroke.split()) for stroke in strokes.split("|")) for name, strokes in lines}


def _drawn(points: Sequence[str]) -> LetterStroke:
    corners = tuple(index for index, point in enumerate(points) if point.endswith("!"))
    return LetterStroke(np.array([point.rstrip("!").split(",") for point in points], dtype=np.float64) / 100, corners)

"""Lines and curves that are nearest to points: those of least squares, with how well they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from math import exp, isfinite, log, nan, sqrt


@dataclass(frozen=True, slots=True)
class FittedLine:
    """Line of least squares, y = slope · x + height. r: correlation, None where y does not vary."""

    slope: float
    height: float
    r: float | None

    def at(self, x: float) -> float:
        return self.slope * x + self.height


def fitted_line(xs: Sequence[float], ys: Sequence[float]) -> FittedLine | None:
    """Return the line of least squares; None where no x differs."""
    if len(xs) < 2:
        return None
    mid_x, mid_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread_x = sum((x - mid_x) ** 2 for x in xs)
    spread_y = sum((y - mid_y) ** 2 for y in ys)
    if spread_x <= 1e-18 * (1 + mid_x * mid_x):
        return None
    both = sum((x - mid_x) * (y - mid_y) for x, y in zip(xs, ys, strict=True))
    slope = both / spread_x
    r = None if spread_y <= 1e-18 * (1 + mid_y * mid_y) else both / sqrt(spread_x * spread_y)
    return FittedLine(slope, mid_y - slope * mid_x, r)


class FitKind(Enum):
    """Kind of a curve that is fitted to points."""

    LINEAR = "linear"
    """y = a x"""
    AFFINE = "affine"
    """y = a x + b"""
    QUADRATIC = "quadratic"
    """y = a x² + b x + c"""
    EXPONENTIAL = "exponential"
    """y = a e^(b x), nearest in the logarithm of y"""
    POWER = "power"
    """y = a x^b, nearest in the logarithms of both"""


@dataclass(frozen=True, slots=True)
class FittedCurve:
    """Curve that is near to points. numbers: a, b, c of its kind. share: R², the part of the spread of y that it
    explains; None where y does not vary."""

    kind: FitKind
    numbers: tuple[float, ...]
    share: float | None = None

    def at(self, x: float) -> float:
        """Return y; NaN where there is none."""
        a, b, c = (*self.numbers, 0.0, 0.0)[:3]
        match self.kind:
            case FitKind.LINEAR:
                return a * x
            case FitKind.AFFINE:
                return a * x + b
            case FitKind.QUADRATIC:
                return (a * x + b) * x + c
            case FitKind.EXPONENTIAL:
                return a * exp(min(b * x, 700.0))
        return a * exp(min(b * log(x), 700.0)) if x > 0 else nan


def fitted_curve(kind: FitKind, xs: Sequence[float], ys: Sequence[float]) -> FittedCurve | None:
    """Return the curve of a kind that is nearest to points; None where there is none, as an exponential one for values
    that are not all above 0."""
    numbers = _fitted(kind, xs, ys) if len(xs) > 1 else None
    if numbers is None or not all(map(isfinite, numbers)):
        return None
    curve = FittedCurve(kind, numbers)
    middle = sum(ys) / len(ys)
    spread = sum((y - middle) ** 2 for y in ys)
    if spread <= 1e-18 * (1 + middle * middle):
        return curve
    return replace(curve, share=1 - sum((curve.at(x) - y) ** 2 for x, y in zip(xs, ys, strict=True)) / spread)


def _fitted(kind: FitKind, xs: Sequence[float], ys: Sequence[float]) -> tuple[float, ...] | None:
    match kind:
        case FitKind.LINEAR:
            squares = sum(x * x for x in xs)
            return (sum(x * y for x, y in zip(xs, ys, strict=True)) / squares,) if squares else None
        case FitKind.AFFINE:
            line = fitted_line(xs, ys)
            return None if line is None else (line.slope, line.height)
        case FitKind.QUADRATIC:
            return _parabola(xs, ys)
    if min(ys) <= 0 or (kind is FitKind.POWER and min(xs) <= 0):
        return None
    line = fitted_line([log(x) for x in xs] if kind is FitKind.POWER else xs, [log(y) for y in ys])
    return None if line is None or line.height > 700 else (exp(line.height), line.slope)


def _parabola(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float, float] | None:
    """Return a, b, c of the parabola of least squares; None for less than three different x."""
    if len(set(xs)) < 3:
        return None
    middle, wide = sum(xs) / len(xs), max(xs) - min(xs)
    us = [(x - middle) / wide for x in xs]
    powers = [sum(u**n for u in us) for n in range(5)]
    sides = [sum(u**n * y for u, y in zip(us, ys, strict=True)) for n in range(3)]
    rows = [[powers[n + k] for k in (2, 1, 0)] for n in range(3)]
    whole = _determinant(rows)
    if abs(whole) < 1e-14:
        return None
    p, q, r = (
        _determinant([[sides[n] if k == place else rows[n][k] for k in range(3)] for n in range(3)]) / whole
        for place in range(3)
    )
    a, b = p / wide / wide, q / wide
    return a, b - 2 * a * middle, r - b * middle + a * middle * middle


def _determinant(rows: Sequence[Sequence[float]]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = rows
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)

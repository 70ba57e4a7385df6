"""Least-squares fits of a line, a circle and an ellipse, each with the distances of the points from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tni.core.geometry import Points
from tni.ink.shapes.stroke_path import Floats


@dataclass(frozen=True, slots=True)
class LineFit:
    """Fitted line. center, direction: (2,), in mm and as a unit vector; off: (n,) signed distances of the points,
    mm."""

    center: Floats
    direction: Floats
    off: Floats


@dataclass(frozen=True, slots=True)
class CircleFit:
    """Fitted circle. off: (n,) signed distances of the points from the circle, mm."""

    center: Floats
    radius: float
    off: Floats


@dataclass(frozen=True, slots=True)
class EllipseFit:
    """Fitted ellipse. semi: (2,) half axes, the larger first; angle: of the larger, radians; off: (n,) distances of the
    points, measured along the radius."""

    center: Floats
    semi: Floats
    angle: float
    off: Floats


def rms(off: Floats) -> float:
    return float(np.sqrt(np.mean(off * off)))


def fit_line(points: Points) -> LineFit:
    """Fit a line through (n, 2) points by total least squares. Its direction is that of travel."""
    center = points.mean(axis=0)
    gaps = points - center
    _, vectors = np.linalg.eigh(gaps.T @ gaps)
    direction = vectors[:, 1]
    if (points[-1] - points[0]) @ direction < 0:
        direction = -direction
    return LineFit(center, direction, gaps @ np.array([-direction[1], direction[0]]))


def fit_circle(points: Points) -> CircleFit | None:
    """Fit a circle by V. Pratt, "Direct Least-Squares Fitting of Algebraic Surfaces", 1987, as an eigenvalue problem.
    Unlike the plain linear fit it does not shrink short arcs. None when the points lie on a line."""
    center = points.mean(axis=0)
    gaps = points - center
    scale = rms(gaps)
    if scale == 0:
        return None
    gaps = gaps / scale
    rows = np.column_stack([(gaps * gaps).sum(axis=1), gaps, np.ones(len(gaps))])
    bound = np.array([[0.0, 0, 0, -0.5], [0, 1, 0, 0], [0, 0, 1, 0], [-0.5, 0, 0, 0]])
    values, vectors = np.linalg.eig(bound @ (rows.T @ rows))
    real = np.abs(values.imag) < 1e-9
    good = np.flatnonzero(real & (values.real > -1e-9))
    if not len(good):
        return None
    a, b, c, d = vectors[:, good[values.real[good].argmin()]].real
    if abs(a) < 1e-9:
        return None
    middle = np.array([-b / (2 * a), -c / (2 * a)])
    square = middle @ middle - d / a
    if square <= 0:
        return None
    radius = float(np.sqrt(square)) * scale
    middle = center + middle * scale
    return CircleFit(middle, radius, np.hypot(*(points - middle).T) - radius)


def fit_ellipse(points: Points) -> EllipseFit | None:
    """Fit an ellipse by R. Halir, J. Flusser, "Numerically Stable Direct Least Squares Fitting of Ellipses", 1998. None
    when no ellipse fits."""
    middle = points.mean(axis=0)
    gaps = points - middle
    scale = rms(gaps)
    if scale == 0:
        return None
    x, y = (gaps / scale).T
    quadratic = np.column_stack([x * x, x * y, y * y])
    linear = np.column_stack([x, y, np.ones(len(x))])
    try:
        t = -np.linalg.solve(linear.T @ linear, linear.T @ quadratic)
        m = quadratic.T @ quadratic + (quadratic.T @ linear) @ t
        m = np.array([m[2] / 2, -m[1], m[0] / 2])
        _, vectors = np.linalg.eig(m)
    except np.linalg.LinAlgError:
        return None
    vectors = vectors.real
    good = np.flatnonzero(4 * vectors[0] * vectors[2] - vectors[1] ** 2 > 0)
    if not len(good):
        return None
    a, b, c = vectors[:, good[0]]
    d, e, f = t @ vectors[:, good[0]]
    form = np.array([[a, b / 2], [b / 2, c]])
    center = np.linalg.solve(form, -np.array([d, e]) / 2)
    level = -(f + (d * center[0] + e * center[1]) / 2)
    squares, axes = np.linalg.eigh(form)
    with np.errstate(divide="ignore", invalid="ignore"):
        lengths2 = level / squares
    if not (np.isfinite(lengths2).all() and (lengths2 > 0).all()):
        return None
    order = np.argsort(-lengths2)
    semi, axes = np.sqrt(lengths2[order]), axes[:, order]
    inside = (gaps / scale - center) @ axes
    ratio = np.hypot(inside[:, 0] / semi[0], inside[:, 1] / semi[1])
    reach = np.hypot(inside[:, 0], inside[:, 1])
    off = reach * (1 - 1 / np.maximum(ratio, 1e-9)) * scale
    return EllipseFit(middle + center * scale, semi * scale, float(np.arctan2(axes[1, 0], axes[0, 0])), off)

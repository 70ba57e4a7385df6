"""Least-squares fit of a board mapping to pressed targets. Lens distortion is added only where it predicts better.

The leave-one-out error measures the quality of a mapping: each target is predicted from all the others. People miss
each target by some 3 pixels, so that distortion terms for a lens that has none cost more than they gain. They are kept
only when the error drops far enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from tni.core.board_mapping import DISTORTION_TERMS, BoardMapping, apply_homography, distortion_terms
from tni.core.errors import TniError
from tni.core.geometry import Points

type _Matrix = NDArray[np.float64]

MIN_POINTS = 4
CUBIC_POINTS, RADIAL_POINTS = 16, 9
"""Least numbers of targets with which cubic and radial distortion are tried."""
GAIN, GAIN_FEW_POINTS = 0.95, 0.75
"""Fraction to which distortion must reduce the error before it is accepted. `GAIN_FEW_POINTS` holds below
`CUBIC_POINTS` targets, where the error itself is not well known."""
OUTLIER_GAIN, OUTLIER_SHARE = 0.5, 0.01
"""Definition of an outlier target: without it the others scatter less than `OUTLIER_GAIN` times as much, and it lies
further from its predicted position than `OUTLIER_SHARE` of the picture's width."""
NEGLIGIBLE_PX = 0.01
"""Errors below this are rounding errors."""
_SHRINK = (0.003 / 0.01) ** 2
"""Ridge penalty on the distortion weights: 3 pixels of noise in half of a picture 1920 pixels wide, and a lens whose
distortion is about 0.01."""
_STEPS, _STILL = 8, 1e-10
_FLAT = 1e-9
"""Singular values below this fraction of the largest count as zero."""


class LensDistortion(Enum):
    NONE = "none"
    RADIAL = "radial"
    CUBIC = "cubic"


class UnusableTargetsError(TniError):
    """The pressed targets lie on a line or in one place and determine no mapping."""


@dataclass(frozen=True, slots=True)
class MappingFit:
    """Fitted mapping with its leave-one-out errors.

    errors_px: distance of each target from the position that the others predict; empty with `MIN_POINTS` targets, which
    leave nothing to check. loo_px: root mean square of the errors, None when there are none.
    """

    mapping: BoardMapping
    bend: LensDistortion
    errors_px: tuple[float, ...]
    loo_px: float | None


def fit_mapping(raw: Points, targets: Points, size_px: tuple[float, float]) -> MappingFit:
    """Fit the mapping from (n, 2) positions in the board's range to (n, 2) pixels of a picture of the given size, n >=
    `MIN_POINTS`. Raises: UnusableTargetsError."""
    best = _fitted(raw, targets, size_px, LensDistortion.NONE)
    gain = GAIN if len(raw) >= CUBIC_POINTS else GAIN_FEW_POINTS
    for bend, least in ((LensDistortion.RADIAL, RADIAL_POINTS), (LensDistortion.CUBIC, CUBIC_POINTS)):
        if len(raw) < least or best.loo_px is None or best.loo_px < NEGLIGIBLE_PX:
            break
        other = _fitted(raw, targets, size_px, bend)
        if other.loo_px is not None and other.loo_px < gain * best.loo_px:
            best = other
    return best


def _fitted(raw: Points, targets: Points, size_px: tuple[float, float], bend: LensDistortion) -> MappingFit:
    """Fit by Gauss-Newton from the linear solution, with both sides normalised to unit size."""
    width, height = size_px
    flat = (targets - (width / 2, height / 2)) / (width / 2)
    middle, spread = raw.mean(axis=0), float(raw.std()) or 1.0
    places = (raw - middle) / spread
    matrix, terms = _linear(places, flat), _bend_basis(bend)
    weights = np.zeros(len(terms))
    for _ in range(_STEPS):
        if _folds(matrix, weights, places):
            break
        rows, off = _linearised(matrix, weights, terms, places, flat)
        step = np.linalg.lstsq(rows, off, rcond=None)[0]
        matrix, weights = matrix + np.append(step[:8], 0.0).reshape(3, 3), weights + step[8:]
        if np.abs(step).max() < _STILL:
            break
    if _folds(matrix, weights, places):
        raise UnusableTargetsError("the targets pressed give no map")
    whole = matrix @ np.array([[1, 0, -middle[0]], [0, 1, -middle[1]], [0, 0, spread]])
    bent = np.tensordot(weights, terms, 1)
    mapping = BoardMapping(
        tuple(whole.ravel().tolist()),
        width,
        height,
        *(tuple(row.tolist()) for row in bent if bend is not LensDistortion.NONE),
    )
    if len(raw) <= MIN_POINTS:
        return MappingFit(mapping, bend, (), None)
    errors = _predicted(*_linearised(matrix, weights, terms, places, flat), len(raw)) * (width / 2)
    return MappingFit(mapping, bend, tuple(errors.tolist()), float(np.sqrt(np.mean(errors**2))))


def _linearised(
    matrix: _Matrix, weights: NDArray[np.float64], terms: _Matrix, places: Points, flat: Points
) -> tuple[_Matrix, NDArray[np.float64]]:
    """Return the Jacobian of the mapped positions, two rows per target, and the residuals. The rows of the ridge
    penalty follow."""
    seen = apply_homography(matrix, places)
    moved = np.einsum("kdt,nt->ndk", terms, distortion_terms(seen))  # displacement per weight
    off = flat - seen - moved @ weights
    rows = np.concatenate([_slopes(matrix, places, seen), moved.reshape(2 * len(places), len(terms))], axis=1)
    ridge = np.eye(len(terms), rows.shape[1], 8) * _SHRINK**0.5
    return np.concatenate([rows, ridge]), np.concatenate([off.ravel(), -(_SHRINK**0.5) * weights])


def _predicted(rows: _Matrix, off: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Return (count,) leave-one-out distances: each target against the position that all the others predict. The
    leverage of a target gives its influence on the fit, so that nothing is fitted again."""
    base = np.linalg.qr(rows)[0][: 2 * count].reshape(count, 2, -1)
    free = np.eye(2) - base @ base.transpose(0, 2, 1)
    beside = (np.linalg.pinv(free) @ off[: 2 * count].reshape(count, 2, 1))[:, :, 0]
    away: NDArray[np.float64] = np.hypot(beside[:, 0], beside[:, 1])
    return away


def _linear(places: Points, flat: Points) -> _Matrix:
    """Return the homography whose last element is 1. Raises: UnusableTargetsError when the positions do not determine
    it."""
    ones, none = np.ones((len(places), 1)), np.zeros((len(places), 3))
    across = np.concatenate([places, ones, none, -flat[:, :1] * places], axis=1)
    down = np.concatenate([none, places, ones, -flat[:, 1:] * places], axis=1)
    rows = np.concatenate([across, down])
    solved, _, rank, _ = np.linalg.lstsq(rows, flat.T.ravel(), rcond=_FLAT)
    if rank < 8:
        raise UnusableTargetsError("the targets pressed lie on a line")
    matrix: _Matrix = np.append(solved, 1.0).reshape(3, 3)
    return matrix


def _slopes(matrix: _Matrix, places: Points, seen: Points) -> _Matrix:
    """Return (2 n, 8) derivatives of the mapped coordinates with respect to the elements of the matrix."""
    lifted = np.concatenate([places, np.ones((len(places), 1))], axis=1)
    lifted = lifted / (lifted @ matrix[2])[:, None]
    out = np.zeros((len(places), 2, 8))
    out[:, 0, 0:3] = out[:, 1, 3:6] = lifted
    out[:, :, 6:8] = -seen[:, :, None] * lifted[:, None, :2]
    return out.reshape(-1, 8)


def _bend_basis(bend: LensDistortion) -> _Matrix:
    """Return (k, 2, `DISTORTION_TERMS`): the terms that each of the k weights adds to x and y."""
    match bend:
        case LensDistortion.NONE:
            return np.zeros((0, 2, DISTORTION_TERMS))
        case LensDistortion.RADIAL:  # x (x² + y²), y (x² + y²)
            return np.array([[[0, 0, 0, 1, 0, 1, 0], [0, 0, 0, 0, 1, 0, 1]]], dtype=np.float64)
        case LensDistortion.CUBIC:
            return np.eye(2 * DISTORTION_TERMS).reshape(-1, 2, DISTORTION_TERMS)


def _folds(matrix: _Matrix, weights: NDArray[np.float64], places: Points) -> bool:
    """Return whether the horizon of the homography runs through the pressed positions, or the homography maps them all
    to one line. No board is seen like that."""
    if not (np.isfinite(matrix).all() and np.isfinite(weights).all()):
        return True
    depths = places @ matrix[2, :2] + 1
    return bool(depths.min() <= _FLAT * abs(depths.max())) or abs(float(np.linalg.det(matrix))) < _FLAT


def outlier_targets(raw: Points, targets: Points, size_px: tuple[float, float], at_most: int = 3) -> tuple[int, ...]:
    """Return the indices of at most `at_most` targets that were pressed in the wrong place: without them the others
    agree far better and predict another position. Raises: UnusableTargetsError."""
    left, taken = np.arange(len(raw)), [np.arange(len(raw))]
    scatter = [_scatter_px(raw, targets, size_px)]
    while len(left) > MIN_POINTS + 1 and len(taken) <= at_most:
        rests = [np.delete(left, i) for i in range(len(left))]
        found = [_scatter_px(raw[rest], targets[rest], size_px) for rest in rests]
        left = rests[int(np.argmin(found))]
        taken.append(left)
        scatter.append(min(found))
    odd = 0
    for more in range(1, len(taken)):
        if scatter[more] < scatter[odd] * OUTLIER_GAIN ** (more - odd):
            odd = more
    rest = taken[odd]
    beside = np.hypot(
        *(_fitted(raw[rest], targets[rest], size_px, LensDistortion.NONE).mapping.points(raw) - targets).T
    )
    return tuple(i for i in np.argsort(-beside).tolist() if i not in rest and beside[i] > OUTLIER_SHARE * size_px[0])


def _scatter_px(raw: Points, targets: Points, size_px: tuple[float, float]) -> float:
    """Return the standard deviation of one coordinate about the fitted homography; infinite when there is no
    homography."""
    try:
        found = _fitted(raw, targets, size_px, LensDistortion.NONE)
    except UnusableTargetsError:
        return float("inf")
    off = found.mapping.points(raw) - targets
    return float(np.sqrt(np.sum(off**2) / max(2 * len(raw) - 8, 1)))

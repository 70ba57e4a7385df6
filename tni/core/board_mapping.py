"""From where a board says that it is touched to the pixel of the picture on it: a homography, perhaps with a bend.

A flat board and a projector give a homography, whatever the keystone. Lenses bend it a little: that is a polynomial of
the picture's own coordinates, added after. All of it is a handful of numbers, fitted in `core.fitting`.
"""

from __future__ import annotations

from collections.abc import Mapping as Keyed
from dataclasses import dataclass
from math import hypot, isfinite

import numpy as np
from numpy.typing import NDArray

from tni.core.errors import TniError
from tni.core.geometry import Points

DISTORTION_TERMS = 7
"""x², xy, y², x³, x²y, xy², y³: constants and first powers are the homography's."""


class BadBoardMappingError(TniError):
    """What was kept of a calibration is no mapping."""


@dataclass(frozen=True, slots=True)
class BoardMapping:
    """to_picture: rows of a 3 x 3 matrix, from parts of the board's range (0 to 1) to the picture, whose middle is 0, 0
    and whose left and right edges are -1 and 1. bend_x, bend_y: what is added there, by `DISTORTION_TERMS`; empty for
    none. width_px, height_px: of the picture, both > 0."""

    to_picture: tuple[float, ...]
    width_px: float
    height_px: float
    bend_x: tuple[float, ...] = ()
    bend_y: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        numbers = (*self.to_picture, self.width_px, self.height_px, *self.bend_x, *self.bend_y)
        bends = (len(self.bend_x), len(self.bend_y))
        if len(self.to_picture) != 9 or bends not in ((0, 0), (DISTORTION_TERMS, DISTORTION_TERMS)):
            raise BadBoardMappingError("a mapping has 9 numbers, and none or 14 of its bend")
        if not all(map(isfinite, numbers)) or self.width_px <= 0 or self.height_px <= 0:
            raise BadBoardMappingError(f"a mapping of {numbers}")

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One place in parts of the board's range, to pixels of the picture; quick."""
        a, b, c, d, e, f, g, h, i = self.to_picture
        w = g * x + h * y + i or 1e-12
        u, v = (a * x + b * y + c) / w, (d * x + e * y + f) / w
        half = self.width_px / 2
        if self.bend_x:
            k, m = self.bend_x, self.bend_y
            uu, uv, vv = u * u, u * v, v * v
            du = uu * (k[0] + k[3] * u + k[4] * v) + uv * k[1] + vv * (k[2] + k[5] * u + k[6] * v)
            dv = uu * (m[0] + m[3] * u + m[4] * v) + uv * m[1] + vv * (m[2] + m[5] * u + m[6] * v)
            u, v = u + du, v + dv
        return half + half * u, self.height_px / 2 + half * v

    def points(self, places: Points) -> Points:
        """(n, 2) in parts of the board's range, to a new (n, 2) in pixels of the picture."""
        flat = apply_homography(np.reshape(np.array(self.to_picture), (3, 3)), places)
        if self.bend_x:
            flat = flat + distortion_terms(flat) @ np.array([self.bend_x, self.bend_y]).T
        mapped: Points = flat * (self.width_px / 2) + (self.width_px / 2, self.height_px / 2)
        return mapped

    @property
    def extent_px(self) -> tuple[float, float]:
        """How wide and how high the board's whole range is in the picture, through its middle."""
        (left, right), (top, bottom) = (
            (self.point(0.0, 0.5), self.point(1.0, 0.5)),
            (self.point(0.5, 0.0), self.point(0.5, 1.0)),
        )
        across, down = hypot(right[0] - left[0], right[1] - left[1]), hypot(bottom[0] - top[0], bottom[1] - top[1])
        return across, down

    def record(self) -> dict[str, object]:
        """For a file; see `of_record`."""
        return {
            "to_picture": list(self.to_picture),
            "size_px": [self.width_px, self.height_px],
            "bend": [list(self.bend_x), list(self.bend_y)],
        }

    @classmethod
    def of_record(cls, record: object) -> BoardMapping:
        """Raises: BadMappingError for whatever `record` would not have written."""
        try:
            assert isinstance(record, Keyed)
            width_px, height_px = _numbers(record["size_px"])
            bend_x, bend_y = map(_numbers, record["bend"])
            return cls(_numbers(record["to_picture"]), width_px, height_px, bend_x, bend_y)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            raise BadBoardMappingError(f"no mapping: {error!r}") from error


def apply_homography(matrix: NDArray[np.float64], places: Points) -> Points:
    """(n, 2) in, a new (n, 2) out."""
    lifted = places @ matrix[:, :2].T + matrix[:, 2]
    flat: Points = lifted[:, :2] / lifted[:, 2:]
    return flat


def distortion_terms(places: Points) -> NDArray[np.float64]:
    """(n, `DISTORTION_TERMS`): the powers at each place of the picture."""
    x, y = places[:, 0], places[:, 1]
    return np.stack([x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3], axis=1)


def _numbers(row: object) -> tuple[float, ...]:
    if not isinstance(row, list) or not all(type(n) in (int, float) for n in row):
        raise ValueError(f"no row of numbers: {row!r}")
    return tuple(float(n) for n in row)

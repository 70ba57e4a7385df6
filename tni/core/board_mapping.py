"""Mapping from a board's raw positions to pixels of the projected picture: a homography, optionally with lens
distortion.

A flat board and a projector give a homography, whatever the keystone. Lenses bend it slightly. That distortion is a
polynomial in the coordinates of the picture, added after the homography. `tni.core.mapping_fit` fits these few numbers.
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
"""Number of distortion terms per axis: x², xy, y², x³, x²y, xy², y³. The constants and first powers belong to the
homography."""


class BadBoardMappingError(TniError):
    """A stored record that does not describe a valid mapping."""


@dataclass(frozen=True, slots=True)
class BoardMapping:
    """Mapping from the board's range to pixels of the projected picture.

    to_picture: rows of a 3 x 3 matrix. It maps positions in the board's range (0 to 1 on each axis) to picture
    coordinates, whose origin is the middle of the picture and whose left and right edges are at -1 and 1. bend_x,
    bend_y: weights of the distortion added to x and y there, in the order of `DISTORTION_TERMS`; empty without
    distortion. width_px, height_px: size of the picture, both > 0.
    """

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
        """Map one position in the board's range (0 to 1) to pixels of the picture. Faster than `points` for a single
        position."""
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
        """Map (n, 2) positions in the board's range (0 to 1) to a new (n, 2) array in pixels of the picture."""
        flat = apply_homography(np.reshape(np.array(self.to_picture), (3, 3)), places)
        if self.bend_x:
            flat = flat + distortion_terms(flat) @ np.array([self.bend_x, self.bend_y]).T
        mapped: Points = flat * (self.width_px / 2) + (self.width_px / 2, self.height_px / 2)
        return mapped

    @property
    def extent_px(self) -> tuple[float, float]:
        """Width and height in the picture of the board's whole range, measured through the middle of the board."""
        (left, right), (top, bottom) = (
            (self.point(0.0, 0.5), self.point(1.0, 0.5)),
            (self.point(0.5, 0.0), self.point(0.5, 1.0)),
        )
        across, down = hypot(right[0] - left[0], right[1] - left[1]), hypot(bottom[0] - top[0], bottom[1] - top[1])
        return across, down

    def record(self) -> dict[str, object]:
        """Return the mapping as a record for a file; `of_record` reads it."""
        return {
            "to_picture": list(self.to_picture),
            "size_px": [self.width_px, self.height_px],
            "bend": [list(self.bend_x), list(self.bend_y)],
        }

    @classmethod
    def of_record(cls, record: object) -> BoardMapping:
        """Read a mapping from a record. Raises: BadBoardMappingError for anything that `record` does not write."""
        try:
            assert isinstance(record, Keyed)
            width_px, height_px = _numbers(record["size_px"])
            bend_x, bend_y = map(_numbers, record["bend"])
            return cls(_numbers(record["to_picture"]), width_px, height_px, bend_x, bend_y)
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            raise BadBoardMappingError(f"no mapping: {error!r}") from error


def apply_homography(matrix: NDArray[np.float64], places: Points) -> Points:
    """Apply a 3 x 3 homography to (n, 2) positions; returns a new (n, 2) array."""
    lifted = places @ matrix[:, :2].T + matrix[:, 2]
    flat: Points = lifted[:, :2] / lifted[:, 2:]
    return flat


def distortion_terms(places: Points) -> NDArray[np.float64]:
    """Return the distortion terms at (n, 2) positions in the picture, as (n, `DISTORTION_TERMS`)."""
    x, y = places[:, 0], places[:, 1]
    return np.stack([x * x, x * y, y * y, x**3, x * x * y, x * y * y, y**3], axis=1)


def _numbers(row: object) -> tuple[float, ...]:
    if not isinstance(row, list) or not all(type(n) in (int, float) for n in row):
        raise ValueError(f"no row of numbers: {row!r}")
    return tuple(float(n) for n in row)

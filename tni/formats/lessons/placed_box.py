"""Place of a rectangle after a map: where its corner is, how it is turned and mirrored."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from tni.core.geometry import Affine, Rect


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """Place of a rectangle. x, y: its top left corner, about which it is turned. turn: degrees clockwise. is_sheared:
    it is a parallelogram now. bounds: bounding box."""

    x: float
    y: float
    width: float
    height: float
    turn: float
    is_mirrored: bool
    is_sheared: bool
    bounds: Rect


def placed_box(placed: Affine, box: Rect) -> PlacedBox:
    """Return the place of a box after a map. A mirrored one is mirrored about its own middle, from left to right."""
    is_mirrored = placed.a * placed.d - placed.b * placed.c < 0
    x, y = placed.point(box.right if is_mirrored else box.x, box.y)
    sign = -1.0 if is_mirrored else 1.0
    across, down = hypot(placed.a, placed.b), hypot(placed.c, placed.d)
    leaning = abs(placed.a * placed.c + placed.b * placed.d)
    turn = degrees(atan2(sign * placed.b, sign * placed.a)) if across > 0 else 0.0
    return PlacedBox(
        x, y, box.width * across, box.height * down, 0.0 if abs(turn) < 1e-4 else turn, is_mirrored,
        leaning > 0.02 * across * down, placed.rect(Rect(box.x, box.y, max(box.width, 0.0), max(box.height, 0.0))),
    )  # fmt: skip

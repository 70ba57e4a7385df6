"""Clear area of a darkened page, such as a spotlight's: where it lies, how it moves and grows. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import hypot, sqrt

LEAST_PX = 24.0
"""Least half width and half height: what is smaller can neither be seen nor taken hold of."""
_DIAGONAL = 1 / sqrt(2)


@dataclass(frozen=True, slots=True)
class ClearArea:
    """Area around (x, y) that stays clear, in pixels of the cover. half_width, half_height: of the rectangle, or of the
    ellipse within it if `is_round`."""

    x: float
    y: float
    half_width: float
    half_height: float
    is_round: bool = True

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height."""
        return self.x - self.half_width, self.y - self.half_height, 2 * self.half_width, 2 * self.half_height

    def contains(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Return whether a place lies in the area, or at most `margin` beside it."""
        across = abs(x - self.x) / max(self.half_width + margin, 1e-9)
        down = abs(y - self.y) / max(self.half_height + margin, 1e-9)
        return hypot(across, down) <= 1 if self.is_round else max(across, down) <= 1

    def at(self, x: float, y: float, width: float, height: float) -> ClearArea:
        """Return the area around another place; its centre stays on a cover of this width and height."""
        return replace(self, x=min(max(x, 0.0), width), y=min(max(y, 0.0), height))

    def sized(self, half_width: float, half_height: float, width: float, height: float) -> ClearArea:
        """Return the area with another size, between the least one and that of a cover of this width and height."""
        return replace(
            self,
            half_width=min(max(half_width, LEAST_PX), max(width / 2, LEAST_PX)),
            half_height=min(max(half_height, LEAST_PX), max(height / 2, LEAST_PX)),
        )

    def pulled(self, x: float, y: float, width: float, height: float) -> ClearArea:
        """Return the area whose handle was dragged to (x, y): a rectangle takes both sides from there, a round area its
        radius."""
        if self.is_round:
            radius = min(hypot(x - self.x, y - self.y), width / 2, height / 2)
            return self.sized(radius, radius, width, height)
        return self.sized(abs(x - self.x), abs(y - self.y), width, height)

    def reshaped(self, *, is_round: bool) -> ClearArea:
        """Return a rectangular area of this size, or the largest round one within this one."""
        half = min(self.half_width, self.half_height)
        size = (half, half) if is_round else (self.half_width, self.half_height)
        return ClearArea(self.x, self.y, *size, is_round)

    def on_cover(self, before: tuple[float, float], now: tuple[float, float]) -> ClearArea:
        """Return the area on a cover that had one width and height and has another. A round area stays round, and is
        as large as before once the cover is."""
        across, down = now[0] / max(before[0], 1), now[1] / max(before[1], 1)
        size = min(now) / max(min(before), 1)
        width, height = (size, size) if self.is_round else (across, down)
        return ClearArea(
            self.x * across, self.y * down, self.half_width * width, self.half_height * height, self.is_round
        )

    def handle(self, reach: float, width: float, height: float) -> tuple[float, float]:
        """Return the place of the handle by which the area is sized: at a corner, on the cover where there is room.

        reach: distance of the handle from the cover's edges.
        """
        share = _DIAGONAL if self.is_round else 1.0
        dx, dy = self.half_width * share, self.half_height * share
        x = self.x + dx if self.x + dx <= width - reach else self.x - dx
        y = self.y + dy if self.y + dy <= height - reach else self.y - dy
        return min(max(x, reach), max(width - reach, reach)), min(max(y, reach), max(height - reach, reach))

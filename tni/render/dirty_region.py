"""What of a tile must be painted anew: small parts, so that painting can stop between them for a pen."""

from __future__ import annotations

from math import inf

from tni.render.pixel_view import NO_PIXELS, PxRect

FEW_STROKES = 30
"""A tile with no more is painted in one go."""
OVERDRAW_STROKES = 100
"""In a part of a tile: with more, it is painted over several turns."""
OVERDRAW_GROWTH = 3
MIN_MARGIN_PX = 32
"""In a box three times as wide, at least so many pixels more on each side, small strokes side by side are nine times as
many. Where they are fewer than three times as many, they go through several parts."""
PLAIN_PX_PER_MM = 6.0
"""A whole page on a screen of 1920 x 1080. Nearer, a stroke costs by its pixels, and farther by its points."""
SIDES_PX = ((150, 128), (600, 64), (inf, 32))
"""(strokes in a tile at most, side of a part): so that a part is painted in a few milliseconds."""


class DirtyRegion:
    """Boxes in pixels of the scaled page, one at most in each square of a grid."""

    __slots__ = ("_boxes", "_side")

    def __init__(self, strokes: int = 0, px_per_mm: float = PLAIN_PX_PER_MM, least_px: int = 1) -> None:
        """strokes: how many lie in the tile. least_px: side of the smallest part that is worth a call."""
        weight = strokes * max(1.0, px_per_mm / PLAIN_PX_PER_MM) ** 2
        self._boxes: dict[tuple[int, int], PxRect] = {}
        self._side = max(least_px, next(side for most, side in SIDES_PX if weight <= most))

    def __bool__(self) -> bool:
        return bool(self._boxes)

    def add(self, box: PxRect) -> None:
        """Boxes in one square become one around both."""
        if box.empty:
            return
        side = self._side
        for row in range(box.top // side, (box.bottom - 1) // side + 1):
            for column in range(box.left // side, (box.right - 1) // side + 1):
                left, top = column * side, row * side
                part = box.meeting(PxRect(left, top, left + side, top + side))
                self._boxes[column, row] = part.united(self._boxes.get((column, row), NO_PIXELS))

    def around(self) -> PxRect:
        """The box around them all."""
        out = NO_PIXELS
        for box in self._boxes.values():
            out = out.united(box)
        return out

    def clear(self) -> None:
        self._boxes.clear()

    def take(self) -> PxRect:
        """One box fewer: this one, which the caller paints. Raises: StopIteration when there is none."""
        return self._boxes.pop(next(iter(self._boxes)))

"""Dirty region of a tile: small parts to repaint, so that painting can stop between them for a pen."""

from __future__ import annotations

from math import inf

from tni.render.pixel_view import NO_PIXELS, PxRect

FEW_STROKES = 30
"""Largest number of strokes for which a tile is painted in one go."""
OVERDRAW_STROKES = 100
"""Largest number of strokes in a part that is painted in one go; a part with more is painted over several turns."""
OVERDRAW_GROWTH = 3
MIN_MARGIN_PX = 32
"""Minimum margin of the box that is compared with a part to detect overdraw. The box is three times as wide as the
part, so it holds nine times as many strokes if they are small and lie side by side. If it holds fewer than
OVERDRAW_GROWTH times as many, the same strokes run through several parts."""
PLAIN_PX_PER_MM = 6.0
"""Scale of a whole page on a screen of 1920 x 1080. Above it the cost of a stroke grows with its pixels, below it with
its points."""
SIDES_PX = ((150, 128), (600, 64), (inf, 32))
"""(largest number of strokes in a tile, side of its parts), chosen so that a part is painted in a few milliseconds."""


class DirtyRegion:
    """Boxes to repaint, in pixels of the scaled page; at most one in each square of a grid."""

    __slots__ = ("_boxes", "_side")

    def __init__(self, strokes: int = 0, px_per_mm: float = PLAIN_PX_PER_MM, least_px: int = 1) -> None:
        """strokes: number of strokes in the tile. least_px: side of the smallest part that is worth a call."""
        weight = strokes * max(1.0, px_per_mm / PLAIN_PX_PER_MM) ** 2
        self._boxes: dict[tuple[int, int], PxRect] = {}
        self._side = max(least_px, next(side for most, side in SIDES_PX if weight <= most))

    def __bool__(self) -> bool:
        return bool(self._boxes)

    def add(self, box: PxRect) -> None:
        """Add a box. Boxes in one square are merged into the box around both."""
        if box.empty:
            return
        side = self._side
        for row in range(box.top // side, (box.bottom - 1) // side + 1):
            for column in range(box.left // side, (box.right - 1) // side + 1):
                left, top = column * side, row * side
                part = box.meeting(PxRect(left, top, left + side, top + side))
                self._boxes[column, row] = part.united(self._boxes.get((column, row), NO_PIXELS))

    def around(self) -> PxRect:
        """Return the box around all boxes."""
        out = NO_PIXELS
        for box in self._boxes.values():
            out = out.united(box)
        return out

    def clear(self) -> None:
        self._boxes.clear()

    def take(self) -> PxRect:
        """Remove one box and return it for the caller to paint. Raises: StopIteration when there is none."""
        return self._boxes.pop(next(iter(self._boxes)))

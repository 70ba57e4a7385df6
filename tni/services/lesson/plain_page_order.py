"""Painting order of imported items: that of the file, though the program paints ink over all else of its plane."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Rect
from tni.document.items import AnyItem, bounds
from tni.document.paint_order import paint_order

MOST_BOXES = 200
"""Boxes that an item is compared with; of more, their common one."""


class PlainPageOrder:
    """Order of the items of one page. They come as the file paints them; one that has to lie over ink, or a highlighter
    over ink, opens another plane."""

    def __init__(self) -> None:
        self._plane = self._z = 0
        self._boxes: dict[int, list[Rect]] = {}
        """Boxes of the plane's items, by their rank."""

    def placed[I: AnyItem](self, item: I) -> I:
        """Return the next item, at its place in the order."""
        box = bounds(item)
        _, rank, _, _ = paint_order(item)
        if any(other.intersects(box) for above, boxes in self._boxes.items() if above > rank for other in boxes):
            self._plane += 1
            self._boxes = {}
        self._note(rank, box)
        placed = replace(item, plane=self._plane, z=self._z)
        self._z += 1
        return placed

    def _note(self, rank: int, box: Rect) -> None:
        if not rank or box.empty:
            return  # nothing has to lie over what is painted first
        boxes = self._boxes.setdefault(rank, [])
        if len(boxes) < MOST_BOXES:
            boxes.append(box)
        else:
            boxes[-1] = boxes[-1].united(box)

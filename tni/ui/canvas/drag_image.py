"""Image of all items that are being moved. It is painted in steps, because a whole page of a class may be moved at
once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawInk, DrawItem, draw_items
from tni.document.items import AnyItem
from tni.document.page_format import Paper
from tni.render.occlusion import step_batches
from tni.render.pixel_view import pixels_around, pixels_to_mm
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter, tile_sized_parts

PAINT_BUDGET_S = 0.015
"""Time of each step, short enough that the moved items follow the hand meanwhile."""
ITEMS_PER_STEP = 256
"""Items prepared for painting in one step."""
MAX_IMAGE_PX = 16_000_000
"""Size limit of the image, twice the pixels of a 4K screen. The image of a far larger page is coarser instead of taking
a gigabyte."""
MAX_IMAGE_SIDE_PX = 30_000
"""Side limit: Qt paints on nothing longer than 32,767 pixels."""


class DragImage:
    """Image of the moved items. scale: pixels per mm of `image`, whose first pixel is (left_px, top_px) of the scaled
    page. complete: whether it is painted completely."""

    def __init__(
        self, painter: ItemPainter, items: Sequence[AnyItem], paper: Paper, box: Rect, wanted_px_per_mm: float
    ) -> None:
        """box: around the items, mm."""
        self.scale = fitting_scale(box, wanted_px_per_mm)
        self._area = area = pixels_around(box, self.scale)
        self.left_px, self.top_px = area.left, area.top
        self.image = QImage(max(area.width, 1), max(area.height, 1), ALPHA_FORMAT)
        self.image.fill(0)
        self._steps = self._painting(painter, items, paper)
        self.complete = False

    def paint_more(self, budget_s: float = PAINT_BUDGET_S) -> None:
        """Paint more of the image, at least one step, until the budget is spent."""
        end_s = perf_counter() + budget_s
        for _ in self._steps:
            if perf_counter() >= end_s:
                return
        self.complete = True

    def _painting(self, painter: ItemPainter, items: Sequence[AnyItem], paper: Paper) -> Iterator[None]:
        found: list[DrawItem] = []
        for start in range(0, len(items), ITEMS_PER_STEP):
            found += draw_items(items[start : start + ITEMS_PER_STEP], paper)
            yield
        for square in tile_sized_parts(self._area):
            around = pixels_to_mm(square, self.scale).grown(1.0 / self.scale)  # for the antialiased edge
            here = [item for item in found if not isinstance(item, DrawInk) or item.bounds.intersects(around)]
            yield
            part = QImage(square.width, square.height, ALPHA_FORMAT)
            part.fill(0)
            for run in step_batches(here, self.scale):
                painter.paint(part, run, self.scale, square.left, square.top)
                yield
            onto = QPainter(self.image)
            onto.drawImage(QPoint(square.left - self.left_px, square.top - self.top_px), part)
            onto.end()


def fitting_scale(box: Rect, px_per_mm: float) -> float:
    """Return the largest scale, at most `px_per_mm`, at which an image of the box stays within the size limits."""
    width, height = max(box.width, 1e-6), max(box.height, 1e-6)
    return min(px_per_mm, sqrt(MAX_IMAGE_PX / width / height), MAX_IMAGE_SIDE_PX / max(width, height))

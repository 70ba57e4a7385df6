"""Drawing around a live picture of an item: the page below it, and the items that lie over it."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.document.document import Document
from tni.document.drawlist import draw_items, draw_page
from tni.document.items import AnyItem, Stroke, bounds
from tni.render.live_picture import LivePicture
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter


def items_over(item: AnyItem, document: Document) -> list[AnyItem]:
    """Return the items that lie on an item and are not painted with the ink, which lies over live pictures anyway."""
    items, (top, _, _) = document.items(item.page, bounds(item)), document.top(item.page)
    place = next((number for number, one in enumerate(items) if one.id == item.id), len(items))
    return [one for one in items[place + 1 :] if not _is_top_ink(one, top)]


def items_under(item: AnyItem, document: Document) -> list[AnyItem]:
    """Return the items that lie below an item."""
    items = document.items(item.page, bounds(item))
    place = next((number for number, one in enumerate(items) if one.id == item.id), 0)
    return items[:place]


def _is_top_ink(item: AnyItem, top: int) -> bool:
    return isinstance(item, Stroke) and item.plane == top and item.pen.kind.on_top


def clear_image(box: Rect, px_per_mm: float) -> QImage:
    """Return a transparent image of a box of a page."""
    image = QImage(max(ceil(box.width * px_per_mm), 1), max(ceil(box.height * px_per_mm), 1), ALPHA_FORMAT)
    image.fill(0)
    return image


def drawn(items: list[AnyItem], item: AnyItem, document: Document, painter: ItemPainter, px_per_mm: float) -> QImage:
    """Return an image of items within the box of an item."""
    box = bounds(item)
    image = clear_image(box, px_per_mm)
    left, top = round(box.x * px_per_mm), round(box.y * px_per_mm)
    painter.paint(image, draw_items(items, document.page(item.page).paper), px_per_mm, left, top)
    return image


def drawn_below(item: AnyItem, document: Document, painter: ItemPainter, px_per_mm: float) -> QImage:
    """Return an image of the page below an item, within its box."""
    box, page = bounds(item), document.page(item.page)
    image = clear_image(box, px_per_mm)
    under = [*document.beneath(page.id, box), *items_under(item, document)]
    below = [*draw_page(page, document.height_mm(page.id)), *draw_items(under, page.paper)]
    painter.paint(image, below, px_per_mm, round(box.x * px_per_mm), round(box.y * px_per_mm))
    return image


def live_image(
    item: AnyItem, image: QImage, px_per_mm: float, number: int, *, opaque: bool = False, box: Rect | None = None
) -> LivePicture:
    """Return an image as a live picture at the place of an item, or of another box."""
    at = box or bounds(item)
    place = Rect(at.x, at.y, image.width() / px_per_mm, image.height() / px_per_mm)
    pixels = memoryview(bytes(image.constBits()))
    return LivePicture(item.page, place, image.width(), image.height(), pixels, number, opaque=opaque)

"""Pictures of places on pages, with a little of what is beside them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.drawlist import draw_items, draw_page
from tni.document.items import AnyItem, Page
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter

PLACE_MARGIN_MM = 4.0
"""Margin of a place in its picture."""


@dataclass(frozen=True, slots=True)
class PlaceContent:
    """Content of a place on a page, to be painted later, on any thread. box: in page mm."""

    page: Page
    height_mm: float
    items: tuple[AnyItem, ...]
    box: Rect


def place_content(document: Document, page: PageId, box: Rect) -> PlaceContent:
    """Return what is on a page in and around a box. Raises: UnknownPageError."""
    around = box.grown(3 * max(box.width, box.height, PLACE_MARGIN_MM))
    items = (*document.beneath(page, around), *document.shown(page, around))
    return PlaceContent(document.page(page), document.height_mm(page), items, box)


def place_picture(content: PlaceContent, painter: ItemPainter, size: QSize) -> QImage:
    """Return a picture of a place with what is beside it, of exactly `size` pixels."""
    box, width, height = content.box.grown(PLACE_MARGIN_MM), size.width(), size.height()
    scale = min(width / box.width, height / box.height)
    x, y = box.center
    left, top = round(x * scale - width / 2), round(y * scale - height / 2)
    image = QImage(size, OPAQUE_FORMAT)
    image.fill(Qt.GlobalColor.white)
    painter.paint(image, draw_page(content.page, content.height_mm), scale, left, top)
    painter.paint(image, draw_items(content.items, content.page.paper), scale, left, top)
    return image

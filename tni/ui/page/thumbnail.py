"""A page as a small picture."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.board.document import Document
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.raster.paint import OPAQUE, ItemPainter
from tni.render.source import DocumentSource


def thumbnail(document: Document, painter: ItemPainter, page: PageId, size: QSize) -> QImage:
    """A page as it is now, as large as fits in `size` pixels. Raises: UnknownPageError."""
    found = document.page(page)
    width, height = found.format.width_mm, document.height_mm(page)
    shown_height = min(height, found.format.height_mm * 1.5)  # of an endless page, its beginning
    scale = min(size.width() / width, size.height() / shown_height)
    image = QImage(max(round(width * scale), 1), max(round(shown_height * scale), 1), OPAQUE)
    layers = DocumentSource(document).layers(page, Rect(0.0, 0.0, width, shown_height))
    painter.paint(image, [*layers.below, *layers.ink], scale, 0, 0)
    return image

"""Figures of the highlighter that are being drawn, several at once."""

from __future__ import annotations

import itertools

from PySide6.QtGui import QColor

from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import Page, Shape, ShapeKind
from tni.document.page_format import Paper
from tni.ink.pen import Pen, PenKind
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import RasterRenderer
from tni.ui.canvas.highlighter_drafts import HighlighterDrafts

PAGE = PageId("p")
YELLOW, GREEN = Pen(PenKind.HIGHLIGHTER, "#ffe600", 8.0), Pen(PenKind.HIGHLIGHTER, "#33d17a", 8.0)


def figure(name: str, pen: Pen, y_mm: float) -> Shape:
    return Shape(
        id=ItemId(name), page=PAGE, kind=ShapeKind.LINE, x0=10.0, y0=y_mm, x1=80.0, y1=y_mm, pen=pen, fill=None
    )


def colours(drafts: list[list[Shape]], y_mm: float) -> QColor:
    """Of the picture at a height, when the markers have followed these drafts in turn."""
    screen = RasterRenderer(DocumentSource(Document([Page(id=PAGE, position=0.0)])), ItemPainter(),
                          itertools.count().__next__)  # fmt: skip
    screen.show(PAGE, PixelView(4.0, 0, 0, 400, 300))
    markers = HighlighterDrafts()
    for some in drafts:
        markers.follow(some, screen, Paper.WHITE)
    return QColor(screen.front.pixel(160, round(4 * y_mm)))


def test_a_figure_keeps_its_colour_when_that_of_another_hand_ends_before_it(qapp: object) -> None:
    yellow, green = figure("a", YELLOW, 20.0), figure("b", GREEN, 50.0)
    alone = colours([[green]], 50.0)
    assert colours([[yellow, green], [green]], 50.0) == alone
    assert colours([[yellow, green], [green]], 20.0) == colours([[]], 20.0)
    assert colours([[yellow, green], [green], []], 50.0) == colours([[]], 50.0)

"""A page that is painted before the document has it, from an image of it: shown at once, and gone without a trace."""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtGui import QImage

from tni.core.ids import PageId
from tni.document.document import ChangeKind, Document
from tni.document.items import Page
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import NO_PIXELS, PixelView
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter
from tni.render.raster.renderer import RasterRenderer

pytestmark = pytest.mark.qt

HERE, AHEAD = PageId("here"), PageId("ahead")
FRAME = PixelView(4.0, 0, 0, 1280, 720)


@pytest.fixture
def document() -> Document:
    document = Document()
    document.apply(document.replace(ChangeKind.ADD_PAGE, Page(id=HERE, position=0.0)))
    return document


@pytest.fixture
def screen(document: Document) -> RasterRenderer:
    seconds = count()
    screen = RasterRenderer(DocumentSource(document), ItemPainter(), lambda: float(next(seconds)))
    screen.show(HERE, FRAME)
    return screen


def image() -> QImage:
    made = QImage(FRAME.width_px, FRAME.height_px, OPAQUE_FORMAT)
    made.fill(0xFF204060)
    made.setPixel(600, 700, 0xFFFFFFFF)
    return made


def prepare(screen: RasterRenderer) -> None:
    for _ in screen.prepare(AHEAD, image(), FRAME.px_per_mm, painted=True):
        pass


def test_nothing_is_left_to_be_painted_of_it(screen: RasterRenderer, document: Document) -> None:
    before = screen.front.copy()
    prepare(screen)
    assert screen.front == before, "nobody sees it yet"
    document.apply(document.replace(ChangeKind.ADD_PAGE, Page(id=AHEAD, position=1.0)))
    screen.show(AHEAD, FRAME, 0.0)
    assert screen.front == image()
    assert not screen.pending()


def test_the_first_show_of_a_page_that_is_on_the_image_changes_nothing(screen: RasterRenderer) -> None:
    prepare(screen)
    screen.show_ahead(AHEAD, FRAME)
    assert screen.is_ahead
    assert screen.front == image()
    assert screen.show(AHEAD, FRAME) == NO_PIXELS
    assert not screen.is_ahead
    assert screen.show(AHEAD, FRAME) == FRAME.whole


def test_another_page_ends_it(screen: RasterRenderer) -> None:
    before = screen.front.copy()
    prepare(screen)
    screen.show_ahead(AHEAD, FRAME)
    screen.show(HERE, FRAME)
    assert not screen.is_ahead
    assert screen.front == before


def test_a_page_that_is_withdrawn_keeps_no_memory(screen: RasterRenderer) -> None:
    before = screen.kept_bytes()
    prepare(screen)
    assert screen.kept_bytes() > before
    screen.withdraw(AHEAD)
    assert screen.kept_bytes() == before

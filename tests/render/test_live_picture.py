"""Live pictures in the QPainter backend: over the layer below, under the ink."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from tests.support.board import stroke
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import Page
from tni.ink.pen import Pen
from tni.render.live_picture import LivePicture, covering_px
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import NO_PIXELS, PixelView
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import RasterRenderer

pytestmark = pytest.mark.qt

PAGE = PageId("p")
FRAME = PixelView(2.0, 10, 20, 500, 300)
BOX = Rect(20.0, 30.0, 60.0, 40.0)
GREEN, CLEAR = (0, 160, 0, 255), (0, 0, 0, 0)


def live(colour: tuple[int, int, int, int], size: tuple[int, int] = (120, 80), *, opaque: bool = True) -> LivePicture:
    width, height = size
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[:] = colour
    return LivePicture(PAGE, BOX, width, height, memoryview(pixels.tobytes()), 1, opaque)


@pytest.fixture
def renderer() -> RasterRenderer:
    """A page with a black line across the picture's box."""
    line = stroke(PAGE, [(10.0 + x, 50.0) for x in range(90)], Pen(colour="#000000", width_mm=4.0))
    document = Document([Page(id=PAGE, position=0.0), line])
    made = RasterRenderer(DocumentSource(document), ItemPainter(), lambda: 0.0)
    made.show(PAGE, FRAME)
    return made


def seen(renderer: RasterRenderer, x_mm: float, y_mm: float) -> tuple[int, int, int]:
    colour = QColor(renderer.front.pixel(round(x_mm * 2 + 10), round(y_mm * 2 + 20)))
    return colour.red(), colour.green(), colour.blue()


def show(renderer: RasterRenderer, *pictures: LivePicture) -> None:
    renderer.compose(renderer.set_live(pictures))


@pytest.mark.parametrize("size", [(120, 80), (30, 20), (200, 100)])
def test_it_lies_under_the_ink_and_nowhere_else(renderer: RasterRenderer, size: tuple[int, int]) -> None:
    paper = seen(renderer, 50, 35)
    show(renderer, live(GREEN, size))
    assert seen(renderer, 50, 35) == (0, 160, 0)
    assert seen(renderer, 50, 50) == (0, 0, 0)
    assert seen(renderer, 15, 35) == paper
    assert seen(renderer, 50, 75) == paper
    show(renderer)
    assert seen(renderer, 50, 35) == paper


def test_a_part_that_is_composed_for_ink_shows_it_too(renderer: RasterRenderer) -> None:
    renderer.set_live([live(GREEN)])
    renderer.compose(FRAME.pixels(Rect(45.0, 33.0, 10.0, 5.0)))
    assert (seen(renderer, 50, 35), seen(renderer, 30, 35)) == ((0, 160, 0), seen(renderer, 15, 35))


def test_what_shows_through_lets_the_picture_below_be_seen(renderer: RasterRenderer) -> None:
    show(renderer, live(GREEN), live(CLEAR, opaque=False))
    assert seen(renderer, 50, 35) == (0, 160, 0)


def test_another_page_does_not_show_it(renderer: RasterRenderer) -> None:
    other = LivePicture(PageId("q"), BOX, 1, 1, memoryview(bytes(4)), 1)
    assert renderer.set_live([other]) == NO_PIXELS


def test_a_view_that_moves_takes_it_along(renderer: RasterRenderer) -> None:
    show(renderer, live(GREEN))
    renderer.show(PAGE, PixelView(2.0, 110, 20, 500, 300))
    assert QColor(renderer.front.pixel(210, 90)).green() == 160


@pytest.mark.parametrize("scale", [1.0, 2.0, 2.37, 3.999])
@pytest.mark.parametrize("x", [0.0, 0.3, 0.5, 0.77, 12.999])
def test_a_picture_of_covering_size_covers_what_its_box_touches(scale: float, x: float) -> None:
    frame, box = PixelView(scale, 10, 20, 500, 300), Rect(x, x / 2, 60.0, 40.3)
    width, height = covering_px(box.width * scale), covering_px(box.height * scale)
    picture = LivePicture(PAGE, box, width, height, memoryview(bytes(width * height * 4)), 1)
    assert picture.is_exact(frame)
    covered = picture.covered_px(frame)
    left, top = box.x * scale + 10, box.y * scale + 20
    assert covered.left <= left + 0.02
    assert covered.top <= top + 0.02
    assert left + box.width * scale - 0.02 <= covered.right < left + box.width * scale + 2.02
    assert top + box.height * scale - 0.02 <= covered.bottom < top + box.height * scale + 2.02

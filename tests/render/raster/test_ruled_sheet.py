"""A ruled sheet without pictures looks as one that is painted, wherever and at whatever scale it is shown."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.items import Page
from tni.document.page_format import RULING_MEASURES, SCREEN_16_9, Paper, Ruling, first_options
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import SURROUND, RasterRenderer

pytestmark = pytest.mark.qt

PAGE = PageId("p")
RULED = [ruling for ruling in Ruling if ruling is not Ruling.BLANK]
OFF = {Ruling.DOTTED: 12, Ruling.ISOMETRIC_DOTS: 12, Ruling.ISOMETRIC: 16, Ruling.POLAR: 4, Ruling.AXES: 4,
       Ruling.NUMBER_LINE: 4}  # fmt: skip
"""Most by which colours may be off, of 255, where a ruling lies between pixels: dots and slanted lines are moved by a
few hundredths of a pixel, and lines of circles and numerals are rounded by where they are cut."""
RIM_PX = 2
"""Along the edge of a sheet slanted lines end straight where it ends, not across their own direction."""
FRAMES = [
    PixelView(5.581, 67, 0, 1920, 1004),
    PixelView(2.3, 40, -30, 700, 560),
    PixelView(11.37, -700, -911, 900, 700),
]


def ruled(ruling: Ruling, paper: Paper = Paper.WHITE, size_mm: float = 0.0) -> Document:
    options = first_options(ruling, SCREEN_16_9)
    return Document(
        [Page(id=PAGE, position=0.0, paper=paper, ruling=ruling, ruling_mm=size_mm, ruling_options=options)]
    )


def screen(document: Document) -> RasterRenderer:
    return RasterRenderer(DocumentSource(document), ItemPainter(), itertools.count().__next__)


def pixels(image: QImage) -> np.ndarray:
    found = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return found[:, :, :3].astype(int)


def painted(document: Document, frame: PixelView) -> np.ndarray:
    """Return what QPainter paints of the page, line by line and dot by dot."""
    image = QImage(frame.width_px, frame.height_px, QImage.Format.Format_RGB32)
    image.fill(SURROUND)
    items = DocumentSource(document).layers(PAGE, Rect(0.0, 0.0, 1.0, 1.0)).below
    ItemPainter().paint(image, items, frame.px_per_mm, -frame.left_px, -frame.top_px)
    return pixels(image)


def alike(found: np.ndarray, wanted: np.ndarray, ruling: Ruling, frame: PixelView) -> None:
    off = np.abs(found - wanted).max(axis=2)
    if ruling is Ruling.ISOMETRIC:
        for size, first, axis in ((320, frame.left_px, 1), (180, frame.top_px, 0)):
            end = round(size * frame.px_per_mm)
            at = np.arange(off.shape[axis]) - first
            rim = (np.abs(at) <= RIM_PX) | (np.abs(at - end) <= RIM_PX)
            off[(slice(None), rim) if axis else (rim, slice(None))] = 0
    assert off.max() <= OFF.get(ruling, 0)


@pytest.mark.parametrize("ruling", RULED)
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("frame", FRAMES)
def test_it_looks_as_one_that_is_painted(qapp: object, ruling: Ruling, paper: Paper, frame: PixelView) -> None:
    shown = screen(ruled(ruling, paper))
    shown.show(PAGE, frame)
    assert not any(isinstance(entry.tile.below, QImage) for _, entry in shown.tiles.of_page(PAGE))
    alike(pixels(shown.front), painted(ruled(ruling, paper), frame), ruling, frame)


@pytest.mark.parametrize("ruling", RULED)
@given(st.data())
@settings(max_examples=8)
def test_its_lines_are_exact_in_any_size_and_scale(qapp: object, ruling: Ruling, data: st.DataObject) -> None:
    measure = RULING_MEASURES[ruling]
    document = ruled(ruling, size_mm=data.draw(st.floats(measure.low_mm, measure.high_mm)))
    scale, left, top = (data.draw(st.floats(0.6, 25.0)), *(data.draw(st.integers(-900, 400)) for _ in range(2)))
    frame = PixelView(scale, left, top, 500, 400)
    shown = screen(document)
    shown.show(PAGE, frame)
    alike(pixels(shown.front), painted(document, frame), ruling, frame)


@pytest.mark.parametrize("ruling", RULED)
def test_it_looks_the_same_however_one_came_there(qapp: object, ruling: Ruling) -> None:
    shown, frame = screen(ruled(ruling)), FRAMES[1]
    for left in range(40, -3000, -310):
        shown.show(PAGE, PixelView(8.7, left, left // 3, 700, 560))
    shown.show(PAGE, frame)
    fresh = screen(ruled(ruling))
    fresh.show(PAGE, frame)
    assert (pixels(shown.front) == pixels(fresh.front)).all()


@pytest.mark.parametrize("ruling", RULED)
def test_it_is_as_crisp_before_its_tiles_are_painted(qapp: object, ruling: Ruling) -> None:
    shown, frame = screen(ruled(ruling)), PixelView(3.9, 20, 10, 900, 600)
    shown.show(PAGE, PixelView(2.3, 40, 30, 900, 600))
    shown.show(PAGE, frame, 0.0)
    assert shown.pending()
    fresh = screen(ruled(ruling))
    fresh.show(PAGE, frame)
    assert (pixels(shown.front) == pixels(fresh.front)).mean() > 0.999


def test_two_sheets_that_share_a_screen_are_made_once_each(qapp: object) -> None:
    """An endless page that has grown is shown by tiles of the sheet before and of the one after."""
    shown = screen(ruled(Ruling.SEYES))
    shown.show(PAGE, FRAMES[0])
    sheets = {id(entry.tile.below) for _, entry in shown.tiles.of_page(PAGE)}
    assert len(sheets) == 1


@pytest.mark.parametrize("ruling", RULED)
def test_its_first_frame_looks_as_all_later_ones(qapp: object, ruling: Ruling) -> None:
    """Marks are painted in the first one, and copied in the others, of which some are parts."""
    shown = screen(ruled(ruling))
    shown.show(PAGE, FRAMES[1])
    first = pixels(shown.front)
    for _ in range(2):
        shown.show(PAGE, PixelView(2.3, 41, -30, 700, 560))
        shown.show(PAGE, FRAMES[1])
        assert np.abs(pixels(shown.front) - first).max() <= OFF.get(ruling, 0)

"""What is being moved has a picture that is painted over several looks, and moving it costs nothing for each item."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bench.full_lesson import strokes
from tni.core.geometry import Affine, Rect
from tni.core.ids import PageId
from tni.document.drawlist import draw_item, draw_items
from tni.document.overlay import Lift, Overlay
from tni.document.page_format import Paper
from tni.document.view import View
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.ui.canvas import overlay_painter
from tni.ui.canvas.drag_image import MAX_IMAGE_PX, MAX_IMAGE_SIDE_PX, DragImage, fitting_scale
from tni.ui.canvas.overlay_painter import OverlayPainter

BOX = Rect(0.0, 0.0, 160.0, 120.0)
PAPER = Paper.SOFT


@pytest.fixture
def items():
    return strokes(PageId("p"), 600, 12, Rect(5.0, 5.0, 150.0, 110.0))


def pixels(image):
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def test_no_look_paints_a_whole_page(qapp, items):
    """Each look without time paints one step, and the last of them has it all."""
    picture = DragImage(ItemPainter(), items, PAPER, BOX, 4.0)
    looks = 0
    while not picture.complete:
        picture.paint_more(0.0)
        looks += 1
        assert looks < 500
    assert looks > 8
    at_once = DragImage(ItemPainter(), items, PAPER, BOX, 4.0)
    at_once.paint_more(1e9)
    assert at_once.complete
    assert (pixels(picture.image) == pixels(at_once.image)).all()


def test_it_is_what_is_painted_in_one_go(qapp):
    items = strokes(PageId("p"), 150, 20, Rect(5.0, 5.0, 150.0, 110.0))  # they do not touch
    picture = DragImage(ItemPainter(), items, PAPER, BOX, 4.0)
    picture.paint_more(1e9)
    whole = picture.image.copy()
    whole.fill(0)
    assert whole.format() == ALPHA_FORMAT
    drawn = [d for item in items for d in draw_item(item, PAPER)]
    ItemPainter().paint(whole, drawn, picture.scale, picture.left_px, picture.top_px)
    assert pixels(whole).any()
    assert np.abs(pixels(whole) - pixels(picture.image)).max() <= 2


def test_a_move_asks_no_item_where_it_lies(qapp, items, monkeypatch):
    """Of twenty thousand, each event of the pen took half a second."""
    painter = OverlayPainter(lambda: ItemPainter())
    over = Overlay(lifts=(Lift(frozenset(i.id for i in items), Affine.moving(3.0, 4.0)),))
    monkeypatch.setattr(overlay_painter, "bounds", lambda _item: pytest.fail("an item was asked"))
    box = painter.bounds_px(over, [BOX], View(2.0, 0.0, 0.0), 1.0)
    assert box.contains(6.0, 8.0)
    assert box.contains(320.0, 240.0)


def test_many_items_are_drawn_as_each_alone(items):
    alone = [d for item in items[:50] for d in draw_item(item, PAPER)]
    for one, other in zip(draw_items(items[:50], PAPER), alone, strict=True):
        assert np.allclose(one.segments, other.segments, atol=1e-4)
        assert one.colour == other.colour


sides = st.floats(0.0, 1e7)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sides, sides, st.floats(0.1, 200.0))
def test_its_picture_is_never_too_large(width, height, wanted):
    scale = fitting_scale(Rect(0.0, 0.0, width, height), wanted)
    assert 0 < scale <= wanted
    assert width * scale * height * scale <= MAX_IMAGE_PX * 1.01
    assert max(width, height) * scale <= MAX_IMAGE_SIDE_PX * 1.01

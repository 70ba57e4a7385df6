"""Painting strokes of one tint at once looks like painting them one after the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from tni.document.drawlist import Blend, draw_ink
from tni.render.coverage import cover, to_pixels
from tni.render.page_source import goes_below_ink, merge_inks
from tni.render.pixel_view import PxRect
from tni.render.raster import item_painter
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter, tile_sized_parts
from tni.render.tiles import TILE_PX

pytestmark = pytest.mark.qt

place = st.integers(5, 90)
segment = st.tuples(place, place, st.sampled_from([1.0, 3.0]), place, place, st.sampled_from([1.0, 3.0]))
inks = st.lists(
    st.builds(
        lambda row, colour, clear: draw_ink(
            np.array([row], np.float32), colour, *((0.5, Blend.MULTIPLY) if clear else (1.0, Blend.NORMAL))
        ),
        segment,
        st.sampled_from(["#c0392b", "#1a5fb4"]),
        st.sampled_from([False, False, True]),
    ),
    max_size=14,
)


def painted(steps):
    image = QImage(100, 100, OPAQUE_FORMAT)
    image.fill(0xFFFFFFFF)
    painter = ItemPainter()
    for step in steps:
        painter.paint(image, step, 1.0, 0, 0)
    return np.frombuffer(image.constBits(), np.uint8).reshape(100, 100, 4)[:, :, :3].astype(int)


def soft_edges(strokes):
    """How many strokes cover each pixel in part."""
    count = np.zeros((100, 100), int)
    for stroke in strokes:
        mask = np.zeros((100, 100), np.uint8)
        cover(mask, to_pixels(stroke.segments, 1.0, 0, 0))
        count += (mask > 0) & (mask < 255)
    return count


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inks)
def test_at_once_or_one_by_one(qapp, strokes):
    at_once, one_by_one = painted([strokes]), painted([[s] for s in strokes])
    off = np.abs(at_once - one_by_one).max(axis=2)
    # Where soft edges of coverage a lie on each other, n strokes one by one cover 1 - (1 - a)^n, and at once a.
    edge = np.linspace(0.0, 1.0, 256)
    assert off.max() <= 255 * (1 - (1 - edge) ** max(len(strokes), 1) - edge).max() + 2
    assert off[soft_edges(strokes) < 2].max(initial=0) <= 8


@given(inks)
def test_unions_hold_every_segment_and_leave_translucent_strokes_alone(strokes):
    found = merge_inks(strokes)
    together = sorted(map(tuple, np.concatenate([s for _, s in found]).tolist())) if found else []
    assert together == sorted(tuple(s.segments[0].tolist()) for s in strokes)
    assert all(len(segments) == 1 for tint, segments in found if goes_below_ink(tint))


def test_a_stroke_joins_its_tint_past_what_it_does_not_meet():
    red, blue, far = (
        draw_ink(np.array([r], np.float32), c)
        for r, c in (
            ((10, 10, 1, 20, 10, 1), "#c0392b"),
            ((10, 5, 1, 15, 15, 1), "#1a5fb4"),
            ((80, 80, 1, 90, 90, 1), "#c0392b"),
        )
    )
    assert [len(s) for _, s in merge_inks([red, blue, far])] == [2, 1]
    assert [len(s) for _, s in merge_inks([red, blue, red])] == [1, 1, 1]


def seen(image):
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(place, place), min_size=1, max_size=12), st.sampled_from(["pen", "chalk", "highlighter"]))
def test_a_large_picture_is_its_squares_side_by_side(qapp, strokes, kind):
    clear = (0.5, Blend.MULTIPLY) if kind == "highlighter" else (1.0, Blend.NORMAL)
    found = [
        draw_ink(
            np.array([[x * 9, y * 7, 20, y * 9, x * 7, 30]], np.float32), "#1a5fb4", *clear, grainy=kind == "chalk"
        )
        for x, y in strokes
    ]
    whole = QImage(700, 600, OPAQUE_FORMAT)
    whole.fill(0xFFFFFFFF)
    painter = ItemPainter()
    painter.paint(whole, found * 5, 1.0, 30, -20)
    for square in tile_sized_parts(PxRect(30, -20, 730, 580)):
        image = QImage(square.width, square.height, OPAQUE_FORMAT)
        image.fill(0xFFFFFFFF)
        painter.paint(image, found * 5, 1.0, square.left, square.top)
        part = seen(whole)[square.top + 20 : square.bottom + 20, square.left - 30 : square.right - 30]
        assert np.abs(part - seen(image)).max() <= 3


def test_no_stroke_costs_a_whole_screen(qapp, monkeypatch):
    parts = []
    monkeypatch.setattr(
        item_painter, "visible_inks", lambda inks, scale, part: parts.append((len(inks), part)) or iter_of(inks)
    )
    many = [
        draw_ink(np.array([[x, y, 2, x + 4, y, 2]], np.float32), "#1a5fb4")
        for x in range(0, 1900, 40)
        for y in range(0, 1000, 40)
    ]
    image = QImage(1920, 1080, OPAQUE_FORMAT)
    ItemPainter().paint(image, many, 1.0, 0, 0)
    assert sum(count * part.width * part.height for count, part in parts) <= 2 * len(many) * TILE_PX**2


def iter_of(inks):
    yield
    return list(inks)

"""A pile of ink is painted over several turns, and what happens meanwhile is not lost."""

from __future__ import annotations

import numpy as np
import pytest

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import Blend, DrawInk
from tni.render.dirty_region import OVERDRAW_STROKES
from tni.render.page_source import PageLayers
from tni.render.pixel_view import PixelView
from tni.render.tiled_renderer import TiledRenderer

PAGE = PageId("p")
SHEET = Rect(0.0, 0.0, 60.0, 60.0)
STEPS, STEP_S = 10, 0.002
INK = DrawInk(np.array([[5, 5, 1, 9, 9, 1]], np.float32), "#000000", 1.0, Blend.NORMAL, Rect(4, 4, 6, 6))


class Pile:
    """A page with so many strokes in one place, which change now and then."""

    def __init__(self) -> None:
        self.now = 1

    def layers(self, page, within):
        return PageLayers([], [self.now])

    def count(self, page, within):
        return OVERDRAW_STROKES + 1

    def sheet(self, page):
        return SHEET


class Painter:
    """Tiles are lists: what was painted, then what was stamped on it."""

    least_part_px = 1

    def __init__(self) -> None:
        self.now_s = 0.0
        self.shown: list[object] = []

    def resize(self, width_px, height_px):
        pass

    def new_tile(self):
        return []

    def tile_bytes(self, tile):
        return 1

    def free_tile(self, tile):
        pass

    def fill(self, tile, key, coarse):
        pass

    def repaint(self, tile, key, part, layers):
        raise AssertionError("a pile is painted in steps")

    def repaint_in_steps(self, tile, key, part, layers, portion):
        for _ in range(STEPS):
            self.now_s += STEP_S
            yield
        tile[:] = layers.ink

    def stamp(self, tile, key, part, ink):
        tile.append(ink)

    def compose(self, scene, box):
        self.shown = list(next(tile for _, _, tile in scene.tiles if tile is not None) or [])


@pytest.fixture
def board():
    source, painter = Pile(), Painter()
    screen = TiledRenderer(source, painter, lambda: painter.now_s)
    screen.show(PAGE, PixelView(1.0, 0, 0, 60, 60))
    assert painter.shown == [1]
    assert not screen.pending()
    return source, painter, screen


def turns(screen) -> int:
    count = 0
    while screen.pending():
        screen.refine(0.003)
        count += 1
        assert count < 100
    return count


def test_no_turn_paints_a_whole_pile(board):
    source, painter, screen = board
    source.now = 2
    screen.outdate(PAGE, SHEET)
    before_s = painter.now_s
    screen.refine(0.003)
    assert painter.now_s - before_s <= 0.003 + STEP_S
    assert painter.shown == [1]
    assert turns(screen) >= 3
    assert painter.shown == [2]


def test_ink_that_comes_meanwhile_lies_on_the_pile(board):
    source, painter, screen = board
    source.now = 2
    screen.outdate(PAGE, SHEET)
    screen.refine(0.003)
    screen.stamp([INK])
    assert painter.shown == [1, INK]
    turns(screen)
    assert painter.shown == [2, INK]


def test_what_changes_meanwhile_is_painted_after_it(board):
    source, painter, screen = board
    source.now = 2
    screen.outdate(PAGE, SHEET)
    screen.refine(0.003)
    source.now = 3
    screen.outdate(PAGE, SHEET)
    turns(screen)
    assert painter.shown == [3]


def test_a_page_shown_anew_is_whole(board):
    source, painter, screen = board
    source.now = 2
    screen.outdate(PAGE, SHEET)
    screen.refine(0.003)
    screen.forget()
    screen.show(PAGE, PixelView(1.0, 0, 0, 60, 60))
    assert painter.shown == [2]


class Dense(Pile):
    """A page full of strokes that are a millimetre wide and lie side by side: a hundred and fifty to a part."""

    def count(self, page, within):
        return round(0.15 * within.width * within.height)


def test_small_strokes_side_by_side_are_painted_part_by_part():
    painted = []

    class Noted(Painter):
        def repaint_in_steps(self, tile, key, part, layers, portion):
            painted.append(part)
            return super().repaint_in_steps(tile, key, part, layers, portion)

    source, painter = Dense(), Noted()
    screen = TiledRenderer(source, painter, lambda: painter.now_s)
    screen.show(PAGE, PixelView(1.0, 0, 0, 128, 128))
    turns(screen)
    assert {max(part.width, part.height) for part in painted} == {32}
    assert sum(part.width * part.height for part in painted) == len({(part.left, part.top) for part in painted}) * 32**2

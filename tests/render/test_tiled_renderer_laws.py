"""A page that was once seen whole is never seen with a gap again, however it is moved, zoomed and changed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.coarse_tiles import SHARE_EPSILON, by_scale, covered_share, intersection
from tni.render.page_source import PageLayers
from tni.render.pixel_view import PixelView, PxRect, pixels_to_mm
from tni.render.tiled_renderer import TiledRenderer
from tni.render.tiles import TILE_PX, TileKey, shown_area

PAGE, SHEET = PageId("p"), Rect(0.0, 0.0, 320.0, 180.0)
WIDTH_PX, HEIGHT_PX = 1920, 1080
FIT = WIDTH_PX / SHEET.width
PART_S = 0.004
STROKES = 16_000


class Full:
    """A page full of ink."""

    def layers(self, page, within):
        return PageLayers([], [])

    def count(self, page, within):
        part = intersection(within, SHEET)
        return int(STROKES * part.width * part.height / (SHEET.width * SHEET.height))

    def paper(self, page):
        raise AssertionError("no highlighter is under way")

    def sheet(self, page):
        return SHEET


class Looking:
    """A backend that paints nothing, takes its time for it, and sees how much of the sheet is left open."""

    least_part_px = 1

    def __init__(self) -> None:
        self.now_s = 0.0
        self.frame = PixelView(1.0, 0, 0, 1, 1)
        self.least_filled = 1.0

    def resize(self, width_px, height_px):
        pass

    def new_tile(self):
        return object()

    def tile_bytes(self, tile):
        return 8 * TILE_PX * TILE_PX

    def free_tile(self, tile):
        pass

    def fill(self, tile, key: TileKey, coarse):
        self._look(key.box_mm, coarse)

    def repaint(self, tile, key, part, layers):
        self.now_s += PART_S

    def repaint_in_steps(self, tile, key, part, layers, portion):
        self.repaint(tile, key, part, layers)
        return iter(())

    def compose(self, scene, box):
        for left, top, tile in scene.tiles:
            if tile is None:
                place = PxRect(left, top, left + TILE_PX, top + TILE_PX)
                self._look(pixels_to_mm(shown_area(scene.frame, place), scene.frame.px_per_mm), scene.coarse)

    def _look(self, part, coarse):
        seen = pixels_to_mm(shown_area(self.frame, self.frame.whole), self.frame.px_per_mm)
        if (open_ := intersection(intersection(part, seen), SHEET)).width * open_.height > 0:
            filled = max((covered_share(level, open_) for level in by_scale(coarse).values()), default=0.0)
            self.least_filled = min(self.least_filled, filled)


class Board:
    def __init__(self) -> None:
        self.backend = Looking()
        self.screen = TiledRenderer(Full(), self.backend, lambda: self.backend.now_s)

    def show(self, scale, x_mm, y_mm, budget_s):
        frame = PixelView(scale, round(-x_mm * scale), round(-y_mm * scale), WIDTH_PX, HEIGHT_PX)
        self.backend.frame = frame
        self.screen.show(PAGE, frame, budget_s)

    def refine(self, turns):
        for _ in range(turns):
            if not self.screen.pending():
                return
            self.screen.refine(0.003)


looks = st.lists(
    st.tuples(
        st.one_of(st.sampled_from([1.0, 1.25, 0.5, 4.0]), st.floats(0.3, 8.0)),
        st.floats(-60.0, 300.0),
        st.floats(-60.0, 160.0),
        st.sampled_from([0.0, 0.003, 0.012]),
        st.sampled_from([0, 0, 1, 5, 1000]),
        st.sampled_from([None, None, Rect(30.0, 20.0, 60.0, 50.0), SHEET]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=30, deadline=None)
@given(looks)
def test_what_was_seen_whole_has_no_gap_again(steps):
    board = Board()
    board.show(FIT, 0.0, 0.0, 0.0)
    board.refine(100_000)
    board.backend.least_filled = 1.0
    for nearer, x_mm, y_mm, budget_s, turns, changed in steps:
        board.show(FIT * nearer, x_mm, y_mm, budget_s)
        if changed is not None:
            board.screen.invalidate(PAGE, changed, budget_s)
        board.refine(turns)
        assert board.backend.least_filled >= 1.0 - SHARE_EPSILON
    limit = board.screen.tiles.limit_bytes
    assert board.screen.kept_bytes() <= 1.5 * limit, "what is kept has an end"

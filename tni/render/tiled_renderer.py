"""Tiled renderer: keeps the shown part of a page up to date, with tiles of finished items and masks of wet strokes.

A `TileBackend` does the painting: `tni.render.raster` with QPainter, `tni.render.gl` with OpenGL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import HIGHLIGHT_OPACITY, Blend, DrawInk, highlight_blend
from tni.ink.pen import Pen, PenKind
from tni.ink.segments import Segments
from tni.render.coarse_tiles import fallback_tiles, intersection, overview_tiles
from tni.render.dirty_region import FEW_STROKES, MIN_MARGIN_PX, OVERDRAW_GROWTH, OVERDRAW_STROKES, DirtyRegion
from tni.render.occlusion import STEP_SEGMENTS
from tni.render.page_source import PageLayers, PageSource
from tni.render.pixel_view import NO_PIXELS, PixelView, PxRect, pixels_around, pixels_to_mm
from tni.render.tile_backend import Scene, TileBackend
from tni.render.tiles import TILE_PX, TileCache, TileKey, cache_limit_bytes, keys_over, shown_area
from tni.render.wet_ink import WetStrokeMask

if TYPE_CHECKING:
    from tni.render.live_picture import LivePicture

BYTES_PER_PX = 8
"""Bytes per pixel of a tile: 4 for the layer below, 4 for ink."""


@dataclass(slots=True)
class _Overdraw:
    """A part of a tile with much overdraw that is painted over several turns, and the ink stamped onto the tile
    meanwhile."""

    part: PxRect
    steps: Iterator[None]
    stamped: list[DrawInk] = field(default_factory=list)


@dataclass(slots=True)
class _Entry[Tile]:
    """A cached tile. stale: pixels of the scaled page to repaint. whole: all of it has been painted once; the contents
    that fill a new tile may have gaps. overdraw: the part being repainted over several turns."""

    tile: Tile
    stale: DirtyRegion
    whole: bool = False
    overdraw: _Overdraw | None = None

    @property
    def due(self) -> bool:
        return bool(self.stale) or self.overdraw is not None


class TiledRenderer[Tile, Mask]:
    """Renderer of a page from tiles and wet strokes. Methods that change the image return the pixels of it that
    changed."""

    def __init__(self, source: PageSource, backend: TileBackend[Tile, Mask], clock: Callable[[], float]) -> None:
        """clock: monotonic seconds, for budgets."""
        self._source, self._backend, self._clock = source, backend, clock
        self.tiles: TileCache[_Entry[Tile]] = TileCache(
            0, lambda e: backend.tile_bytes(e.tile), lambda e: backend.free_tile(e.tile)
        )
        self._grid: dict[tuple[int, int], Tile] = {}  # the tiles shown, by column and row
        self._wet: dict[int, WetStrokeMask[Mask]] = {}
        self._live: Sequence[LivePicture] = ()
        self._page = PageId("")
        self._latest = NO_PIXELS
        self._late: set[TileKey] = set()
        """Tiles of the overview that changed while another scale was shown."""
        self._frame = PixelView(1.0, 0, 0, 1, 1)
        backend.resize(1, 1)

    @property
    def frame(self) -> PixelView:
        return self._frame

    # -- the page

    def show(self, page: PageId, frame: PixelView, budget_s: float = inf) -> PxRect:
        """Show a page. Tiles not painted within the budget show the contents of another scale until `refine`."""
        resized = (frame.width_px, frame.height_px) != (self._frame.width_px, self._frame.height_px)
        old, self._page, self._frame = (self._page, self._frame), page, frame
        if old[0] != page or old[1] != frame:
            self._keep_wet(page == old[0], resized)
        self._paint_due(budget_s, at_least=0)
        self._compose(frame.whole)
        return frame.whole

    def pending(self) -> bool:
        """Return whether a part of the image, or of the overview that fills gaps when the page is moved, is coarse or
        outdated."""
        return any(self._is_due(key) for key in self._shown()) or any(self._is_late(key) for key in self._late)

    def refine(self, budget_s: float) -> PxRect:
        """Paint what is due, at least one part of a tile, until the budget is spent."""
        changed = self._paint_due(budget_s, at_least=1)
        if not changed.empty:
            self._compose(changed)
        return changed

    def invalidate(self, page: PageId, box: Rect, budget_s: float = inf) -> PxRect:
        """Mark items in `box` as changed and repaint as much of it as is shown and the budget allows."""
        self.outdate(page, box)
        if page != self._page or budget_s <= 0:  # without time the image stays as it is until `refine`
            return NO_PIXELS
        # Includes tiles elsewhere that were due before: nothing else composes them.
        changed = self._paint_due(budget_s, at_least=0).united(self._latest)
        if not changed.empty:
            self._compose(changed)
        return changed

    def outdate(self, page: PageId, box: Rect) -> None:
        """Mark items in `box` as changed. `refine` repaints it before anything else."""
        overview = cache(self._overview)
        for key, entry in self.tiles.of_page(page):
            if key.px_per_mm != self._frame.px_per_mm:
                if not key.box_mm.intersects(box):
                    continue
                if page != self._page or key not in overview():
                    self.tiles.drop(key)
                    continue
                self._late.add(key)
            entry.stale.add(pixels_around(box, key.px_per_mm).meeting(key.area))
        if page == self._page:
            self._latest = self._frame.pixels(box)

    def forget(self) -> None:
        """Discard all tiles, since everything may have changed: another document, another font."""
        self.tiles.clear()
        self._grid.clear()

    def put(self, key: TileKey, tile: Tile, *, painted: bool = False) -> None:
        """Add a tile painted elsewhere. One of the shown scale is repainted soon, unless painted as it must be."""
        entry = _Entry(tile, DirtyRegion(0 if painted else self._source.count(key.page, key.box_mm)), whole=True)
        entry.stale.add(NO_PIXELS if painted else key.area)
        self.tiles.put(key, entry)

    def kept_bytes(self) -> int:
        """Return the bytes used by the tiles."""
        return self.tiles.total_bytes()

    def set_live(self, pictures: Sequence[LivePicture]) -> PxRect:
        """Take these live pictures in place of those before, in painting order, for the pages that they lie on. Returns
        the pixels to compose."""
        before, self._live = self._live, tuple(pictures)
        changed = NO_PIXELS
        for one in {*before, *pictures} if before != self._live else ():
            if one.page == self._page:
                changed = changed.united(one.touched_px(self._frame))
        return changed

    # -- ink

    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect:
        """Draw segments just added to a wet stroke."""
        stroke = self._stroke(pointer, pen)
        stroke.add(segments)
        box = stroke.cover_rest(self._backend, self._frame)
        if not box.empty:
            self._compose(box)
        return box

    def note(self, pointer: int, segments: Segments) -> None:
        """Add segments to a wet stroke that the caller has drawn on the image itself. Nothing is painted now; later
        compositions include them."""
        self._wet[pointer].add(segments)

    def remodel(self, pointer: int, pen: Pen, settled: Segments, tail: Segments) -> PxRect:
        """Replace the segments added to a wet stroke since the last call by the modelled ones: `settled` for good,
        `tail` until the next call. Paints nothing yet. Returns the pixels to compose."""
        return self._stroke(pointer, pen).remodel(self._backend, self._frame, settled, tail)

    def compose(self, box: PxRect) -> PxRect:
        """Compose this part of the image."""
        box = box.meeting(self._frame.whole)
        if not box.empty:
            self._compose(box)
        return box

    def finish(self, pointer: int, inks: Sequence[DrawInk]) -> PxRect:
        """End a wet stroke that has become `inks` on top of the page; no `inks` if it was cancelled."""
        changed = self._stamp(inks)
        if (stroke := self._wet.pop(pointer, None)) is not None:
            changed = changed.united(stroke.dirty).united(stroke.plain_box(self._frame))
            stroke.free(self._backend)
        if not changed.empty:
            self._compose(changed)
        return changed

    def stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        """Paint finished ink on top of the shown page into the tiles, without repainting anything."""
        changed = self._stamp(inks)
        if not changed.empty:
            self._compose(changed)
        return changed

    def _stroke(self, pointer: int, pen: Pen) -> WetStrokeMask[Mask]:
        stroke = self._wet.get(pointer)
        if stroke is None:
            opacity, blend = 1.0, Blend.NORMAL
            if pen.kind is PenKind.HIGHLIGHTER:
                blend = highlight_blend(self._source.paper(self._page))
                opacity = HIGHLIGHT_OPACITY[blend]
            stroke = self._wet[pointer] = WetStrokeMask(pen, opacity, blend, self._backend.new_mask())
        return stroke

    def _keep_wet(self, same_page: bool, resized: bool) -> None:
        """Move wet strokes to a new frame: their masks are in pixels of the frame."""
        for stroke in self._wet.values():
            stroke.free(self._backend)
        if resized:
            self._backend.resize(self._frame.width_px, self._frame.height_px)
            self.tiles.limit_bytes = cache_limit_bytes(self._frame.width_px, self._frame.height_px, BYTES_PER_PX)
        if not same_page:
            self._wet.clear()
        for stroke in self._wet.values():
            stroke.cover_anew(self._backend, self._frame)

    def _stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        changed, overview = NO_PIXELS, cache(self._overview)
        for ink in inks:
            for key, entry in self.tiles.of_page(self._page):
                if pixels_around(ink.bounds, key.px_per_mm).meeting(key.area).empty:
                    continue
                if key.px_per_mm == self._frame.px_per_mm or key in overview():
                    self._backend.stamp(entry.tile, key, key.area, ink)
                    if entry.overdraw is not None:
                        entry.overdraw.stamped.append(ink)
                else:
                    self.tiles.drop(key)
            changed = changed.united(self._frame.pixels(ink.bounds))
        return changed

    # -- tiles

    def _shown(self) -> Iterable[TileKey]:
        return keys_over(self._page, self._frame.px_per_mm, shown_area(self._frame, self._frame.whole))

    def _is_due(self, key: TileKey) -> bool:
        entry = self.tiles.get(key)
        return entry is None or entry.due

    def _paint_due(self, budget_s: float, at_least: int) -> PxRect:
        """Paint parts of tiles, at least `at_least`, until the budget is spent. Returns the pixels of the frame that
        changed.

        The most recent change comes first, since an eraser is watched there.
        """
        end_s = self._clock() + budget_s
        changed = NO_PIXELS
        shown = list(self._shown())
        painted, took_s = 0, 0.0
        latest = shown_area(self._frame, self._latest)
        for key in sorted(shown, key=lambda key: key.area.meeting(latest).empty):
            while self._is_due(key):
                began_s = self._clock()
                # the next part is assumed to take as long as the last
                if painted >= at_least and began_s + took_s >= end_s:
                    break
                changed = changed.united(self._paint_part(key, end_s))
                painted, took_s = painted + 1, self._clock() - began_s
        while self._late and self._clock() + took_s < end_s:
            self._paint_late(end_s)
        self.tiles.shrink(lambda: {*shown, *self._overview()})
        self._grid = {(k.column, k.row): e.tile for k in shown if (e := self.tiles.get(k)) is not None}
        return changed.moved(self._frame.left_px, self._frame.top_px).meeting(self._frame.whole)

    def _is_late(self, key: TileKey) -> bool:
        return key.page == self._page and key in self.tiles and self._is_due(key)

    def _paint_late(self, end_s: float) -> None:
        """Paint one part of a tile of another scale, which is not visible before the page is zoomed."""
        key = next(iter(self._late))
        entry = self.tiles.get(key)
        if entry is None or not entry.due:
            self._late.discard(key)
        elif key.page == self._page:
            self._bring_nearer(key, entry, end_s)
        else:  # the page is no longer shown
            self._late.discard(key)
            self.tiles.drop(key)

    def _overview(self) -> set[TileKey]:
        """Return the tiles that show the page at a coarse scale, whatever part is shown; at most half of the cache."""
        most = self.tiles.limit_bytes // (2 * BYTES_PER_PX * TILE_PX * TILE_PX)
        keys = (key for key, entry in self.tiles.of_page(self._page) if entry.whole)
        return overview_tiles(keys, self._source.sheet(self._page), max(most, 1))

    def _paint_part(self, key: TileKey, end_s: float) -> PxRect:
        """Paint one part of a tile that is due. Returns the pixels of the scaled page that changed."""
        entry = self.tiles.get(key)
        if entry is None:
            strokes = self._source.count(key.page, key.box_mm)
            entry = _Entry(self._backend.new_tile(), DirtyRegion(strokes, key.px_per_mm, self._backend.least_part_px))
            entry.stale.add(key.area)
            if strokes > FEW_STROKES:
                self._backend.fill(entry.tile, key, self._coarse())
            self.tiles.put(key, entry)
            self._bring_nearer(key, entry, end_s)
            return key.area
        return self._bring_nearer(key, entry, end_s)

    def _bring_nearer(self, key: TileKey, entry: _Entry[Tile], end_s: float) -> PxRect:
        if entry.overdraw is not None:
            return self._resume(key, entry, entry.overdraw, end_s)
        part = entry.stale.around()
        if self._source.count(key.page, pixels_to_mm(part, key.px_per_mm)) > FEW_STROKES:
            part = entry.stale.take()
        else:
            entry.stale.clear()
        if self._source.count(key.page, pixels_to_mm(part, key.px_per_mm)) > OVERDRAW_STROKES:
            portion = STEP_SEGMENTS
            if self._is_overdrawn(key, part):  # strokes cost once each, not once per small part: take all as one part
                part, portion = part.united(entry.stale.around()), 1
                entry.stale.clear()
            steps = self._backend.repaint_in_steps(entry.tile, key, part, self._layers(key, part), portion)
            entry.overdraw = _Overdraw(part, steps)
            return self._resume(key, entry, entry.overdraw, end_s)
        self._backend.repaint(entry.tile, key, part, self._layers(key, part))
        entry.whole |= not entry.stale
        return part

    def _is_overdrawn(self, key: TileKey, part: PxRect) -> bool:
        """Return whether the strokes in a part of a tile mostly extend around it as well, as in overdraw."""
        here = pixels_to_mm(part, key.px_per_mm)
        around = here.grown(max(here.width, here.height, MIN_MARGIN_PX / key.px_per_mm))
        return self._source.count(key.page, around) < OVERDRAW_GROWTH * self._source.count(key.page, here)

    def _resume(self, key: TileKey, entry: _Entry[Tile], overdraw: _Overdraw, end_s: float) -> PxRect:
        for _ in overdraw.steps:
            if self._clock() >= end_s:
                return NO_PIXELS
        entry.overdraw = None
        for ink in overdraw.stamped:  # outside the part it is there already
            self._backend.stamp(entry.tile, key, overdraw.part, ink)
        entry.whole |= not entry.stale
        return overdraw.part

    def _layers(self, key: TileKey, part: PxRect) -> PageLayers:
        # One more pixel on each side, for the antialiased edges of items that end there.
        wide = PxRect(part.left - 1, part.top - 1, part.right + 1, part.bottom + 1)
        return self._source.layers(key.page, pixels_to_mm(wide, key.px_per_mm))

    def _compose(self, box: PxRect) -> None:
        frame, grid = self._frame, self._grid
        dx, dy = frame.left_px, frame.top_px
        columns = range((box.left - dx) // TILE_PX, (box.right - dx - 1) // TILE_PX + 1)
        rows = range((box.top - dy) // TILE_PX, (box.bottom - dy - 1) // TILE_PX + 1)
        tiles = [
            (column * TILE_PX + dx, row * TILE_PX + dy, grid.get((column, row))) for row in rows for column in columns
        ]
        complete = all(tile is not None for _, _, tile in tiles)
        for stroke in self._wet.values():
            stroke.cover_rest(self._backend, self._frame)
        live = [one for one in self._live if one.page == self._page] if self._live else ()
        self._backend.compose(Scene(frame, tiles, () if complete else self._coarse(), self._wet.values(), live), box)

    def _coarse(self) -> Sequence[tuple[TileKey, Tile]]:
        tiles = ((k, e.tile) for k, e in self.tiles.of_page(self._page) if e.whole)
        scale = self._frame.px_per_mm
        shown = pixels_to_mm(shown_area(self._frame, self._frame.whole), scale)
        # the area beside the sheet may show the surround
        of_sheet = intersection(shown, self._source.sheet(self._page))
        return fallback_tiles(tiles, scale, of_sheet if of_sheet.width > 0 and of_sheet.height > 0 else shown)

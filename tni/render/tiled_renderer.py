"""The shown part of a page, kept up to date: tiles of what is finished, masks of strokes under way.

What paints is a `TileBackend`: `tni.render.raster` with QPainter, `tni.render.gl` with OpenGL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import inf
from typing import Protocol

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
from tni.render.tiles import TILE_PX, TileCache, TileKey, cache_limit_bytes, keys_over, shown_area
from tni.render.wet_ink import MaskBackend, WetStrokeMask

BYTES_PER_PX = 8
"""Of a tile: what is below, and ink."""


@dataclass(frozen=True, slots=True)
class Scene[Tile, Mask]:
    """What a part of the picture is put together from. tiles: those that cover the part, None where one is missing, and
    where in the frame their top left pixel lies; coarse: tiles of other scales to fill the gaps with, in the order they
    are painted in; wet: strokes under way."""

    frame: PixelView
    tiles: Sequence[tuple[int, int, Tile | None]]
    coarse: Sequence[tuple[TileKey, Tile]]
    wet: Iterable[WetStrokeMask[Mask]]


class TileBackend[Tile, Mask](MaskBackend[Mask], Protocol):
    """A way to paint. Tiles are TILE_PX wide and high."""

    least_part_px: int
    """Side of the smallest part of a tile that is worth a call of `repaint`."""

    def resize(self, width_px: int, height_px: int) -> None: ...
    def new_tile(self) -> Tile: ...
    def tile_bytes(self, tile: Tile) -> int: ...
    def free_tile(self, tile: Tile) -> None: ...

    def fill(self, tile: Tile, key: TileKey, coarse: Sequence[tuple[TileKey, Tile]]) -> None:
        """Fill a new tile with what tiles of other scales have, until it is painted."""

    def repaint(self, tile: Tile, key: TileKey, part: PxRect, layers: PageLayers) -> None:
        """Paint `part` (pixels of the scaled page, within the tile) anew."""

    def repaint_in_steps(
        self, tile: Tile, key: TileKey, part: PxRect, layers: PageLayers, portion: int
    ) -> Iterator[None]:
        """The same for a pile of ink, a little at each step, see `portions`; the tile has it after the last."""

    def stamp(self, tile: Tile, key: TileKey, part: PxRect, ink: DrawInk) -> None:
        """Paint finished ink on top of `part` of the tile, and nowhere else; translucent ink goes between what is below
        and the ink."""

    def compose(self, scene: Scene[Tile, Mask], box: PxRect) -> None:
        """Put together `box` of the picture: what is below, wet highlighter, ink, wet ink."""


@dataclass(slots=True)
class _Pile:
    """A part of a tile that is being painted over several turns, and ink stamped onto the tile meanwhile."""

    part: PxRect
    steps: Iterator[None]
    stamped: list[DrawInk] = field(default_factory=list)


@dataclass(slots=True)
class _Entry[Tile]:
    """stale: pixels of the scaled page that must be painted anew. whole: all of it has been painted once; what fills a
    new tile may have gaps itself. pile: what is being painted anew."""

    tile: Tile
    stale: DirtyRegion
    whole: bool = False
    pile: _Pile | None = None

    @property
    def due(self) -> bool:
        return bool(self.stale) or self.pile is not None


class TiledRenderer[Tile, Mask]:
    """The methods that change the picture return the pixels of it that changed."""

    def __init__(self, source: PageSource, backend: TileBackend[Tile, Mask], clock: Callable[[], float]) -> None:
        """clock: monotonic seconds, for budgets."""
        self._source, self._backend, self._clock = source, backend, clock
        self._tiles: TileCache[_Entry[Tile]] = TileCache(
            0, lambda e: backend.tile_bytes(e.tile), lambda e: backend.free_tile(e.tile)
        )
        self._grid: dict[tuple[int, int], Tile] = {}  # the tiles shown, by column and row
        self._wet: dict[int, WetStrokeMask[Mask]] = {}
        self._page = PageId("")
        self._latest = NO_PIXELS
        self._late: set[TileKey] = set()
        """Tiles of the overview that something has changed in while another scale was shown."""
        self._frame = PixelView(1.0, 0, 0, 1, 1)
        backend.resize(1, 1)

    @property
    def frame(self) -> PixelView:
        return self._frame

    # -- the page as it is

    def show(self, page: PageId, frame: PixelView, budget_s: float = inf) -> PxRect:
        """Show a page. Tiles not painted within the budget show what another scale has, until `refine`."""
        resized = (frame.width_px, frame.height_px) != (self._frame.width_px, self._frame.height_px)
        old, self._page, self._frame = (self._page, self._frame), page, frame
        if old[0] != page or old[1] != frame:
            self._keep_wet(page == old[0], resized)
        self._paint_due(budget_s, at_least=0)
        self._compose(frame.whole)
        return frame.whole

    def pending(self) -> bool:
        """Whether some of the picture is coarse or out of date, or of what fills its gaps when the page is moved."""
        return any(self._is_due(key) for key in self._shown()) or any(self._is_late(key) for key in self._late)

    def refine(self, budget_s: float) -> PxRect:
        """Paint what is due, one part of a tile at least, until the budget is spent."""
        changed = self._paint_due(budget_s, at_least=1)
        if not changed.empty:
            self._compose(changed)
        return changed

    def invalidate(self, page: PageId, box: Rect, budget_s: float = inf) -> PxRect:
        """Items in `box` changed: paint it anew, all of it that is shown and that the budget allows."""
        self.outdate(page, box)
        if page != self._page or budget_s <= 0:  # without time the picture stays as it is until `refine`
            return NO_PIXELS
        # Also tiles that were due before, elsewhere: nobody else puts them on the picture.
        changed = self._paint_due(budget_s, at_least=0).united(self._latest)
        if not changed.empty:
            self._compose(changed)
        return changed

    def outdate(self, page: PageId, box: Rect) -> None:
        """Items in `box` changed: it is painted anew by `refine`, before all else."""
        overview = cache(self._overview)
        for key, entry in self._tiles.of_page(page):
            if key.px_per_mm != self._frame.px_per_mm:
                if not key.box_mm.intersects(box):
                    continue
                if page != self._page or key not in overview():
                    self._tiles.drop(key)
                    continue
                self._late.add(key)
            entry.stale.add(pixels_around(box, key.px_per_mm).meeting(key.area))
        if page == self._page:
            self._latest = self._frame.pixels(box)

    def forget(self) -> None:
        """Everything may have changed: another document, another font."""
        self._tiles.clear()
        self._grid.clear()

    def put(self, key: TileKey, tile: Tile) -> None:
        """Keep a tile that was painted elsewhere. Of the scale that is shown, it is painted anew as soon as can be."""
        entry = _Entry(tile, DirtyRegion(self._source.count(key.page, key.box_mm)), whole=True)
        entry.stale.add(key.area)
        self._tiles.put(key, entry)

    def kept_bytes(self) -> int:
        """Bytes of the tiles."""
        return self._tiles.total_bytes()

    # -- ink

    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect:
        """Draw segments just added to a stroke under way."""
        stroke = self._stroke(pointer, pen)
        stroke.add(segments)
        box = stroke.cover_rest(self._backend, self._frame)
        if not box.empty:
            self._compose(box)
        return box

    def note(self, pointer: int, segments: Segments) -> None:
        """Segments just added to a stroke under way, which the caller has drawn on the picture himself: nothing is
        painted now, but what is put together later has them."""
        self._wet[pointer].add(segments)

    def remodel(self, pointer: int, pen: Pen, settled: Segments, tail: Segments) -> PxRect:
        """Have the model of a stroke under way in place of what was added since the last time: `settled` for good,
        `tail` until the next time. Nothing is painted yet: returns what is to be put together."""
        return self._stroke(pointer, pen).remodel(self._backend, self._frame, settled, tail)

    def compose(self, box: PxRect) -> PxRect:
        """Put together this part of the picture."""
        box = box.meeting(self._frame.whole)
        if not box.empty:
            self._compose(box)
        return box

    def finish(self, pointer: int, inks: Sequence[DrawInk]) -> PxRect:
        """The stroke under way ended and became `inks` on top of the page; none when it was given up."""
        changed = self._stamp(inks)
        if (stroke := self._wet.pop(pointer, None)) is not None:
            changed = changed.united(stroke.dirty).united(stroke.plain_box(self._frame))
            stroke.free(self._backend)
        if not changed.empty:
            self._compose(changed)
        return changed

    def stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        """Finished ink on top of the shown page: painted into the tiles, nothing is painted anew."""
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
        """Strokes under way lie in the pixels of the frame, which is another now."""
        for stroke in self._wet.values():
            stroke.free(self._backend)
        if resized:
            self._backend.resize(self._frame.width_px, self._frame.height_px)
            self._tiles.limit_bytes = cache_limit_bytes(self._frame.width_px, self._frame.height_px, BYTES_PER_PX)
        if not same_page:
            self._wet.clear()
        for stroke in self._wet.values():
            stroke.cover_anew(self._backend, self._frame)

    def _stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        changed, overview = NO_PIXELS, cache(self._overview)
        for ink in inks:
            for key, entry in self._tiles.of_page(self._page):
                if pixels_around(ink.bounds, key.px_per_mm).meeting(key.area).empty:
                    continue
                if key.px_per_mm == self._frame.px_per_mm or key in overview():
                    self._backend.stamp(entry.tile, key, key.area, ink)
                    if entry.pile is not None:
                        entry.pile.stamped.append(ink)
                else:
                    self._tiles.drop(key)
            changed = changed.united(self._frame.pixels(ink.bounds))
        return changed

    # -- tiles

    def _shown(self) -> Iterable[TileKey]:
        return keys_over(self._page, self._frame.px_per_mm, shown_area(self._frame, self._frame.whole))

    def _is_due(self, key: TileKey) -> bool:
        entry = self._tiles.get(key)
        return entry is None or entry.due

    def _paint_due(self, budget_s: float, at_least: int) -> PxRect:
        """Paint parts of tiles, `at_least` so many, until the budget is spent; the pixels of the frame that changed.
        Where something changed last comes first: there an eraser is looked at."""
        end_s = self._clock() + budget_s
        changed = NO_PIXELS
        shown = list(self._shown())
        painted, took_s = 0, 0.0
        latest = shown_area(self._frame, self._latest)
        for key in sorted(shown, key=lambda key: key.area.meeting(latest).empty):
            while self._is_due(key):
                began_s = self._clock()
                if painted >= at_least and began_s + took_s >= end_s:  # the next part takes as long as the last
                    break
                changed = changed.united(self._paint_part(key, end_s))
                painted, took_s = painted + 1, self._clock() - began_s
        while self._late and self._clock() + took_s < end_s:
            self._paint_late(end_s)
        self._tiles.shrink(lambda: {*shown, *self._overview()})
        self._grid = {(k.column, k.row): e.tile for k in shown if (e := self._tiles.get(k)) is not None}
        return changed.moved(self._frame.left_px, self._frame.top_px).meeting(self._frame.whole)

    def _is_late(self, key: TileKey) -> bool:
        return key.page == self._page and key in self._tiles and self._is_due(key)

    def _paint_late(self, end_s: float) -> None:
        """Paint one part of a tile of another scale, which nobody sees before the page is zoomed."""
        key = next(iter(self._late))
        entry = self._tiles.get(key)
        if entry is None or not entry.due:
            self._late.discard(key)
        elif key.page == self._page:
            self._bring_nearer(key, entry, end_s)
        else:  # nobody is looking at that page
            self._late.discard(key)
            self._tiles.drop(key)

    def _overview(self) -> set[TileKey]:
        """Tiles that show the page whatever is shown of it, half of all that is kept at most."""
        most = self._tiles.limit_bytes // (2 * BYTES_PER_PX * TILE_PX * TILE_PX)
        keys = (key for key, entry in self._tiles.of_page(self._page) if entry.whole)
        return overview_tiles(keys, self._source.sheet(self._page), max(most, 1))

    def _paint_part(self, key: TileKey, end_s: float) -> PxRect:
        """Paint one part of a tile that is due; the pixels of the scaled page that changed."""
        entry = self._tiles.get(key)
        if entry is None:
            strokes = self._source.count(key.page, key.box_mm)
            entry = _Entry(self._backend.new_tile(), DirtyRegion(strokes, key.px_per_mm, self._backend.least_part_px))
            entry.stale.add(key.area)
            if strokes > FEW_STROKES:
                self._backend.fill(entry.tile, key, self._coarse())
            self._tiles.put(key, entry)
            self._bring_nearer(key, entry, end_s)
            return key.area
        return self._bring_nearer(key, entry, end_s)

    def _bring_nearer(self, key: TileKey, entry: _Entry[Tile], end_s: float) -> PxRect:
        if entry.pile is not None:
            return self._go_on(key, entry, entry.pile, end_s)
        part = entry.stale.around()
        if self._source.count(key.page, pixels_to_mm(part, key.px_per_mm)) > FEW_STROKES:
            part = entry.stale.take()
        else:
            entry.stale.clear()
        if self._source.count(key.page, pixels_to_mm(part, key.px_per_mm)) > OVERDRAW_STROKES:
            portion = STEP_SEGMENTS
            if self._is_of_pile(key, part):  # its strokes cost once each, not in each small part: all is one part
                part, portion = part.united(entry.stale.around()), 1
                entry.stale.clear()
            steps = self._backend.repaint_in_steps(entry.tile, key, part, self._layers(key, part), portion)
            entry.pile = _Pile(part, steps)
            return self._go_on(key, entry, entry.pile, end_s)
        self._backend.repaint(entry.tile, key, part, self._layers(key, part))
        entry.whole |= not entry.stale
        return part

    def _is_of_pile(self, key: TileKey, part: PxRect) -> bool:
        """Whether the strokes in a part of a tile are those that lie around it as well."""
        here = pixels_to_mm(part, key.px_per_mm)
        around = here.grown(max(here.width, here.height, MIN_MARGIN_PX / key.px_per_mm))
        return self._source.count(key.page, around) < OVERDRAW_GROWTH * self._source.count(key.page, here)

    def _go_on(self, key: TileKey, entry: _Entry[Tile], pile: _Pile, end_s: float) -> PxRect:
        for _ in pile.steps:
            if self._clock() >= end_s:
                return NO_PIXELS
        entry.pile = None
        for ink in pile.stamped:  # beside the part it is there already
            self._backend.stamp(entry.tile, key, pile.part, ink)
        entry.whole |= not entry.stale
        return pile.part

    def _layers(self, key: TileKey, part: PxRect) -> PageLayers:
        # A pixel more on each side, for the antialiased edge of what ends there.
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
        self._backend.compose(Scene(frame, tiles, () if complete else self._coarse(), self._wet.values()), box)

    def _coarse(self) -> Sequence[tuple[TileKey, Tile]]:
        tiles = ((k, e.tile) for k, e in self._tiles.of_page(self._page) if e.whole)
        scale = self._frame.px_per_mm
        shown = pixels_to_mm(shown_area(self._frame, self._frame.whole), scale)
        of_sheet = intersection(shown, self._source.sheet(self._page))  # what lies beside it may show its surround
        return fallback_tiles(tiles, scale, of_sheet if of_sheet.width > 0 and of_sheet.height > 0 else shown)

"""The way to the screen without OpenGL: a picture of the shown page, put together from tiles and strokes under way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from tni.board.drawlist import HIGHLIGHT_OPACITY, Blend, DrawInk, DrawItem, highlight_blend
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.ink.pen import Pen, PenKind
from tni.ink.segments import Segments
from tni.render.coverage import to_pixels
from tni.render.raster.ink import InkMask, Mode
from tni.render.raster.paint import CLEAR, OPAQUE, ItemPainter
from tni.render.source import PageSource, goes_below_ink
from tni.render.tiles import TILE_PX, TileCache, TileKey, keys_over, limit_for, shown_area
from tni.render.view import NO_PIXELS, Frame, PxRect, millimetres, pixels_around

BYTES_PER_PX = 8
"""Of a tile: below and ink."""


@dataclass(slots=True)
class _Tile:
    """ink: None where there is none. stale: pixels of the scaled page that must be painted anew."""

    below: QImage
    ink: QImage | None
    stale: PxRect
    final: bool = True

    @property
    def size_bytes(self) -> int:
        return self.below.sizeInBytes() + (self.ink.sizeInBytes() if self.ink is not None else 0)


@dataclass(frozen=True, slots=True)
class _Wet:
    """A stroke under way: coverage in the frame's pixels; the segments, for when the frame changes."""

    mask: InkMask
    segments: list[Segments]
    colour: str
    opacity: float
    blend: Blend


class RasterScreen:
    """`front` is the picture. Methods that change it return the pixels that changed."""

    def __init__(
        self, source: PageSource, painter: ItemPainter, clock: Callable[[], float], surround: str = "#e6e6e2"
    ) -> None:
        """clock: monotonic seconds, for budgets. surround: colour beside the page."""
        self._source, self._painter, self._clock = source, painter, clock
        self._surround = QColor(surround)
        self._tiles: TileCache[_Tile] = TileCache(0, lambda tile: tile.size_bytes)
        self._wet: dict[int, _Wet] = {}
        self._spare: list[InkMask] = []
        self._page = PageId("")
        self._frame = Frame(1.0, 0, 0, 1, 1)
        self.front = QImage(1, 1, OPAQUE)

    # -- the page as it is

    def show(self, page: PageId, frame: Frame, budget_s: float = float("inf")) -> PxRect:
        """Show a page. Tiles not painted within the budget show what other scales have, until `refine`."""
        if (frame.width_px, frame.height_px) != (self._frame.width_px, self._frame.height_px):
            self.front = QImage(frame.width_px, frame.height_px, OPAQUE)
            self._tiles.limit_bytes = limit_for(frame.width_px, frame.height_px, BYTES_PER_PX)
            self._spare.clear()
        moved = frame != self._frame
        if page != self._page:
            self._wet.clear()
        self._page, self._frame = page, frame
        if moved:
            self._redraw_wet()
        self._paint_due(budget_s, at_least=0)
        self._compose(frame.whole)
        return frame.whole

    def pending(self) -> bool:
        """Whether some of the picture is coarse or out of date."""
        return any(self._is_due(key) for key in self._shown())

    def refine(self, budget_s: float) -> PxRect:
        """Paint what is due, one tile at least, until the budget is spent."""
        changed = self._paint_due(budget_s, at_least=1)
        if not changed.empty:
            self._compose(changed)
        return changed

    def _paint_due(self, budget_s: float, at_least: int) -> PxRect:
        end_s = self._clock() + budget_s
        changed = NO_PIXELS
        shown = list(self._shown())
        painted = 0
        for key in shown:
            if not self._is_due(key):
                continue
            if painted >= at_least and self._clock() >= end_s:
                break
            self._bring_up_to_date(key)
            painted += 1
            changed = changed.united(self._on_frame(key.area))
        self._tiles.shrink(set(shown))
        return changed

    def invalidate(self, page: PageId, box: Rect, budget_s: float = float("inf")) -> PxRect:
        """Items in `box` changed: paint it anew, all of it that is shown and that the budget allows."""
        for key, tile in self._tiles.of_page(page):
            if key.px_per_mm != self._frame.px_per_mm:
                if key.box_mm.intersects(box):
                    self._tiles.drop(key)
                continue
            touched = pixels_around(box, key.px_per_mm).meeting(key.area)
            if not touched.empty:
                tile.stale = tile.stale.united(touched)
        if page != self._page:
            return NO_PIXELS
        changed = self._frame.pixels(box)
        self._paint_due(budget_s, at_least=0)
        self._compose(changed)
        return changed

    def forget(self) -> None:
        """Everything may have changed: another document, another font."""
        self._tiles.clear()

    # -- ink

    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect:
        """Draw segments just added to a stroke under way."""
        stroke = self._wet.get(pointer) or self._begin(pointer, pen)
        stroke.segments.append(segments)
        box = stroke.mask.add(self._in_frame(segments))
        if not box.empty:
            self._compose(box)
        return box

    def finish(self, pointer: int, inks: Sequence[DrawInk]) -> PxRect:
        """The stroke under way ended and became `inks` on top of the page; none when it was given up."""
        changed = self._stamp_tiles(inks)
        if (stroke := self._wet.pop(pointer, None)) is not None:
            changed = changed.united(stroke.mask.dirty)
            stroke.mask.clear()
            self._spare.append(stroke.mask)
        if not changed.empty:
            self._compose(changed)
        return changed

    def stamp(self, inks: Sequence[DrawInk]) -> PxRect:
        """Finished ink on top of the shown page: painted into the tiles, nothing is painted anew."""
        changed = self._stamp_tiles(inks)
        if not changed.empty:
            self._compose(changed)
        return changed

    def _begin(self, pointer: int, pen: Pen) -> _Wet:
        size = self._frame.width_px, self._frame.height_px
        mask = self._spare.pop() if self._spare else InkMask(*size)
        if pen.kind is PenKind.HIGHLIGHTER:
            blend = highlight_blend(self._source.paper(self._page))
            stroke = _Wet(mask, [], pen.colour, HIGHLIGHT_OPACITY, blend)
        else:
            stroke = _Wet(mask, [], pen.colour, 1.0, Blend.NORMAL)
        self._wet[pointer] = stroke
        return stroke

    def _in_frame(self, segments: Segments) -> NDArray[np.float32]:
        return to_pixels(segments, self._frame.px_per_mm, -self._frame.left_px, -self._frame.top_px)

    def _redraw_wet(self) -> None:
        for pointer, stroke in self._wet.items():
            mask = InkMask(self._frame.width_px, self._frame.height_px)
            for segments in stroke.segments:
                mask.add(self._in_frame(segments))
            self._wet[pointer] = replace(stroke, mask=mask)

    def _stamp_tiles(self, inks: Sequence[DrawInk]) -> PxRect:
        changed = NO_PIXELS
        for ink in inks:
            for key, tile in self._tiles.of_page(self._page):
                box = pixels_around(ink.bounds, key.px_per_mm).meeting(key.area)
                if box.empty:
                    continue
                if key.px_per_mm != self._frame.px_per_mm:
                    self._tiles.drop(key)
                    continue
                self._stamp(tile, key, ink)
            changed = changed.united(self._frame.pixels(ink.bounds))
        return changed

    def _stamp(self, tile: _Tile, key: TileKey, ink: DrawInk) -> None:
        if goes_below_ink(ink):
            self._painter.paint(tile.below, [ink], key.px_per_mm, key.area.left, key.area.top)
            return
        if tile.ink is None:
            tile.ink = QImage(TILE_PX, TILE_PX, CLEAR)
            tile.ink.fill(0)
        self._painter.paint(tile.ink, [ink], key.px_per_mm, key.area.left, key.area.top)

    # -- tiles

    def _shown(self) -> Iterable[TileKey]:
        return keys_over(self._page, self._frame.px_per_mm, shown_area(self._frame, self._frame.whole))

    def _is_due(self, key: TileKey) -> bool:
        tile = self._tiles.get(key)
        return tile is None or not tile.stale.empty

    def _on_frame(self, area: PxRect) -> PxRect:
        return area.moved(self._frame.left_px, self._frame.top_px).meeting(self._frame.whole)

    def _bring_up_to_date(self, key: TileKey) -> None:
        tile = self._tiles.get(key)
        if tile is None:
            tile = _Tile(QImage(TILE_PX, TILE_PX, OPAQUE), None, key.area)
            self._tiles.put(key, tile)
        part = tile.stale
        tile.stale = NO_PIXELS
        # One pixel more on each side: what is painted for a part must be what is painted for the whole.
        wide = PxRect(part.left - 1, part.top - 1, part.right + 1, part.bottom + 1).meeting(key.area)
        layers = self._source.layers(key.page, millimetres(wide, key.px_per_mm))
        below, tile.final = self._painted(layers.below, key.px_per_mm, part, OPAQUE)
        _replace(tile.below, below, part, key.area)
        if layers.ink or tile.ink is not None:
            ink, _ = self._painted(layers.ink, key.px_per_mm, part, CLEAR)
            if tile.ink is None:
                tile.ink = QImage(TILE_PX, TILE_PX, CLEAR)
                tile.ink.fill(0)
            _replace(tile.ink, ink, part, key.area)

    def _painted(
        self, items: Iterable[DrawItem], px_per_mm: float, part: PxRect, form: QImage.Format
    ) -> tuple[QImage, bool]:
        image = QImage(part.width, part.height, form)
        image.fill(self._surround if form == OPAQUE else 0)
        final = self._painter.paint(image, items, px_per_mm, part.left, part.top)
        return image, final

    # -- putting together

    def _compose(self, box: PxRect) -> None:
        """Put together `box` of the frame: what is below, wet highlighter, ink, wet ink."""
        frame = self._frame
        dx, dy = frame.left_px, frame.top_px
        painter = QPainter(self.front)
        painter.setCompositionMode(Mode.CompositionMode_Source)
        inks = []
        for key in keys_over(self._page, frame.px_per_mm, shown_area(frame, box)):
            left, top = key.column * TILE_PX + dx, key.row * TILE_PX + dy
            at = QPoint(max(left, box.left), max(top, box.top))
            right, bottom = min(left + TILE_PX, box.right), min(top + TILE_PX, box.bottom)
            source = QRect(at.x() - left, at.y() - top, right - at.x(), bottom - at.y())
            tile = self._tiles.get(key)
            if tile is None:
                self._paint_coarse(painter, QRect(at, source.size()))
                continue
            painter.drawImage(at, tile.below, source)
            if tile.ink is not None:
                inks.append((at, tile.ink, source))
        self._paint_wet(painter, box, below_ink=True)
        if inks:
            painter.setCompositionMode(Mode.CompositionMode_SourceOver)
            for at, ink, source in inks:
                painter.drawImage(at, ink, source)
        self._paint_wet(painter, box, below_ink=False)
        painter.end()

    def _paint_wet(self, painter: QPainter, box: PxRect, below_ink: bool) -> None:
        for wet in self._wet.values():
            if (wet.blend is not Blend.NORMAL) == below_ink and not (part := wet.mask.dirty.meeting(box)).empty:
                wet.mask.paint(painter, part, wet.colour, wet.opacity, wet.blend)

    def _paint_coarse(self, painter: QPainter, part: QRect) -> None:
        """Fill `part` of the frame from tiles of the page at the scale used last, for a moment."""
        painter.fillRect(part, self._surround)
        others = [(k, t) for k, t in self._tiles.of_page(self._page) if k.px_per_mm != self._frame.px_per_mm]
        if not others:
            return
        last = others[-1][0].px_per_mm
        frame = self._frame
        scale = frame.px_per_mm / last
        painter.save()
        painter.setCompositionMode(Mode.CompositionMode_SourceOver)
        painter.setClipRect(part)
        for key, tile in others:
            area = key.area
            into = QRectF(
                area.left * scale + frame.left_px, area.top * scale + frame.top_px, TILE_PX * scale, TILE_PX * scale
            )
            if key.px_per_mm == last and into.intersects(QRectF(part)):
                painter.drawImage(into, tile.below)
                if tile.ink is not None:
                    painter.drawImage(into, tile.ink)
        painter.restore()


def _replace(image: QImage, part: QImage, area: PxRect, image_area: PxRect) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(Mode.CompositionMode_Source)
    painter.drawImage(QPoint(area.left - image_area.left, area.top - image_area.top), part)
    painter.end()

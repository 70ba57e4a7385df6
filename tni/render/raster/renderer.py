"""QPainter rendering backend: `tni.render.tiled_renderer` painted into a QImage."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import override

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import Blend, DrawInk, DrawItem
from tni.ink.segments import Segments
from tni.render.coverage import soft_px, to_pixels
from tni.render.occlusion import step_batches, visible_inks
from tni.render.page_source import PageLayers, PageSource, goes_below_ink
from tni.render.pixel_view import NO_PIXELS, PixelView, PxRect
from tni.render.raster.ink import CompositionMode, InkMask
from tni.render.raster.item_painter import ALPHA_FORMAT, OPAQUE_FORMAT, ItemPainter
from tni.render.raster.live import paint_live
from tni.render.raster.paper import PlainSheet, plain_sheet
from tni.render.raster.ruled_sheet import RuledSheet, ruled_sheet
from tni.render.tile_backend import Scene
from tni.render.tiled_renderer import TiledRenderer
from tni.render.tiles import TILE_PX, TileKey, keys_over

SURROUND = "#e6e6e2"
TILE_BYTES = 4 * TILE_PX * TILE_PX
SHARED_SHEETS = 2


@dataclass(slots=True)
class RasterTile:
    """Images of a tile. below: a blank or ruled sheet has no image until something is painted on it and is filled in
    where it is shown; this saves 5 MB for the tiles of a page, and time. ink: None where there is none."""

    below: QImage | PlainSheet | RuledSheet
    ink: QImage | None = None


class RasterBackend:
    """Painting with QPainter. `front` is the rendered image."""

    def __init__(self, painter: ItemPainter, surround: str = SURROUND) -> None:
        """surround: colour beside the page."""
        self.least_part_px = 1
        self._painter = painter
        self.surround = QColor(surround)
        self._spare: list[InkMask] = []
        self._ruled: list[RuledSheet] = []
        """The latest sheets, whose pixels all tiles share that show them; the last one is the latest."""
        self.front = QImage(1, 1, OPAQUE_FORMAT)

    def resize(self, width_px: int, height_px: int) -> None:
        self.front = QImage(width_px, height_px, OPAQUE_FORMAT)
        self._spare = [InkMask(width_px, height_px)]

    # -- tiles

    def new_tile(self) -> RasterTile:
        return RasterTile(QImage(TILE_PX, TILE_PX, OPAQUE_FORMAT))  # the system allocates its memory when it is painted

    def tile_bytes(self, tile: RasterTile) -> int:
        # A blank sheet counts as an image: the number of cached sheets must be limited too.
        return TILE_BYTES if tile.ink is None else 2 * TILE_BYTES

    def free_tile(self, tile: RasterTile) -> None:
        """Do nothing: Qt frees the images."""

    def fill(self, tile: RasterTile, key: TileKey, coarse: Sequence[tuple[TileKey, RasterTile]]) -> None:
        painter = QPainter(self._below(tile, key))
        frame = PixelView(key.px_per_mm, -key.area.left, -key.area.top, TILE_PX, TILE_PX)
        self._paint_coarse(painter, frame, coarse, QRect(0, 0, TILE_PX, TILE_PX))
        painter.end()

    def repaint(self, tile: RasterTile, key: TileKey, part: PxRect, layers: PageLayers) -> None:
        sheet = self._sheet(layers.below, key.px_per_mm)
        if sheet is not None and (part == key.area or sheet == tile.below):
            tile.below = sheet
        elif part == key.area:
            tile.below = self._painted(layers.below, key, part, OPAQUE_FORMAT)
        else:
            _replace(self._below(tile, key), self._painted(layers.below, key, part, OPAQUE_FORMAT), key, part)
        if layers.ink or tile.ink is not None:
            _replace(_ink_of(tile), self._painted(layers.ink, key, part, ALPHA_FORMAT), key, part)

    def _sheet(self, items: Sequence[DrawItem], px_per_mm: float) -> PlainSheet | RuledSheet | None:
        """Return the sheet if the items are nothing else."""
        if (plain := plain_sheet(items, px_per_mm, self._painter.warmth)) is not None:
            return plain
        ruled = ruled_sheet(items, px_per_mm, self._painter.warmth)
        return ruled and self._shared(ruled)

    def _shared(self, sheet: RuledSheet) -> RuledSheet:
        """Return the sheet that is like this one, if it was among the latest."""
        for number, one in enumerate(self._ruled):
            if one == sheet:
                self._ruled.append(self._ruled.pop(number))
                return one
        if len(self._ruled) == SHARED_SHEETS:
            sheet.take_memory(self._ruled.pop(0))
        self._ruled.append(sheet)
        return sheet

    def repaint_in_steps(
        self, tile: RasterTile, key: TileKey, part: PxRect, layers: PageLayers, portion: int
    ) -> Iterator[None]:
        below = yield from self._painted_in_steps(layers.below, key, part, OPAQUE_FORMAT, portion)
        inks = yield from visible_inks(layers.ink, key.px_per_mm, part)
        ink = yield from self._painted_in_steps(inks, key, part, ALPHA_FORMAT, portion)
        _replace(self._below(tile, key), below, key, part)
        _replace(_ink_of(tile), ink, key, part)

    def _painted_in_steps(
        self, items: Sequence[DrawItem], key: TileKey, part: PxRect, form: QImage.Format, portion: int
    ) -> Generator[None, None, QImage]:
        image = self._painted((), key, part, form)
        for run in step_batches(items, key.px_per_mm, portion):
            self._painter.paint(image, run, key.px_per_mm, part.left, part.top)
            yield
        return image

    def _below(self, tile: RasterTile, key: TileKey) -> QImage:
        """Return an image to paint on."""
        if not isinstance(sheet := tile.below, QImage):
            tile.below = image = QImage(TILE_PX, TILE_PX, OPAQUE_FORMAT)
            painter = QPainter(image)
            sheet.paint(painter, -key.area.left, -key.area.top, image.rect(), self.surround)
            painter.end()
            return image
        return sheet

    def _painted(self, items: Iterable[DrawItem], key: TileKey, part: PxRect, form: QImage.Format) -> QImage:
        image = QImage(part.width, part.height, form)
        image.fill(self.surround if form == OPAQUE_FORMAT else 0)
        self._painter.paint(image, items, key.px_per_mm, part.left, part.top)
        return image

    def stamp(self, tile: RasterTile, key: TileKey, part: PxRect, ink: DrawInk) -> None:
        image = self._below(tile, key) if goes_below_ink(ink) else _ink_of(tile)
        if part == key.area:
            self._painter.paint(image, [ink], key.px_per_mm, part.left, part.top)
            return
        new = image.copy(part.left - key.area.left, part.top - key.area.top, part.width, part.height)
        self._painter.paint(new, [ink], key.px_per_mm, part.left, part.top)
        _replace(image, new, key, part)

    # -- wet strokes

    def new_mask(self) -> InkMask:
        return self._spare.pop() if self._spare else InkMask(self.front.width(), self.front.height())

    def free_mask(self, mask: InkMask, dirty: PxRect) -> None:
        mask.clear(dirty)
        if mask.size == (self.front.width(), self.front.height()):
            self._spare.append(mask)

    def cover(self, mask: InkMask, frame: PixelView, segments: Segments, soft_mm: float) -> PxRect:
        pixels = to_pixels(segments, frame.px_per_mm, -frame.left_px, -frame.top_px)
        return mask.add(pixels, soft_px(soft_mm, frame.px_per_mm))

    def copy(self, mask: InkMask, source: InkMask, box: PxRect) -> None:
        mask.copy(source, box)

    # -- composition

    def compose(self, scene: Scene[RasterTile, InkMask], box: PxRect) -> None:
        painter = QPainter(self.front)
        painter.setCompositionMode(CompositionMode.CompositionMode_Source)
        inks, sheets = [], list[tuple[PlainSheet | RuledSheet, PxRect]]()
        covered = [one.covered_px(scene.frame) for one in scene.live if one.opaque]
        self._prepare(scene, box)
        for left, top, tile in scene.tiles:
            x, y = max(left, box.left), max(top, box.top)
            width, height = min(left + TILE_PX, box.right) - x, min(top + TILE_PX, box.bottom) - y
            part = PxRect(x, y, x + width, y + height)
            if any(whole.meeting(part) == part for whole in covered):
                pass  # a live picture hides all of it
            elif tile is None:
                self._paint_coarse(painter, scene.frame, scene.coarse, QRect(x, y, width, height))
            elif not isinstance(tile.below, QImage):
                if sheets and sheets[-1][0] == tile.below and sheets[-1][1].adjoins(part):
                    part = sheets.pop()[1].united(part)
                sheets.append((tile.below, part))
            else:
                painter.drawImage(x, y, tile.below, x - left, y - top, width, height)
            if tile is not None and tile.ink is not None:
                inks.append((x, y, tile.ink, x - left, y - top, width, height))
        for sheet, part in _by_columns(sheets):
            self._paint_sheet(painter, scene.frame, sheet, part)
        for one in scene.live:
            paint_live(painter, one, scene.frame, box)
        _paint_wet(painter, scene, box, below_ink=True)
        if inks:
            painter.setCompositionMode(CompositionMode.CompositionMode_SourceOver)
            for drawn in inks:
                painter.drawImage(*drawn)
        _paint_wet(painter, scene, box, below_ink=False)
        painter.end()

    def _paint_sheet(self, painter: QPainter, frame: PixelView, sheet: PlainSheet | RuledSheet, part: PxRect) -> None:
        sheet = self._shared(sheet) if isinstance(sheet, RuledSheet) else sheet
        box = QRect(part.left, part.top, part.width, part.height)
        sheet.paint(painter, frame.left_px, frame.top_px, box, self.surround)

    def _prepare(self, scene: Scene[RasterTile, InkMask], box: PxRect) -> None:
        """Make the pixels of ruled sheets at once, rather than tile by tile."""
        frame = scene.frame
        shown = [tile.below for _, _, tile in scene.tiles if tile is not None]
        coarse = [tile.below.at(frame.px_per_mm) for _, tile in scene.coarse if isinstance(tile.below, RuledSheet)]
        ruled = [self._shared(sheet) for sheet in (*shown, *coarse) if isinstance(sheet, RuledSheet)]
        for sheet in {id(sheet): sheet for sheet in ruled}.values():
            sheet.prepare(box.moved(-frame.left_px, -frame.top_px))

    def _paint_coarse(
        self, painter: QPainter, frame: PixelView, coarse: Iterable[tuple[TileKey, RasterTile]], part: QRect
    ) -> None:
        """Fill `part` provisionally from tiles of other scales."""
        painter.fillRect(part, self.surround)
        painter.save()
        painter.setCompositionMode(CompositionMode.CompositionMode_SourceOver)
        painter.setClipRect(part)
        for key, tile in coarse:
            scale = frame.px_per_mm / key.px_per_mm
            # Whole pixels avoid seams between tiles and let Qt use its fast scaling.
            left, top = round(key.area.left * scale) + frame.left_px, round(key.area.top * scale) + frame.top_px
            right, bottom = round(key.area.right * scale) + frame.left_px, round(key.area.bottom * scale) + frame.top_px
            into = QRect(left, top, right - left, bottom - top)
            if into.intersects(part):
                if isinstance(tile.below, QImage):
                    painter.drawImage(into, tile.below)
                elif isinstance(sheet := tile.below, PlainSheet):
                    sheet.paint(painter, frame.left_px, frame.top_px, into & part, self.surround, scale)
                else:
                    ruled = self._shared(sheet.at(frame.px_per_mm))
                    ruled.paint(painter, frame.left_px, frame.top_px, into & part, self.surround)
                if tile.ink is not None:
                    painter.drawImage(into, tile.ink)
        painter.restore()


class RasterRenderer(TiledRenderer[RasterTile, InkMask]):
    """Renderer of a page into the image `front`."""

    def __init__(
        self, source: PageSource, painter: ItemPainter, clock: Callable[[], float], surround: str = SURROUND
    ) -> None:
        self._raster = RasterBackend(painter, surround)
        self._ahead: tuple[PageId, PixelView] | None = None
        """Page that is on the image before the document has it."""
        super().__init__(source, self._raster, clock)

    @property
    def front(self) -> QImage:
        """The rendered image. A change of size replaces the object."""
        return self._raster.front

    def offer(self, page: PageId, image: QImage, box: Rect) -> None:
        """Add an image of a box of a page (mm). It is shown like tiles of another scale, where nothing better is
        painted."""
        scale = image.width() / box.width
        for key, tile in self._tiles_of(page, image, scale, round(box.x * scale), round(box.y * scale)):
            self.put(key, tile)

    def prepare(self, page: PageId, image: QImage, px_per_mm: float, *, painted: bool) -> Iterator[None]:
        """Paint a page from an image of the whole of it at this scale, a tile at each step. The page need not exist
        yet. painted: nothing is left to be painted of it when it is shown."""
        for key, tile in self._tiles_of(page, image, px_per_mm, 0, 0):
            self.put(key, tile, painted=painted)
            yield

    @property
    def is_ahead(self) -> bool:
        """True while the image shows a page by `show_ahead`."""
        return self._ahead is not None

    def show_ahead(self, page: PageId, frame: PixelView) -> None:
        """Compose a page that was painted by `prepare`, where nobody sees the image yet. Its first `show` in the same
        frame is then free; that of any other page ends this."""
        super().show(page, frame, 0.0)
        self._ahead = page, frame

    @override
    def show(self, page: PageId, frame: PixelView, budget_s: float = inf) -> PxRect:
        ahead, self._ahead = self._ahead, None
        return NO_PIXELS if ahead == (page, frame) else super().show(page, frame, budget_s)

    def withdraw(self, page: PageId) -> None:
        """Discard what was painted of a page that will not be shown."""
        for key, _ in self.tiles.of_page(page):
            self.tiles.drop(key)

    def _tiles_of(
        self, page: PageId, image: QImage, px_per_mm: float, left: int, top: int
    ) -> Iterator[tuple[TileKey, RasterTile]]:
        """Make the tiles that show an image. left, top: its place on the scaled page."""
        for key in keys_over(page, px_per_mm, PxRect(left, top, left + image.width(), top + image.height())):
            below = QImage(TILE_PX, TILE_PX, OPAQUE_FORMAT)
            below.fill(self._raster.surround)
            painter = QPainter(below)
            painter.drawImage(left - key.area.left, top - key.area.top, image)
            painter.end()
            yield key, RasterTile(below)

    def set_surround(self, colour: str) -> None:
        """Set the colour beside the page. Visible after the next `show`."""
        self._raster.surround = QColor(colour)
        self.forget()


def _by_columns[Sheet](parts: Sequence[tuple[Sheet, PxRect]]) -> list[tuple[Sheet, PxRect]]:
    """Return parts of sheets with those as one that lie below each other."""
    found: list[tuple[Sheet, PxRect]] = []
    for sheet, part in parts:
        whole = part
        if found and found[-1][0] == sheet and found[-1][1].is_above(part):
            whole = found.pop()[1].united(part)
        found.append((sheet, whole))
    return found


def _paint_wet(painter: QPainter, scene: Scene[RasterTile, InkMask], box: PxRect, below_ink: bool) -> None:
    for wet in scene.wet:
        if (wet.blend is not Blend.NORMAL) == below_ink and not (part := wet.dirty.meeting(box)).empty:
            grain = scene.frame.scaled if wet.pen.kind.grainy else None
            wet.mask.paint(painter, part, wet.pen.colour, wet.opacity, wet.blend, grain)


def _ink_of(tile: RasterTile) -> QImage:
    if tile.ink is None:
        tile.ink = QImage(TILE_PX, TILE_PX, ALPHA_FORMAT)
        tile.ink.fill(0)
    return tile.ink


def _replace(image: QImage, new: QImage, key: TileKey, part: PxRect) -> None:
    painter = QPainter(image)
    painter.setCompositionMode(CompositionMode.CompositionMode_Source)
    painter.drawImage(QPoint(part.left - key.area.left, part.top - key.area.top), new)
    painter.end()

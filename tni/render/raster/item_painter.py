"""Painting of draw items to pixels with QPainter, for the raster backend, tiles, thumbnails and PNG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from tni.core.ids import BlobId
from tni.document.drawlist import DrawFill, DrawImage, DrawInk, DrawItem, DrawPaper, DrawPdf, DrawText
from tni.document.items import PdfBackground, Text
from tni.ink.segments import Segments
from tni.render.coverage import soft_px, to_pixels
from tni.render.occlusion import MIN_OVERDRAW_STROKES, run_steps, visible_inks
from tni.render.page_source import merge_inks
from tni.render.pdf_tiles import NoPdfTiles, PdfTileSource
from tni.render.pixel_view import PixelTransform, PxRect, pixels_around
from tni.render.raster.image_painters import ImagePainter, PdfPagePainter, even_opacity
from tni.render.raster.ink import InkMask
from tni.render.raster.kept_runs import KeptRuns
from tni.render.raster.paper import paint_paper
from tni.render.text_layout import Fonts, paint_text
from tni.render.tiles import TILE_PX

OPAQUE_FORMAT = QImage.Format.Format_RGB32
ALPHA_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


def no_blobs(blob: BlobId) -> bytes:
    raise KeyError(blob)


class ItemPainter:
    """Paints draw items. It caches decoded images, fonts and one mask between calls. warmth: of papers, 0.0 to 1.0.
    failed_pdf: text in place of a PDF page that can't be rendered."""

    def __init__(
        self,
        blobs: Callable[[BlobId], bytes] = no_blobs,
        pdf: PdfTileSource | None = None,
        fonts: Fonts | None = None,
        failed_pdf: str = "",
    ) -> None:
        self.pictures = ImagePainter(blobs)
        self._pdf = PdfPagePainter(pdf or NoPdfTiles(), failed_pdf)
        self._fonts = fonts or Fonts()
        self.warmth = 0.0
        self._tile_mask = InkMask(TILE_PX, TILE_PX)

    def paint(
        self, image: QImage, items: Iterable[DrawItem], px_per_mm: float, left_px: int, top_px: int,
        kept: KeptRuns | None = None,
    ) -> bool:  # fmt: skip
        """Paint onto `image`, whose top left pixel is (left_px, top_px) of the scaled page. kept: pictures of what was
        painted there before, for what is painted again and again with little changed.

        Returns: False when a PDF page is provisional.
        """
        part = PxRect(left_px, top_px, left_px + image.width(), top_px + image.height())

        def paint_some(painter: QPainter, some: Iterable[DrawItem]) -> bool:
            return self._paint_items(painter, some, px_per_mm, part)

        painter = QPainter(image)
        try:
            if kept is None:
                return paint_some(painter, items)
            return kept.paint(painter, list(items), px_per_mm, part, paint_some)
        finally:
            painter.end()

    def _paint_items(self, painter: QPainter, items: Iterable[DrawItem], px_per_mm: float, part: PxRect) -> bool:
        final = True
        for is_ink, run in groupby(items, lambda item: isinstance(item, DrawInk)):
            if is_ink:
                inks = [i for i in run if isinstance(i, DrawInk)]
                painter.resetTransform()
                self._paint_ink(painter, inks, px_per_mm, part)
                continue
            for item in run:
                painter.resetTransform()
                painter.translate(-part.left, -part.top)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                final &= self._paint_other(painter, item, px_per_mm, part)
        return final

    def has_failed(self, pdf: PdfBackground) -> bool:
        """Return whether a PDF page cannot be painted, but a text in its place."""
        return self._pdf.has_failed(pdf)

    def paint_text(self, painter: QPainter, text: Text, px_per_mm: float, left_px: int, top_px: int) -> None:
        """Paint a text as it is painted in the page, whose top left corner is at (left_px, top_px) of the painter's
        pixels."""
        painter.save()
        painter.translate(left_px, top_px)
        painter.scale(px_per_mm, px_per_mm)
        paint_text(painter, DrawText(text, text.transform), self._fonts)
        painter.restore()

    def _paint_other(self, painter: QPainter, item: DrawItem, px_per_mm: float, part: PxRect) -> bool:
        match item:
            case DrawPaper():
                paint_paper(painter, item, px_per_mm, part, self.warmth)
            case DrawPdf():
                return self._pdf.paint(painter, item, px_per_mm, part)
            case DrawFill():
                paint_fill(painter, item, px_per_mm)
            case DrawText():
                painter.scale(px_per_mm, px_per_mm)
                paint_text(painter, item, self._fonts)
            case DrawImage():
                painter.scale(px_per_mm, px_per_mm)
                self.pictures.paint(painter, item, px_per_mm)
            case DrawInk():
                raise AssertionError("ink is painted in runs")
            case _:
                assert_never(item)
        return True

    def _paint_ink(self, painter: QPainter, inks: Sequence[DrawInk], px_per_mm: float, part: PxRect) -> None:
        """Paint ink in squares as large as tiles: occlusion processes the whole square for every few strokes, which
        would be too slow for a whole screen."""
        if part.width <= TILE_PX and part.height <= TILE_PX:
            self._paint_square(painter, inks, px_per_mm, part)
            return
        boxes = np.array([pixels_around(ink.bounds, px_per_mm) for ink in inks], np.float64).reshape(-1, 4)
        for square in tile_sized_parts(part):
            met = (boxes[:, :2] < (square.right, square.bottom)) & (boxes[:, 2:] > (square.left, square.top))
            painter.resetTransform()
            painter.translate(square.left - part.left, square.top - part.top)
            self._paint_square(painter, [inks[n] for n in np.flatnonzero(met.all(axis=1)).tolist()], px_per_mm, square)

    def _paint_square(self, painter: QPainter, inks: Sequence[DrawInk], px_per_mm: float, part: PxRect) -> None:
        """Paint ink in a square no larger than a tile. The painter's origin is its top left pixel."""
        mask, here = self._tile_mask, PixelTransform(px_per_mm, part.left, part.top)
        todo = merge_inks(run_steps(visible_inks(inks, px_per_mm, part)) if len(inks) >= MIN_OVERDRAW_STROKES else inks)
        if len(todo) > 1 and 2 * part.height <= TILE_PX and not any(tint.grainy for tint, _ in todo):
            for start in range(0, len(todo), TILE_PX // part.height):
                self._paint_stacked(painter, todo[start : start + TILE_PX // part.height], px_per_mm, part)
            return
        for tint, segments in todo:
            box = mask.add(to_pixels(segments, px_per_mm, part.left, part.top), soft_px(tint.soft_mm, px_per_mm))
            seen = box.meeting(PxRect(0, 0, part.width, part.height))
            if not seen.empty:
                mask.paint(painter, seen, tint.colour, tint.opacity, tint.blend, here if tint.grainy else None)
            mask.clear(box)

    def _paint_stacked(
        self, painter: QPainter, todo: Sequence[tuple[DrawInk, Segments]], px_per_mm: float, part: PxRect
    ) -> None:
        """Paint a small part: each union gets an image of its own, and all are covered at once, since covering takes
        most of the time."""
        mask, height = self._tile_mask, part.height
        pictures = np.repeat(np.arange(len(todo), dtype=np.int32), [len(segments) for _, segments in todo])
        pixels = to_pixels(np.concatenate([segments for _, segments in todo]), px_per_mm, part.left, part.top)
        mask.add_stacked(pixels, pictures, height)
        for number, (tint, _) in enumerate(todo):
            box = PxRect(0, number * height, part.width, (number + 1) * height)
            mask.paint(painter, box, tint.colour, tint.opacity, tint.blend, None, number * height)
        mask.clear(PxRect(0, 0, TILE_PX, len(todo) * height))  # ink beside a small part is covered too


def tile_sized_parts(part: PxRect) -> Iterator[PxRect]:
    """Split a part of the scaled page into squares no larger than a tile."""
    for top in range(part.top, part.bottom, TILE_PX):
        for left in range(part.left, part.right, TILE_PX):
            yield PxRect(left, top, min(left + TILE_PX, part.right), min(top + TILE_PX, part.bottom))


def paint_to_bgra(painter: ItemPainter, items: Sequence[DrawItem], px_per_mm: float, area: PxRect) -> bytes:
    """Return pixels `area` of the scaled page, transparent where nothing is painted, for OpenGL; see
    `tni.render.gl.backend`."""
    image = QImage(area.width, area.height, ALPHA_FORMAT)
    image.fill(0)
    painter.paint(image, items, px_per_mm, area.left, area.top)
    return bytes(image.constBits())


def paint_fill(painter: QPainter, item: DrawFill, unit: float) -> None:
    """Paint a polygon. The painter's unit is 1 / `unit` mm."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(item.colour)
    colour.setAlphaF(even_opacity(item.opacity))
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x * unit, y * unit) for x, y in item.polygon]))

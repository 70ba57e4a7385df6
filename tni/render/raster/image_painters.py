"""Painting of images and PDF pages with QPainter."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import floor, log2

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from tni.core.errors import TniError
from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId
from tni.document.drawlist import DrawImage, DrawPdf
from tni.document.items import PdfBackground
from tni.render.pdf_tiles import PdfTilePixels, PdfTileSource
from tni.render.pixel_view import PxRect, pixels_to_mm
from tni.render.raster.clear_colour import without_colour
from tni.render.raster.image_decoder import decode_image
from tni.render.raster.live_pictures import LivePictures
from tni.render.raster.painter_state import saved_state
from tni.render.tiles import TILE_PX

KEPT_BYTES = 96 << 20
_MOVING, _MARKED_BYTES = b"acTL", 256
"""Mark of an animated PNG, and where it stands."""
FAILED_WIDTH, FAILED_HEIGHT = 0.6, 0.3
"""Largest share of a PDF page that the text in place of it takes."""
FAILED_LINE_EMS = 1.4


def even_opacity(opacity: float) -> float:
    """Return the nearest opacity that is an even number of 255ths: a PDF marks blend modes with odd ones (see
    `tni.render.pdf_writer`)."""
    return 1.0 if opacity >= 1.0 else min(round(opacity * 255 / 2) * 2, 254) / 255


def qtransform(affine: Affine) -> QTransform:
    return QTransform(affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)


class ImagePainter:
    """Paints images. It caches the most recently painted ones, also halved to about their size on the screen."""

    def __init__(self, blobs: Callable[[BlobId], bytes], kept_bytes: int = KEPT_BYTES) -> None:
        """blobs: returns the bytes of an image file; an error shows as a missing image."""
        self._blobs = blobs
        self._kept_bytes = kept_bytes
        self._kept: OrderedDict[tuple[BlobId, int, str], QImage] = OrderedDict()
        self.given: dict[BlobId, QImage] = {}
        """Images that are in no file."""
        self._live = LivePictures(self.given)
        self.moving: set[BlobId] = set()
        """Images that were painted and hold an animation, of which the first frame is painted."""

    def paint(self, painter: QPainter, item: DrawImage, px_per_mm: float) -> None:
        """Paint an image. The painter's unit is the page mm, at px_per_mm."""
        if item.live:
            self._live.paint(painter, item)
            return
        box = QRectF(0.0, 0.0, item.width_mm, item.height_mm)
        with saved_state(painter):
            painter.setTransform(qtransform(item.transform), True)
            painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
            left, top, right, bottom = item.crop
            width_px = item.width_mm * item.transform.mean_scale * px_per_mm / (1.0 - left - right)
            image = self.image(item.blob, width_px, item.clear)
            if image.isNull():
                _paint_missing(painter, box)
                return
            wide, high = image.width(), image.height()
            part = QRectF(left * wide, top * high, (1.0 - left - right) * wide, (1.0 - top - bottom) * high)
            painter.setOpacity(even_opacity(item.opacity))
            painter.drawImage(box, image, part)

    def image(self, blob: BlobId, width_px: float, clear: str = "") -> QImage:
        """Return the image, halved as often as it stays at least `width_px` wide; a null image when it cannot be
        decoded. clear: colour that is made transparent, "" for none."""
        given = self.given.get(blob)
        full = self._remembered((blob, 0, ""), lambda: self._decoded(blob)) if given is None else given
        if clear and not full.isNull():
            opaque = full
            full = self._remembered((blob, 0, clear), lambda: without_colour(opaque, clear))
        if full.isNull() or width_px <= 0:
            return full
        level = max(0, floor(log2(max(full.width() / width_px, 1.0))))
        if level == 0:
            return full
        size = QSize(max(1, full.width() >> level), max(1, full.height() >> level))
        smooth, stretch = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
        return self._remembered((blob, level, clear), lambda: full.scaled(size, stretch, smooth))

    def keep(self, blob: BlobId, image: QImage) -> None:
        """Take an image that is in memory already, so that its file need not be decoded."""
        self._remembered((blob, 0, ""), lambda: image)

    def _remembered(self, key: tuple[BlobId, int, str], make: Callable[[], QImage]) -> QImage:
        if (image := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return image
        image = self._kept[key] = make()
        while len(self._kept) > 1 and sum(i.sizeInBytes() for i in self._kept.values()) > self._kept_bytes:
            self._kept.popitem(last=False)
        return image

    def _decoded(self, blob: BlobId) -> QImage:
        try:
            data = self._blobs(blob)
        except (LookupError, OSError, TniError):
            return QImage()
        if _MOVING in data[:_MARKED_BYTES]:
            self.moving.add(blob)
        return decode_image(data).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _paint_missing(painter: QPainter, box: QRectF) -> None:
    """Paint a crossed grey box in place of an image that cannot be shown."""
    painter.fillRect(box, QColor("#d9d9d9"))
    pen = QPen(QColor("#8c8c8c"), 0)
    painter.setPen(pen)
    painter.drawRect(box)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.topRight())


@dataclass(frozen=True, slots=True)
class _Coarse:
    region: Rect
    image: QImage


class PdfPagePainter:
    """Paints PDF pages from a source that may deliver later. Until then it scales an image that it received before.

    failed_text: painted in place of a page that can't be rendered.
    """

    def __init__(self, tiles: PdfTileSource, failed_text: str = "") -> None:
        self._tiles, self._failed_text = tiles, failed_text
        self._whole: OrderedDict[PdfBackground, _Coarse] = OrderedDict()

    def paint(self, painter: QPainter, item: DrawPdf, px_per_mm: float, part: PxRect) -> bool:
        """Paint the part of the PDF page within `part`. The painter and `part` are in pixels of the scaled page.

        Returns: False when the result is provisional.
        """
        box = item.box
        page = PxRect(
            round(box.x * px_per_mm),
            round(box.y * px_per_mm),
            round(box.right * px_per_mm),
            round(box.bottom * px_per_mm),
        )
        final = True
        with saved_state(painter):
            painter.setClipRect(QRect(part.left, part.top, part.width, part.height))
            for cell in () if self._tiles.has_failed(item.pdf) else _cells(page.meeting(part)):
                final &= self._paint_cell(painter, item, px_per_mm, cell.meeting(page))
            if failed := self._tiles.has_failed(item.pdf):  # perhaps only now
                painter.scale(px_per_mm, px_per_mm)
                paint_failed_page(painter, item.box, self._failed_text)
        return failed or final

    def has_failed(self, pdf: PdfBackground) -> bool:
        return self._tiles.has_failed(pdf)

    def _paint_cell(self, painter: QPainter, item: DrawPdf, px_per_mm: float, cell: PxRect) -> bool:
        """Paint one square of the tile grid. The grid does not depend on the repainted part, so each square is
        requested once."""
        box = item.box
        zoom = box.width / item.pdf.width_mm  # page mm per mm of the PDF
        shown = pixels_to_mm(cell, px_per_mm)
        region = Rect((shown.x - box.x) / zoom, (shown.y - box.y) / zoom, shown.width / zoom, shown.height / zoom)
        into = QRectF(cell.left, cell.top, cell.width, cell.height)
        pixels = self._tiles.tile(item.pdf, region, px_per_mm * zoom)
        if pixels is not None:
            painter.drawImage(into, to_qimage(pixels))
            self._cache(item.pdf, region, pixels)
            return True
        if (coarse := self._whole.get(item.pdf)) is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            scale = coarse.image.width() / coarse.region.width
            source = QRectF(
                (region.x - coarse.region.x) * scale,
                (region.y - coarse.region.y) * scale,
                region.width * scale,
                region.height * scale,
            )
            painter.drawImage(into, coarse.image, source)
        return False

    def _cache(self, pdf: PdfBackground, region: Rect, pixels: PdfTilePixels) -> None:
        """Cache the last image of a whole page, which thumbnails and small scales produce."""
        if region.width >= pdf.width_mm * 0.98 and region.height >= pdf.height_mm * 0.98:
            self._whole[pdf] = _Coarse(region, to_qimage(pixels).copy())
            self._whole.move_to_end(pdf)
            if len(self._whole) > 8:
                self._whole.popitem(last=False)


def paint_failed_page(painter: QPainter, box: Rect, text: str) -> None:
    """Paint a text in place of a PDF page that can't be rendered. The painter's unit is that of `box`."""
    paper = QRectF(box.x, box.y, box.width, box.height)
    painter.fillRect(paper, QColor("#f4f4f4"))
    path, em = QPainterPath(), 100.0
    font = QFont()
    font.setPixelSize(round(em))
    for number, line in enumerate(text.splitlines()):
        width = QFontMetricsF(font).horizontalAdvance(line)
        path.addText(-width / 2, number * FAILED_LINE_EMS * em, font, line)
    bounds = path.boundingRect()
    if bounds.isEmpty():
        return
    scale = min(FAILED_WIDTH * box.width / bounds.width(), FAILED_HEIGHT * box.height / bounds.height())
    with saved_state(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(paper.center())
        painter.scale(scale, scale)
        painter.translate(-bounds.center())
        painter.fillPath(path, QColor("#4a4a4a"))


def _cells(part: PxRect) -> Iterator[PxRect]:
    """Return the squares of the tile grid that a part meets, in pixels of the scaled page."""
    for top in range(part.top // TILE_PX * TILE_PX, part.bottom, TILE_PX):
        for left in range(part.left // TILE_PX * TILE_PX, part.right, TILE_PX):
            yield PxRect(left, top, left + TILE_PX, top + TILE_PX)


def to_qimage(pixels: PdfTilePixels) -> QImage:
    """Wrap the pixels without copying: `pixels` must outlive the image."""
    return QImage(pixels.data, pixels.width_px, pixels.height_px, pixels.width_px * 4, QImage.Format.Format_RGB32)

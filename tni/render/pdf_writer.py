"""Export of pages as a PDF of vectors: ink, rulings and shapes as paths, text as text, images as they are.

pikepdf corrects in the file what QPdfWriter cannot do: QPdfWriter writes page sizes in whole points only, and no blend
modes.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import assert_never

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QDataStream, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QTransform,
)

from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.core.units import MM_PER_INCH
from tni.document.drawlist import Blend, DrawFill, DrawImage, DrawInk, DrawPaper, DrawPdf, DrawText
from tni.ink.grain import TEXEL_MM, levels
from tni.render import paper as ruled
from tni.render.ink_outline import constant_width, outlines, polylines
from tni.render.pdf_links import add_links, points, text_links
from tni.render.pdf_marks import ContentMarks, TextMarks, marked_pages
from tni.render.pdf_structure import PageStructure, StructureWriter, TagTexts
from tni.render.print_page import DrawnPart, PrintLink, PrintPage
from tni.render.raster.image_painters import ImagePainter
from tni.render.raster.item_painter import paint_fill
from tni.render.raster.painter_state import saved_state
from tni.render.sheet_rulings import ruled_dots, ruled_marks, sheet_lines
from tni.render.text_layout import Fonts, paint_text

DPI = 2540
"""Resolution: 0.01 mm. Coordinates on this grid are written as whole numbers, which halves the file."""
PICTURE_PX_PER_MM = 300 / MM_PER_INCH
"""Images of a higher resolution are halved."""
CREATOR = "TNI"
PACKING = 4
"""Level of zlib: with 6 pages full of ink take three times as long, and are 3 % smaller."""
CHALK_LEVEL = 1
"""Level of the grain: texels of 0.25 mm, the finest that prints well."""

_log = logging.getLogger(__name__)

BLEND_MARKS = {Blend.MULTIPLY: 1, Blend.SCREEN: -1}
"""Offset of the opacity, in 1/255, that marks each blend mode: opacity is the only property that QPdfWriter passes
on."""
BLEND_NAMES = {Blend.MULTIPLY: "/Multiply", Blend.SCREEN: "/Screen"}


def pdf_bytes(
    pages: Iterable[PrintPage],
    blobs: Callable[[BlobId], bytes],
    fonts: Fonts,
    paper: bool = True,
    title: str = "",
    drawn: Callable[[int], object] = lambda _n: None,
    tags: TagTexts | None = None,
) -> bytes:
    """Write a PDF file with one page for each of `pages`.

    tags: texts of its tags, by which it is read aloud; None for a file without tags, for paper.

    paper: draw sheet and rulings. A page with a PDF background never gets them and keeps a transparent background: the
    PDF page is placed under it in a later step. drawn: called with the number of pages drawn so far. Raises: ValueError
    without pages.
    """
    found = list(pages)
    if not found:
        raise ValueError("a PDF has at least one page")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator(CREATOR)
    drawing = VectorPagePainter(ImagePainter(blobs), fonts, paper)
    _set_size(writer, found[0])
    painter = QPainter(writer)
    marks = [] if tags is None else [ContentMarks(PageStructure(page)) for page in found]
    try:
        for number, page in enumerate(found):
            if number:
                _set_size(writer, page)
                writer.newPage()
            painter.resetTransform()
            painter.scale(DPI / MM_PER_INCH, DPI / MM_PER_INCH)
            drawing.page(painter, page, marks[number] if marks else None)
            drawn(number + 1)
    finally:
        painter.end()
    structures = [one.structure for one in marks]
    named = tags is not None and tags.described
    links = [
        [*(link if named else replace(link, name="") for link in page.links), *text_links(page, fonts, one)]
        for page, one in zip_longest(found, structures)
    ]
    tagging = None if tags is None else _Tagging(tags, marks, title)
    return _put_right(bytes(buffer.data().data()), found, links, tagging)


def _set_size(writer: QPdfWriter, page: PrintPage) -> None:
    size = QPageSize(
        QSizeF(page.width_mm, page.height_mm), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)


@dataclass(frozen=True, slots=True)
class VectorPagePainter:
    """Paints pages as vectors with any painter whose unit is the page mm. paper: draw sheet and rulings. background:
    paints a PDF page, if no later step places it under this file's page."""

    pictures: ImagePainter
    fonts: Fonts
    paper: bool = True
    background: Callable[[QPainter, DrawPdf], None] | None = None

    def page(self, painter: QPainter, page: PrintPage, marks: ContentMarks | None = None) -> None:
        """Paint a page. marks: get to know which part of it is painted when."""
        has_pdf = any(isinstance(item, DrawPdf) for item in page.items)
        for place, item in enumerate(page.items):
            if marks is not None and not isinstance(item, DrawText):
                marks.begin(painter, DrawnPart(place))
            with saved_state(painter):
                match item:
                    case DrawPaper():
                        if self.paper and not has_pdf:
                            _draw_paper(painter, item)
                    case DrawPdf():
                        if self.background is not None:
                            self.background(painter, item)
                    case DrawInk():
                        _draw_ink(painter, item)
                    case DrawFill():
                        paint_fill(painter, item, 1.0)
                    case DrawText():
                        paint_text(painter, item, self.fonts, None if marks is None else TextMarks(marks, place))
                    case DrawImage():
                        self.pictures.paint(painter, item, PICTURE_PX_PER_MM)
                    case _:
                        assert_never(item)
        if marks is not None:
            marks.end(painter)


def _draw_paper(painter: QPainter, item: DrawPaper) -> None:
    tint = ruled.paper_colours(item.paper)
    page = Rect(0.0, 0.0, item.width_mm, item.height_mm)
    painter.fillRect(QRectF(0.0, 0.0, page.width, page.height), QColor(tint.sheet))
    for line in sheet_lines(item):
        start = line.at_mm - line.width_mm / 2
        if line.across:
            painter.fillRect(QRectF(0.0, start, page.width, line.width_mm), QColor(line.colour))
        else:
            painter.fillRect(QRectF(start, 0.0, line.width_mm, page.height), QColor(line.colour))
    if dots := ruled_dots(item):
        points = [np.array([(x, y), (x + 0.01, y)]) for x, y in dots]
        pen = QPen(QColor(tint.main), 2 * ruled.DOT_RADIUS_MM, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.strokePath(path_of(points), pen)  # the shortest encoding of a dot
    if marks := ruled_marks(item):
        painter.setClipRect(QRectF(0.0, 0.0, page.width, page.height), Qt.ClipOperation.IntersectClip)
        for group in marks:
            _draw_marks(painter, group)


def _draw_marks(painter: QPainter, group: ruled.RuledMarks) -> None:
    path = path_of([np.array(ends).reshape(2, 2) for ends in group.lines])
    for x, y, radius in group.circles:
        path.addEllipse(QPointF(x, y), radius, radius)
    painter.strokePath(path, QPen(QColor(group.colour), group.width_mm, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))


def _draw_ink(painter: QPainter, item: DrawInk) -> None:
    """Draw a line where the width is constant, outlines otherwise; in either case one path, painted once."""
    if not len(item.segments):
        return
    colour = QColor(item.colour)
    colour.setAlpha(_alpha(item.opacity, item.blend))
    paint = chalk_brush(item.colour) if item.grainy else QBrush(colour)
    width = constant_width(item.segments)
    if width is not None:
        pen = QPen(paint, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path_of(polylines(item.segments)), pen)
    else:
        painter.fillPath(path_of(outlines(item.segments)), paint)


@lru_cache(maxsize=16)
def chalk_brush(colour: str) -> QBrush:
    """Return a brush of chalk in this colour, with bare hollows, as a pattern of the whole page. Its unit is the mm."""
    stays = levels()[CHALK_LEVEL]
    side = len(stays)
    pixels = np.empty((side, side, 4), np.uint8)
    pixels[...] = np.frombuffer(QColor(colour).rgba().to_bytes(4, "little"), np.uint8)
    pixels[..., 3] = stays
    image = QImage(pixels.data, side, side, 4 * side, QImage.Format.Format_ARGB32).copy()
    brush = QBrush(image)
    texel_mm = TEXEL_MM * 2**CHALK_LEVEL
    brush.setTransform(QTransform.fromScale(texel_mm, texel_mm))
    return brush


def _alpha(opacity: float, blend: Blend) -> int:
    """Return the alpha, 0 to 255. It is even for NORMAL, and a multiple of four plus the mark for the others."""
    if opacity >= 1 and blend is Blend.NORMAL:
        return 255
    if blend is Blend.NORMAL:
        return min(round(opacity * 255 / 2) * 2, 254)
    return min(max(round(opacity * 255 / 4) * 4, 4), 252) + BLEND_MARKS[blend]


PATH_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""Element of QPainterPath in a QDataStream: type 0 move, 1 line; all big-endian (Qt's serialisation formats)."""


def path_of(runs: Sequence[NDArray[np.float64]]) -> QPainterPath:
    """Return a path through each run of (n, 2) points in mm, rounded to 0.01, filled by the winding rule. It is
    deserialised from bytes, which needs no call per point."""
    elements = np.empty(sum(map(len, runs)), PATH_ELEMENT)
    points = np.concatenate(runs).round(2)
    elements["type"] = 1
    elements["type"][np.cumsum([0, *map(len, runs[:-1])])] = 0
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    head, tail = len(elements).to_bytes(4, "big"), (0).to_bytes(4, "big") + (1).to_bytes(4, "big")
    path = QPainterPath()
    QDataStream(QByteArray(head + elements.tobytes() + tail)) >> path
    return path


@dataclass(frozen=True, slots=True)
class _Tagging:
    """Tags of a file, and where they belong in its contents."""

    texts: TagTexts
    marks: Sequence[ContentMarks]
    title: str

    def put_into(self, pdf: pikepdf.Pdf, pages: Sequence[PrintPage]) -> None:
        """Write the tags; the marks stay, far beyond the pages, if any of them is not found."""
        contents = marked_pages([page.Contents.read_bytes() for page in pdf.pages], self.marks)
        if contents is None:
            _log.warning("a PDF is written without tags: Qt has drawn the marks in another way")
            return
        for page, content in zip(pdf.pages, contents, strict=True):
            packed = zlib.compress(content, PACKING)
            page.Contents = pdf.make_stream(packed, Filter=pikepdf.Name.FlateDecode)
        structures = [marks.structure for marks in self.marks]
        StructureWriter(pdf, self.texts).write(pages, structures, self.title)


def _put_right(
    data: bytes, pages: Sequence[PrintPage], links: Sequence[Sequence[PrintLink]], tagging: _Tagging | None
) -> bytes:
    """Set exact page sizes (Qt measures its paper from the top, in whole points) and blend modes (PDF 32000-1,
    11.3.5), and add links and tags."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for found, wanted in zip(pdf.pages, pages, strict=True):
            top = Decimal(str(found.mediabox[3]))
            width, height = (points(mm) for mm in (wanted.width_mm, wanted.height_mm))
            found.mediabox = pikepdf.Array([Decimal(0), top - height, width, top])
            for state in _graphics_states(found):
                state.BM = pikepdf.Name(_blend_name(state))
        _name_spaces(pdf)
        add_links(pdf, [page.key for page in pages], links)
        if tagging is not None:
            tagging.put_into(pdf, pages)
        pdf.save(out, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


_CODES = re.compile(rb"\[[^\]]*\]")


def _name_spaces(pdf: pikepdf.Pdf) -> None:
    """Say in all fonts that spaces are spaces: tabs have the same glyph, and Qt takes the first sign that has it."""
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/Font" and "/ToUnicode" in font:
            codes = font.ToUnicode.read_bytes()
            font.ToUnicode.write(_CODES.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), codes))


def _graphics_states(page: pikepdf.Page) -> Iterable[pikepdf.Dictionary]:
    states = page.resources.get("/ExtGState", pikepdf.Dictionary())
    return [state for state in states.values() if isinstance(state, pikepdf.Dictionary)]


def _blend_name(state: pikepdf.Dictionary) -> str:
    alpha = round(float(state.get("/ca", 1)) * 255)
    if alpha < 255:
        for blend, mark in BLEND_MARKS.items():
            if (alpha - mark) % 4 == 0:
                return BLEND_NAMES[blend]
    return "/Normal"

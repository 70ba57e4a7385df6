"""A lesson's web page with what Qt gives to it: laid-out texts, pictures, drawings of PDF pages, fonts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tni.core.geometry import Rect
from tni.core.ids import BlobId
from tni.document.drawlist import DrawPdf
from tni.document.items import PdfBackground
from tni.render.pdf_tiles import PdfTilePixels
from tni.render.raster.image_painters import ImagePainter, to_qimage
from tni.render.raster.web_pictures import web_picture
from tni.render.svg.page_svg import SvgSources
from tni.render.svg.web_picture import WebPicture, data_address
from tni.render.text_layout import LEGIBLE, Fonts, font_family
from tni.render.text_lines import text_lines
from tni.render.woff import woff_of
from tni.services.printing.web_lesson import WebLesson
from tni.services.printing.web_page import WebFont, WebMaterial, write_web_page
from tni.ui.i18n import language, tr
from tni.ui.printing.web_page_texts import web_texts

KEPT_BYTES = 32 << 20
"""Decoded images are needed once or twice."""


class PdfPages(Protocol):
    """Interface of `PdfPageCache` for exports. Its methods wait."""

    def now(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:
        """Return a part of a page; None when it can't be drawn."""

    def text(self, pdf: PdfBackground) -> str:
        """Return the text of a page, empty without any."""


@dataclass(frozen=True, slots=True)
class WebExport:
    """Web page to write, on any thread. blobs: returns an image file of the lesson. pdf: draws and reads its PDF
    pages."""

    lesson: WebLesson
    blobs: Callable[[BlobId], bytes]
    pdf: PdfPages
    fonts: Fonts
    day: str = ""

    def write(
        self,
        path: Path,
        drawn: Callable[[int], object] = lambda _n: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Write the file; see `write_web_page`. Raises: WriteError, ExportCancelledError."""
        write_web_page(self.lesson, path, self.material(), drawn, is_cancelled)

    def material(self) -> WebMaterial:
        sources = page_sources(self.blobs, self.pdf, self.fonts)
        return WebMaterial(sources, web_texts(self.day), web_font, LEGIBLE.name, self.pdf.text, self.blobs)


def page_sources(blobs: Callable[[BlobId], bytes], pdf: PdfPages, fonts: Fonts) -> SvgSources:
    """Return what pages are drawn with as SVG. blobs: returns an image file of the lesson."""
    images = ImagePainter(blobs, KEPT_BYTES)

    def background(drawn: DrawPdf, width_px: float) -> WebPicture | None:
        whole = Rect(0.0, 0.0, drawn.pdf.width_mm, drawn.pdf.height_mm)
        pixels = pdf.now(drawn.pdf, whole, width_px / drawn.pdf.width_mm)
        return None if pixels is None else web_picture(to_qimage(pixels), width_px)

    return SvgSources(
        lines=lambda text: text_lines(text, fonts, language()),
        picture=lambda blob, width_px, clear: web_picture(images.image(blob, 0, clear), width_px),
        background=background,
        no_alt=tr("Image sans description"),
        pdf_page=tr("Page d’un document PDF"),
        cover=tr("Cache : un toucher l’enlève"),
    )


def web_font(name: str, bold: bool, italic: bool = False) -> WebFont | None:
    """Return a face for the page; None for one that its reader makes of the upright or the regular one."""
    family = font_family(name)
    face = family.face(bold=bold, italic=italic)
    return None if face is None else WebFont(family.name, bold, data_address(woff_of(face), "font/woff"), italic)

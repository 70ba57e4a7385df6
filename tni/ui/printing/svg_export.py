"""Pages of a lesson as SVG files, each whole in itself: with its pictures, and the fonts of its texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tni.core.ids import BlobId
from tni.files.atomic import atomic_file
from tni.render.print_page import PrintPage
from tni.render.svg.page_svg import SvgPage, SvgSources, SvgWriter
from tni.render.text_layout import Fonts
from tni.services.printing.page_export import PageExport
from tni.services.printing.web_page import font_face
from tni.ui.i18n import tr
from tni.ui.printing.web_export import PdfPages, page_sources, web_font

BLENDING = ".multiply{mix-blend-mode:multiply}.screen{mix-blend-mode:screen}"


def write_svgs(
    export: PageExport,
    path: Path,
    blobs: Callable[[BlobId], bytes],
    pdf: PdfPages,
    fonts: Fonts,
    wrote: Callable[[int], object] = lambda _n: None,
) -> list[Path]:
    """Write one drawing per page, on any thread; see `PageExport.png_paths`. wrote: called with the number of pages
    written so far. Raises: WriteError."""
    sources = page_sources(blobs, pdf, fonts)
    paths = export.png_paths(path)
    for place, (page, target) in enumerate(zip(export.pages, paths, strict=True), 1):
        name = tr("Page {}").format(place)
        data = svg_document(page, sources, f"{export.title} – {name}" if export.title else name).encode()
        with atomic_file(target) as file:
            file.write(data)
        wrote(place)
    return paths


def svg_document(page: PrintPage, sources: SvgSources, name: str) -> str:
    """Return a page as SVG. name: of it, for readers who cannot see it."""
    writer = SvgWriter(sources)

    def style() -> str:
        faces = [found for font in sorted(writer.fonts) if (found := web_font(*font)) is not None]
        return "".join(map(font_face, faces)) + BLENDING

    return writer.document(SvgPage(page.width_mm, page.height_mm, page.items, name), style)

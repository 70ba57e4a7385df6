"""Painters of pages whose PDF backgrounds say in the interface's language when they can't be shown."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.ids import BlobId
from tni.render.pdf_tiles import PdfTileSource
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.ui.i18n import tr


def failed_pdf_text() -> str:
    """Return the lines in place of a PDF page that can't be shown."""
    return tr("Cette page du PDF\nne peut pas être affichée.")


def page_painter(blobs: Callable[[BlobId], bytes], pdf: PdfTileSource, fonts: Fonts) -> ItemPainter:
    return ItemPainter(blobs, pdf, fonts, failed_pdf_text())

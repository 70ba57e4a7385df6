"""Reader of the hashes of a lesson's pages, for a process that shows nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.items import PdfBackground
from tni.library.similar_pages import HASH_BYTES
from tni.render.text_layout import Fonts
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.services.library.page_describer import PageDataKind
from tni.services.library.page_versions import page_hash
from tni.ui.canvas.thumbnail import hash_picture
from tni.ui.printing.export import export_painter


class PageHashReader:
    """Reader of hashes. application: lives as long as the reader. A blank page has none."""

    kind = PageDataKind.PICTURE

    def __init__(self, application: QGuiApplication, pdf_pages: PdfPageCacheFactory) -> None:
        self._application, self._pdf_pages, self._fonts = application, pdf_pages, Fonts()

    def read(self, lesson: Path) -> dict[PageId, bytes]:
        document, blobs = read_layer(lesson, None), blob_reader(lesson)
        pdf = self._pdf_pages(blobs, _nowhere)
        try:
            painter = export_painter(pdf, blobs, self._fonts)
            hashes = {page.id: page_hash(hash_picture(document, painter, page.id)) for page in document.pages()}
        finally:
            pdf.close()
        return {page: found.to_bytes(HASH_BYTES, "big") for page, found in hashes.items() if found}


def _nowhere(_pdf: PdfBackground, _region: Rect) -> None:
    pass

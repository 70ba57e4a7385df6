"""Rendering of the open lesson: its page source, renderer, PDF backgrounds and thumbnails."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.core.geometry import Affine, Rect
from tni.core.ids import PageId
from tni.core.tasks import MainThread
from tni.document.drawlist import pdf_box
from tni.document.items import PdfBackground
from tni.formats.pdf_reader import PdfReader
from tni.render.page_source import DocumentSource
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.lesson.pdf_page_cache import PdfPageCache
from tni.ui.canvas.page_renderer import PageRenderer, PageRendererFactory
from tni.ui.canvas.thumbnail import thumbnail, thumbnail_steps


class ShownLesson:
    """Rendering objects of an open lesson. arrived: called with a page and a box of it (mm) when the picture of a PDF
    has arrived."""

    def __init__(
        self,
        lesson: OpenLesson,
        pdf: PdfReader,
        fonts: Fonts,
        main: MainThread,
        arrived: Callable[[PageId, Rect], None],
        surround: Callable[[], str],
        screens: PageRendererFactory,
        warmth: Callable[[], float] = lambda: 0.0,
    ) -> None:
        self.lesson, self.editor = lesson, lesson.editor
        self.fonts = fonts
        self._arrived_at, self._surround, self.screens = arrived, surround, screens
        self._warmth = warmth
        self.pdf_pages = PdfPageCache(pdf, lesson.port.blob, main, self._arrived)
        self.painter = ItemPainter(lesson.port.blob, self.pdf_pages, fonts)
        self.painter.warmth = warmth()
        self.source, self.screen = self._shown()

    def _shown(self) -> tuple[DocumentSource, PageRenderer]:
        source = DocumentSource(self.editor.document)
        return source, self.screens.screen(source, self.painter, self._surround())

    def show_layer(self) -> None:
        """Switch to another layer of the lesson, whose document is another object."""
        self.source, self.screen = self._shown()

    def recolour(self) -> None:
        """Take over changed colours of the chrome or another warmth of the light. The page and its surround have them
        when they are next shown."""
        self.painter.warmth = self._warmth()
        self.screen.set_surround(self._surround())

    def thumbnail(self, page: PageId, size: QSize) -> QImage:
        """Return a thumbnail of a page as it is now, as large as fits in `size` pixels."""
        return thumbnail(self.editor.document, self.painter, page, size)

    def thumbnail_steps(self, page: PageId, size: QSize) -> Generator[None, None, QImage]:
        """Make a thumbnail in steps. Returns a null image when the page does not exist."""
        if all(known.id != page for known in self.editor.pages):
            return QImage()
        return (yield from thumbnail_steps(self.editor.document, self.painter, page, size))

    def close(self) -> None:
        self.pdf_pages.close()

    def _arrived(self, pdf: PdfBackground, region: Rect) -> None:
        document = self.editor.document
        for page in document.pages():
            if page.pdf == pdf:
                box = pdf_box(pdf, page.format.width_mm, document.height_mm(page.id))
                scale = box.width / pdf.width_mm
                self._arrived_at(page.id, Affine(scale, 0, 0, scale, box.x, box.y).rect(region))

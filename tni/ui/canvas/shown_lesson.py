"""Rendering of the open lesson: its page source, renderer, PDF backgrounds and thumbnails."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId, new_id
from tni.document.drawlist import pdf_box
from tni.document.items import Image, PdfBackground
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.text_layout import Fonts
from tni.services.lesson.lesson_service import OpenLesson
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.ui.canvas.page_renderer import PageRenderer, PageRendererFactory
from tni.ui.canvas.thumbnail import thumbnail, thumbnail_steps
from tni.ui.printing.page_painter import page_painter

if TYPE_CHECKING:
    from tni.ui.gl.surface import GlSurface


@dataclass(frozen=True, slots=True)
class PageRendering:
    """Parts with which every lesson is drawn. pdf_pages: makes the cache of a lesson's PDF backgrounds. gl: shows the
    page when the rendering backend is OpenGL."""

    fonts: Fonts
    pdf_pages: PdfPageCacheFactory
    gl: GlSurface | None = None


class PageLight(Protocol):
    """Colour beside the page, and warmth of the light on it."""

    @property
    def page_surround(self) -> str: ...

    @property
    def page_warmth(self) -> float: ...


class ShownLesson:
    """Rendering objects of an open lesson. arrived: called with a page and a box of it (mm) when the picture of a PDF
    has arrived."""

    def __init__(
        self,
        lesson: OpenLesson,
        rendering: PageRendering,
        screens: PageRendererFactory,
        light: PageLight,
        arrived: Callable[[PageId, Rect], None],
    ) -> None:
        self.lesson, self.editor, self.fonts = lesson, lesson.editor, rendering.fonts
        self._arrived_at, self._light, self.screens = arrived, light, screens
        self.pdf_pages = rendering.pdf_pages(lesson.port.blob, self._arrived)
        self.editor.pdf_links = self.pdf_pages.links
        self.painter = page_painter(lesson.port.blob, self.pdf_pages, rendering.fonts)
        self.painter.warmth = light.page_warmth
        self._stand_ins: dict[ItemId, BlobId] = {}
        self.source, self.screen = self._shown()

    def _shown(self) -> tuple[DocumentSource, PageRenderer]:
        source = DocumentSource(self.editor.document)
        source.stand_ins = self._stand_ins
        return source, self.screens.screen(source, self.painter, self._light.page_surround)

    def show_layer(self) -> None:
        """Switch to another layer of the lesson, whose document is another object."""
        self.source, self.screen = self._shown()

    def free_picture(self) -> None:
        """Free the memory of the page's picture while something covers all of the page. The canvas makes it again when
        it shows the page next."""
        if (front := self.screen.front) is not None and front.width() > 1:
            self.screen.show(self.editor.page.id, PixelView.of(self.editor.view, 1, 1), 0.0)

    @property
    def is_freed(self) -> bool:
        """True after `free_picture`, until the page is shown."""
        return (front := self.screen.front) is not None and front.width() == 1

    def recolour(self) -> None:
        """Take over changed colours of the chrome or another warmth of the light. The page and its surround have them
        when they are next shown."""
        self.painter.warmth = self._light.page_warmth
        self.screen.set_surround(self._light.page_surround)

    def show_instead(self, image: Image, picture: QImage | None) -> None:
        """Show a picture in place of an image of the lesson, or the image again with None. It is painted when its page
        is next painted."""
        given = self.painter.pictures.given
        if (before := self._stand_ins.pop(image.id, None)) is not None:
            del given[before]
        if picture is not None:
            blob = self._stand_ins[image.id] = BlobId(new_id())
            given[blob] = picture

    def keep_decoded(self, image: Image, picture: QImage) -> None:
        """Take the decoded picture of an image that was just added, so that its file need not be decoded."""
        self.painter.pictures.keep(image.blob, picture)

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
        self.pdf_pages.links(pdf)  # they are there before a tap
        for page in document.pages():
            if page.pdf == pdf:
                box = pdf_box(pdf, page.format.width_mm, document.height_mm(page.id))
                scale = box.width / pdf.width_mm
                self._arrived_at(page.id, Affine(scale, 0, 0, scale, box.x, box.y).rect(region))

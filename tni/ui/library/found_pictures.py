"""Pictures of pages and places that were found, painted on a worker, of the open lesson and of others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import PdfBackground
from tni.render.raster.item_painter import ItemPainter
from tni.render.text_layout import Fonts
from tni.services.lesson.closed_lesson import blob_reader, read_layer
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.ui.canvas.place_picture import PlaceContent, place_content, place_picture
from tni.ui.canvas.thumbnail import thumbnail

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """Picture to paint. key: as the list knows it. box: of a place on the page, in mm; None for the whole page."""

    key: object
    page: PageId
    box: Rect | None = None


type Shown = Callable[[object, QImage], None]
"""Receiver of a picture with its key, on the main thread."""


class FoundPictures:
    """Painter of pictures. For the main thread. What was asked before is given up with `drop`."""

    def __init__(self, fonts: Fonts, pdf_pages: PdfPageCacheFactory, tasks: TaskRunner) -> None:
        self._fonts, self._pdf_pages, self._tasks = fonts, pdf_pages, tasks
        self._asked = 0

    def drop(self) -> None:
        """Give up what is not painted yet."""
        self._asked += 1

    def paint_places(
        self, places: Sequence[tuple[object, PlaceContent]], painter: ItemPainter, size: QSize, shown: Shown
    ) -> None:
        """Paint places of the open lesson. painter: may be used on a worker."""
        for key, content in places:
            self._submit(partial(_place, key, content, painter, size), shown)

    def paint_lesson(self, lesson: Path, wanted: Sequence[WantedPicture], size: QSize, shown: Shown) -> None:
        """Paint pages and places of a lesson's file."""
        self._submit(lambda: self._painted(lesson, wanted, size), shown)

    def _submit(self, work: Callable[[], dict[object, QImage]], shown: Shown) -> None:
        asked = self._asked

        def done(images: dict[object, QImage]) -> None:
            if asked == self._asked:
                for key, image in images.items():
                    shown(key, image)

        def failed(error: Exception) -> None:
            _log.info("no picture of what was found: %s", error)

        self._tasks.submit(lambda: work() if asked == self._asked else {}, done, failed)

    # -- on the worker

    def _painted(self, lesson: Path, wanted: Sequence[WantedPicture], size: QSize) -> dict[object, QImage]:
        from tni.ui.printing.export import export_painter

        document, blobs = read_layer(lesson, None), blob_reader(lesson)
        pdf = self._pdf_pages(blobs, _nowhere)
        try:
            painter = export_painter(pdf, blobs, self._fonts)
            return {one.key: image for one in wanted if (image := _image(document, painter, one, size)) is not None}
        finally:
            pdf.close()


def _image(document: Document, painter: ItemPainter, wanted: WantedPicture, size: QSize) -> QImage | None:
    try:
        if wanted.box is None:
            return thumbnail(document, painter, wanted.page, size)
        return place_picture(place_content(document, wanted.page, wanted.box), painter, size)
    except TniError:  # the page is gone meanwhile
        return None


def _place(key: object, content: PlaceContent, painter: ItemPainter, size: QSize) -> dict[object, QImage]:
    return {key: place_picture(content, painter, size)}


def _nowhere(_pdf: PdfBackground, _region: Rect) -> None:
    pass

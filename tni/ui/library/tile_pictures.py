"""Pictures of lessons on the home screen's tiles, read or made on a worker when a tile is first seen."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.core.tasks import TaskRunner
from tni.document.items import PdfBackground
from tni.library.listed_lesson import ListedLesson
from tni.processes.freed_memory import return_freed_memory
from tni.render.raster.image_decoder import decode_image
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.services.library.pictured_pages import PicturedLesson, PicturedPages

KEPT_SIZE = QSize(480, 270)
"""Size within which a kept picture lies: the tiles of the largest screens are no larger."""
QUALITY = 92
MOST_BYTES = 32 << 20
"""Memory of the pictures of tiles."""
MOST_WAITING = 64
_log = logging.getLogger(__name__)
type _Key = tuple[str, float, int, PageId | None]


class TilePictures(QObject):
    """Pictures of pages. For the main thread; work is done on `tasks`, one lesson at a time, the one seen last first.

    changed: a picture has come.
    """

    changed = Signal()

    def __init__(
        self,
        pages: PicturedPages,
        fonts: Fonts,
        pdf_pages: PdfPageCacheFactory,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._pages, self._fonts, self._pdf_pages = pages, fonts, pdf_pages
        self._tasks = tasks
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._missing: set[_Key] = set()
        self._waiting: list[tuple[_Key, QSize]] = []
        self._under_way: frozenset[_Key] = frozenset()

    def picture(self, lesson: ListedLesson, size: QSize, page: PageId | None = None) -> QPixmap | None:
        """Return the picture of a lesson's page, None for the first; None while it is not there, or if there is none.
        size: in pixels of the screen, within which it should lie."""
        key = (lesson.path, lesson.changed_s, lesson.size, page)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found
        if key not in self._under_way and key not in self._missing and not lesson.problem:
            self._waiting = [one for one in self._waiting if one[0] != key][-MOST_WAITING:]
            self._waiting.append((key, size))
            self._do_next()
        return None

    def forget(self) -> None:
        """Drop all pictures: tiles have another size."""
        self._pictures.clear()
        self._missing.clear()
        self._bytes = 0
        self._waiting.clear()

    def stop(self) -> None:
        """Read and make no more pictures than the one under way, until tiles are painted again. Those that failed are
        then tried once more."""
        self._waiting.clear()
        self._missing.clear()

    def _do_next(self) -> None:
        """Begin with the lesson seen last: with all of its pages that wait, since it is read once for them."""
        if self._under_way or not self._waiting:
            return
        last, size = self._waiting[-1]
        pages = [key for key, wanted in self._waiting if key[:-1] == last[:-1] and wanted == size]
        self._under_way = frozenset(pages)
        self._waiting = [one for one in self._waiting if one[0] not in self._under_way]
        self._tasks.submit(partial(self._find, last[0], pages, size), self._done, lambda _error: self._done({}))

    def _done(self, images: Mapping[_Key, QImage]) -> None:
        for key in self._under_way:
            if (image := images.get(key)) is None or image.isNull():
                self._missing.add(key)
            else:
                self._keep(key, QPixmap.fromImage(image))
        self._under_way = frozenset()
        self.changed.emit()
        self._do_next()

    def _keep(self, key: _Key, picture: QPixmap) -> None:
        self._pictures[key] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > MOST_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _bytes_of(oldest)

    # -- on the worker

    def _find(self, path: str, keys: Sequence[_Key], size: QSize) -> dict[_Key, QImage]:
        found: dict[_Key, QImage] = {}
        lesson: PicturedLesson | None = None
        for key in keys:
            try:
                kept = self._pages.key_of(path, key[-1])
                image = self._read(kept)
                if image.isNull():
                    lesson = lesson or self._pages.read(path)
                    image = self._painted(lesson, key[-1])
                    if not image.isNull():
                        self._pages.pictures.write(kept, _encoded(image))
            except (OSError, TniError) as error:
                _log.info("%s has no picture: %s", path, error)
                continue
            if not image.isNull():
                ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                found[key] = image.scaled(size, ratio, smooth)
        if lesson is not None:
            del lesson
            return_freed_memory()
        return found

    def _read(self, kept: str) -> QImage:
        """Return a picture that is kept, or a null image."""
        data = self._pages.pictures.read(kept)
        return QImage() if data is None else decode_image(data)

    def _painted(self, lesson: PicturedLesson, page: PageId | None) -> QImage:
        """Paint a page, twice as large as it is kept: thin lines look better made smaller. A null image without one."""
        from tni.ui.canvas.thumbnail import thumbnail
        from tni.ui.printing.export import export_painter

        shown = page or lesson.first
        if shown is None:
            return QImage()
        pdf = self._pdf_pages(lesson.blobs, _nowhere)
        try:
            large = thumbnail(lesson.document, export_painter(pdf, lesson.blobs, self._fonts), shown, KEPT_SIZE * 2)
        finally:
            pdf.close()
        return large.scaled(KEPT_SIZE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _nowhere(_pdf: PdfBackground, _region: Rect) -> None:
    pass


def _bytes_of(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


def _encoded(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(QUALITY)
    writer.write(image)
    return bytes(buffer.data().data())

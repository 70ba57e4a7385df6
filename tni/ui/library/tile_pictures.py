"""Pictures of lessons on the home screen's tiles, read or made on a worker when a tile is first seen."""

from __future__ import annotations

import logging
from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.tasks import TaskRunner
from tni.document.items import PdfBackground
from tni.library.listed_lesson import ListedLesson
from tni.render.raster.image_decoder import decode_image
from tni.render.text_layout import Fonts
from tni.services.lesson.pdf_page_cache import PdfPageCacheFactory
from tni.services.library.first_pages import FirstPage, FirstPages

KEPT_SIZE = QSize(480, 270)
"""Size within which a kept picture lies: the tiles of the largest screens are no larger."""
QUALITY = 92
MOST_BYTES = 32 << 20
"""Memory of the pictures of tiles."""
MOST_WAITING = 64
_log = logging.getLogger(__name__)
type _Key = tuple[str, float, int]


class TilePictures(QObject):
    """Pictures of first pages. For the main thread; work is done on `tasks`, one lesson at a time, the one seen last
    first.

    changed: a picture has come.
    """

    changed = Signal()

    def __init__(
        self,
        first_pages: FirstPages,
        fonts: Fonts,
        pdf_pages: PdfPageCacheFactory,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._first_pages, self._fonts, self._pdf_pages = first_pages, fonts, pdf_pages
        self._tasks = tasks
        self._pictures: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._missing: set[_Key] = set()
        self._waiting: list[tuple[_Key, QSize]] = []
        self._under_way: _Key | None = None

    def picture(self, lesson: ListedLesson, size: QSize) -> QPixmap | None:
        """Return the picture of a lesson's first page; None while it is not there, or if there is none. size: in pixels
        of the screen, within which it should lie."""
        key = (lesson.path, lesson.changed_s, lesson.size)
        found = self._pictures.get(key)
        if found is not None:
            self._pictures.move_to_end(key)
            return found
        if key != self._under_way and key not in self._missing and not lesson.problem:
            self._waiting = [one for one in self._waiting if one[0] != key][-MOST_WAITING:]
            self._waiting.append((key, size))
            self._do_next()
        return None

    def forget(self) -> None:
        """Drop all pictures: tiles have another size."""
        self._pictures.clear()
        self._bytes = 0
        self._waiting.clear()

    def stop(self) -> None:
        """Read and make no more pictures than the one under way, until tiles are painted again."""
        self._waiting.clear()

    def _do_next(self) -> None:
        if self._under_way is not None or not self._waiting:
            return
        key, size = self._waiting.pop()
        self._under_way = key
        done = partial(self._done, key)
        self._tasks.submit(partial(self._find, key[0], size), done, lambda _error: done(None))

    def _done(self, key: _Key, image: QImage | None) -> None:
        self._under_way = None
        if image is None or image.isNull():
            self._missing.add(key)
        else:
            self._keep(key, QPixmap.fromImage(image))
        self.changed.emit()
        self._do_next()

    def _keep(self, key: _Key, picture: QPixmap) -> None:
        self._pictures[key] = picture
        self._bytes += _bytes_of(picture)
        while self._bytes > MOST_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= _bytes_of(oldest)

    # -- on the worker

    def _find(self, path: str, size: QSize) -> QImage | None:
        kept = self._first_pages.pictures
        try:
            key = self._first_pages.key_of(path)
            data = kept.read(key)
            image = QImage() if data is None else decode_image(data)
            if image.isNull():
                page = self._first_pages.read(path)
                if page is None:
                    return None
                image = self._painted(page)
                kept.write(key, _encoded(image))
        except (OSError, TniError) as error:
            _log.info("%s has no picture: %s", path, error)
            return None
        return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)

    def _painted(self, first: FirstPage) -> QImage:
        """Paint a page, twice as large as it is kept: thin lines look better made smaller."""
        from tni.ui.canvas.thumbnail import thumbnail
        from tni.ui.printing.export import export_painter

        pdf = self._pdf_pages(first.blobs, _nowhere)
        try:
            large = thumbnail(first.document, export_painter(pdf, first.blobs, self._fonts), first.page, KEPT_SIZE * 2)
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

"""Thumbnails of picture files that were found, made when they are first seen and kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from tni.library.picture_search import PictureFile

SIDE_PX = 256
KEPT_BYTES = 48_000_000
MOST_WAITING = 60
_RGBA = QImage.Format.Format_RGBA8888


class Pixels(Protocol):
    """Thumbnail as red, green, blue and alpha of each pixel."""

    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


type MakeThumbnail = Callable[[str, int, Callable[[Pixels | None], None]], None]
"""Makes a thumbnail of a file, no larger than a number of pixels, and passes it on later; None where there is none."""


class SmallPictures(QObject):
    """Thumbnails, one made at a time, the one seen last first. changed: one has come."""

    changed = Signal()

    def __init__(self, make: MakeThumbnail, parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self._kept: OrderedDict[PictureFile, QPixmap] = OrderedDict()
        self._bytes = 0
        self._waiting: list[PictureFile] = []
        self._under_way: PictureFile | None = None

    def picture(self, file: PictureFile) -> QPixmap | None:
        """Return the thumbnail of a file; None while it is made, a null one for what cannot be read."""
        if (found := self._kept.get(file)) is not None:
            self._kept.move_to_end(file)
            return found
        if file != self._under_way:
            self._waiting = [one for one in self._waiting if one != file][-MOST_WAITING:]
            self._waiting.append(file)
            self._make_next()
        return None

    def forget_waiting(self) -> None:
        """Give up what is not made yet."""
        self._waiting.clear()

    def _make_next(self) -> None:
        if self._under_way is None and self._waiting:
            file = self._under_way = self._waiting.pop()
            self._make(file.path, SIDE_PX, lambda small: self._made(file, small))

    def _made(self, file: PictureFile, small: Pixels | None) -> None:
        self._under_way = None
        picture = QPixmap() if small is None else QPixmap.fromImage(_image(small))
        self._kept[file] = picture
        self._bytes += _size(picture)
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])
        self.changed.emit()
        self._make_next()


def _image(small: Pixels) -> QImage:
    return QImage(small.pixels, small.width_px, small.height_px, small.width_px * 4, _RGBA).copy()


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4

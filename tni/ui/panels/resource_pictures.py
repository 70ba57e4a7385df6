"""Thumbnails of the teacher's pictures and of those of her links, made when they are first seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from tni.library.resource import Resource, ResourceKind
from tni.render.raster.image_decoder import decode_image

SIDE_PX = 320
MOST_KEPT = 200
MOST_WAITING = 40
type _Key = tuple[str, int]


class ThumbnailSource(Protocol):
    """Interface of `ResourceService` for thumbnails."""

    def thumbnail(self, path: str, side_px: int, use: Callable[[bytes], None]) -> None:
        """Pass a thumbnail as PNG to `use`, later; b"" where there is none."""


class ResourcePictures(QObject):
    """Thumbnails, one made at a time, the one seen last first. changed: one has come."""

    changed = Signal()

    def __init__(self, source: ThumbnailSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._waiting: list[_Key] = []
        self._under_way: _Key | None = None

    def picture(self, resource: Resource) -> QPixmap | None:
        """Return the thumbnail of a picture or of a link's picture; None without one, or while it is made."""
        path = resource.path if resource.kind is ResourceKind.PICTURE else resource.picture
        if not path:
            return None
        key = (path, resource.changed_ns)
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return None if found.isNull() else found
        if key != self._under_way:
            self._waiting = [one for one in self._waiting if one != key][-MOST_WAITING:]
            self._waiting.append(key)
            self._make_next()
        return None

    def _make_next(self) -> None:
        if self._under_way is None and self._waiting:
            self._under_way = self._waiting.pop()
            self._source.thumbnail(self._under_way[0], SIDE_PX, self._made)

    def _made(self, data: bytes) -> None:
        key, self._under_way = self._under_way, None
        if key is not None:
            self._kept[key] = QPixmap.fromImage(decode_image(data))
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        self.changed.emit()
        self._make_next()

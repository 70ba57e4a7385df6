"""What a page looked like when it was left, kept in the lesson: it is shown while a page full of ink is being read.

It is never out of date: any change of the prepared lesson deletes it in the same transaction.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.store.lesson_connect import READ_ERRORS, connect
from tni.store.lesson_errors import LessonFileError
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import FORMAT
from tni.store.working_copy import is_unpublished

_NUMBERS = struct.Struct("<7d")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """width_mm, height_mm: of the page as far as it goes; screen_height_mm: of what of it is to fit on a surface; box:
    what the picture shows, mm of the page; image: a picture file."""

    page: PageId
    width_mm: float
    height_mm: float
    screen_height_mm: float
    box: Rect
    image: bytes

    def __post_init__(self) -> None:
        lengths = self.width_mm, self.height_mm, self.screen_height_mm, self.box.width, self.box.height
        if not all(isfinite(v) and 0 < v < 1e7 for v in lengths) or not (isfinite(self.box.x) and isfinite(self.box.y)):
            raise BadPagePictureError(f"a picture of {self.box} on a page of {lengths[:3]}")

    def to_bytes(self) -> bytes:
        box = self.box
        sizes = self.width_mm, self.height_mm, self.screen_height_mm, box.x, box.y, box.width, box.height
        return _NUMBERS.pack(*sizes) + self.image

    @classmethod
    def of_bytes(cls, page: PageId, data: bytes) -> PagePicture:
        """Raises: BadPictureError, struct.error."""
        width, height, screen, *box = _NUMBERS.unpack_from(data)
        return cls(page, width, height, screen, Rect(*box), data[_NUMBERS.size :])


class BadPagePictureError(TniError):
    """No picture that a page could have."""


def picture_at_open(path: Path, work: Path) -> PagePicture | None:
    """The picture of the page that a lesson will open at; None where there is none, or where the lesson will not open
    as it was closed. Takes some milliseconds however long the lesson is, and changes nothing. work: folder of working
    copies."""
    wal = path.with_name(path.name + "-wal")
    if not side_file_names_fit(path) or wal.exists() or is_unpublished(path, work):
        return None
    try:
        with closing(connect(path, read_only=True)) as db:
            return _picture(db)
    except (*READ_ERRORS, LessonFileError, BadPagePictureError, struct.error):
        return None  # opening will say what is wrong


def _picture(db: sqlite3.Connection) -> PagePicture | None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != FORMAT:
        return None
    found = db.execute(
        "SELECT layer.page, picture.data FROM layer JOIN picture ON picture.page = layer.page AND picture.layer = 0"
        " WHERE layer.id = 0 AND EXISTS (SELECT 1 FROM meta WHERE key = 'clean' AND value = '1')"
    ).fetchone()
    return None if found is None else PagePicture.of_bytes(PageId(found[0]), found[1])

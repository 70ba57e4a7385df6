"""Picture of a page as it was left, stored in the lesson and shown while a page full of ink is being read.

The picture is never out of date: any change of the prepared lesson deletes it in the same transaction.
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
from tni.files.lesson_errors import LessonFileError
from tni.store.lesson_connect import READ_ERRORS, connect
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import FORMAT
from tni.store.working_copy import is_unpublished

_NUMBERS = struct.Struct("<7d")


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Picture of a page.

    width_mm, height_mm: extent of the page. screen_height_mm: height of the part that is fitted to a surface. box: the
    part of the page that the picture shows, in mm. image: bytes of a picture file.
    """

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
        """Decode a stored picture. Raises: BadPagePictureError, struct.error."""
        width, height, screen, *box = _NUMBERS.unpack_from(data)
        return cls(page, width, height, screen, Rect(*box), data[_NUMBERS.size :])


class BadPagePictureError(TniError):
    """The numbers cannot belong to a picture of a page."""


def picture_at_open(path: Path, work: Path) -> PagePicture | None:
    """Return the picture of the page that a lesson will open at, None if there is none or if the lesson will not open
    as it was closed.

    It takes some milliseconds whatever the length of the lesson, and changes nothing. work: folder of working copies.
    """
    wal = path.with_name(path.name + "-wal")
    if not side_file_names_fit(path) or wal.exists() or is_unpublished(path, work):
        return None
    try:
        with closing(connect(path, read_only=True)) as db:
            return _picture(db)
    except (*READ_ERRORS, LessonFileError, BadPagePictureError, struct.error):
        return None  # opening reports what is wrong


def _picture(db: sqlite3.Connection) -> PagePicture | None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != FORMAT:
        return None
    found = db.execute(
        "SELECT layer.page, picture.data FROM layer JOIN picture ON picture.page = layer.page AND picture.layer = 0"
        " WHERE layer.id = 0 AND EXISTS (SELECT 1 FROM meta WHERE key = 'clean' AND value = '1')"
    ).fetchone()
    return None if found is None else PagePicture.of_bytes(PageId(found[0]), found[1])

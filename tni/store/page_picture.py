"""Picture of the page at which a lesson opens, read without opening it, to be shown while a page full of ink is read.

The picture is never out of date: any change of the prepared lesson deletes it in the same transaction.
"""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from tni.core.ids import PageId
from tni.document.page_picture import BadPagePictureError, PagePicture
from tni.files.lesson_errors import LessonFileError
from tni.store.copy_origin import is_unpublished
from tni.store.lesson_connect import READ_ERRORS, connect
from tni.store.local_disk import side_file_names_fit
from tni.store.migrations import FORMAT
from tni.store.packed_rows import PACKED_SINCE
from tni.store.row_checksums import CHECKED_SINCE


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
    if not PACKED_SINCE <= version <= FORMAT:
        return None
    is_whole = "1"
    if version >= CHECKED_SINCE:
        is_whole = "picture.checksum = row_checksum(picture.layer, picture.page, picture.data)"
    found = db.execute(
        "SELECT layer.page, picture.data FROM layer JOIN picture ON picture.page = layer.page AND picture.layer = 0"
        f" WHERE {is_whole} AND layer.id = 0"
        " AND EXISTS (SELECT 1 FROM meta WHERE key = 'clean' AND value = '1')"
    ).fetchone()
    return None if found is None else PagePicture.of_bytes(PageId(found[0]), found[1])

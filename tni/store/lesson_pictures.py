"""Pictures of lessons' pages, kept as small files from one run to the next. Each may be lost.

A picture is found by the lesson's size, the time of its last change and its first bytes, so that it stays with a lesson
that gets another name or folder, and goes out of use with a lesson that is changed.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import PageId
from tni.files.private import create_private, make_private_folder
from tni.files.regular_file import open_regular

MOST_PICTURES = 20_000
FIRST_BYTES = 65536
"""Lessons that were unpacked or installed together share their time and often their size; their first page of 4096
bytes may be the same too."""
SUFFIX = ".jpg"
_log = logging.getLogger(__name__)


class LessonPictures:
    """Folder of pictures. For worker threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def key_of(self, lesson: Path, page: PageId | None = None) -> str:
        """Return the key of a page of a lesson as it is now, None for the first. Raises: OSError."""
        with open_regular(lesson) as file:
            first = file.read(FIRST_BYTES)
        found = lesson.stat()
        of_page = b"" if page is None else b"%s " % page.encode()
        return sha256(of_page + b"%d %d " % (found.st_size, found.st_mtime_ns) + first).hex()[:32]

    def read(self, key: str) -> bytes | None:
        try:
            return self._path(key).read_bytes()
        except OSError:
            return None

    def write(self, key: str, picture: bytes) -> None:
        """Keep a picture. A failure is only logged."""
        path = self._path(key)
        try:
            make_private_folder(self._folder)
            part = path.with_suffix(".part")
            create_private(part)
            part.write_bytes(picture)
            part.replace(path)
        except OSError as error:
            _log.warning("a picture is not kept: %s", error)

    def prune(self, most: int = MOST_PICTURES) -> None:
        """Delete the oldest pictures beyond `most`."""
        try:
            pictures = [path for path in self._folder.iterdir() if path.suffix == SUFFIX]
        except OSError:
            return
        if len(pictures) <= most:
            return
        with suppress(OSError):
            for path in sorted(pictures, key=lambda one: one.stat().st_mtime)[: len(pictures) - most]:
                path.unlink()

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}{SUFFIX}"

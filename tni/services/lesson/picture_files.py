"""Picture files of every kind as pictures of a lesson, decoded in a guarded process, within limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.errors import TniError
from tni.core.picture import EncodedPicture
from tni.files.picture_bytes import MAX_BYTES, picture_bytes
from tni.files.picture_errors import PictureError
from tni.files.regular_file import NotRegularFileError
from tni.library.resource import DRAWN_SUFFIXES

if TYPE_CHECKING:
    from tni.formats.picture_process import ForeignPicture

DRAW_LIMIT_S, DRAW_CPU_S = 20.0, 10
DRAWN_BYTES = 50_000_000
"""Bytes of the largest SVG that is drawn."""

type PictureResult = EncodedPicture | PictureError | NotRegularFileError


def read_picture_file(path: Path) -> EncodedPicture:
    """Read a picture file, fit for a lesson. For a worker thread. Raises: PictureError, NotRegularFileError."""
    (found,) = read_picture_files([path])
    if isinstance(found, Exception):
        raise found
    return found


def read_picture_files(paths: Sequence[Path]) -> list[PictureResult]:
    """Read picture files, each fit for a lesson, or the error that it ends with. For a worker thread."""
    from tni.formats.picture_process import decode_pictures  # rarely needed

    errors = dict[int, PictureError | NotRegularFileError]()

    def given() -> Iterator[ForeignPicture]:
        for number, path in enumerate(paths):
            try:
                yield _foreign(path)
            except (PictureError, NotRegularFileError) as error:
                errors[number] = error

    decoded = iter(list(decode_pictures(given())))
    results = list[PictureResult]()
    for number, path in enumerate(paths):
        found = errors.get(number) or next(decoded)
        results.append(found if isinstance(found, EncodedPicture | Exception) else PictureError(found, path))
    return results


def _foreign(path: Path) -> ForeignPicture:
    from tni.formats.picture_process import ForeignPicture

    is_drawn = path.suffix.lower() in DRAWN_SUFFIXES
    return ForeignPicture(picture_bytes(path, DRAWN_BYTES if is_drawn else MAX_BYTES), is_drawn)


def is_picture(data: bytes) -> bool:
    """Return whether a file is a picture that a lesson takes, by its header. For a worker thread."""
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint  # rarely needed

    try:
        return SandboxedReader(DRAW_LIMIT_S, cpu_s=DRAW_CPU_S).read(SandboxEntryPoint.PICTURE_SIZE, data) is not None
    except TniError:
        return False


def thumbnail_of(name: str, data: bytes, side_px: int) -> bytes:
    """Return a picture no larger than `side_px`, as PNG; b"" if it is no picture. name: of its file. For a worker
    thread."""
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint  # rarely needed

    is_drawn = name.lower().endswith(DRAWN_SUFFIXES)
    entry = SandboxEntryPoint.SVG_PICTURE if is_drawn else SandboxEntryPoint.THUMBNAIL
    try:
        found = SandboxedReader(DRAW_LIMIT_S, cpu_s=DRAW_CPU_S).read(entry, data, side_px)
    except TniError:
        return b""
    return found if isinstance(found, bytes) else b""

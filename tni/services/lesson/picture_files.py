"""Picture files of every kind as pictures of a lesson. SVG is drawn in a process of its own, within limits."""

from __future__ import annotations

from pathlib import Path

from tni.core.errors import TniError
from tni.core.format_errors import ReadTimeoutError
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureError, PictureFault
from tni.library.resource import DRAWN_SUFFIXES

DRAW_LIMIT_S, DRAW_CPU_S = 20.0, 10
DRAWN_BYTES = 50_000_000
"""Bytes of the largest SVG that is drawn."""


def read_picture_file(path: Path) -> EncodedPicture:
    """Read a picture file, fit for a lesson. For a worker thread. Raises: PictureError."""
    from tni.formats.picture_reader import read_picture  # its library takes 70 ms of start-up and is rarely needed

    if path.suffix.lower() not in DRAWN_SUFFIXES:
        return read_picture(path)
    try:
        if path.stat().st_size > DRAWN_BYTES:
            raise PictureError(PictureFault.TOO_LARGE, path)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise PictureError(PictureFault.MISSING, path) from error
    except OSError as error:
        raise PictureError(PictureFault.UNREADABLE, path) from error
    try:
        return read_picture(drawn_png(data))
    except TniError as error:
        raise PictureError(_fault_of(error), path) from error


def _fault_of(error: TniError) -> PictureFault:
    from tni.api.formats import FormatError, FormatFault  # rarely needed

    if isinstance(error, PictureError):
        return error.fault
    is_large = isinstance(error, ReadTimeoutError) or (
        isinstance(error, FormatError) and error.fault is FormatFault.TOO_LARGE
    )
    return PictureFault.TOO_LARGE if is_large else PictureFault.DAMAGED


def thumbnail_of(name: str, data: bytes, side_px: int) -> bytes:
    """Return a picture no larger than `side_px`, as PNG; b"" if it is no picture. name: of its file."""
    if name.lower().endswith(DRAWN_SUFFIXES):
        try:
            return drawn_png(data, side_px)
        except TniError:
            return b""
    from tni.formats.picture_reader import thumbnail

    return thumbnail(data, side_px)


def drawn_png(data: bytes, side_px: int | None = None) -> bytes:
    """Draw an SVG in a process of its own. Raises: FormatError, ReadTimeoutError, ReaderCrashedError."""
    from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

    more = () if side_px is None else (side_px,)
    found = SandboxedReader(DRAW_LIMIT_S, cpu_s=DRAW_CPU_S).read(SandboxEntryPoint.SVG_PICTURE, data, *more)
    return found if isinstance(found, bytes) else b""

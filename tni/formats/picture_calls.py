"""Calls of the readers of pictures, within the process that the files are given to."""

from __future__ import annotations

from tni.api.formats import FormatError, FormatFault
from tni.core.picture import EncodedPicture
from tni.files.picture_errors import PictureError, PictureFault
from tni.formats.picture_reader import read_picture


def read_pictures(files: tuple[tuple[bytes, bool], ...]) -> tuple[EncodedPicture | PictureFault, ...]:
    """Read pictures, fit for a lesson, each of them or the reason why it cannot be read. files: bytes of each, and
    whether it is an SVG, which is drawn."""
    return tuple(_read(data, is_drawn) for data, is_drawn in files)


def _read(data: bytes, is_drawn: bool) -> EncodedPicture | PictureFault:
    try:
        return read_picture(_drawn(data) if is_drawn else data)
    except PictureError as error:
        return error.fault
    except FormatError as error:
        return PictureFault.TOO_LARGE if error.fault is FormatFault.TOO_LARGE else PictureFault.DAMAGED
    except MemoryError:
        return PictureFault.TOO_LARGE


def _drawn(data: bytes) -> bytes:
    from tni.formats.lessons.svg_picture import png_of  # loads lxml and resvg

    return png_of(data)

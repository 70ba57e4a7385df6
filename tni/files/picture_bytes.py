"""Bytes of picture files, read without their reader, whose library takes long to import."""

from __future__ import annotations

from pathlib import Path

from tni.files.picture_errors import PictureError, PictureFault
from tni.files.regular_file import NotRegularFileError, open_regular

MAX_BYTES = 100_000_000
"""Bytes of the largest picture file that is read."""


def picture_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file. most: the largest number of them. Raises: PictureError, NotRegularFileError."""
    try:
        with open_regular(path) as file:
            data = file.read(most + 1)
    except NotRegularFileError:
        raise
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PictureError(PictureFault.MISSING, path) from error
    except (OSError, ValueError) as error:
        raise PictureError(PictureFault.UNREADABLE, path) from error
    if len(data) > most:
        raise PictureError(PictureFault.TOO_LARGE, path)
    return data

"""Sheets in photographs, such as a pupil's work: found, and straightened, in a process of their own."""

from __future__ import annotations

from tni.core.picture import EncodedPicture
from tni.core.straightening import Corners
from tni.files.picture_errors import PictureError, PictureFault
from tni.formats.sandbox import SandboxedReader, SandboxEntryPoint

LIMIT_S, CPU_S = 30.0, 20


def find_sheet(photograph: bytes) -> Corners | None:
    """Return the corners of the sheet, as parts of the photograph's width and height; None if none is seen. For a
    worker thread. Raises: ReadTimeoutError, ReaderCrashedError."""
    found: Corners | None = SandboxedReader(LIMIT_S, cpu_s=CPU_S).read(SandboxEntryPoint.SHEET_CORNERS, photograph)
    return found


def straighten(photograph: bytes, corners: Corners, ratio: float, *, like_scan: bool) -> EncodedPicture:
    """Return the sheet alone. ratio: its width to its height. like_scan: with white paper and no shadows. For a worker
    thread. Raises: PictureError, ReadTimeoutError, ReaderCrashedError."""
    reader = SandboxedReader(LIMIT_S, cpu_s=CPU_S)
    data, wide, high = reader.read(SandboxEntryPoint.STRAIGHT_SHEET, photograph, corners, ratio, like_scan)
    if not data:
        raise PictureError(PictureFault.DAMAGED)
    return EncodedPicture(data, "image/jpeg", wide, high)

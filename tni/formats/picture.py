"""Picture types and errors, apart from `picture_reader`, whose library takes long to import."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class PictureFault(Enum):
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the system refuses to read it
    EMPTY = "empty"
    UNKNOWN = "unknown format"
    HEIC = "HEIC or AVIF"  # photograph of a phone: recognised, but not supported
    DAMAGED = "damaged"
    TOO_LARGE = "too large"


class PictureError(TniError):
    """A picture can't be read. fault: the reason; source: the file, None if it came as bytes."""

    def __init__(self, fault: PictureFault, source: Path | None = None) -> None:
        super().__init__(f"picture {source or ''}: {fault.value}")
        self.fault, self.source = fault, source


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """Picture fit for a lesson. data: a PNG or JPEG file, upright, at most MAX_SIDE_PX per side. media_type: image/png
    or image/jpeg."""

    data: bytes = field(repr=False)
    media_type: str
    width_px: int
    height_px: int
